// SPDX-License-Identifier: MIT
// What the helper does for who may: changes, leases, what lasts, counters.
#include "helper/helper_fixture.h"
#include "support/own_nice.h"

#include <performance/optimize/hands.h>
#include <performance/optimize/optimizer.h>
#include <performance/series/series_store.h>

#include <QDir>
#include <QFile>

#include <linux/perf_event.h>

#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <thread>

class TestHelper : public HelperTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { startBus(); }
    void cleanupTestCase() { m_bus.reset(); }

    void itIsStartedAppliesAndTakesBack()
    {
        const RestoredKnob restored(Swappiness);
        QCOMPARE(m_bus->helperPid(), 0);
        const auto client = clientOf("nobody");
        QVERIFY(client);
        QCOMPARE(m_bus->helperPid(), 0); // to look for it does not start it
        const std::string wanted = otherSwappiness();
        const auto change = client->apply(planOf(Swappiness, wanted), false);
        QVERIFY2(change, change ? "" : change.error().detail.c_str());
        QVERIFY(m_bus->helperPid() != 0);
        QCOMPARE(valueOf(Swappiness), wanted);
        const auto all = client->changes();
        QVERIFY(all);
        QCOMPARE(all->back().id, *change);
        QVERIFY(all->back().state == knobs::Change::State::Applied);
        QCOMPARE(all->back().writes, (std::vector<knobs::Write>{{Swappiness, restored.before(), wanted}}));
        QVERIFY(client->undo(*change, false));
        QCOMPARE(valueOf(Swappiness), restored.before());
        QVERIFY(client->changes()->back().state == knobs::Change::State::Undone);
        QVERIFY(!client->undo(*change, false)); // it does not stand any more
    }

    void severalWritesAreOneChange()
    {
        const RestoredKnob first(Swappiness);
        const RestoredKnob second({"vm.page-cluster", {}, 0, 0});
        const auto client = clientOf("nobody");
        std::vector<knobs::Write> plan = planOf(Swappiness, otherSwappiness());
        plan.push_back(planOf(second.target(), second.before() == "3" ? "2" : "3").front());
        const auto change = client->apply(plan, false);
        QVERIFY2(change, change ? "" : change.error().detail.c_str());
        QCOMPARE(valueOf(second.target()), plan.back().after);
        QVERIFY(client->undo(*change, false));
        QCOMPARE(valueOf(first.target()), first.before());
        QCOMPARE(valueOf(second.target()), second.before());
    }

    void aLeaseEndsWithItsCaller()
    {
        const RestoredKnob restored(Swappiness);
        auto client = clientOf("nobody");
        const auto change = client->apply(planOf(Swappiness, otherSwappiness()), true);
        QVERIFY(change);
        QVERIFY(valueOf(Swappiness) != restored.before());
        client.reset();
        QVERIFY(QTest::qWaitFor([&] { return valueOf(Swappiness) == restored.before(); }, 5000));

        // Kept, it stays.
        client = clientOf("nobody");
        const auto kept = client->apply(planOf(Swappiness, otherSwappiness()), true);
        QVERIFY(kept && client->keep(*kept));
        client.reset();
        client = clientOf("nobody");
        QVERIFY(client->changes()->back().kept);
        QVERIFY(valueOf(Swappiness) != restored.before());
        QVERIFY(client->undo(*kept, false));
        QCOMPARE(valueOf(Swappiness), restored.before());
    }

    void onlyWhoMadeItMakesItAgain()
    {
        const RestoredKnob restored(Swappiness);
        const auto client = clientOf("nobody");
        const auto change = client->apply(planOf(Swappiness, otherSwappiness()), true);
        QVERIFY(change && client->undo(*change, false));
        QCOMPARE(valueOf(Swappiness), restored.before());
        const auto other = clientOf("nobody"); // the same user, another connection
        QVERIFY(!other->redo(*change, true));
        const auto again = client->redo(*change, true);
        QVERIFY(again);
        QVERIFY(valueOf(Swappiness) != restored.before());
        QVERIFY(client->undo(*again, false));
        // Not without end.
        int times = 1;
        for (; times < 100; ++times) {
            const auto more = client->redo(*change, true);
            if (!more)
                break;
            QVERIFY(client->undo(*more, false));
        }
        QCOMPARE(times, 32);
    }

    /// What an administrator set since is not written over by making a change again.
    void redoLeavesAloneWhatOthersSet()
    {
        const RestoredKnob restored(Swappiness);
        const auto client = clientOf("nobody");
        const auto change = client->apply(planOf(Swappiness, otherSwappiness()), false);
        QVERIFY(change);
        QVERIFY(!client->redo(*change, false)); // it stands
        QVERIFY(client->undo(*change, false) && knobs::writeKnob(Swappiness, "99"));
        const auto again = client->redo(*change, false);
        QVERIFY(!again && again.error().code == Code::Changed);
        QCOMPARE(valueOf(Swappiness), "99");
    }

    /// A change that was leased and then made permanent outlives its caller and the helper; one that is only leased neither.
    void permanentOutlivesTheHelper()
    {
        const RestoredKnob first(Swappiness);
        const RestoredKnob second({"vm.page-cluster", {}, 0, 0});
        auto client = clientOf("nobody");
        const std::string wanted = otherSwappiness();
        const auto permanent = client->apply(planOf(Swappiness, wanted), true);
        const auto leased = client->apply(planOf(second.target(), second.before() == "3" ? "2" : "3"), true);
        QVERIFY(permanent && leased && client->makePermanent(*permanent));
        const int pid = m_bus->helperPid();
        ::kill(pid, SIGTERM); // as systemd ends it
        QVERIFY(QTest::qWaitFor(
            [&] { return valueOf(second.target()) == second.before() && m_bus->helperPid() != pid; }, 5000));
        client.reset();
        client = clientOf("nobody");
        const auto all = client->changes();
        QVERIFY(all);
        QCOMPARE(valueOf(Swappiness), wanted);
        QVERIFY(QFile::exists(m_bus->folder("etc/sysctl.d/90-wai-performance.conf")));
        QVERIFY(client->undo(*permanent, false));
        QVERIFY(!QFile::exists(m_bus->folder("etc/sysctl.d/90-wai-performance.conf")));
    }

    void whatSomebodyElseSetSinceIsLeft()
    {
        const RestoredKnob restored(Swappiness);
        const auto client = clientOf("nobody");
        const auto change = client->apply(planOf(Swappiness, otherSwappiness()), false);
        QVERIFY(change && knobs::writeKnob(Swappiness, "99"));
        const auto undone = client->undo(*change, false);
        QVERIFY(!undone && undone.error().code == Code::Changed);
        QCOMPARE(valueOf(Swappiness), "99");
        QVERIFY(client->undo(*change, true));
        QCOMPARE(valueOf(Swappiness), restored.before());
    }

    void permanentIsALineThatUndoRemoves()
    {
        const RestoredKnob restored(Swappiness);
        const auto client = clientOf("nobody");
        const std::string wanted = otherSwappiness();
        const auto change = client->apply(planOf(Swappiness, wanted), false);
        QVERIFY(change);
        const auto permanent = client->makePermanent(*change);
        QVERIFY2(permanent, permanent ? "" : permanent.error().detail.c_str());
        QFile file(m_bus->folder("etc/sysctl.d/90-wai-performance.conf"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().endsWith("\nvm.swappiness = " + QByteArray::fromStdString(wanted) + '\n'));
        QVERIFY(file.permissions() & QFile::ReadOther);
        QVERIFY(client->changes()->back().permanent);
        QVERIFY(client->undo(*change, false));
        QVERIFY(!file.exists());
        QCOMPARE(valueOf(Swappiness), restored.before());

        // A file, or a link, that somebody planted under the name is neither written nor followed.
        QFile victim(m_bus->folder("victim"));
        QVERIFY(victim.open(QIODevice::WriteOnly) && victim.write("precious") == 8);
        victim.close();
        QVERIFY(QFile::link(victim.fileName(), file.fileName()));
        const auto again = client->apply(planOf(Swappiness, wanted), false);
        QVERIFY(again && !client->makePermanent(*again));
        QVERIFY(!client->changes()->back().permanent);
        QVERIFY(victim.open(QIODevice::ReadOnly));
        QCOMPARE(victim.readAll(), QByteArray("precious"));
        QVERIFY(QFile::remove(file.fileName()));
        QVERIFY(client->undo(*again, false));
    }

    void perfEventsAreOpenedForTheCaller()
    {
        const auto client = clientOf("nobody");
        helper::PerfRequest request;
        request.event = helper::PerfRequest::Event::CpuClock;
        request.every = 0;
        request.flags = helper::PerfRequest::Kernel;
        const auto fd = client->openPerfEvent(request, ::getpid(), int(::syscall(SYS_gettid)), 0);
        if (!fd && fd.error().code != Code::Denied)
            QSKIP(("the helper opens no counter here: " + fd.error().detail).c_str());
        QVERIFY2(fd, fd ? "" : fd.error().detail.c_str());
        QCOMPARE(::ioctl(*fd, PERF_EVENT_IOC_ENABLE, 0), 0);
        std::uint64_t count = 0;
        cpu_set_t cpu;
        cpu_set_t all;
        ::sched_getaffinity(0, sizeof all, &all);
        CPU_ZERO(&cpu);
        CPU_SET(0, &cpu);
        ::sched_setaffinity(0, sizeof cpu, &cpu);
        const bool counted = QTest::qWaitFor(
            [&] { return ::read(*fd, &count, sizeof count) == ssize_t(sizeof count) && count > 1'000'000; }, 5000);
        ::sched_setaffinity(0, sizeof all, &all);
        ::close(*fd);
        QVERIFY(counted);
        const auto system = client->openPerfEvent(request, 0, -1, 0);
        QVERIFY2(system, system ? "" : system.error().detail.c_str());
        ::close(*system);
        // Not of a thread of another process than the one that is named.
        const Sleeper sleeper;
        const auto foreign = client->openPerfEvent(request, ::getpid(), sleeper.pid(), 0);
        QVERIFY(!foreign && foreign.error().code == Code::Gone);
    }

    /// An ordinary user's dashboard: what it may not do itself, the helper does, and both stand in one history.
    void theOptimizerUsesItWhereItMust()
    {
        const RestoredKnob restored(Swappiness);
        const RestoredKnob pageCluster({"vm.page-cluster", {}, 0, 0});
        Sleeper sleeper;
        const Target nice = sleeper.target("process.nice");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_bus->address().toLocal8Bit());
        const AsUser nobody("nobody");
        const QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const std::string changesFolder = folder.filePath(QStringLiteral("changes")).toStdString();
        {
            Hands hands(knobs::Turner(std::move(*knobs::Journal::open(changesFolder))), changesFolder);
            const auto plan = hands.plan({{Swappiness, otherSwappiness()}});
            QVERIFY(plan && plan->size() == 1);
            bool asks = false;
            QVERIFY(hands.authorityOver(Swappiness, plan->front().before, plan->front().after, &asks).canUndo);
            QVERIFY(asks);
            QVERIFY(!knobs::authorityOver(Swappiness, plan->front().before, plan->front().after).canApply);
            const auto change = hands.apply("M4", *plan, "nobody", true);
            QVERIFY2(change, change ? "" : change.error().detail.c_str());
            QCOMPARE(valueOf(Swappiness), plan->front().after);
            QVERIFY(hands.undo(change->id));
            QCOMPARE(valueOf(Swappiness), restored.before());
            const auto again = hands.applyAgain(change->id, "M4", *plan, "experiment:" + change->id);
            QVERIFY(again);
            QCOMPARE(valueOf(Swappiness), plan->front().after);
            QVERIFY(hands.keep(again->id));
        }
        // The disk was full when the reason of another was to be written: it stands in the history all the same.
        const auto unexplained = HelperClient::find()->apply(
            planOf({"vm.page-cluster", {}, 0, 0}, valueOf({"vm.page-cluster", {}, 0, 0}) == "3" ? "2" : "3"), false);
        QVERIFY(unexplained);
        const auto store = std::move(*SeriesStore::open({}));
        Optimizer::Options options;
        options.folder = folder.path();
        Optimizer optimizer(*store, options, {[] {}, [](Timestamp, const QString &) {}, [](const QString &) {}});
        const ProcessIdentity process{nice.pid, nice.startTime};
        const auto plan = optimizer.planProcess(process, {{ProcessWish::What::Nice, QStringLiteral("-3")}});
        QVERIFY(plan && plan->canApply && plan->canUndo && plan->asksPermission);
        const auto adjusted = optimizer.adjustProcess(process, QStringLiteral("Nice of a sleeper"),
                                                      {{ProcessWish::What::Nice, QStringLiteral("-3")}});
        QVERIFY2(adjusted, adjusted ? "" : qPrintable(adjusted.error().message()));
        QCOMPARE(valueOf(nice), "-3");
        const auto history = optimizer.history();
        QVERIFY(history);
        QCOMPARE(history->size(), size_t(3)); // the experiment's two halves are one change
        const AppliedChange &nameless = (*history)[1];
        QCOMPARE(nameless.id, QString::fromStdString(*unexplained));
        QVERIFY2(nameless.name.contains(u"vm.page-cluster"), qPrintable(nameless.name));
        QVERIFY(optimizer.revert(nameless.id));
        QCOMPARE(valueOf({"vm.page-cluster", {}, 0, 0}), pageCluster.before());
        QCOMPARE(history->front().name, QStringLiteral("Nice of a sleeper"));
        QVERIFY(!history->front().canBePermanent);
        QCOMPARE(history->back().suggestion, QStringLiteral("M4"));
        QVERIFY(history->back().state == AppliedChange::State::Stands && history->back().canBePermanent);
        QVERIFY(!optimizer.makePermanent(history->front().id));
        QVERIFY(optimizer.makePermanent(history->back().id));
        QVERIFY(QFile::exists(m_bus->folder("etc/sysctl.d/90-wai-performance.conf")));
        QVERIFY(optimizer.revert(history->front().id) && optimizer.revert(QStringLiteral("M4")));
        QVERIFY(!QFile::exists(m_bus->folder("etc/sysctl.d/90-wai-performance.conf")));
        QCOMPARE(valueOf(nice), ownNiceText());
        QCOMPARE(valueOf(Swappiness), restored.before());
    }

    /// Killed at any moment, it leaves what was before or what was wanted, and a journal that knows which.
    void killedAtAnyMoment()
    {
        bool ok = false;
        const int given = qEnvironmentVariableIntValue("WAI_KILLS", &ok);
        const int kills = ok ? given : 300;
        const RestoredKnob restored(Swappiness);
        std::mt19937_64 random = testRandom();
        int during = 0;
        for (int i = 0; i < kills; ++i) {
            const std::string before = valueOf(Swappiness);
            QCOMPARE(before, restored.before());
            const std::string wanted = otherSwappiness();
            auto client = clientOf("nobody");
            QVERIFY(client->changes());
            const int pid = m_bus->helperPid();
            QVERIFY(pid > 0);
            const bool leased = random() % 2;
            std::thread killer([pid, wait = random() % 20000] {
                ::usleep(useconds_t(wait)); // the random moment itself
                ::kill(pid, SIGKILL);
            });
            const auto change = client->apply(planOf(Swappiness, wanted), leased);
            killer.join();
            during += !change;
            const std::string left = valueOf(Swappiness);
            QVERIFY2(left == before || left == wanted, left.c_str());
            QVERIFY2(!change || left == wanted, "it said that it was applied");
            client.reset();
            // The next one finds out what stands.
            client = clientOf("nobody");
            const auto all = client->changes();
            QVERIFY2(all, all ? "" : all.error().detail.c_str());
            for (const knobs::Change &known : *all) {
                if (!known.stands())
                    continue;
                QVERIFY(known.state == knobs::Change::State::Applied);
                QCOMPARE(valueOf(Swappiness), known.writes.front().after);
                QVERIFY(client->undo(known.id, false));
            }
            QCOMPARE(valueOf(Swappiness), before);
        }
        qInfo("%d of %d were killed before they answered", during, kills);
    }
};

QTEST_GUILESS_MAIN(TestHelper)
#include "tst_helper.moc"
