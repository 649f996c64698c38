// SPDX-License-Identifier: MIT
// Real conditions on this real machine: each is made by a small program, and its card must appear within a minute. Needs
// root for the settings that make a limit small enough to reach; they are put back whatever happens.
#include "support/provoked.h"
#include "support/restored_knob.h"
#include "support/test_support.h"

#include <performance/client/performance_client.h>
#include <performance/core/report_json.h>
#include <performance/knobs/catalogue.h>
#include <performance/optimize/rule_reader.h>
#include <performance/optimize/settings_survey.h>

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>
#include <signal.h>
#include <unistd.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

class TestProvoked : public QObject {
    Q_OBJECT

    std::unique_ptr<PerformanceClient> m_client;
    QElapsedTimer m_since;

    /// Waits until each of these rules has a card; tells when it came.
    void waitForCards(QStringList rules)
    {
        // The first figures of who holds what need some ticks; a condition must then hold for half a minute.
        const bool all = QTest::qWaitFor(
            [&] {
                const auto cards = resultOf(m_client->optimizations());
                for (const PerformanceOptimization &card : cards ? *cards : std::vector<PerformanceOptimization>()) {
                    if (rules.removeAll(card.rule) > 0)
                        qInfo("%s after %.0f s: %s", qPrintable(card.rule), double(m_since.elapsed()) / 1000, qPrintable(card.description));
                }
                QTest::qWait(500);
                return rules.isEmpty();
            },
            60000);
        QVERIFY2(all, qPrintable(u"no card of "_s + rules.join(u", "_s)));
    }

    /// The settings of this machine as they are now, of what a report tells.
    void recordSettings(const QString &name, const PerformanceReport &report)
    {
        QStringList keys;
        for (const RecordedSeries &column : report.recording.series)
            keys << column.descriptor.key();
        std::vector<ProcessSample> processes;
        for (const PerformanceSnapshot &snapshot : report.snapshots)
            processes.insert(processes.end(), snapshot.processes.begin(), snapshot.processes.end());
        QJsonObject settings;
        const Settings survey = surveySettings(builtinRules(), processes, keys);
        for (auto it = survey.cbegin(); it != survey.cend(); ++it)
            settings.insert(it.key(), it.value());
        QFile file(qEnvironmentVariable("WAI_RECORD_TO") + u'/' + name + u".settings.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(settings).toJson(QJsonDocument::Compact)) > 0);
    }

    /// Where WAI_RECORD_TO names a folder, keeps what was seen there, for tst_rules to look at again.
    void record(const QString &name)
    {
        const QString folder = qEnvironmentVariable("WAI_RECORD_TO");
        if (folder.isEmpty())
            return;
        const auto report = resultOf(m_client->generateReport(name, 90s));
        QVERIFY(report);
        recordSettings(name, *report);
        QFile reportFile(folder + u'/' + name + u".json"_s);
        QVERIFY(reportFile.open(QIODevice::WriteOnly) && reportFile.write(toJson(*report)) > 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (::geteuid() != 0)
            QSKIP("only root may make the limits small enough to reach");
        m_client = createPerformanceClient();
    }
    void init() { m_since.start(); }

    /// Settings for a recording of an idle machine, which “wai-performance record” makes: its report is named by
    /// WAI_RECORD_IDLE.
    void nothingIsProvoked()
    {
        if (!qEnvironmentVariableIsSet("WAI_RECORD_IDLE"))
            QSKIP("nothing is to be recorded");
        const auto report = readReport(qEnvironmentVariable("WAI_RECORD_IDLE"));
        QVERIFY(report);
        recordSettings(u"idle"_s, *report);
    }
    void cleanupTestCase() { m_client.reset(); }

    void limitsThatAreNearlyReached()
    {
        const RestoredKnob watches({"fs.inotify.max_user_watches", {}, 0, 0});
        const RestoredKnob instances({"fs.inotify.max_user_instances", {}, 0, 0});
        QVERIFY(knobs::writeKnob(watches.target(), "1100"));
        QVERIFY(knobs::writeKnob(instances.target(), "40"));
        QTemporaryDir folder;
        const Provoked files({u"files"_s});
        const Provoked many({u"watches"_s, folder.path()});
        const Provoked several({u"instances"_s, folder.path(), u"34"_s});
        const Provoked aio({u"aio"_s});
        const Provoked listen({u"listen"_s});
        const Provoked datagrams({u"datagrams"_s});
        const Provoked pinned({u"pinned"_s});
        waitForCards({u"D7"_s, u"L2"_s, u"L2i"_s, u"L6"_s, u"N5"_s, u"N7"_s, u"P4"_s});
        record(u"limits"_s);
        QVERIFY(files.isRunning() && many.isRunning() && several.isRunning() && aio.isRunning() && listen.isRunning() && datagrams.isRunning() && pinned.isRunning());
    }

    void aDiskThatIsKeptBusy()
    {
        const QTemporaryDir folder(QStringLiteral(WAI_BINARY_FOLDER "/provoked"));
        const QString disk = diskOf(folder.path());
        if (disk.isEmpty())
            QSKIP("there is no disk that could be read");
        const RestoredKnob ahead({"block.read_ahead_kb", disk.toStdString(), 0, 0});
        const RestoredKnob scheduler({"block.scheduler", disk.toStdString(), 0, 0});
        QVERIFY(knobs::writeKnob(ahead.target(), "128"));
        QVERIFY(knobs::writeKnob(scheduler.target(), "mq-deadline"));
        QStringList expected{u"D1"_s};
        QFile rotational(u"/sys/block/%1/queue/rotational"_s.arg(disk));
        if (rotational.open(QIODevice::ReadOnly) && rotational.readAll().trimmed() == "1")
            expected << u"D4"_s; // reading ahead is for disks that turn
        const Provoked reader({u"disk"_s, folder.filePath(u"file"_s)});
        waitForCards(expected);
        record(u"disk"_s);
        QVERIFY(reader.isRunning());
    }

    void aSessionThatTakesAll()
    {
        const RestoredKnob ports({"net.ipv4.ip_local_port_range", {}, 0, 0});
        QVERIFY(knobs::writeKnob(ports.target(), "32768 35999"));
        const Provoked holder({u"ports"_s, u"3000"_s});
        const Provoked hog({u"spin"_s, QString::number(::sysconf(_SC_NPROCESSORS_ONLN) * 3)});
        const Provoked victim({u"spin"_s, QString::number(::sysconf(_SC_NPROCESSORS_ONLN))});
        waitForCards({u"P1"_s, u"N12"_s});
        record(u"session"_s);
    }

    void processorsThatAreWanted()
    {
        const RestoredKnob idle({"net.ipv4.tcp_slow_start_after_idle", {}, 0, 0});
        const RestoredKnob huge({"mm.thp.enabled", {}, 0, 0});
        const RestoredKnob autogroup({"kernel.sched_autogroup_enabled", {}, 0, 0});
        QVERIFY(knobs::writeKnob(idle.target(), "1"));
        QVERIFY(knobs::writeKnob(huge.target(), "madvise"));
        const Provoked faults({u"faults"_s});
        const Provoked switches({u"switches"_s});
        const Provoked segments({u"segments"_s});
        waitForCards({u"P12"_s, u"M8"_s, u"N8"_s});
        record(u"processors"_s);
        // Now nobody tells sessions apart any more, and the load goes on.
        QVERIFY(knobs::writeKnob(autogroup.target(), "0"));
        waitForCards({u"P11"_s});
        record(u"autogroup"_s);
    }
};

QTEST_GUILESS_MAIN(TestProvoked)
#include "tst_provoked.moc"
