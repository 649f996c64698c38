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
#include <performance/optimize/virtual_disk.h>

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
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
                        qInfo("%s after %.0f s: %s", qPrintable(card.rule), double(m_since.elapsed()) / 1000,
                              qPrintable(card.description.text()));
                }
                return rules.isEmpty();
            },
            120000); // the machine is made busy, and this shares it
        QVERIFY2(all, qPrintable(u"no card of "_s + rules.join(u", "_s)));
    }

    /// The command line does not choose between two suggestions: it names both, and does nothing.
    static void aRuleWithTwoCardsAsksWhich(const QString &rule)
    {
        const QTemporaryDir folder;
        QProcess apply;
        apply.start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"),
                    {u"apply"_s, rule, u"--dry-run"_s, u"--data-dir"_s, folder.path()});
        QVERIFY(apply.waitForFinished(120000)); // it watches for half a minute first
        const QByteArray said = apply.readAllStandardError();
        QVERIFY2(apply.exitCode() == 2 && said.contains("Name one of them"), said.constData());
        QVERIFY2(said.count("  " + rule.toLatin1() + ':') >= 2, said.constData());
        QVERIFY(apply.readAllStandardOutput().isEmpty());
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
        const Settings survey = surveySettings(builtinRules(), processes, keys, {});
        for (auto it = survey.cbegin(); it != survey.cend(); ++it)
            settings.insert(it.key(), it.value());
        QFile file(qEnvironmentVariable("WAI_RECORD_TO") + u'/' + name + u".settings.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly)
                && file.write(QJsonDocument(settings).toJson(QJsonDocument::Compact)) > 0);
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
        // File systems that are mounted here are seen by this process alone, and gone with it.
        QVERIFY(::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0);
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
        const Provoked sameFiles({u"files"_s}); // two of one rule
        const Provoked many({u"watches"_s, folder.path()});
        const Provoked several({u"instances"_s, folder.path(), u"34"_s});
        const Provoked aio({u"aio"_s});
        const Provoked listen({u"listen"_s});
        const Provoked datagrams({u"datagrams"_s});
        const Provoked pinned({u"pinned"_s});
        waitForCards({u"D7a"_s, u"L2"_s, u"L2i"_s, u"L6"_s, u"N5p"_s, u"N7"_s, u"P4"_s});
        record(u"limits"_s);
        aRuleWithTwoCardsAsksWhich(u"D7a"_s);
        QVERIFY(files.isRunning() && many.isRunning() && several.isRunning() && aio.isRunning() && listen.isRunning()
                && datagrams.isRunning() && pinned.isRunning());
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
        if (isTurningDisk(disk, {}))
            expected << u"D4"_s; // reading ahead is for disks that turn
        const Provoked reader({u"disk"_s, folder.filePath(u"file"_s)});
        const Provoked victim({u"disk"_s, folder.filePath(u"other"_s), u"4096"_s}); // who wants little of it, and waits
        waitForCards(expected);
        record(u"disk"_s);
        QVERIFY(reader.isRunning() && victim.isRunning());
    }

    void aDiskThatTurnsWithoutAnOrder()
    {
        const QTemporaryDir folder(QStringLiteral(WAI_BINARY_FOLDER "/provoked"));
        const QString disk = diskOf(folder.path());
        if (disk.isEmpty() || !isTurningDisk(disk, {}))
            QSKIP("there is no disk that turns");
        const RestoredKnob scheduler({"block.scheduler", disk.toStdString(), 0, 0});
        QVERIFY(knobs::writeKnob(scheduler.target(), "none"));
        const Provoked reader({u"disk"_s, folder.filePath(u"file"_s)});
        waitForCards({u"D3h"_s});
        record(u"turning"_s);
    }

    void whatIsNearlyFull()
    {
        const RestoredKnob tasks({"kernel.threads-max", {}, 0, 0});
        const RestoredKnob tcp({"net.ipv4.tcp_mem", {}, 0, 0});
        const RestoredKnob files({"fs.file-max", {}, 0, 0});
        QVERIFY(knobs::writeKnob(files.target(), "8192"));
        const Provoked open({u"open"_s, u"7500"_s});
        const Provoked waiting({u"threads"_s, u"1700"_s});
        QVERIFY(knobs::writeKnob(tasks.target(), "2100"));
        QVERIFY(knobs::writeKnob(tcp.target(), "1024 2048 8192"));
        const Provoked unread({u"connections"_s, u"64"_s});
        // Two file systems of their own: one without room, one without inodes.
        QTemporaryDir folder(QStringLiteral(WAI_BINARY_FOLDER "/provoked"));
        QStringList expected{u"D8"_s, u"L1"_s, u"N9"_s};
        const auto mounted = [&](const QString &name, const QStringList &options) {
            const QString image = folder.filePath(name + u".img"_s);
            const QString point = folder.filePath(name);
            QFile file(image);
            return QDir().mkpath(point) && file.open(QIODevice::WriteOnly) && file.resize(32 << 20)
                && QProcess::execute(u"mkfs.ext4"_s,
                                     QStringList{u"-q"_s, u"-F"_s, u"-m"_s, u"0"_s} + options + QStringList{image})
                == 0
                && QProcess::execute(u"mount"_s, {u"-o"_s, u"loop"_s, image, point}) == 0;
        };
        if (mounted(u"room"_s, {}) && mounted(u"inodes"_s, {u"-N"_s, u"256"_s})) {
            expected << u"D9"_s << u"D10"_s;
            QFile filler(folder.filePath(u"room/file"_s));
            QVERIFY(filler.open(QIODevice::WriteOnly));
            while (filler.write(QByteArray(1 << 16, 'x')) > 0 && filler.flush()) {
            }
            for (int i = 0; i < 300; ++i) {
                QFile empty(folder.filePath(u"inodes/%1"_s.arg(i)));
                if (!empty.open(QIODevice::WriteOnly))
                    break;
            }
        }
        const QString group = u"/sys/fs/cgroup/memory/wai-provoked"_s;
        QFile limit(group + u"/memory.limit_in_bytes"_s);
        std::optional<Provoked> eater;
        if (QDir().mkpath(group) && limit.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
            && limit.write("33554432") > 0) {
            expected << u"U2"_s; // of the group, and not M6 of the machine
            eater.emplace(QStringList{u"oom"_s, group});
        }
        waitForCards(expected);
        record(u"full"_s);
        QVERIFY(open.isRunning() && waiting.isRunning() && unread.isRunning());
        eater.reset();
        QDir().rmdir(group);
        for (const char *name : {"room", "inodes"})
            QProcess::execute(u"umount"_s, {folder.filePath(QLatin1String(name))});
    }

    void aSessionThatTakesAll()
    {
        const RestoredKnob autogroup({"kernel.sched_autogroup_enabled", {}, 0, 0});
        const RestoredKnob ports({"net.ipv4.ip_local_port_range", {}, 0, 0});
        QVERIFY(knobs::writeKnob(ports.target(), "32768 35999"));
        const Provoked holder({u"ports"_s, u"3000"_s});
        const Provoked hog({u"spin"_s, QString::number(::sysconf(_SC_NPROCESSORS_ONLN) * 3)});
        const Provoked victim({u"spin"_s, QString::number(::sysconf(_SC_NPROCESSORS_ONLN))});
        waitForCards({u"P1"_s, u"N12"_s});
        record(u"session"_s);
        // Now nobody tells sessions apart any more, and the load goes on.
        QVERIFY(knobs::writeKnob(autogroup.target(), "0"));
        waitForCards({u"P11"_s});
    }

    void processorsThatAreWanted()
    {
        const Provoked switches({u"switches"_s});
        waitForCards({u"P12"_s});
        record(u"processors"_s);
    }
};

QTEST_GUILESS_MAIN(TestProvoked)
#include "tst_provoked.moc"
