// SPDX-License-Identifier: MIT
#include <performance/calltree/lock_waits.h>
#include <performance/core/stacks.h>
#include <performance/profile/profile_builder.h>

#include <QTest>

using namespace performance;

namespace {

constexpr qint64 Second = 1'000'000'000;

/// Profiles made by hand: stacks as "main;serve;[lock]held by audit (7);fsync", a function of the kernel's as "kernel!futex".
class Waits {
public:
    Waits()
    {
        for (const auto &name : {StackEvents::Cpu, StackEvents::Lock, StackEvents::Blocked, StackEvents::Runnable})
            m_builder.header().events.push_back({ProfileEvent::Kind::OffCpu, name, QStringLiteral("ns"), 0});
    }
    Waits &add(qint32 thread, const QString &stack, double seconds = 1, quint8 event = 1, qint32 process = 1)
    {
        qint32 at = -1;
        for (const QString &name : stack.split(u';', Qt::SkipEmptyParts)) {
            const QString function = name.section(u'!', -1).section(u']', -1);
            const qint32 module = name.startsWith(u'[')
                ? m_builder.module(name.section(u']', 0, 0) + u']', {}, {}, ModuleKind::Unknown)
                : name.startsWith(QStringLiteral("kernel!"))
                ? m_builder.module(QStringLiteral("[kernel]"), {}, {}, ModuleKind::Kernel)
                : m_builder.module(QStringLiteral("prog"), {}, {}, ModuleKind::Executable);
            const qint32 number = m_builder.function(m_builder.string(function), module);
            at = m_builder.stack(at, m_builder.namedFrame(module, number, 0, 0), FrameOrigin::Imported);
        }
        m_builder.nameThread(process, process, "shop");
        m_builder.nameThread(process, thread, "server");
        m_builder.addSample(m_time += Second, event, m_builder.thread(process, thread), at,
                            qint64(seconds * double(Second)));
        return *this;
    }
    std::vector<LockWait> found() const { return lockWaits(m_builder.profile()); }
    ProfileBuilder &builder() { return m_builder; }

private:
    ProfileBuilder m_builder;
    qint64 m_time = 0;
};

QString held(const char *name, qint32 thread)
{
    return QStringLiteral(";[lock]") + LockFrames::heldBy(QString::fromLatin1(name), thread);
}

} // namespace

class TestLockWaits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothing()
    {
        QVERIFY(lockWaits(Profile()).empty());
        QVERIFY(Waits().found().empty());
    }

    void whoWaitsWhereAndForWhom()
    {
        const QString lock = QStringLiteral("start_thread;serve;shop::append();std::mutex::lock();pthread_mutex_lock;"
                                            "__lll_lock_wait;kernel!futex_wait");
        const QString flush = QStringLiteral(";start_thread;audit;fdatasync;kernel!jbd2_log_wait_commit");
        Waits waits;
        waits.add(2, lock + held("audit", 7) + flush)
            .add(3, lock + held("audit", 7) + flush)
            .add(3, lock + held("audit", 7) + QStringLiteral(";start_thread;audit;compress"), 0.5)
            .add(3, lock + held("batch", 8) + flush, 0.25)
            .add(2, QStringLiteral("start_thread;serve;[lock]") + LockFrames::heldByNobodyKnown(), 5);
        const auto found = waits.found();
        QCOMPARE(found.size(), size_t(3));
        QCOMPARE(found[0].seconds, 5.0);
        QCOMPARE(found[0].function, QStringLiteral("serve"));
        QCOMPARE(found[0].holder, QString());
        QCOMPARE(found[0].holderThread, 0);
        QCOMPARE(found[1].seconds, 2.5);
        QCOMPARE(found[1].threads, 2);
        QCOMPARE(found[1].process, 1);
        QCOMPARE(found[1].processName, QStringLiteral("shop"));
        QCOMPARE(found[1].function, QStringLiteral("shop::append()")); // and not the lock's own
        QCOMPARE(found[1].holder, QStringLiteral("audit"));
        QCOMPARE(found[1].holderThread, 7);
        QCOMPARE(found[1].holderFunction, QStringLiteral("fdatasync")); // 2 s of 2.5
        QCOMPARE(found[2].holder, QStringLiteral("batch"));
        QCOMPARE(found[2].seconds, 0.25);
    }

    void whatIsNoLock()
    {
        Waits waits;
        waits.add(2, QStringLiteral("main;[peer]") + LockFrames::atOtherEnd(QStringLiteral("db"), 9));
        waits.add(2, QStringLiteral("main;serve") + held("audit", 7), 1, 0); // of another event
        waits.add(2, QString());
        QVERIFY(waits.found().empty());
    }

    void namesOfAnyKind_data()
    {
        QTest::addColumn<QString>("function");
        QTest::addColumn<bool>("isLock");
        for (const char *lock :
             {"___pthread_mutex_lock", "__GI___lll_lock_wait", "__pthread_rwlock_wrlock_full64", "futex_wait",
              "std::unique_lock<std::mutex>::lock()", "std::__shared_mutex_pthread::lock_shared()",
              "__gthread_mutex_lock(pthread_mutex_t*)", "QMutex::lock()", "g_mutex_lock", "syscall"})
            QTest::newRow(lock) << QString::fromLatin1(lock) << true;
        for (const char *own : {"shop::lock()", "pthread_lock_my_door", "stdlock", "Ledger::futex()", "_start"})
            QTest::newRow(own) << QString::fromLatin1(own) << false;
    }
    void namesOfAnyKind()
    {
        QFETCH(QString, function);
        QFETCH(bool, isLock);
        Waits waits;
        waits.add(2, QStringLiteral("main;") + function + held("audit", 7));
        QCOMPARE(waits.found().at(0).function, isLock ? QStringLiteral("main") : function);
        QCOMPARE(waits.found().at(0).holderFunction, QString()); // it had no stack
    }

    void unresolvedFramesAreNoFunctions()
    {
        Waits waits;
        ProfileBuilder &builder = waits.builder();
        const qint32 code = builder.module(QStringLiteral("prog"), {}, {}, ModuleKind::Executable);
        const qint32 lock = builder.module(LockFrames::Module, {}, {}, ModuleKind::Unknown);
        qint32 stack = builder.stack(-1, builder.frameOf(code, 0x1000), FrameOrigin::Sampled);
        const qint32 mark = builder.function(builder.string(LockFrames::heldBy(QStringLiteral("audit"), 7)), lock);
        stack = builder.stack(stack, builder.namedFrame(lock, mark, 0, 0), FrameOrigin::Imported);
        stack = builder.stack(stack, builder.frameOf(code, 0x2000), FrameOrigin::Sampled);
        builder.addSample(0, 1, builder.thread(1, 2), stack, Second);
        const auto found = waits.found();
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].holder, QStringLiteral("audit"));
        QVERIFY(found[0].function.isEmpty() && found[0].holderFunction.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestLockWaits)
#include "tst_lock_waits.moc"
