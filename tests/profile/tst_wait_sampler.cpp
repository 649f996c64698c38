// SPDX-License-Identifier: MIT
#include "support/ordinary_user.h"
#include "support/wait_target.h"

#include <performance/calltree/lock_waits.h>
#include <performance/core/stacks.h>
#include <performance/profile/analyser/analyser_process.h>
#include <performance/profile/frame_resolver.h>
#include <performance/profile/resolution.h>
#include <performance/profile/waits/wait_sampler.h>

#include <QFile>

#include <sys/syscall.h>

using namespace performance;

namespace {

constexpr qint64 Second = 1'000'000'000;

class Epoch {
public:
    Epoch()
    {
        for (const auto &name : {StackEvents::Cpu, StackEvents::Lock, StackEvents::Blocked, StackEvents::Runnable})
            m_builder.header().events.push_back(
                {name == StackEvents::Cpu ? ProfileEvent::Kind::OnCpu : ProfileEvent::Kind::OffCpu, name,
                 QStringLiteral("ns"), 0});
    }
    /// As once a second, of a second each; `done` after each.
    void look(const std::vector<qint32> &processes)
    {
        m_time += Second;
        m_sampler.sample(m_time, nanoseconds(Second), processes);
    }
    ProfileBuilder &builder() { return m_builder; }
    const Profile &profile() const { return m_builder.profile(); }
    qint64 time() const { return m_time; }
    const Profile &named()
    {
        AnalyserProcess analyser;
        const Profile unnamed = m_builder.profile();
        resolveFrames(unnamed, m_builder.codeModules(), analyser, false, [this](const std::vector<Resolution> &found) {
            for (const Resolution &resolution : found)
                apply(m_builder, resolution);
        });
        return m_builder.profile();
    }

private:
    ProfileBuilder m_builder;
    WaitSampler m_sampler{m_builder, std::make_shared<ModuleRegistry>()};
    qint64 m_time = 0;
};

double lockSeconds(const Profile &profile)
{
    double ns = 0;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (profile.events[profile.sampleEvents[i]].name == StackEvents::Lock)
            ns += double(profile.sampleWeights[i]);
    }
    return ns / double(Second);
}

QString peerIn(const Profile &profile)
{
    for (size_t i = 0; i < profile.functions.size(); ++i) {
        if (profile.text(profile.moduleOf(qint32(i)).name) == LockFrames::PeerModule)
            return profile.functionName(qint32(i));
    }
    return {};
}

} // namespace

class TestWaitSampler : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void framesAreReadBack()
    {
        for (const QString &name :
             {QStringLiteral("audit"), QStringLiteral("a (b) held by c"), QStringLiteral(" ("), QString()}) {
            QCOMPARE(LockFrames::holder(LockFrames::heldBy(name, 4711)), (LockFrames::Party{name, 4711}));
            QCOMPARE(LockFrames::peer(LockFrames::atOtherEnd(name, 1)), (LockFrames::Party{name, 1}));
        }
        for (const QString &other :
             {LockFrames::heldByNobodyKnown(), QStringLiteral("held by x (0)"), QStringLiteral("held by x (y)"),
              QStringLiteral("held by x (1"), QStringLiteral("audit (1)"), QString()})
            QVERIFY(!LockFrames::holder(other));
    }

    void aConvoyNamesItsHolder()
    {
        const WaitTarget target({QStringLiteral("convoy")});
        for (int i = 0; i < 4; ++i)
            QVERIFY(WaitTarget::waitsIn(target.thread("server", i), SYS_futex));
        QVERIFY(WaitTarget::waitsIn(target.thread("audit"), SYS_pause));
        Epoch epoch;
        constexpr int Looks = 3;
        for (int i = 0; i < Looks; ++i)
            epoch.look({target.pid()});
        const auto waits = lockWaits(epoch.named());
        QCOMPARE(epoch.profile().firstInconsistency(), QString());
        QCOMPARE(waits.size(), size_t(1));
        const LockWait &wait = waits.front();
        QCOMPARE(wait.process, target.pid());
        QCOMPARE(wait.processName, QStringLiteral("wait_targets"));
        QCOMPARE(wait.threads, 4);
        QCOMPARE(wait.function, QStringLiteral("shop::appendToLedger()"));
        QCOMPARE(wait.holder, QStringLiteral("audit"));
        QCOMPARE(wait.holderThread, target.thread("audit").thread);
        QVERIFY2(wait.holderFunction.contains(QStringLiteral("pause")), qPrintable(wait.holderFunction));
        QCOMPARE(wait.seconds, 4.0 * Looks);
    }

    void idleWorkersAreNoWaits_data()
    {
        QTest::addColumn<QByteArray>("waiter");
        QTest::newRow("condition") << QByteArray("worker");
        QTest::newRow("joining") << QByteArray("joiner");
    }
    void idleWorkersAreNoWaits()
    {
        QFETCH(QByteArray, waiter);
        const WaitTarget target({QString::fromLatin1(QTest::currentDataTag())});
        QVERIFY(WaitTarget::waitsIn(target.thread(waiter.constData()), SYS_futex));
        Epoch epoch;
        for (int i = 0; i < 3; ++i)
            epoch.look({target.pid()});
        QVERIFY(lockWaits(epoch.named()).empty());
    }

    void readersThatHoldHaveNoName()
    {
        const WaitTarget target({QStringLiteral("read-locked")});
        QVERIFY(WaitTarget::waitsIn(target.thread("writer"), SYS_futex));
        Epoch epoch;
        epoch.look({target.pid()});
        const auto waits = lockWaits(epoch.named());
        QCOMPARE(waits.size(), size_t(1));
        QCOMPARE(waits[0].holder, QString());
        QCOMPARE(waits[0].threads, 1);
    }

    void aRunningHolderIsWhereItWasSampled()
    {
        const WaitTarget target({QStringLiteral("running")});
        const TaskId burner = target.thread("burner");
        QVERIFY(WaitTarget::waitsIn(target.thread("server"), SYS_futex));
        Epoch epoch;
        ProfileBuilder &builder = epoch.builder();
        const qint32 module = builder.module(QStringLiteral("prog"), {}, {}, ModuleKind::Executable);
        const qint32 function = builder.function(builder.string(QStringLiteral("burn")), module);
        const qint32 stack = builder.stack(-1, builder.namedFrame(module, function, 0, 0), FrameOrigin::Sampled);
        builder.addSample(Second - 1000, 0, builder.thread(burner.process, burner.thread), stack, 1);
        epoch.look({target.pid()});
        const auto waits = lockWaits(epoch.named());
        QCOMPARE(waits.size(), size_t(1));
        QCOMPARE(waits[0].holder, QStringLiteral("burner"));
        QCOMPARE(waits[0].holderFunction, QStringLiteral("burn"));
        // Seconds later that is not where it is.
        Epoch later;
        for (int i = 0; i < 3; ++i)
            later.look({target.pid()});
        QCOMPARE(lockWaits(later.named()).at(0).holderFunction, QString());
    }

    void aPeerIsNamed_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"pipe", "unix-socket", "connection"})
            QTest::newRow(way) << QString::fromLatin1(way);
    }
    void aPeerIsNamed()
    {
        QFETCH(QString, way);
        const WaitTarget target({way});
        const std::string children = smallFile("/proc/" + std::to_string(target.pid()) + "/task/"
                                               + std::to_string(target.pid()) + "/children")
                                         .value_or("");
        const qint32 child = std::atoi(children.c_str());
        QVERIFY(child > 0 && WaitTarget::waitsIn({child, child}, SYS_read));
        Epoch epoch;
        QTRY_VERIFY((epoch.look({child}), !peerIn(epoch.profile()).isEmpty()));
        QCOMPARE(peerIn(epoch.profile()), LockFrames::atOtherEnd(QStringLiteral("wait_targets"), target.pid()));
        QVERIFY(lockWaits(epoch.named()).empty()); // which is no lock
        QCOMPARE(epoch.profile().firstInconsistency(), QString());
    }

    /// More threads than are looked at in a call, and more that wait than have their stacks taken: the weights stand for all.
    void manyThreadsTakeTurns()
    {
        const WaitTarget target({QStringLiteral("crowd")});
        QTRY_COMPARE_WITH_TIMEOUT(threadsOf(target.pid()).size(), size_t(402), 20000);
        Epoch epoch;
        constexpr int Looks = 120;
        for (int i = 0; i < Looks; ++i)
            epoch.look({target.pid()});
        const auto waits = lockWaits(epoch.profile());
        QCOMPARE(waits.size(), size_t(1));
        QCOMPARE(waits[0].holder, QStringLiteral("holder"));
        QVERIFY2(waits[0].threads > 150, qPrintable(QString::number(waits[0].threads)));
        // 200 of 400 wait. The first round does not know how many there are, and takes each for itself.
        QVERIFY2(std::abs(lockSeconds(epoch.profile()) / (200.0 * Looks) - 1) < 0.1,
                 qPrintable(QString::number(lockSeconds(epoch.profile()))));
    }

    void othersAreLeftAlone()
    {
        const OrdinaryUser user;
        QVERIFY(user.isOne());
        Epoch epoch;
        for (int i = 0; i < 3; ++i)
            epoch.look({1, 2, 1'999'999});
        QCOMPARE(epoch.profile().sampleCount(), size_t(0));
    }

    void whatALookCosts_data()
    {
        QTest::addColumn<int>("threads");
        QTest::newRow("crowd") << 402;      // half of 128 wait for a lock
        QTest::newRow("idle-crowd") << 129; // a program with as many idle workers as are looked at
    }
    void whatALookCosts()
    {
        QFETCH(int, threads);
        const WaitTarget target({QString::fromLatin1(QTest::currentDataTag())});
        QTRY_COMPARE_WITH_TIMEOUT(threadsOf(target.pid()).size(), size_t(threads), 20000);
        Epoch epoch;
        epoch.look({target.pid()});
        QBENCHMARK
        {
            epoch.look({target.pid()});
        }
    }

    /// Anybody may write /tmp/perf-PID.map for anybody's process: names of code are its own user's, or root's.
    void namesOfAnotherUserAreNotBelieved()
    {
        if (::geteuid() != 0)
            QSKIP("only root can leave a file as another user would");
        QProcess process;
        process.start(QStringLiteral("sleep"), {QStringLiteral("60")});
        QVERIFY(process.waitForStarted());
        const QString map = QStringLiteral("/tmp/perf-%1.map").arg(process.processId());
        QFile file(map);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && file.write("1000 100 name\n") > 0);
        file.close();
        const auto isBelieved = [&] { return jitMapOf(qint32(process.processId())).endsWith(map); };
        QVERIFY(isBelieved());
        const bool isGiven = ::chown(QFile::encodeName(map).constData(), 65534, 65534) == 0;
        const bool isBelievedThen = isBelieved();
        file.remove();
        process.kill();
        process.waitForFinished();
        QVERIFY(isGiven);
        QVERIFY(!isBelievedThen);
    }
};

QTEST_GUILESS_MAIN(TestWaitSampler)
#include "tst_wait_sampler.moc"
