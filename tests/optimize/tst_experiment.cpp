// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/optimize/experiment.h>

using namespace performance;
using namespace std::chrono_literals;

class TestExperiment : public QObject {
    Q_OBJECT

    const Timestamp begun = fromNanoseconds(1'700'000'000'000'000'000);

    /// Lives through an experiment at one tick a second and draws it: what was due and when.
    QString drawn(const ExperimentDesign &design)
    {
        Experiment experiment(design, begun);
        QString line;
        for (Timestamp now = begun;; now += 1s) {
            switch (experiment.due(now)) {
            case Experiment::Due::Nothing: continue;
            case Experiment::Due::SwitchOff: line += QStringLiteral("off@%1 ").arg((now - begun) / 1s); break;
            case Experiment::Due::SwitchOn: line += QStringLiteral("on@%1 ").arg((now - begun) / 1s); break;
            case Experiment::Due::GoOn: line += QStringLiteral("go@%1 ").arg((now - begun) / 1s); break;
            case Experiment::Due::Judge: return line + QStringLiteral("judge@%1").arg((now - begun) / 1s);
            }
            experiment.switched(now);
        }
    }

private Q_SLOTS:
    void switchesOffAndOnInTurns()
    {
        QCOMPARE(drawn({10s, 2s, 3, 3, true}), QStringLiteral("off@12 on@24 off@36 on@48 judge@60"));
        QCOMPARE(ExperimentDesign({10s, 2s, 3, 3, true}).length(), nanoseconds(60s));
    }
    void whatIsNotToyedWithStaysOn() { QCOMPARE(drawn({10s, 2s, 3, 3, false}), QStringLiteral("go@12 go@24 judge@36")); }

    void segmentsDoNotTouchTheSwitches()
    {
        Experiment experiment({10s, 2s, 3, 2, true}, begun);
        for (Timestamp now = begun; experiment.due(now) != Experiment::Due::Judge; now += 1s) {
            if (experiment.due(now) != Experiment::Due::Nothing)
                experiment.switched(now);
        }
        const auto segments = experiment.segments(begun + 1h);
        QCOMPARE(segments.size(), size_t(6));
        QCOMPARE(std::count_if(segments.begin(), segments.end(), [](const auto &s) { return s.on; }), 2);
        for (size_t i = 0; i < segments.size(); ++i) {
            QCOMPARE(segments[i].range.length(), nanoseconds(10s));
            if (i >= 3)
                QVERIFY(segments[i].range.from >= segments[i - 1].range.to + 2s);
        }
        QCOMPARE(segments[2].range.to, begun); // what was before is measured up to the change
        QCOMPARE(experiment.progress(begun), 0.0);
        QCOMPARE(experiment.progress(begun + 1h), 1.0);
        QCOMPARE(experiment.remaining(begun), nanoseconds(36s));
        QCOMPARE(experiment.segments(begun).size(), size_t(3)); // the first with it is still under way
    }

    // A machine that slept comes back late: the next switch counts from then.
    void aLateSwitchMovesTheRest()
    {
        Experiment experiment({10s, 2s, 3, 2, true}, begun);
        QCOMPARE(experiment.due(begun + 5min), Experiment::Due::SwitchOff);
        experiment.switched(begun + 5min);
        QCOMPARE(experiment.due(begun + 5min + 11s), Experiment::Due::Nothing);
        QCOMPARE(experiment.due(begun + 5min + 12s), Experiment::Due::SwitchOn);
    }
};

QTEST_GUILESS_MAIN(TestExperiment)
#include "tst_experiment.moc"
