// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/stats/effect.h>

#include <cmath>

using namespace performance;

namespace {

/// Noise in which each sample resembles the one before, as in real metrics (autoregressive, of order one), with spikes.
class Noise {
public:
    Noise(std::mt19937_64 &random, double persistence)
        : m_random(random), m_persistence(persistence), m_value(m_normal(random))
    {}
    double next()
    {
        m_value = m_persistence * m_value + std::sqrt(1 - m_persistence * m_persistence) * m_normal(m_random);
        return m_value + (m_random() % 50 == 0 ? 3.0 : 0.0);
    }

private:
    std::mt19937_64 &m_random;
    double m_persistence;
    std::normal_distribution<double> m_normal;
    double m_value;
};

struct Trial {
    std::vector<std::vector<double>> without;
    std::vector<std::vector<double>> with;
};

/// As an experiment runs: three segments before, then on and off in turns, of ten samples, two between them unused.
Trial experiment(std::mt19937_64 &random, double persistence, double level, double spread, double effect)
{
    Noise noise(random, persistence);
    Trial trial;
    const auto segment = [&](bool on) {
        noise.next();
        noise.next();
        std::vector<double> values;
        for (int i = 0; i < 10; ++i)
            values.push_back(level + spread * noise.next() + (on ? effect : 0));
        (on ? trial.with : trial.without).push_back(values);
    };
    for (int i = 0; i < 3; ++i)
        segment(false);
    for (int i = 0; i < 7; ++i)
        segment(i % 2 == 0);
    return trial;
}

} // namespace

/// How many experiments a test makes: WAI_TRIALS, or as many as usual; under a sanitizer a tenth of it.
int trials(int usual)
{
    if (const int given = qEnvironmentVariableIntValue("WAI_TRIALS"); given > 0)
        return given;
#ifdef WAI_SANITIZED
    return usual / 10;
#else
    return usual;
#endif
}

class TestEffect : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClearEffectIsMeasured()
    {
        std::mt19937_64 random(7);
        const Trial trial = experiment(random, 0.5, 100, 2, -20);
        const auto effect = effectOf(trial.without, trial.with);
        QVERIFY(effect);
        QVERIFY(effect->isReal());
        QVERIFY(std::fabs(effect->difference + 20) < 3);
        QVERIFY(effect->low < -20 + 3 && effect->high > -20 - 3 && effect->high < 0);
        QVERIFY(std::fabs(*effect->change + 0.2) < 0.03);
    }

    void tooLittleSaysNothing()
    {
        const std::vector<std::vector<double>> two{{1, 2, 3}, {1, 2, 3}};
        const std::vector<std::vector<double>> three{{1, 2, 3}, {1, 2, 3}, {1, 2, 3}};
        const std::vector<std::vector<double>> thin{{1, 2}, {1, 2, 3}, {1, 2, 3}};
        QVERIFY(!effectOf(two, three));
        QVERIFY(!effectOf(three, two));
        QVERIFY(!effectOf(three, thin));
        QVERIFY(effectOf(three, three));
        QVERIFY(!effectOf(three, three)->isReal());
    }

    void whatStandsStillIsExact()
    {
        const std::vector<std::vector<double>> before{{4, 4, 4}, {4, 4, 4}, {4, 4, 4}};
        const std::vector<std::vector<double>> after{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}};
        const auto effect = effectOf(before, after);
        QCOMPARE(effect->low, -4.0);
        QCOMPARE(effect->high, -4.0);
        QVERIFY(effect->isReal());
        QVERIFY(!effectOf(after, before)->change); // relative to nothing
    }

    // Verdicts where there is no effect: at most one in twenty may be false, however persistent the noise is.
    void noEffectIsSeldomSeen_data()
    {
        QTest::addColumn<double>("persistence");
        for (const double persistence : {0.0, 0.5, 0.8, 0.9, 0.95})
            QTest::addRow("%.2f", persistence) << persistence;
    }
    void noEffectIsSeldomSeen()
    {
        QFETCH(double, persistence);
        auto random = testRandom();
        const int count = trials(10000);
        int wrong = 0;
        for (int i = 0; i < count; ++i) {
            const Trial trial = experiment(random, persistence, 100, 5, 0);
            wrong += mayBeReal(trial.without, trial.with) && effectOf(trial.without, trial.with, random())->isReal()
                ? 1
                : 0;
        }
        const double rate = double(wrong) / count;
        qInfo("persistence %.2f: %.2f %% of verdicts were false", persistence, rate * 100);
        // Three standard errors above one in twenty.
        QVERIFY(rate <= 0.05 + 3 * std::sqrt(0.05 * 0.95 / count));
    }

    /// What need not be resampled would not have been real either.
    void theShortcutIsNone()
    {
        auto random = testRandom();
        int both = 0;
        for (int i = 0; i < trials(300); ++i) {
            const Trial trial = experiment(random, 0.5, 100, 5, i % 3 == 0 ? -8 : 0);
            const bool real = effectOf(trial.without, trial.with, random())->isReal();
            QVERIFY(!real || mayBeReal(trial.without, trial.with));
            both += real ? 1 : 0;
        }
        QVERIFY(both > 0);
    }

    // How often an effect is seen, with noise of 5 % of the level: told, and bounded from below where it must be seen.
    void power_data()
    {
        QTest::addColumn<double>("effect");
        QTest::addColumn<double>("least");
        QTest::newRow("5 %") << 5.0 << 0.0;
        QTest::newRow("10 %") << 10.0 << 0.5;
        QTest::newRow("20 %") << 20.0 << 0.95;
    }
    void power()
    {
        QFETCH(double, effect);
        QFETCH(double, least);
        auto random = testRandom();
        int seen = 0;
        const int count = trials(100);
        for (int i = 0; i < count; ++i) {
            const Trial trial = experiment(random, 0.8, 100, 5, -effect);
            const auto found = effectOf(trial.without, trial.with, random());
            seen += found->isReal() && found->difference < 0 ? 1 : 0;
        }
        qInfo("an effect of %.0f %% is seen in %.0f %% of experiments", effect, 100.0 * seen / count);
        QVERIFY(seen >= least * count);
    }
};

QTEST_GUILESS_MAIN(TestEffect)
#include "tst_effect.moc"
