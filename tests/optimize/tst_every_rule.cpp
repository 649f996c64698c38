// SPDX-License-Identifier: MIT
// What every rule with a change offers is done as offered: applied, measured where it says so, and taken back, on a machine made of
// the files that its knobs are, or on a process of our own. The figure is simulated and answers to the knob, as it stands.
#include "optimize/firing_rule.h"
#include "optimize/made_machine.h"
#include "support/test_support.h"

#include <performance/knobs/authority.h>
#include <performance/knobs/turner.h>
#include <performance/optimize/card.h>
#include <performance/optimize/experiment.h>
#include <performance/optimize/rule_reader.h>
#include <performance/knobs/knob.h>
#include <performance/procfs/process_stat.h>
#include <performance/procfs/small_file.h>

#include <QProcess>

#include <map>
#include <random>
#include <sched.h>
#include <sys/resource.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

/// Turned by a daemon, of which there is none below a folder; tst_knob_table and tst_knobs turn them where one runs.
const QStringList OfDaemons{u"P1u"_s, u"P5u"_s, u"E5u"_s};

const Rule &ruleOf(const QString &id)
{
    static const std::vector<Rule> &rules = builtinRules();
    return *std::ranges::find(rules, id, &Rule::id);
}

/// A sleeping process in a session of its own, with something left to turn: one CPU of all, and a low limit of files.
class Sleeper {
public:
    Sleeper()
    {
        m_process.setChildProcessModifier([] {
            ::setsid();
            cpu_set_t one;
            CPU_ZERO(&one);
            CPU_SET(0, &one);
            ::sched_setaffinity(0, sizeof one, &one);
            rlimit files{};
            ::getrlimit(RLIMIT_NOFILE, &files);
            files.rlim_cur = 256;
            ::setrlimit(RLIMIT_NOFILE, &files);
        });
        m_process.start(u"sleep"_s, {u"600"_s});
        if (!m_process.waitForStarted())
            qFatal("sleep(1) does not start");
    }
    ~Sleeper()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    qint32 pid() const { return qint32(m_process.processId()); }
    quint64 startTime() const { return startTimeOf(pid()).value_or(0); }

private:
    QProcess m_process;
};

/// The machine of a rule, with a living process in place of the one that is to be turned.
FixtureData firingWith(const Rule &rule, const Sleeper &sleeper)
{
    const FixtureData made = firing(rule);
    FixtureData data;
    const auto renamed = [&](QString text) {
        for (const QString &invented : {u"100"_s, QString::number(::getpid())}) {
            text.replace(u'@' + invented, u'@' + QString::number(sleeper.pid()));
            text.replace(u"process.pid="_s + invented, u"process.pid="_s + QString::number(sleeper.pid()));
        }
        return text;
    };
    for (const auto &[key, value] : made.values)
        data.values[renamed(key)] = value;
    for (auto setting = made.set.begin(); setting != made.set.end(); ++setting)
        data.set.insert(renamed(setting.key()), setting.value());
    const QString start = u"process.start@%1"_s.arg(sleeper.pid());
    if (data.set.contains(start))
        data.set.insert(start, QString::number(sleeper.startTime()));
    data.processes = made.processes;
    for (ProcessSample &process : data.processes) {
        if (process.identity.pid == 100)
            process.identity = {sleeper.pid(), sleeper.startTime()};
    }
    if (const auto online = smallFile("/sys/devices/system/cpu/online"))
        data.set.insert(u"fact.online"_s, QString::fromStdString(*online).trimmed());
    return data;
}

/// A second's value of what a rule watches: 10 with noise, times `effect` while everything stands as wanted.
class Watched {
public:
    Watched(const Card &card, std::string root, double effect)
        : m_wanted(card.wanted), m_root(std::move(root)), m_effect(effect)
    {}
    bool isOn() const
    {
        return std::ranges::all_of(m_wanted, [&](const auto &wish) {
            const auto present = knobs::readKnob(wish.first, m_root);
            return present && knobs::sameValue(wish.first, wish.second, *present);
        });
    }
    void live(Timestamp second)
    {
        const double noise = m_effect == 1 ? 0 : m_noise(m_random); // nothing looks like an effect by chance
        m_values[second] = (10 + noise) * (isOn() ? m_effect : 1);
    }
    std::optional<double> mean(const TimeRange &range) const
    {
        double sum = 0;
        int count = 0;
        for (auto it = m_values.lower_bound(range.from); it != m_values.end() && it->first < range.to; ++it, ++count)
            sum += it->second;
        return count > 0 ? std::optional(sum / count) : std::nullopt;
    }

private:
    std::vector<std::pair<knobs::Target, std::string>> m_wanted;
    std::string m_root;
    double m_effect;
    std::mt19937_64 m_random{20261127};
    std::normal_distribution<double> m_noise{0, 0.5};
    std::map<Timestamp, double> m_values;
};

/// Where a rule's knobs are turned: below the folder of a made machine, or of a process here.
struct Place {
    MadeMachine machine;
    QTemporaryDir folder;
    knobs::Turner turner;

    Place(const FixtureData &data, bool isProcess)
        : machine(data.set)
        , turner(std::move(*knobs::Journal::open((folder.path() + u"/changes"_s).toStdString())),
                 isProcess ? std::string() : machine.root())
    {}
};

std::vector<std::string> valuesOf(const Card &card, const std::string &root)
{
    std::vector<std::string> values;
    for (const auto &[target, value] : card.wanted)
        values.push_back(knobs::readKnob(target, root).value_or("?"));
    return values;
}

} // namespace

class TestEveryRule : public QObject {
    Q_OBJECT

    static void addRules(bool measuredOnly)
    {
        QTest::addColumn<QString>("id");
        for (const Rule &rule : builtinRules()) {
            if (rule.turns.empty() || OfDaemons.contains(rule.id) || (measuredOnly && rule.proof != Proof::Crossover))
                continue;
            QTest::newRow(qPrintable(rule.id)) << rule.id;
        }
    }
    static bool isOfProcess(const Rule &rule) { return rule.turns.front().ofProcess(); }
    /// As offered on that machine.
    static Card cardOf(const Rule &rule, const FixtureData &data, const Place &place)
    {
        const auto findings = evaluate(rule, data, data.seriesKeys(), {});
        return findings.empty() ? Card() : makeCard(rule, findings.front(), data.set, data.now(), place.turner.root());
    }
    /// Why this user cannot take it back, where that is so: then it is not tried, and says why.
    static std::string obstacleTo(const Card &card, const std::string &root)
    {
        for (const auto &[target, value] : card.wanted) {
            const auto authority = knobs::authorityOver(target, *knobs::readKnob(target, root), value, root);
            if (!authority.canApply || !authority.canUndo)
                return authority.reason.empty() ? "no reason is told" : authority.reason;
        }
        return {};
    }

private Q_SLOTS:
    void thoseOfDaemonsSaySo()
    {
        for (const QString &id : OfDaemons) {
            const Rule &rule = ruleOf(id);
            const knobs::Knob *knob = knobs::findKnob(rule.turns.front().knob.toStdString());
            QVERIFY(knob && knob->ofBus());
            const auto read = knobs::readKnob({std::string(knob->name), knob->ofDevice() ? "hog.scope" : "", 0, 0},
                                              "/nowhere");
            QVERIFY(!read && read.error().code == knobs::Code::NotHere);
        }
    }

    void isAppliedAndTakenBack_data() { addRules(false); }
    void isAppliedAndTakenBack()
    {
        QFETCH(QString, id);
        const Rule &rule = ruleOf(id);
        const Sleeper sleeper;
        const FixtureData data = firingWith(rule, sleeper);
        Place place(data, isOfProcess(rule));
        const std::string &root = place.turner.root();
        const Card card = cardOf(rule, data, place);
        QVERIFY2(!card.wanted.empty(), "nothing is offered");
        if (const std::string why = obstacleTo(card, root); !why.empty()) {
            QVERIFY2(::geteuid() != 0 && why != "no reason is told", why.c_str());
            return;
        }
        const auto before = valuesOf(card, root);
        const auto plan = place.turner.plan(card.wanted);
        QVERIFY2(plan, plan ? "" : plan.error().detail.c_str());
        QCOMPARE(plan->size(), card.wanted.size());
        const auto change = place.turner.apply(id.toStdString(), *plan, "test", true);
        QVERIFY2(change, change ? "" : change.error().detail.c_str());
        place.machine.showChoices();
        const auto after = valuesOf(card, root);
        for (size_t i = 0; i < after.size(); ++i) {
            QVERIFY2(knobs::sameValue(card.wanted[i].first, card.wanted[i].second, after[i]), after[i].c_str());
            QVERIFY(!knobs::sameValue(card.wanted[i].first, before[i], after[i]));
        }
        // A program that ends here leaves a lease in the journal, not a setting that nobody knows of.
        QVERIFY(change->trial.has_value());
        const auto undone = place.turner.undo(change->id);
        QVERIFY2(undone, undone ? "" : undone.error().detail.c_str());
        QCOMPARE(undone->state, knobs::Change::State::Undone);
        place.machine.showChoices();
        QCOMPARE(valuesOf(card, root), before);
    }

    void isMeasuredAsItSays_data() { addRules(true); }
    void isMeasuredAsItSays()
    {
        QFETCH(QString, id);
        const Rule &rule = ruleOf(id);
        for (const int direction : {1, 0, -1}) { // better, nothing, worse
            const Sleeper sleeper;
            const FixtureData data = firingWith(rule, sleeper);
            Place place(data, isOfProcess(rule));
            const std::string &root = place.turner.root();
            const Card card = cardOf(rule, data, place);
            QVERIFY(!card.watch.isEmpty()); // there is something to measure
            for (const auto &[target, value] : card.wanted)
                QVERIFY2(!knobs::isLimitOfUse(target.knob), target.knob.c_str()); // and it may be switched
            if (!obstacleTo(card, root).empty())
                return; // said by the other test
            const auto before = valuesOf(card, root);
            const double effect = direction == 0 ? 1 : (direction > 0) == rule.lowerIsBetter ? 0.7 : 1 / 0.7;
            const auto found = tried(place, card, effect);
            QVERIFY(found.has_value());
            QCOMPARE(found->isReal(), direction != 0);
            if (direction != 0)
                QCOMPARE(found->difference < 0, effect < 1);
            const bool isBetter = found->isReal() && (found->difference < 0) == rule.lowerIsBetter;
            QCOMPARE(isBetter, direction > 0);
            const auto changes = place.turner.changes();
            QVERIFY(changes && changes->back().stands()); // the last stretch leaves it on, or it is put on to be kept
            if (isBetter) {
                QVERIFY(place.turner.keep(changes->back().id));
                QVERIFY(Watched(card, root, effect).isOn());
            }
            QVERIFY(place.turner.undo(changes->back().id));
            place.machine.showChoices();
            QCOMPARE(valuesOf(card, root), before);
        }
    }

private:
    /// The product's own trial, lived through second for second. The change stands at its end.
    static std::optional<CrossoverEffect> tried(Place &place, const Card &card, double effect)
    {
        Watched figure(card, place.turner.root(), effect);
        std::string change;
        const auto apply = [&] {
            const auto plan = place.turner.plan(card.wanted);
            const auto made = place.turner.apply("test", *plan, "test", true);
            if (!made)
                qFatal("%s", made.error().detail.c_str());
            change = made->id;
            place.machine.showChoices();
        };
        Timestamp now = fromNanoseconds(1'700'000'000'000'000'000);
        apply();
        Experiment experiment({}, now, 7);
        std::optional<CrossoverEffect> found;
        const auto mean = [&](const TimeRange &range) { return figure.mean(range); };
        for (;;) {
            figure.live(now);
            now += 1s;
            if (experiment.due(now) == Experiment::Due::Look) {
                const bool isOver = experiment.isOver(now);
                found = experiment.look(now, mean);
                if (isOver || (found && found->isReal()))
                    break;
            }
            const auto due = experiment.due(now);
            if (due == Experiment::Due::Nothing || due == Experiment::Due::Look)
                continue;
            if (due == Experiment::Due::SwitchOff) {
                if (const auto undone = place.turner.undo(change); !undone)
                    qFatal("%s", undone.error().detail.c_str());
                place.machine.showChoices();
            } else if (due == Experiment::Due::SwitchOn) {
                apply();
            }
            experiment.switched(now);
        }
        if (!figure.isOn())
            apply();
        return found;
    }
};

QTEST_GUILESS_MAIN(TestEveryRule)
#include "tst_every_rule.moc"
