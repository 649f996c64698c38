// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"

#include <QHash>

#include <optional>
#include <shared_mutex>

namespace performance {

/// All series of a store. An id is an index that never changes and is never reused. Thread-safe.
class SeriesCatalogue : public SeriesRegistry {
public:
    /// More than this is a mistake of whoever names series, and would take all memory.
    static constexpr size_t Limit = 100'000;

    /// The id for a descriptor's key; invalid where the limit is reached. The first description of a key stands.
    SeriesId idFor(const SeriesDescriptor &descriptor) override;
    SeriesDescriptor descriptorOf(SeriesId series) const override { return descriptor(series); }

    std::optional<SeriesId> find(const QString &key) const;
    SeriesDescriptor descriptor(SeriesId series) const;
    size_t size() const;
    /// All descriptors, by index.
    std::vector<SeriesDescriptor> all() const;
    /// Those from index `first` on: what has been added since.
    std::vector<SeriesDescriptor> from(size_t first) const;

    /// Forgets everything; only before any id was handed out to somebody else.
    void clear();

private:
    mutable std::shared_mutex m_mutex;
    std::vector<SeriesDescriptor> m_series;
    QHash<QString, quint32> m_byKey;
};

} // namespace performance
