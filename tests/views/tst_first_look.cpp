// SPDX-License-Identifier: MIT

// What a new user sees first, and that it stays as they look at it.
#include "support/test_support.h"
#include "support/window_fixture.h"

#include "alerts/alerts_dialog.h"
#include "base/span_for.h"
#include "charts/time_chart.h"
#include "improve/threshold_dialog.h"
#include "overview/machine_survey.h"
#include "overview/own_metric.h"
#include "overview/use_matrix.h"
#include "recording/profiling_dialog.h"
#include "window/growing_span.h"
#include "window/main_window.h"

#include <performance/client/report_client.h>
#include <performance/core/metric_table.h>
#include <performance/judgement/device_choice.h>
#include <performance/judgement/machine_parts.h>

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace performance;
using namespace wai;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

struct Fixture : WindowFixture {
    Fixture() : WindowFixture(PerformanceConfig().withProfileInterval(100ms), History::InMemory)
    {
        window->resize(1280, 800);
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qFatal("no window");
    }
    void record(const QString &id)
    {
        if (!resultOf(client->recordMetric(PerformanceMetric(id, id, MetricCategory::Custom, 3, u"{job}"_s))))
            qFatal("%s is refused", qPrintable(id));
    }
    bool knows(const QString &metric) const
    {
        const auto all = resultOf(client->history()->series());
        return all && std::any_of(all->begin(), all->end(), [&](const SeriesInfo &info) {
                   return info.descriptor.metric == metric && info.lastSeen;
               });
    }
    /// The survey has looked through the series that there are.
    void look() const
    {
        auto *survey = window->findChild<MachineSurvey *>();
        QSignalSpy looked(survey, &MachineSurvey::looked);
        survey->look();
        if (!QTest::qWaitFor([&] { return !looked.isEmpty(); }))
            qFatal("the survey does not end");
    }
};

SeriesInfo seenAt(SeriesDescriptor descriptor, int second)
{
    SeriesInfo info;
    info.descriptor = std::move(descriptor);
    info.lastSeen = fromNanoseconds(second * 1'000'000'000LL);
    return info;
}

SeriesInfo filesystemAt(int second, const char *device, const char *mountpoint, const char *mode = "rw")
{
    return seenAt(metrics::FilesystemUsage.series({{u"system.device"_s, QString::fromLatin1(device)},
                                                   {u"system.filesystem.mountpoint"_s, QString::fromLatin1(mountpoint)},
                                                   {u"system.filesystem.mode"_s, QString::fromLatin1(mode)},
                                                   {u"system.filesystem.state"_s, u"used"_s}}),
                  second);
}

SeriesInfo routeAt(int second, const char *interface)
{
    return seenAt(metrics::NetworkDefaultRoute.series({{u"network.interface.name"_s, QString::fromLatin1(interface)}}),
                  second);
}

SeriesInfo recordedAt(int second, const char *metric)
{
    SeriesDescriptor descriptor{QString::fromLatin1(metric),
                                {},
                                QString::fromLatin1(metric),
                                u"s"_s,
                                MetricCategory::Custom,
                                Instrument::Gauge,
                                Storage::Real,
                                1};
    descriptor.origin = SeriesOrigin::Recorded;
    return seenAt(std::move(descriptor), second);
}

/// A machine whose CPUs were measured each second between two moments.
PerformanceReport recordedBetween(Timestamp from, Timestamp to)
{
    PerformanceReport report;
    RecordedSeries cpu;
    cpu.descriptor = metrics::CpuUtilization.series();
    report.recording.axes.emplace_back();
    for (Timestamp time = from; time <= to; time += 1s) {
        report.recording.axes[0].push_back(time);
        cpu.bits.push_back(0);
    }
    report.recording.series.push_back(std::move(cpu));
    return report;
}

QPushButton *defaultOf(const QDialog &dialog)
{
    for (auto *button : dialog.findChildren<QPushButton *>()) {
        if (button->isDefault())
            return button;
    }
    return nullptr;
}

} // namespace

class TestFirstLook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    /// A minute at first, a quarter of an hour at last; a longer span only where at least half of it is filled.
    void theSpanFollowsTheHistory()
    {
        QCOMPARE(spanFor(0s), nanoseconds(1min));
        QCOMPARE(spanFor(60s), nanoseconds(1min));
        QCOMPARE(spanFor(15min), nanoseconds(15min));
        QCOMPARE(spanFor(24h), nanoseconds(15min));
        for (nanoseconds recorded = 61s; recorded <= 15min; recorded += 1s)
            QVERIFY2(spanFor(recorded) >= recorded && spanFor(recorded) <= 2 * recorded,
                     qPrintable(QString::number(recorded / 1s)));
    }

    void whatTheUserChoseStays()
    {
        ViewState state;
        state.start(std::nullopt);
        QCOMPARE(state.intent().span, nanoseconds(1min));
        state.grow(4min);
        QCOMPARE(state.intent().span, nanoseconds(5min));
        state.grow(10s); // never shorter under the eyes of somebody
        QCOMPARE(state.intent().span, nanoseconds(5min));
        QVERIFY(!state.canGoBack()); // nobody went anywhere
        // Zoomed into something, and back: it goes on growing. While it holds still, it does not.
        state.show({state.newest() - 30s, state.newest() - 10s});
        state.grow(15min);
        QCOMPARE(state.intent().span, nanoseconds(20s));
        state.back();
        QVERIFY(state.intent().grows);
        state.pause();
        state.grow(15min);
        QCOMPARE(state.intent().span, nanoseconds(5min));
        state.follow();
        state.grow(8min);
        QCOMPARE(state.intent().span, nanoseconds(10min));
        // The one that is shown anyway is a choice, too.
        state.setSpan(10min);
        state.grow(15min);
        QCOMPARE(state.intent().span, nanoseconds(10min));

        ViewState chosen;
        chosen.start(2h);
        chosen.grow(15min);
        QCOMPARE(chosen.intent().span, nanoseconds(2h));
    }

    void aChoiceIsRememberedAndGrowthIsNone()
    {
        Fixture f;
        QVERIFY(f.window->viewState().intent().grows);
        f.window->viewState().grow(4min);
        f.window->viewState().setMoment(now() - 1s); // the intent changes, the choice does not
        QVERIFY(!f.settings.span());
        f.window->viewState().setSpan(30min);
        QCOMPARE(f.settings.span(), std::optional<nanoseconds>(30min));
        const MainWindow next(*f.client, f.settings, f.themes);
        QCOMPARE(const_cast<MainWindow &>(next).viewState().intent().span, nanoseconds(30min));
    }

    /// Only what was recorded of late counts: with yesterday's history, six charts of today would be empty.
    void theSpanGrowsWithWhatWasRecordedOfLate_data()
    {
        QTest::addColumn<int>("from"); // seconds ago
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("minutes");
        QTest::newRow("four minutes") << 240 << 0 << 5;
        QTest::newRow("an hour") << 3600 << 0 << 15;
        QTest::newRow("an hour, until five minutes ago") << 3600 << 300 << 15;
        QTest::newRow("yesterday") << 90000 << 86400 << 1;
    }
    void theSpanGrowsWithWhatWasRecordedOfLate()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, minutes);
        ViewState state;
        state.start(std::nullopt);
        ReportClient client(
            recordedBetween(state.newest() - std::chrono::seconds(from), state.newest() - std::chrono::seconds(to)));
        QObject owner;
        new GrowingSpan(client, state, &owner);
        // All answers are there when a later question is answered: they are worked out in turn.
        QTRY_COMPARE(state.intent().span, nanoseconds(std::chrono::minutes(minutes)));
        (void)resultOf(client.history()->query(metrics::CpuUtilization.series().key(),
                                               {state.newest() - 1min, state.newest()}, 1));
        QCoreApplication::processEvents();
        QCOMPARE(state.intent().span, nanoseconds(std::chrono::minutes(minutes)));
    }

    void anEmptyChartSpeaks()
    {
        ThemeSource themes(qApp);
        ViewState state;
        TimeChart chart(themes, u"Disk"_s, u"By/s"_s);
        chart.follow(&state);
        chart.setReasonNow(u"No disk has done anything yet."_s);
        QCOMPARE(chart.summary(), u"Disk: Waiting for the first samples …"_s);
        state.setRecordedSince(state.newest() - 1min);
        QCOMPARE(chart.summary(), u"Disk: No disk has done anything yet."_s);
        state.show({state.newest() - 40s, state.newest() - 30s});
        QCOMPARE(chart.summary(), u"Disk: Nothing was recorded in this range."_s);
    }

    /// The piece of a chart before the first sample is marked, so that it does not look like a fault.
    void whatWasNotRecordedYetIsMarked()
    {
        ThemeSource themes(qApp);
        ViewState state;
        TimeChart chart(themes, u"CPU"_s, u"1"_s);
        chart.follow(&state);
        chart.resize(600, 200);
        chart.setLines({{u"a"_s, u"busy"_s, 0, true}});
        SeriesData data;
        data.points.push_back({state.newest(), 0s, 1, 1, 1, 1});
        chart.setData({state.newest() - 60s, state.newest() + nanoseconds(1)}, {data});
        const auto shade = [&](double share) {
            const QImage image = chart.grab().toImage();
            const QRectF area = chart.plot().area;
            return image.pixelColor(int(area.left() + area.width() * share), int(area.bottom()) - 4);
        };
        QCOMPARE(shade(0.1), shade(0.6));
        state.setRecordedSince(state.newest() - 30s);
        QVERIFY(shade(0.1) != shade(0.6));
        state.setRecordedSince(state.newest() - 1h);
        QCOMPARE(shade(0.1), shade(0.6));
    }

    /// The device of "/" and of the default route, as they are now.
    void theMainDevicesAreJudgedAnew()
    {
        std::vector<SeriesInfo> series{filesystemAt(100, "/dev/vda1", "/"), filesystemAt(100, "/dev/sdb1", "/home"),
                                       filesystemAt(100, "/dev/loop0", "/snap", "ro"), routeAt(100, "eth0")};
        PartsInSeries survey = partsInSeries(series);
        QCOMPARE(survey.rootSource, u"/dev/vda1"_s);
        QCOMPARE(survey.routeInterface, u"eth0"_s);
        QCOMPARE(survey.filesystems.size(), 4); // used and free of those that can fill up
        // The cable is out: the route goes over Wi-Fi. The root was moved to another disk.
        series.push_back(routeAt(160, "wlan0"));
        series.push_back(filesystemAt(150, "/dev/nvme0n1p2", "/"));
        survey = partsInSeries(series);
        QCOMPARE(survey.rootSource, u"/dev/nvme0n1p2"_s);
        QCOMPARE(survey.routeInterface, u"wlan0"_s);
        // And that rules the choice, although the other one carries more and was shown.
        const std::vector<DeviceActivity> networks{{u"eth0"_s, true, 900, 900, false},
                                                   {u"wlan0"_s, true, 10, 10, survey.routeInterface == u"wlan0"}};
        QCOMPARE(chooseDevice(networks, u"eth0"_s), u"wlan0"_s);
        const std::vector<DeviceActivity> disks{
            {u"vda"_s, true, 900, 900, isOnDisk(survey.rootSource, u"vda"_s)},
            {u"nvme0n1"_s, true, 10, 10, isOnDisk(survey.rootSource, u"nvme0n1"_s)}};
        QCOMPARE(chooseDevice(disks, u"vda"_s), u"nvme0n1"_s);
    }

    void theDashboardIsNobodysApplication()
    {
        QVERIFY(!ownMetricIn({recordedAt(100, "wai.ui.hang"), recordedAt(100, "wai.ui.frame.time")}, std::nullopt));
        const std::vector<SeriesInfo> series{recordedAt(90, "shop_queue"), recordedAt(100, "wai.ui.event_loop.lag"),
                                             recordedAt(95, "shop_latency")};
        const auto newest = ownMetricIn(series, std::nullopt);
        QVERIFY(newest && newest->metric == u"shop_latency");
        // It stays while it lives, and makes room when it ended.
        const auto before = ownMetricIn(series, recordedAt(0, "shop_queue").descriptor);
        QVERIFY(before && before->metric == u"shop_queue");
        const auto after = ownMetricIn({recordedAt(90, "shop_queue"), recordedAt(400, "shop_latency")},
                                       recordedAt(0, "shop_queue").descriptor);
        QVERIFY(after && after->metric == u"shop_latency");
    }

    /// A metric that begins while one looks takes no chart away; it is there when the page is opened again.
    void noChartIsReplacedWhileOneLooks()
    {
        Fixture f;
        const auto charts = f.window->currentPage()->findChildren<TimeChart *>();
        const auto queue = std::find_if(charts.begin(), charts.end(),
                                        [](const TimeChart *chart) { return chart->title() == u"Run queue"; });
        QVERIFY(queue != charts.end());
        QTRY_VERIFY(!(*queue)->data().empty() && !(*queue)->data()[0].points.empty());
        f.look();
        f.record(u"wai.ui.hang"_s);
        f.record(u"shop_queue"_s);
        QTRY_VERIFY(f.knows(u"shop_queue"_s));
        const QRect place = (*queue)->geometry();
        f.look();
        QCOMPARE((*queue)->title(), u"Run queue"_s);
        QCOMPARE((*queue)->geometry(), place);
        f.window->showPage(u"processes"_s);
        f.window->showPage(u"overview"_s);
        QTRY_COMPARE((*queue)->title(), u"shop_queue"_s);
    }

    void chartsStandInTheOrderOfTheMatrix()
    {
        Fixture f;
        const auto place = [&](const QString &title) {
            for (const TimeChart *chart : f.window->currentPage()->findChildren<TimeChart *>()) {
                if (chart->title().section(u' ', 0, 0) == title)
                    return chart->geometry().topLeft();
            }
            qFatal("no chart %s", qPrintable(title));
        };
        for (const QSize size : {QSize(1280, 800), QSize(900, 600)}) {
            f.window->resize(size);
            QTRY_COMPARE(f.window->size(), size);
            QCoreApplication::processEvents();
            const QPoint cpu = place(u"CPU"_s);
            const QPoint memory = place(u"Memory"_s);
            const QPoint disk = place(u"Disk"_s);
            QVERIFY(cpu.y() == memory.y() && cpu.x() < memory.x());
            QVERIFY(disk.y() > cpu.y() && disk.x() == cpu.x());
        }
    }

    /// Whole statements or the beginning of the first one, never a piece of the second.
    void cellsOfTheMatrixGiveWholeStatements()
    {
        Fixture f;
        f.window->resize(900, 600);
        const auto *matrix = f.window->findChild<UseMatrix *>();
        const QPushButton *cell = matrix->cell(UseResource::Network, UseRow::Utilization);
        QTRY_VERIFY(cell->accessibleDescription().contains(u", "_s)
                    || matrix->cell(UseResource::Cpu, UseRow::Saturation)->accessibleDescription().contains(u", "_s));
        for (int resource = 0; resource < UseResourceCount; ++resource) {
            for (int row = 0; row < UseRowCount; ++row) {
                const QPushButton *button = matrix->cell(UseResource(resource), UseRow(row));
                const QString all = button->accessibleDescription();
                const QString shown = button->text();
                const bool isWhole = all.isEmpty() || shown == all || all.startsWith(shown + u", "_s);
                QVERIFY2(isWhole || (shown.endsWith(u'…') && !shown.contains(u", "_s)),
                         qPrintable(shown + u" | "_s + all));
                QVERIFY2(all.isEmpty() || shown == all || button->toolTip().startsWith(all),
                         qPrintable(button->toolTip()));
            }
        }
    }

    /// A button becomes the default of the dialog that it is in: said too early, Return presses the first button that there is.
    void returnPressesWhatADialogIsFor()
    {
        Fixture f;
        ProfilingDialog *dialog = f.window->profilingDialog();
        dialog->ask(std::nullopt);
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QVERIFY(defaultOf(*dialog));
        QCOMPARE(defaultOf(*dialog)->objectName(), u"profilingStart"_s);
        auto *target = dialog->findChild<QComboBox *>(u"profilingTarget"_s);
        target->setCurrentIndex(target->count() - 1); // metrics only: every machine can
        auto *name = dialog->findChild<QLineEdit *>(u"profilingName"_s);
        name->setFocus();
        QTest::keyClicks(name, u"By Return"_s);
        QTest::keyClick(name, Qt::Key_Return);
        const auto running = [&] {
            const auto state = resultOf(f.client->sessions()->state());
            return state && state->name == u"By Return";
        };
        QTRY_VERIFY(running());
        QVERIFY(resultOf(f.client->stopProfiling()));

        AlertsDialog alerts(*f.client, {}, nullptr);
        alerts.setAttribute(Qt::WA_DeleteOnClose, false);
        alerts.setVisible(true);
        QVERIFY(defaultOf(alerts));
        QCOMPARE(defaultOf(alerts)->objectName(), u"alertAdd"_s);
        OptimizationStatus::Rule rule;
        rule.thresholds.emplace_back();
        ThresholdDialog thresholds(*f.client, rule);
        thresholds.setAttribute(Qt::WA_DeleteOnClose, false);
        thresholds.show();
        QVERIFY(defaultOf(thresholds));
        QCOMPARE(defaultOf(thresholds)->objectName(), u"thresholdSave"_s);
    }
};

QTEST_MAIN(TestFirstLook)
#include "tst_first_look.moc"
