// SPDX-License-Identifier: MIT
#include "performance/ux/operations.h"

#include "performance/stats/summary.h"
#include "performance/ux/figures.h"
#include "performance/ux/native_figures.h"
#include "performance/ux/vitals.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace performance {

namespace {

constexpr int OperationColumns = 4000;

double seconds(nanoseconds time)
{
    return std::chrono::duration<double>(time).count();
}

/// Apdex of durations in seconds.
UxOperation scored(std::vector<Weighted> durations, double target)
{
    UxOperation operation;
    double all = 0;
    double satisfied = 0;
    double tolerated = 0;
    for (const Weighted &duration : durations) {
        all += duration.weight;
        if (duration.value <= target)
            satisfied += duration.weight;
        else if (duration.value <= 4 * target)
            tolerated += duration.weight;
    }
    operation.count = std::llround(all);
    operation.score = all > 0 ? (satisfied + tolerated / 2) / all : 0;
    operation.typical = quantileOf(durations, 0.75);
    return operation;
}

} // namespace

std::vector<UxOperation> operationsOf(std::span<const UxVisit> visits, const HistoryView &history,
                                      const TimeRange &range, nanoseconds target)
{
    const double limit = seconds(target);
    std::vector<UxOperation> operations;
    const auto add = [&](UxOperation operation, const QString &program, const QString &name, const char *kind) {
        if (operation.count <= 0)
            return;
        operation.program = program;
        operation.name = name;
        operation.kind = QLatin1String(kind);
        operation.excess = double(operation.count) * std::max(0.0, operation.typical - limit);
        operations.push_back(std::move(operation));
    };
    // An interaction is one however its page was reached.
    std::map<std::pair<QString, QString>, std::vector<Weighted>> interactions; // by program and route
    for (const VisitGroup &group : groupsOf(visits, range)) {
        if (hardMetricOf(group.metric) != u"web_vitals_inp")
            continue;
        for (const UxVisit *visit : group.visits)
            interactions[{group.program, group.route}].push_back({visit->value / 1000, 1});
    }
    for (auto &[page, durations] : interactions)
        add(scored(std::move(durations), limit), page.first, page.second, "interaction");
    for (const SeriesInfo &info : history.series) {
        const SeriesDescriptor &descriptor = info.descriptor;
        if (descriptor.metric == u"command_execution_time") {
            std::vector<Weighted> durations = weightedValues(history.query(descriptor.key(), range, OperationColumns));
            for (Weighted &duration : durations)
                duration.value /= descriptor.unit == u"ms" ? 1000 : 1;
            add(scored(std::move(durations), limit), descriptor.attributes.value(QStringLiteral("service.name")),
                descriptor.attributes.value(QStringLiteral("process.executable.name"), descriptor.name), "command");
        } else if (descriptor.metric == u"wai.span.count") {
            // Each was counted against the target of its moment: those of all targets together are all.
            double satisfied = 0;
            double tolerated = 0;
            for (const SeriesInfo &other : history.series) {
                const bool isSatisfied = other.descriptor.metric == u"wai.span.satisfied";
                if (!isSatisfied && other.descriptor.metric != u"wai.span.tolerated")
                    continue;
                Attributes attributes = other.descriptor.attributes;
                attributes.remove(QStringLiteral("wai.apdex.target"));
                if (attributes == descriptor.attributes)
                    (isSatisfied ? satisfied : tolerated) += history.growth(other.descriptor.key(), range);
            }
            UxOperation operation;
            const double all = history.growth(descriptor.key(), range);
            operation.count = std::llround(all);
            operation.score = all > 0 ? std::clamp((satisfied + tolerated / 2) / all, 0.0, 1.0) : 0;
            Attributes attributes = descriptor.attributes;
            attributes.insert(QStringLiteral("wai.statistic"), QStringLiteral("p75"));
            std::vector<Weighted> typical = weightedValues(
                history.query(seriesKey(QStringLiteral("wai.span.duration"), attributes), range, OperationColumns));
            operation.typical = quantileOf(typical, 0.5);
            add(operation, descriptor.attributes.value(QStringLiteral("service.name")),
                descriptor.attributes.value(QStringLiteral("span.name")), "span");
        }
    }
    std::stable_sort(operations.begin(), operations.end(),
                     [](const UxOperation &a, const UxOperation &b) { return a.excess > b.excess; });
    return operations;
}

} // namespace performance
