// SPDX-License-Identifier: MIT
#include "support/machine_copy.h"
#include "support/test_support.h"

#include <performance/system/cpu_source.h>
#include <performance/system/process_tracker.h>
#include <performance/system/tick_clock.h>

#include <QFile>
#include <QProcess>

#include <algorithm>
#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace performance;

namespace {

class NoRegistry : public SeriesRegistry {
public:
    SeriesDescriptor descriptorOf(SeriesId) const override { return {}; }
    SeriesId idFor(const SeriesDescriptor &) override { return SeriesId::fromIndex(m_next++); }

private:
    quint32 m_next = 0;
};

/// A child that does something until it is destroyed.
class Child {
public:
    template<typename Work>
    explicit Child(Work work) : m_pid(::fork())
    {
        if (m_pid == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            work();
            ::_exit(0);
        }
    }
    ~Child() { end(); }
    void end()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
            m_pid = 0;
        }
    }
    pid_t pid() const { return m_pid; }

private:
    pid_t m_pid;
};

void burn()
{
    for (volatile quint64 i = 0;;)
        i = i + 1;
}

/// The tracker with the CPU source that it leans on, ticked by hand.
struct Tracked {
    explicit Tracked(const KernelRoot &root = KernelRoot()) : cpu(root, registry, load), tracker(root, registry, load)
    {}
    NoRegistry registry;
    MachineLoad load;
    CpuSource cpu;
    ProcessTracker tracker;
    quint64 number = 0;

    void tick()
    {
        SampleBatch batch;
        const ClockReading clock = ClockReading::take();
        const Tick moment{fromNanoseconds(clock.wall), clock.boot, number, number == 0};
        ++number;
        cpu.sample(moment, batch);
        tracker.sample(moment, batch);
    }
    std::optional<ProcessSample> find(pid_t pid)
    {
        const auto all = tracker.all();
        const auto it = std::find_if(all.cbegin(), all.cend(),
                                     [&](const ProcessSample &p) { return p.identity.pid == pid; });
        return it == all.cend() ? std::nullopt : std::optional(*it);
    }
};

} // namespace

class TestProcesses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBusyProcessIsMeasuredExactly()
    {
        const Child busy(burn);
        Tracked tracked;
        // What the kernel itself says, read before and after a tick: on a busy machine there may be long between them.
        struct Moment {
            qint64 cpu = 0;
            qint64 clock = 0;
        };
        const auto look = [&] {
            QFile file(QStringLiteral("/proc/%1/schedstat").arg(busy.pid()));
            return Moment{file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(0).toLongLong() : 0,
                          ClockReading::take().boot};
        };
        const auto tickedAfter = [&](qint64 cpuNs) { // of its own CPU time, however little of the machine it gets
            const qint64 from = look().cpu;
            const bool ran = QTest::qWaitFor([&] { return look().cpu - from > cpuNs; }, 60000);
            const Moment before = look();
            tracked.tick();
            return std::tuple(ran, before, look());
        };
        tracked.tick();
        const auto [started, before, begun] = tickedAfter(300'000'000);
        const auto [ran, ending, after] = tickedAfter(700'000'000);
        QVERIFY(started && ran);
        const double least = double(ending.cpu - begun.cpu) / double(after.clock - before.clock);
        const double most = double(after.cpu - before.cpu) / double(ending.clock - begun.clock);
        const auto sample = tracked.find(busy.pid());
        QVERIFY(sample && sample->cpu);
        QVERIFY2(*sample->cpu > least - 0.03 && *sample->cpu < most + 0.03,
                 qPrintable(QStringLiteral("%1 instead of %2 to %3").arg(*sample->cpu).arg(least).arg(most)));
        const auto top = tracked.tracker.top();
        QVERIFY(std::any_of(top.cbegin(), top.cend(),
                            [&](const ProcessSample &p) { return p.identity.pid == busy.pid(); }));
        QVERIFY(top.size() <= 18);
    }

    // Sleepers are read rarely, but one that wakes up is found in the tick in which it works.
    void aSleeperThatWakesIsSeenAtOnce()
    {
        int pipeEnds[2];
        QCOMPARE(::pipe(pipeEnds), 0);
        const Child sleeper([&] {
            char byte = 0;
            if (::read(pipeEnds[0], &byte, 1) == 1)
                burn();
        });
        Tracked tracked;
        const auto someAreLeftOut = [&] {
            tracked.tick();
            return tracked.tracker.readInLastTick() < tracked.tracker.count();
        };
        QVERIFY2(QTest::qWaitFor(someAreLeftOut, 30000), "sleepers are still read at every tick");
        QCOMPARE(::write(pipeEnds[1], "x", 1), ssize_t(1));
        // However busy the machine is: until it has run for a third of a second, as its own clock says.
        clockid_t clock{};
        QCOMPARE(::clock_getcpuclockid(sleeper.pid(), &clock), 0);
        const auto hasRun = [&] {
            timespec time{};
            return ::clock_gettime(clock, &time) == 0 && (time.tv_sec > 0 || time.tv_nsec > 330'000'000);
        };
        QVERIFY(QTest::qWaitFor(hasRun, 30000));
        tracked.tick();
        const auto sample = tracked.find(sleeper.pid());
        QVERIFY(sample && sample->cpu);
        QVERIFY2(*sample->cpu > 0.01, qPrintable(QString::number(*sample->cpu)));
        ::close(pipeEnds[0]);
        ::close(pipeEnds[1]);
    }

    void processesComeAndGo()
    {
        Tracked tracked;
        tracked.tick();
        auto child = std::make_unique<Child>([] { ::pause(); });
        const pid_t pid = child->pid();
        tracked.tick();
        QVERIFY2(tracked.find(pid).has_value(), "a new process is not seen in the next tick");
        child->end();
        const auto isGone = [&] {
            tracked.tick();
            return !tracked.find(pid);
        };
        QVERIFY2(QTest::qWaitFor(isGone, 10000), "an ended process stays");
    }

    void aForkStormIsSurvived()
    {
        Tracked tracked;
        for (int round = 0; round < 20; ++round) {
            std::vector<std::unique_ptr<Child>> children;
            for (int i = 0; i < 30; ++i)
                children.push_back(std::make_unique<Child>([] {}));
            tracked.tick();
            children.clear();
        }
        tracked.tick();
        QVERIFY(tracked.tracker.count() > 0);
    }

    // The same pid with another start time is another process: nothing of the old one is carried over.
    void aReusedPidIsAnotherProcess()
    {
        MachineCopy machine;
        const auto stat = [](int ticks, int start) {
            return QByteArray("42 (worker) S 1 42 42 0 -1 0 0 0 0 0 ") + QByteArray::number(ticks) + " 0 0 0 20 0 1 0 "
                + QByteArray::number(start) + " 0 10 0\n";
        };
        machine.write(QStringLiteral("proc/42/stat"), stat(1000, 500));
        Tracked tracked{KernelRoot(machine.path())};
        tracked.tick();
        const auto first = tracked.find(42);
        QVERIFY(first);
        machine.remove(QStringLiteral("proc/42"));
        machine.write(QStringLiteral("proc/42/stat"), stat(3, 90000));
        const auto isAnother = [&] {
            tracked.tick();
            const auto now = tracked.find(42);
            return now && now->identity != first->identity;
        };
        QVERIFY(QTest::qWaitFor(isAnother, 10000));
        const auto second = tracked.find(42);
        QCOMPARE(second->cpuSeconds, 0.03);
        QVERIFY(second->cpu.value_or(0) < 10);
    }

    void thirtyThousandProcesses()
    {
        MachineCopy machine;
        for (int pid = 100; pid < 30100; ++pid)
            machine.write(QStringLiteral("proc/%1/stat").arg(pid),
                          "1 (worker) S 1 42 42 0 -1 0 0 0 0 0 1 0 0 0 20 0 1 0 5 0 10 0\n");
        Tracked tracked{KernelRoot(machine.path())};
        for (int i = 0; i < 3; ++i)
            tracked.tick();
        QCOMPARE(tracked.tracker.count(), size_t(30002)); // two are of the recorded machine
        QCOMPARE(tracked.tracker.all().size(), size_t(30002));
        QVERIFY(tracked.tracker.top().size() <= 18);
    }

    // hidepid=2: nothing but oneself is there. It is said, and nothing else is affected.
    void hiddenProcessesAreNamed()
    {
        MachineCopy machine;
        machine.remove(QStringLiteral("proc/1"));
        machine.remove(QStringLiteral("proc/2"));
        Tracked tracked{KernelRoot(machine.path())};
        tracked.tick();
        QVERIFY(tracked.tracker.missing().text().contains(QStringLiteral("hidepid")));
    }

    void namesAreMadePrintable()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/42/stat"),
                      "42 (a\nb) S 1) S 1 42 42 0 -1 0 0 0 0 0 1 0 0 0 20 0 1 0 5 0 10 0\n");
        machine.write(QStringLiteral("proc/43/stat"), "43 (trunc");
        Tracked tracked{KernelRoot(machine.path())};
        tracked.tick();
        QVERIFY(tracked.find(42));
        QVERIFY(!tracked.find(42)->name.contains(u'\n'));
        QVERIFY(!tracked.find(43));
    }
};

QTEST_GUILESS_MAIN(TestProcesses)
#include "tst_processes.moc"
