// SPDX-License-Identifier: MIT
// The reader of small files, against files whose pieces end where we say; what a line of /proc/PID/stat tells; and values by key.
#include <performance/procfs/kernel_file.h>
#include <performance/procfs/keyed_values.h>
#include <performance/procfs/process_stat.h>
#include <performance/procfs/small_file.h>
#include <performance/procfs/unique_fd.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace performance;
using Qt::operator""_s;

class TestProcfs : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string path(const char *name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

private Q_SLOTS:
    /// A read that is shorter than what was asked for is not the end: seq_file hands out what fits, record by record.
    void aShortReadIsNotTheEnd()
    {
        QCOMPARE(::mkfifo(path("pieces").c_str(), 0600), 0);
        std::thread writer([&] {
            const UniqueFd end(::open(path("pieces").c_str(), O_WRONLY | O_CLOEXEC));
            for (const char *piece : {"one\n", "two\n", "three\n"})
                QVERIFY(::write(end.get(), piece, strlen(piece)) > 0);
        });
        const auto text = smallFile(path("pieces"));
        writer.join();
        QCOMPARE(text.value_or("?"), std::string("one\ntwo\nthree"));
    }

    /// The kernel's own, by path and by a descriptor that stays open.
    void aFileOfProcComesWhole()
    {
        QProcess sleeper;
        sleeper.start(u"sleep"_s, {u"60"_s});
        QVERIFY(sleeper.waitForStarted());
        const std::string name = "/proc/" + std::to_string(sleeper.processId()) + "/limits";
        QFile file(QString::fromStdString(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string expected = file.readAll().toStdString();
        QVERIFY(expected.ends_with('\n'));
        QCOMPARE(smallFile(name).value_or("?") + '\n', expected);
        FileReader reader;
        QCOMPARE(std::string(reader.read(name).value_or("?")), expected);
        const UniqueFd kept(::open(name.c_str(), O_RDONLY | O_CLOEXEC));
        QCOMPARE(std::string(reader.read(kept.get()).value_or("?")), expected);
        QCOMPARE(std::string(reader.read(kept.get()).value_or("?")), expected); // from the start each time
        // Of a process that has ended an open file is an error, never a shorter text (fs/proc/base.c).
        sleeper.kill();
        QVERIFY(sleeper.waitForFinished());
        const auto gone = reader.read(kept.get());
        QVERIFY(!gone);
        QCOMPARE(gone.error(), ESRCH);
        QCOMPARE(smallFile(name).error(), ENOENT);
    }

    void whyItCannotBeRead()
    {
        QCOMPARE(smallFile(path("nothing")).error(), ENOENT);
        QCOMPARE(smallFile(m_folder.path().toStdString()).error(), EISDIR);
        FileReader reader;
        QCOMPARE(reader.read(path("nothing")).error(), ENOENT);
        QCOMPARE(reader.readRecord(-1).error(), EBADF);
        KernelFile kept(path("nothing"));
        QCOMPARE(kept.read(reader).error(), ENOENT);
    }

    void isBounded()
    {
        write("much", {});
        QCOMPARE(::truncate(path("much").c_str(), off_t(MostOfSmallFile) + 1), 0); // a hole: it takes no space
        QCOMPARE(smallFile(path("much")).error(), EFBIG);
        FileReader reader;
        QVERIFY(reader.read(path("much"))->size()
                >= MostOfSmallFile); // a list of sockets: its beginning is better than none
        QCOMPARE(startOfFile(path("much"), 100).value_or("").size(), size_t(100));
        write("few", "0123456789");
        QCOMPARE(startOfFile(path("few"), 4).value_or("?"), std::string("0123"));
        QCOMPARE(startOfFile(path("few"), 400).value_or("?"), std::string("0123456789"));
    }

    /// Fields of proc_pid_stat(5) by their number: 9 flags, 19 nice, 22 starttime, 42 delayacct_blkio_ticks.
    void aLineOfStat()
    {
        const std::string line =
            "2 (k) t) R 1 0) S 0 0 0 0 -1 2129984 0 0 0 0 1 2 3 4 20 -5 7 0 44 0 0 18446744073709551615 0 0 0 0 0 0 0 2147483647 0 0 0 0 17 3 0 0 91 0 0\n";
        const auto stat = parseProcessStat(line);
        QVERIFY(stat);
        QCOMPARE(std::string(stat->name), std::string("k) t) R 1 0"));
        QVERIFY(stat->ofKernel); // 2129984 = 0x208040 has PF_KTHREAD, 0x200000
        QCOMPARE(stat->nice, -5);
        QCOMPARE(stat->threads, 7);
        QCOMPARE(stat->startTime, 44u);
        QCOMPARE(storageTicks(line), 91u);
        QCOMPARE(storageTicks("2 (x) S 0"), 0u);
        QCOMPARE(storageTicks(""), 0u);
        QVERIFY(!stat->hasEnded());
        QVERIFY(parseProcessStat("2 (x) Z 0 0 0 0 -1 0 0 0 0 0 1 2 3 4 20 0 1 0 44 0 0")->hasEnded());
        QVERIFY(!parseProcessStat("2 (x) S 0 0 0 0 -1 0 0 0 0 0 1 2 3 4 20 0 1 0 44 0")); // cut before its field 24
    }

    void whenAProcessStarted()
    {
        QVERIFY(startTimeOf(::getpid()).value_or(0) > 0);
        QVERIFY(!startTimeOf(-1));
        // Of a machine that was recorded: its field 22 there.
        const std::string root = WAI_FIXTURES "/machines/vm";
        const std::string line = smallFile(root + "/proc/1/stat").value_or("");
        QCOMPARE(startTimeOf(1, root),
                 std::optional(uint64_t(QByteArray::fromStdString(line).split(' ').at(21).toULongLong())));
        QVERIFY(!startTimeOf(4711, root));
    }

    void valuesByKey()
    {
        KeyedValues values({"MemTotal", "HugePages_Total", "pgfault", "pswpin", "Tcp:InSegs", "Udp:InErrors",
                            "UdpLite:InErrors", "pgfault"});
        values.readLines(
            "MemTotal:       16 kB\nHugePages_Total:       3\nMemFree: 1 kB\npgfault 12\npswpin x\n\npgfault_not 5\n");
        QCOMPARE(values.of("MemTotal"), std::optional<int64_t>(16 * 1024));
        QCOMPARE(values.of("HugePages_Total"), std::optional<int64_t>(3));
        QCOMPARE(values.of("pgfault"), std::optional<int64_t>(12));
        QVERIFY(!values.of("pswpin"));  // no number
        QVERIFY(!values.of("MemFree")); // not asked for
        values.readTable(
            "Tcp: RtoMin InSegs\nTcp: 200 77\nUdp: InErrors\nUdp: 5\nUdpLite: NoPorts InErrors\nUdpLite: 1\n");
        QCOMPARE(values.of("Tcp:InSegs"), std::optional<int64_t>(77));
        QCOMPARE(values.of("Udp:InErrors"), std::optional<int64_t>(5));
        QVERIFY(!values.of("UdpLite:InErrors")); // its line is cut
        values.set("pgfault", 13);
        QCOMPARE(values.of("pgfault"), std::optional<int64_t>(13));
        values.clear();
        QVERIFY(!values.of("pgfault"));
        QVERIFY(!values.of("Tcp:InSegs"));
    }
};

QTEST_GUILESS_MAIN(TestProcfs)
#include "tst_procfs.moc"
