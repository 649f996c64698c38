// SPDX-License-Identifier: MIT
// What rules are told of a process and of a disk: their control groups, their CPUs, their heap, whether they turn.
#include <performance/optimize/database_cache.h>
#include <performance/optimize/placed_on_purpose.h>
#include <performance/optimize/process_group.h>
#include <performance/optimize/python_allocator.h>
#include <performance/optimize/runtime_heap.h>
#include <performance/optimize/settings_survey.h>
#include <performance/optimize/virtual_disk.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <latch>
#include <thread>

#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace performance;
using Qt::operator""_s;

namespace {

/// /proc and /sys of a machine that a test makes up.
class Machine {
public:
    QString root() const { return m_folder.path(); }
    void write(const QString &path, const QByteArray &text)
    {
        const QString target = m_folder.path() + path;
        QDir().mkpath(target.section(u'/', 0, -2));
        QFile file(target);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s", qPrintable(target));
    }

private:
    QTemporaryDir m_folder;
};

QByteArray commandLine(std::initializer_list<const char *> words)
{
    QByteArray line;
    for (const char *word : words)
        line += QByteArray(word) + '\0';
    return line;
}

} // namespace

class TestSurvey : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A service of systemd, to which the CPU is handed on, with a limit of the slice around it and a cpuset.
    void aServiceOfVersion2()
    {
        Machine machine;
        const QString groups = u"/sys/fs/cgroup"_s;
        machine.write(groups + u"/cgroup.controllers"_s, "cpuset cpu io memory pids\n");
        machine.write(groups + u"/cpuset.cpus.effective"_s, "0-7\n");
        machine.write(groups + u"/system.slice/cpu.weight"_s, "100\n");
        machine.write(groups + u"/system.slice/memory.max"_s, "1073741824\n");
        machine.write(groups + u"/system.slice/cpuset.cpus.effective"_s, "0-3\n");
        machine.write(groups + u"/system.slice/db.service/cpu.weight"_s, "100\n");
        machine.write(groups + u"/system.slice/db.service/memory.max"_s, "max\n");
        machine.write(u"/proc/42/cgroup"_s, "0::/system.slice/db.service\n");
        const ProcessGroup group = processGroup(42, machine.root());
        QCOMPARE(group.path, u"/system.slice/db.service"_s);
        QCOMPARE(group.cpu, u"/system.slice/db.service"_s);
        QCOMPARE(group.cpus, u"0-3"_s);
        QCOMPARE(*group.memoryMax, qint64(1) << 30);
    }

    /// Where the CPU is handed on to the slice and not to what is in it, the slice has the weight; where to none of them, the
    /// tasks are in the root task group, and autogroups count.
    void theGroupThatHasTheWeight()
    {
        Machine machine;
        const QString groups = u"/sys/fs/cgroup"_s;
        machine.write(groups + u"/cgroup.controllers"_s, "cpu memory\n");
        machine.write(groups + u"/user.slice/user-1000.slice/session-2.scope/memory.max"_s, "max\n");
        machine.write(u"/proc/42/cgroup"_s, "0::/user.slice/user-1000.slice/session-2.scope\n");
        QCOMPARE(processGroup(42, machine.root()).cpu, QString());
        QVERIFY(!processGroup(42, machine.root()).memoryMax);
        machine.write(groups + u"/user.slice/cpu.weight"_s, "100\n");
        QCOMPARE(processGroup(42, machine.root()).cpu, u"/user.slice"_s);
    }

    void aContainerOfVersion1()
    {
        Machine machine;
        const QString groups = u"/sys/fs/cgroup"_s;
        machine.write(groups + u"/cpuset/docker/abc/cpuset.cpus"_s, "2-3\n");
        machine.write(groups + u"/memory/docker/abc/memory.limit_in_bytes"_s, "33554432\n");
        machine.write(groups + u"/memory/docker/memory.limit_in_bytes"_s, "9223372036854771712\n");
        machine.write(u"/proc/42/cgroup"_s,
                      "9:memory:/docker/abc\n5:cpuset:/docker/abc\n4:cpu,cpuacct:/docker/abc\n0::/\n");
        const ProcessGroup group = processGroup(42, machine.root());
        QCOMPARE(group.path, u"/docker/abc"_s);
        QCOMPARE(group.cpu, u"/docker/abc"_s);
        QCOMPARE(group.cpus, u"2-3"_s);
        QCOMPARE(*group.memoryMax, qint64(33554432));
        machine.write(u"/proc/43/cgroup"_s, "4:cpu,cpuacct:/\n0::/\n");
        QCOMPARE(processGroup(43, machine.root()).cpu, QString());
        QCOMPARE(processGroup(44, machine.root()).path, QString()); // it has ended
    }

    void whoIsOnItsCpusOnPurpose()
    {
        const ThreadPlace first{{2}, false};
        const ThreadPlace second{{3}, false};
        const QString shell = u"/user.slice/user-1000.slice/session-2.scope"_s;
        QCOMPARE(placedOnPurpose(shell, {first, first}), QString());
        QCOMPARE(placedOnPurpose(shell, {first, second}), u"threads"_s); // each thread on its own, as DPDK's lcores
        QCOMPARE(placedOnPurpose(shell, {first, {{2}, true}}), u"realtime"_s);
        QCOMPARE(placedOnPurpose(u"/system.slice/db.service"_s, {first, first}),
                 u"unit"_s); // systemd.exec(5), CPUAffinity=
        QCOMPARE(placedOnPurpose(u"/user.slice/user-1000.slice/user@1000.service/app.slice/app.service"_s, {first}),
                 QString());
        QCOMPARE(placedOnPurpose(shell, {}), QString()); // it has ended
    }

    /// The kernel's own answers, of threads that this test has put somewhere.
    void placesAreRead()
    {
        cpu_set_t all;
        QCOMPARE(::sched_getaffinity(0, sizeof all, &all), 0);
        const int cpu = [&] {
            int first = 0;
            while (!CPU_ISSET(first, &all))
                ++first;
            return first;
        }();
        std::latch placed(2);
        std::latch seen(1);
        std::jthread thread([&] {
            cpu_set_t one;
            CPU_ZERO(&one);
            CPU_SET(cpu, &one);
            ::sched_setaffinity(0, sizeof one, &one);
            placed.arrive_and_wait();
            seen.wait();
        });
        placed.arrive_and_wait();
        const std::vector<ThreadPlace> places = placesOfThreads(::getpid());
        seen.count_down();
        QVERIFY(places.size() >= 2);
        QVERIFY(std::ranges::count(places, ThreadPlace{{cpu}, false}) >= 1);
        QVERIFY(placesOfThreads(0x7ffffffe).empty());
    }

    void listsOfProcessors()
    {
        QCOMPARE(cpusIn(u"0-3,6"_s), 5);
        QCOMPARE(cpusIn(u"0"_s), 1);
        QCOMPARE(cpusIn(QString()), 0);
        QCOMPARE(cpusIn(u"3-1"_s), 0);
        QCOMPARE(cpusIn(u"a-b"_s), 0);
    }

    void onlySomeDisksTurn_data()
    {
        QTest::addColumn<QString>("disk");
        QTest::addColumn<QByteArray>("maker");
        QTest::addColumn<bool>("turns");
        QTest::newRow("a disk on SATA") << u"sda"_s << QByteArray("ATA     ") << true;
        QTest::newRow("virtio") << u"vda"_s << QByteArray() << false;
        QTest::newRow("Xen") << u"xvda"_s << QByteArray() << false;
        QTest::newRow("device mapper") << u"dm-0"_s << QByteArray() << false;
        QTest::newRow("NVMe") << u"nvme0n1"_s << QByteArray() << false;
        QTest::newRow("virtio-scsi") << u"sda"_s << QByteArray("QEMU    ") << false;
        QTest::newRow("VMware") << u"sdb"_s << QByteArray("VMware  ") << false;
        QTest::newRow("Hyper-V") << u"sdb"_s << QByteArray("Msft    ") << false;
    }
    void onlySomeDisksTurn()
    {
        QFETCH(QString, disk);
        QFETCH(QByteArray, maker);
        QFETCH(bool, turns);
        Machine machine;
        machine.write(u"/sys/block/%1/queue/rotational"_s.arg(disk), "1\n");
        if (!maker.isEmpty())
            machine.write(u"/sys/block/%1/device/vendor"_s.arg(disk), maker + '\n');
        QCOMPARE(isTurningDisk(disk, machine.root()), turns);
        machine.write(u"/sys/block/%1/queue/rotational"_s.arg(disk), "0\n");
        QVERIFY(!isTurningDisk(disk, machine.root()));
    }

    void heapsThatWereSized_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("runtime");
        QTest::addColumn<qint64>("limit");
        QTest::newRow("java") << commandLine({"/usr/lib/jvm/bin/java", "-Xms1g", "-Xmx4g", "-jar", "app.jar"})
                              << u"java"_s << (qint64(4) << 30);
        QTest::newRow("the last one counts")
            << commandLine({"java", "-Xmx512m", "-cp", "a.jar", "-XX:MaxHeapSize=1073741824", "Main"}) << u"java"_s
            << (qint64(1) << 30);
        QTest::newRow("of the program's own arguments none")
            << commandLine({"java", "Main", "-Xmx4g"}) << u"java"_s << qint64(0);
        QTest::newRow("java decides") << commandLine({"java", "-jar", "app.jar"}) << u"java"_s << qint64(0);
        QTest::newRow("a share follows the group")
            << commandLine({"java", "-XX:MaxRAMPercentage=75", "Main"}) << QString() << qint64(0);
        QTest::newRow("a file of options") << commandLine({"java", "@options", "Main"}) << QString() << qint64(0);
        QTest::newRow("node") << commandLine({"node", "--max-old-space-size=2048", "server.js"}) << u"node"_s
                              << (qint64(2) << 30);
        QTest::newRow("node, underscores") << commandLine({"/usr/bin/node", "--max_old_space_size=100", "server.js"})
                                           << u"node"_s << qint64(100 << 20);
        QTest::newRow("another program") << commandLine({"python3", "-Xmx4g"}) << QString() << qint64(0);
        QTest::newRow("a thread of the kernel") << QByteArray() << QString() << qint64(0);
        QTest::newRow("nonsense") << commandLine({"java", "-Xmx99999999999g", "Main"}) << u"java"_s << qint64(0);
    }
    void heapsThatWereSized()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, runtime);
        QFETCH(qint64, limit);
        const auto heap = runtimeHeap(line);
        QCOMPARE(heap ? heap->runtime : QString(), runtime);
        QCOMPARE(heap ? heap->limit.value_or(0) : 0, limit);
    }

    /// Python's manual, "Command line and environment".
    void pythonsAllocator_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("environment");
        QTest::addColumn<QString>("allocator");
        const QByteArray plain = commandLine({"python3", "work.py"});
        QTest::newRow("its own") << plain << commandLine({"HOME=/root", "PYTHONHASHSEED=0"}) << QString();
        QTest::newRow("its own, said") << plain << commandLine({"PYTHONMALLOC=pymalloc"}) << QString();
        QTest::newRow("debug") << plain << commandLine({"A=b", "PYTHONMALLOC=debug"}) << u"debug"_s;
        QTest::newRow("pymalloc_debug") << plain << commandLine({"PYTHONMALLOC=pymalloc_debug"}) << u"debug"_s;
        QTest::newRow("malloc") << plain << commandLine({"PYTHONMALLOC=malloc"}) << u"malloc"_s;
        QTest::newRow("development mode") << plain << commandLine({"PYTHONDEVMODE=1"}) << u"debug"_s;
        QTest::newRow("development mode, empty") << plain << commandLine({"PYTHONDEVMODE="}) << QString();
        QTest::newRow("the variable of the two")
            << plain << commandLine({"PYTHONDEVMODE=1", "PYTHONMALLOC=pymalloc"}) << QString();
        QTest::newRow("of -X dev and the variable too")
            << commandLine({"python3", "-X", "dev", "work.py"}) << commandLine({"PYTHONMALLOC=pymalloc"}) << QString();
        QTest::newRow("the default, said, is development mode's")
            << commandLine({"python3", "-Xdev", "work.py"}) << commandLine({"PYTHONMALLOC=default"}) << u"debug"_s;
        QTest::newRow("isolated") << commandLine({"python3", "-I", "work.py"}) << commandLine({"PYTHONMALLOC=debug"})
                                  << QString();
        QTest::newRow("isolated, letters together")
            << commandLine({"python3", "-BEu", "work.py"}) << commandLine({"PYTHONDEVMODE=1"}) << QString();
        QTest::newRow("a value is no option") << commandLine({"python3", "-W", "-I", "-u", "work.py"})
                                              << commandLine({"PYTHONMALLOC=malloc"}) << u"malloc"_s;
        QTest::newRow("-c ends the options")
            << commandLine({"python3", "-c", "pass", "-I"}) << commandLine({"PYTHONMALLOC=malloc"}) << u"malloc"_s;
        QTest::newRow("-X dev") << commandLine({"python3", "-X", "dev", "work.py"}) << QByteArray() << u"debug"_s;
        QTest::newRow("-Xdev behind others")
            << commandLine({"python3", "-u", "-W", "error", "-Xdev", "-m", "work"}) << QByteArray() << u"debug"_s;
        QTest::newRow("the script's own")
            << commandLine({"python3", "work.py", "-X", "dev"}) << QByteArray() << QString();
        QTest::newRow("nothing to read") << QByteArray() << QByteArray() << QString();
    }
    void pythonsAllocator()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, environment);
        QTEST(pythonAllocator(line, environment), "allocator");
    }

    /// As Debian 12's packages start and set them up.
    void databasesAsTheyWereShipped()
    {
        Machine machine;
        const auto setting = [&](const QByteArray &line) { return cacheLeftAtDefault(line, machine.root()); };
        const QByteArray postgres = commandLine({"/usr/lib/postgresql/15/bin/postgres", "-D",
                                                 "/var/lib/postgresql/15/main", "-c",
                                                 "config_file=/etc/postgresql/15/main/postgresql.conf"});
        QCOMPARE(setting(postgres), QString()); // a file that cannot be read may say anything
        const QString file = u"/etc/postgresql/15/main/postgresql.conf"_s;
        machine.write(file, "#shared_buffers = 4GB\nshared_buffers = 128MB\t\t\t# min 128kB\ninclude_dir = 'conf.d'\n");
        QCOMPARE(setting(postgres), u"shared_buffers"_s);
        QCOMPARE(setting(postgres + commandLine({"-c", "shared_buffers=2GB"})), QString());
        QCOMPARE(setting(postgres + commandLine({"--shared-buffers=2GB"})), QString());
        QCOMPARE(setting(postgres + commandLine({"-B", "1000000"})), QString());
        machine.write(u"/etc/postgresql/15/main/conf.d/memory.conf"_s, "shared_buffers = '2GB'\n");
        QCOMPARE(setting(postgres), QString());
        machine.write(u"/etc/postgresql/15/main/conf.d/memory.conf"_s, "work_mem = 64MB\n");
        QCOMPARE(setting(postgres), u"shared_buffers"_s);
        machine.write(u"/srv/db/postgresql.conf"_s, "shared_buffers 1GB\n"); // the equals sign may be left out
        QCOMPARE(setting(commandLine({"postgres", "-D/srv/db"})), QString());
        machine.write(u"/srv/db/postgresql.conf"_s, "max_connections = 100\n");
        QCOMPARE(setting(commandLine({"postgres", "-D/srv/db"})), u"shared_buffers"_s);
        machine.write(u"/srv/db/postgresql.conf"_s, "include_if_exists = 'tuned.conf'\n");
        QCOMPARE(setting(commandLine({"postgres", "-D/srv/db"})), QString()); // another file may say it

        const QByteArray mariadb = commandLine({"/usr/sbin/mariadbd"});
        QCOMPARE(setting(mariadb), QString()); // its files lie elsewhere, as those of a container
        machine.write(u"/etc/mysql/mariadb.conf.d/50-server.cnf"_s,
                      "[mariadbd]\n#innodb_buffer_pool_size = 8G\nuser = mysql\n");
        QCOMPARE(setting(mariadb), u"innodb_buffer_pool_size"_s);
        for (const char *option : {"--innodb_buffer_pool_size=1G", "--loose-innodb-buffer-pool-size=1G",
                                   "--innodb-dedicated-server", "--defaults-file=db.cnf"})
            QCOMPARE(setting(mariadb + commandLine({option})), QString());
        machine.write(u"/etc/mysql/my.cnf"_s, "[client-server]\n!includedir /etc/mysql/conf.d/\n");
        QCOMPARE(setting(mariadb), u"innodb_buffer_pool_size"_s);
        machine.write(u"/etc/mysql/my.cnf"_s, "!includedir /opt/db/\n");
        QCOMPARE(setting(mariadb), QString());
        machine.write(u"/etc/mysql/my.cnf"_s, "[mysqld]\ninnodb_dedicated_server = ON\n");
        QCOMPARE(setting(mariadb), QString());
        machine.write(u"/etc/mysql/my.cnf"_s, "[client]\n");
        machine.write(u"/etc/mysql/conf.d/own.cnf"_s, "[mysqld]\ninnodb-buffer-pool-size=8G\n");
        QCOMPARE(setting(mariadb), QString());
        QCOMPARE(setting(commandLine({"redis-server"})), QString());
    }

    /// Whoever calls a program "postgres" chooses what is read: nothing that waits, is endless, or lies where all may write.
    void aStrangersCommandLineHoldsNobodyUp()
    {
        Machine machine;
        const QByteArray postgres = commandLine({"postgres", "-c", "config_file=/etc/db/postgresql.conf"});
        machine.write(u"/etc/db/other"_s, "");
        const QByteArray file = QFile::encodeName(machine.root() + u"/etc/db/postgresql.conf"_s);
        QCOMPARE(::mkfifo(file.constData(), 0600), 0);
        QCOMPARE(cacheLeftAtDefault(postgres, machine.root()), QString());
        QCOMPARE(::unlink(file.constData()), 0);
        QCOMPARE(::symlink("/dev/zero", file.constData()), 0);
        QCOMPARE(cacheLeftAtDefault(postgres, machine.root()), QString());
        QCOMPARE(::unlink(file.constData()), 0);
        machine.write(u"/etc/db/postgresql.conf"_s, QByteArray(1 << 20, '\n'));
        QCOMPARE(cacheLeftAtDefault(postgres, machine.root()), u"shared_buffers"_s); // in no time, see the next
        machine.write(u"/etc/db/postgresql.conf"_s, QByteArray((1 << 20) + 1, '\n'));
        QCOMPARE(cacheLeftAtDefault(postgres, machine.root()), QString());
        machine.write(u"/tmp/db/postgresql.conf"_s, "max_connections = 100\n");
        for (const char *folder : {"/tmp/db", "/etc/../tmp/db", "tmp/db", ""})
            QCOMPARE(cacheLeftAtDefault(commandLine({"postgres", "-D", folder}), machine.root()), QString());
        for (int i = 0; i < 65; ++i)
            machine.write(u"/etc/mysql/conf.d/%1.cnf"_s.arg(i), "[mysqld]\n");
        QCOMPARE(cacheLeftAtDefault(commandLine({"mysqld"}), machine.root()), QString());
    }

    /// A connection's process has the words of what it does; its server's tell. One that maps more was sized after all, and the
    /// files of one in a container are others.
    void aDatabaseIsKnownByItsServer()
    {
        Machine machine;
        machine.write(u"/srv/db/postgresql.conf"_s, "shared_buffers = 128MB\n");
        machine.write(u"/proc/90/cmdline"_s, commandLine({"/usr/bin/postgres", "-D", "/srv/db"}));
        machine.write(
            u"/proc/90/stat"_s,
            "90 (postgres) S 1 90 90 0 -1 4194304 1 0 0 0 1 1 0 0 20 0 1 0 4711 220000000 1000 18446744073709551615 1 1 1 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
        machine.write(u"/proc/self/status"_s, "Name:\tx\nNSpid:\t7\n");
        const auto server = [&](const QByteArray &size, const QByteArray &pids) {
            machine.write(u"/proc/90/status"_s, "Name:\tpostgres\nNSpid:\t" + pids + "\nVmSize:\t  " + size + " kB\n");
        };
        std::vector<ProcessSample> connections;
        for (const int pid : {100, 101}) {
            machine.write(u"/proc/%1/cmdline"_s.arg(pid), "postgres: shop orders [local] SELECT");
            machine.write(u"/proc/%1/status"_s.arg(pid), "Name:\tpostgres\nPPid:\t90\n");
            machine.write(u"/proc/%1/cgroup"_s.arg(pid), "0::/system.slice/db.service\n");
            ProcessSample process;
            process.identity = {pid, 1};
            process.name = u"postgres"_s;
            connections.push_back(process);
        }
        server("220000", "90");
        const Settings found = surveySettings({}, connections, {}, machine.root());
        QCOMPARE(found.value(cacheSetting(100)), u"shared_buffers 90 4711"_s);
        QCOMPARE(found.value(cacheSetting(101)), u"shared_buffers 90 4711"_s);
        server("8600000", "90"); // ALTER SYSTEM SET shared_buffers = '8GB', which no file that may be read says
        QVERIFY(!surveySettings({}, connections, {}, machine.root()).contains(cacheSetting(100)));
        server("220000", "90 1");
        QVERIFY(!surveySettings({}, connections, {}, machine.root()).contains(cacheSetting(100)));
    }
};

QTEST_GUILESS_MAIN(TestSurvey)
#include "tst_survey.moc"
