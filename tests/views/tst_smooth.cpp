// SPDX-License-Identifier: MIT

// Whether the window ever hangs: a day of history, and every page and dialog clicked through for a while.
//
// WAI_SMOOTH_SECONDS says for how long (40 without it; a round is always finished). Five minutes, as the release is judged:
//   WAI_SMOOTH_SECONDS=300 QT_QPA_PLATFORM=offscreen build/release/tests/tst_smooth
// Prints a table by page and dialog: how late the event loop answered, and the stacks of the hangs.
//
// Time in which the main thread could run and had no CPU is subtracted (RunQueueClock): that is the load of the machine.
#include "support/clicked_tour.h"
#include "support/day_of_history.h"
#include "support/smoothness.h"
#include "support/test_support.h"

#include "window/window_host.h"

#include <performance/client/report_export.h>
#include <performance/probe/ui_probe.h>

#include <QTemporaryDir>

using namespace performance;
using namespace wai;
using namespace std::chrono_literals;

namespace {

qint64 wantedSeconds()
{
    bool ok = false;
    const int seconds = qEnvironmentVariableIntValue("WAI_SMOOTH_SECONDS", &ok);
    return ok && seconds > 0 ? seconds : 40;
}

} // namespace

class TestSmooth : public QObject {
    Q_OBJECT
public:
    /// QtTest ends a function after five minutes, unless it is told otherwise before it begins.
    static void initMain()
    {
        if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
            qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number((wantedSeconds() + 600) * 1000));
    }

private Q_SLOTS:
    void aWholeTourWithoutAHang()
    {
        const QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("data"));
        const auto written = writeDayOfHistory(data, 5s, testRandom());
        QVERIFY2(written, written ? "" : qPrintable(written.error().message()));

        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        Language language(*qApp);
        const auto client = createPerformanceClient(settings.config().withDataFolder(data));
        const UiProbe probe(*client);
        ThemeSource themes(qApp);
        for (const char *name : {"Build of before", "Build of today"}) {
            const auto recorded = resultOf(client->generateReport(QString::fromLatin1(name), 15min));
            QVERIFY(recorded);
            PerformanceReport report = tour::profiledReport(recorded->name);
            report.startedAt = recorded->startedAt;
            report.duration = recorded->duration;
            report.snapshots = recorded->snapshots;
            report.recording = recorded->recording;
            report.metricsSummary = recorded->metricsSummary;
            const QString path = folder.filePath(QStringLiteral("report.json"));
            QVERIFY(exportReport(report, ReportFormat::Json, path));
            QVERIFY(resultOf(client->importReport(path)));
            QVERIFY(resultOf(client->deleteReport(recorded->id)));
        }
        const std::vector<tour::Step> steps = tour::steps();

        Smoothness smoothness;
        smoothness.enter(QStringLiteral("start"));
        WindowHost host(*client, settings, themes, language);
        host.window()->show();
        QVERIFY(QTest::qWaitForWindowExposed(host.window()));
        tour::pass(2s);
        QElapsedTimer clock;
        clock.start();
        int rounds = 0;
        do {
            for (const tour::Step &step : steps) {
                smoothness.enter(step.where);
                step.act(host);
                tour::pass(step.rest);
            }
            ++rounds;
        } while (clock.elapsed() < wantedSeconds() * 1000);
        smoothness.leave();
        qInfo("%d rounds in %lld s\n%s", rounds, clock.elapsed() / 1000, qPrintable(smoothness.table()));
        const QStringList hangs = smoothness.hangs();
        for (const QString &hang : hangs)
            qWarning("%s", qPrintable(hang)); // a failure's own text is cut by QtTest
        QCOMPARE(hangs.size(), 0);
        QVERIFY2(smoothness.p99() <= Smoothness::MostLag, qPrintable(QString::number(smoothness.p99().count() * 1e-6)));
        QLocale::setDefault(QLocale::c());
    }
};

QTEST_MAIN(TestSmooth)
#include "tst_smooth.moc"
