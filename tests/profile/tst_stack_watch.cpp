// SPDX-License-Identifier: MIT
#include <performance/profile/analyser/analyser_process.h>
#include <performance/profile/watch/stack_watch.h>
#include <performance/procfs/process_stat.h>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include <sched.h>
#include <signal.h>
#include <unistd.h>

using namespace performance;

namespace {

const QString TwoPhases = QStringLiteral(WAI_BINARY_FOLDER "/tests/two_phases");
const QString WithoutPerf = QStringLiteral(WAI_BINARY_FOLDER "/tests/without_perf");

/// two_phases, and what it said. Ends with this object.
class Program {
public:
    explicit Program(const QStringList &arguments, const QString &file = TwoPhases)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(file, arguments);
        if (!m_process.waitForStarted())
            qFatal("%s does not start", qPrintable(file));
    }
    ~Program()
    {
        endInput();
        if (!m_process.waitForFinished(30000))
            m_process.kill();
        m_process.waitForFinished();
    }
    void endInput() { m_process.closeWriteChannel(); }
    bool hasEnded()
    {
        return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 60000);
    }
    qint32 number() const { return m_number == 0 ? m_number = qint32(m_process.processId()) : m_number; }
    BusyProcess busy() const { return {{number(), quint64(startTimeOf(number()).value_or(0))}, 1}; }

    struct Part {
        qint64 time = 0; ///< of the wall clock
        qint64 cpuNs = 0;
    };
    Part part(const QByteArray &name)
    {
        m_said += m_process.readAllStandardOutput();
        for (const QByteArray &line : m_said.split('\n')) {
            const auto words = line.split(' ');
            if (words.size() == 3 && words.first() == name)
                return {words[1].toLongLong(), words[2].toLongLong()};
        }
        return {};
    }

private:
    QProcess m_process;
    QByteArray m_said;
    mutable qint32 m_number = 0;
};

bool hasFunction(const Profile &profile, qint32 stack, const QString &name)
{
    for (; stack >= 0; stack = profile.stacks[size_t(stack)].parent) {
        const ProfileFrame &frame = profile.frames[size_t(profile.stacks[size_t(stack)].frame)];
        for (qint32 i = 0; i < frame.locationCount; ++i) {
            if (profile.functionName(profile.locations[size_t(frame.firstLocation + i)].function).contains(name))
                return true;
        }
    }
    return false;
}

struct Wanted {
    qint32 process = 0; ///< 0: any
    QString program;
    QString function;
    quint8 event = 0;
    qint64 from = 0; ///< of the wall clock, in nanoseconds
    qint64 to = std::numeric_limits<qint64>::max();
};

struct Sum {
    qint64 samples = 0;
    qint64 weight = 0;
};

Sum sum(const Profile &profile, const Wanted &wanted)
{
    Sum found;
    const qint64 start = toNanoseconds(profile.startedAt);
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        const ProfileThread &thread = profile.threads[size_t(profile.sampleThreads[i])];
        const qint64 time = start + profile.sampleTimes[i];
        if (profile.sampleEvents[i] != wanted.event || (wanted.process != 0 && thread.process != wanted.process)
            || (!wanted.program.isEmpty() && profile.text(thread.processName) != wanted.program) || time < wanted.from
            || time >= wanted.to
            || (!wanted.function.isEmpty() && !hasFunction(profile, profile.sampleStacks[i], wanted.function)))
            continue;
        ++found.samples;
        found.weight += profile.sampleWeights[i];
    }
    return found;
}

/// Follows processes until something is so; a round every tenth of a second.
template<typename Condition>
bool followUntil(StackWatch &watch, const std::vector<BusyProcess> &processes, Condition isSo)
{
    return QTest::qWaitFor(
        [&] {
            watch.follow(processes);
            QTest::qWait(100); // the time between two ticks
            return isSo();
        },
        60000);
}

/// By how much the CPU time that samples stand for may be off, as a part of it: four times the deviation of so many samples where
/// a CPU's clock finds now this program, now another one; where threads are followed, what they ran before that and on each CPU.
double allowedError(const StackWatch &watch, double seconds)
{
    return watch.status().reach == StacksStatus::Reach::Machine ? 4 / std::sqrt(seconds * 19) : 0.6;
}

/// Whatever it costs: under a sanitizer, or beside other work, it would sample more rarely.
StackWatch::Options atAnyCost()
{
    StackWatch::Options options;
    options.budget = 1;
    return options;
}

/// Runs one test of this program again, as another user or under another program.
int again(const QStringList &before, const char *function)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(before.first(),
                  before.mid(1) + QStringList{QCoreApplication::applicationFilePath(), QString::fromLatin1(function)});
    process.waitForFinished(120000);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

const QStringList AsNobody{QStringLiteral("setpriv"), QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"),
                           QStringLiteral("--clear-groups")};

} // namespace

class TestStackWatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What it is at is told by time, to 99 of 100 parts, and how much of it by the CPU time that it used.
    void partsOfTime()
    {
        const auto watch = StackWatch::start(atAnyCost());
        if (watch->status().reach == StacksStatus::Reach::Nothing)
            QSKIP("the kernel does not let this user sample");
        Program program({QStringLiteral("busy"), QStringLiteral("2.5"), QStringLiteral("2.5")});
        QVERIFY(followUntil(*watch, {program.busy()}, [&] { return program.part("end").time != 0; }));
        AnalyserProcess analyser;
        watch->resolve(analyser);
        const Profile profile = watch->epoch();
        QCOMPARE(profile.firstInconsistency(), QString());
        const auto a = program.part("a");
        const auto b = program.part("b");
        const auto end = program.part("end");
        const qint32 process = program.number();
        for (const auto &[from, to, name] : {std::tuple{a.time, b.time, "phaseA"}, {b.time, end.time, "phaseB"}}) {
            const Sum all = sum(profile, {process, {}, {}, 0, from, to});
            const Sum there = sum(profile, {process, {}, QString::fromLatin1(name), 0, from, to});
            QVERIFY2(all.samples >= 15, qPrintable(QString::number(all.samples)));
            QVERIFY2(
                double(there.weight) >= 0.97 * double(all.weight),
                qPrintable(
                    QStringLiteral("%1: %2 of %3").arg(QString::fromLatin1(name)).arg(there.samples).arg(all.samples)));
        }
        // The clock ticks by CPU time, so its samples stand for it: on a machine that is watched as a whole from the first moment.
        const double seconds = double(end.cpuNs) * 1e-9;
        const double counted = double(sum(profile, {process, {}, {}, 0, 0}).weight) * 1e-9;
        const double allowed = allowedError(*watch, seconds);
        QVERIFY2(std::abs(counted - seconds) < allowed * seconds,
                 qPrintable(QStringLiteral("%1 s of %2 s").arg(counted).arg(seconds)));
        QCOMPARE(profile.events.size(), size_t(4));
        QCOMPARE(profile.events[0].name, QString(StackEvents::Cpu));
        QCOMPARE(profile.events[3].name, QString(StackEvents::Runnable));
    }
    void partsOfTimeOfAUser() { asNobody("partsOfTime"); }

    void manyThreads()
    {
        const auto watch = StackWatch::start(atAnyCost());
        if (watch->status().reach == StacksStatus::Reach::Nothing)
            QSKIP("the kernel does not let this user sample");
        constexpr int Threads = 40;
        Program program(
            {QStringLiteral("busy"), QStringLiteral("0.3"), QStringLiteral("0.3"), QString::number(Threads)});
        std::set<qint32> seen;
        QVERIFY(followUntil(*watch, {program.busy()}, [&] { return program.part("end").time != 0; }));
        const Profile profile = watch->epoch();
        for (const ProfileThread &thread : profile.threads) {
            if (thread.process == program.number())
                seen.insert(thread.thread);
        }
        QVERIFY2(seen.size() > Threads * 9 / 10, qPrintable(QString::number(seen.size())));
    }
    void manyThreadsOfAUser() { asNobody("manyThreads"); }

    /// It is gone before anybody reads its samples, and all that is left of it are the kernel's records.
    void shortLivedPrograms()
    {
        const auto watch = StackWatch::start(atAnyCost());
        if (watch->status().reach != StacksStatus::Reach::Machine)
            QSKIP("only root may sample the whole machine");
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("brief_one"));
        QVERIFY(QFile::copy(TwoPhases, file));
        AnalyserProcess analyser;
        QVERIFY(QTest::qWaitFor(
            [&] {
                Program program({QStringLiteral("busy"), QStringLiteral("0.2"), QStringLiteral("0")}, file);
                if (!program.hasEnded())
                    return false;
                watch->follow({});
                watch->resolve(analyser);
                return sum(watch->epoch(), {0, QStringLiteral("brief_one"), QStringLiteral("phaseA")}).samples > 0;
            },
            30000));
    }

    /// The helper is asked once, and where it refuses, what is our own remains.
    void openerThatRefuses()
    {
        int asked = 0;
        StackWatch::Options options;
        options.opener = [&asked](const perf_event_attr &, std::int32_t, int) -> PerformanceResult<UniqueFd> {
            ++asked;
            return failure(PerformanceErrorCode::PermissionDenied, QStringLiteral("helper"), QStringLiteral("no"));
        };
        const auto watch = StackWatch::start(options);
        const StacksStatus status = watch->status();
        if (status.reach == StacksStatus::Reach::Nothing)
            QSKIP("the kernel does not let this user sample");
        if (status.reach == StacksStatus::Reach::Machine) {
            QCOMPARE(asked, 0);
            QVERIFY(status.reason.isEmpty());
            return;
        }
        QCOMPARE(asked, 1);
        QVERIFY(!status.reason.isEmpty());
        watch->setOptions(options);
        QCOMPARE(asked, 1);
    }
    void openerThatRefusesAUser() { asNobody("openerThatRefuses"); }

    /// Programs of root, and one that has ended meanwhile: they are passed over.
    void processesOfOthers()
    {
        const auto watch = StackWatch::start(atAnyCost());
        if (watch->status().reach == StacksStatus::Reach::Nothing)
            QSKIP("the kernel does not let this user sample");
        BusyProcess gone;
        {
            Program brief({QStringLiteral("busy"), QStringLiteral("0"), QStringLiteral("0")});
            gone = brief.busy();
        }
        const Program own({QStringLiteral("held")});
        const BusyProcess first{{1, quint64(startTimeOf(1).value_or(0))}, 1};
        const std::vector<BusyProcess> processes{first, gone, {{-1, 0}, 1}, {{0, 0}, 1}, own.busy()};
        QVERIFY(followUntil(*watch, processes, [&] {
            return sum(watch->epoch(), {own.number(), {}, {}}).samples > 10;
        }));
        if (watch->status().reach == StacksStatus::Reach::OwnProcesses) {
            QCOMPARE(sum(watch->epoch(), {1, {}, {}}).samples, 0);
            QVERIFY(!watch->status().reason.isEmpty());
        }
    }
    void processesOfOthersAsAUser() { asNobody("processesOfOthers"); }

    /// Under a filter of system calls, as containers have it.
    void nothingMayBeSampled()
    {
        if (qEnvironmentVariableIsEmpty("WAI_TEST_WITHOUT_PERF")) {
            qputenv("WAI_TEST_WITHOUT_PERF", "1");
            const int code = again({WithoutPerf}, "nothingMayBeSampled");
            qunsetenv("WAI_TEST_WITHOUT_PERF");
            QCOMPARE(code, 0);
            return;
        }
        const auto watch = StackWatch::start(atAnyCost());
        const StacksStatus status = watch->status();
        QCOMPARE(status.reach, StacksStatus::Reach::Nothing);
        QVERIFY(!status.reason.isEmpty());
        QCOMPARE(status.rate, 0.0);
        Program program({QStringLiteral("held")});
        watch->follow(std::vector{program.busy()});
        QVERIFY(watch->epoch().empty());
        QVERIFY(watch->beginEpoch(now()).empty());
        AnalyserProcess analyser;
        watch->resolve(analyser);
        QVERIFY(watch->resolveEnded(analyser).empty());
    }

    void excludedPrograms()
    {
        const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/excluded-XXXXXX"));
        const QString file = folder.filePath(QStringLiteral("a_program_with_a_long_name"));
        QVERIFY(QFile::copy(TwoPhases, file));
        StackWatch::Options options;
        options.excluded = {QStringLiteral("a_program_with_a_long_name")};
        const auto watch = StackWatch::start(options);
        if (watch->status().reach == StacksStatus::Reach::Nothing)
            QSKIP("the kernel does not let this user sample");
        const Program excluded({QStringLiteral("held")}, file);
        const Program other({QStringLiteral("held")});
        const auto samplesOf = [&](const Program &program) {
            return sum(watch->epoch(), {program.number(), {}, {}}).samples;
        };
        const std::vector both{excluded.busy(), other.busy()};
        QVERIFY(followUntil(*watch, both, [&] { return samplesOf(other) > 15; }));
        QCOMPARE(samplesOf(excluded), 0);
        watch->setOptions({});
        QVERIFY(followUntil(*watch, both, [&] { return samplesOf(excluded) > 3; }));
    }
    void excludedProgramsOfAUser() { asNobody("excludedPrograms"); }

    /// A budget of nothing: the rate falls as far as it may, and each sample stands for more.
    void rateFollowsCost()
    {
        StackWatch::Options options;
        options.budget = 1e-9;
        const auto watch = StackWatch::start(options);
        if (watch->status().reach == StacksStatus::Reach::Nothing)
            QSKIP("the kernel does not let this user sample");
        Program program({QStringLiteral("held")});
        QVERIFY(followUntil(*watch, {program.busy()}, [&] {
            const StacksStatus status = watch->status();
            return status.rate < status.wantedRate / 4 && status.cost > 0;
        }));
        QCOMPARE(watch->status().wantedRate, 19.0);
        const auto heaviest = [&] {
            qint64 most = 0;
            const Profile profile = watch->epoch();
            for (size_t i = 0; i < profile.sampleCount(); ++i)
                most = profile.sampleEvents[i] == 0 ? std::max(most, profile.sampleWeights[i]) : most;
            return most;
        };
        QVERIFY(followUntil(*watch, {program.busy()}, [&] { return heaviest() >= qint64(4e9 / 19) - 4; }));
        watch->setOptions({});
        QCOMPARE(watch->status().rate, 19.0);
    }

    /// Values only: a minute at a time.
    void costLimit()
    {
        constexpr std::uint64_t Second = 1'000'000'000;
        std::uint64_t now = 5 * Second;
        std::uint64_t spent = 0;
        CostLimit limit(19, 0.005, 2, now); // 10 ms a second
        // A second, at so much for each sample of a second of both CPUs, beside a burst.
        const auto second = [&](std::uint64_t nsPerHz, std::uint64_t burst = 0) {
            now += Second;
            spent += std::uint64_t(double(nsPerHz) * limit.rate()) + burst;
            return limit.update(now, spent);
        };
        for (int i = 0; i < 300; ++i)
            QVERIFY(!second(400'000)); // 7.6 ms
        QCOMPARE(limit.rate(), 19.0);
        QVERIFY(std::abs(limit.cost() - 0.0038) < 1e-5);
        QVERIFY(!second(400'000, 100'000'000)); // a large program is read once: a tenth of a second in a minute
        int seconds = 0;
        while (!second(1'000'000)) // 19 ms
            QVERIFY(++seconds < 60);
        QCOMPARE(limit.rate(), 9.5); // 9.5 ms
        for (int i = 0; i < 300; ++i)
            QVERIFY(!second(1'000'000));
        for (seconds = 0; !second(400'000); ++seconds) // 3.8 ms; 7.6 at the full rate
            QVERIFY(seconds < 121);
        QCOMPARE(limit.rate(), 19.0);
        for (int i = 0; i < 4; ++i) {
            for (seconds = 0; !second(10'000'000); ++seconds)
                QVERIFY(seconds < 61);
        }
        QCOMPARE(limit.rate(), 19.0 / 16);
        for (int i = 0; i < 300; ++i)
            QVERIFY(!second(100'000'000)); // it stays at the least
    }

    void uninterruptibleSleep()
    {
        const auto watch = StackWatch::start(atAnyCost());
        if (watch->status().reach == StacksStatus::Reach::Nothing)
            QSKIP("the kernel does not let this user sample");
        Program program({QStringLiteral("blocked")});
        constexpr quint8 Blocked = 2;
        AnalyserProcess analyser;
        QVERIFY(followUntil(*watch, {program.busy()}, [&] {
            watch->resolve(analyser);
            return sum(watch->epoch(), {program.number(), {}, {}, Blocked}).samples >= 5;
        }));
        const Profile profile = watch->epoch();
        const Sum all = sum(profile, {program.number(), {}, {}, Blocked});
        // From the second look on each stands for the time since the one before.
        QVERIFY(all.weight > 0 && all.weight < 5 * all.samples * 1'000'000'000);
        if (::geteuid() == 0)
            QCOMPARE(sum(profile, {program.number(), {}, QStringLiteral("waitForChild"), Blocked}).samples,
                     all.samples);
        QCOMPARE(sum(profile, {program.number(), {}, {}, 0}).samples, 0);
    }
    void uninterruptibleSleepOfAUser() { asNobody("uninterruptibleSleep"); }

    /// Four threads on one CPU: each waits for it three quarters of the time.
    void waitingForACpu()
    {
        const auto watch = StackWatch::start(atAnyCost());
        if (watch->status().reach == StacksStatus::Reach::Nothing)
            QSKIP("the kernel does not let this user sample");
        cpu_set_t all;
        QCOMPARE(::sched_getaffinity(0, sizeof(all), &all), 0);
        int first = 0;
        while (!CPU_ISSET(first, &all))
            ++first;
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(first, &one);
        QCOMPARE(::sched_setaffinity(0, sizeof(one), &one), 0); // of this thread, which the program inherits
        Program program({QStringLiteral("busy"), QStringLiteral("20"), QStringLiteral("0"), QStringLiteral("4")});
        QCOMPARE(::sched_setaffinity(0, sizeof(all), &all), 0);
        constexpr quint8 Runnable = 3;
        AnalyserProcess analyser;
        const bool found = followUntil(*watch, {program.busy()}, [&] {
            watch->resolve(analyser);
            return sum(watch->epoch(), {program.number(), {}, QStringLiteral("phaseA"), Runnable}).samples >= 5;
        });
        ::kill(program.number(), SIGKILL);
        QVERIFY(found);
    }

    /// However often an epoch begins, the samples of all of them are those of the program.
    void epochsLoseNothing()
    {
        Timestamp began = now();
        const auto watch = StackWatch::start(atAnyCost(), began);
        if (watch->status().reach == StacksStatus::Reach::Nothing)
            QSKIP("the kernel does not let this user sample");
        Program program({QStringLiteral("busy"), QStringLiteral("2"), QStringLiteral("2")});
        AnalyserProcess analyser;
        std::vector<Profile> epochs;
        QVERIFY(followUntil(*watch, {program.busy()}, [&] {
            const Timestamp next = now();
            const Profile last = watch->beginEpoch(next);
            epochs.push_back(watch->resolveEnded(analyser));
            if (epochs.back().sampleCount() != last.sampleCount() || last.startedAt != began)
                qFatal("the epoch that ended is another one");
            began = next;
            return program.part("end").time != 0;
        }));
        watch->follow({});
        epochs.push_back(watch->epoch());
        QVERIFY(watch->resolveEnded(analyser).empty());
        QVERIFY(epochs.size() > 5);
        double counted = 0;
        for (const Profile &epoch : epochs) {
            QCOMPARE(epoch.firstInconsistency(), QString());
            counted += double(sum(epoch, {program.number(), {}, {}}).weight) * 1e-9;
            for (size_t i = 0; i < epoch.sampleCount(); ++i)
                QVERIFY(epoch.sampleTimes[i] >= 0 && epoch.sampleTimes[i] <= epoch.duration.count() + 1'000'000'000);
        }
        const Profile &named = epochs[epochs.size() / 2];
        const Sum all = sum(named, {program.number(), {}, {}});
        QCOMPARE(sum(named, {program.number(), {}, QStringLiteral("phase")}).samples, all.samples);
        const double seconds = double(program.part("end").cpuNs) * 1e-9;
        const double allowed = allowedError(*watch, seconds);
        QVERIFY2(std::abs(counted - seconds) < allowed * seconds,
                 qPrintable(QStringLiteral("%1 s of %2 s").arg(counted).arg(seconds)));
    }
    void epochsLoseNothingOfAUser() { asNobody("epochsLoseNothing"); }

private:
    void asNobody(const char *function)
    {
        if (::geteuid() != 0)
            return; // it has run as one
        QCOMPARE(again(AsNobody, function), 0);
    }
};

QTEST_GUILESS_MAIN(TestStackWatch)
#include "tst_stack_watch.moc"
