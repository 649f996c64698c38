// SPDX-License-Identifier: MIT
#include "performance/ux/figures.h"

#include "performance/stats/summary.h"
#include "performance/ux/vitals.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <tuple>

namespace performance {

std::vector<VisitGroup> groupsOf(std::span<const UxVisit> visits, const TimeRange &range)
{
    std::map<std::tuple<QString, QString, QString>, VisitGroup> groups;
    for (const UxVisit &visit : visits) {
        if (!range.contains(visit.time))
            continue;
        VisitGroup &group = groups[{visit.program, visit.route, visit.metric}];
        if (group.visits.empty())
            group = {visit.program, visit.route, visit.metric, {}};
        group.visits.push_back(&visit);
    }
    std::vector<VisitGroup> list;
    for (auto &[key, group] : groups) {
        // Pages keep what they could not send: it comes late.
        std::stable_sort(group.visits.begin(), group.visits.end(),
                         [](const UxVisit *a, const UxVisit *b) { return a->time < b->time; });
        list.push_back(std::move(group));
    }
    return list;
}

std::vector<double> thinned(std::vector<double> values, size_t most)
{
    std::sort(values.begin(), values.end());
    if (values.size() <= most)
        return values;
    std::vector<double> kept;
    kept.reserve(most);
    for (size_t i = 0; i < most; ++i)
        kept.push_back(values[i * (values.size() - 1) / (most - 1)]);
    return kept;
}

UxFigure figureOf(const VisitGroup &group, const MachineState &machine)
{
    const UxVital &vital = *vitalOf(group.metric);
    UxFigure figure;
    figure.program = group.program;
    figure.route = group.route;
    figure.metric = group.metric;
    figure.name = QCoreApplication::translate("Ux", vital.name);
    figure.unit = QLatin1String(vital.unit);
    figure.quantile = vital.quantile;
    figure.good = vital.good;
    figure.poor = vital.poor;
    figure.count = qint64(group.visits.size());
    std::vector<double> values;
    std::vector<SlowMoment> moments;
    for (const UxVisit *visit : group.visits) {
        values.push_back(visit->value);
        moments.push_back({visit->time, vital.good > 0 && visit->value > vital.good});
    }
    figure.values = thinned(values);
    figure.value = quantileOf(values, vital.quantile).value_or(0);
    figure.rating = ratingOf(figure.value, vital);
    if (figure.rating == UxRating::NeedsWork || figure.rating == UxRating::Poor)
        figure.machine = machineSentence(moments, machine);

    std::map<QString, std::vector<double>> releases;
    for (const UxVisit *visit : group.visits) {
        auto &release = releases[visit->release];
        if (release.empty())
            figure.releases.push_back({visit->release, visit->time, 0, 0});
        release.push_back(visit->value);
    }
    for (UxFigure::Release &release : figure.releases) {
        std::vector<double> &of = releases[release.name];
        release.count = qint64(of.size());
        release.value = quantileOf(of, vital.quantile).value_or(0);
    }
    return figure;
}

} // namespace performance
