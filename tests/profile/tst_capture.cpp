// SPDX-License-Identifier: MIT
#include <performance/calltree/profile_text.h>
#include <performance/calltree/call_tree.h>
#include <performance/calltree/function_table.h>
#include <performance/calltree/profile_grade.h>
#include <performance/profile/analyser/analyser_process.h>
#include <performance/profile/capture/capture.h>
#include <performance/profile/capture/process_table.h>
#include <performance/profile/capture/launched_program.h>
#include <performance/profile/capture/perf_event.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>
#include <sys/wait.h>

using namespace performance;

namespace {

const QString KnownShares = QStringLiteral(WAI_BINARY_FOLDER "/tests/known_shares");

ProfilingRequest launching(const QStringList &command)
{
    ProfilingRequest request;
    request.target.kind = ProfilingTarget::Kind::Launch;
    request.target.command = command;
    return request;
}

/// Runs a capture until what it looks at has ended.
CaptureState captured(Capture &capture, int mostMs = 20000)
{
    (void)QTest::qWaitFor([&] { return capture.state().ended; }, mostMs);
    AnalyserProcess analyser;
    capture.stop();
    capture.resolve(analyser, false);
    capture.resolve(analyser, true);
    return capture.state();
}

/// About as many samples as its CPU time tells, which the kernel counted beside them: of a busy machine it got less.
bool isSampledEnough(const Profile &profile, double rate)
{
    const double seconds = double(profile.quality.cpuTimeNs) * 1e-9;
    return seconds > 0 && double(profile.sampleCount()) > 0.5 * seconds * rate;
}

struct Share {
    double share = 0;
    ShareInterval interval;
};

/// The share of a function with its callees, by a part of its name.
Share shareOf(const Profile &profile, const QString &name, const ProfileFilter &filter = {})
{
    const CallTree tree = buildCallTree(profile, filter);
    for (const FunctionCost &cost : functionCosts(tree)) {
        if (cost.function >= 0 && profile.functionName(cost.function).contains(name))
            return {double(cost.total) / double(tree.total()), shareInterval(cost.totalSamples, tree.nodes[0].samples)};
    }
    return {};
}

bool canSample()
{
    perf_event_attr attr = commonAttributes();
    attr.type = PERF_TYPE_SOFTWARE;
    attr.config = PERF_COUNT_SW_CPU_CLOCK;
    attr.exclude_kernel = 1;
    return openPerfEvent(attr, 0, -1).has_value();
}

} // namespace

class TestCapture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!canSample())
            QSKIP("the kernel does not let this user sample");
    }

    void knownSharesAreMeasured_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("rate");
        QTest::newRow("one thread") << 1 << 999;
        QTest::newRow("two threads, 4999 Hz") << 2 << 4999;
    }
    void knownSharesAreMeasured()
    {
        QFETCH(int, threads);
        QFETCH(int, rate);
        ProfilingRequest request = launching({KnownShares, QStringLiteral("1.5"), QString::number(threads)});
        request.rate = rate;
        const auto capture = Capture::start(request);
        QVERIFY2(capture, capture ? "" : qPrintable(capture.error().message()));
        const CaptureState state = captured(**capture);
        QVERIFY(state.ended);
        QCOMPARE(state.exitStatus, std::optional(0));
        const Profile &profile = state.profile;
        QCOMPARE(profile.firstInconsistency(), QString());
        QVERIFY2(isSampledEnough(profile, rate), qPrintable(QString::number(profile.sampleCount())));
        QCOMPARE(profile.threads.size() >= size_t(threads), true);
        const std::pair<const char *, double> known[] = {
            {"shop::renderPage", 0.7}, {"shop::parseRequest", 0.2}, {"shop::writeLog", 0.1}};
        for (const auto &[name, truth] : known) {
            const Share measured = shareOf(profile, QString::fromLatin1(name));
            // Three times the 95 % half width: one false alarm in many millions, plus what a preempted spin may shift.
            const double allowed = 3 * measured.interval.halfWidth() + 0.02;
            QVERIFY2(
                std::abs(measured.share - truth) < allowed,
                qPrintable(
                    QStringLiteral("%1: %2, not %3").arg(QString::fromLatin1(name)).arg(measured.share).arg(truth)));
        }
        QVERIFY(shareOf(profile, QStringLiteral("shop::handleRequest")).share > 0.95);
        if (threads == 1)
            QVERIFY(shareOf(profile, QStringLiteral("main")).share > 0.95);
        // Stacks are whole although nothing here keeps frame pointers, and lines and inlined functions are known.
        QVERIFY(double(profile.quality.complete) >= 0.97 * double(profile.quality.stacks));
        QVERIFY(shareOf(profile, QStringLiteral("shop::spin")).share > 0.9);
        qint32 file = 0;
        const auto costs = functionCosts(buildCallTree(profile, {}));
        const auto lines = lineCosts(profile, weigh(profile, {}), costs.front().function, file);
        QVERIFY(!lines.empty());
        QVERIFY(profile.text(file).endsWith(QStringLiteral("known_shares.cpp")));
    }

    void framePointersAndNone()
    {
        ProfilingRequest request = launching({KnownShares, QStringLiteral("0.4")});
        request.stacks = StackMode::FramePointers;
        auto capture = Capture::start(request);
        QVERIFY(capture);
        CaptureState state = captured(**capture);
        QVERIFY(isSampledEnough(state.profile, request.rate));
        QCOMPARE(state.profile.quality.stacks, 0);
        QVERIFY(shareOf(state.profile, QStringLiteral("shop::")).share > 0.8);
        request.stacks = StackMode::None;
        capture = Capture::start(request);
        QVERIFY(capture);
        state = captured(**capture);
        QVERIFY(isSampledEnough(state.profile, request.rate));
    }

    /// A library that is mapped right after attaching is the first that is told of the process: the rest is not forgotten.
    void whatWasMappedBeforeIsKnown()
    {
        ProcessTable table;
        MappingEvent mapping;
        mapping.start = 0x10000;
        mapping.length = 0x1000;
        mapping.name = "/lib/other.so";
        const auto own = qint32(QCoreApplication::applicationPid());
        table.map(own, mapping);
        QVERIFY(table.spaceOf(own).find(0x10800));
        QVERIFY(table.spaceOf(own).find(reinterpret_cast<std::uint64_t>(&::clock_gettime)));
    }

    void attachedAndLive()
    {
        QProcess program;
        program.start(KnownShares, {QStringLiteral("20"), QStringLiteral("2")});
        QVERIFY(program.waitForStarted());
        ProfilingRequest request;
        request.target.kind = ProfilingTarget::Kind::Attach;
        request.target.processes = {program.processId()};
        const auto capture = Capture::start(request);
        QVERIFY2(capture, capture ? "" : qPrintable(capture.error().message()));
        // It grows while it runs, and has names on the way.
        AnalyserProcess analyser;
        QTRY_VERIFY_WITH_TIMEOUT((*capture)->state().profile.sampleCount() > 300, 10000);
        (*capture)->resolve(analyser, false);
        const CaptureState early = (*capture)->state();
        QVERIFY2(shareOf(early.profile, QStringLiteral("shop::renderPage")).share > 0.3,
                 qPrintable(profileSummary(early.profile)));
        QTRY_VERIFY_WITH_TIMEOUT((*capture)->state().profile.sampleCount() > early.profile.sampleCount() + 300, 10000);
        QVERIFY(!(*capture)->state().ended);
        QCOMPARE(early.profile.firstInconsistency(), QString());
        (*capture)->stop();
        QCOMPARE(program.state(), QProcess::Running); // and is left as it was
        QVERIFY(QFile::exists(QStringLiteral("/proc/%1/stat").arg(program.processId())));
        program.kill();
        program.waitForFinished();
    }

    void waitsAreMeasured()
    {
        // Sleeps 30 ms of about every 40.
        ProfilingRequest request = launching(
            {QStringLiteral("/usr/bin/python3"), QStringLiteral("-c"),
             QStringLiteral(
                 "import time\nfor i in range(25):\n  time.sleep(0.03)\n  e=time.monotonic()+0.01\n  while time.monotonic()<e: pass")});
        request.offCpu = true;
        const auto capture = Capture::start(request);
        QVERIFY2(capture, capture ? "" : qPrintable(capture.error().message()));
        const CaptureState state = captured(**capture);
        QCOMPARE(state.exitStatus, std::optional(0));
        ProfileFilter waits;
        waits.events = {1};
        QCOMPARE(state.profile.events[1].name, QStringLiteral("off-cpu"));
        const CallTree tree = buildCallTree(state.profile, waits);
        const double slept = double(tree.total()) * 1e-9;
        QVERIFY2(slept > 0.72 && slept < 1.3, qPrintable(QString::number(slept)));
        QVERIFY(state.profile.quality.switches >= 25);
        QVERIFY2(shareOf(state.profile, QStringLiteral("clock_nanosleep"), waits).share > 0.7,
                 qPrintable(QString::number(shareOf(state.profile, QStringLiteral("clock_nanosleep"), waits).share)));
    }

    void childrenExecAndExit()
    {
        // A shell that starts programs, one that replaces itself, all gone at once.
        const auto capture = Capture::start(launching(
            {QStringLiteral("/bin/sh"), QStringLiteral("-c"),
             QStringLiteral("for i in 1 2 3 4 5 6 7 8 9 10; do /bin/true; done; exec %1 0.3").arg(KnownShares)}));
        QVERIFY(capture);
        const CaptureState state = captured(**capture);
        QVERIFY(state.ended);
        QCOMPARE(state.profile.firstInconsistency(), QString());
        QVERIFY(shareOf(state.profile, QStringLiteral("shop::renderPage")).share > 0.3);
        bool renamed = false;
        for (const ProfileThread &thread : state.profile.threads)
            renamed = renamed || state.profile.text(thread.name) == u"known_shares";
        QVERIFY(renamed);
    }

    void aProgramThatDeletesItself()
    {
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("vanishing"));
        QVERIFY(QFile::copy(KnownShares, copy));
        const auto capture = Capture::start(launching({QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                                                       QStringLiteral("(sleep 0.3; rm %1) & %1 0.8").arg(copy)}));
        QVERIFY(capture);
        const CaptureState state = captured(**capture);
        QVERIFY(!QFile::exists(copy));
        QVERIFY(shareOf(state.profile, QStringLiteral("shop::renderPage")).share > 0.5); // it was opened before it went
    }

    void whatCannotBeStarted()
    {
        const auto error = [](const ProfilingRequest &request) { return Capture::start(request).error(); };
        QCOMPARE(error(launching({QStringLiteral("/no/such/program")})).code(), PerformanceErrorCode::IoError);
        QCOMPARE(error(launching({})).code(), PerformanceErrorCode::InvalidArgument);
        QCOMPARE(error(launching({QStringLiteral("/etc/passwd")})).code(),
                 PerformanceErrorCode::PermissionDenied); // not executable
        ProfilingRequest elsewhere = launching({QStringLiteral("true")});
        elsewhere.target.folder = QStringLiteral("/no/such/folder");
        QVERIFY(error(elsewhere).message().contains(QStringLiteral("/no/such/folder")));
        ProfilingRequest gone;
        gone.target.kind = ProfilingTarget::Kind::Attach;
        gone.target.processes = {4194303};
        QCOMPARE(error(gone).code(), PerformanceErrorCode::Other);
        const auto atOnce = Capture::start(launching({QStringLiteral("true")}));
        QVERIFY(atOnce);
        QCOMPARE(captured(**atOnce).exitStatus, std::optional(0));
    }

    void environmentAndFolder()
    {
        const QTemporaryDir folder;
        ProfilingRequest request = launching(
            {QStringLiteral("/bin/sh"), QStringLiteral("-c"), QStringLiteral("echo \"$GREETING\" > said")});
        request.target.folder = folder.path();
        request.target.environment.insert(QStringLiteral("GREETING"), QStringLiteral("good day"));
        const auto capture = Capture::start(request);
        QVERIFY(capture);
        captured(**capture);
        QFile said(folder.filePath(QStringLiteral("said")));
        QVERIFY(said.open(QIODevice::ReadOnly));
        QCOMPARE(said.readAll(), QByteArray("good day\n"));
    }

    void aSuspendedProgramIsNeverLeftBehind()
    {
        qint32 process = 0;
        {
            const auto suspended = SuspendedProgram::start(
                launching({QStringLiteral("sleep"), QStringLiteral("1000")}).target);
            QVERIFY(suspended);
            process = suspended->process();
            QCOMPARE(::kill(process, 0), 0);
        }
        QCOMPARE(::kill(process, 0), -1);
        QCOMPARE(errno, ESRCH);
    }

    void theAnalyserMayDie()
    {
        AnalyserProcess analyser(QStringLiteral("/bin/false"));
        const auto capture = Capture::start(launching({KnownShares, QStringLiteral("0.2")}));
        QVERIFY(capture);
        QVERIFY(QTest::qWaitFor([&] { return (*capture)->state().ended; }, 60000));
        (*capture)->resolve(analyser, false);
        const Profile profile = (*capture)->state().profile;
        QVERIFY(profile.sampleCount() > 10); // enough to have something without a name
        const auto costs = functionCosts(buildCallTree(profile, {}));
        QVERIFY(!costs.empty());
        for (const FunctionCost &cost : costs) { // every frame says where it is and why it has no name
            QVERIFY(cost.function >= 0);
            QVERIFY(profile.functionName(cost.function).contains(QStringLiteral("+0x")));
            QVERIFY(!profile.text(profile.functions[size_t(cost.function)].reason).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestCapture)
#include "tst_capture.moc"
