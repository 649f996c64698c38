// SPDX-License-Identifier: MIT
#include "performance/ux/native_figures.h"

#include "performance/ux/figures.h"
#include "performance/ux/vitals.h"

#include <QCoreApplication>

#include <algorithm>

namespace performance {

namespace {

constexpr int FigureColumns = 20'000;

} // namespace

std::vector<Weighted> weightedValues(const SeriesData &data)
{
    std::vector<Weighted> values;
    values.reserve(data.points.size());
    for (const SeriesPoint &point : data.points) {
        if (point.count > 1)
            values.push_back({point.mean, double(point.count - 1)});
        values.push_back({point.maximum, 1});
    }
    return values;
}

double quantileOf(std::vector<Weighted> &values, double quantile)
{
    std::sort(values.begin(), values.end(), [](const Weighted &a, const Weighted &b) { return a.value < b.value; });
    double all = 0;
    for (const Weighted &value : values)
        all += value.weight;
    double below = 0;
    for (const Weighted &value : values) {
        below += value.weight;
        if (below >= quantile * all)
            return value.value;
    }
    return 0;
}

std::vector<UxFigure> windowFigures(const HistoryView &history, const TimeRange &range)
{
    std::vector<UxFigure> figures;
    for (const SeriesInfo &info : history.series) {
        const SeriesDescriptor &descriptor = info.descriptor;
        const auto known = sampledVitals();
        const auto vital = std::find_if(known.begin(), known.end(),
                                        [&](const UxVital &v) { return descriptor.metric == QLatin1String(v.metric); });
        if (vital == known.end())
            continue;
        std::vector<Weighted> values = weightedValues(history.query(descriptor.key(), range, FigureColumns));
        if (values.empty())
            continue;
        UxFigure figure;
        figure.program = descriptor.attributes.value(QStringLiteral("service.name"));
        figure.metric = descriptor.metric;
        figure.name = QCoreApplication::translate("Ux", vital->name);
        figure.unit = QLatin1String(vital->unit);
        figure.quantile = vital->quantile;
        figure.good = vital->good;
        figure.poor = vital->poor;
        figure.value = quantileOf(values, vital->quantile);
        figure.rating = ratingOf(figure.value, *vital);
        // As many as there were, each rank's value.
        double all = 0;
        for (const Weighted &value : values)
            all += value.weight;
        figure.count = qint64(all);
        constexpr int Ranks = 400;
        double below = 0;
        size_t at = 0;
        for (int rank = 0; rank < std::min<double>(Ranks, all); ++rank) {
            const double wanted = all * (rank + 0.5) / std::min<double>(Ranks, all);
            while (at + 1 < values.size() && below + values[at].weight < wanted)
                below += values[at++].weight;
            figure.values.push_back(values[at].value);
        }
        figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace performance
