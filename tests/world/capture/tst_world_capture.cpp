// SPDX-License-Identifier: MIT

// What real programs and other machines showed about live recordings (README.md beside this file), at the library.
#include "support/restored_setting.h"

#include <performance/calltree/call_tree.h>
#include <performance/calltree/function_table.h>
#include <performance/calltree/profile_grade.h>
#include <performance/core/system_text.h>
#include <performance/profile/analyser/analyser_process.h>
#include <performance/profile/capture/capture.h>
#include <performance/profile/capture/perf_event.h>
#include <performance/profile/capture/polled_capture.h>
#include <performance/profile/capture/process_accounts.h>
#include <performance/profile/capture/ring_set.h>
#include <performance/profile/capture/sleeping_thread.h>
#include <performance/profile/profile_builder.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/syscall.h>

using namespace performance;
using namespace std::chrono_literals;

namespace {

QString program(const char *name)
{
    return QStringLiteral(WAI_BINARY_FOLDER "/tests/world/capture/world_") + QLatin1String(name);
}

ProfilingRequest launching(const QStringList &command)
{
    ProfilingRequest request;
    request.target.kind = ProfilingTarget::Kind::Launch;
    request.target.command = command;
    return request;
}

ProfilingRequest attaching(std::vector<qint64> processes)
{
    ProfilingRequest request;
    request.target.kind = ProfilingTarget::Kind::Attach;
    request.target.processes = std::move(processes);
    return request;
}

Profile finished(Capture &capture)
{
    AnalyserProcess analyser;
    capture.stop();
    capture.resolve(analyser, false);
    return capture.state().profile;
}

Profile recorded(const ProfilingRequest &request, int mostMs = 20000)
{
    const auto capture = Capture::start(request);
    if (!capture)
        qFatal("%s", qPrintable(capture.error().message()));
    (void)QTest::qWaitFor([&] { return (*capture)->state().ended; }, mostMs);
    return finished(**capture);
}

/// The share of a function with its callees, of an event.
double shareOf(const Profile &profile, const char *name, quint8 event = 0)
{
    ProfileFilter filter;
    filter.events = {event};
    const CallTree tree = buildCallTree(profile, filter);
    for (const FunctionCost &cost : functionCosts(tree)) {
        if (cost.function >= 0 && profile.functionName(cost.function).contains(QLatin1String(name)))
            return double(cost.total) / double(tree.total());
    }
    return 0;
}

qint64 weightOf(const Profile &profile, ProfileEvent::Kind kind)
{
    qint64 sum = 0;
    for (size_t i = 0; i < profile.sampleCount(); ++i)
        sum += profile.events[profile.sampleEvents[i]].kind == kind ? profile.sampleWeights[i] : 0;
    return sum;
}

class Running {
public:
    explicit Running(const QString &path, const QStringList &arguments = {})
    {
        m_process.start(path, arguments);
        if (!m_process.waitForStarted())
            qFatal("%s does not start", qPrintable(path));
    }
    ~Running()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    qint64 id() const { return m_process.processId(); }

private:
    QProcess m_process;
};

/// A process whose main thread sleeps or has ended.
bool isInState(qint64 process, char state)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(process));
    return stat.open(QIODevice::ReadOnly) && stat.readAll().contains(QByteArray(") ") + state);
}

} // namespace

class TestWorldCapture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// mstange/samply#25, KDAB/hotspot#712, async-profiler#875: what the first buffer takes, the last one lacks.
    void buffersShareTheBudgetEqually()
    {
        QCOMPARE(wantedRingBytes(1), size_t(4) << 20);
        QCOMPARE(wantedRingBytes(64), size_t(1) << 20);
        QCOMPARE(wantedRingBytes(1000), size_t(512) << 10);
        perf_event_attr attr = commonAttributes();
        attr.type = PERF_TYPE_SOFTWARE;
        attr.config = PERF_COUNT_SW_DUMMY;
        attr.exclude_kernel = 1;
        std::vector<UniqueFd> events;
        std::vector<int> descriptors;
        for (int i = 0; i < 4; ++i) {
            auto event = openPerfEvent(attr, 0, cpusToWatch().numbers.front());
            QVERIFY2(event, qPrintable(event ? QString() : event.error().message()));
            descriptors.push_back(event->get());
            events.push_back(std::move(*event));
        }
        const auto rings = mapRings(descriptors, size_t(1) << 20);
        QVERIFY(rings);
        QCOMPARE(rings->size(), size_t(4));
        for (const RingBuffer &ring : *rings)
            QCOMPARE(ring.size(), rings->front().size());
        QVERIFY(obtainableRingBytes().value_or(0) >= 4096);
    }

    void listsOfCpus()
    {
        QCOMPARE(cpusOfList("0-3,8,10-11"), (std::vector<int>{0, 1, 2, 3, 8, 10, 11}));
        QCOMPARE(cpusOfList("0"), std::vector<int>{0});
        QCOMPARE(cpusOfList(""), std::vector<int>());
        QCOMPARE(cpusOfList("2-"), std::vector<int>());
        QCOMPARE(cpusOfList("0-99999999999"), std::vector<int>());
        QCOMPARE(cpusOfList("0-1\n"), (std::vector<int>{0, 1}));
        QVERIFY(!cpusToWatch().numbers.empty());
    }

    /// google/pprof#386, DataDog/ddprof#361. The truth is what runs: two thirds of parse_input, a third of write_output.
    void aReplacedProgramIsNotNamedAfterItsSuccessor()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("prog"));
        QVERIFY(QFile::copy(program("replaced_v1"), path));
        const Running running(path, {QStringLiteral("30")});
        QVERIFY(QFile::copy(program("replaced_v2"), path + QStringLiteral(".new")));
        QCOMPARE(::rename(qPrintable(path + QStringLiteral(".new")), qPrintable(path)), 0);
        const auto capture = Capture::start(attaching({running.id()}));
        QVERIFY2(capture, qPrintable(capture ? QString() : capture.error().message()));
        QTRY_VERIFY_WITH_TIMEOUT((*capture)->state().profile.sampleCount() > 300, 20000);
        const Profile profile = finished(**capture);
        for (const char *wrong : {"pad_new", "other_function", "frame_dummy"})
            QCOMPARE(shareOf(profile, wrong), 0.0);
        // As root by /proc/PID/map_files, as its owner by /proc/PID/exe.
        QVERIFY2(shareOf(profile, "parse_input") > 0.5, qPrintable(QString::number(shareOf(profile, "parse_input"))));
        QVERIFY2(shareOf(profile, "write_output") > 0.2, qPrintable(QString::number(shareOf(profile, "write_output"))));
    }

    void anotherFileAtTheSamePathIsRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lib"));
        QVERIFY(QFile::copy(program("replaced_v2"), path));
        FileCandidate file{path.toStdString(), false, 0, 0x400000};
        const auto source = file.open();
        QVERIFY(source);
        const auto inode = (*source)->identity()->inode;
        QVERIFY(file.isStillMapped(**source, path.toStdString(), inode));
        QVERIFY(file.isStillMapped(**source, path.toStdString(), 0));          // nobody told which
        QVERIFY(!file.isStillMapped(**source, path.toStdString(), inode + 1)); // of a process that has gone
        CodeModule module({path.toStdString(), {}, 0, inode + 1, ModuleKind::Library, 0}, {file});
        QVERIFY(module.openablePath().empty());
        QVERIFY(!module.problem().isEmpty());
    }

    /// open-telemetry/opentelemetry-ebpf-profiler#365 and #376; perf: 99.1 % threadwork.
    void aMainThreadMayEndFirst()
    {
        const Profile launched = recorded(launching({program("mainexit"), QStringLiteral("1"), QStringLiteral("100")}));
        QVERIFY2(shareOf(launched, "threadwork") > 0.9, qPrintable(QString::number(shareOf(launched, "threadwork"))));
        QVERIFY(gradeOf(launched).brokenShare < 0.1);

        const Running running(program("mainexit"), {QStringLiteral("30"), QStringLiteral("10")});
        QTRY_VERIFY_WITH_TIMEOUT(isInState(running.id(), 'Z'), 10000);
        const auto capture = Capture::start(attaching({running.id()}));
        QVERIFY2(capture, qPrintable(capture ? QString() : capture.error().message()));
        QTRY_VERIFY_WITH_TIMEOUT((*capture)->state().profile.sampleCount() > 200, 20000);
        const Profile attached = finished(**capture);
        QVERIFY2(shareOf(attached, "threadwork") > 0.9, qPrintable(QString::number(shareOf(attached, "threadwork"))));
    }

    /// mstange/samply#419: the first of several that ends does not end the recording.
    void theLastOfSeveralEndsIt()
    {
        for (const bool shortFirst : {true, false}) {
            auto brief = std::make_unique<Running>(program("burn"), QStringList{QStringLiteral("60")});
            const Running lasting(program("burn"), {QStringLiteral("60")});
            const auto capture = Capture::start(attaching(shortFirst ? std::vector<qint64>{brief->id(), lasting.id()}
                                                                     : std::vector<qint64>{lasting.id(), brief->id()}));
            QVERIFY(capture);
            QTRY_VERIFY_WITH_TIMEOUT((*capture)->state().profile.sampleCount() > 20, 20000);
            brief.reset();
            const size_t then = (*capture)->state().profile.sampleCount();
            QTRY_VERIFY_WITH_TIMEOUT((*capture)->state().profile.sampleCount() > then + 300, 20000);
            QVERIFY(!(*capture)->state().ended);
        }
    }

    /// golang/go#40435: threads that live shorter than a period are never sampled; the kernel's task-clock knows them.
    void whatIsNotSampledIsSaid()
    {
        const Profile profile = recorded(launching({program("short_lived")}));
        QVERIFY2(profile.quality.cpuTimeNs > 850'000'000,
                 qPrintable(QString::number(profile.quality.cpuTimeNs))); // 300 of 3 ms
        QVERIFY2(profile.quality.cpuTimeNs < 3'000'000'000, qPrintable(QString::number(profile.quality.cpuTimeNs)));
        const Profile whole = recorded(launching({program("burn"), QStringLiteral("0.5")}));
        const ProfileGrade grade = gradeOf(whole);
        QVERIFY(grade.coverage);
        QVERIFY2(*grade.coverage > 0.9, qPrintable(QString::number(*grade.coverage)));
    }

    /// DataDog/ddprof#472, async-profiler#201: a program that hangs shows where.
    void aHungProgramShowsWhereItHangs()
    {
        const Running running(program("deadlock"));
        // All three wait for a lock or for a thread, in futex(2): proc(5), /proc/PID/task/TID/syscall.
        const auto waiting = [&] {
            const QDir tasks(QStringLiteral("/proc/%1/task").arg(running.id()));
            int count = 0;
            for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                QFile call(tasks.filePath(task + QStringLiteral("/syscall")));
                count += call.open(QIODevice::ReadOnly)
                    && call.readAll().startsWith(QByteArray::number(SYS_futex) + ' ');
            }
            return count;
        };
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 3, 30000);
        ProfilingRequest request = attaching({running.id()});
        request.offCpu = true;
        const auto capture = Capture::start(request);
        QVERIFY2(capture, qPrintable(capture ? QString() : capture.error().message()));
        QTest::qWait(500); // what is recorded: half a second in which nothing happens
        const Profile profile = finished(**capture);
        const qint64 waited = weightOf(profile, ProfileEvent::Kind::OffCpu);
        QVERIFY2(waited > 2 * profile.duration.count() && waited < 3 * profile.duration.count() + 1,
                 qPrintable(QString::number(waited)));
        quint8 offCpu = 0;
        while (profile.events[offCpu].name != u"off-cpu")
            ++offCpu;
        for (const char *function : {"take_a", "take_b"}) // one thread each, of three
            QVERIFY2(qAbs(shareOf(profile, function, offCpu) - 1.0 / 3) < 0.05, function);
        QVERIFY(shareOf(profile, "futex", offCpu) > 0.9);
    }

    void stacksOfTheKernelAreRead()
    {
        QCOMPARE(kernelFunctionsOf("[<0>] futex_wait_queue+0x6e/0xc0\n[<0>] do_futex+0x1/0x2\n"),
                 (std::vector<std::string>{"futex_wait_queue", "do_futex"}));
        QCOMPARE(kernelFunctionsOf(""), std::vector<std::string>());
        QCOMPARE(kernelFunctionsOf("[<0>] 0xffffffffffffffff\n"), std::vector<std::string>());
        QVERIFY(!sleepingThread("/proc/self/task/0"));
    }

    /// The fallback without samples: the parent's time has what the dead used, to a tick while it runs, exactly at its end.
    void whatLivesBetweenTwoLooksIsCounted()
    {
        const ProfilingRequest request = launching({program("short_lived")});
        auto suspended = SuspendedProgram::start(request.target);
        QVERIFY(suspended);
        auto running = SuspendedProgram::run(std::move(*suspended));
        QVERIFY(running);
        PolledCapture capture(request, std::move(*running), QStringLiteral("short_lived"), {});
        capture.begin(0, now());
        QTRY_VERIFY_WITH_TIMEOUT(capture.state().ended, 20000);
        const Profile profile = capture.stop().profile;
        const double seen = double(weightOf(profile, ProfileEvent::Kind::OnCpu));
        QVERIFY(profile.quality.cpuTimeNs > 850'000'000);
        QVERIFY2(qAbs(seen / double(profile.quality.cpuTimeNs) - 1) < 0.05,
                 qPrintable(QStringLiteral("%1 of %2").arg(seen).arg(profile.quality.cpuTimeNs)));
    }

    void accountsOfProcesses()
    {
        const auto stat = processTimes("12 (a) b) R 1 (x) R 7 0 0 0 0 0 0 0 0 0 100 20 3 4 20 0 1 0 555 0 0");
        QVERIFY(stat);
        QCOMPARE(stat->parent, 7);
        QCOMPARE(stat->startTicks, std::uint64_t(555));
        QCOMPARE(stat->cpuNs, std::uint64_t(127) * 10'000'000);
        QVERIFY(!processTimes(""));
        QVERIFY(!processTimes("1 (x) R 7 0"));

        ProcessAccounts accounts;
        const auto times = [](std::int32_t parent, std::uint64_t ms) {
            return ProcessTimes{parent, 1, ms * 1'000'000};
        };
        accounts.beginRound();
        accounts.threadRan(1, 30'000'000);
        accounts.processUsed(1, times(0, 30), false);
        accounts.threadRan(2, 50'000'000);
        accounts.processUsed(2, times(1, 50), false);
        QVERIFY(accounts.endRound().empty());
        accounts.beginRound(); // 2 has ended after 90 ms of which 50 were seen, and 1 has waited for it
        accounts.processUsed(1, times(0, 120), false);
        const auto missed = accounts.endRound();
        QCOMPARE(missed.size(), size_t(1));
        QCOMPARE(missed[0].process, 1);
        QCOMPARE(missed[0].ns, std::uint64_t(40'000'000));
        QCOMPARE(accounts.missedInAll(125'000'000), std::uint64_t(5'000'000));
    }

    /// josefbacik/systing#163; perf: 74.5 and 25.5 % under two names.
    void aThreadThatRenamesItselfIsTwoRows()
    {
        ProfileBuilder builder;
        builder.header().events = {{ProfileEvent::Kind::OnCpu, QStringLiteral("cpu-clock"), QStringLiteral("ns"), 999}};
        builder.nameThread(10, 10, "prog");
        builder.nameThread(10, 11, "phase one");
        for (int i = 0; i < 3; ++i)
            builder.addSample(i, 0, builder.thread(10, 11), -1, 1);
        builder.nameThread(10, 11, "phase two");
        builder.addSample(3, 0, builder.thread(10, 11), -1, 1);
        const Profile &profile = builder.profile();
        std::map<QString, int> samples;
        for (size_t i = 0; i < profile.sampleCount(); ++i)
            ++samples[profile.text(profile.threads[size_t(profile.sampleThreads[i])].name)];
        QCOMPARE(samples, (std::map<QString, int>{{QStringLiteral("phase one"), 3}, {QStringLiteral("phase two"), 1}}));
        // Before a sample a name is only found out.
        builder.nameThread(20, 21, "sh");
        builder.nameThread(20, 21, "sort");
        QCOMPARE(profile.text(profile.threads.back().name), QStringLiteral("sort"));
    }

    /// KDAB/hotspot#118, mstange/samply#768: rarer samples leave room for larger stacks.
    void stackSizes()
    {
        ProfilingRequest request;
        const auto at = [&](double rate) {
            request.rate = rate;
            return request.copiedStackBytes();
        };
        QCOMPARE(at(9999), 8192u);
        QCOMPARE(at(999), 8192u);
        QCOMPARE(at(499), 16384u);
        QCOMPARE(at(99), 65528u);
        QCOMPARE(at(1), 65528u);
        request.stackBytes = 20001;
        QCOMPARE(request.copiedStackBytes(), 20000u);
    }

    /// Arguments, names and variables are bytes (python's PEP 383 is where the escape comes from).
    void bytesThatAreNotUtf8Survive()
    {
        for (const QByteArray &bytes : {QByteArray("plain"),
                                        QByteArray("a\xff"
                                                   "b"),
                                        QByteArray("\xe4\xf6\xfc"), QByteArray("\xc3\xa4\xc3"),
                                        QByteArray("\xf0\x9f\x98\x80"), QByteArray("\xed\xb0\x80"), QByteArray()})
            QCOMPARE(toSystem(fromSystem(bytes)), bytes);
        QCOMPARE(fromSystem("\xc3\xa4"), QStringLiteral("ä"));
        QCOMPARE(toSystem(u"\U0001F600"), QByteArray("\xf0\x9f\x98\x80"));
    }
};

QTEST_MAIN(TestWorldCapture)
#include "tst_world_capture.moc"
