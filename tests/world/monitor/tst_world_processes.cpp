// SPDX-License-Identifier: MIT
// Processes as they are out in the world. The sources of the right values stand in the README beside this file.
#include "registry.h"
#include "support/machine_copy.h"

#include <performance/system/process_tracker.h>
#include <performance/system/unit_name.h>
#include <performance/system/user_names.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace performance;

namespace {

/// The tracker over a folder or the real machine, ticked by hand a second apart.
struct Tracked {
    explicit Tracked(const KernelRoot &root = KernelRoot(), UserNames::Lookup users = {})
        : tracker(root, registry, load, std::move(users))
    {}
    Registry registry;
    MachineLoad load;
    ProcessTracker tracker;
    quint64 number = 0;

    void tick(quint64 seconds = 1)
    {
        SampleBatch batch;
        number += seconds;
        tracker.sample(tickAt(number), batch);
    }
    ProcessSample find(pid_t pid)
    {
        const auto all = tracker.all();
        const auto it = std::find_if(all.cbegin(), all.cend(),
                                     [&](const ProcessSample &p) { return p.identity.pid == pid; });
        return it == all.cend() ? ProcessSample() : *it;
    }
};

QByteArray statLine(const char *name, char state = 'S', int threads = 1, quint64 stack = 0, int ticks = 0)
{
    return QByteArray("42 (") + name + ") " + state + " 1 42 42 0 -1 0 0 0 0 0 " + QByteArray::number(ticks)
        + " 0 0 0 20 0 " + QByteArray::number(threads) + " 0 500 0 10 0 4096 8192 " + QByteArray::number(stack) + "\n";
}

/// Of a process with times of its own and of the children that it waited for, in hundredths of a second.
QByteArray statOf(int pid, int parent, int ticks, int childTicks, int started = 500)
{
    return QByteArray::number(pid) + " (p" + QByteArray::number(pid) + ") S " + QByteArray::number(parent)
        + " 42 42 0 -1 0 0 0 0 0 " + QByteArray::number(ticks) + " 0 " + QByteArray::number(childTicks) + " 0 20 0 1 0 "
        + QByteArray::number(started) + " 0 10 0 4096 8192 7\n";
}

QString statFile(int pid)
{
    return QStringLiteral("proc/%1/stat").arg(pid);
}

} // namespace

class TestWorldProcesses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Fault 5; sysinfo #970, psutil #112; proc(5): the folder belongs to the effective user, a file of a process that
    // cannot be dumped to root.
    void theUserIsTheOneOfTheFolder()
    {
        if (::geteuid() != 0)
            QSKIP("only root can become somebody else");
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            char byte = 0;
            if (::read(ends[0], &byte, 1) != 1 || ::setuid(65534) != 0)
                ::_exit(1);
            ::prctl(PR_SET_DUMPABLE, 0);
            ::pause();
        }
        Tracked tracked;
        tracked.tick();
        QTRY_COMPARE((tracked.tick(), tracked.find(child).user), QStringLiteral("root"));
        QCOMPARE(::write(ends[1], "x", 1), ssize_t(1));
        const QString nobody = QStringLiteral("nobody");
        QTRY_COMPARE((tracked.tick(11), tracked.find(child).user), nobody); // at the next look at all of /proc
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(ends[0]);
        ::close(ends[1]);
    }

    // psutil #671, glances #134, nokyan/resources #562; proc_pid_stat(5), cutime: a storm of 0.4 CPUs of "ls" was nobody's, the
    // shell that waited for them showed 6 %.
    void childrenThatCameAndWentAreTheirParents()
    {
        MachineCopy machine;
        machine.write(statFile(42), statOf(42, 1, 100, 5000));
        Tracked tracked{KernelRoot(machine.path())};
        tracked.tick();
        QVERIFY(tracked.find(42).cpu.value_or(0) == 0); // what was before is not told
        machine.write(statFile(42), statOf(42, 1, 106, 5040));
        tracked.tick();
        QCOMPARE(tracked.find(42).cpu.value_or(-1), 0.46);
        QCOMPARE(tracked.find(42).cpuSeconds, 1.46);
        tracked.tick();
        QCOMPARE(tracked.find(42).cpu.value_or(-1), 0.0);
        // One that began since the last tick has no time that was told before.
        machine.write(statFile(43), statOf(43, 42, 1, 20, 100500));
        tracked.tick();
        QCOMPARE(tracked.find(43).cpu.value_or(-1), 0.21);
    }

    // What was seen of a child was its own; its parent gets the rest.
    void noTimeIsCountedTwice()
    {
        MachineCopy machine;
        machine.write(statFile(42), statOf(42, 1, 0, 0));
        machine.write(statFile(43), statOf(43, 42, 900, 0));  // nine seconds of CPU
        machine.write(statFile(44), statOf(44, 42, 300, 60)); // three, and what others ran for it
        machine.write(statFile(45), statOf(45, 44, 10, 0));
        Tracked tracked{KernelRoot(machine.path())};
        for (int i = 0; i < 6; ++i)
            tracked.tick(); // asleep: read every few seconds
        machine.remove(QStringLiteral("proc/43"));
        machine.write(statFile(42), statOf(42, 1, 0, 907));
        for (int i = 0; i < 6; ++i) {
            tracked.tick();
            QVERIFY2(tracked.find(42).cpu.value_or(0) <= 0.07, qPrintable(QString::number(*tracked.find(42).cpu)));
        }
        QCOMPARE(tracked.find(42).cpuSeconds, 0.07);
        // Of grandchildren as well: 10 were the third's own, 5 nobody's yet.
        machine.remove(QStringLiteral("proc/44"));
        machine.remove(QStringLiteral("proc/45"));
        machine.write(statFile(42), statOf(42, 1, 0, 907 + 300 + 60 + 10 + 5));
        for (int i = 0; i < 6; ++i)
            tracked.tick();
        QCOMPARE(tracked.find(42).cpuSeconds, 0.07 + 0.05);
    }

    // Read a moment too early, the parent does not have the child's time yet.
    void aParentMayBeLate()
    {
        MachineCopy machine;
        machine.write(statFile(42), statOf(42, 1, 0, 0));
        machine.write(statFile(43), statOf(43, 42, 100, 0));
        Tracked tracked{KernelRoot(machine.path())};
        tracked.tick();
        machine.remove(QStringLiteral("proc/43"));
        tracked.tick();
        machine.write(statFile(42), statOf(42, 1, 0, 103));
        tracked.tick();
        QCOMPARE(tracked.find(42).cpu.value_or(-1), 0.03);
    }

    // No more than the machine was busy: an estimate must not make work.
    void creditsEndWhereTheMachineWasIdle()
    {
        MachineCopy machine;
        machine.write(statFile(42), statOf(42, 1, 0, 0));
        Tracked tracked{KernelRoot(machine.path())};
        tracked.load.busyTicks = 1000;
        tracked.tick();
        machine.write(statFile(42), statOf(42, 1, 0, 500));
        tracked.load.busyTicks = 1020;
        tracked.tick();
        QCOMPARE(tracked.find(42).cpu.value_or(-1), 0.2);
    }

    // Fault 6; btop #388, htop #329, #618: what it is after an exec, also one to the same name.
    void anExecIsSeen()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/42/stat"), statLine("sh", 'S', 1, 1000));
        machine.write(QStringLiteral("proc/42/cmdline"), QByteArray("sh\0-c\0exec sleep 133\0", 21));
        Tracked tracked{KernelRoot(machine.path())};
        for (int i = 0; i < 10; ++i)
            tracked.tick(); // asleep: read every five seconds
        QCOMPARE(tracked.find(42).name, QStringLiteral("sh"));
        machine.write(QStringLiteral("proc/42/stat"),
                      statLine("sleep", 'S', 1, 2000)); // not a hundredth of a second of CPU
        machine.write(QStringLiteral("proc/42/cmdline"),
                      QByteArray("sleep\0"
                                 "133\0",
                                 10));
        tracked.tick(6);
        QCOMPARE(tracked.find(42).name, QStringLiteral("sleep"));
        QCOMPARE(tracked.find(42).command, QStringLiteral("sleep 133"));
        machine.write(QStringLiteral("proc/42/stat"), statLine("sleep", 'S', 1, 3000));
        machine.write(QStringLiteral("proc/42/cmdline"),
                      QByteArray("sleep\0"
                                 "7\0",
                                 8));
        tracked.tick(6);
        QCOMPARE(tracked.find(42).command, QStringLiteral("sleep 7"));
    }

    // Fault 6; htop #489: "postgres: idle in transaction" is written over the arguments, and nothing else changes.
    void aTitleIsSeen()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/42/stat"), statLine("postgres"));
        machine.write(QStringLiteral("proc/42/cmdline"), "postgres: SELECT");
        Tracked tracked{KernelRoot(machine.path())};
        tracked.tick();
        QCOMPARE(tracked.find(42).command, QStringLiteral("postgres: SELECT"));
        machine.write(QStringLiteral("proc/42/cmdline"), "postgres: idle in transaction");
        for (int i = 0; i < 4; ++i) {
            tracked.tick();
            tracked.find(42);
        }
        QCOMPARE(tracked.find(42).command, QStringLiteral("postgres: idle in transaction"));
    }

    // Fault 7; htop #1328, podman #20423, htop #849.
    void units_data()
    {
        QTest::addColumn<QByteArray>("cgroup");
        QTest::addColumn<QString>("unit");
        const auto row = [](const char *path, const char *unit) {
            QTest::addRow("%s", path) << QByteArray("0::") + path + "\n" << QString::fromLatin1(unit);
        };
        row("/machine.slice/libpod-aaaa.scope/container", "libpod-aaaa.scope");
        row("/machine.slice/libpod-bbbb.scope/container", "libpod-bbbb.scope");
        row("/machine.slice/machine-qemu\\x2d1\\x2dweb.scope/libvirt/emulator", "machine-qemu\\x2d1\\x2dweb.scope");
        row("/machine.slice/machine-qemu\\x2d1\\x2dweb.scope/libvirt/vcpu0", "machine-qemu\\x2d1\\x2dweb.scope");
        row("/lxc.payload.web/system.slice/nginx.service", "lxc.payload.web/nginx.service");
        row("/lxc/web/system.slice/nginx.service", "web/nginx.service");
        row("/system.slice/nginx.service", "nginx.service");
        row("/machine.slice/systemd-nspawn@web.service/payload/system.slice/nginx.service",
            "systemd-nspawn@web.service/nginx.service");
        row("/machine.slice/systemd-nspawn@web.service/payload/init.scope", "systemd-nspawn@web.service/init.scope");
        row("/system.slice/docker-0123.scope", "docker-0123.scope");
        row("/system.slice/docker-registry.service", "docker-registry.service");
        row("/docker/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
        row("/system.slice/app.service/workers/7", "app.service");
        row("/user.slice/user-1000.slice/user@1000.service/init.scope", "user@1000.service");
        row("/init.scope", "init.scope");
        // A run of a plugin (app/plugin-host/guard_group.cpp) is its unit's, where there is none nobody's.
        row("/user.slice/user-1000.slice/user@1000.service/app.slice/app-wai.scope/wai-plugin-4711", "app-wai.scope");
        row("/wai-plugin-4711", "");
        row("/lxc.payload.alpine", "lxc.payload.alpine");
        row("/", "");
    }
    void units()
    {
        QFETCH(QByteArray, cgroup);
        QTEST(unitFromCgroup({cgroup.constData(), size_t(cgroup.size())}), "unit");
    }

    // Fault 11; htop #1873, sssd #5323: the directory does not answer. No tick waits, and the number stands for the name.
    void aSilentDirectoryStopsNothing()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/42/stat"), statLine("x"));
        const auto release = std::make_shared<std::atomic<bool>>(false);
        Tracked tracked(KernelRoot(machine.path()), [release](quint32) -> std::optional<QString> {
            release->wait(false);
            return QStringLiteral("somebody");
        });
        tracked.tick(); // one that waited would never return
        QCOMPARE(tracked.find(42).user, QString::number(::geteuid()));
        *release = true;
        release->notify_all();
        QTRY_COMPARE((tracked.tick(), tracked.find(42).user), QStringLiteral("somebody"));
    }
    void aFailedLookupIsTriedAgain()
    {
        const auto calls = std::make_shared<std::atomic<int>>(0);
        UserNames names([calls](quint32) -> std::optional<QString> {
            return ++*calls == 1 ? std::nullopt : std::optional(QStringLiteral("anna"));
        });
        QCOMPARE(names.name(1000), QStringLiteral("1000"));
        QTRY_COMPARE(calls->load(), 1);
        const auto again = [&] {
            names.retry();
            names.update();
            return names.name(1000);
        };
        QTRY_COMPARE(again(), QStringLiteral("anna"));
        QCOMPARE(calls->load(), 2);
    }

    // Fault 13: with hidepid one sees one's own processes, however many; process 1 is not among them.
    void hiddenProcessesAreNamed()
    {
        MachineCopy machine;
        machine.remove(QStringLiteral("proc/1"));
        for (int pid : {50, 51, 52, 53, 54})
            machine.write(QStringLiteral("proc/%1/stat").arg(pid), statLine("mine"));
        Tracked tracked{KernelRoot(machine.path())};
        tracked.tick();
        QVERIFY(tracked.tracker.missing().text().contains(QStringLiteral("hidepid")));
    }
    void aContainerOfOneProcessHidesNothing()
    {
        MachineCopy machine;
        machine.remove(QStringLiteral("proc/2"));
        Tracked tracked{KernelRoot(machine.path())};
        tracked.tick();
        QCOMPARE(tracked.tracker.count(), size_t(1));
        QVERIFY(tracked.tracker.missing().isEmpty());
    }

    // Fault 25; proc(5): the state is that of the first thread. The other thread works on with 100 pages.
    void aLeaderThatEndedIsNotTheEnd()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/42/stat"),
                      statLine("server", 'Z', 2, 0, 50).replace(" 500 0 10 0", " 500 0 0 0"));
        machine.write(QStringLiteral("proc/42/task/42/stat"), statLine("server", 'Z', 2));
        machine.write(QStringLiteral("proc/42/task/43/stat"),
                      statLine("worker", 'R', 2).replace(" 500 0 10 0", " 500 0 100 0"));
        Tracked tracked{KernelRoot(machine.path())};
        tracked.tick();
        QCOMPARE(tracked.find(42).state, 'R');
        QCOMPARE(tracked.find(42).residentBytes, 100 * ::sysconf(_SC_PAGESIZE));
        machine.write(QStringLiteral("proc/42/stat"), statLine("server", 'Z', 1, 0, 50)); // all ended: a zombie
        tracked.tick(6);
        QCOMPARE(tracked.find(42).state, 'Z');
    }
};

QTEST_GUILESS_MAIN(TestWorldProcesses)
#include "tst_world_processes.moc"
