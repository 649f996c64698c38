// SPDX-License-Identifier: MIT
#include "performance/core/metric.h"

#include <QCoreApplication>

#include <cmath>

namespace performance {

PerformanceMetric::PerformanceMetric(QString id_, QString name_, MetricCategory category_, double value_, QString unit_)
    : id(std::move(id_))
    , name(std::move(name_))
    , category(category_)
    , value(value_)
    , unit(std::move(unit_))
    , timestamp(now())
{}

PerformanceMetric &PerformanceMetric::withMetadata(const QString &key, const QString &text)
{
    metadata.insert(key, text);
    return *this;
}

PerformanceMetric &PerformanceMetric::withTimestamp(Timestamp time)
{
    timestamp = time;
    return *this;
}

PerformanceMetric &PerformanceMetric::withAttribute(const QString &key, const QString &text)
{
    attributes.insert(key, text);
    return *this;
}

PerformanceResult<void> validate(const PerformanceMetric &metric, Timestamp reference)
{
    using namespace metric_limits;
    const auto invalid = [](const char *field, const QString &reason) {
        return failure(PerformanceErrorCode::InvalidMetric, QString::fromLatin1(field), reason);
    };
    const auto text = [](const char *source) { return QCoreApplication::translate("Metric", source); };
    const auto hasControl = [](const QString &string) {
        return std::any_of(string.cbegin(), string.cend(),
                           [](QChar c) { return c.category() == QChar::Other_Control; });
    };

    if (metric.id.trimmed().isEmpty())
        return invalid("id", text(QT_TRANSLATE_NOOP("Metric", "it is empty")));
    if (metric.id.size() > IdLength)
        return invalid("id", text(QT_TRANSLATE_NOOP("Metric", "longer than %1 characters")).arg(IdLength));
    if (hasControl(metric.id))
        return invalid("id", text(QT_TRANSLATE_NOOP("Metric", "it contains control characters")));
    if (metric.name.size() > NameLength)
        return invalid("name", text(QT_TRANSLATE_NOOP("Metric", "longer than %1 characters")).arg(NameLength));
    if (metric.unit.size() > UnitLength)
        return invalid("unit", text(QT_TRANSLATE_NOOP("Metric", "longer than %1 characters")).arg(UnitLength));
    if (!std::isfinite(metric.value))
        return invalid("value", text(QT_TRANSLATE_NOOP("Metric", "not a finite number")));
    if (metric.timestamp > reference + Ahead)
        return invalid("timestamp", text(QT_TRANSLATE_NOOP("Metric", "more than ten minutes in the future")));
    if (metric.timestamp < reference - Behind)
        return invalid("timestamp", text(QT_TRANSLATE_NOOP("Metric", "more than a year in the past")));
    for (const auto &[field, entries] :
         {std::pair("metadata", &metric.metadata), std::pair("attributes", &metric.attributes)}) {
        if (entries->size() > MetadataEntries)
            return invalid(field, text(QT_TRANSLATE_NOOP("Metric", "more than %1 entries")).arg(MetadataEntries));
        for (auto it = entries->cbegin(); it != entries->cend(); ++it) {
            if (it.key().isEmpty() || it.key().size() > MetadataLength || it.value().size() > MetadataLength)
                return invalid(field,
                               text(QT_TRANSLATE_NOOP("Metric", "an entry is empty or longer than %1 characters"))
                                   .arg(MetadataLength));
        }
    }
    return {};
}

} // namespace performance
