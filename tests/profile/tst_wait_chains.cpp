// SPDX-License-Identifier: MIT
#include "support/ordinary_user.h"
#include "support/wait_target.h"

#include <performance/profile/capture/process_table.h>
#include <performance/profile/waits/follow_waits.h>
#include <performance/profile/waits/stack_now.h>

#include <performance/procfs/socket_peers.h>

#include <QStorageInfo>
#include <QTemporaryDir>

#include <linux/rtnetlink.h>
#include <linux/unix_diag.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace performance;

namespace {

using What = WaitLink::What;

qint32 childOf(qint32 process)
{
    return std::atoi(smallFile("/proc/" + std::to_string(process) + "/task/" + std::to_string(process) + "/children")
                         .value_or("")
                         .c_str());
}

QString english(const WaitChain &chain)
{
    return inEnglish(textOf(chain)).join(u'\n');
}

/// "server Lock, holder Child, wait_targets Pipe"
QString shape(const WaitChain &chain)
{
    constexpr const char *Names[] = {"Lock",    "Thread",    "Child", "Pipe",   "UnixSocket",  "Connection",
                                     "Storage", "Condition", "Other", "CanRun", "ManyThreads", "Ended"};
    QStringList links;
    for (const WaitLink &link : chain.links)
        links << QStringLiteral("%1 %2").arg(
            QString::fromStdString(link.threadName.empty() ? link.processName : link.threadName),
            QString::fromLatin1(Names[size_t(link.what)]));
    return links.join(QStringLiteral(", "));
}

} // namespace

class TestWaitChains : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chainsAreFollowed_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QString>("links");
        QTest::addColumn<bool>("circle");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *way, const char *first, const char *links, bool circle, const char *says) {
            QTest::newRow(way) << QString::fromLatin1(way) << QByteArray(first) << QString::fromLatin1(links) << circle
                               << QString::fromLatin1(says);
        };
        row("mutex", "waiter", "waiter Lock, holder Other", false, "waits for a lock that holder (");
        row("joining", "joiner", "joiner Thread, worker Other", false, "waits for the thread worker (");
        row("deadlock", "left", "left Lock, right Lock", true, "none of them can go on");
        row("itself", "alone", "alone Lock", true, "none of them can go on");
        row("condition", "worker", "worker Condition", false, "waits for a condition");
        row("read-locked", "writer", "writer Lock", false, "whose holder is not known");
        // The main thread of the program, which is the pipe's other end, is one of several.
        row("long-chain", "server", "server Lock, holder Child, wait_targets Pipe, wait_targets ManyThreads", false,
            "waits for its child");
    }
    void chainsAreFollowed()
    {
        QFETCH(QString, way);
        QFETCH(QByteArray, first);
        QFETCH(QString, links);
        const WaitTarget target({way});
        const TaskId task = target.thread(first.constData());
        QVERIFY(WaitTarget::waitsIn(task, SYS_futex));
        WaitFollower follower;
        QTRY_COMPARE(shape(follower.from(task)), links);
        const WaitChain chain = follower.from(task);
        QTEST(chain.circle.has_value(), "circle");
        QCOMPARE(chain.isDeadlock(), chain.circle.has_value());
        QFETCH(QString, says);
        QVERIFY2(english(chain).contains(says), qPrintable(english(chain)));
        const auto all = follower.ofProcess(target.pid());
        QVERIFY(all);
        if (chain.links.size() > 1) {
            // The deadlock is told once, from whichever of both is seen first.
            QVERIFY(std::ranges::any_of(*all, [&](const WaitChain &one) {
                return one.links.size() == chain.links.size() && one.circle == chain.circle;
            }));
            QCOMPARE(std::ranges::count_if(*all, [](const WaitChain &one) { return one.circle.has_value(); }),
                     chain.circle ? 1 : 0);
        }
    }

    void otherEnds_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("says");
        QTest::newRow("pipe") << int(What::Pipe) << QStringLiteral("at the other end of a pipe");
        QTest::newRow("unix-socket") << int(What::UnixSocket) << QStringLiteral("at the other end of a local socket");
        QTest::newRow("connection") << int(What::Connection) << QStringLiteral("at the other end of a connection");
    }
    void otherEnds()
    {
        QFETCH(QString, says);
        const WaitTarget target({QString::fromLatin1(QTest::currentDataTag())});
        qint32 child = 0;
        QTRY_VERIFY((child = childOf(target.pid())) > 0);
        QVERIFY(WaitTarget::waitsIn({child, child}, SYS_read));
        WaitFollower follower;
        WaitChain chain;
        // The program itself reads what this test writes, which is what the chain ends with.
        (void)QTest::qWaitFor([&] {
            chain = follower.from({child, child});
            return chain.links.size() == 3;
        });
        QTEST(int(chain.links.front().what), "what");
        QVERIFY2(chain.links.size() >= 2, qPrintable(english(chain)));
        QCOMPARE(chain.links[1].process, target.pid());
        QVERIFY2(english(chain).contains(says), qPrintable(english(chain)));
        QCOMPARE(chain.links[1].what, What::Pipe);
        QVERIFY(chain.links.size() == 3 && chain.links[2].process == qint32(::getpid()));
    }

    /// In a container threads have other numbers, by which its locks name them.
    void containersAreSeenThrough()
    {
        if (::geteuid() != 0)
            QSKIP("only root may make a namespace of processes");
        const WaitTarget outside({QStringLiteral("--pid"), QStringLiteral("--fork"),
                                  QStringLiteral(WAI_BINARY_FOLDER "/tests/wait_targets"), QStringLiteral("mutex")},
                                 QStringLiteral("/usr/bin/unshare"));
        const qint32 inside = childOf(outside.pid());
        QVERIFY(inside > 0);
        WaitFollower follower;
        QString found;
        const bool named = QTest::qWaitFor([&] {
            found.clear();
            for (const WaitChain &chain : follower.ofProcess(inside).value_or(std::vector<WaitChain>()))
                found += english(chain) + u'\n';
            return found.contains(QStringLiteral("waits for a lock that holder ("));
        });
        QVERIFY2(named, qPrintable(found));
    }

    void storageIsNamed()
    {
        const QTemporaryDir folder(QStringLiteral(WAI_BINARY_FOLDER "/XXXXXX"));
        if (!folder.isValid())
            QSKIP("the folder of the test cannot be written");
        if (QStorageInfo(folder.path()).fileSystemType() == "tmpfs")
            QSKIP("there is no disk that could be read");
        const QString path = folder.filePath(QStringLiteral("ledger"));
        const WaitTarget target({QStringLiteral("convoy"), path});
        const TaskId server = target.thread("server");
        QVERIFY(WaitTarget::waitsIn(server, SYS_futex));
        WaitFollower follower;
        WaitChain chain;
        // It writes between two calls that wait for the disk.
        const bool seen = QTest::qWaitFor(
            [&] {
                chain = follower.from(server);
                return chain.links.size() == 2 && chain.links[1].what == What::Storage;
            },
            20000);
        QVERIFY2(seen, qPrintable(english(chain)));
        QCOMPARE(chain.links[1].threadName, std::string("audit"));
        QVERIFY2(chain.links[1].object.empty() || chain.links[1].object.starts_with(path.toStdString()),
                 chain.links[1].object.c_str());
        struct stat info = {};
        QCOMPARE(::stat(path.toLocal8Bit().constData(), &info), 0);
        QVERIFY(
            chain.links[1].object.empty()
            || QString::fromStdString(chain.links[1].object).endsWith(QString::fromStdString(deviceOf(info.st_dev))));
    }

    void whatIsGoneOrForbidden()
    {
        qint32 gone = 0;
        {
            const WaitTarget target({QStringLiteral("mutex")});
            gone = target.pid();
        }
        WaitFollower follower;
        QCOMPARE(follower.from({gone, gone}).links.front().what, What::Ended);
        const auto chains = follower.ofProcess(gone);
        QVERIFY(!chains && chains.error().code() == PerformanceErrorCode::Other);
        QVERIFY(!stackNow(gone, std::make_shared<ModuleRegistry>()));
        QCOMPARE(stackNow(gone, std::make_shared<ModuleRegistry>()).error().code(), PerformanceErrorCode::Other);
        QCOMPARE(stackNow(-1, std::make_shared<ModuleRegistry>()).error().code(), PerformanceErrorCode::Other);
        const OrdinaryUser user;
        QVERIFY(user.isOne());
        const auto refused = stackNow(1, std::make_shared<ModuleRegistry>());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), PerformanceErrorCode::PermissionDenied);
        QVERIFY(!refused.error().remedy().isEmpty());
        QVERIFY(!follower.ofProcess(1));
    }

    /// A program may end at any moment of a look.
    void programsThatEndMeanwhile()
    {
        WaitFollower follower;
        for (int i = 0; i < 20; ++i) {
            const WaitTarget target({QStringLiteral("mutex")});
            const TaskId waiter = target.thread("waiter");
            ::kill(target.pid(), SIGKILL);
            (void)follower.from(waiter);
            (void)follower.ofProcess(target.pid());
            const auto now = stackNow(target.pid(), std::make_shared<ModuleRegistry>(), std::chrono::milliseconds(1));
            QVERIFY(now ? now->builder->profile().firstInconsistency().isEmpty()
                        : now.error().code() == PerformanceErrorCode::Other
                            || now.error().code() == PerformanceErrorCode::PermissionDenied);
        }
    }

    void descriptorsAreParsed_data()
    {
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<int>("kind");
        QTest::addColumn<quint64>("inode");
        const auto row = [](const char *link, Descriptor::Kind kind, quint64 inode) {
            QTest::newRow(link) << QByteArray(link) << int(kind) << inode;
        };
        row("pipe:[4711]", Descriptor::Kind::Pipe, 4711);
        row("socket:[1]", Descriptor::Kind::Socket, 1);
        row("/var/log/messages", Descriptor::Kind::File, 0);
        row("/tmp/pipe:[1]", Descriptor::Kind::File, 0);
        row("pipe:[4711", Descriptor::Kind::Other, 0);
        row("pipe:[47x1]", Descriptor::Kind::Other, 0);
        row("pipe:[99999999999999999999]", Descriptor::Kind::Other, 0);
        row("anon_inode:[eventfd]", Descriptor::Kind::Other, 0);
        row("", Descriptor::Kind::Other, 0);
    }
    void descriptorsAreParsed()
    {
        QFETCH(QByteArray, link);
        const Descriptor descriptor = parseDescriptor(link.toStdString());
        QTEST(int(descriptor.kind), "kind");
        QTEST(quint64(descriptor.inode), "inode");
    }

    void unixPeersAreParsed()
    {
        struct {
            unix_diag_msg head;
            rtattr attribute;
            uint32_t peer;
        } message{};
        message.attribute = {sizeof(rtattr) + sizeof(uint32_t), UNIX_DIAG_PEER};
        message.peer = 77;
        const auto *bytes = reinterpret_cast<const char *>(&message);
        QCOMPARE(parseUnixPeer({bytes, sizeof message}), std::optional<uint64_t>(77));
        for (size_t length = 0; length < sizeof message; ++length)
            QVERIFY(!parseUnixPeer({bytes, length}));
        message.attribute.rta_len = 0; // does not go on
        QVERIFY(!parseUnixPeer({bytes, sizeof message}));
        message.attribute.rta_len = 60000;
        QVERIFY(!parseUnixPeer({bytes, sizeof message}));
    }
};

QTEST_GUILESS_MAIN(TestWaitChains)
#include "tst_wait_chains.moc"
