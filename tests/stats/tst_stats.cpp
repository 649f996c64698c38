// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include <performance/stats/comparison.h>
#include <performance/stats/proportions.h>
#include <performance/stats/summary.h>

#include <cmath>

using namespace performance;

class TestStats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Newcombe, Statistics in Medicine 17 (1998), 857-872, table I: method 3, Wilson's score without continuity correction.
    void sharesAreWilsons_data()
    {
        QTest::addColumn<int>("hits");
        QTest::addColumn<int>("all");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("81 of 263") << 81 << 263 << 0.2553 << 0.3662;
        QTest::newRow("15 of 148") << 15 << 148 << 0.0624 << 0.1605;
        QTest::newRow("0 of 20") << 0 << 20 << 0.0 << 0.1611;
        QTest::newRow("1 of 29") << 1 << 29 << 0.0061 << 0.1718;
        QTest::newRow("nothing at all") << 0 << 0 << 0.0 << 1.0;
    }
    void sharesAreWilsons()
    {
        QFETCH(int, hits);
        QFETCH(int, all);
        QFETCH(double, low);
        QFETCH(double, high);
        const ShareInterval interval = shareInterval(hits, all);
        QVERIFY2(std::abs(interval.low - low) < 5e-5, qPrintable(QString::number(interval.low)));
        QVERIFY2(std::abs(interval.high - high) < 5e-5, qPrintable(QString::number(interval.high)));
    }

    // The expected figures are those of numpy.quantile with its default method.
    void quantiles()
    {
        std::vector<double> values{7, 1, 3, 5};
        QCOMPARE(*quantileOf(values, 0.5), 4.0);
        QCOMPARE(*quantileOf(values, 0), 1.0);
        QCOMPARE(*quantileOf(values, 1), 7.0);
        QCOMPARE(*quantileOf(values, 0.95), 6.7);
        std::vector<double> one{42};
        QCOMPARE(*quantileOf(one, 0.95), 42.0);
        QVERIFY(!quantileOf({}, 0.5));
    }

    void countersAreSummarisedAsRates()
    {
        Recording recording;
        const Timestamp start = fromNanoseconds(1'000'000'000'000);
        recording.axes.push_back(
            {start, start + std::chrono::seconds(1), start + std::chrono::seconds(2), start + std::chrono::seconds(4)});
        RecordedSeries column;
        column.descriptor = {QStringLiteral("c"),  {},
                             QStringLiteral("c"),  QStringLiteral("By"),
                             MetricCategory::Disk, Instrument::Counter,
                             Storage::Integer,     512};
        column.bits = {10, 20, 15, 35}; // runs backwards once: that interval has no rate
        recording.series.push_back(column);
        const auto summary = summarise(recording, recording.series.front());
        QVERIFY(summary);
        QCOMPARE(summary->count, 2);
        QCOMPARE(summary->unit, QStringLiteral("By/s"));
        QCOMPARE(summary->maximum, 5120.0);
        QCOMPARE(summary->minimum, 5120.0);
        recording.gaps.push_back(start + std::chrono::seconds(4));
        QCOMPARE(summarise(recording, recording.series.front())->count, 1);
    }

    // Of spans that do not differ, about one in twenty 95 % intervals may miss zero; with autocorrelated samples, too.
    void intervalsCoverTheTruth()
    {
        auto random = testRandom();
        std::normal_distribution<double> noise(0, 1);
        int missed = 0;
        constexpr int Trials = 1000;
        for (int trial = 0; trial < Trials; ++trial) {
            const auto span = [&] {
                std::vector<double> values;
                double state = noise(random);
                for (int i = 0; i < 600; ++i) {
                    state = 0.5 * state + noise(random);
                    values.push_back(100 + state);
                }
                return values;
            };
            const auto change = compareMeans(span(), span());
            QVERIFY(change);
            missed += change->low > 0 || change->high < 0;
        }
        QVERIFY2(missed < Trials / 10, qPrintable(QString::number(missed)));
        QVERIFY2(missed > Trials / 100, qPrintable(QString::number(missed)));
    }

    void aRealDifferenceIsFound()
    {
        auto random = testRandom();
        std::normal_distribution<double> noise(0, 5);
        std::vector<double> before;
        std::vector<double> after;
        for (int i = 0; i < 200; ++i) {
            before.push_back(100 + noise(random));
            after.push_back(110 + noise(random));
        }
        const auto change = compareMeans(before, after);
        QVERIFY(change && change->low > 0.05 && change->high < 0.15);
        QVERIFY(!compareMeans(std::vector<double>{1, 2, 3}, after));
    }
};

QTEST_GUILESS_MAIN(TestStats)
#include "tst_stats.moc"
