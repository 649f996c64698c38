// SPDX-License-Identifier: MIT
// How often a verdict is false where a change does nothing, and how often an effect is found where there is one: the
// product's own experiment on simulated loads. tests/bench/run improve prints the whole table.
#include "optimize/simulated_loads.h"
#include "support/test_support.h"

using namespace simulated;

class TestVerdicts : public QObject {
    Q_OBJECT

    /// The test's own level is 5 % at most whatever the load; of 4,000 trials the share found errs by a third of a per cent.
    static constexpr int Trials = 4000;

private Q_SLOTS:
    void atMostFiveInAHundredAreFalse_data()
    {
        QTest::addColumn<int>("load");
        QTest::addColumn<bool>("isPeriodic");
        const auto all = noises();
        for (int i = 0; i < int(all.size()); ++i)
            QTest::newRow(all[size_t(i)].name.c_str()) << i << false;
        // Of each period from 5 to 120 s a sine and a square wave; here every fifth, and the one that the turns of old fell upon.
        const auto waves = periodic();
        for (int i = 0; i < int(waves.size()); ++i) {
            const int period = 5 + i / 2;
            if (period % 5 == 0 || period == 24)
                QTest::newRow(waves[size_t(i)].name.c_str()) << i << true;
        }
    }
    void atMostFiveInAHundredAreFalse()
    {
        QFETCH(int, load);
        QFETCH(bool, isPeriodic);
        std::mt19937_64 random = testRandom();
        const Load tried = isPeriodic ? periodic()[size_t(load)] : noises()[size_t(load)];
        std::vector<Trial> trials(isPeriodic ? 1 : 4);
        if (!isPeriodic) {
            trials[1].fired = true;
            trials[2].twice = true;
            trials[3].victimEnds = true;
        }
        for (const Trial &trial : trials) {
            // What hardly ever fires says little: an hour of its time is given to each try.
            const Verdicts found = experiments(tried, trial, trial.fired ? Trials / 4 : Trials, random);
            if (found.all() < 500)
                continue;
            const double allowed = found.all() < Trials ? 0.05 + 2 * 0.0069 : 0.05; // of 1,000 the share errs by 0.69 %
            QVERIFY2(found.share(found.better + found.worse) <= allowed,
                     qPrintable(QStringLiteral("better %1 %, worse %2 % of %3")
                                    .arg(100 * found.share(found.better))
                                    .arg(100 * found.share(found.worse))
                                    .arg(found.all())));
        }
    }

    // A fifth less, on a figure that swings by a fifth and is as persistent as real ones, within four minutes.
    void anEffectOfAFifthIsFound()
    {
        std::mt19937_64 random = testRandom();
        Trial trial;
        trial.effect = 0.2;
        const Verdicts found = experiments(autoregressive(0.9), trial, Trials, random);
        QVERIFY2(found.share(found.better) >= 0.8, qPrintable(QString::number(100 * found.share(found.better))));
        QVERIFY2(found.seconds / found.all() <= 240, qPrintable(QString::number(found.seconds / found.all())));
        QVERIFY(found.share(found.worse) < 0.001);
        trial.effect = -0.2;
        const Verdicts harm = experiments(autoregressive(0.9), trial, Trials, random);
        QVERIFY2(harm.share(harm.worse) >= 0.8, qPrintable(QString::number(100 * harm.share(harm.worse))));
    }

    void lossesThatEndAreFound()
    {
        std::mt19937_64 random = testRandom();
        const Trial trial{0, 1, 1, false, false, false};
        const Verdicts found = experiments(losses(0.4), trial, Trials, random);
        QVERIFY2(found.share(found.better) >= 0.8, qPrintable(QString::number(100 * found.share(found.better))));
    }
};

QTEST_GUILESS_MAIN(TestVerdicts)
#include "tst_verdicts.moc"
