// SPDX-License-Identifier: MIT
// What is applied without being asked for: which rules may be, of whom a condition must come, how often, and that it is told.
#include "rule_fixture.h"
#include "support/test_support.h"

#include <performance/knobs/catalogue.h>
#include <performance/knobs/knob.h>
#include <performance/knobs/turner.h>
#include <performance/optimize/automatic.h>
#include <performance/optimize/optimizer.h>
#include <performance/optimize/rule_reader.h>
#include <performance/series/series_store.h>

#include <QProcess>
#include <QTemporaryDir>

#include <pwd.h>
#include <unistd.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

QString ownName()
{
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(::geteuid());
}

ProcessSample process(const QString &user, double cpu = 0, double bytes = 0, qint64 memory = 0)
{
    ProcessSample sample;
    sample.identity = {4711, 99};
    sample.user = user;
    sample.cpu = cpu;
    sample.readRate = bytes;
    sample.residentBytes = memory;
    return sample;
}

} // namespace

class TestAutomatic : public QObject {
    Q_OBJECT

    QProcess m_sleeper;

    knobs::Target target() const
    {
        const auto pid = std::int32_t(m_sleeper.processId());
        return {"process.io-priority", {}, pid, knobs::startTimeOf(pid).value_or(0)};
    }

    /// A rule about the process that holds most, while a series stands high.
    static Rule rule(bool automatic)
    {
        Rule rule;
        rule.id = u"T1"_s;
        rule.finder = u"memory-hog"_s;
        Condition condition;
        condition.signal = Signal::parse(u"test.load"_s);
        condition.unit = u"1"_s;
        condition.threshold = 0.5;
        condition.until = 0.4;
        condition.over = 30s;
        rule.when = {condition};
        Turn turn;
        turn.knob = u"process.io-priority"_s;
        turn.to = u"idle"_s;
        rule.turns = {turn};
        rule.watch = u"test.load"_s;
        rule.automatic = automatic;
        rule.texts.insert(u"en"_s, {u"{process} holds much"_s, u"why"_s, u"then"_s});
        return rule;
    }

    /// A minute in which the sleeper, of a user, held a fifth of the memory.
    std::unique_ptr<SeriesStore> busyMinute(const QString &user, Timestamp end) const
    {
        auto store = std::move(*SeriesStore::open({}));
        SeriesDescriptor load;
        load.metric = load.name = u"test.load"_s;
        load.unit = u"1"_s;
        load.storage = Storage::Integer;
        load.origin = SeriesOrigin::Collector; // rules look at nothing else
        const SeriesId id = store->catalogue().idFor(load);
        SeriesDescriptor memory = load;
        memory.metric = memory.name = u"system.memory.limit"_s;
        const SeriesId limit = store->catalogue().idFor(memory);
        ProcessSample holder = process(user, 0.1, 0, qint64(2) << 30);
        holder.identity = {qint32(m_sleeper.processId()), target().startTime};
        holder.name = u"sleep"_s;
        for (auto ago = 60s; ago >= 0s; ago -= 1s) {
            SampleBatch batch;
            batch.time = end - ago;
            batch.addInteger(id, 1);
            batch.addInteger(limit, qint64(10) << 30);
            auto tick = std::make_shared<ProcessTick>();
            tick->time = batch.time;
            tick->interval = 1s;
            tick->processes = {holder};
            store->append(batch, {}, tick);
        }
        return store;
    }

    /// A change that was applied by itself some time ago, and taken back.
    void leave(const QTemporaryDir &folder, std::chrono::hours ago) const
    {
        knobs::Journal journal = std::move(*knobs::Journal::open(folder.filePath(u"changes"_s).toStdString()));
        for (const knobs::Phase phase :
             {knobs::Phase::Begun, knobs::Phase::Applied, knobs::Phase::Undoing, knobs::Phase::Undone})
            QVERIFY(journal.append({toNanoseconds(now() - ago),
                                    phase,
                                    "42-1",
                                    0,
                                    1,
                                    "T0",
                                    {target(), "none", "idle"},
                                    knobs::currentBoot(),
                                    AutomaticActor}));
    }

private Q_SLOTS:
    void init()
    {
        m_sleeper.start(u"sleep"_s, {u"60"_s});
        QVERIFY(m_sleeper.waitForStarted());
    }
    void cleanup()
    {
        m_sleeper.kill();
        m_sleeper.waitForFinished();
    }

    // Another user, or the network, can fill queues and limits; what raises a limit takes memory that undoing does not give
    // back, and a program may stop working with more descriptors than select(2) knows.
    void theListHoldsOnlyWhatIsHarmless()
    {
        int automatic = 0;
        for (const Rule &builtin : builtinRules()) {
            if (!builtin.automatic)
                continue;
            ++automatic;
            QVERIFY2(!builtin.turns.empty() && !builtin.watch.isEmpty(), qPrintable(builtin.id));
            for (const Turn &turn : builtin.turns) {
                const knobs::Knob *knob = knobs::findKnob(turn.knob.toStdString());
                QVERIFY(knob);
                QVERIFY2(knob->risk == knobs::Risk::Low, qPrintable(builtin.id));
                for (const char *family :
                     {"net.", "fs.", "kernel.pid", "kernel.threads", "process.file-limit", "process.oom-score"})
                    QVERIFY2(!turn.knob.startsWith(QLatin1String(family)), qPrintable(builtin.id + u' ' + turn.knob));
            }
        }
        QVERIFY(automatic > 0);
        // Left out, it is not.
        const auto read = rulesFromJson(
            R"({"rules":[{"id":"T1","category":"Cpu","impact":"Low","effort":"Low","source":"s","texts":{"en":{"name":"n","why":"w","then":"t"}},)"
            R"("when":[{"signal":"a","unit":"1","above":1,"until":1,"over":"30s"}]}]})",
            u"test"_s);
        QVERIFY(read);
        QVERIFY(!read->front().automatic);
    }

    void whoMayHaveCausedIt_data()
    {
        QTest::addColumn<bool>("ofProcess");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<QStringList>("strangers");
        QTest::newRow("a process of mine") << true << u"me"_s << QStringList();
        QTest::newRow("a process of somebody else") << true << u"games"_s << QStringList{u"games"_s};
        QTest::newRow("a process of root, and I am not") << true << u"root"_s << QStringList{u"root"_s};
        QTest::newRow("a process of nobody knows whom") << true << QString() << QStringList{QString()};
        QTest::newRow("the machine, busy with mine") << false << u"me"_s << QStringList();
        QTest::newRow("the machine, busy with root's") << false << u"root"_s << QStringList();
        QTest::newRow("the machine, busy with a service's") << false << u"www-data"_s << QStringList{u"www-data"_s};
    }
    void whoMayHaveCausedIt()
    {
        QFETCH(bool, ofProcess);
        QFETCH(QString, owner);
        FixtureData data;
        data.processes = {process(owner, 0.9), process(u"me"_s, 0.5)};
        RuleFinding finding;
        if (ofProcess)
            finding.process = data.processes.front();
        QTEST(strangersBehind(finding, data, u"me"_s), "strangers");
    }

    /// Whoever wants somebody's work slowed down needs only wait for the same thing.
    void aVictimMayBeOneOnPurpose()
    {
        RuleFinding finding;
        finding.process = process(u"me"_s, 0.9);
        finding.victim = process(u"me"_s);
        QCOMPARE(strangersBehind(finding, FixtureData(), u"me"_s), QStringList());
        finding.victim = process(u"root"_s);
        QCOMPARE(strangersBehind(finding, FixtureData(), u"me"_s), QStringList());
        finding.victim = process(u"games"_s);
        QCOMPARE(strangersBehind(finding, FixtureData(), u"me"_s), QStringList{u"games"_s});
        finding.victim.reset();
        finding.variables.insert(u"victim"_s, u"/user.slice/user-1001.slice"_s);
        QCOMPARE(strangersBehind(finding, FixtureData(), u"me"_s), QStringList{u"/user.slice/user-1001.slice"_s});
    }

    void everyProcessThatIsTurnedMustBeOnesOwn()
    {
        RuleFinding finding;
        finding.process = process(u"me"_s, 0.9);
        finding.others = {process(u"me"_s), process(u"games"_s), process(u"games"_s)};
        QCOMPARE(strangersBehind(finding, FixtureData(), u"me"_s), QStringList{u"games"_s});
    }

    void manySmallOnesAreBusyTogether()
    {
        FixtureData data;
        for (int i = 0; i < 10; ++i)
            data.processes.push_back(process(u"games"_s, 0.01));
        QCOMPARE(strangersBehind({}, data, u"me"_s), QStringList{u"games"_s});
        data.processes.resize(2);
        QCOMPARE(strangersBehind({}, data, u"me"_s), QStringList());
        data.processes = {process(u"games"_s, 0, 2e6)};
        QCOMPARE(strangersBehind({}, data, u"me"_s), QStringList{u"games"_s});
        data.processes = {process(u"games"_s, 0, 0, qint64(1) << 30)};
        QCOMPARE(strangersBehind({}, data, u"me"_s), QStringList{u"games"_s});
    }

    void whenItActs_data()
    {
        QTest::addColumn<bool>("isOn");
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<int>("budget");
        QTest::addColumn<int>("hoursAgo"); // of an act of before; 0: there is none
        QTest::addColumn<bool>("acts");
        QTest::newRow("all is as it should be") << true << true << ownName() << 1 << 0 << true;
        QTest::newRow("it is off") << false << true << ownName() << 1 << 0 << false;
        QTest::newRow("the rule is not in the list") << true << false << ownName() << 1 << 0 << false;
        QTest::newRow("somebody else's process") << true << true << u"a stranger"_s << 1 << 0 << false;
        QTest::newRow("no budget") << true << true << ownName() << 0 << 0 << false;
        QTest::newRow("spent before this program started") << true << true << ownName() << 1 << 23 << false;
        QTest::newRow("spent yesterday") << true << true << ownName() << 1 << 25 << true;
        QTest::newRow("one of two") << true << true << ownName() << 2 << 1 << true;
    }
    void whenItActs()
    {
        QFETCH(bool, isOn);
        QFETCH(bool, allowed);
        QFETCH(QString, owner);
        QFETCH(int, budget);
        QFETCH(int, hoursAgo);
        QFETCH(bool, acts);
        const QTemporaryDir folder;
        if (hoursAgo > 0)
            leave(folder, std::chrono::hours(hoursAgo));
        const Timestamp end = now();
        const auto store = busyMinute(owner, end);
        Optimizer::Options options;
        options.folder = folder.path();
        options.automatic = isOn;
        options.automaticBudget = budget;
        std::vector<AppliedChange> told;
        QStringList problems;
        Optimizer optimizer(*store, options,
                            {[] {}, [](Timestamp, const QString &) {},
                             [&](const QString &sentence) { problems << sentence; },
                             [&](const AppliedChange &change) { told.push_back(change); }});
        optimizer.addRules({rule(allowed)});
        const auto listed = optimizer.status().automatic;
        QCOMPARE(std::any_of(listed.begin(), listed.end(), [](const auto &entry) { return entry.rule == u"T1"; }),
                 allowed);
        // What a plugin brings is suggested, and never in the list.
        Rule foreign = rule(true);
        foreign.id = u"T2"_s;
        foreign.plugin = u"a plugin"_s;
        optimizer.addRules({foreign});
        QCOMPARE(optimizer.status().automatic.size(), listed.size());
        optimizer.tick(end, 1s, true);
        QCOMPARE(problems, QStringList());
        // The condition was there in any case: asked for, it is suggested.
        const auto cards = optimizer.optimizations();
        QVERIFY(
            std::any_of(cards.begin(), cards.end(), [](const PerformanceOptimization &o) { return o.rule == u"T1"; }));
        QCOMPARE(told.size(), size_t(acts ? 1 : 0));
        QCOMPARE(*knobs::readKnob(target()), std::string(acts ? "idle" : "none"));
        QCOMPARE(optimizer.status().automaticBudget, budget);
        QCOMPARE(optimizer.status().automaticActs, int(acts) + (hoursAgo > 0 && hoursAgo < 24));
        if (!acts)
            return;
        QCOMPARE(told.front().who, QString::fromLatin1(AutomaticActor));
        // What the notification's button does.
        QVERIFY(optimizer.revert(told.front().id));
        QCOMPARE(*knobs::readKnob(target()), std::string("none"));
    }
};

QTEST_GUILESS_MAIN(TestAutomatic)
#include "tst_automatic.moc"
