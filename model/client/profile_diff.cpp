// SPDX-License-Identifier: MIT
#include "performance/client/profile_diff.h"

#include "performance/calltree/call_tree.h"
#include "performance/calltree/function_table.h"
#include "performance/client/amount_diff.h"
#include "performance/stats/proportions.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace performance {

namespace {

using Verdict = MetricDifference::Verdict;

QString text(const char *source)
{
    return QCoreApplication::translate("ReportDiff", source);
}

struct Amount {
    qint64 selfSamples = 0;
    qint64 self = 0;
    qint64 total = 0;
};

/// One profile, counted by function.
struct Counted {
    qint64 samples = 0;
    qint64 weight = 0;
    const ProfileEvent *event = nullptr;
    std::map<std::pair<QString, QString>, Amount> functions;

    double worth() const { return samples > 0 ? double(weight) / double(samples) : 0; }
};

std::optional<Counted> count(const Profile &profile)
{
    const auto event = std::ranges::find(profile.events, ProfileEvent::Kind::OnCpu, &ProfileEvent::kind);
    if (event == profile.events.end())
        return std::nullopt;
    ProfileFilter filter;
    filter.events = {quint8(event - profile.events.begin())};
    const StackWeights weights = weigh(profile, filter);
    if (weights.totalSamples == 0 || weights.totalWeight <= 0)
        return std::nullopt;
    Counted counted;
    counted.samples = weights.totalSamples;
    counted.weight = weights.totalWeight;
    counted.event = &*event;
    for (const FunctionCost &cost : functionCosts(buildCallTree(profile, filter, weights))) {
        if (cost.function < 0)
            continue;
        Amount &amount = counted.functions[{profile.functionName(cost.function), profile.moduleName(cost.function)}];
        amount.selfSamples += cost.selfSamples;
        amount.self += cost.self;
        amount.total += cost.total;
    }
    return counted;
}

Verdict judge(const Difference &difference, bool real, double threshold)
{
    if (real && difference.low > threshold)
        return Verdict::Worse;
    if (real && difference.high < -threshold)
        return Verdict::Better;
    if (difference.low >= -threshold && difference.high <= threshold)
        return Verdict::Same;
    // Wide, but nothing speaks for a change beyond the threshold: more samples would tell.
    return Verdict::Inconclusive;
}

void warn(const Profile &a, const Profile &b, const Counted &countedA, const Counted &countedB, QStringList &warnings)
{
    if (countedA.event->name != countedB.event->name)
        warnings << text(QT_TRANSLATE_NOOP("ReportDiff", "Different events were sampled: %1 and %2.")).arg(countedA.event->name, countedB.event->name);
    if (countedA.event->rate > 0 && countedB.event->rate > 0 && countedA.event->rate != countedB.event->rate)
        warnings << text(QT_TRANSLATE_NOOP("ReportDiff", "The sampling rates differ: %1 and %2 per second.")).arg(countedA.event->rate).arg(countedB.event->rate);
    const double lengthA = double(a.duration.count());
    const double lengthB = double(b.duration.count());
    constexpr double Double = 2;
    if (lengthA > 0 && lengthB > 0 && std::max(lengthA, lengthB) > Double * std::min(lengthA, lengthB))
        warnings << text(QT_TRANSLATE_NOOP("ReportDiff", "One was recorded for more than twice as long as the other."));
    QStringList others;
    for (const ProfileModule &module : a.modules) {
        const QString &name = a.text(module.name);
        const QString &build = a.text(module.buildId);
        const auto same = std::ranges::find_if(b.modules, [&](const ProfileModule &m) { return b.text(m.name) == name; });
        if (same != b.modules.end() && !build.isEmpty() && !b.text(same->buildId).isEmpty() && b.text(same->buildId) != build)
            others << name;
    }
    constexpr int MostNamed = 5;
    if (!others.isEmpty())
        warnings << text(QT_TRANSLATE_NOOP("ReportDiff", "Other builds of: %1.")).arg(others.mid(0, MostNamed).join(QStringLiteral(", ")) + (others.size() > MostNamed ? QStringLiteral(" …") : QString()));
}

} // namespace

std::optional<ProfileDifference> diffProfiles(const Profile &a, const Profile &b, double threshold, QStringList &warnings)
{
    const auto countedA = count(a);
    const auto countedB = count(b);
    if (!countedA || !countedB)
        return diffAmounts(a, b, threshold, warnings);
    warn(a, b, *countedA, *countedB, warnings);
    ProfileDifference diff;
    diff.event = countedA->event->name;
    const bool times = countedA->event->unit == u"ns" && countedB->event->unit == u"ns";
    diff.inTime = times && !a.target.isEmpty() && a.target == b.target;
    if (diff.inTime)
        diff.unit = QStringLiteral("s");
    const double scale = times ? 1e-9 : 1;
    diff.wholeA = double(countedA->weight) * scale;
    diff.wholeB = double(countedB->weight) * scale;
    const Difference whole = compareAmounts(countedA->samples, countedA->worth(), countedB->samples, countedB->worth(), double(countedA->weight));
    diff.change = whole.value;
    diff.low = whole.low;
    diff.high = whole.high;

    std::map<std::pair<QString, QString>, std::pair<Amount, Amount>> both;
    for (const auto &[key, amount] : countedA->functions)
        both[key].first = amount;
    for (const auto &[key, amount] : countedB->functions)
        both[key].second = amount;
    std::vector<double> p;
    std::vector<Difference> differences;
    for (const auto &[key, amounts] : both) {
        const auto &[inA, inB] = amounts;
        differences.push_back(diff.inTime ? compareAmounts(inA.selfSamples, countedA->worth(), inB.selfSamples, countedB->worth(), double(countedA->weight))
                                          : compareShares(inA.selfSamples, countedA->samples, inB.selfSamples, countedB->samples));
        p.push_back(differences.back().p);
        FunctionDifference function;
        function.name = key.first;
        function.module = key.second;
        const double divideA = diff.inTime ? 1e9 : double(countedA->weight);
        const double divideB = diff.inTime ? 1e9 : double(countedB->weight);
        function.selfA = double(inA.self) / divideA;
        function.selfB = double(inB.self) / divideB;
        function.totalA = double(inA.total) / divideA;
        function.totalB = double(inB.total) / divideB;
        diff.functions.push_back(std::move(function));
    }
    const std::vector<bool> real = standing(p);
    for (size_t i = 0; i < diff.functions.size(); ++i) {
        FunctionDifference &function = diff.functions[i];
        function.change = differences[i].value;
        function.low = differences[i].low;
        function.high = differences[i].high;
        function.real = real[i];
        function.verdict = judge(differences[i], real[i], threshold);
    }
    std::ranges::stable_sort(diff.functions, std::greater(), [](const FunctionDifference &f) { return std::fabs(f.change); });
    const auto any = [&](Verdict verdict) { return std::ranges::any_of(diff.functions, [&](const FunctionDifference &f) { return f.verdict == verdict; }); };
    // Of whole runs the sum decides; what moved from one function to another is no loss. Of shares only the parts can.
    if (diff.inTime)
        diff.verdict = judge(whole, whole.p < 0.05, threshold);
    else
        diff.verdict = any(Verdict::Worse) ? Verdict::Worse : any(Verdict::Inconclusive) ? Verdict::Inconclusive : any(Verdict::Better) ? Verdict::Better : Verdict::Same;
    return diff;
}

} // namespace performance
