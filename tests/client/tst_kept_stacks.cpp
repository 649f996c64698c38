// SPDX-License-Identifier: MIT
// The stacks of all times as a client has them: a real client samples a real program of which it is known where it is, and is asked
// afterwards; by another client of the same folder, too, as the command line is.
#include "support/test_support.h"

#include <performance/client/performance_client.h>

#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

/// Busy in phaseA() until it goes.
class Busy {
public:
    Busy()
    {
        m_process.start(QStringLiteral(WAI_BINARY_FOLDER "/tests/two_phases"), {u"busy"_s, u"600"_s, u"0"_s});
        if (!m_process.waitForStarted())
            qFatal("two_phases does not start");
    }
    ~Busy()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    qint32 pid() const { return qint32(m_process.processId()); }

private:
    QProcess m_process;
};

PerformanceConfig keeping(const QString &folder)
{
    return PerformanceConfig().withDataFolder(folder).withKeptStacks(true).withProfileInterval(500ms);
}

TimeRange lately()
{
    const Timestamp present = now();
    return {present - 60s, present + 1s};
}

std::optional<ProcessActivity> activityOf(PerformanceClient &client, qint32 pid)
{
    const auto activities = resultOf(client.stacks()->activities(lately()));
    if (!activities)
        return std::nullopt;
    const auto found = std::ranges::find(*activities, pid, &ProcessActivity::process);
    return found == activities->end() ? std::nullopt : std::optional(*found);
}

bool isInPhaseA(PerformanceClient &client, qint32 pid)
{
    const auto activity = activityOf(client, pid);
    return activity && activity->named && activity->function.startsWith(u"phaseA");
}

} // namespace

class TestKeptStacks : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString folder() const { return m_folder.filePath(u"data"_s); }

private Q_SLOTS:
    void whatAProgramDoesIsKnownAfterwards()
    {
        const Busy busy;
        {
            const auto client = createPerformanceClient(keeping(folder()));
            const auto status = [&] { return *resultOf(client->stacks()->status()); };
            QTRY_VERIFY_WITH_TIMEOUT(!status().reason.isEmpty() || status().reach != StacksStatus::Reach::Nothing,
                                     20000);
            if (status().reach == StacksStatus::Reach::Nothing)
                QSKIP("the kernel does not let this user sample");
            QTRY_VERIFY_WITH_TIMEOUT(isInPhaseA(*client, busy.pid()), 60000);
            // The first of its samples may be of its start.
            QTRY_VERIFY_WITH_TIMEOUT(activityOf(*client, busy.pid())->share > 0.9, 20000);
            QCOMPARE(activityOf(*client, busy.pid())->name, u"two_phases"_s);
            // Of one process, of a program, and of another one.
            const auto samplesOf = [&](const StacksFilter &filter) {
                const auto profile = resultOf(client->stacks()->in(lately(), filter));
                return profile ? profile->sampleCount() : 0;
            };
            QVERIFY(samplesOf({{busy.pid()}, {}, {}}) > 0);
            QVERIFY(samplesOf({{}, u"two_phases"_s, {}}) > 0);
            QCOMPARE(samplesOf({{}, u"no such program"_s, {}}), size_t(0));
            QCOMPARE(samplesOf({{}, {}, u"no-such.service"_s}), size_t(0));
            // A report of the time has them.
            const auto report = resultOf(client->generateReport(u"then"_s, 60s));
            QVERIFY(report && !report->profile.empty());
            QVERIFY(std::ranges::any_of(report->profile.threads,
                                        [&](const ProfileThread &thread) { return thread.process == busy.pid(); }));
        }
        // It is on disk: who only reads has the same.
        const auto reader = createPerformanceClient(PerformanceConfig().withDataFolder(folder()).withMetrics(false));
        QVERIFY(isInPhaseA(*reader, busy.pid()));
        QCOMPARE(resultOf(reader->stacks()->status())->reach, StacksStatus::Reach::Elsewhere);
    }

    void whereItIsOffNothingIsSampled()
    {
        const QTemporaryDir other;
        const auto client = createPerformanceClient(keeping(other.filePath(u"data"_s)).withKeptStacks(false));
        QVERIFY(resultOf(client->createSnapshot()));
        const auto status = resultOf(client->stacks()->status());
        QCOMPARE(status->reach, StacksStatus::Reach::Nothing);
        QVERIFY(status->reason.text().contains(u"switched off"_s));
        const auto stacks = resultOf(client->stacks()->in(lately(), {}));
        QVERIFY(!stacks);
        QCOMPARE(stacks.error().code(), PerformanceErrorCode::Unsupported);
    }

    /// Of a program that is left out there is nothing, also when it is left out only later.
    void whoIsExcludedIsNotSampled()
    {
        const QTemporaryDir other;
        const auto client = createPerformanceClient(
            keeping(other.filePath(u"data"_s)).withStacksExcluded({u"two_phases"_s}));
        const Busy busy;
        QTRY_VERIFY_WITH_TIMEOUT(resultOf(client->stacks()->status())->reach != StacksStatus::Reach::Nothing
                                     || !resultOf(client->stacks()->status())->reason.isEmpty(),
                                 20000);
        if (resultOf(client->stacks()->status())->reach == StacksStatus::Reach::Nothing)
            QSKIP("the kernel does not let this user sample");
        // This program itself works meanwhile, and is seen.
        volatile double sink = 0;
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                for (int i = 0; i < 50'000'000; ++i)
                    sink = sink + 1;
                return activityOf(*client, qint32(QCoreApplication::applicationPid())).has_value();
            }(),
            60000);
        QVERIFY(!activityOf(*client, busy.pid()));
    }

    void aProcessIsLookedAtWithoutStoppingIt()
    {
        const auto client = createPerformanceClient(PerformanceConfig().withMetrics(false));
        const Busy busy;
        const auto stacks = resultOf(client->stacks()->now(busy.pid()));
        QVERIFY2(stacks, stacks ? "" : qPrintable(stacks.error().message()));
        QCOMPARE(stacks->sampleCount(), size_t(1)); // one thread
        const auto gone = resultOf(client->stacks()->now(std::numeric_limits<qint32>::max()));
        QVERIFY(!gone);
    }
};

QTEST_GUILESS_MAIN(TestKeptStacks)
#include "tst_kept_stacks.moc"
