// SPDX-License-Identifier: MIT
#include "performance/system/keyed_metrics.h"

namespace performance {

namespace {

std::vector<std::string_view> keysOf(std::span<const KernelKey> rows, std::vector<std::string_view> keys)
{
    for (const KernelKey &row : rows) {
        keys.push_back(row.key);
        if (row.otherIs != OtherKey::None)
            keys.push_back(row.other);
    }
    return keys;
}

std::optional<int64_t> valueOf(const KernelKey &row, const KeyedValues &values)
{
    const auto value = values.of(row.key);
    const auto other = row.otherIs == OtherKey::None ? std::nullopt : values.of(row.other);
    switch (row.otherIs) {
    case OtherKey::None: return value;
    case OtherKey::Subtracted: return value && other ? std::optional(*value - *other) : std::nullopt;
    case OtherKey::Added: return value && other ? std::optional(*value + *other) : value ? value : other;
    case OtherKey::Summed: return value && other ? std::optional(*value + *other) : std::nullopt;
    case OtherKey::Instead: return value ? value : other;
    }
    return std::nullopt;
}

} // namespace

KeyedMetrics::KeyedMetrics(std::span<const KernelKey> rows, SeriesRegistry &registry,
                           std::vector<std::string_view> more)
    : m_rows(rows), m_values(keysOf(rows, std::move(more)))
{
    for (const KernelKey &row : rows) {
        Attributes attributes;
        if (row.attribute)
            attributes.insert(QString::fromLatin1(row.attribute), QString::fromLatin1(row.value));
        m_series.push_back(registry.idFor(row.metric.series(attributes)));
    }
}

void KeyedMetrics::addTo(SampleBatch &batch) const
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (const auto value = valueOf(m_rows[i], m_values))
            batch.addInteger(m_series[i], *value);
    }
}

} // namespace performance
