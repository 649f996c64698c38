// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"

#include <QHash>

#include <optional>
#include <shared_mutex>

namespace performance {

/// All series of a store. An id is an index that never changes and is never reused. Thread-safe.
///
/// Nobody speaks for somebody else: a series that this program measures, or a plugin, is given out to its own origin only,
/// and a key that would be the collector's to nobody but it. So whatever reads the collector's keys reads what it measured.
class SeriesCatalogue : public SeriesRegistry {
public:
    /// More than this is a mistake of whoever names series, and would take all memory.
    static constexpr size_t Limit = 100'000;

    /// The id for a descriptor's key; invalid where the limit is reached, and where the key is another origin's. The first
    /// description of a key stands; one whose origin nobody knows is taken over by the first that asks for it.
    SeriesId idFor(const SeriesDescriptor &descriptor) override;
    bool isOfAnother(const SeriesDescriptor &descriptor) const override;
    /// Takes in a stored series under the next index, whatever it is. What an older version let take a key of the collector
    /// is kept under another, with the attribute wai.origin=unknown.
    void restore(SeriesDescriptor descriptor);
    /// Those that were taken over since the last call: their origin is to be stored anew.
    std::vector<std::pair<SeriesId, SeriesOrigin>> takeAdopted();
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
    std::optional<SeriesId> known(const QString &key, SeriesOrigin origin) const;

    mutable std::shared_mutex m_mutex;
    std::vector<SeriesDescriptor> m_series;
    QHash<QString, quint32> m_byKey;
    std::vector<std::pair<SeriesId, SeriesOrigin>> m_adopted;
};

} // namespace performance
