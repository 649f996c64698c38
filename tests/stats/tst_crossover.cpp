// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/stats/crossover_design.h>
#include <performance/stats/crossover_test.h>
#include <performance/stats/error_budget.h>

#include <cmath>
#include <set>

using namespace performance;
using namespace std::chrono_literals;

namespace {

/// Pairs whose differences "with − without" are these, on a load that stands at 10 without the change.
std::vector<MeasuredPair> pairsOf(const std::vector<double> &differences)
{
    std::vector<MeasuredPair> pairs;
    for (size_t i = 0; i < differences.size(); ++i) {
        const bool onFirst = i % 2 == 0;
        // Both means move with it, so that no pair stands higher than its neighbours: there is no drift.
        const double with = 10 + differences[i] / 2;
        const double without = 10 - differences[i] / 2;
        pairs.push_back(
            {onFirst ? with : without, onFirst ? without : with, double(i) * 16, double(i) * 16 + 8, onFirst});
    }
    return pairs;
}

} // namespace

class TestCrossover : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Darwin's fifteen pairs of plants, crossed and self-fertilised, in eighths of an inch: the data of Fisher's chapter.
    // R: wilcox.test(d, conf.int = TRUE, exact = TRUE) has V = 96 of 120, p = 0.04126; so 5 % is passed and 4 % is not.
    void darwinsPlants()
    {
        const auto pairs = pairsOf({49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48});
        const auto at5 = crossoverEffect(pairs, 0.05);
        const auto at4 = crossoverEffect(pairs, 0.04);
        QVERIFY(at5 && at5->isReal());
        QVERIFY(at4 && !at4->isReal());
        QVERIFY(std::fabs(at5->difference - 314.0 / 15) < 1e-9);
        QCOMPARE(at5->pairs, size_t(15));
        QVERIFY(at5->low > 0 && at5->low < at5->difference && at5->high > at5->difference);
    }

    // The smallest p of n pairs is 2/2ⁿ: 2/32 with five, 2/64 with six (Wilcoxon's table A).
    void fewPairsProveNothing()
    {
        QVERIFY(!crossoverEffect({}, 0.05));
        QVERIFY(!crossoverEffect(pairsOf({-1, -2, -3, -4, -5}), 0.05));
        const auto six = crossoverEffect(pairsOf({-1, -2, -3, -4, -5, -6}), 0.05);
        QVERIFY(six && six->isReal());
        QCOMPARE(six->low, -6.0); // of six pairs all are needed: from the smallest to the largest
        QCOMPARE(six->high, -1.0);
    }

    // What the interval leaves out, subtracted, would be refused; what it holds would not.
    void theIntervalInvertsTheTest()
    {
        std::mt19937_64 random = testRandom();
        std::normal_distribution<double> normal(3, 2);
        for (int trial = 0; trial < 200; ++trial) {
            std::vector<double> differences(6 + trial % 12);
            std::generate(differences.begin(), differences.end(), [&] { return normal(random); });
            const auto whole = crossoverEffect(pairsOf(differences), 0.05);
            QVERIFY(whole);
            for (const double shift : {whole->low - 1e-6, whole->low + 1e-6, whole->high - 1e-6, whole->high + 1e-6}) {
                std::vector<double> moved = differences;
                for (double &d : moved)
                    d -= shift;
                QCOMPARE(crossoverEffect(pairsOf(moved), 0.05)->isReal(), shift < whole->low || shift > whole->high);
            }
        }
    }

    void ratesOfWhatIsRareAreCompared()
    {
        // Two stretches of five lost something without the change, none with it: every median is 0.
        std::vector<MeasuredPair> pairs;
        for (int i = 0; i < 15; ++i)
            pairs.push_back({0, i % 5 < 2 ? 0.0 : 1.0 + i, double(i) * 16, double(i) * 16 + 8, true});
        const auto effect = crossoverEffect(pairs, 0.05);
        QVERIFY(effect && effect->isReal());
        QVERIFY(effect->high < 0);
        QCOMPARE(effect->with, 0.0);
        // Nothing was lost at all.
        for (MeasuredPair &pair : pairs)
            pair.first = pair.second = 0;
        QVERIFY(!crossoverEffect(pairs, 0.05)->isReal());
    }

    // A rise of 1 a second is sixteen times the effect from pair to pair, and leaves nothing behind.
    void driftIsRemovedWithinPairs()
    {
        std::mt19937_64 random = testRandom();
        std::vector<MeasuredPair> pairs;
        for (int i = 0; i < 14; ++i) {
            const bool onFirst = (random() & 1) != 0;
            const double first = i * 16.0;
            const double second = first + 8;
            pairs.push_back({first - (onFirst ? 1 : 0), second - (onFirst ? 0 : 1), first, second, onFirst});
        }
        const auto effect = crossoverEffect(pairs, 0.02);
        QVERIFY(effect && effect->pairs == 14);
        // The interval of the corrected differences is the point −1; it grew to hold the difference of the plain means.
        QVERIFY(std::fabs((effect->difference > -1 ? effect->low : effect->high) + 1) < 1e-9);
    }

    void lengthsAndCoinsAreDrawn()
    {
        const CrossoverDesign design;
        std::mt19937_64 random = testRandom();
        int first = 0;
        int all = 0;
        std::set<nanoseconds> lengths;
        for (int i = 0; i < 400; ++i) {
            const auto pairs = design.drawn(random());
            QVERIFY(pairs.size() >= 12 && pairs.size() <= 20);
            QVERIFY(design.lengthOf(pairs) <= 240s);
            for (const CrossoverPair &pair : pairs) {
                QVERIFY(pair.first >= 4s && pair.first <= 8s && pair.second >= 4s && pair.second <= 8s);
                lengths.insert(pair.first);
                first += pair.onFirst ? 1 : 0;
                ++all;
            }
        }
        QCOMPARE(lengths.size(), size_t(5));
        QVERIFY(std::fabs(double(first) / all - 0.5) < 5 * 0.5 / std::sqrt(double(all))); // five standard errors
        QCOMPARE(design.drawn(7).size(), design.drawn(7).size());
    }

    void aTrialOfShorterStretchesIsShorter()
    {
        const CrossoverDesign design = CrossoverDesign::ofStretches(4s);
        QCOMPARE(design.least, nanoseconds(2s));
        QCOMPARE(design.settle, nanoseconds(1s));
        QCOMPARE(design.longest, nanoseconds(120s));
        QVERIFY(design.drawn(1).size() >= 12);
        const CrossoverDesign usual = CrossoverDesign::ofStretches(8s);
        QCOMPARE(usual.longest, nanoseconds(240s));
        QCOMPARE(usual.least, nanoseconds(4s));
        QCOMPARE(usual.settle, nanoseconds(2s));
    }

    void slowFiguresTakeLonger()
    {
        const CrossoverDesign design = CrossoverDesign().forCadence(5s, 10s);
        QCOMPARE(design.step, nanoseconds(5s));
        QCOMPARE(design.least, nanoseconds(20s));
        QCOMPARE(design.settle, nanoseconds(10s));
        QVERIFY(CrossoverDesign().forCadence(1s, 6s).drawn(1).size() >= 12);
        QCOMPARE(CrossoverDesign().forCadence(1s).settle, nanoseconds(2s));
    }

    // Lan and DeMets, table 1: of two-sided 5 %, what O'Brien and Fleming's function spends by t = 0.2, 0.4, 0.6, 0.8, 1.
    void theBudgetIsSpentOnce()
    {
        ErrorBudget budget;
        const double spent[] = {0.00001, 0.00194, 0.01140, 0.02843, 0.05};
        for (int i = 0; i < 5; ++i) {
            QVERIFY(budget.spend(0.2 * (i + 1)) >= 0);
            QVERIFY(std::fabs(budget.spent() - spent[i]) < 0.00001);
        }
        QCOMPARE(budget.spendRest(), 0.0);
        ErrorBudget early;
        QVERIFY(early.spend(0.5) < 0.006);
        QVERIFY(std::fabs(early.spendRest() + 0.00557 - 0.05) < 0.0001);
        QCOMPARE(looksAmong(15), (std::vector<size_t>{9, 12, 15}));
        QCOMPARE(looksAmong(1), (std::vector<size_t>{1}));
        QVERIFY(looksAmong(0).empty());
    }
};

QTEST_GUILESS_MAIN(TestCrossover)
#include "tst_crossover.moc"
