// SPDX-License-Identifier: MIT
#include "performance/core/metric_table.h"

#include "performance/core/quoted_text.h"

#include <QCoreApplication>

namespace performance {

namespace {

constexpr const MetricDefinition *All[] = {
#define WAI_COUNTER(constant, ...) &metrics::constant,
#define WAI_GAUGE(constant, ...) &metrics::constant,
#include "performance/core/metric_table.inc"
#undef WAI_COUNTER
#undef WAI_GAUGE
};

} // namespace

SeriesDescriptor MetricDefinition::series(const Attributes &attributes) const
{
    return {QString::fromLatin1(metric), attributes, QString::fromLatin1(name), QString::fromLatin1(unit), category,
            instrument, Storage::Integer, scale};
}

std::span<const MetricDefinition *const> builtInMetrics()
{
    return All;
}

const MetricDefinition *builtInMetric(QStringView metric)
{
    for (const MetricDefinition *definition : All) {
        if (metric == QLatin1String(definition->metric))
            return definition;
    }
    return nullptr;
}

QString displayName(const SeriesDescriptor &descriptor)
{
    QString name = descriptor.name;
    if (const MetricDefinition *definition = builtInMetric(descriptor.metric))
        name = QCoreApplication::translate("MetricTable", definition->name);
    for (const QString &value : descriptor.attributes)
        name += QLatin1String(", ") + visibleText(value);
    return name;
}

} // namespace performance
