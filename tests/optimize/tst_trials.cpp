// SPDX-License-Identifier: MIT
// What becomes of a change: a simulated machine, whose figure answers to a real setting of this one, is lived through second for
// second. The setting is one of the least consequence, and is put back whatever happens.
#include "support/foreign_language.h"
#include "support/restored_knob.h"
#include "support/test_support.h"

#include <performance/knobs/turner.h>
#include <performance/optimize/optimizer.h>
#include <performance/optimize/rule_reader.h>
#include <performance/series/series_store.h>

#include <QRegularExpression>
#include <QTemporaryDir>

#include <cmath>
#include <unistd.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

const knobs::Target Knob{"vm.vfs_cache_pressure", {}, 0, 0};
constexpr const char *Wanted = "137";
const knobs::Target RiskyKnob{"mm.thp.enabled", {}, 0, 0};

/// One rule each for what can be tried, looked at, and only read back; and one that would be tried, were its knob not of a higher risk.
std::vector<Rule> rules()
{
    QByteArray json = "{\"rules\":[";
    const std::tuple<const char *, const char *, const char *, const char *> kinds[] = {
        {"X1", "crossover", "vm.vfs_cache_pressure", Wanted},
        {"X2", "watch", "vm.vfs_cache_pressure", Wanted},
        {"X3", "readback", "vm.vfs_cache_pressure", Wanted},
        {"X4", "crossover", "mm.thp.enabled", "never"},
        {"X5", "crossover", "fs.aio-max-nr", "1048576"}};
    for (const auto &[id, proof, knob, to] : kinds) {
        json += json.endsWith('[') ? "" : ",";
        json += QByteArray("{\"id\":\"") + id
            + "\",\"category\":\"Memory\",\"impact\":\"Low\",\"effort\":\"Trivial\",\"when\":[{\"signal\":\"test.waiting\",\"unit\":\"1\",\"above\":5,\"until\":1,\"over\":\"30s\"}],"
            + "\"turn\":[{\"knob\":\"" + knob + "\",\"to\":\"" + to + "\"}],\"watch\":\"test.waiting\",\"proof\":\""
            + proof + "\",\"source\":\"test\",\"texts\":{\"en\":{\"name\":\"" + id
            + "\",\"why\":\"why\",\"then\":\"then\"}}}";
    }
    auto read = rulesFromJson(json + "]}", u"test"_s);
    if (!read)
        qFatal("%s", qPrintable(read.error().message()));
    return std::move(*read);
}

/// A machine whose figure is 10, times `effect` while the setting stands as wanted.
class Machine {
public:
    explicit Machine(const QString &folder, double effect, double pressed = 0)
        : pressure(pressed), m_effect(effect), m_random(testRandom()), m_store(std::move(*SeriesStore::open({})))
    {
        m_waiting = idOf("test.waiting");
        m_pressure = idOf("wai.pressure.time{wai.pressure.kind=full,wai.pressure.resource=memory}");
        m_kills = idOf("wai.memory.oom_kills");
        m_machineKills = idOf("wai.memory.machine_oom_kills");
        Optimizer::Options options;
        options.folder = folder;
        m_optimizer = std::make_unique<Optimizer>(
            *m_store, options,
            Optimizer::Listener{[] {}, [](Timestamp, const QString &) {},
                                [this](const QString &sentence) { told << sentence; }});
        m_optimizer->addRules(rules());
        m_now = now() - 120s;
        for (int i = 0; i < 120; ++i)
            live();
        m_optimizer->check(m_now);
    }
    Optimizer &optimizer() { return *m_optimizer; }
    void check() { m_optimizer->check(m_now); }
    static bool isOn() { return *knobs::readKnob(Knob) == Wanted; }

    /// A second passes, was measured, and the optimizer hears of it.
    void live()
    {
        m_now += 1s;
        SampleBatch batch;
        batch.time = m_now;
        const double noise = noisy ? std::normal_distribution<double>(0, 0.5)(m_random) : 0;
        batch.addReal(m_waiting, (10 + noise) * (isOn() ? m_effect : 1));
        batch.addReal(m_pressure, pressure);
        batch.addReal(m_kills, kills);
        batch.addReal(m_machineKills, machineKills);
        m_store->append(batch);
        m_optimizer->tick(m_now, 1s, false);
        seconds += 1;
        secondsOn += isOn() ? 1 : 0;
    }
    /// Lives until the experiment of `rule` is over; what it found.
    ExperimentResult liveToTheEnd(const QString &rule)
    {
        for (int i = 0; i < 400; ++i) {
            const auto result = m_optimizer->experiment(rule);
            if (!result || result->state != ExperimentResult::Verdict::Running)
                return result ? *result : ExperimentResult();
            live();
        }
        return {};
    }

    bool noisy = true;
    double pressure;
    double kills = 0;        ///< a second, of whatever reason
    double machineKills = 0; ///< those of them for want of the machine's memory
    int seconds = 0;
    int secondsOn = 0;
    QStringList told;

private:
    SeriesId idOf(const char *key)
    {
        SeriesDescriptor descriptor;
        const QString text = QString::fromLatin1(key);
        descriptor.metric = text.section(u'{', 0, 0);
        for (const QString &pair :
             text.section(u'{', 1).chopped(text.contains(u'{') ? 1 : 0).split(u',', Qt::SkipEmptyParts))
            descriptor.attributes.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
        descriptor.unit = u"1"_s;
        descriptor.origin = SeriesOrigin::Collector; // rules see nobody else
        return m_store->catalogue().idFor(descriptor);
    }

    double m_effect;
    std::mt19937_64 m_random;
    std::unique_ptr<SeriesStore> m_store;
    std::unique_ptr<Optimizer> m_optimizer;
    SeriesId m_waiting;
    SeriesId m_pressure;
    SeriesId m_kills;
    SeriesId m_machineKills;
    Timestamp m_now;
};

} // namespace

class TestTrials : public QObject {
    Q_OBJECT

    std::optional<RestoredKnob> m_knob;

    std::string present() const { return *knobs::readKnob(Knob); }

private Q_SLOTS:
    void initTestCase()
    {
        if (::geteuid() != 0)
            QSKIP("only root may set vm.vfs_cache_pressure");
        m_knob.emplace(Knob);
        QVERIFY(knobs::writeKnob(Knob, "100"));
    }
    void init() { QCOMPARE(present(), std::string("100")); }
    void cleanup() { QVERIFY(knobs::writeKnob(Knob, "100")); }
    void cleanupTestCase() { m_knob.reset(); }

    void onlyWhatIsBetterStays_data()
    {
        QTest::addColumn<double>("effect");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<std::string>("then");
        QTest::newRow("a true effect") << 0.8 << u"Better"_s << std::string(Wanted);
        QTest::newRow("a harm") << 1.25 << u"Worse"_s << std::string("100");
        QTest::newRow("nothing") << 1.0 << u"Not proven"_s << std::string("100");
    }
    void onlyWhatIsBetterStays()
    {
        QFETCH(double, effect);
        QFETCH(QString, verdict);
        QFETCH(std::string, then);
        const QTemporaryDir folder;
        Machine machine(folder.path(), effect);
        machine.noisy = effect != 1; // without noise nothing can look like an effect by chance
        const auto plan = machine.optimizer().plan(u"X1"_s);
        QVERIFY(plan && plan->proof == OptimizationPlan::Proof::Crossover && plan->experimentLength == 240s);
        machine.seconds = machine.secondsOn = 0;
        QVERIFY(machine.optimizer().apply(u"X1"_s, true));
        QCOMPARE(present(), std::string(Wanted));
        const ExperimentResult result = machine.liveToTheEnd(u"X1"_s);
        QVERIFY2(result.verdict.text().startsWith(verdict), qPrintable(result.verdict.text()));
        QCOMPARE(present(), then);
        QCOMPARE(result.isOn, then == Wanted);
        QVERIFY(machine.seconds <= 245);
        // It was on for about half of the time: each pair holds one stretch with it and one without.
        QVERIFY(machine.secondsOn > machine.seconds / 4 && machine.secondsOn < machine.seconds * 3 / 4);
        // To the user it is one change, and what stays is leased no more.
        const auto history = machine.optimizer().history();
        QCOMPARE(history->size(), size_t(1));
        QVERIFY2(history->front().verdict.startsWith(verdict), qPrintable(history->front().verdict));
        {
            const ForeignLanguage german; // the record was written in English
            const QString said = machine.optimizer().history()->front().verdict;
            QVERIFY2(said.startsWith(u'«' + verdict) && said.contains(u'»'), qPrintable(said));
        }
        QCOMPARE(history->front().state, then == Wanted ? AppliedChange::State::Stands : AppliedChange::State::Undone);
        const knobs::Turner turner(std::move(*knobs::Journal::open((folder.path() + u"/changes"_s).toStdString())));
        const auto changes = turner.changes();
        for (const knobs::Change &change : *changes)
            QVERIFY(!change.stands() || !change.trial);
        QCOMPARE(machine.told, QStringList());
        if (then == Wanted)
            QVERIFY(machine.optimizer().revert(u"X1"_s));
        QCOMPARE(present(), std::string("100"));
    }

    /// What an experiment has put there for some seconds is nobody's finding.
    void nothingElseIsSaidOfWhatIsTried()
    {
        const QTemporaryDir folder;
        Machine machine(folder.path(), 1);
        const auto names = [&] {
            QStringList ids;
            for (const auto &suggestion : machine.optimizer().optimizations())
                ids << suggestion.id;
            return ids;
        };
        QVERIFY(names().contains(u"X2"_s) && names().contains(u"X3"_s)); // of the same setting
        QVERIFY(machine.optimizer().apply(u"X1"_s, true));
        for (int i = 0; i < 40; ++i) {
            machine.live();
            machine.check();
            QVERIFY2(!names().contains(u"X2"_s) && !names().contains(u"X3"_s), qPrintable(names().join(u' ')));
            QVERIFY(names().contains(u"X4"_s));
        }
        QVERIFY(machine.optimizer().revert(u"X1"_s));
        machine.check();
        QVERIFY(names().contains(u"X2"_s));
    }

    void notProvenStaysWhereTheUserKeepsIt()
    {
        const QTemporaryDir folder;
        Machine machine(folder.path(), 1);
        machine.noisy = false;
        QVERIFY(machine.optimizer().apply(u"X1"_s, true));
        for (int i = 0; i < 20; ++i)
            machine.live();
        QVERIFY(machine.optimizer().keep(u"X1"_s)); // also in an off stretch
        const ExperimentResult result = machine.liveToTheEnd(u"X1"_s);
        QVERIFY2(result.verdict.text().startsWith(u"Not proven")
                     && result.verdict.text().endsWith(u"since you keep it."),
                 qPrintable(result.verdict.text()));
        QCOMPARE(present(), std::string(Wanted));
    }

    // Keeping is for what is not proven. A harm goes back all the same.
    void aHarmIsNotKept()
    {
        const QTemporaryDir folder;
        Machine machine(folder.path(), 2);
        QVERIFY(machine.optimizer().apply(u"X1"_s, true));
        QVERIFY(machine.optimizer().keep(u"X1"_s));
        QCOMPARE(machine.liveToTheEnd(u"X1"_s).state, ExperimentResult::Verdict::Worse);
        QCOMPARE(present(), std::string("100"));
    }

    void whatCannotBeSwitchedIsLookedAt()
    {
        const QTemporaryDir folder;
        Machine machine(folder.path(), 0.5);
        const auto plan = machine.optimizer().plan(u"X2"_s);
        QVERIFY(plan && plan->proof == OptimizationPlan::Proof::Watch && plan->experimentLength == 30s);
        QVERIFY2(plan->proofText.contains(u"nothing can prove"), qPrintable(plan->proofText));
        machine.seconds = machine.secondsOn = 0;
        QVERIFY(machine.optimizer().apply(u"X2"_s, true));
        const ExperimentResult result = machine.liveToTheEnd(u"X2"_s);
        QCOMPARE(machine.secondsOn, machine.seconds - 1); // never off until it went back
        QCOMPARE(result.state, ExperimentResult::Verdict::NotProven);
        QVERIFY2(result.verdict.text().contains(u"does not say that the change did it"),
                 qPrintable(result.verdict.text()));
        QCOMPARE(present(), std::string("100"));
    }

    // The half minute after which a risky change goes back unless it is kept does not cut off what is measured of it.
    void aRiskyChangeIsLookedAtToTheEnd()
    {
        if (!knobs::readKnob(RiskyKnob) || *knobs::readKnob(RiskyKnob) == "never")
            QSKIP("transparent huge pages are off here, or not there");
        const RestoredKnob restored(RiskyKnob);
        const QTemporaryDir folder;
        Machine machine(folder.path(), 1);
        const auto plan = machine.optimizer().plan(u"X4"_s);
        QVERIFY(plan && plan->risk == OptimizationPlan::Risk::Medium && plan->proof == OptimizationPlan::Proof::Watch);
        QVERIFY(machine.optimizer().apply(u"X4"_s, true));
        QCOMPARE(*knobs::readKnob(RiskyKnob), std::string("never"));
        const ExperimentResult result = machine.liveToTheEnd(u"X4"_s);
        QVERIFY2(result.verdict.text().contains(u"does not say that the change did it"),
                 qPrintable(result.verdict.text()));
        QCOMPARE(*knobs::readKnob(RiskyKnob), restored.before());
        QCOMPARE(machine.told, QStringList());
    }

    void whatIsAllowedByDefinitionIsReadBack()
    {
        const QTemporaryDir folder;
        Machine machine(folder.path(), 0.5);
        const auto plan = machine.optimizer().plan(u"X3"_s);
        QVERIFY(plan && plan->proof == OptimizationPlan::Proof::Readback && plan->experimentLength == 0s);
        QVERIFY(machine.optimizer().apply(u"X3"_s, true));
        for (int i = 0; i < 60; ++i)
            machine.live();
        QVERIFY(!machine.optimizer().experiment(u"X3"_s));
        QCOMPARE(present(), std::string(Wanted));
    }

    /// Whatever a rule asks for: what came to need a raised limit fails where it is switched back.
    void aLimitIsNeverSwitched()
    {
        const QTemporaryDir folder;
        Machine machine(folder.path(), 0.5);
        const auto plan = machine.optimizer().plan(u"X5"_s);
        QVERIFY(plan && plan->proof == OptimizationPlan::Proof::Readback && plan->experimentLength == 0s);
    }

    // A guard is a precaution: it takes the change back at once and calls it neither better nor worse.
    void aGuardBlamesNobody()
    {
        const QTemporaryDir folder;
        Machine machine(folder.path(), 0.5);
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"^stopped by a guard change=.* suggestion=X1 reason="_s));
        QVERIFY(machine.optimizer().apply(u"X1"_s, true));
        for (int i = 0; i < 100 && machine.optimizer().experiment(u"X1"_s)->state == ExperimentResult::Verdict::Running;
             ++i) {
            machine.pressure = Machine::isOn() ? 0.5 : 0;
            machine.live();
        }
        const auto result = machine.optimizer().experiment(u"X1"_s);
        QCOMPARE(result->state, ExperimentResult::Verdict::NotProven);
        QVERIFY2(result->verdict.text().contains(u"precaution"), qPrintable(result->verdict.text()));
        QCOMPARE(present(), std::string("100"));
    }

    // mm/oom_kill.c counts also what a control group's own limit killed; that blames nobody. What the machine had no memory for
    // takes the change back at once.
    void onlyTheMachinesOwnWantOfMemoryTakesItBack()
    {
        for (const bool ofMachine : {false, true}) {
            const QTemporaryDir folder;
            Machine machine(folder.path(), 0.5);
            QVERIFY(machine.optimizer().apply(u"X1"_s, true));
            for (int i = 0;
                 i < 400 && machine.optimizer().experiment(u"X1"_s)->state == ExperimentResult::Verdict::Running; ++i) {
                machine.kills = 1;
                machine.machineKills = ofMachine && Machine::isOn() ? 1 : 0;
                machine.live();
            }
            const auto result = machine.optimizer().experiment(u"X1"_s);
            QCOMPARE(result->state,
                     ofMachine ? ExperimentResult::Verdict::NotProven : ExperimentResult::Verdict::Better);
            QCOMPARE(result->verdict.text().contains(u"ran out of memory"), ofMachine);
            QCOMPARE(present(), std::string(ofMachine ? "100" : Wanted));
            QVERIFY(knobs::writeKnob(Knob, "100"));
        }
    }

    // What was as bad while it was off is not the change's doing.
    void aGuardSeesWhatWasThereWithoutTheChange()
    {
        const QTemporaryDir folder;
        Machine machine(folder.path(), 0.8, 0.5);
        QVERIFY(machine.optimizer().apply(u"X1"_s, true));
        const ExperimentResult result = machine.liveToTheEnd(u"X1"_s);
        QVERIFY2(result.verdict.text().startsWith(u"Better"), qPrintable(result.verdict.text()));
    }

    void whoeverEndsInTheMiddleTakesItBack()
    {
        const QTemporaryDir folder;
        {
            Machine machine(folder.path(), 0.8);
            QVERIFY(machine.optimizer().apply(u"X1"_s, true));
            while (!Machine::isOn())
                machine.live();
        }
        QCOMPARE(present(), std::string("100"));
    }
};

QTEST_GUILESS_MAIN(TestTrials)
#include "tst_trials.moc"
