// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/procfs/device_counters.h>
#include <performance/procfs/keyed_values.h>
#include <performance/procfs/machine_stat.h>
#include <performance/procfs/memory_info.h>
#include <performance/procfs/process_stat.h>
#include <performance/procfs/socket_counts.h>
#include <performance/procfs/text_cursor.h>
#include <performance/system/mount_table.h>
#include <performance/system/tick_clock.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace performance;

namespace {

std::string fixture(const char *path)
{
    QFile file(QStringLiteral(WAI_FIXTURES "/machines/vm/") + QString::fromLatin1(path));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", path);
    return file.readAll().toStdString();
}

/// Every parser, for its effects on memory only.
void parseWithEverything(std::string_view text)
{
    parseProcStat(text);
    parseLoadAverage(text);
    parseMemInfo(text);
    parsePressure(text);
    parseDiskStats(text);
    parseNetDev(text);
    KeyedValues values({"pgfault", "Tcp:RetransSegs", "Tcp:RtoMax"});
    values.readLines(text);
    values.readTable(text);
    socketsInUse(text, "TCP");
    parseProcessStat(text);
    parseSchedStat(text);
    keyedValue(text, "usage_usec");
    parseMountInfo(text);
}

} // namespace

class TestParsers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void procStat()
    {
        const ProcStat stat = parseProcStat(
            "cpu  100 20 30 400 50 6 7 8 10 2\ncpu0 50 10 15 200 25 3 3 4 5 1\ncpu3 50 10 15 200 25 3 4 4 5 1\nintr 12345 0 1\nctxt 777\nbtime 1\nprocesses 99\nprocs_running 3\nprocs_blocked 1\nsoftirq 1 2\n");
        QVERIFY(stat.all);
        QCOMPARE(stat.all->modes[CpuTimes::User], 90); // guests are counted twice by the kernel
        QCOMPARE(stat.all->modes[CpuTimes::Nice], 18);
        QCOMPARE(stat.all->modes[CpuTimes::Guest], 12);
        QCOMPARE(stat.all->total(), 621);
        QCOMPARE(stat.cpus.size(), size_t(2)); // CPUs 1 and 2 are offline
        QCOMPARE(stat.cpus[1].first, 3);
        QCOMPARE(*stat.contextSwitches, 777);
        QCOMPARE(*stat.interrupts, 12345);
        QCOMPARE(*stat.processesCreated, 99);
        QCOMPARE(*stat.blocked, 1);
        // Linux 2.4 had four columns; a machine without a line has no value.
        QVERIFY(parseProcStat("cpu 1 2 3 4").all);
        QVERIFY(!parseProcStat("cpu 1 2 3").all);
        QVERIFY(!parseProcStat("").contextSwitches);
    }

    void realFiles()
    {
        QCOMPARE(parseProcStat(fixture("proc/stat")).cpus.size(), size_t(2));
        QVERIFY(*parseMemInfo(fixture("proc/meminfo")).total > 1LL << 33);
        KeyedValues values({"oom_kill", "Tcp:OutSegs", "TcpExt:ListenOverflows", "Tcp:NoSuchThing"});
        values.readLines(fixture("proc/vmstat"));
        QVERIFY(values.of("oom_kill"));
        QVERIFY(parseLoadAverage(fixture("proc/loadavg"))->lastPid > 0);
        QVERIFY(*parsePressure(fixture("proc/pressure/cpu")).some > 0);
        QVERIFY(parseDiskStats(fixture("proc/diskstats")).size() >= 2);
        QVERIFY(parseNetDev(fixture("proc/net/dev")).size() >= 2);
        values.readTable(fixture("proc/net/snmp"));
        values.readTable(fixture("proc/net/netstat"));
        QVERIFY(*values.of("Tcp:OutSegs") > 0);
        QVERIFY(values.of("TcpExt:ListenOverflows"));
        QVERIFY(!values.of("Tcp:NoSuchThing"));
        QVERIFY(socketsInUse(fixture("proc/net/sockstat"), "TCP"));
        QVERIFY(parseMountInfo(fixture("proc/self/mountinfo")).size() > 10);
    }

    void memInfoUnits()
    {
        const MemInfo info = parseMemInfo("MemTotal:       16 kB\nHugePages_Total:       3\nMemAvailable: x kB\n");
        QCOMPARE(*info.total, 16 * 1024);
        QCOMPARE(*info.hugeTotal, 3);
        QVERIFY(!info.available);
        QVERIFY(!info.free);
    }

    void oddProcessNames_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"bash", "a) S 1 (b", "", ")", "(", ") R 9 9 9 9 9", "with space", "new\nline",
                                 "\xff\xfe", "kworker/0:1-events"})
            QTest::newRow(name) << QByteArray(name);
    }
    void oddProcessNames()
    {
        QFETCH(QByteArray, name);
        const QByteArray text = "42 (" + name
            + ") S 7 42 42 0 -1 4194560 100 0 5 0 11 22 33 44 20 0 3 0 987654 1000000 250 18446744073709551615 1 1 0 0\n";
        const auto stat = parseProcessStat({text.constData(), size_t(text.size())});
        QVERIFY(stat);
        QCOMPARE(QByteArray(stat->name.data(), qsizetype(stat->name.size())), name);
        QCOMPARE(stat->pid, 42);
        QCOMPARE(stat->state, 'S');
        QCOMPARE(stat->parent, 7);
        QCOMPARE(stat->majorFaults, 5u);
        QCOMPARE(stat->userTicks, 11u);
        QCOMPARE(stat->systemTicks, 22u);
        QCOMPARE(stat->childTicks, 77u);
        QCOMPARE(stat->threads, 3);
        QCOMPARE(stat->startTime, 987654u);
        QCOMPARE(stat->residentPages, 250);
    }

    void mountPointsAreUnescaped()
    {
        const auto mounts = parseMountInfo(
            "36 35 98:0 /mnt1 /mnt\\040two rw,noatime master:1 - ext3 /dev/my\\134root rw\nno mount\n37 35 0:5 / /ro ro - nfs4 server:/x rw\n");
        QCOMPARE(mounts.size(), size_t(2));
        QCOMPARE(mounts[0].point, std::string("/mnt two"));
        QCOMPARE(mounts[0].source, std::string("/dev/my\\root"));
        QCOMPARE(mounts[0].type, std::string("ext3"));
        QVERIFY(mounts[1].readOnly);
    }

    void hugeCountersKeepTheirBits()
    {
        QCOMPARE(*toNumber("18446744073709551615"), int64_t(-1));
        QVERIFY(!toNumber("99999999999999999999999"));
        QVERIFY(!toNumber("12x"));
        QVERIFY(!toNumber(""));
        QCOMPARE(*toHundredths("3.07"), 307);
        QVERIFY(!toHundredths("3"));
    }

    // Truncated and mangled copies of every real file go through every parser.
    void mangledTextDoesNoHarm()
    {
        auto random = testRandom();
        QDirIterator files(QStringLiteral(WAI_FIXTURES "/machines/vm/proc"), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const std::string good = file.readAll().toStdString();
            for (int i = 0; i < 300 && !good.empty(); ++i) {
                std::string bad = good.substr(0, random() % (good.size() + 1));
                for (int change = 0; change < 5 && !bad.empty(); ++change)
                    bad[random() % bad.size()] = char(random());
                // An exact copy, so that reading beyond the end is found by the sanitizer.
                const auto exact = std::make_unique<char[]>(bad.size());
                std::copy(bad.cbegin(), bad.cend(), exact.get());
                parseWithEverything({exact.get(), bad.size()});
            }
        }
    }

    void clocksAreJudged_data()
    {
        QTest::addColumn<qint64>("wall");
        QTest::addColumn<qint64>("monotonic");
        QTest::addColumn<qint64>("boot");
        QTest::addColumn<bool>("slept");
        QTest::addColumn<bool>("jumped");
        QTest::addColumn<quint64>("missed");
        constexpr qint64 S = 1'000'000'000;
        QTest::newRow("a tick") << S << S << S << false << false << quint64(0);
        QTest::newRow("a late tick") << S * 12 / 10 << S * 12 / 10 << S * 12 / 10 << false << false << quint64(0);
        QTest::newRow("three missed") << 4 * S << 4 * S << 4 * S << false << false << quint64(3);
        QTest::newRow("slept 8 h") << 8 * 3600 * S << S << 8 * 3600 * S << true << false << quint64(0);
        QTest::newRow("set back an hour") << -3599 * S << S << S << false << true << quint64(0);
        QTest::newRow("set ahead a year") << 365 * 86400 * S << S << S << false << true << quint64(0);
        QTest::newRow("leap second") << qint64(0) << S << S << false << true << quint64(0);
        QTest::newRow("slewed") << S + S / 1000 << S << S << false << false << quint64(0);
        QTest::newRow("nothing passed") << qint64(0) << qint64(0) << qint64(0) << false << false << quint64(0);
    }
    void clocksAreJudged()
    {
        QFETCH(qint64, wall);
        QFETCH(qint64, monotonic);
        QFETCH(qint64, boot);
        const ClockReading before{1'700'000'000'000'000'000, 5'000'000'000, 9'000'000'000};
        const ClockJudgement judgement = judge(
            before, {before.wall + wall, before.monotonic + monotonic, before.boot + boot}, 1'000'000'000);
        QTEST(judgement.slept, "slept");
        QTEST(judgement.jumped, "jumped");
        QTEST(judgement.missed, "missed");
    }

    void ticksFallOnMultiples()
    {
        constexpr qint64 S = 1'000'000'000;
        QCOMPARE(untilNextTick(10 * S + 300'000'000, S), 700'000'000);
        QCOMPARE(untilNextTick(10 * S, S), S);
        QCOMPARE(untilNextTick(11 * S - 1000, S), S + 1000); // woken a little early: not twice
        QCOMPARE(untilNextTick(-300'000'000, S), 300'000'000);
    }
};

QTEST_GUILESS_MAIN(TestParsers)
#include "tst_parsers.moc"
