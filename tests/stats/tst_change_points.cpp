// SPDX-License-Identifier: MIT
// Changes of level in simulated months: how often a step is found within the hour, and how often one is told that is none.
#include "stats/simulated_levels.h"
#include "support/test_support.h"

#include <cmath>

using namespace performance;
using namespace std::chrono_literals;

namespace {

/// The chance of so many or fewer of `trials`, each with this chance: how sure it is that a figure is missed.
double atMost(int hits, int trials, double chance)
{
    double sum = 0;
    for (int k = 0; k <= hits; ++k)
        sum += std::exp(std::lgamma(trials + 1.0) - std::lgamma(k + 1.0) - std::lgamma(trials - k + 1.0)
                        + k * std::log(chance) + (trials - k) * std::log(1 - chance));
    return sum;
}

} // namespace

class TestChangePoints : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsAreFoundWithinTheHour_data()
    {
        QTest::addColumn<int>("levels");
        QTest::addColumn<double>("daily");
        for (const int levels : {0, 1, 3, 5}) {
            for (const double daily : {0.0, 0.3})
                QTest::addRow("%s, daily %.1f", simulated::AllLevels[levels].name, daily) << levels << daily;
        }
    }
    /// At 4 % of noise 90 of 100 steps of 15 % must be. Fails where fewer than that would be so rare as one in ten thousand.
    void stepsAreFoundWithinTheHour()
    {
        QFETCH(int, levels);
        QFETCH(double, daily);
        auto random = testRandom();
        constexpr int Trials = 25;
        int found = 0;
        for (int i = 0; i < Trials; ++i) {
            const size_t at = 10 * simulated::Day + random() % (19 * simulated::Day);
            const auto values = simulated::make(simulated::AllLevels[levels],
                                                {0.04, daily, at + 60, at, random() % 2 ? 0.15 : -0.15}, random);
            found += simulated::isFound(changePoints(values), values[at].time);
        }
        QVERIFY2(atMost(found, Trials, 0.9) > 1e-4, qPrintable(QStringLiteral("%1 of %2").arg(found).arg(Trials)));
    }

    void noiseHasNone_data()
    {
        QTest::addColumn<int>("levels");
        QTest::addColumn<double>("deviation");
        for (int levels = 0; levels < int(std::size(simulated::AllLevels)); ++levels) {
            for (const double deviation : {0.05, 0.2})
                QTest::addRow("%s, %.2f", simulated::AllLevels[levels].name, deviation) << levels << deviation;
        }
    }
    /// One a month at most, on average: of eight months sixteen would be 1 in 150.
    void noiseHasNone()
    {
        QFETCH(int, levels);
        QFETCH(double, deviation);
        auto random = testRandom();
        size_t told = 0;
        for (int i = 0; i < 8; ++i)
            told += changePoints(simulated::make(simulated::AllLevels[levels], {deviation, i % 2 ? 0.3 : 0.0}, random))
                        .size();
        QVERIFY2(told <= 16, qPrintable(QString::number(told)));
    }

    /// Without noise all is known: the minute, the levels.
    void aCleanStepIsExact()
    {
        std::vector<TimedValue> values;
        for (int i = 0; i < 3000; ++i)
            values.push_back({Timestamp(std::chrono::minutes(i)), i < 1234 ? 10.0 : 20.0});
        const auto points = changePoints(values);
        QCOMPARE(points.size(), size_t(1));
        QCOMPARE(points.front().time, Timestamp(1234min));
        QCOMPARE(points.front().before, 10.0);
        QCOMPARE(points.front().after, 20.0);
        QVERIFY(changePoints(values, {1.5, 0}).empty());
        QVERIFY(changePoints(values, {0.1, 11}).empty());
        for (TimedValue &value : values)
            value.value = 10;
        QVERIFY(changePoints(values).empty());
    }

    /// An hour of something else is no new level once it is over; while it lasts, it is one.
    void aBurstIsNoNewLevel()
    {
        std::mt19937_64 random(1);
        auto values = simulated::make(simulated::AllLevels[0], {0.05, 0, 10 * simulated::Day}, random);
        for (size_t i = 7'000; i < 7'120; ++i)
            values[i].value += 1;
        QVERIFY(changePoints(values).empty());
        values.resize(7'100);
        QCOMPARE(changePoints(values).size(), size_t(1));
    }

    void gapsAndWhatIsNoNumber()
    {
        std::mt19937_64 random(2);
        auto values = simulated::make(simulated::AllLevels[1], {0.04, 0, simulated::Month, 20'000, 0.3}, random);
        // Off every night, and now and then a value that is none.
        std::erase_if(values,
                      [](const TimedValue &value) { return value.time.time_since_epoch() / 1min % 1440 < 480; });
        for (size_t i = 0; i < values.size(); i += 97)
            values[i].value = i % 2 ? std::nan("") : HUGE_VAL;
        const auto points = changePoints(values);
        QCOMPARE(points.size(), size_t(1));
        QVERIFY(std::chrono::abs(points.front().time - Timestamp(std::chrono::minutes(29'020'000))) < 9h);
        QVERIFY(changePoints({}).empty());
        values.resize(100);
        QVERIFY(changePoints(values).empty());
        for (TimedValue &value : values)
            value.value = 1e308;
        QVERIFY(changePoints(values).empty());
    }
};

QTEST_GUILESS_MAIN(TestChangePoints)
#include "tst_change_points.moc"
