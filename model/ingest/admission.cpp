// SPDX-License-Identifier: MIT
#include "performance/ingest/admission.h"

#include <QCoreApplication>

#include <algorithm>

namespace performance {

namespace {

bool isName(const QString &text)
{
    return !text.isEmpty() && text.size() <= SeriesAdmission::LongestName && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isPrint(); });
}

bool areAttributes(const Attributes &attributes)
{
    if (attributes.size() > SeriesAdmission::MostAttributes)
        return false;
    for (auto it = attributes.cbegin(); it != attributes.cend(); ++it) {
        if (!isName(it.key()) || it.value().size() > SeriesAdmission::LongestValue)
            return false;
    }
    return true;
}

} // namespace

SeriesAdmission::Answer SeriesAdmission::admit(const SeriesDescriptor &descriptor)
{
    if (!isName(descriptor.metric))
        return {{}, Refusal::Name};
    if (!areAttributes(descriptor.attributes) || descriptor.unit.size() > LongestName)
        return {{}, Refusal::TooMuch};
    const std::lock_guard lock(m_mutex);
    if (m_dropped.contains(descriptor.metric))
        return {{}, Refusal::Dropped};
    if (m_series >= InAll && !m_metrics.contains(descriptor.metric))
        return {{}, Refusal::Full};
    Metric &metric = m_metrics[descriptor.metric];
    if (metric.keys.isEmpty())
        metric.unit = descriptor.unit;
    else if (metric.unit != descriptor.unit)
        return {{}, Refusal::Unit};
    const QString key = descriptor.key();
    if (!metric.keys.contains(key)) {
        if (m_series >= InAll)
            return {{}, Refusal::Full};
        if (metric.keys.size() >= PerMetric) {
            ++metric.refused;
            SeriesDescriptor overflow = descriptor;
            overflow.attributes = {{QStringLiteral("otel.metric.overflow"), QStringLiteral("true")}};
            // Counters can be added up; of anything else one value says nothing of many.
            const SeriesId series = descriptor.instrument == Instrument::Counter ? m_registry.idFor(overflow) : SeriesId();
            return {series, series.isValid() ? Refusal::None : Refusal::Full, true};
        }
        metric.keys.insert(key);
        ++m_series;
    }
    const SeriesId series = m_registry.idFor(descriptor);
    if (!series.isValid())
        return {{}, Refusal::Full};
    // The history may know the series from before, in another unit or as something else.
    const SeriesDescriptor known = m_registry.descriptorOf(series);
    if (known.unit != descriptor.unit || known.instrument != descriptor.instrument || known.storage != descriptor.storage)
        return {{}, Refusal::Unit};
    return {series};
}

void SeriesAdmission::setDropped(const QString &metric, bool dropped)
{
    const std::lock_guard lock(m_mutex);
    if (dropped)
        m_dropped.insert(metric);
    else
        m_dropped.remove(metric);
    m_generation.fetch_add(1, std::memory_order_relaxed);
}

std::vector<SeriesAdmission::Culprit> SeriesAdmission::overflowing() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Culprit> culprits;
    for (auto it = m_metrics.cbegin(); it != m_metrics.cend(); ++it) {
        if (it->refused > 0)
            culprits.push_back({it.key(), it->keys.size() + it->refused});
    }
    return culprits;
}

QStringList SeriesAdmission::dropped() const
{
    const std::lock_guard lock(m_mutex);
    return m_dropped.values();
}

QString toText(SeriesAdmission::Refusal refusal)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("Ingest", source); };
    switch (refusal) {
    case SeriesAdmission::Refusal::None: return {};
    case SeriesAdmission::Refusal::Name: return text(QT_TRANSLATE_NOOP("Ingest", "a metric's name is empty, longer than 256 characters, or not printable"));
    case SeriesAdmission::Refusal::TooMuch: return text(QT_TRANSLATE_NOOP("Ingest", "a series has more than 64 attributes, or one that is too long"));
    case SeriesAdmission::Refusal::Unit: return text(QT_TRANSLATE_NOOP("Ingest", "a metric came in another unit, or as something else, than before"));
    case SeriesAdmission::Refusal::Full: return text(QT_TRANSLATE_NOOP("Ingest", "there are too many series already"));
    case SeriesAdmission::Refusal::Dropped: return text(QT_TRANSLATE_NOOP("Ingest", "the user of this machine drops this metric"));
    }
    return {};
}

} // namespace performance
