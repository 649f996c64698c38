// SPDX-License-Identifier: MIT

// Whether the window ever hangs: a day of history, and every page and dialog clicked through for a while.
//
// As the release is judged, for five minutes, no hang over 50 ms:
//   WAI_SMOOTH_SECONDS=300 QT_QPA_PLATFORM=offscreen build/release/tests/tst_smooth
// Without it, one round, and a page or dialog fails that hangs for 100 ms in three rounds of three, or once for half a second: one
// such time of less may be the machine's, whose memory, disk or host had other things to do. Time in which the main thread could run and had no CPU is
// subtracted in both (RunQueueClock). Prints a table by page and dialog: how late the event loop answered, and the stacks of
// the hangs.
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

constexpr int MostRounds = 3;

/// For how long the release is judged; 0 where it is not.
qint64 judgedSeconds()
{
    return qEnvironmentVariableIntValue("WAI_SMOOTH_SECONDS");
}

} // namespace

class TestSmooth : public QObject {
    Q_OBJECT
public:
    /// QtTest ends a function after five minutes, unless it is told otherwise before it begins.
    static void initMain()
    {
        if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
            qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number((judgedSeconds() + 600) * 1000));
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
            QVERIFY(resultOf(client->reports()->importFile(path)));
            QVERIFY(resultOf(client->reports()->remove(recorded->id)));
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
        const bool judged = judgedSeconds() > 0;
        QSet<QString> always; // hung in every round
        int rounds = 0;
        do {
            smoothness.beginRound();
            for (const tour::Step &step : steps) {
                smoothness.enter(step.where);
                step.act(host);
                tour::pass(step.rest);
            }
            always = rounds == 0 ? smoothness.hungInRound() : always & smoothness.hungInRound();
            ++rounds;
        } while (judged ? clock.elapsed() < judgedSeconds() * 1000 : rounds < MostRounds && !always.isEmpty());
        smoothness.leave();
        qInfo("%d rounds in %lld s\n%s", rounds, clock.elapsed() / 1000, qPrintable(smoothness.table()));
        const QStringList hangs = smoothness.hangs();
        for (const QString &hang : hangs)
            qWarning("%s", qPrintable(hang)); // a failure's own text is cut by QtTest
        QVERIFY2(always.isEmpty(), qPrintable(always.values().join(u' ')));
        QVERIFY2(smoothness.longest() <= Smoothness::Frozen,
                 qPrintable(QString::number(smoothness.longest().count() * 1e-6)));
        if (judged) {
            QCOMPARE(hangs.size(), 0);
            QVERIFY2(smoothness.p99() <= Smoothness::MostLag,
                     qPrintable(QString::number(smoothness.p99().count() * 1e-6)));
        }
        QLocale::setDefault(QLocale::c());
    }
};

QTEST_MAIN(TestSmooth)
#include "tst_smooth.moc"
