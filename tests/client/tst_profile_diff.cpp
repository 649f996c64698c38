// SPDX-License-Identifier: MIT
#include "../support/folded_profile.h"

#include <performance/client/profile_diff.h>
#include <performance/stats/proportions.h>

#include <QTest>

#include <cmath>
#include <random>

using namespace performance;

namespace {

using Verdict = MetricDifference::Verdict;

/// So many samples of 1 ms in each function.
Profile counted(const QMap<QString, int> &functions)
{
    QStringList lines;
    for (auto it = functions.begin(); it != functions.end(); ++it) {
        for (int i = 0; i < it.value(); ++i)
            lines << QStringLiteral("main;%1 1000000").arg(it.key());
    }
    return foldedProfile(lines);
}

const FunctionDifference &find(const ProfileDifference &diff, const QString &name)
{
    for (const FunctionDifference &f : diff.functions) {
        if (f.name == name)
            return f;
    }
    qFatal("no %s", qPrintable(name));
}

} // namespace

class TestProfileDiff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void intervalsAreThoseOfTheLiterature()
    {
        // Newcombe 1998, table II, method 10: 56/70 against 48/80 is 0.2 with 0.0524 to 0.3339.
        const Difference d = compareShares(48, 80, 56, 70);
        QVERIFY(std::abs(d.value - 0.2) < 1e-12);
        QVERIFY2(std::abs(d.low - 0.0524) < 1e-4 && std::abs(d.high - 0.3339) < 1e-4,
                 qPrintable(QStringLiteral("%1 %2").arg(d.low).arg(d.high)));
        // The example of Benjamini and Hochberg 1995: of 15 p-values the first four stand.
        const double p[] = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                            0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0};
        const auto stand = standing(p);
        QCOMPARE(std::count(stand.begin(), stand.end(), true), 4);
    }

    void intervalsHoldWhatTheyPromise()
    {
        // Two profiles of the same truth: 95 % of the intervals hold zero.
        std::mt19937 random(5);
        std::binomial_distribution<int> draw(2000, 0.2);
        std::poisson_distribution<int> amount(400);
        int sharesHold = 0;
        int amountsHold = 0;
        constexpr int Runs = 4000;
        for (int i = 0; i < Runs; ++i) {
            const Difference share = compareShares(draw(random), 2000, draw(random), 2000);
            sharesHold += share.low <= 0 && share.high >= 0 ? 1 : 0;
            const Difference a = compareAmounts(amount(random), 1, amount(random), 1, 2000);
            amountsHold += a.low <= 0 && a.high >= 0 ? 1 : 0;
        }
        QVERIFY2(std::abs(sharesHold / double(Runs) - 0.95) < 0.015, qPrintable(QString::number(sharesHold)));
        QVERIFY2(std::abs(amountsHold / double(Runs) - 0.95) < 0.015, qPrintable(QString::number(amountsHold)));
    }

    void aSlowerFunctionIsFound()
    {
        const Profile a = counted(
            {{QStringLiteral("render"), 5000}, {QStringLiteral("parse"), 3000}, {QStringLiteral("log"), 2000}});
        const Profile b = counted(
            {{QStringLiteral("render"), 5020}, {QStringLiteral("parse"), 4500}, {QStringLiteral("log"), 1990}});
        QStringList warnings;
        const auto diff = diffProfiles(a, b, 0.05, warnings);
        QVERIFY(diff && diff->inTime);
        QVERIFY(diff->verdict == Verdict::Worse);
        QVERIFY(std::abs(diff->change - 0.151) < 1e-3);
        QCOMPARE(diff->functions.front().name, QStringLiteral("parse"));
        const auto &parse = find(*diff, QStringLiteral("parse"));
        QVERIFY(parse.real && parse.verdict == Verdict::Worse);
        QVERIFY(std::abs(parse.selfA - 3) < 1e-9 && std::abs(parse.selfB - 4.5) < 1e-9);
        QVERIFY(std::abs(find(*diff, QStringLiteral("main")).totalB - 11.51) < 1e-9);
        QVERIFY(!find(*diff, QStringLiteral("render")).real);
        QVERIFY(diffProfiles(b, a, 0.05, warnings)->verdict == Verdict::Better);
        QVERIFY(diffProfiles(a, a, 0.05, warnings)->verdict == Verdict::Same);
        QVERIFY(warnings.isEmpty());
    }

    void tooFewSamplesAreInconclusive()
    {
        QStringList warnings;
        const auto diff = diffProfiles(counted({{QStringLiteral("f"), 40}}), counted({{QStringLiteral("f"), 44}}), 0.05,
                                       warnings);
        QVERIFY(diff->verdict == Verdict::Inconclusive);
        QVERIFY(!diffProfiles(Profile(), counted({{QStringLiteral("f"), 1}}), 0.05, warnings));
    }

    void differentTargetsAreComparedByShares()
    {
        Profile a = counted({{QStringLiteral("render"), 500}, {QStringLiteral("parse"), 500}});
        Profile b = counted({{QStringLiteral("render"), 5000}, {QStringLiteral("parse"), 1000}});
        b.target = QStringLiteral("another");
        b.events.front().rate = 999;
        QStringList warnings;
        const auto diff = diffProfiles(a, b, 0.05, warnings);
        QVERIFY(!diff->inTime);
        QVERIFY(std::abs(find(*diff, QStringLiteral("render")).change - (5.0 / 6 - 0.5)) < 1e-9);
        QVERIFY(diff->verdict == Verdict::NotJudged); // of shares one grows where another shrinks
        QVERIFY(find(*diff, QStringLiteral("render")).verdict == Verdict::NotJudged);
        QCOMPARE(warnings.size(), 2); // the rates and the lengths
    }
};

QTEST_GUILESS_MAIN(TestProfileDiff)
#include "tst_profile_diff.moc"
