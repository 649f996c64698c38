// SPDX-License-Identifier: MIT
// What the optimizer finds at its start: changes that a crash, or a user who never answered, left standing.
#include "support/test_support.h"

#include <performance/knobs/knob.h>
#include <performance/knobs/turner.h>
#include <performance/optimize/optimizer.h>
#include <performance/series/series_store.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/fsuid.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

class TestOptimizer : public QObject {
    Q_OBJECT

    QProcess m_sleeper;
    std::string m_owner = "1-999999999"; ///< of a trial: a program that is gone, whose pid is another's now
    std::unique_ptr<SeriesStore> m_store;

    knobs::Target target(const char *knob) const
    {
        const auto pid = std::int32_t(m_sleeper.processId());
        return {knob, {}, pid, knobs::startTimeOf(pid).value_or(0)};
    }

    /// A journal in which a change was made some time ago by a program that is gone, and the change itself.
    void leave(const QTemporaryDir &folder, const knobs::Target &what, const char *value,
               std::initializer_list<knobs::Phase> phases, std::chrono::seconds ago)
    {
        knobs::Journal journal = std::move(*knobs::Journal::open(folder.filePath(u"changes"_s).toStdString()));
        const std::string before = *knobs::readKnob(what);
        for (const knobs::Phase phase : phases)
            QVERIFY(journal.append({toNanoseconds(now() - ago),
                                    phase,
                                    "42-1",
                                    0,
                                    1,
                                    "P4:test",
                                    {what, before, value},
                                    knobs::currentBoot(),
                                    phase == knobs::Phase::Trial ? m_owner : "somebody"}));
        QVERIFY(knobs::writeKnob(what, value));
    }

    QStringList startedIn(const QTemporaryDir &folder, std::vector<AppliedChange> *history = nullptr)
    {
        QStringList told;
        Optimizer::Options options;
        options.folder = folder.path();
        const Optimizer optimizer(
            *m_store, options,
            {[] {}, [](Timestamp, const QString &) {}, [&](const QString &sentence) { told << sentence; }});
        if (history)
            *history = *optimizer.history();
        return told;
    }

private Q_SLOTS:
    void init()
    {
        m_sleeper.start(u"sleep"_s, {u"60"_s});
        QVERIFY(m_sleeper.waitForStarted());
        m_store = std::move(*SeriesStore::open({}));
    }
    void cleanup()
    {
        m_sleeper.kill();
        m_sleeper.waitForFinished();
    }

    /// Suggestions are tried on a machine that was recorded: what is looked at is that one, not the one that this runs on.
    void aRecordedMachineIsLookedAt()
    {
        const QTemporaryDir machine;
        QVERIFY(QDir(machine.path()).mkpath(u"proc/77"_s));
        QFile name(machine.filePath(u"proc/77/comm"_s));
        QVERIFY(name.open(QIODevice::WriteOnly) && name.write("tuned\n") > 0);
        name.close();
        Optimizer::Options options;
        options.root = machine.path();
        Optimizer optimizer(*m_store, options, {[] {}, [](Timestamp, const QString &) {}, [](const QString &) {}});
        optimizer.check(now());
        QCOMPARE(optimizer.status().otherTuners, QStringList{u"tuned"_s});
    }

    void aChangeThatWasInterruptedIsTold()
    {
        const QTemporaryDir folder;
        leave(folder, target("process.oom-score"), "300", {knobs::Phase::Begun}, 10min);
        std::vector<AppliedChange> history;
        const QStringList told = startedIn(folder, &history);
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.front().contains(u"in effect"), qPrintable(told.front()));
        QCOMPARE(history.size(), size_t(1));
        QCOMPARE(history.front().state, AppliedChange::State::Stands);
        QCOMPARE(startedIn(folder), QStringList()); // once
    }

    void whatNobodyKeptGoesBack()
    {
        const knobs::Target affinity = target("process.affinity"); // a risky one
        const std::string before = *knobs::readKnob(affinity);
        if (before == "0")
            QSKIP("there is only one CPU");
        const QTemporaryDir folder;
        leave(folder, affinity, "0", {knobs::Phase::Begun, knobs::Phase::Applied}, 10min);
        std::vector<AppliedChange> history;
        const QStringList told = startedIn(folder, &history);
        QCOMPARE(told.size(), 1);
        QCOMPARE(*knobs::readKnob(affinity), before);
        QCOMPARE(history.front().state, AppliedChange::State::Undone);
        // One that was kept, and one that another program may still ask about, stay.
        const QTemporaryDir kept;
        leave(kept, affinity, "0", {knobs::Phase::Begun, knobs::Phase::Applied, knobs::Phase::Kept}, 10min);
        QCOMPARE(startedIn(kept), QStringList());
        QCOMPARE(*knobs::readKnob(affinity), std::string("0"));
        QVERIFY(knobs::writeKnob(affinity, before));
        const QTemporaryDir young;
        leave(young, affinity, "0", {knobs::Phase::Begun, knobs::Phase::Applied}, 5s);
        QCOMPARE(startedIn(young), QStringList());
        QCOMPARE(*knobs::readKnob(affinity), std::string("0"));
    }

    // A closed terminal, kill -9, a crashed window: whoever starts next finds the trial and ends it, also one of a low risk.
    void whatAProgramTriedGoesBackWithoutIt()
    {
        const knobs::Target score = target("process.oom-score");
        const std::string before = *knobs::readKnob(score);
        const QTemporaryDir folder;
        leave(folder, score, "300", {knobs::Phase::Begun, knobs::Phase::Trial, knobs::Phase::Applied}, 5s);
        std::vector<AppliedChange> history;
        const QStringList told = startedIn(folder, &history);
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.front().contains(u"still on trial"), qPrintable(told.front()));
        QCOMPARE(*knobs::readKnob(score), before);
        QCOMPARE(history.front().state, AppliedChange::State::Undone);
        QCOMPARE(startedIn(folder), QStringList()); // once
        // The crash came before the write was read back.
        const QTemporaryDir interrupted;
        leave(interrupted, score, "300", {knobs::Phase::Begun, knobs::Phase::Trial}, 5s);
        QCOMPARE(startedIn(interrupted).size(), 1);
        QCOMPARE(*knobs::readKnob(score), before);
    }
    void whatARunningProgramTriesIsItsOwn()
    {
        const knobs::Target score = target("process.oom-score");
        m_owner = knobs::toText(knobs::thisProgram());
        const QTemporaryDir folder;
        leave(folder, score, "300", {knobs::Phase::Begun, knobs::Phase::Trial, knobs::Phase::Applied}, 10min);
        QCOMPARE(startedIn(folder), QStringList());
        QCOMPARE(*knobs::readKnob(score), std::string("300"));
        m_owner = "1-999999999";
    }

    // proc(5): what is set of a process is the process's own, and ends with it. Nobody writes that down.
    void whatWasOfAProcessEndsWithIt()
    {
        const QTemporaryDir folder;
        leave(folder, target("process.oom-score"), "300",
              {knobs::Phase::Begun, knobs::Phase::Applied, knobs::Phase::Kept}, 10min);
        std::vector<AppliedChange> history;
        startedIn(folder, &history);
        QCOMPARE(history.front().state, AppliedChange::State::Stands);
        cleanup();
        QCOMPARE(startedIn(folder, &history), QStringList());
        QCOMPARE(history.front().state, AppliedChange::State::Ended);
        Optimizer::Options options;
        options.folder = folder.path();
        Optimizer optimizer(*m_store, options, {[] {}, [](Timestamp, const QString &) {}, [](const QString &) {}});
        QVERIFY(optimizer.optimizations().empty()); // nor is it shown as applied
        const auto undone = optimizer.revert(history.front().id);
        QVERIFY(!undone);
        QVERIFY2(undone.error().message().contains(u"it ended with the process"), qPrintable(undone.error().message()));
    }

    /// Somebody else's history, or one on a disk that is mounted read-only, tells what was changed; whoever wants to end or keep
    /// one of its changes is told why not.
    void aHistoryThatMayOnlyBeReadRefusesChanges()
    {
        const knobs::Target score = target("process.oom-score");
        const QTemporaryDir folder;
        leave(folder, score, "300", {knobs::Phase::Begun, knobs::Phase::Applied}, 10min);
        QVERIFY(::chmod(qPrintable(folder.path()), 0755) == 0
                && ::chmod(qPrintable(folder.filePath(u"changes"_s)), 0755) == 0);
        QVERIFY(::chmod(qPrintable(folder.filePath(u"changes/journal"_s)), 0444) == 0);
        QStringList told;
        std::vector<PerformanceErrorCode> codes;
        std::vector<AppliedChange> history;
        // To root every file is writable: a thread looks with the rights of nobody (setfsuid(2) is of one thread).
        std::thread([&] {
            if (::geteuid() == 0)
                ::setfsuid(65534);
            Optimizer::Options options;
            options.folder = folder.path();
            Optimizer optimizer(
                *m_store, options,
                {[] {}, [](Timestamp, const QString &) {}, [&](const QString &sentence) { told << sentence; }});
            const auto changes = optimizer.history();
            if (changes)
                history = *changes;
            const auto note = [&](const auto &refused) {
                codes.push_back(refused ? PerformanceErrorCode::Other : refused.error().code());
            };
            note(optimizer.revert(u"42-1"_s));
            note(optimizer.makePermanent(u"42-1"_s));
            note(optimizer.keep(u"42-1"_s));
            note(optimizer.resolveConflict(u"42-1"_s, ConflictAnswer::LetGo));
            note(optimizer.revert(u"no such change"_s));
        }).join();
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.front().contains(u"can be read but not written"), qPrintable(told.front()));
        QCOMPARE(history.size(), size_t(1));
        QCOMPARE(history.front().id, u"42-1"_s);
        QCOMPARE(codes,
                 (std::vector{PerformanceErrorCode::Unsupported, PerformanceErrorCode::Unsupported,
                              PerformanceErrorCode::Unsupported, PerformanceErrorCode::Unsupported,
                              PerformanceErrorCode::InvalidOptimization}));
        QCOMPARE(*knobs::readKnob(score), std::string("300"));
    }

    void thresholdsThatMakeNoSenseAreTold()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"thresholds.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"X1\": []}");
        file.close();
        const QStringList told = startedIn(folder);
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.front().contains(u"X1"), qPrintable(told.front()));
    }

    /// The names that callers have for wishes are rows of the table of knobs of processes; another name is an error, and no
    /// other knob.
    void aWishIsARowOfTheTable()
    {
        using What = ProcessWish::What;
        for (const QLatin1String name : {What::Nice, What::Scheduler, What::IoPriority, What::Affinity, What::Autogroup,
                                         What::OomScore, What::FileLimit, What::RunState}) {
            const knobs::Knob *row = knobs::findKnob(std::string_view(name.data(), size_t(name.size())));
            QVERIFY2(row && row->ofProcess(), name.data());
        }
        const Optimizer optimizer(*m_store, {}, {[] {}, [](Timestamp, const QString &) {}, [](const QString &) {}});
        const ProcessIdentity identity{qint32(m_sleeper.processId()), target("process.nice").startTime};
        for (const QString &wrong : {u""_s, u"process.priority"_s, u"vm.swappiness"_s, u"nice"_s}) {
            const auto plan = optimizer.planProcess(identity, {{wrong, u"5"_s}});
            QVERIFY(!plan);
            QCOMPARE(plan.error().code(), PerformanceErrorCode::InvalidOptimization);
        }
    }

    void withoutAFolderNothingCanBeApplied()
    {
        Optimizer optimizer(*m_store, {}, {[] {}, [](Timestamp, const QString &) {}, [](const QString &) {}});
        const ProcessIdentity identity{qint32(m_sleeper.processId()), target("process.nice").startTime};
        const auto plan = optimizer.planProcess(identity, {{ProcessWish::What::Nice, u"5"_s}});
        QVERIFY(plan && !plan->canApply && !plan->obstacle.isEmpty() && !plan->writes.isEmpty());
        const auto adjusted = optimizer.adjustProcess(identity, u"sleep: nice 5"_s,
                                                      {{ProcessWish::What::Nice, u"5"_s}});
        QCOMPARE(adjusted.error().code(), PerformanceErrorCode::Unsupported);
        QCOMPARE(optimizer.apply(u"P1:nobody"_s, false).error().code(), PerformanceErrorCode::InvalidOptimization);
        QVERIFY(!optimizer.planProcess(identity, {{ProcessWish::What::Nice, u"77"_s}}));
        QVERIFY(optimizer.history()->empty());
    }
};

QTEST_GUILESS_MAIN(TestOptimizer)
#include "tst_optimizer.moc"
