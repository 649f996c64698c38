// SPDX-License-Identifier: MIT
#include "reports/compare_verdict.h"

#include <performance/core/format.h>
#include <performance/core/translate.h>

namespace wai {

using namespace performance;

namespace {

using Verdict = MetricDifference::Verdict;

QString ofMetrics(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Worse: return translate("wai::CompareDialog", "B is worse than A in something that matters.");
    case Verdict::Better:
        return translate("wai::CompareDialog", "B is better than A, and worse in nothing that matters.");
    case Verdict::Inconclusive:
        return translate("wai::CompareDialog", "Not clear: the reports are too short or too noisy to tell.");
    case Verdict::Same: return translate("wai::CompareDialog", "No difference that matters.");
    case Verdict::NotJudged: break;
    }
    return translate("wai::CompareDialog", "Nothing that both recorded can be judged.");
}

QString ofTime(const ProfileDifference &profile)
{
    switch (profile.verdict) {
    case Verdict::Worse:
        return translate("wai::CompareDialog", "B is worse than A: it takes %1 more CPU time.")
            .arg(formatValue(profile.change, u"1"));
    case Verdict::Better:
        return translate("wai::CompareDialog", "B is better than A: it takes %1 less CPU time.")
            .arg(formatValue(-profile.change, u"1"));
    case Verdict::Inconclusive:
        return translate("wai::CompareDialog",
                         "Not clear: the profiles are too short to tell whether the CPU time changed.");
    default: return translate("wai::CompareDialog", "No difference that matters: B takes as much CPU time as A.");
    }
}

/// The largest changes that are no chance.
QString ofShares(const ProfileDifference &profile)
{
    constexpr size_t MostNamed = 2;
    QStringList moved;
    for (const FunctionDifference &f : profile.functions) { // the largest change first
        if (f.real && moved.size() < qsizetype(MostNamed))
            moved << translate("wai::CompareDialog", "%1 from %2 to %3")
                         .arg(f.name, formatValue(f.selfA, u"1"), formatValue(f.selfB, u"1"));
    }
    const QString shares = moved.isEmpty()
        ? translate("wai::CompareDialog", "No function's share changed significantly.")
        : translate("wai::CompareDialog", "Shares moved: %1.").arg(moved.join(QStringLiteral(", ")));
    return shares + u' ' + translate("wai::CompareDialog", "Shares alone do not say which of the two is faster.");
}

} // namespace

QString compareVerdict(const ReportDiff &diff)
{
    if (!diff.profile)
        return ofMetrics(diff.verdict);
    if (diff.profile->inTime)
        return ofTime(*diff.profile);
    return diff.verdict == Verdict::NotJudged ? ofShares(*diff.profile)
                                              : ofMetrics(diff.verdict) + u' ' + ofShares(*diff.profile);
}

} // namespace wai
