// SPDX-License-Identifier: MIT
#include "support/wait_target.h"

#include <performance/calltree/lock_waits.h>
#include <performance/core/stacks.h>
#include <performance/profile/analyser/analyser_process.h>
#include <performance/profile/capture/process_table.h>
#include <performance/profile/unwind/frame_size.h>
#include <performance/profile/waits/stack_now.h>
#include <performance/profile/waits/wait_sampler.h>

#include <sys/syscall.h>
#include <unistd.h>

using namespace performance;

namespace {

using Kind = LockState::Kind;

LockState lockOfThread(const TaskId &task)
{
    const auto call = WaitTarget::call(task);
    return call ? lockOf(task, *call) : LockState();
}

/// The functions of a sample, the outermost first.
QStringList functionsOf(const Profile &profile, qint32 stack)
{
    QStringList names;
    for (; stack >= 0; stack = profile.stacks[size_t(stack)].parent) {
        const ProfileFrame &frame = profile.frames[size_t(profile.stacks[size_t(stack)].frame)];
        for (qint32 i = frame.locationCount; i > 0; --i)
            names.prepend(profile.functionName(profile.locations[size_t(frame.firstLocation + i - 1)].function));
    }
    return names;
}

/// The samples of threads of that name, as "EVENT: function;function;…".
QStringList samplesOf(const Profile &profile, const QString &thread)
{
    QStringList samples;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (profile.text(profile.threads[size_t(profile.sampleThreads[i])].name) == thread)
            samples << profile.events[profile.sampleEvents[i]].name + QStringLiteral(": ")
                    + functionsOf(profile, profile.sampleStacks[i]).join(u';');
    }
    return samples;
}

Profile namedStacks(const WaitTarget &target, QString *error = nullptr)
{
    auto now = stackNow(target.pid(), std::make_shared<ModuleRegistry>());
    if (!now) {
        if (error)
            *error = now.error().message();
        return {};
    }
    AnalyserProcess analyser;
    return now->named(analyser);
}

} // namespace

class TestWaits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void callsAreRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<qint64>("number");
        QTest::addColumn<quint64>("third");
        QTest::newRow("futex") << QByteArray("202 0x7f01 0x80 0x2 0x0 0x0 0x0 0x7ffe 0x7f00") << qint64(202)
                               << quint64(2);
        QTest::newRow("running") << QByteArray("running") << qint64(-1) << quint64(0);
        QTest::newRow("outside of calls") << QByteArray("-1 0x7ffe 0x7f00") << qint64(-1) << quint64(0);
        QTest::newRow("cut") << QByteArray("202 0x7f01 0x80") << qint64(-1) << quint64(0);
        QTest::newRow("no number") << QByteArray("202 0x7f01 0x80 zwei 0x0 0x0 0x0") << qint64(-1) << quint64(0);
        QTest::newRow("too large") << QByteArray("202 0x11111111111111111 0x0 0x0 0x0 0x0 0x0") << qint64(-1)
                                   << quint64(0);
        QTest::newRow("nothing") << QByteArray() << qint64(-1) << quint64(0);
    }
    void callsAreRead()
    {
        QFETCH(QByteArray, line);
        const auto call = parseBlockedCall(line.toStdString());
        QTEST(qint64(call ? call->number : -1), "number");
        QTEST(quint64(call ? call->arguments[2] : 0), "third");
    }

    void holdersAreNamed_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QByteArray>("waiter");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("holder");
        const auto row = [](const char *way, const char *waiter, Kind kind, const char *holder) {
            QTest::addRow("%s: %s", way, waiter)
                << QString::fromLatin1(way) << QByteArray(waiter) << int(kind) << QByteArray(holder);
        };
        row("mutex", "waiter", Kind::PlainMutex, "holder");
        row("recursive", "waiter", Kind::PlainMutex, "holder");
        row("checking", "waiter", Kind::PlainMutex, "holder");
        row("robust", "waiter", Kind::PlainMutex, "holder");
        row("priority", "waiter", Kind::PriorityMutex, "holder");
        row("stream", "waiter", Kind::Stream, "holder");
        row("write-locked", "writer", Kind::ReadWriteLock, "holder");
        row("write-locked", "reader", Kind::ReadWriteLock, "holder");
        row("shared-mutex", "writer", Kind::ReadWriteLock, "holder");
        row("shared-mutex", "reader", Kind::ReadWriteLock, "holder");
        row("joining", "joiner", Kind::Thread, "worker");
        row("deadlock", "left", Kind::PlainMutex, "right");
        row("deadlock", "right", Kind::PlainMutex, "left");
        row("itself", "alone", Kind::PlainMutex, "alone");
        row("read-locked", "writer", Kind::ReadWriteLock, "");
        row("condition", "worker", Kind::Other, "");
        row("condition", "semaphore", Kind::Other, "");
    }
    void holdersAreNamed()
    {
        QFETCH(QString, way);
        QFETCH(QByteArray, waiter);
        QFETCH(QByteArray, holder);
        const WaitTarget target({way});
        const TaskId task = target.thread(waiter.constData());
        QVERIFY(WaitTarget::waitsIn(task, SYS_futex));
        const TaskId expected = holder.isEmpty() ? TaskId{} : target.thread(holder.constData());
        QTRY_COMPARE(lockOfThread(task).holder.thread, expected.thread);
        const LockState lock = lockOfThread(task);
        QTEST(int(lock.kind), "kind");
        QCOMPARE(lock.holder.process, expected.process);
        QCOMPARE(lock.byReaders, way == QStringLiteral("read-locked"));
        QCOMPARE(lock.isLock(), (!holder.isEmpty() && way != QStringLiteral("joining")) || lock.byReaders);
    }

    void theHolderMayBeAnotherProcess()
    {
        const WaitTarget target({QStringLiteral("other-process")});
        const TaskId task = target.thread("waiter");
        QVERIFY(WaitTarget::waitsIn(task, SYS_futex));
        const std::string children = smallFile("/proc/" + std::to_string(target.pid()) + "/task/"
                                               + std::to_string(target.pid()) + "/children")
                                         .value_or("");
        const qint32 child = std::atoi(children.c_str());
        QVERIFY(child > 0);
        QTRY_COMPARE(lockOfThread(task).holder.thread, child);
        QCOMPARE(lockOfThread(task).holder.process, child);
    }

    void stacksOfAMoment_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("as built") << QStringLiteral("wait_targets");
        QTest::newRow("stripped") << QStringLiteral("wait_targets_stripped");
        QTest::newRow("not optimised") << QStringLiteral("wait_targets_O0");
        QTest::newRow("with frame pointers") << QStringLiteral("wait_targets_O2fp");
    }
    void stacksOfAMoment()
    {
        QFETCH(QString, program);
        const WaitTarget target({QStringLiteral("convoy")}, program);
        for (int i = 0; i < 4; ++i)
            QVERIFY(WaitTarget::waitsIn(target.thread("server", i), SYS_futex));
        QString error;
        const Profile profile = namedStacks(target, &error);
        QCOMPARE(error, QString());
        QCOMPARE(profile.firstInconsistency(), QString());
        QCOMPARE(profile.sampleCount(), size_t(6)); // the main thread reads
        const QStringList servers = samplesOf(profile, QStringLiteral("server"));
        QCOMPARE(servers.size(), 4);
        const QString held = LockFrames::heldBy(QStringLiteral("audit"), target.thread("audit").thread);
        const bool stripped = program.endsWith(QStringLiteral("stripped"));
        for (const QString &server : servers) {
            QVERIFY2(server.startsWith(QStringLiteral("lock: ")) && server.contains(held), qPrintable(server));
            QVERIFY2(stripped || server.contains(QStringLiteral("shop::appendToLedger")), qPrintable(server));
            QVERIFY2(server.indexOf(QStringLiteral("pthread_mutex_lock")) < server.indexOf(held), qPrintable(server));
        }
        QCOMPARE(profile.quality.complete, profile.quality.stacks);
        QCOMPARE(samplesOf(profile, QStringLiteral("audit")).size(), 1);
        const auto main = samplesOf(profile, program.left(15));
        QVERIFY2(main.size() == 1 && main[0].startsWith(QStringLiteral("waiting: ")), qPrintable(main.join(u'\n')));
        QVERIFY2(stripped || main[0].contains(QStringLiteral("main")), qPrintable(main[0]));
        QVERIFY(target.isRunning());
    }

    void framesAreMeasured_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("bytes"); // -1: nothing
        QTest::addColumn<int>("pushes");
        // As gcc 12 and clang 14 write them, disassembled by objdump.
        const auto row = [](const char *what, const char *code, int bytes, int pushes) {
            QTest::newRow(what) << QByteArray::fromHex(code) << bytes << pushes;
        };
        row("sub $0x20,%rsp", "4883ec20", 0x20, 0);
        row("sub $0x1234,%rsp", "4881ec34120000", 0x1234, 0);
        row("add $-128,%rsp", "4883c480", 128, 0);
        row("push %rbx; sub $0x18,%rsp", "534883ec18", 0x20, 1);
        row("push %r15; mov %rdi,%r15; push %r14; sub $8,%rsp", "41574989ff41564883ec08", 24, 2);
        row("xor %eax,%eax; mov %fs:0x28,%rax; mov %rax,-8(%rbp); sub $16,%rsp",
            "31c064488b042528000000488945f84883ec10", 16, 0);
        row("push %rbx; mov %edi,%ebx; call", "5389fbe800000000", 8, 1);
        row("no frame: mov %edi,-4(%rbp); mov $1,%eax; call", "897dfcb801000000e800000000", 0, 0);
        row("movaps %xmm0,-0x20(%rbp); sub $0x28,%rsp", "0f2945e04883ec28", 0x28, 0);
        row("and $-32,%rsp", "4883e4e0", -1, 0);
        row("sub %rax,%rsp", "4829c4", -1, 0);
        row("lea -0x20(%rsp),%rsp", "488d6424e0", -1, 0);
        row("sub 8(%rdi),%rsp", "482b6708", -1, 0);
        row("nothing", "", 0, 0);
        row("cut", "4883ec", 0, 0);
        row("sub $0x10,%esp is another one", "83ec10", -1, 0);
    }
    void framesAreMeasured()
    {
        QFETCH(QByteArray, code);
        QFETCH(int, bytes);
        const auto size = frameSizeOf({reinterpret_cast<const std::uint8_t *>(code.constData()), size_t(code.size())});
        QCOMPARE(size.has_value(), bytes >= 0);
        if (bytes >= 0) {
            QCOMPARE(int(size->bytes), bytes);
            QTEST(int(size->pushes), "pushes");
        }
    }

    void aRunningThreadIsSampled()
    {
        const WaitTarget target({QStringLiteral("running")});
        QVERIFY(WaitTarget::waitsIn(target.thread("server"), SYS_futex));
        QStringList burner;
        // Of a machine with many that want to run it may get no CPU within the patience.
        const bool ran = QTest::qWaitFor(
            [&] {
                burner = samplesOf(namedStacks(target), QStringLiteral("burner"));
                return burner.value(0).startsWith(QStringLiteral("cpu: "));
            },
            20000);
        QVERIFY2(ran, qPrintable(burner.join(u'\n')));
        if (const Profile profile = namedStacks(target); !profile.notes.isEmpty())
            QSKIP("the kernel does not let this user sample");
        QVERIFY2(burner[0].contains(QStringLiteral("shop::burn")), qPrintable(burner[0]));
    }
};

QTEST_GUILESS_MAIN(TestWaits)
#include "tst_waits.moc"
