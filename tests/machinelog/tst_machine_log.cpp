// SPDX-License-Identifier: MIT
// What the logs of machines say: formats with the right values beside, what is cut or mangled, and this machine's own.
#include "machinelog/machine_log_texts.h"
#include "support/test_support.h"

#include <performance/machinelog/boot_records.h>
#include <performance/machinelog/dnf_history.h>
#include <performance/machinelog/kernel_messages.h>
#include <performance/machinelog/log_file.h>
#include <performance/machinelog/package_logs.h>
#include <performance/machinelog/suspend_watch.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstring>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;
using Kind = MachineEvent::Kind;

namespace {

QByteArray logText(const char *name)
{
    QFile file(QStringLiteral(WAI_SOURCE "/tests/machinelog/logs/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QTimeZone Berlin("Europe/Berlin");

} // namespace

class TestMachineLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The UTC times are those of `TZ=Europe/Berlin date -u -d`, of the hour that comes twice by the order of the lines.
    void dpkgOverTheNightInWhichTheClocksAreSetBack()
    {
        const auto events = parseDpkgLog(logText("dpkg.log"), Berlin, u"d"_s);
        QCOMPARE(linesOf(events),
                 QStringList({u"2026-10-24T21:59:59 package-upgraded libpq5 15.3-0 → 15.5-1"_s,
                              u"2026-10-24T23:30:00 package-installed nginx 1.22.1-9"_s,
                              u"2026-10-25T00:30:00 package-installed curl 7.88.1-10"_s,
                              u"2026-10-25T00:45:00 package-removed telnet 0.17-44"_s,
                              u"2026-10-25T01:10:00 package-upgraded libc6 2.36-9 → 2.36-10"_s,
                              u"2026-10-25T01:50:00 package-upgraded libc6 2.36-9 → 2.36-10"_s,
                              u"2026-10-25T02:10:00 package-upgraded tzdata 2026a-1"_s,
                              u"2026-03-29T01:30:00 package-installed skipped 1"_s}));
        QCOMPARE(events.front().source, u"d"_s);
    }

    void pacman()
    {
        QCOMPARE(linesOf(parsePacmanLog(logText("pacman.log"), Berlin, {})),
                 QStringList({u"2019-01-15T09:22:00 package-installed old-style 1.0-1"_s,
                              u"2026-01-15T09:22:33 package-upgraded linux 6.6.1.arch1-1 → 6.6.2.arch1-1"_s,
                              u"2026-01-15T09:22:34 package-installed firefox 121.0-1"_s,
                              u"2026-01-15T09:22:35 package-removed vi 1:070224-6"_s,
                              u"2026-01-15T09:22:36 package-upgraded mesa 23.3.3-1 → 23.3.2-1"_s,
                              u"2026-01-15T09:22:37 package-upgraded bash 5.2.021-1"_s}));
    }

    void dnf()
    {
        QCOMPARE(
            linesOf(parseDnfLog(logText("dnf.rpm.log"), Berlin, {})),
            QStringList(
                {u"2026-02-10T07:00:01 package-upgraded bash 5.2.26-1.fc40 → 5.2.26-3.fc40"_s,
                 u"2026-02-10T07:00:02 package-installed htop 3.3.0-2.fc40"_s,
                 u"2026-02-10T07:00:02 package-upgraded java-17-openjdk 1:17.0.9.0.9-3.fc40 → 1:17.0.10.0.7-1.fc40"_s,
                 u"2026-02-10T07:00:05 package-removed telnet 0.17-90.fc40"_s,
                 u"2026-02-10T07:00:07 package-upgraded vim-minimal 2:9.1.2-1.fc40 → 2:9.1.1-1.fc40"_s}));
    }

    void zypper()
    {
        QCOMPARE(linesOf(parseZyppHistory(logText("zypp.history"), Berlin, {})),
                 QStringList({u"2026-02-10T07:00:01 package-installed bash 5.2-1.1"_s,
                              u"2026-02-11T07:00:01 package-upgraded bash 5.2-1.1 → 5.2-2.1"_s,
                              u"2026-02-11T07:00:02 package-removed telnet 1.2-1"_s}));
    }

    /// A database with the tables of dnf 5 (libdnf5/transaction/db/sql/create_tables.sql), as far as they are read.
    void dnf5()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"history.sqlite"_s);
        sqlite3 *database = nullptr;
        QCOMPARE(sqlite3_open(path.toLocal8Bit().constData(), &database), SQLITE_OK);
        const char *tables =
            "CREATE TABLE trans(id INTEGER PRIMARY KEY, dt_begin INTEGER, dt_end INTEGER);"
            "CREATE TABLE trans_item_action(id INTEGER PRIMARY KEY, name TEXT);"
            "INSERT INTO trans_item_action VALUES (1,'Install'),(2,'Upgrade'),(3,'Downgrade'),(4,'Reinstall'),(5,'Remove'),(6,'Replaced'),(7,'Reason Change');"
            "CREATE TABLE trans_item_state(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO trans_item_state VALUES (1,'Started'),(2,'Ok'),(3,'Error');"
            "CREATE TABLE trans_item(id INTEGER PRIMARY KEY, trans_id INTEGER, item_id INTEGER, action_id INTEGER, state_id INTEGER);"
            "CREATE TABLE pkg_name(id INTEGER PRIMARY KEY, name TEXT);"
            "CREATE TABLE rpm(item_id INTEGER, name_id INTEGER, epoch INTEGER, version TEXT, release TEXT);"
            "INSERT INTO trans VALUES (1, 1770000000, 1770000010), (2, 1770086400, NULL);"
            "INSERT INTO pkg_name VALUES (1,'bash'),(2,'java'),(3,'old-name'),(4,'broken');"
            "INSERT INTO rpm VALUES (1,1,0,'5.2','1.fc42'),(2,1,0,'5.3','1.fc42'),(3,2,1,'17','1'),(4,3,0,'1','1'),(5,4,0,'1','1');"
            "INSERT INTO trans_item VALUES (1,1,1,1,2),(2,1,3,1,2),(3,2,2,2,2),(4,2,1,6,2),(5,2,3,5,2),(6,2,4,6,2),(7,2,5,1,3);";
        QCOMPARE(sqlite3_exec(database, tables, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
        const auto events = readDnfHistory(path, u"dnf"_s);
        QVERIFY2(events, qPrintable(events ? QString() : events.error().message()));
        QCOMPARE(linesOf(*events),
                 QStringList({u"2026-02-02T02:40:10 package-installed bash 5.2-1.fc42"_s,
                              u"2026-02-02T02:40:10 package-installed java 1:17-1"_s,
                              u"2026-02-03T02:40:00 package-upgraded bash 5.2-1.fc42 → 5.3-1.fc42"_s,
                              u"2026-02-03T02:40:00 package-removed java 1:17-1"_s,
                              u"2026-02-03T02:40:00 package-removed old-name 1-1"_s}));
        QFile text(folder.filePath(u"text"_s));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no database") > 0);
        text.close();
        QCOMPARE(readDnfHistory(text.fileName(), {}).error().code(), PerformanceErrorCode::ParseError);
        QVERIFY(!readDnfHistory(folder.filePath(u"none"_s), {}));
    }

    /// The names and their meaning: mm/oom_kill.c, kernel/power/.
    void theKernelsMessages()
    {
        const auto text = [](const char *message) {
            const auto event = kernelEvent(message);
            return event ? linesOf({*event}).constFirst().mid(20) : QString();
        };
        QCOMPARE(
            text(
                "Out of memory: Killed process 4711 (cc1plus) total-vm:9000000kB, anon-rss:2097152kB, file-rss:0kB, shmem-rss:0kB, UID:1000 pgtables:1kB oom_score_adj:0"),
            u"out-of-memory cc1plus PID 4711, 2048 MiB"_s);
        QCOMPARE(
            text(
                "Memory cgroup out of memory: Killed process 12 (Web (Content)) total-vm:1kB, anon-rss:10240kB, file-rss:0kB"),
            u"out-of-memory Web (Content) PID 12, 10 MiB, cgroup"_s);
        QCOMPARE(text("PM: suspend entry (deep)"), u"suspended"_s);
        QCOMPARE(text("PM: suspend exit"), u"resumed"_s);
        QCOMPARE(text("PM: hibernation: hibernation entry"), u"suspended"_s);
        for (const char *none :
             {"", "Out of memory", "Out of memory: Killed process", "Out of memory: Killed process x (a)",
              "Out of memory: Killed process 1 ()", "Out of memory: Killed process 1 )a(", "PM: suspend"})
            QVERIFY2(text(none).isEmpty(), none);
        const auto events = parseKmsg(
            "6,1,100,-;booting\n3,2,5000000,-;Out of memory: Killed process 1 (a) total-vm:1kB, anon-rss:1024kB\n"
            " SUBSYSTEM=x\n3,x;Out of memory: Killed process 1 (a) total-vm\n",
            Timestamp(1'770'000'000s), u"k"_s);
        QCOMPARE(linesOf(events), QStringList({u"2026-02-02T02:40:05 out-of-memory a PID 1, 1 MiB"_s}));
    }

    void startsAndKernels()
    {
        const QByteArray records = bootRecord(BOOT_TIME, 1'770'000'000, "6.1.0-12-amd64")
            + bootRecord(USER_PROCESS, 1'770'000'050, "host") + bootRecord(BOOT_TIME, 1'770'100'000, "6.1.0-12-amd64")
            + bootRecord(BOOT_TIME, 1'770'200'000, "6.1.0-13-amd64") + bootRecord(BOOT_TIME, 3, "x");
        const auto boots = parseBootRecords(records + "half a record", u"w"_s);
        QCOMPARE(boots.size(), size_t(3));
        auto both = boots;
        // Another source that tells of the last one, a minute later and without its kernel, and of one more.
        both.push_back({Kind::Boot, Timestamp(1'770'200'060s), {}, {}, u"/proc/stat"_s, {}});
        both.push_back({Kind::Boot, Timestamp(1'770'300'000s), {}, u"6.1.0-14-amd64"_s, u"journal"_s, {}});
        QCOMPARE(
            linesOf(bootsAndKernels(both)),
            QStringList({u"2026-02-02T02:40:00 boot  6.1.0-12-amd64"_s, u"2026-02-03T06:26:40 boot  6.1.0-12-amd64"_s,
                         u"2026-02-04T10:13:20 boot  6.1.0-13-amd64"_s,
                         u"2026-02-04T10:13:20 kernel-changed Linux 6.1.0-12-amd64 → 6.1.0-13-amd64"_s,
                         u"2026-02-05T14:00:00 boot  6.1.0-14-amd64"_s,
                         u"2026-02-05T14:00:00 kernel-changed Linux 6.1.0-13-amd64 → 6.1.0-14-amd64"_s}));
        QCOMPARE(bootTime("cpu  1 2\nintr 5\nbtime 1770000000\nprocesses 1"), std::optional(Timestamp(1'770'000'000s)));
        QVERIFY(!bootTime("btime x\nbtime -5\nbtime 99999999999999"));
        QCOMPARE(microcodeOf("processor\t: 0\nmicrocode\t: 0xf0\nmicrocode\t: 0xf1\n"), u"0xf0"_s);
        QVERIFY(microcodeOf("processor: 0\nmicrocode").isEmpty());
    }

    /// An hour of sleep between two looks, and a wall clock that was set back by a day meanwhile.
    void sleepIsNoticedByTheClocks()
    {
        SuspendWatch watch;
        const Timestamp start(1'770'000'000s);
        QVERIFY(watch.look({start, 100s, 100s}).empty());
        QVERIFY(watch.look({start + 1s, 101s, 101s}).empty());
        QCOMPARE(linesOf(watch.look({start + 3602s, 3702s, 102s})),
                 QStringList({u"2026-02-02T02:40:02 suspended  3600 s"_s, u"2026-02-02T03:40:02 resumed  3600 s"_s}));
        QVERIFY(watch.look({start - 24h, 3703s, 103s}).empty());
        QVERIFY(SuspendWatch::clocks().sinceBoot >= SuspendWatch::clocks().awake - 1s);
    }

    void aLongLogIsReadFromItsEnd()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"log"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (int i = 0; i < 1000; ++i)
            file.write("line " + QByteArray::number(i) + '\n');
        file.flush();
        const auto end = readLogEnd(file.fileName(), 20);
        QVERIFY(end && end->isCut && !end->isDamaged);
        QCOMPARE(end->text, QByteArray("line 998\nline 999\n"));
        const auto exact = readLogEnd(file.fileName(), 18);
        QCOMPARE(exact->text, QByteArray("line 998\nline 999\n"));
        QVERIFY(!readLogEnd(file.fileName(), 1 << 20)->isCut);
        // Half a gigabyte, most of it a hole.
        QVERIFY(file.resize(qint64(500) << 20) && file.seek(file.size())
                && file.write("\n2026-01-01 00:00:00 install a:amd64 <none> 1\n") > 0);
        file.close();
        const auto big = readLogEnd(file.fileName(), 1 << 20);
        QVERIFY(big && big->text.size() <= 1 << 20);
        QCOMPARE(parseDpkgLog(big->text, QTimeZone::utc(), {}).size(), size_t(1));
    }

    void packedLogs()
    {
        const QTemporaryDir folder;
        const QByteArray first = "2026-01-01 00:00:00 install a:amd64 <none> 1\n";
        const QByteArray second = "2026-01-02 00:00:00 install b:amd64 <none> 1\n";
        const auto write = [&](const QByteArray &bytes) {
            QFile file(folder.filePath(u"log.gz"_s));
            return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
        };
        const QByteArray both = gzipped(first) + gzipped(second);
        QVERIFY(write(both));
        auto log = readLogEnd(folder.filePath(u"log.gz"_s), 1 << 20);
        QVERIFY(log && !log->isDamaged && !log->isCut);
        QCOMPARE(log->text, first + second);
        log = readLogEnd(folder.filePath(u"log.gz"_s), second.size());
        QVERIFY(log->isCut);
        QCOMPARE(log->text, second);
        // However it is cut, what could be unpacked is the beginning, and it is said.
        for (qsizetype length = 2; length < both.size(); ++length) {
            QVERIFY(write(both.first(length)));
            log = readLogEnd(folder.filePath(u"log.gz"_s), 1 << 20);
            QVERIFY(log);
            QVERIFY((first + second).startsWith(log->text));
            QVERIFY(log->isDamaged || log->text == first);
        }
        // One that unpacks to much more than is kept ends somewhere.
        QVERIFY(write(gzipped(QByteArray(qsizetype(64) << 20, 'x'))));
        log = readLogEnd(folder.filePath(u"log.gz"_s), 1000);
        QVERIFY(log && log->text.size() <= 1001);
    }

    void whatIsNoFile()
    {
        const QTemporaryDir folder;
        const QString pipe = folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
        QCOMPARE(readLogEnd(pipe, 100).error().code(), PerformanceErrorCode::Unsupported);
        QVERIFY(!fileIdentity(pipe));
        QVERIFY(!readLogEnd(folder.filePath(u"none"_s), 100));
        QVERIFY(!fileIdentity(folder.filePath(u"none"_s)));
    }

    /// Mangled copies of each log: nothing but events that are whole, in bounded time.
    void mangled()
    {
        auto random = testRandom();
        const QByteArray dpkg = logText("dpkg.log");
        for (const char *name : {"dpkg.log", "pacman.log", "dnf.rpm.log", "zypp.history"}) {
            const QByteArray whole = logText(name);
            QVERIFY(whole.size() > 100);
            for (int i = 0; i < 2000; ++i) {
                QByteArray text = whole.first(qsizetype(random() % size_t(whole.size())));
                for (int j = 0; j < 4 && !text.isEmpty(); ++j)
                    text[qsizetype(random() % size_t(text.size()))] = char(random());
                for (const auto parser : {parseDpkgLog, parsePacmanLog, parseDnfLog, parseZyppHistory}) {
                    for (const MachineEvent &event : parser(text, Berlin, {})) {
                        QVERIFY(!event.subject.isEmpty() && event.subject.size() <= 200);
                        QVERIFY(event.detail.size() <= 500);
                    }
                }
                parseKmsg(text, {}, {});
                parseBootRecords(text, {});
            }
        }
        // A line of a gigabyte would be; this one is too long to be one.
        QVERIFY(
            parseDpkgLog("2026-01-01 00:00:00 install " + QByteArray(1 << 20, 'a') + ":amd64 <none> 1\n", Berlin, {})
                .empty());
        QCOMPARE(parseDpkgLog(QByteArray(1 << 20, 'x') + '\n' + dpkg, Berlin, {}).size(), size_t(8));
    }

    /// What dpkg really wrote here, against what grep counts in it; and the newest version of each package against dpkg-query.
    void thisMachinesOwnDpkg()
    {
        const QString path = u"/var/log/dpkg.log"_s;
        if (!QFile::exists(u"/var/lib/dpkg/status"_s) || !fileIdentity(path) || fileIdentity(path)->size == 0)
            QSKIP("this machine has no log of dpkg");
        const auto log = readLogEnd(path, qint64(64) << 20);
        if (!log)
            QSKIP("this machine has no log of dpkg");
        const auto events = parseDpkgLog(log->text, QTimeZone::systemTimeZone(), path);
        for (const auto &[kind, pattern] : {std::pair{Kind::PackageUpgraded, u"^.{19} upgrade "_s},
                                            std::pair{Kind::PackageInstalled, u"^.{19} install "_s},
                                            std::pair{Kind::PackageRemoved, u"^.{19} remove "_s}}) {
            QProcess grep;
            grep.start(u"grep"_s, {u"-cE"_s, pattern, path});
            QVERIFY(grep.waitForFinished());
            QCOMPARE(std::count_if(events.begin(), events.end(),
                                   [k = kind](const MachineEvent &event) { return event.kind == k; }),
                     grep.readAll().trimmed().toLongLong());
        }
        QHash<QString, QString> newest;
        for (const MachineEvent &event : events) {
            if (event.kind == Kind::PackageRemoved)
                newest.remove(event.subject);
            else
                newest.insert(event.subject, event.detail.section(u" → "_s, -1));
        }
        QProcess query;
        query.start(u"dpkg-query"_s, {u"-W"_s, u"-f=${binary:Package} ${Version} ${db:Status-Status}\n"_s});
        QVERIFY(query.waitForFinished());
        qsizetype same = 0;
        for (const QByteArray &line : query.readAll().split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            const QString name = QString::fromUtf8(words.constFirst()).section(u':', 0, 0);
            if (words.size() == 3 && words[2] == "installed" && newest.contains(name)) {
                QCOMPARE(newest.value(name), QString::fromUtf8(words[1]));
                ++same;
            }
        }
        QVERIFY(same > 0);
    }
};

QTEST_GUILESS_MAIN(TestMachineLog)
#include "tst_machine_log.moc"
