// SPDX-License-Identifier: MIT
#include <performance/calltree/filtered_profile.h>
#include <performance/calltree/function_table.h>
#include <performance/calltree/running_time.h>
#include <performance/profile/profile_builder.h>

#include <QTest>

using namespace performance;

namespace {

constexpr qint64 Interval = 1'000'000; // 1,000 Hz

class Program {
public:
    Program()
    {
        m_builder.header().events = {
            {ProfileEvent::Kind::OnCpu, QStringLiteral("cpu-clock"), QStringLiteral("ns"), 1e9 / double(Interval)},
            {ProfileEvent::Kind::OffCpu, QStringLiteral("off-cpu"), QStringLiteral("ns"), 0}};
        m_module = m_builder.module(QStringLiteral("prog"), {}, {}, ModuleKind::Executable);
    }
    /// `threads` of them are in a function for so many intervals, each sampled once in each.
    void run(const char *function, int threads, int intervals, qint32 process = 1)
    {
        const qint32 number = m_builder.function(m_builder.string(QString::fromLatin1(function)), m_module);
        const qint32 stack = m_builder.stack(-1, m_builder.namedFrame(m_module, number, 0, 0), FrameOrigin::Sampled);
        for (int i = 0; i < intervals; ++i) {
            for (int t = 0; t < threads; ++t)
                m_builder.addSample(m_time + t * Interval / threads, 0, m_builder.thread(process, 100 + t), stack,
                                    Interval);
            m_time += Interval;
        }
    }
    void rest(int intervals) { m_time += intervals * Interval; }
    ProfileBuilder &builder() { return m_builder; }
    const Profile &profile() const { return m_builder.profile(); }
    qint64 time() const { return m_time; }

private:
    ProfileBuilder m_builder;
    qint32 m_module = 0;
    qint64 m_time = 0;
};

struct Part {
    QString function;
    double share = 0;
};
/// The function that comes first, and its share.
Part first(const Profile &profile, bool byRunningTime)
{
    ProfileFilter filter;
    filter.byRunningTime = byRunningTime;
    const CallTree tree = buildCallTree(profile, filter);
    const auto costs = functionCosts(tree);
    return {profile.functionName(costs.front().function), double(costs.front().self) / double(tree.total())};
}

double shareOf(const Profile &profile, const QString &name, const ProfileFilter &filter)
{
    const CallTree tree = buildCallTree(profile, filter);
    for (const FunctionCost &cost : functionCosts(tree)) {
        if (profile.functionName(cost.function) == name)
            return double(cost.self) / double(tree.total());
    }
    return 0;
}

} // namespace

class TestRunningTime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// 0.9 s alone and 0.1 s on 120 CPUs: 0.9 / (0.9 + 12) = 7 % of the CPU time, and 90 % of the running time.
    void whatRunsAloneComesFirst()
    {
        Program program;
        program.run("link", 1, 900);
        program.rest(5);
        program.run("compile", 120, 100);
        const Part byCpu = first(program.profile(), false);
        QCOMPARE(byCpu.function, QStringLiteral("compile"));
        QVERIFY2(std::abs(byCpu.share - 0.930) < 0.001, qPrintable(QString::number(byCpu.share)));
        const Part byTime = first(program.profile(), true);
        QCOMPARE(byTime.function, QStringLiteral("link"));
        QVERIFY2(std::abs(byTime.share - 0.900) < 0.002, qPrintable(QString::number(byTime.share)));
    }

    void howManyRan()
    {
        Program program;
        program.run("alone", 1, 10);
        program.rest(5);
        program.run("both", 2, 10);
        const auto running = parallelism(program.profile(), {});
        for (size_t i = 0; i < running.size(); ++i)
            QCOMPARE(running[i], i < 10 ? 1 : 2);
        QVERIFY(parallelism(Profile(), {}).empty());
        std::stop_source stopped;
        stopped.request_stop();
        QCOMPARE(parallelism(program.profile(), {}, stopped.get_token()).size(), program.profile().sampleCount());
    }

    void onlyTheProgramCounts()
    {
        Program program;
        const qint32 stack = program.profile().empty() ? -1 : 0;
        for (int i = 0; i < 10; ++i) { // two programs and an idle CPU at once
            const qint64 time = i * Interval;
            for (const qint32 process : {0, 1, 2})
                program.builder().addSample(time, 0, program.builder().thread(process, process), stack, Interval);
            program.builder().addSample(time, 1, program.builder().thread(2, 3), stack, Interval); // a wait
        }
        QCOMPARE(parallelism(program.profile(), {}), std::vector<qint32>([] {
                     std::vector<qint32> expected;
                     for (int i = 0; i < 10; ++i)
                         expected.insert(expected.end(), {1, 2, 2, 1});
                     return expected;
                 }()));
        ProfileFilter one;
        one.processes = {1};
        QCOMPARE(parallelism(program.profile(), one)[1], 1);
        // One thread of it: still what beside it ran of the same program.
        ProfileFilter thread;
        thread.threads = {1};
        thread.byRunningTime = true;
        QCOMPARE(weigh(program.profile(), thread).totalWeight, 10 * Interval / 2);
    }

    void aThreadWithTwoNamesIsOne()
    {
        Program program;
        program.builder().nameThread(1, 100, "before");
        program.run("f", 1, 3);
        program.builder().nameThread(1, 100, "after");
        program.run("f", 1, 3);
        for (const qint32 running : parallelism(program.profile(), {}))
            QCOMPARE(running, 1);
    }

    void everyViewFollows()
    {
        Program program;
        program.run("link", 1, 90);
        program.rest(5);
        program.run("compile", 8, 10);
        program.builder().addSample(program.time(), 1, program.builder().thread(1, 100), 0, 77);
        ProfileFilter filter;
        filter.byRunningTime = true;
        const Profile shown = filtered(program.profile(), filter);
        QCOMPARE(shown.firstInconsistency(), QString());
        QCOMPARE(shareOf(shown, QStringLiteral("link"), {}),
                 shareOf(program.profile(), QStringLiteral("link"), filter));
        QVERIFY(std::abs(shareOf(shown, QStringLiteral("link"), {}) - 0.9) < 0.01);
        filter.events = {1}; // waits weigh as always
        QCOMPARE(weigh(program.profile(), filter).totalWeight, 77);
    }
};

QTEST_APPLESS_MAIN(TestRunningTime)
#include "tst_running_time.moc"
