// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/metric_table.h>
#include <performance/system/source.h>

#include <QHash>

#include <optional>

/// A catalogue in memory that finds values by the key of their series.
class Registry : public performance::SeriesRegistry {
public:
    performance::SeriesDescriptor descriptorOf(performance::SeriesId id) const override { return m_series[id.index()]; }
    performance::SeriesId idFor(const performance::SeriesDescriptor &descriptor) override
    {
        const QString key = descriptor.key();
        if (!m_ids.contains(key)) {
            m_ids.insert(key, quint32(m_series.size()));
            m_series.push_back(descriptor);
        }
        return performance::SeriesId::fromIndex(m_ids.value(key));
    }
    void release(performance::SeriesId id) override { m_released << m_series[id.index()].key(); }
    QStringList released() const { return m_released; }
    /// The last value of a series in a batch, scaled; nothing where it has none.
    std::optional<double> value(const performance::SampleBatch &batch, const QString &key) const
    {
        std::optional<double> found;
        for (const performance::Sample &sample : batch.samples) {
            if (m_series[sample.series.index()].key() == key)
                found = valueOf(m_series[sample.series.index()], sample.bits);
        }
        return found;
    }
    QStringList keys(const performance::SampleBatch &batch) const
    {
        QStringList keys;
        for (const performance::Sample &sample : batch.samples)
            keys << m_series[sample.series.index()].key();
        return keys;
    }

private:
    QHash<QString, quint32> m_ids;
    std::vector<performance::SeriesDescriptor> m_series;
    QStringList m_released;
};

inline performance::Tick tickAt(quint64 number)
{
    return {performance::fromNanoseconds(1'700'000'000'000'000'000 + qint64(number) * 1'000'000'000),
            1'000'000'000'000 + qint64(number) * 1'000'000'000, number, number == 0};
}
