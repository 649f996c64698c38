// SPDX-License-Identifier: MIT
#pragma once

#include "performance/optimize/rule_data.h"

#include <optional>

namespace performance {

class SeriesStore;
struct SeriesDescriptor;

/// Which series rules see beside the collector's own.
/// Thread-safety: a value.
struct Sight {
    bool everybodys = false; ///< all series, of any sender: of a metric that the user chose
    QString plugin;          ///< of a plugin's rule: that plugin's series
};

/// The history of this machine, and its settings as they were read for this check. Series of others are not in it.
/// Thread-safety: one thread at a time, also of the const methods: processTotals() keeps its last answer.
class LiveData final : public RuleData {
public:
    LiveData(const SeriesStore &store, const Settings &settings, Timestamp now,
             nanoseconds interval = std::chrono::seconds(1), Sight sight = {})
        : m_store(store), m_settings(settings), m_now(now), m_interval(interval), m_sight(std::move(sight))
    {}
    Timestamp now() const override { return m_now; }
    nanoseconds interval() const override { return m_interval; }
    QStringList seriesKeys() const override;
    SeriesData query(const QString &key, const TimeRange &range, int columns) const override;
    std::vector<ProcessSample> processTotals(const TimeRange &range) const override;
    const Settings &settings() const override { return m_settings; }

private:
    bool isSeen(const SeriesDescriptor &descriptor) const;

    const SeriesStore &m_store;
    const Settings &m_settings;
    Timestamp m_now;
    nanoseconds m_interval;
    Sight m_sight;
    /// Several rules ask for the processes of the same half minute.
    mutable std::optional<std::pair<TimeRange, std::vector<ProcessSample>>> m_totals;
};

} // namespace performance
