// SPDX-License-Identifier: MIT
#include "performance/client/amount_diff.h"

#include "performance/calltree/call_tree.h"
#include "performance/calltree/function_table.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace performance {

namespace {

using Verdict = MetricDifference::Verdict;
using Name = std::pair<QString, QString>; ///< of a function and of its module

struct Amount {
    qint64 self = 0;
    qint64 total = 0;
};

/// One event of a profile, counted by function.
struct Counted {
    qint64 weight = 0;
    std::map<Name, Amount> functions;
};

Counted count(const Profile &profile, quint8 event)
{
    ProfileFilter filter;
    filter.events = {event};
    const CallTree tree = buildCallTree(profile, filter);
    Counted counted;
    counted.weight = tree.total();
    for (const FunctionCost &cost : functionCosts(tree)) {
        if (cost.function < 0)
            continue;
        Amount &amount = counted.functions[{profile.functionName(cost.function), profile.moduleName(cost.function)}];
        amount.self += cost.self;
        amount.total += cost.total;
    }
    return counted;
}

std::optional<quint8> sameEvent(const Profile &profile, const ProfileEvent &event)
{
    const auto it = std::ranges::find_if(
        profile.events, [&](const ProfileEvent &e) { return e.name == event.name && e.unit == event.unit; });
    return it == profile.events.end() ? std::nullopt : std::optional(quint8(it - profile.events.begin()));
}

Verdict judge(double change, double threshold)
{
    return change > threshold ? Verdict::Worse : change < -threshold ? Verdict::Better : Verdict::Same;
}

ProfileDifference compare(const ProfileEvent &event, const Counted &a, const Counted &b, double threshold)
{
    ProfileDifference diff;
    diff.inTime = true; // amounts, not shares
    diff.kind = event.kind;
    diff.event = event.name;
    diff.unit = event.unit == u"ns" ? QStringLiteral("s")
        : event.unit == u"By"       ? event.unit
                                    : QStringLiteral("{count}");
    const double scale = event.unit == u"ns" ? 1e-9 : 1;
    diff.wholeA = double(a.weight) * scale;
    diff.wholeB = double(b.weight) * scale;
    diff.change = diff.low = diff.high = double(b.weight - a.weight) / double(a.weight);
    diff.verdict = judge(diff.change, threshold);
    std::map<Name, std::pair<Amount, Amount>> both;
    for (const auto &[name, amount] : a.functions)
        both[name].first = amount;
    for (const auto &[name, amount] : b.functions)
        both[name].second = amount;
    for (const auto &[name, amounts] : both) {
        const auto &[inA, inB] = amounts;
        FunctionDifference function;
        function.name = name.first;
        function.module = name.second;
        function.selfA = double(inA.self) * scale;
        function.selfB = double(inB.self) * scale;
        function.totalA = double(inA.total) * scale;
        function.totalB = double(inB.total) * scale;
        function.change = function.low = function.high = double(inB.self - inA.self) / double(a.weight);
        function.real = inA.self != inB.self;
        function.verdict = judge(function.change, threshold);
        diff.functions.push_back(std::move(function));
    }
    std::ranges::stable_sort(diff.functions, std::greater(),
                             [](const FunctionDifference &f) { return std::fabs(f.change); });
    return diff;
}

QString namesOf(const Profile &profile)
{
    QStringList names;
    for (const ProfileEvent &event : profile.events)
        names << event.name;
    return names.join(QStringLiteral(", "));
}

} // namespace

std::optional<ProfileDifference> diffAmounts(const Profile &a, const Profile &b, double threshold,
                                             QStringList &warnings)
{
    for (size_t event = 0; event < a.events.size(); ++event) {
        const auto other = sameEvent(b, a.events[event]);
        if (!other)
            continue;
        const Counted countedA = count(a, quint8(event));
        const Counted countedB = count(b, *other);
        if (countedA.weight > 0) // a change relative to nothing is no number
            return compare(a.events[event], countedA, countedB, threshold);
    }
    if (!a.empty() && !b.empty())
        warnings << QCoreApplication::translate(
                        "ReportDiff", "The profiles have nothing in common that could be compared: %1 and %2.")
                        .arg(namesOf(a), namesOf(b));
    return std::nullopt;
}

} // namespace performance
