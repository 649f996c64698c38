// SPDX-License-Identifier: MIT
#include "performance/core/metric_table.h"

#include "performance/core/quoted_text.h"

#include <QCoreApplication>

#include <string_view>

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
    return {QString::fromLatin1(metric),
            attributes,
            QString::fromLatin1(name),
            QString::fromLatin1(unit),
            category,
            instrument,
            Storage::Integer,
            scale,
            std::string_view(metric).starts_with("wai.self.") ? SeriesOrigin::Self : SeriesOrigin::Collector};
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

bool isReservedMetric(QStringView metric)
{
    return metric.startsWith(QLatin1String("wai.")) || builtInMetric(metric);
}

bool posesAsOurOwn(const SeriesDescriptor &descriptor)
{
    return !isOurOwn(descriptor.origin) && !namesItsSender(descriptor.attributes) && builtInMetric(descriptor.metric);
}

SeriesOrigin originBeforeOrigins(const SeriesDescriptor &descriptor)
{
    if (descriptor.storage != Storage::Integer || namesItsSender(descriptor.attributes))
        return SeriesOrigin::Unknown;
    const MetricDefinition *definition = builtInMetric(descriptor.metric);
    return definition ? definition->series().origin : SeriesOrigin::Unknown;
}

namespace {

QString withAttributes(QString name, const SeriesDescriptor &descriptor)
{
    for (const QString &value : descriptor.attributes)
        name += QLatin1String(", ") + visibleText(value);
    return name;
}

} // namespace

QString displayName(const SeriesDescriptor &descriptor)
{
    const MetricDefinition *definition = builtInMetric(descriptor.metric);
    return withAttributes(definition ? QCoreApplication::translate("MetricTable", definition->name) : descriptor.name,
                          descriptor);
}

QString englishName(const SeriesDescriptor &descriptor)
{
    const MetricDefinition *definition = builtInMetric(descriptor.metric);
    return withAttributes(definition ? QString::fromUtf8(definition->name) : descriptor.name, descriptor);
}

} // namespace performance
