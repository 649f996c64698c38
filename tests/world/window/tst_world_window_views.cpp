// SPDX-License-Identifier: MIT

// What the trial of the window found in the views: see README.md.
#include "support/test_support.h"
#include "support/ticks.h"

#include "charts/time_chart.h"
#include "metrics/board_view.h"
#include "metrics/metrics_page.h"
#include "processes/processes_page.h"
#include "recording/process_choice.h"
#include "recording/profiling_dialog.h"
#include "window/command_palette.h"
#include "window/main_window.h"

#include <performance/judgement/device_choice.h>
#include <performance/judgement/slow_figure.h>

#include <QLineEdit>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>

using namespace performance;
using namespace wai;

namespace {

struct Fixture {
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ThemeSource themes{qApp};
    std::unique_ptr<PerformanceClient> client = createPerformanceClient(
        PerformanceConfig().withProfileInterval(std::chrono::milliseconds(100)));
    MainWindow window{*client, settings, themes};

    Fixture()
    {
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("no window");
    }
    template<typename T>
    T *find(QWidget *where, const char *name)
    {
        T *widget = where->findChild<T *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("%s is missing", name);
        return widget;
    }
};

/// A program that sleeps.
struct Sleeper {
    QProcess process;
    Sleeper()
    {
        process.start(QStringLiteral("sleep"), {QStringLiteral("120")});
        if (!process.waitForStarted())
            qFatal("sleep does not start");
    }
    ~Sleeper()
    {
        process.kill();
        process.waitForFinished();
    }
    QString entry() const { return QStringLiteral("sleep (%1)").arg(process.processId()); }
};

} // namespace

class TestWorldWindowViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// monitor-bugs 3: nokyan/resources#84, netdata#1486, aristocratos/btop#394.
    void theChartedDeviceIsTheBusiest()
    {
        using Devices = std::vector<DeviceActivity>;
        const auto name = [](const char *text) { return QString::fromLatin1(text); };
        // At the first tick there is no rate yet: nothing is decided.
        QCOMPARE(chooseDevice(Devices{{name("loop0"), false, 0, 0}, {name("vda"), false, 0, 0}}, {}), QString());
        // What the trial had: vda written, loop0 idle; eth9 sent, br-idle idle.
        QCOMPARE(chooseDevice(Devices{{name("loop0"), true, 0, 0}, {name("vda"), true, 5e5, 9e5}}, {}), name("vda"));
        QCOMPARE(chooseDevice(Devices{{name("br-idle"), true, 0, 0}, {name("eth9"), true, 10, 10}}, {}), name("eth9"));
        // A bridge carries what the card carries.
        QCOMPARE(chooseDevice(Devices{{name("docker0"), true, 900, 900}, {name("enp3s0"), true, 800, 800}}, {}),
                 name("enp3s0"));
        QCOMPARE(chooseDevice(Devices{{name("dm-0"), true, 900, 900}, {name("nvme0n1"), true, 900, 900}}, {}),
                 name("nvme0n1"));
        // A chart keeps its subject, until that rests and another works: the cable is out, Wi-Fi is on.
        QCOMPARE(chooseDevice(Devices{{name("eth0"), true, 50, 1}, {name("wlan0"), true, 900, 900}}, name("eth0")),
                 name("eth0"));
        QCOMPARE(chooseDevice(Devices{{name("eth0"), true, 900, 0}, {name("wlan0"), true, 10, 10}}, name("eth0")),
                 name("wlan0"));
        QCOMPARE(chooseDevice(Devices{{name("eth0"), true, 900, 0}, {name("wlan0"), true, 10, 0}}, name("eth0")),
                 name("eth0"));
        QCOMPARE(chooseDevice(Devices{{name("loop0"), true, 0, 0}, {name("vda"), true, 0, 0}}, {}), name("vda"));
    }

    /// The network is what leads out, the disk is the one under "/"; while they rest, what works.
    void theChartedDeviceIsWhatPeopleMean()
    {
        using Devices = std::vector<DeviceActivity>;
        const auto name = [](const char *text) { return QString::fromLatin1(text); };
        const auto busy = [&](const char *device, double rate, bool preferred = false) {
            return DeviceActivity{name(device), true, rate, rate, preferred};
        };
        QCOMPARE(chooseDevice(Devices{busy("eth0", 10, true), busy("storage0", 9000)}, {}), name("eth0"));
        QCOMPARE(chooseDevice(Devices{busy("eth0", 10), busy("tun0", 9, true)}, name("tun0")), name("tun0"));
        QCOMPARE(chooseDevice(Devices{busy("eth0", 900), busy("wlan0", 10, true)}, name("eth0")),
                 name("wlan0")); // another route
        QCOMPARE(chooseDevice(Devices{busy("eth0", 900), busy("wlan0", 0, true)}, {}), name("eth0"));
        QCOMPARE(chooseDevice(Devices{busy("sda", 0), busy("sdb", 0, true)}, {}), name("sdb"));
        QVERIFY(isOnDisk(name("/dev/sda1"), name("sda")));
        QVERIFY(isOnDisk(name("/dev/vda"), name("vda")));
        QVERIFY(isOnDisk(name("/dev/nvme0n1p2"), name("nvme0n1")));
        QVERIFY(isOnDisk(name("/dev/sdaa1"), name("sdaa")));
        QVERIFY(!isOnDisk(name("/dev/sdaa1"), name("sda")));
        QVERIFY(!isOnDisk(name("/dev/nvme0n12"), name("nvme0n1")));
        QVERIFY(!isOnDisk(name("/dev/nvme0n1p"), name("nvme0n1")));
        QVERIFY(!isOnDisk(name("overlay"), name("sda")));
        QVERIFY(!isOnDisk(name("/dev/sda1"), QString()));
    }

    /// monitor-bugs 18: filesystems are asked at every tenth tick.
    void whatIsMeasuredSeldomIsShown()
    {
        const auto at = [](int seconds) { return fromNanoseconds(qint64(seconds) * 1'000'000'000); };
        SeriesData data;
        QVERIFY(!lastOfSlow(data, at(1000)));
        for (const int second : {900, 950})
            data.points.push_back({at(second), nanoseconds(0), 1, 1, double(second), 1});
        QCOMPARE(lastOfSlow(data, at(990)), std::optional(950.0));
        QCOMPARE(lastOfSlow(data, at(1050)), std::optional(950.0));
        QVERIFY(!lastOfSlow(data, at(1051))); // it is measured no more
    }

    /// 2: Ctrl+2, Ctrl+R, Esc.
    void theListOfProcessesGoesOnAfterTheDialog()
    {
        Fixture f;
        f.window.showPage(QStringLiteral("processes"));
        const auto known = [&] {
            const auto list = resultOf(f.client->processes()->list());
            return list && list->processes && !list->processes->empty();
        };
        QTRY_VERIFY(known());
        ProfilingDialog *dialog = f.window.profilingDialog();
        dialog->ask(std::nullopt);
        f.find<QComboBox>(dialog, "profilingTarget")->setCurrentIndex(1); // a running process: it watches, too
        QVERIFY(waitForTicks(*f.client, 3));
        dialog->close();
        QVERIFY(waitForTicks(*f.client, 5));
        QVERIFY(known());
        f.window.showPage(QStringLiteral("overview"));
        QTRY_VERIFY(!known());
    }

    /// 3: the count of suggestions in the button's text took the shortcut away.
    void aShortcutOutlivesTheCountOfSuggestions()
    {
        Fixture f;
        auto *button = f.find<QPushButton>(&f.window, "nav-improve");
        const QKeySequence shortcut = button->shortcut();
        QCOMPARE(shortcut, QKeySequence(QStringLiteral("Ctrl+6")));
        button->setText(QStringLiteral("Improve (99)")); // which takes it away
        Q_EMIT f.client->advice()->changed();
        QTRY_VERIFY(button->text() != QStringLiteral("Improve (99)"));
        QCOMPARE(button->shortcut(), shortcut);
    }

    /// 9: a list of now, the selected process, and nothing of what was cancelled.
    void startProfilingOffersWhatRunsNow()
    {
        Fixture f;
        const Sleeper before;
        ProfilingDialog *dialog = f.window.profilingDialog();
        auto *target = f.find<QComboBox>(dialog, "profilingTarget");
        auto *process = f.find<ProcessChoice>(dialog, "profilingProcess");
        dialog->ask(std::nullopt);
        target->setCurrentIndex(1);
        QTRY_VERIFY(process->findText(before.entry()) >= 0);
        process->setEditText(QStringLiteral("sl"));
        {
            const Sleeper later;
            QTRY_VERIFY(process->findText(later.entry()) >= 0);
            QCOMPARE(process->currentText(), QStringLiteral("sl")); // what is typed stays
            process->setEditText(later.entry());
            QCOMPARE(process->process(), std::optional<qint64>(later.process.processId()));
        }
        QTRY_VERIFY(!process->process());             // it has ended
        target->setCurrentIndex(target->count() - 1); // metrics only
        dialog->close();

        dialog->ask(std::nullopt);
        QCOMPARE(target->currentIndex(), 0);
        dialog->close();
        ProcessSample chosen;
        chosen.identity.pid = qint32(before.process.processId());
        chosen.name = QStringLiteral("sleep");
        dialog->ask(chosen);
        QCOMPARE(target->currentIndex(), 1);
        QCOMPARE(process->process(), std::optional<qint64>(chosen.identity.pid));
        // 12: the field shows the name that the session gets.
        QCOMPARE(f.find<QLineEdit>(dialog, "profilingName")->placeholderText(), before.entry());
        dialog->close();
    }

    /// 11: what does nothing is found as well.
    void thePaletteFindsWhatSleeps()
    {
        Fixture f;
        const Sleeper sleeper;
        const QString title = QStringLiteral("sleep, PID %1").arg(sleeper.process.processId());
        f.window.openPalette();
        auto *input = f.find<QLineEdit>(&f.window, "paletteInput");
        QTest::keyClicks(input, title);
        auto *list = f.window.palette()->findChild<QListWidget *>();
        QTRY_VERIFY(!list->findItems(title, Qt::MatchExactly).isEmpty());
        QTest::keyClick(input, Qt::Key_Escape);
        const auto known = [&] {
            const auto all = resultOf(f.client->processes()->list());
            return all && all->processes;
        };
        QTRY_VERIFY(!known()); // nobody reads them for a palette that is closed
    }

    /// 5: a range before everything says since when there is something, and goes there.
    void aRangeWithoutDataSaysSinceWhen()
    {
        Fixture f;
        ViewState &state = f.window.viewState();
        QTRY_VERIFY(state.recordedSince());
        auto *go = f.find<QPushButton>(&f.window, "goToRecords");
        QVERIFY(!go->isVisible());
        const Timestamp since = *state.recordedSince();
        state.show({since - std::chrono::hours(26), since - std::chrono::hours(25)});
        QTRY_VERIFY(go->isVisible());
        QVERIFY(waitUntilRecorded(*f.client,
                                  since + std::chrono::seconds(6))); // more than the shortest span that can be shown
        QTest::mouseClick(go, Qt::LeftButton);
        QVERIFY(!go->isVisible());
        QVERIFY(state.range().to > since && state.range().from >= since - std::chrono::seconds(1));
    }

    /// 6: the modes of two CPUs add up to 100 %, not to 200 %, and none is left out.
    void whatCpusDoIsAShareOfTheMachine()
    {
        Fixture f;
        f.window.showPage(QStringLiteral("metrics"));
        const auto *view = static_cast<MetricsPage *>(f.window.currentPage())->boardView();
        const auto count = [&] { return resultOf(f.client->metric(QStringLiteral("system.cpu.logical.count"))); };
        QTRY_VERIFY(count());
        QTRY_VERIFY(!view->panels().empty());
        TimeChart *chart = view->panels().front()->chart();
        QCOMPARE(chart->lines().size(),
                 size_t(8)); // user, nice, system, interrupt, softirq, guest, iowait, steal: all but idle
        QTRY_VERIFY_WITH_TIMEOUT(std::abs(chart->lines().front().scale - 1 / count()->value) < 1e-9, 20000);
        for (const ChartLine &line : chart->lines())
            QCOMPARE(line.scale, chart->lines().front().scale);
    }
};

QTEST_MAIN(TestWorldWindowViews)
#include "tst_world_window_views.moc"
