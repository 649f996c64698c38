// SPDX-License-Identifier: MIT
#include "optimize/emitted_series.h"
#include "optimize/firing_rule.h"
#include "support/foreign_language.h"
#include "support/machine_copy.h"
#include "support/test_support.h"

#include <performance/knobs/catalogue.h>
#include <performance/optimize/card.h>
#include <performance/optimize/evaluate.h>
#include <performance/optimize/exhaustion.h>
#include <performance/optimize/finders.h>
#include <performance/optimize/rule_reader.h>
#include <performance/optimize/settings_survey.h>
#include <performance/optimize/wishes.h>

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>

#include <cmath>
#include <unistd.h>

using namespace performance;
using Qt::operator""_s;

namespace {

const QStringList Languages{u"en"_s, u"de"_s, u"zh_CN"_s};

QSet<QString> gapsOf(const QString &text)
{
    static const QRegularExpression gap(u"\\{([^}]+)\\}"_s);
    QSet<QString> names;
    for (auto it = gap.globalMatch(text); it.hasNext();)
        names.insert(it.next().captured(1));
    return names;
}

const EmittedSeries &emitted()
{
    static const EmittedSeries series;
    return series;
}

/// What is left of units divided: "By/s" by "{operation}/s" is "By". What stands in braces counts something and has no
/// dimension (UCUM, annotations); two such things divided are a share.
QString quotient(const QString &above, const QString &below)
{
    const bool ratesBoth = above.endsWith(u"/s") && below.endsWith(u"/s");
    const QString dividend = ratesBoth ? above.chopped(2) : above;
    const QString divisor = ratesBoth ? below.chopped(2) : below;
    if (dividend == divisor)
        return u"1"_s;
    if (!divisor.startsWith(u'{') && divisor != u"1")
        return dividend + u'/' + divisor;
    return dividend.startsWith(u'{') && !dividend.endsWith(u"/s") ? u"1"_s : dividend;
}

/// The unit of what a condition compares, as its series are measured.
QString unitOf(const Condition &condition)
{
    const auto shown = [](const QString &key) { return emitted().find(key)->shownUnit(); };
    const QString above = shown(condition.signal.above.front());
    if (condition.how == Condition::How::Exhaustion)
        return u"s"_s;
    if (condition.how == Condition::How::Total)
        return emitted().find(condition.signal.above.front())->unit;
    return condition.signal.below.isEmpty() ? above : quotient(above, shown(condition.signal.below.front()));
}

} // namespace

class TestRules : public QObject {
    Q_OBJECT

    static void addRules()
    {
        QTest::addColumn<QString>("id");
        for (const Rule &rule : builtinRules())
            QTest::newRow(qPrintable(rule.id)) << rule.id;
    }
    /// The key with the variables of a rule in place of what this machine has there.
    static QString generic(QString key)
    {
        for (const auto &[what, variable] : {std::pair(u"system.device=sda"_s, u"system.device=$device"_s),
                                             std::pair(u"mountpoint=/data"_s, u"mountpoint=$mount"_s),
                                             std::pair(u"wai.cgroup=/app"_s, u"wai.cgroup=$group"_s),
                                             std::pair(u"logical_number=0"_s, u"logical_number=$cpu"_s),
                                             std::pair(u"wai.socket=0.0.0.0:80"_s, u"wai.socket=$socket"_s),
                                             std::pair(u"process.pid=%1"_s.arg(::getpid()), u"process.pid=$pid"_s)})
            key.replace(what, variable);
        return key;
    }
    /// The series of its machine that a rule's first condition is about.
    static QString firstSeriesOf(const QString &id)
    {
        const QString first = ruleOf(id).when.front().signal.above.front();
        for (const FiringSeries &series : firingMachines().value(id).series) {
            if (generic(series.key) == first)
                return series.key;
        }
        return {};
    }
    static const Rule &ruleOf(const QString &id)
    {
        return *std::find_if(builtinRules().begin(), builtinRules().end(),
                             [&](const Rule &rule) { return rule.id == id; });
    }

private Q_SLOTS:
    void thereAreEnoughAndEachIsWhole()
    {
        QVERIFY(builtinRules().size() >= 40);
        QSet<QString> ids;
        for (const Rule &rule : builtinRules()) {
            QVERIFY2(!ids.contains(rule.id), qPrintable(rule.id));
            ids.insert(rule.id);
            QVERIFY2(!rule.source.isEmpty(), qPrintable(rule.id));
            for (const Turn &turn : rule.turns)
                QVERIFY2(knobs::findKnob(turn.knob.toStdString()), qPrintable(rule.id + u' ' + turn.knob));
            // Nothing fires on utilisation alone: a second signal, a setting, or a limit that is an error at its end.
            const bool isLimit = rule.when.front().signal.toText().contains(u"limit")
                || rule.when.front().signal.toText().contains(u"filesystem");
            const bool countsErrors = rule.when.front().unit.startsWith(u'{');
            QVERIFY2(rule.when.size() > 1 || !rule.settings.empty() || !rule.finder.isEmpty() || isLimit
                         || countsErrors,
                     qPrintable(rule.id));
        }
    }

    /// What was said wrongly is not said any more. N8 called a halved throughput better; M11 let 40 % of memory wait unwritten;
    /// N6 turned what SYN cookies make the kernel ignore (net/ipv4/tcp_input.c, tcp_conn_request); M8 took fork and exec for
    /// large memory; P15 took every minor fault for a NUMA hint fault.
    void thoseThatWereWrongAreGone()
    {
        for (const char *id : {"M8", "M11", "N6", "N8", "P15"})
            QVERIFY2(std::none_of(builtinRules().begin(), builtinRules().end(),
                                  [&](const Rule &rule) { return rule.id == QLatin1String(id); }),
                     id);
    }

    void theSchemaHolds()
    {
        QProcess validator;
        validator.start(u"python3"_s,
                        {u"-m"_s, u"jsonschema"_s, u"-i"_s, QStringLiteral(WAI_SOURCE "/resources/optimize/rules.json"),
                         QStringLiteral(WAI_SOURCE "/resources/optimize/rules.schema.json")});
        QVERIFY(validator.waitForFinished(60000));
        QVERIFY2(validator.exitCode() == 0, validator.readAllStandardError().constData());
    }

    void everyLanguageSaysTheSame_data() { addRules(); }
    void everyLanguageSaysTheSame()
    {
        QFETCH(QString, id);
        const Rule &rule = ruleOf(id);
        QCOMPARE(rule.texts.size(), Languages.size());
        const RuleText english = rule.texts.value(u"en"_s);
        for (const QString &language : Languages) {
            QVERIFY2(rule.texts.contains(language), qPrintable(language));
            const RuleText text = rule.texts.value(language);
            QVERIFY(!text.name.isEmpty() && !text.why.isEmpty() && !text.then.isEmpty());
            QCOMPARE(gapsOf(text.name), gapsOf(english.name));
            QCOMPARE(gapsOf(text.why), gapsOf(english.why));
            QCOMPARE(gapsOf(text.then), gapsOf(english.then));
        }
    }

    /// A rule that looks at what nobody measures is silent for ever, and nothing else would show it.
    void whatARuleLooksAtIsMeasured_data() { addRules(); }
    void whatARuleLooksAtIsMeasured()
    {
        QFETCH(QString, id);
        const Rule &rule = ruleOf(id);
        for (const Condition &condition : rule.when) {
            for (const QString &key : condition.signal.above + condition.signal.below)
                QVERIFY2(emitted().find(key), qPrintable(emitted().like(key)));
            // Only what is alike can be summed.
            for (const QStringList &sum : {condition.signal.above, condition.signal.below}) {
                for (const QString &key : sum)
                    QCOMPARE(emitted().find(key)->shownUnit(), emitted().find(sum.front())->shownUnit());
            }
            QCOMPARE(condition.unit, unitOf(condition));
        }
        if (!rule.who.isEmpty())
            QVERIFY2(emitted().find(rule.who), qPrintable(emitted().like(rule.who)));
        const QStringList ofProcesses{QString::fromLatin1(ProcessRunDelay), QString::fromLatin1(VictimRunDelay),
                                      QString::fromLatin1(VictimIoWaits)};
        if (rule.watch.isEmpty() || ofProcesses.contains(rule.watch))
            return;
        const Signal watched = Signal::parse(rule.watch);
        for (const QString &key : watched.above + watched.below)
            QVERIFY2(emitted().find(key), qPrintable(emitted().like(key)));
    }

    /// The test above would find one: here is a metric that is none, an attribute too many, a value that never comes, and two
    /// attributes the wrong way round.
    void whatNobodyMeasuresIsFoundOut()
    {
        QVERIFY(emitted().find(u"system.disk.io_time{system.device=$device}"_s));
        for (const QString &key :
             {u"system.disk.busy{system.device=$device}"_s, u"system.disk.io_time"_s,
              u"wai.disk.await{disk.io.direction=read,system.device=$device}"_s, u"system.cpu.time{cpu.mode=stolen}"_s,
              u"system.disk.io{system.device=$device,disk.io.direction=read}"_s})
            QVERIFY2(!emitted().find(key), qPrintable(key));
        QCOMPARE(quotient(u"By/s"_s, u"{operation}/s"_s), u"By"_s);
        QCOMPARE(quotient(u"{context_switch}/s"_s, u"{cpu}"_s), u"{context_switch}/s"_s);
        QCOMPARE(quotient(u"{connection}"_s, u"{item}"_s), u"1"_s);
        QCOMPARE(quotient(u"By"_s, u"s"_s), u"By/s"_s);
    }

    /// What a rule asks of a machine is a knob, or a fact that the survey tells.
    void whatARuleAsksIsKnown()
    {
        QSet<QString> facts;
        for (const char *name : {"hybrid-laptop", "numa-server"}) {
            const MachineCopy machine(name);
            for (const QString &key : surveySettings({}, {}, {}, QString::fromStdString(machine.path())).keys())
                facts.insert(key.section(u'@', 0, 0));
        }
        facts.insert(u"process.name"_s); // of those that series name
        for (const Rule &rule : builtinRules()) {
            for (const SettingWish &wish : rule.settings)
                QVERIFY2(knobs::findKnob(wish.knob.toStdString()) || facts.contains(wish.knob),
                         qPrintable(rule.id + u' ' + wish.knob));
        }
    }

    /// Each rule has its machine in firing.json, whose series are such as are measured; and each of its conditions has a series
    /// there that is tried with too little.
    void eachRuleHasAMachine_data() { addRules(); }
    void eachRuleHasAMachine()
    {
        QFETCH(QString, id);
        const FiringMachine machine = firingMachines().value(id);
        QVERIFY(!machine.why.isEmpty());
        QStringList weakened;
        for (const FiringSeries &series : machine.series) {
            const auto descriptor = emitted().find(generic(series.key));
            QVERIFY2(descriptor, qPrintable(emitted().like(series.key)));
            QCOMPARE(series.unit, series.within > 0 ? descriptor->unit : descriptor->shownUnit());
            if (series.silent)
                weakened << generic(series.key);
        }
        for (const Condition &condition : ruleOf(id).when) {
            const QStringList keys = condition.signal.above + condition.signal.below;
            const bool tried = std::any_of(keys.cbegin(), keys.cend(),
                                           [&](const QString &key) { return weakened.contains(key); });
            QVERIFY2(tried, qPrintable(condition.signal.toText()));
        }
        QCOMPARE(firingMachines().size(), qsizetype(builtinRules().size()));
    }

    void eachFiresJustAboveItsThresholds_data() { addRules(); }
    void eachFiresJustAboveItsThresholds()
    {
        QFETCH(QString, id);
        const Rule &rule = ruleOf(id);
        const FixtureData data = firing(rule);
        QCOMPARE(applicability(rule, data, data.seriesKeys()), Applicability::Here);
        const auto findings = evaluate(rule, data, data.seriesKeys(), {});
        QCOMPARE(findings.size(), size_t(1));
        QVERIFY(findings.front().id.startsWith(rule.id));
        QCOMPARE(findings.front().observations.size(), rule.when.size());
        // Every gap of the words is filled, in every language.
        const Card card = makeCard(rule, findings.front(), data.set, data.now());
        const auto isFilled = [&] {
            for (const QString &words : {card.name.text(), card.why.text(), card.then.text()})
                QVERIFY2(gapsOf(words).isEmpty() && !words.contains(QRegularExpression(u"%\\d"_s)), qPrintable(words));
        };
        isFilled();
        const QString english = card.name.text();
        {
            const ForeignLanguage german;
            isFilled();
            QVERIFY2(card.name.text() != english, qPrintable(english));
            QCOMPARE(card.name.inEnglish(), english);
        }
        QVERIFY(!card.evidence.isEmpty());
        QVERIFY2(!card.watch.contains(u'$'), qPrintable(card.watch));
        // Asked again with the card shown, it is the same one.
        QCOMPARE(evaluate(rule, data, data.seriesKeys(), {findings.front().id}).front().id, findings.front().id);
    }

    void noneFiresJustUnderAnyOfThem_data() { addRules(); }
    void noneFiresJustUnderAnyOfThem()
    {
        QFETCH(QString, id);
        const Rule &rule = ruleOf(id);
        for (const FiringSeries &series : firingMachines().value(id).series) {
            if (!series.silent)
                continue;
            const FixtureData data = firing(rule, series.key);
            QVERIFY2(evaluate(rule, data, data.seriesKeys(), {}).empty(), qPrintable(series.key));
        }
        for (const SettingWish &wish : rule.settings) {
            FixtureData data = firing(rule);
            for (const QString &key : data.set.keys()) {
                if (key == wish.knob || key.startsWith(wish.knob + u'@'))
                    data.set.remove(key);
            }
            QVERIFY2(evaluate(rule, data, data.seriesKeys(), {}).empty(), qPrintable(wish.knob));
        }
    }

    /// A history of two minutes does not tell of an hour: two of something in it are two.
    void whatIsCountedIsNotExtrapolated()
    {
        const Rule &rule = ruleOf(u"M6"_s);
        FixtureData data = firing(rule);
        const QString key = rule.when.front().signal.above.front();
        data.values.erase(key);
        struct Short : FixtureData {
            QString key;
            SeriesData query(const QString &of, const TimeRange &range, int columns) const override
            {
                SeriesData answer = FixtureData::query(of, range, columns);
                if (of == key) // 120 seconds, in which it happened twice
                    answer.points = {{now() - std::chrono::minutes(5), std::chrono::minutes(5), 0, 1, 2 / 120.0, 120}};
                return answer;
            }
        } recorded;
        static_cast<FixtureData &>(recorded) = data;
        recorded.hold(key, 0);
        recorded.key = key;
        const auto findings = evaluate(rule, recorded, recorded.seriesKeys(), {});
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings[0].observations.front().value, 2.0);
    }

    // Ten quiet seconds of thirty are enough: nothing fires that did not last.
    void whatDoesNotLastDoesNotFire_data() { addRules(); }
    void whatDoesNotLastDoesNotFire()
    {
        QFETCH(QString, id);
        const Rule &rule = ruleOf(id);
        if (rule.when.front().how == Condition::How::Total)
            return; // it counts, however they lie
        FixtureData data = firing(rule);
        const QString key = firstSeriesOf(id);
        const double loud = data.values.at(key)(nanoseconds(0));
        const double quiet = rule.when.front().isAbove ? 0 : loud * 100 + 1e12;
        const nanoseconds third = rule.when.front().over / 3;
        data.values[key] = [=](nanoseconds ago) { return ago > third && ago <= 2 * third ? quiet : loud; };
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
        // A recording that is too short says nothing either.
        data.values.erase(key);
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
    }

    void aCardStaysUntilItIsOver()
    {
        const Rule &rule = ruleOf(u"M4"_s);
        FixtureData data = firing(rule);
        const QString id = evaluate(rule, data, data.seriesKeys(), {}).front().id;
        const Condition &first = rule.when.front();
        const double between = (first.threshold + first.until) / 2;
        data.hold(first.signal.above.front(), between);
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
        QCOMPARE(evaluate(rule, data, data.seriesKeys(), {id}).size(), size_t(1));
        data.hold(first.signal.above.front(), first.until * 0.9);
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {id}).empty());
    }

    void twoDisksAreTwoCards()
    {
        const Rule &rule = ruleOf(u"D3h"_s);
        FixtureData data = firing(rule);
        data.hold(u"system.disk.io_time{system.device=sdb}"_s, 0.9);
        data.set.insert(u"fact.turning@sdb"_s, u"yes"_s);
        data.set.insert(u"block.scheduler@sdb"_s, u"none"_s);
        data.hold(u"system.disk.io_time{system.device=nvme0n1}"_s, 0.9);
        data.set.insert(u"fact.turning@nvme0n1"_s, u"no"_s);
        data.set.insert(u"block.scheduler@nvme0n1"_s, u"none"_s);
        QStringList ids;
        for (const RuleFinding &finding : evaluate(rule, data, data.seriesKeys(), {}))
            ids << finding.id;
        ids.sort();
        QCOMPARE(ids, (QStringList{u"D3h:sda"_s, u"D3h:sdb"_s}));
    }

    /// A compiler's processes live for seconds: what those that have ended used is their session's, as long as one of it
    /// lives that could be set.
    void aSessionOfShortLivedProcessesIsAHog()
    {
        const Rule &rule = ruleOf(u"P1"_s);
        FixtureData data = firing(rule);
        data.processes = {process(100, u"cc1plus"_s, 0.3, 0.3), process(200, u"victim"_s, 0.2, 0.5)};
        for (qint32 pid = 101; pid < 108; ++pid)
            data.processes.push_back(process(pid, u"cc1plus"_s, 0.2, 0.3));
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty()); // too little is known
        Settings before;
        for (qint32 pid = 101; pid < 108; ++pid)
            before.insert(sessionSetting(pid), u"a"_s);
        keepEnded(data.set, before, data.processes);
        const auto findings = evaluate(rule, data, data.seriesKeys(), {});
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings.front().process->identity.pid, 100);
        QVERIFY(std::abs(*findings.front().process->cpu - 1.7) < 1e-9);
        data.set.insert(endedSetting(100), u"yes"_s);
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
    }

    /// What is turned is where its group is: an autogroup's nice value does nothing in a control group with a weight
    /// (kernel/sched/autogroup.c, task_wants_autogroup).
    void theHogIsAdjustedWhereItsGroupIs()
    {
        for (const auto &[weights, speaks] :
             {std::pair(u"autogroup"_s, u"P1"_s), std::pair(u"unit"_s, u"P1u"_s), std::pair(u"group"_s, u"P1g"_s)}) {
            for (const QString &id : {u"P1"_s, u"P1u"_s, u"P1g"_s}) {
                FixtureData data = firing(ruleOf(id));
                data.set.insert(weightsSetting(100), weights);
                QCOMPARE(!evaluate(ruleOf(id), data, data.seriesKeys(), {}).empty(), id == speaks);
            }
        }
        QVERIFY(ruleOf(u"P1g"_s).turns.empty());
    }

    /// One reader alone on a disk takes it from nobody.
    void theDiskIsTakenFromSomebody()
    {
        const Rule &rule = ruleOf(u"D1"_s);
        FixtureData data = firing(rule);
        QCOMPARE(evaluate(rule, data, data.seriesKeys(), {}).front().victim->name, u"victim"_s);
        data.processes[1].state = 'S';
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
        data.processes[1].state = 'D';
        data.set.insert(sessionSetting(200), u"a"_s); // one of its own
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
        // A group apart from its own that waits; not one around it, nor one within it.
        data.set.insert(groupSetting(100), u"/user.slice/hog.scope"_s);
        const QString waited =
            u"wai.cgroup.pressure.time{wai.cgroup=$group,wai.pressure.kind=some,wai.pressure.resource=io}"_s;
        QVERIFY2(emitted().find(waited), qPrintable(emitted().like(waited)));
        const auto hold = [&](const QString &group, double share) {
            data.hold(QString(waited).replace(u"$group"_s, group), share);
        };
        hold(u"/user.slice"_s, 0.9);
        hold(u"/user.slice/hog.scope/inner"_s, 0.9);
        hold(u"/system.slice/db.service"_s, 0.09);
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
        hold(u"/system.slice"_s, 0.4);
        hold(u"/system.slice/db.service"_s, 0.4);
        const auto findings = evaluate(rule, data, data.seriesKeys(), {});
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings.front().variables.value(u"victim"_s), u"/system.slice/db.service"_s);
    }

    /// Five readers of a fifth each have the disk together; who of them is turned, and what they are called.
    void severalReadersTakeItTogether()
    {
        const Rule &rule = ruleOf(u"D1"_s);
        FixtureData data = firing(rule);
        const ProcessSample victim = data.processes[1];
        const auto readers = [&](std::initializer_list<const char *> names, const QString &session, double each) {
            data.processes = {victim};
            qint32 pid = 1000;
            for (const char *name : names) {
                data.processes.push_back(process(++pid, QString::fromLatin1(name), 0.1, 0, 1 << 20, each));
                data.set.insert(sessionSetting(pid), session.isEmpty() ? QString::number(pid) : session);
            }
            return evaluate(rule, data, data.seriesKeys(), {});
        };
        const auto nameOf = [&](const RuleFinding &finding) {
            return makeCard(rule, finding, data.set, data.now()).name.text();
        };
        // One program, in a session each.
        auto found = readers({"dd", "dd", "dd", "dd", "dd"}, {}, 2e7);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(nameOf(found.front()), u"dd (5 processes) takes the disk from victim (200)"_s);
        QCOMPARE(found.front().others.size(), size_t(4));
        QVERIFY(qAbs(found.front().otherValue - 100.0 / 101) < 1e-9); // 5 × 20 MB/s of 101 MB/s
        QCOMPARE(found.front().id, u"D1::dd"_s);                      // whoever of them is busiest
        const auto wanted = wantedOf(rule, found.front(), data.set);
        QCOMPARE(wanted.size(), size_t(5));
        QVERIFY(std::ranges::all_of(wanted, [](const auto &wish) {
            return wish.first.knob == "process.io-priority" && wish.second == "idle";
        }));
        // One unit of several programs.
        found = readers({"tar", "gzip", "find", "cp", "rsync"}, u"/system.slice/backup.service"_s, 2e7);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(nameOf(found.front()), u"backup.service takes the disk from victim (200)"_s);
        // Of a session that has no name, the busiest.
        found = readers({"tar", "gzip", "find", "cp", "rsync"}, u"/autogroup-12"_s, 2e7);
        QCOMPARE(nameOf(found.front()), u"tar (1001) and 4 more takes the disk from victim (200)"_s);
        // Five programs that have nothing to do with each other are nobody; nor is half of the traffic more than half.
        QVERIFY(readers({"tar", "gzip", "find", "cp", "rsync"}, {}, 2e7).empty());
        data.processes = {victim, process(1, u"dd"_s, 0, 0, 0, 4e5), process(2, u"dd"_s, 0, 0, 0, 5e5),
                          process(3, u"x"_s, 0, 0, 0, 3e5)};
        for (const qint32 pid : {1, 2})
            data.set.insert(sessionSetting(pid), u"c"_s);
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty()); // 0.9 of 2.2 MB/s
        // Without a victim they take it from nobody.
        data.processes = {process(1, u"dd"_s, 0, 0, 0, 5e7), process(2, u"dd"_s, 0, 0, 0, 5e7)};
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
        // What has ended is part of it and is not turned.
        found = readers({"dd", "dd", "dd"}, {}, 2e7);
        data.set.insert(endedSetting(1001), u"yes"_s);
        found = evaluate(rule, data, data.seriesKeys(), {});
        QCOMPARE(found.front().others.size(), size_t(1));
        QVERIFY(found.front().process->identity.pid != 1001);
    }

    /// Audio, DPDK, a unit with CPUAffinity=: that was somebody's decision.
    void whoWasPinnedOnPurposeIsLeftAlone()
    {
        const Rule &rule = ruleOf(u"P4"_s);
        FixtureData data = firing(rule);
        QVERIFY(!evaluate(rule, data, data.seriesKeys(), {}).empty());
        data.set.insert(placedSetting(100), u"threads"_s);
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
    }

    /// What a cpuset keeps from a process no affinity gives it; and processors that are offline are in no list.
    void aCpusetIsNoAffinity()
    {
        const Rule &rule = ruleOf(u"P4"_s);
        FixtureData data = firing(rule);
        data.processes.front().cpu = 3;
        data.set.insert(cpusSetting(100), u"3"_s);
        data.set.insert(reachableSetting(100), u"0-1,5"_s);
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
        data.set.insert(reachableSetting(100), u"0-1,5-7"_s);
        const auto findings = evaluate(rule, data, data.seriesKeys(), {});
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings.front().variables.value(u"online"_s), u"5"_s);
    }

    /// 32 frequency policies are one suggestion, of all that are not as wished.
    void allPoliciesAreOneCard()
    {
        for (const QString &id : {u"P5"_s, u"P6"_s}) {
            const Rule &rule = ruleOf(id);
            FixtureData data = firing(rule);
            const QString knob = rule.turns.front().knob;
            const QString wrong = data.set.value(knob + u"@policy0"_s);
            for (int i = 0; i < 32; ++i)
                data.set.insert(u"%1@policy%2"_s.arg(knob).arg(i), i % 4 == 0 ? rule.turns.front().to : wrong);
            QCOMPARE(evaluate(rule, data, data.seriesKeys(), {}).size(), size_t(1));
            QCOMPARE(turnsOf(rule, data.set).size(), size_t(24));
            // At full clock there is nothing to win.
            data.hold(u"wai.cpu.frequency.utilization"_s, 0.95);
            QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
        }
    }

    /// The process that serves a socket is another user's: the card says so instead of being left out.
    void aSocketOfAnotherUserIsNamedAllTheSame()
    {
        const Rule &rule = ruleOf(u"N7a"_s);
        FixtureData data;
        data.hold(u"wai.udp.socket.dropped{process.pid=0,wai.socket=[::]:53}"_s, 50);
        data.hold(u"wai.udp.socket.own_buffer{process.pid=0,wai.socket=[::]:53}"_s, 1);
        const auto findings = evaluate(rule, data, data.seriesKeys(), {});
        QCOMPARE(findings.size(), size_t(1));
        const Card card = makeCard(rule, findings.front(), data.set, data.now());
        QVERIFY2(card.name.text().contains(u"another user") && card.name.text().contains(u"[::]:53"),
                 qPrintable(card.name.text()));
    }

    /// A kill is counted in the groups around its own as well: the innermost is named.
    void ofNestedGroupsTheInnerOneIsNamed()
    {
        const Rule &rule = ruleOf(u"U2"_s);
        FixtureData data;
        for (const QString &group :
             {u"/user.slice"_s, u"/user.slice/app.scope"_s, u"/user.slice/application.scope"_s}) {
            data.hold(u"wai.cgroup.oom_kills{wai.cgroup=%1}"_s.arg(group), 2.0 / 3600);
            data.hold(u"wai.cgroup.memory.limit{wai.cgroup=%1}"_s.arg(group), 1e9);
        }
        QStringList ids;
        for (const RuleFinding &finding : evaluate(rule, data, data.seriesKeys(), {})) {
            ids << finding.id;
            QCOMPARE(finding.observations.front().value, 2.0); // a whole number
        }
        ids.sort();
        QCOMPARE(ids, (QStringList{u"U2:/user.slice/app.scope"_s, u"U2:/user.slice/application.scope"_s}));
    }

    /// 100 units now, 100 less each hour: an hour is left. One that grows again within the span says nothing.
    void whenADiskIsFull()
    {
        const Signal signal = Signal::parse(u"free"_s);
        FixtureData data;
        data.values[u"free"_s] = [](nanoseconds ago) {
            return 100 + 100 * std::chrono::duration<double>(ago).count() / 3600;
        };
        const auto left = secondsUntilEmpty(signal, data, std::chrono::hours(1));
        QVERIFY(left && std::abs(*left - 3600) < 200); // the fixture's points stand at the beginning of their columns
        data.values[u"free"_s] = [](nanoseconds ago) {
            return 100 + std::abs(std::chrono::duration<double>(ago).count() - 1800);
        };
        QVERIFY(!secondsUntilEmpty(signal, data, std::chrono::hours(1)));
        data.hold(u"free"_s, 5);
        QVERIFY(!secondsUntilEmpty(signal, data, std::chrono::hours(1)));
        QVERIFY(!secondsUntilEmpty(Signal::parse(u"nothing"_s), data, std::chrono::hours(1)));
    }

    /// A threshold is its source's, or it is said to be ours.
    void everyThresholdHasAnAuthor_data() { addRules(); }
    void everyThresholdHasAnAuthor()
    {
        QFETCH(QString, id);
        const Rule &rule = ruleOf(id);
        static const QRegularExpression ours(u"\\bours\\b"_s);
        if (rule.source.contains(ours))
            return;
        const double threshold = rule.when.front().threshold;
        const Condition &first = rule.when.front();
        const QString number = first.unit == u"1" ? QString::number(threshold * 100) + u" %"_s
            : first.unit == u"s"                  ? QString::number(threshold / 3600) + u" hours"_s
                                                  : QString::number(threshold);
        const bool countsFirst = first.how == Condition::How::Total && threshold == 1;
        QVERIFY2(countsFirst || rule.source.contains(number), qPrintable(rule.source + u" does not say "_s + number));
    }

    void twoAlikeAreNoHogAndVictim()
    {
        const Rule &rule = ruleOf(u"P1"_s);
        FixtureData data = firing(rule);
        data.processes = {process(100, u"a"_s, 1, 1), process(200, u"b"_s, 1, 1)};
        QVERIFY(evaluate(rule, data, data.seriesKeys(), {}).empty());
        // The victim of the hog is the one that waits most, and never one of its own session.
        data.processes = {process(100, u"a"_s, 1.5, 3), process(101, u"a2"_s, 0.2, 2), process(200, u"b"_s, 0.3, 0.2),
                          process(201, u"b2"_s, 0.1, 0.4)};
        data.set.insert(sessionSetting(101), u"a"_s);
        data.set.insert(sessionSetting(201), u"b"_s);
        const auto findings = evaluate(rule, data, data.seriesKeys(), {});
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings.front().process->identity.pid, 100);
        QCOMPARE(findings.front().victim->identity.pid, 201);
        QCOMPARE(*findings.front().process->cpu, 1.7); // of its whole session
        // Who is nice waits on purpose.
        data.set.insert(backgroundSetting(201), u"yes"_s);
        QCOMPARE(evaluate(rule, data, data.seriesKeys(), {}).front().victim->identity.pid, 200);
    }

    /// systemd.exec(5) on LimitNOFILE: select() cannot wait for descriptors above 1,023, and a program that does it anyway
    /// overwrites its stack. So the limit is raised only of those that are known not to, and never without being asked.
    void filesAreRaisedOnlyOfProgramsThatCanHaveThem()
    {
        const Rule &raise = ruleOf(u"D7"_s);
        const Rule &advice = ruleOf(u"D7a"_s);
        QVERIFY(!raise.automatic);
        QVERIFY(advice.turns.empty());
        FixtureData data = firing(raise);
        const QString name = u"process.name@%1"_s.arg(::getpid());
        for (const auto &[program, raised] : {std::pair(u"nginx"_s, true), std::pair(u"mysqld"_s, true),
                                              std::pair(u"selecter"_s, false), std::pair(u"python3"_s, false)}) {
            data.set.insert(name, program);
            QCOMPARE(!evaluate(raise, data, data.seriesKeys(), {}).empty(), raised);
            QCOMPARE(evaluate(advice, data, data.seriesKeys(), {}).empty(), raised);
        }
        for (const QString &language : Languages)
            QVERIFY(raise.texts.value(language).then.contains(u"FD_SETSIZE"));
    }

    void brokenRulesAreExplained_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("place");
        QTest::newRow("no JSON") << QByteArray("\"rules\"") << QByteArray("rules") << u"line "_s;
        QTest::newRow("category") << QByteArray("\"Cpu\"") << QByteArray("\"Cqu\"") << u"rules[0].category"_s;
        QTest::newRow("both ways") << QByteArray("\"above\": \"bad\"") << QByteArray("\"above\": \"bad\", \"below\": 1")
                                   << u"rules[0].when[0]"_s;
        QTest::newRow("ends before it begins")
            << QByteArray("\"until\": \"notable\"") << QByteArray("\"until\": 0.3") << u"rules[0].when[0].until"_s;
        QTest::newRow("too short") << QByteArray("\"over\": \"30s\"") << QByteArray("\"over\": \"3s\"")
                                   << u"rules[0].when[0].over"_s;
        QTest::newRow("turns to nothing")
            << QByteArray("\"to\": \"15\"") << QByteArray("\"too\": \"15\"") << u"rules[0].turn[0]"_s;
        QTest::newRow("no English") << QByteArray("\"en\"") << QByteArray("\"fr\"") << u"rules[0].texts"_s;
    }
    void brokenRulesAreExplained()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, place);
        QFile file(QStringLiteral(WAI_SOURCE "/resources/optimize/rules.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray json = file.readAll();
        QVERIFY(rulesFromJson(json, u"rules.json"_s));
        json.replace(json.indexOf(from), from.size(), to);
        const auto rules = rulesFromJson(json, u"rules.json"_s);
        QVERIFY(!rules);
        QCOMPARE(rules.error().code(), PerformanceErrorCode::ParseError);
        QVERIFY2(rules.error().message().contains(place), qPrintable(rules.error().message()));
    }

    void ownThresholdsRule()
    {
        auto overlay = overlaidWithThresholds(builtinRules(), R"({"M13": [{"threshold": 0.05, "until": 0.07}]})",
                                              u"own"_s);
        QVERIFY(overlay.warnings.isEmpty());
        const auto m13 = std::find_if(overlay.rules.begin(), overlay.rules.end(),
                                      [](const Rule &r) { return r.id == u"M13"; });
        QCOMPARE(m13->when.front().threshold, 0.05);
        QCOMPARE(m13->when.front().until, 0.07);
        for (const char *nonsense : {R"({"M13": [{"threshold": 0.2}]})", R"({"X9": []})", "{", R"({"M13": 5})"}) {
            overlay = overlaidWithThresholds(builtinRules(), nonsense, u"own"_s);
            QCOMPARE(overlay.warnings.size(), 1);
            QVERIFY(overlay.rules == builtinRules());
        }
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
