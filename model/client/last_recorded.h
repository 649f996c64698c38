// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/metric.h"
#include "performance/core/mutex.h"
#include "performance/series/series_catalogue.h"

#include <QHash>

#include <optional>
#include <vector>

namespace performance {

/// The last value of each metric that programs recorded one by one, with its metadata, which the history does not keep.
/// Thread-safe.
class LastRecorded {
public:
    void put(const PerformanceMetric &metric);
    std::optional<PerformanceMetric> find(const QString &id) const;
    /// Replaces those of the same id, and adds what was recorded since the last tick, which the store does not have yet.
    void putInto(std::vector<PerformanceMetric> &list) const;
    /// Forgets what the history has forgotten, where it has forgotten anything since this was asked.
    void keepKnown(const SeriesCatalogue &catalogue);

private:
    mutable Mutex m_mutex;                                               ///< guards the rest
    QHash<QString, PerformanceMetric> m_metrics WAI_GUARDED_BY(m_mutex); ///< by id
    quint64 m_forgotten WAI_GUARDED_BY(m_mutex) = 0; ///< series, when it was last looked which are known
};

} // namespace performance
