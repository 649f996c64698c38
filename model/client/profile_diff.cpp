// SPDX-License-Identifier: MIT
#include "performance/client/profile_diff.h"

#include "performance/core/translate.h"

#include "performance/calltree/call_tree.h"
#include "performance/calltree/function_table.h"
#include "performance/client/amount_diff.h"
#include "performance/calltree/profile_match.h"
#include "performance/client/same_work.h"
#include "performance/stats/proportions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace performance {

namespace {

using Verdict = MetricDifference::Verdict;

struct FunctionAmount {
    qint64 selfSamples = 0;
    qint64 self = 0;
    qint64 total = 0;
};

/// One profile, counted by function.
struct CountedFunctions {
    qint64 samples = 0;
    qint64 weight = 0;
    const ProfileEvent *event = nullptr;
    std::map<qint32, FunctionAmount> functions;

    double worth() const { return samples > 0 ? double(weight) / double(samples) : 0; }
};

std::optional<CountedFunctions> count(const Profile &profile)
{
    const auto event = std::ranges::find(profile.events, ProfileEvent::Kind::OnCpu, &ProfileEvent::kind);
    if (event == profile.events.end())
        return std::nullopt;
    ProfileFilter filter;
    filter.events = {quint8(event - profile.events.begin())};
    const StackWeights weights = weigh(profile, filter);
    if (weights.totalSamples == 0 || weights.totalWeight <= 0)
        return std::nullopt;
    CountedFunctions counted;
    counted.samples = weights.totalSamples;
    counted.weight = weights.totalWeight;
    counted.event = &*event;
    for (const FunctionCost &cost : functionCosts(buildCallTree(profile, filter, weights))) {
        if (cost.function < 0)
            continue;
        FunctionAmount &amount = counted.functions[cost.function];
        amount.selfSamples += cost.selfSamples;
        amount.self += cost.self;
        amount.total += cost.total;
    }
    return counted;
}

struct Row {
    QString name;
    QString module;
    FunctionAmount a;
    FunctionAmount b;
};

void add(FunctionAmount &sum, const FunctionAmount &amount)
{
    sum.selfSamples += amount.selfSamples;
    sum.self += amount.self;
    sum.total += amount.total;
}

/// A row for each function of either profile, those that are the same in one.
std::vector<Row> rowsOf(const Profile &a, const CountedFunctions &countedA, const Profile &b,
                        const CountedFunctions &countedB, const ProfileMatch &sameInA)
{
    using Key = std::tuple<bool, QString, QString>; // whether it is in B alone, name, module
    std::map<Key, Row> rows;
    for (const auto &[function, amount] : countedA.functions) {
        Row &row = rows[{false, a.functionName(function), a.moduleName(function)}];
        row.module = a.moduleName(function);
        add(row.a, amount);
    }
    for (const auto &[function, amount] : countedB.functions) {
        const qint32 same = sameInA.functions[size_t(function)];
        const QString module = b.moduleName(function);
        Row &row = rows[same < 0 ? Key(true, b.functionName(function), module)
                                 : Key(false, a.functionName(same), a.moduleName(same))];
        const QString before = same < 0 ? module : a.moduleName(same);
        row.module = before == module ? module : QStringLiteral("%1 → %2").arg(before, module);
        add(row.b, amount);
    }
    std::vector<Row> list;
    for (auto &[key, row] : rows) {
        row.name = std::get<1>(key);
        list.push_back(std::move(row));
    }
    return list;
}

/// What the weights of two profiles amount to where they can be compared as such: their unit, and its size.
std::optional<std::pair<QString, double>> unitOfTime(const ProfileEvent &a, const ProfileEvent &b)
{
    if (a.unit != b.unit)
        return std::nullopt;
    if (a.unit == u"ns")
        return std::pair(QStringLiteral("s"), 1e-9);
    // Cycles are time in ticks of the CPU, where the same ones were counted.
    if (a.unit == u"cycles" && a.name == b.name)
        return std::pair(a.unit, 1.0);
    return std::nullopt;
}

bool areEquallyLong(const Profile &a, const Profile &b)
{
    constexpr double Tolerance = 0.01;
    const double longer = double(std::max(a.duration, b.duration).count());
    return std::fabs(double((a.duration - b.duration).count())) <= Tolerance * longer;
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

void warn(const Profile &a, const Profile &b, const CountedFunctions &countedA, const CountedFunctions &countedB,
          const ProfileMatch &sameInA, QStringList &warnings)
{
    if (countedA.event->name != countedB.event->name)
        warnings << translate("ReportDiff", "Different events were sampled: %1 and %2.")
                        .arg(countedA.event->name, countedB.event->name);
    if (countedA.event->rate > 0 && countedB.event->rate > 0 && countedA.event->rate != countedB.event->rate)
        warnings << translate("ReportDiff", "The sampling rates differ: %1 and %2 per second.")
                        .arg(countedA.event->rate)
                        .arg(countedB.event->rate);
    const double lengthA = double(a.duration.count());
    const double lengthB = double(b.duration.count());
    constexpr double Double = 2;
    if (lengthA > 0 && lengthB > 0 && std::max(lengthA, lengthB) > Double * std::min(lengthA, lengthB))
        warnings << translate("ReportDiff", "One was recorded for more than twice as long as the other.");
    for (size_t m = 0; m < b.modules.size(); ++m) {
        const qint32 same = sameInA.modules[m];
        if (same >= 0 && b.modules[m].kind == ModuleKind::Executable
            && a.text(a.modules[size_t(same)].name) != b.text(b.modules[m].name))
            warnings << translate("ReportDiff", "%1 in A is taken to be %2 in B: they have the same functions.")
                            .arg(a.text(a.modules[size_t(same)].name), b.text(b.modules[m].name));
    }
    QStringList others;
    for (const ProfileModule &module : a.modules) {
        const QString &name = a.text(module.name);
        const QString &build = a.text(module.buildId);
        const auto same = std::ranges::find_if(b.modules,
                                               [&](const ProfileModule &m) { return b.text(m.name) == name; });
        if (same != b.modules.end() && !build.isEmpty() && !b.text(same->buildId).isEmpty()
            && b.text(same->buildId) != build)
            others << name;
    }
    constexpr int MostNamed = 5;
    if (!others.isEmpty())
        warnings << translate("ReportDiff", "Other builds of: %1.")
                        .arg(others.mid(0, MostNamed).join(QStringLiteral(", "))
                             + (others.size() > MostNamed ? QStringLiteral(" …") : QString()));
}

} // namespace

std::optional<ProfileDifference> diffProfiles(const Profile &a, const Profile &b, double threshold,
                                              QStringList &warnings, TimesOf times)
{
    const auto countedA = count(a);
    const auto countedB = count(b);
    if (!countedA || !countedB)
        return diffAmounts(a, b, threshold, warnings);
    const ProfileMatch sameInA = matchProfiles(b, a);
    warn(a, b, *countedA, *countedB, sameInA, warnings);
    ProfileDifference diff;
    diff.event = countedA->event->name;
    const auto time = unitOfTime(*countedA->event, *countedB->event);
    diff.inTime = time
        && (times == TimesOf::SameLength ? areEquallyLong(a, b) : isSameWork(a, b, sameInA.renamedProgram));
    if (diff.inTime)
        diff.unit = time->first;
    const double scale = diff.inTime ? time->second : 1;
    diff.wholeA = double(countedA->weight) * scale;
    diff.wholeB = double(countedB->weight) * scale;
    const Difference whole = compareAmounts(countedA->samples, countedA->worth(), countedB->samples, countedB->worth(),
                                            double(countedA->weight));
    diff.change = whole.value;
    diff.low = whole.low;
    diff.high = whole.high;

    std::vector<double> p;
    std::vector<Difference> differences;
    const double partA = diff.inTime ? scale : 1 / double(countedA->weight);
    const double partB = diff.inTime ? scale : 1 / double(countedB->weight);
    for (const Row &row : rowsOf(a, *countedA, b, *countedB, sameInA)) {
        differences.push_back(
            diff.inTime ? compareAmounts(row.a.selfSamples, countedA->worth(), row.b.selfSamples, countedB->worth(),
                                         double(countedA->weight))
                        : compareShares(row.a.selfSamples, countedA->samples, row.b.selfSamples, countedB->samples));
        p.push_back(differences.back().p);
        FunctionDifference function;
        function.name = row.name;
        function.module = row.module;
        function.selfA = double(row.a.self) * partA;
        function.selfB = double(row.b.self) * partB;
        function.totalA = double(row.a.total) * partA;
        function.totalB = double(row.b.total) * partB;
        diff.functions.push_back(std::move(function));
    }
    const std::vector<bool> real = standing(p);
    for (size_t i = 0; i < diff.functions.size(); ++i) {
        FunctionDifference &function = diff.functions[i];
        function.change = differences[i].value;
        function.low = differences[i].low;
        function.high = differences[i].high;
        function.real = real[i];
        function.verdict = diff.inTime ? judge(differences[i], real[i], threshold) : Verdict::NotJudged;
    }
    std::ranges::stable_sort(diff.functions, std::greater(),
                             [](const FunctionDifference &f) { return std::fabs(f.change); });
    // The time of the whole decides: what moved from one function to another is no loss, and of shares one must shrink where
    // another grows.
    diff.verdict = diff.inTime ? judge(whole, whole.p < 0.05, threshold) : Verdict::NotJudged;
    return diff;
}

} // namespace performance
