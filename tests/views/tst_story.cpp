// SPDX-License-Identifier: MIT

// What users do with the window, on real widgets and this real machine.
#include "support/test_support.h"
#include "support/ticks.h"
#include "support/window_fixture.h"

#include "charts/time_chart.h"
#include "language/language.h"
#include "metrics/metrics_page.h"
#include "metrics/series_tree.h"
#include "overview/top_process_model.h"
#include "overview/top_processes.h"
#include "overview/use_matrix.h"
#include "processes/process_model.h"
#include "processes/process_pane.h"
#include "processes/processes_page.h"
#include "reports/compare_dialog.h"
#include "reports/report_dialog.h"
#include "reports/reports_page.h"
#include "window/page_table.h"
#include "window/command_palette.h"
#include "window/main_window.h"
#include "window/notice_bar.h"
#include <performance/core/range_text.h>

#include <performance/core/metric_table.h>

#include <QAbstractItemView>
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QDropEvent>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>

#include <set>

#include <sys/resource.h>

using namespace performance;
using namespace wai;
using namespace std::chrono_literals;

namespace {

struct Fixture : WindowFixture {
    Fixture() : WindowFixture(PerformanceConfig().withProfileInterval(200ms))
    {
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qFatal("no window");
        state().setSpan(std::chrono::seconds(30));
    }
    ViewState &state() { return window->viewState(); }
    template<typename T>
    T *find(const char *name)
    {
        T *widget = window->findChild<T *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("%s is missing", name);
        return widget;
    }
    TimeChart *chart(const QString &name)
    {
        for (TimeChart *chart : window->currentPage()->findChildren<TimeChart *>()) {
            if (chart->accessibleName() == name)
                return chart;
        }
        qFatal("no chart %s", qPrintable(name));
    }
    template<typename T>
    T *page(const char *id)
    {
        window->showPage(QString::fromLatin1(id));
        return static_cast<T *>(window->currentPage());
    }
    /// Until a chart shows so many samples.
    bool waitForSamples(TimeChart *chart, size_t count)
    {
        return QTest::qWaitFor([&] { return !chart->data().empty() && chart->data()[0].points.size() >= count; },
                               20000);
    }
};

/// Seconds of CPU time of the children that have ended, and of theirs.
double cpuOfChildren()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    const auto of = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) * 1e-6; };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

QPoint at(TimeChart *chart, double share)
{
    const QRectF area = chart->plot().area;
    return QPointF(area.left() + area.width() * share, area.center().y()).toPoint();
}

void drag(TimeChart *chart, double from, double to, Qt::KeyboardModifiers modifiers = {})
{
    QTest::mousePress(chart, Qt::LeftButton, modifiers, at(chart, from));
    for (int i = 1; i <= 4; ++i) {
        // QTest::mouseMove() carries no buttons on the offscreen platform.
        const QPoint position = at(chart, from + (to - from) * i / 4);
        QMouseEvent move(QEvent::MouseMove, position, chart->mapToGlobal(position), Qt::NoButton, Qt::LeftButton,
                         modifiers);
        QApplication::sendEvent(chart, &move);
    }
    QTest::mouseRelease(chart, Qt::LeftButton, modifiers, at(chart, to));
}

void turnWheel(QWidget *widget, const QPoint &position, int steps, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent wheel(position, widget->mapToGlobal(position), {}, QPoint(0, steps * 120), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &wheel);
}

double seconds(nanoseconds span)
{
    return double(span.count()) * 1e-9;
}

} // namespace

class TestStory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void zoomPanAndTheWayBack()
    {
        Fixture f;
        f.window->resize(1400, 900);
        TimeChart *cpu = f.chart(QStringLiteral("CPU"));
        QVERIFY(f.waitForSamples(cpu, 3));
        f.state().setSpan(600s);
        QTRY_COMPARE(std::round(seconds(cpu->range().length())), 600.0);
        // At the pointer: what was under it stays there.
        const QPoint middle = at(cpu, 0.5);
        const Timestamp under = cpu->plot().timeAt(middle.x());
        turnWheel(cpu, middle, 1);
        QVERIFY(!f.state().intent().isLive());
        QTRY_COMPARE(std::round(seconds(cpu->range().length())), 480.0);
        QVERIFY(std::abs(seconds(cpu->plot().timeAt(at(cpu, 0.5).x()) - under)) < 6);
        // Every chart went along.
        QTRY_COMPARE(f.chart(QStringLiteral("Memory"))->range(), cpu->range());
        QTest::qWait(800); // the pause itself: it makes what follows another gesture
        const TimeRange zoomed = f.state().range();
        drag(cpu, 0.2, 0.6, Qt::ShiftModifier);
        QVERIFY(f.state().range().from < zoomed.from);
        QCOMPARE(f.state().range().length(), zoomed.length());
        QTest::keyClick(f.window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(f.state().range(), zoomed);
        QTest::keyClick(f.window.get(), Qt::Key_Left, Qt::AltModifier);
        QVERIFY(f.state().intent().isLive());
        QTest::keyClick(f.window.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(f.state().range(), zoomed);
        // A double click follows again.
        QTest::mouseDClick(cpu, Qt::LeftButton, {}, at(cpu, 0.3));
        QVERIFY(f.state().intent().isLive());
    }

    void aBrushSelectsForEverything()
    {
        Fixture f;
        f.window->resize(1400, 900);
        TimeChart *cpu = f.chart(QStringLiteral("CPU"));
        f.state().setSpan(10s);
        QVERIFY(f.waitForSamples(cpu, 12));
        f.state().pause();
        QTRY_COMPARE(cpu->range(), f.state().range());
        drag(cpu, 0.8, 0.99);
        const auto brush = f.state().intent().brush;
        QVERIFY(brush && !brush->isEmpty());
        QVERIFY(brush->from >= cpu->range().from && brush->to <= cpu->range().to);
        // Figures are of the brush: by hand the same.
        double sum = 0;
        quint64 count = 0;
        for (const SeriesPoint &p : cpu->data()[0].points) {
            if (brush->contains(p.time + p.width / 2)) {
                sum += p.mean * p.count;
                count += p.count;
            }
        }
        QVERIFY(count > 0);
        QVERIFY(std::abs(cpu->statistics(0)->mean - sum / double(count)) < 1e-9);
        QCOMPARE(f.chart(QStringLiteral("Memory"))->statistics(0)->count > 0, true);
        // Esc gives it up, Return zooms to it.
        QTest::keyClick(cpu, Qt::Key_Escape);
        QVERIFY(!f.state().intent().brush);
        drag(cpu, 0.5, 0.9);
        const TimeRange wanted = *f.state().intent().brush;
        QTest::keyClick(cpu, Qt::Key_Return);
        QVERIFY(!f.state().intent().brush);
        QVERIFY(std::abs(seconds(f.state().range().to - wanted.to)) < 3
                && f.state().range().length() >= ViewState::ShortestSpan);
    }

    void rangesAreTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("from"); // of the given day; empty: makes no sense
        QTest::addColumn<QString>("to");
        const auto row = [](const char *text, const char *from, const char *to) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(from) << QString::fromLatin1(to);
        };
        row("last 2 h", "2026-11-23T10:30:00", "now");
        row("2h", "2026-11-23T10:30:00", "now");
        row("Last 15 min", "2026-11-23T12:15:00", "now");
        row("now-90m", "2026-11-23T11:00:00", "now");
        row("1 h 30 min", "2026-11-23T11:00:00", "now");
        row("1,5h", "2026-11-23T11:00:00", "now");
        row("letzte 30 Minuten", "2026-11-23T12:00:00", "now");
        row("最近 2 小时", "2026-11-23T10:30:00", "now");
        row("10:00-10:20", "2026-11-23T10:00:00", "2026-11-23T10:20:00");
        row("10:00–10:20", "2026-11-23T10:00:00", "2026-11-23T10:20:00");
        row("10:00:30 — 10:01", "2026-11-23T10:00:30", "2026-11-23T10:01:00");
        row("10:00 to 12:00", "2026-11-23T10:00:00", "2026-11-23T12:00:00");
        row("10:00 - now", "2026-11-23T10:00:00", "2026-11-23T12:30:00");
        row("23:00-01:00", "2026-11-22T23:00:00", "2026-11-23T01:00:00"); // over midnight, of yesterday
        row("14:00-14:20", "2026-11-22T14:00:00", "2026-11-22T14:20:00"); // still to come today
        row("2026-11-20", "2026-11-20T00:00:00", "2026-11-21T00:00:00");
        row("2026-11-20 08:00 – 09:30", "2026-11-20T08:00:00", "2026-11-20T09:30:00");
        row("2026-11-20 08:00 – 2026-11-21 09:30", "2026-11-20T08:00:00", "2026-11-21T09:30:00");
        row("2026-11-19/2026-11-20", "2026-11-19T00:00:00", "2026-11-21T00:00:00");
        row("2026-11-20T08:00:00 – 2026-11-20T08:05:00", "2026-11-20T08:00:00", "2026-11-20T08:05:00");
        row("10:00", "2026-11-23T09:57:30", "2026-11-23T10:02:30");
        row("yesterday", "2026-11-22T00:00:00", "2026-11-23T00:00:00");
        row("Today", "2026-11-23T00:00:00", "2026-11-23T12:30:00");
        for (const char *nonsense :
             {"", "banana", "2", "h", "-5 min", "0 s", "25:00-26:00", "10:61", "2026-13-01", "2026-02-30",
              "10:00-10:00:xx", "999999 d", "2026-11-20 – 2020-01-01", "1h banana"})
            row(nonsense, "", "");
    }
    void rangesAreTyped()
    {
        QFETCH(QString, text);
        QFETCH(QString, from);
        QFETCH(QString, to);
        const auto moment = [](const QString &iso) {
            return fromNanoseconds(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch() * 1'000'000);
        };
        const Timestamp now = moment(QStringLiteral("2026-11-23T12:30:00"));
        const auto range = rangeFromText(text, now);
        QCOMPARE(range.has_value(), !from.isEmpty());
        if (!range)
            return;
        QCOMPARE(range->end.has_value(), to != u"now");
        const Timestamp end = range->end.value_or(now);
        QCOMPARE(toIsoString(end), toIsoString(to == u"now" ? now : moment(to)));
        QCOMPARE(toIsoString(end - range->span), toIsoString(moment(from)));
        // What is shown can be typed again.
        const auto again = rangeFromText(rangeToText(*range), now);
        QVERIFY2(again, qPrintable(rangeToText(*range)));
    }

    void aTypedRangeRulesTheWindow()
    {
        Fixture f;
        auto *field = f.find<QComboBox>("range")->lineEdit();
        QTest::keyClick(f.window.get(), Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field,
                         QStringLiteral("2026-11-20 08:00 - 08:10")); // a time without a date may be still to come
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(seconds(f.state().intent().span), 600.0);
        QVERIFY(!f.state().intent().isLive());
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("soon"));
        QTest::keyClick(field, Qt::Key_Return);
        const auto *notices = f.window->findChild<NoticeBar *>();
        QVERIFY(notices->isVisible() && notices->current().contains(QStringLiteral("“soon”")));
        QCOMPARE(seconds(f.state().intent().span), 600.0); // nothing changed
    }

    // The question that a monitor is for: it was slow a moment ago; who was it?
    void timeTravelNamesTheCulprit()
    {
        Fixture f;
        f.window->resize(1400, 900);
        f.state().setSpan(30s);
        TimeChart *cpu = f.chart(QStringLiteral("CPU"));
        QVERIFY(f.waitForSamples(cpu, 3));
        QProcess load;
        load.start(QStringLiteral("stress-ng"),
                   {QStringLiteral("--cpu"), QStringLiteral("1"), QStringLiteral("--timeout"), QStringLiteral("3")});
        QVERIFY(load.waitForStarted());
        const Timestamp begin = now();
        const double usedBefore = cpuOfChildren();
        QVERIFY(load.waitForFinished(15000));
        const double reallyUsed = cpuOfChildren() - usedBefore;
        const Timestamp end = now();
        QVERIFY(waitUntilRecorded(*f.client, end + 1s)); // it is over
        f.state().pause();
        QTRY_COMPARE(cpu->range(), f.state().range());
        // One click into the past …
        const double share = seconds(begin + (end - begin) / 2 - cpu->range().from) / seconds(cpu->range().length());
        QTest::mouseClick(cpu, Qt::LeftButton, {}, at(cpu, share));
        QVERIFY(f.state().intent().moment);
        auto *top = f.window->findChild<TopProcesses *>();
        QTRY_VERIFY(top->names().value(0).startsWith(QStringLiteral("stress-ng")));
        // … on the page of processes, too, …
        auto *page = f.page<ProcessesPage>("processes");
        auto *table = page->view();
        QTRY_VERIFY(
            table->model()->index(0, ProcessModel::Name).data().toString().startsWith(QStringLiteral("stress-ng")));
        // … and over a brushed range with what it used in all of it.
        f.state().setMoment(std::nullopt);
        f.state().setBrush(TimeRange{begin - 1s, end + 1s});
        QTRY_VERIFY(
            table->model()->index(0, ProcessModel::Name).data().toString().startsWith(QStringLiteral("stress-ng")));
        const auto totals = resultOf(f.client->processes()->in({begin - 1s, end + 1s}));
        QVERIFY(totals);
        const double used = *totals->processes->front().cpu * seconds(totals->interval);
        // As the kernel counts it for those who have ended; at both ends up to a tick is seen by nobody.
        QVERIFY2(used > reallyUsed / 2 && used < reallyUsed + 0.6,
                 qPrintable(QStringLiteral("%1 of %2").arg(used).arg(reallyUsed)));
        // Back to now: all processes again.
        QTest::keyClick(table, Qt::Key_Escape);
        f.state().follow();
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 25, 10000);
    }

    void theMatrixColoursWhatIsShort()
    {
        Fixture f;
        f.window->resize(1400, 900);
        auto *matrix = f.window->findChild<UseMatrix *>();
        QProcess load;
        load.start(QStringLiteral("stress-ng"),
                   {QStringLiteral("--cpu"), QString::number(QThread::idealThreadCount() * 3),
                    QStringLiteral("--timeout"), QStringLiteral("25")});
        QVERIFY(load.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(matrix->severity(UseResource::Cpu, UseRow::Saturation) >= Severity::Notable, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(matrix->severity(UseResource::Cpu, UseRow::Utilization) >= Severity::Notable, 20000);
        QCOMPARE(matrix->severity(UseResource::Memory, UseRow::Errors), Severity::Fine);
        load.kill();
        load.waitForFinished();
        // Cells lead to charts: their own, or those of the series behind them.
        QTest::mouseClick(matrix->cell(UseResource::Cpu, UseRow::Saturation), Qt::LeftButton);
        QTRY_VERIFY(f.chart(QStringLiteral("Pressure"))->hasFocus());
        QTest::mouseClick(matrix->cell(UseResource::Network, UseRow::Errors), Qt::LeftButton);
        QCOMPARE(f.window->currentPageId(), QStringLiteral("metrics"));
        const auto &panels = static_cast<MetricsPage *>(f.window->currentPage())->boardView()->board().panels;
        QTRY_VERIFY(!panels.empty());
        QCOMPARE(panels.back().series.front().key, metrics::TcpRetransmits.series().key());
    }

    void aProcessIsLookedIntoAndEnded()
    {
        Fixture f;
        QProcess victim;
        victim.start(QStringLiteral("sleep"), {QStringLiteral("300")});
        QVERIFY(victim.waitForStarted());
        auto *page = f.page<ProcessesPage>("processes");
        auto *table = page->view();
        page->setSearch(QStringLiteral("pid=%1").arg(victim.processId()));
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, 10000);
        table->setCurrentIndex(table->model()->index(0, 0));
        auto *pane = page->findChild<ProcessPane *>();
        QTRY_VERIFY(pane->isVisible());
        QTRY_VERIFY2_WITH_TIMEOUT(pane->waiting().contains(QStringLiteral("nanosleep")), qPrintable(pane->waiting()),
                                  10000);
        // Ending asks first; no is no.
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        auto *yes = f.find<QPushButton>("confirmYes");
        QTRY_VERIFY(yes->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!yes->isVisible());
        QCOMPARE(victim.state(), QProcess::Running);
        QTest::mouseClick(f.find<QPushButton>("processEnd"), Qt::LeftButton);
        QTRY_VERIFY(yes->isVisible());
        QTest::mouseClick(yes, Qt::LeftButton);
        QVERIFY(victim.waitForFinished(5000));
        QCOMPARE(victim.exitStatus(), QProcess::CrashExit); // by the signal
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 0, 10000);
    }

    void boardsAreArrangedSavedAndReopened()
    {
        Fixture f;
        f.window->resize(1400, 900);
        QVERIFY(f.waitForSamples(f.chart(QStringLiteral("CPU")), 3));
        QString file = f.folder.filePath(QStringLiteral("shared.json"));
        Board arranged;
        {
            auto *page = f.page<MetricsPage>("metrics");
            BoardView *view = page->boardView();
            QTRY_VERIFY(view->panels().size() >= 4);
            QTRY_VERIFY(!view->panels()[0]->chart()->lines()[0].label.contains(
                QStringLiteral("not known"))); // the list is there
            // Found and added by a double click, which is what Return does.
            auto *search = f.find<QLineEdit>("seriesSearch");
            QTest::mouseClick(f.find<QPushButton>("addChart"), Qt::LeftButton);
            QTRY_COMPARE(view->board().panels.size(), size_t(5));
            QTest::keyClicks(search, QStringLiteral("run queue"));
            QTest::keyClick(search, Qt::Key_Return);
            QTRY_COMPARE(view->board().panels.back().series.size(), size_t(1));
            QCOMPARE(view->board().panels.back().series.front().key, metrics::RunQueue.series().key());
            // Another unit gets the axis at the right, a third one a chart of its own.
            view->addSeries({metrics::MemoryAvailable.series().key()});
            QCOMPARE(view->board().panels.size(), size_t(5));
            QCOMPARE(view->panels().back()->chart()->lines()[1].axis, 1);
            view->addSeries({metrics::Interrupts.series().key()});
            QCOMPARE(view->board().panels.size(), size_t(6));
            // Dragged to the front.
            QMimeData dragged;
            dragged.setData(QStringLiteral("application/x-wai-panel"), "4");
            BoardPanelView *first = view->panels().front();
            QDragEnterEvent enter(QPoint(5, 5), Qt::MoveAction, &dragged, Qt::LeftButton, {});
            QApplication::sendEvent(first, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent drop(QPointF(5, 5), Qt::MoveAction, &dragged, Qt::LeftButton, {});
            QApplication::sendEvent(first, &drop);
            QCOMPARE(view->board().panels.front().series.front().key, metrics::RunQueue.series().key());
            // A style of its own; then all of it is on disk.
            view->panels().front()->chart()->setStyle(ChartStyle::Stacked);
            Q_EMIT view->panels().front()->chart()->appearanceChanged();
            arranged = view->board();
            QCOMPARE(arranged.panels.front().style, ChartStyle::Stacked);
            page->exportTo(file);
            // Undo takes back one step after the other.
            QTest::keyClick(page, Qt::Key_Z, Qt::ControlModifier);
            QTRY_COMPARE(view->board().panels.front().style, ChartStyle::Line);
        }
        // Another window, another day: the file is opened, and shows measured samples.
        QTRY_VERIFY(QJsonDocument::fromJson([&] {
                        QFile in(file);
                        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
                    }())
                        .isObject());
        Fixture other;
        auto *page = other.page<MetricsPage>("metrics");
        page->importFrom(file);
        QTRY_COMPARE(page->boardView()->board().panels, arranged.panels);
        QTRY_VERIFY_WITH_TIMEOUT(other.waitForSamples(page->boardView()->panels().front()->chart(), 3), 20000);
        // Its shelf holds it for the next start.
        other.window.reset();
        other.window = std::make_unique<MainWindow>(*other.client, other.settings, other.themes);
        other.window->show();
        const BoardView *again = other.page<MetricsPage>("metrics")->boardView();
        QTRY_COMPARE(again->board().panels, arranged.panels);
    }

    void aBoardOfLostSeriesAndNonsense()
    {
        Fixture f;
        auto *page = f.page<MetricsPage>("metrics");
        const auto *notices = f.window->findChild<NoticeBar *>();
        int imported = 0;
        const auto import = [&](const QByteArray &json) {
            const QString path = f.folder.filePath(
                QStringLiteral("b%1.json").arg(++imported)); // each is read when its turn comes
            QFile out(path);
            if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate) || out.write(json) != json.size())
                qFatal("cannot write");
            out.close();
            page->importFrom(path);
        };
        QTRY_VERIFY(!page->boardView()->panels().empty());
        QTRY_VERIFY(page->findChild<SeriesTree *>()->find(
            QStringLiteral("system.cpu.utilization"))); // the list of series is here
        import(
            R"({"waiBoard":1,"name":"old","panels":[{"lines":[{"series":"gone.away"},{"series":"system.cpu.utilization"}]}]})");
        QTRY_VERIFY(notices->current().contains(QStringLiteral("gone.away")));
        QCOMPARE(page->boardView()->panels().size(), size_t(1));
        const size_t before = page->boardView()->board().panels.size();
        for (const char *nonsense : {"", "{", "[]", "{\"waiBoard\":99,\"panels\":[]}", "{\"waiBoard\":1}",
                                     "{\"waiBoard\":1,\"panels\":[1,null,{\"lines\":7}]}", "\xff\xfe"})
            import(nonsense);
        page->importFrom(QStringLiteral("/no/such/file.json"));
        QTRY_VERIFY(notices->current().contains(QStringLiteral("/no/such/file.json"))); // all of them were read by then
        QVERIFY(notices->isVisible());
        QVERIFY(page->boardView()->board().panels.size() <= 3 + before);
    }

    void twoReportsSideBySide()
    {
        Fixture f;
        QVERIFY(resultOf(f.client->setConfig(resultOf(f.client->config())->withProfileInterval(100ms))));
        // What differs is the test's own: how busy the machine is, others decide.
        double latency = 10;
        int told = 0;
        QTimer program;
        connect(&program, &QTimer::timeout, this, [&] {
            (void)f.client->recordMetric({QStringLiteral("shop.latency"), QStringLiteral("Latency"),
                                          MetricCategory::Custom, latency + told++ % 3, QStringLiteral("ms")});
        });
        program.start(100ms);
        const auto recorded = [&](const char *name) {
            const int before = told;
            return QTest::qWaitFor([&] { return told > before + 60; }, 60000)
                && resultOf(f.client->generateReport(QString::fromLatin1(name), 5s)).has_value();
        };
        QVERIFY(recorded("before"));
        latency = 30;
        QVERIFY(recorded("after"));
        auto *page = f.page<ReportsPage>("reports");
        auto *table = page->findChild<QTableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 2);
        auto *button = f.find<QPushButton>("compareReports");
        table->selectAll();
        QTRY_VERIFY(button->isEnabled());
        QSignalSpy opened(page, &ReportsPage::comparisonOpened);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(opened.size(), 1);
        auto *dialog = qobject_cast<CompareDialog *>(opened.constFirst().constFirst().value<QWidget *>());
        QVERIFY(dialog && dialog->isVisible());
        // A is the older one, and B's latency is three times its.
        QVERIFY2(dialog->verdict().contains(QStringLiteral("worse")), qPrintable(dialog->verdict()));
        QVERIFY(dialog->findChild<QTableView *>()->model()->rowCount() > 3);
        QVERIFY(dialog->findChild<TimeChart *>()->summary().contains(QStringLiteral("on average")));
        dialog->close();
    }

    void aReportIsExploredAsIfLive()
    {
        Fixture f;
        QVERIFY(f.waitForSamples(f.chart(QStringLiteral("CPU")), 10));
        const auto report = resultOf(f.client->generateReport(QStringLiteral("kept"), 5s));
        QVERIFY(report);
        MainWindow *explored = f.window->exploreReport(*report);
        QCOMPARE(explored->pageIds(),
                 QStringList({QStringLiteral("overview"), QStringLiteral("processes"), QStringLiteral("metrics"),
                              QStringLiteral("why")}));
        TimeChart *cpu = nullptr;
        for (TimeChart *chart : explored->currentPage()->findChildren<TimeChart *>()) {
            if (chart->accessibleName() == u"CPU")
                cpu = chart;
        }
        QVERIFY(f.waitForSamples(cpu, 5));
        // The very samples of the report.
        const RecordedSeries *column = report->recording.find(metrics::CpuUtilization.series().key());
        std::vector<double> recorded;
        for (const auto &value : report->recording.shown(*column)) {
            if (value)
                recorded.push_back(*value);
        }
        QTRY_COMPARE(cpu->data()[0].points.size(), recorded.size());
        for (size_t i = 0; i < recorded.size(); ++i)
            QCOMPARE(cpu->data()[0].points[i].mean, recorded[i]);
        auto *top = explored->findChild<TopProcesses *>();
        // By memory: in one interval of a quiet machine nobody may have used the CPU.
        top->findChild<QComboBox *>()->setCurrentIndex(TopProcessModel::Resident);
        explored->viewState().setMoment(report->snapshots.back().timestamp);
        QTRY_VERIFY(!top->names().isEmpty());
        // It can be zoomed, never beyond what it holds.
        explored->viewState().zoom(0.1);
        explored->viewState().pan(-50);
        QVERIFY(explored->viewState().range().from >= report->startedAt);
        explored->showPage(QStringLiteral("processes"));
        auto *table = static_cast<ProcessesPage *>(explored->currentPage())->view();
        explored->viewState().setMoment(std::nullopt);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        const QPointer<MainWindow> closed(explored);
        explored->close();
        QTRY_VERIFY(!closed || !closed->isVisible());
    }

    // A second window on the same data only reads; it shows the same past, and says what it cannot do.
    void aSecondWindowFollows()
    {
        Fixture f;
        QVERIFY(f.waitForSamples(f.chart(QStringLiteral("CPU")), 10));
        const auto follower = createPerformanceClient(
            PerformanceConfig().withProfileInterval(200ms).withDataFolder(f.folder.filePath(QStringLiteral("data"))));
        const QTemporaryDir own;
        Settings settings(own.filePath(QStringLiteral("settings.ini")));
        MainWindow second(*follower, settings, f.themes);
        second.show();
        second.viewState().setSpan(30s);
        QVERIFY(QTest::qWaitForWindowExposed(&second));
        TimeChart *cpu = nullptr;
        for (TimeChart *chart : second.currentPage()->findChildren<TimeChart *>()) {
            if (chart->accessibleName() == u"CPU")
                cpu = chart;
        }
        QVERIFY(f.waitForSamples(cpu, 10));
        const Timestamp then = cpu->data()[0].points.front().time;
        const auto here = resultOf(f.client->processes()->at(then));
        const auto there = resultOf(follower->processes()->at(then));
        QVERIFY(here && there);
        QCOMPARE(*there->processes, *here->processes);
        const auto status = resultOf(follower->diagnostics()->status());
        QVERIFY(status && status->history.readOnly);
        QVERIFY(!resultOf(follower->recordMetric(
            {QStringLiteral("m"), QStringLiteral("m"), MetricCategory::Custom, 1, QStringLiteral("1")})));
    }

    // Nothing was ever recorded and nothing will be: every page still says what it means.
    void anEmptyHistory()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        ThemeSource themes(qApp);
        const auto client = createPerformanceClient(PerformanceConfig().withMetrics(false));
        MainWindow window(*client, settings, themes);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const QString &id : window.pageIds()) {
            window.showPage(id);
            QVERIFY(resultOf(client->history()->series())->empty()); // asked after what the page has asked
            QVERIFY(!window.grab().isNull());
        }
        window.showPage(QStringLiteral("overview"));
        window.viewState().setMoment(now() - 1h);
        window.viewState().setBrush(TimeRange{now() - 2h, now() - 1h});
        window.viewState().zoom(0.1);
        QVERIFY(resultOf(client->history()->series())->empty());
        QVERIFY(window.findChild<TopProcesses *>()->names().isEmpty());
    }

    void thePaletteFindsEverything()
    {
        Fixture f;
        QVERIFY(f.waitForSamples(f.chart(QStringLiteral("CPU")), 3));
        const auto type = [&](const QString &text) {
            QTest::keyClick(f.window.get(), Qt::Key_K, Qt::ControlModifier);
            auto *input = f.find<QLineEdit>("paletteInput");
            QTRY_VERIFY(input->isVisible());
            QTest::keyClicks(input, text);
            // Series and processes come after it.
            QTRY_VERIFY(f.find<QFrame>("palette")->findChild<QListWidget *>()->count() > 0);
            QTest::keyClick(input, Qt::Key_Return);
            QVERIFY(!input->isVisible());
        };
        type(QStringLiteral("sett"));
        QCOMPARE(f.window->currentPageId(), QStringLiteral("settings"));
        type(QStringLiteral("disk thr"));
        QCOMPARE(f.window->currentPageId(), QStringLiteral("metrics"));
        const auto &panels = static_cast<MetricsPage *>(f.window->currentPage())->boardView()->board().panels;
        QTRY_VERIFY(!panels.empty());
        QVERIFY(panels.back().series.front().key.startsWith(u"system.disk.io"));
        type(QStringLiteral("theme dark"));
        QVERIFY(f.themes.theme().dark);
        type(QStringLiteral("theme light"));
        // Esc leaves everything as it was.
        QTest::keyClick(f.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(f.find<QLineEdit>("paletteInput"), Qt::Key_Escape);
        QVERIFY(!f.find<QLineEdit>("paletteInput")->isVisible());
        QCOMPARE(paletteScore(QStringLiteral("xyz"), QStringLiteral("Overview")).has_value(), false);
        QVERIFY(*paletteScore(QStringLiteral("du"), QStringLiteral("Disk utilisation"))
                > *paletteScore(QStringLiteral("du"), QStringLiteral("Reduced")));
    }

    void everythingByKeyboard()
    {
        Fixture f;
        f.window->resize(1400, 900);
        TimeChart *cpu = f.chart(QStringLiteral("CPU"));
        f.state().setSpan(20s);
        QVERIFY(f.waitForSamples(cpu, 10));
        f.state().pause();
        QTRY_COMPARE(cpu->range(), f.state().range());
        // Tab reaches every chart, and focus can be seen.
        std::set<QWidget *> reached;
        for (int i = 0; i < 80; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget()
                                                        : static_cast<QWidget *>(f.window.get()),
                            Qt::Key_Tab);
            if (QApplication::focusWidget())
                reached.insert(QApplication::focusWidget());
        }
        for (TimeChart *chart : f.window->currentPage()->findChildren<TimeChart *>())
            QVERIFY2(reached.contains(chart), qPrintable(chart->accessibleName()));
        for (const char *name : {"nav-overview", "live", "search", "profile", "use-0-0"})
            QVERIFY2(reached.contains(f.find<QWidget>(name)), name);
        f.window->setFocus();
        const QImage without = cpu->grab().toImage();
        cpu->setFocus();
        QTRY_VERIFY(cpu->hasFocus());
        QVERIFY(cpu->grab().toImage() != without);
        // Moments, a range, zoom and back without a mouse.
        QTest::keyClick(cpu, Qt::Key_Left, Qt::ControlModifier);
        const auto moment = f.state().intent().moment;
        QVERIFY(moment);
        QTest::keyClick(cpu, Qt::Key_Left);
        QVERIFY(*f.state().intent().moment < *moment);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(cpu, Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.state().intent().brush && f.state().intent().brush->length() > nanoseconds(0));
        QTest::keyClick(cpu, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("time,\"busy [1]\"")));
        QTest::keyClick(cpu, Qt::Key_Escape);
        QTest::keyClick(cpu, Qt::Key_Escape);
        QVERIFY(!f.state().intent().brush && !f.state().intent().moment);
        const nanoseconds span = f.state().intent().span;
        QTest::keyClick(cpu, Qt::Key_Plus);
        QVERIFY(f.state().intent().span < span);
        QTest::keyClick(cpu, Qt::Key_PageUp);
        QTest::keyClick(cpu, Qt::Key_End);
        QVERIFY(f.state().intent().isLive());
        // Pages by number.
        for (const PageRow &row : pageTable()) {
            QTest::keyClick(f.window.get(), Qt::Key(row.key), Qt::ControlModifier);
            QTRY_COMPARE(f.window->currentPageId(),
                         QString::fromLatin1(row.id)); // the button is seen to be pressed first
        }
    }

    void anotherLanguageAtOnce()
    {
        Fixture f;
        Language language(*qApp);
        auto *page = f.page<Page>("settings");
        auto *box = page->findChild<QComboBox *>(QStringLiteral("settingsLanguage"));
        QSignalSpy changed(f.window.get(), &MainWindow::languageChanged);
        box->setCurrentIndex(box->findData(QStringLiteral("de")));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(f.settings.language(), QStringLiteral("de"));
        for (const auto &[name, title] :
             {std::pair("de", "Übersicht"), std::pair("zh_CN", "概览"), std::pair("en", "Overview")}) {
            language.choose(QString::fromLatin1(name));
            MainWindow window(*f.client, f.settings, f.themes);
            QCOMPARE(window.findChild<QPushButton *>(QStringLiteral("nav-overview"))->text(), QString::fromUtf8(title));
        }
        QLocale::setDefault(QLocale::c());
    }
};

QTEST_MAIN(TestStory)
#include "tst_story.moc"
