// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/knobs/catalogue.h>
#include <performance/optimize/experiment.h>
#include <performance/optimize/rule_reader.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

class TestExperiment : public QObject {
    Q_OBJECT

    const Timestamp begun = fromNanoseconds(1'700'000'000'000'000'000);

    static std::optional<double> steady(const TimeRange &) { return 10; }

    /// Lives through an experiment at one tick a second and draws what was switched when; looks find nothing.
    QString drawn(const CrossoverDesign &design, quint64 seed)
    {
        Experiment experiment(design, begun, seed);
        QString line;
        for (Timestamp now = begun;; now += 1s) {
            if (experiment.due(now) == Experiment::Due::Look) {
                line += QStringLiteral("look@%1 ").arg((now - begun) / 1s);
                const bool isOver = experiment.isOver(now);
                (void)experiment.look(now, steady);
                if (isOver)
                    return line;
            }
            switch (experiment.due(now)) {
            case Experiment::Due::Look:
            case Experiment::Due::Nothing: continue;
            case Experiment::Due::SwitchOff: line += QStringLiteral("off@%1 ").arg((now - begun) / 1s); break;
            case Experiment::Due::SwitchOn: line += QStringLiteral("on@%1 ").arg((now - begun) / 1s); break;
            case Experiment::Due::GoOn: line += QStringLiteral("go@%1 ").arg((now - begun) / 1s); break;
            }
            experiment.switched(now);
        }
    }

    /// Switches as is due until a look is.
    void liveUntilLook(Experiment &experiment, Timestamp &now)
    {
        for (; experiment.due(now) != Experiment::Due::Look; now += 1s) {
            if (experiment.due(now) != Experiment::Due::Nothing)
                experiment.switched(now);
        }
    }

private Q_SLOTS:
    // Every stretch of fixed length: 12 s each with its settling, ten pairs in 240 s, looked at after six, eight and ten.
    void switchesAsTheCoinsFell()
    {
        const CrossoverDesign design{240s, 2s, 10s, 10s, 1s};
        for (quint64 seed = 0; seed < 50; ++seed) {
            QString expected;
            const auto pairs = design.drawn(seed);
            QCOMPARE(pairs.size(), size_t(10));
            bool on = true; // it was applied
            int second = 0;
            for (size_t i = 0; i < pairs.size(); ++i) {
                for (const bool next : {pairs[i].onFirst, !pairs[i].onFirst}) {
                    expected += QStringLiteral("%1@%2 ")
                                    .arg(QLatin1String(next == on ? "go"
                                                           : next ? "on"
                                                                  : "off"))
                                    .arg(second);
                    on = next;
                    second += 12;
                }
                if (i == 5 || i == 7 || i == 9)
                    expected += QStringLiteral("look@%1 ").arg(second);
            }
            QCOMPARE(drawn(design, seed), expected);
        }
    }

    // What is measured must not depend on the coins: settling is left out also where nothing was switched.
    void stretchesLieAlikeWhateverTheCoins()
    {
        const CrossoverDesign design{240s, 2s, 10s, 10s, 1s};
        for (quint64 seed = 0; seed < 20; ++seed) {
            Experiment experiment(design, begun, seed);
            Timestamp now = begun;
            liveUntilLook(experiment, now);
            const auto stretches = experiment.stretches(now);
            QCOMPARE(stretches.size(), size_t(12));
            for (size_t i = 0; i < stretches.size(); ++i) {
                QCOMPARE(stretches[i].range.from, begun + 12s * int(i) + 2s);
                QCOMPARE(stretches[i].range.length(), nanoseconds(10s));
            }
            QVERIFY(stretches.front().range.from >= begun); // nothing from before
            QCOMPARE(std::count_if(stretches.begin(), stretches.end(), [](const auto &s) { return s.on; }), 6);
        }
    }

    void aLookSeesWhatTheChangeDoes()
    {
        for (const double with : {8.0, 12.0}) {
            Experiment experiment(CrossoverDesign(), begun, 3);
            Timestamp now = begun;
            liveUntilLook(experiment, now);
            const auto stretches = experiment.stretches(now);
            const auto effect = experiment.look(now, [&](const TimeRange &range) -> std::optional<double> {
                const auto it = std::find_if(stretches.begin(), stretches.end(),
                                             [&](const auto &s) { return s.range == range; });
                return it->on ? with : 10;
            });
            QVERIFY(effect && effect->isReal());
            QCOMPARE(effect->difference, with - 10);
        }
    }

    // A pair of which one stretch was not measured is left out whole; where that happens to most, nothing is said.
    void pairsWithHolesAreLeftOut()
    {
        Experiment experiment(CrossoverDesign(), begun, 5);
        Timestamp now = begun;
        liveUntilLook(experiment, now);
        int asked = 0;
        QVERIFY(!experiment.conclude(
            now, [&](const TimeRange &) { return ++asked % 4 == 1 ? std::nullopt : std::optional<double>(1); }));
        Experiment other(CrossoverDesign(), begun, 5);
        Timestamp later = begun;
        liveUntilLook(other, later);
        QCOMPARE(other.conclude(later, steady)->pairs, other.stretches(later).size() / 2);
    }

    // A machine that slept comes back late: the next stretch counts from then.
    void aLateSwitchMovesTheRest()
    {
        Experiment experiment({240s, 2s, 10s, 10s, 1s}, begun, 1);
        experiment.switched(begun);
        QVERIFY(experiment.due(begun + 5min) != Experiment::Due::Nothing);
        experiment.switched(begun + 5min);
        QCOMPARE(experiment.due(begun + 5min + 11s), Experiment::Due::Nothing);
        QVERIFY(experiment.due(begun + 5min + 12s) != Experiment::Due::Nothing);
    }

    void saysHowFarItIs()
    {
        const Experiment experiment({240s, 2s, 10s, 10s, 1s}, begun, 1);
        QCOMPARE(experiment.length(), nanoseconds(240s));
        QCOMPARE(experiment.progress(begun), 0.0);
        QCOMPARE(experiment.progress(begun + 1h), 1.0);
        QCOMPARE(experiment.remaining(begun + 60s), nanoseconds(180s));
        QVERIFY(experiment.isOn());
    }

    // The use of a limit halves where the limit doubles: whatever watched that would call every raise better. And what came to need a
    // raised limit must not be cut off to see whether it does.
    void limitsAreNeverSwitched()
    {
        int limits = 0;
        for (const Rule &rule : builtinRules()) {
            if (!rule.watch.contains(u"wai.limit.") && !rule.watch.contains(u"wai.process.limit."))
                continue;
            QVERIFY2(rule.proof == Proof::Readback, qPrintable(rule.id));
            ++limits;
        }
        for (const Rule &rule : builtinRules()) {
            for (const Turn &turn : rule.turns) {
                if (!knobs::isLimitOfUse(turn.knob.toStdString()))
                    continue;
                QVERIFY2(rule.proof == Proof::Readback, qPrintable(rule.id + u' ' + turn.knob));
                ++limits;
            }
        }
        QVERIFY(limits > 8);
    }

    /// What a user suffers, and nothing that the change takes away by what it is: a limit that is hit less often because it is
    /// higher proves nothing. Who is only looked at before and after has something to look at.
    void whatIsWatchedIsWhatSomebodySuffers()
    {
        // Figures that count how often a knob's own limit is hit.
        const QStringList ofLimits{u"wai.memory.compaction_stalls"_s, u"wai.network.backlog.squeezed"_s,
                                   u"wai.limit."_s, u"wai.process.limit."_s};
        int switched = 0;
        for (const Rule &rule : builtinRules()) {
            if (rule.proof == Proof::Watch)
                QVERIFY2(!rule.watch.isEmpty(), qPrintable(rule.id));
            if (rule.proof == Proof::Readback || rule.turns.empty())
                continue;
            const auto isOfLimit = [&](const QString &name) { return rule.watch.startsWith(name); };
            QVERIFY2(!std::ranges::any_of(ofLimits, isOfLimit), qPrintable(rule.id + u' ' + rule.watch));
            switched += rule.proof == Proof::Crossover;
        }
        QVERIFY(switched > 15);
        // The hog of a disk waits as well when it is put last: its waiting is no measure.
        const auto hog = std::ranges::find(builtinRules(), u"D1"_s, &Rule::id);
        QCOMPARE(hog->watch, QString::fromLatin1(VictimIoWaits));
    }

    void aRuleSaysOneOfThreeProofs()
    {
        QByteArray json =
            R"({"rules":[{"id":"X1","category":"Memory","impact":"Low","effort":"Trivial","when":[{"signal":"a","unit":"1","above":5,"until":1,"over":"30s"}],)"
            R"("watch":"a","latency":"6s","proof":"PROOF","source":"test","texts":{"en":{"name":"n","why":"w","then":"t"}}}]})";
        const auto with = [&](const char *proof) {
            return rulesFromJson(QByteArray(json).replace("PROOF", proof), u"test"_s);
        };
        QCOMPARE(with("crossover")->front().proof, Proof::Crossover);
        QCOMPARE(with("readback")->front().proof, Proof::Readback);
        QCOMPARE(with("watch")->front().proof, Proof::Watch);
        QCOMPARE(with("watch")->front().latency, nanoseconds(6s));
        QVERIFY(!with("hope"));
        json.replace("6s", "61s");
        QVERIFY(!with("watch"));
    }
};

QTEST_GUILESS_MAIN(TestExperiment)
#include "tst_experiment.moc"
