// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/ingest.h"
#include "performance/client/ingest_door.h"
#include "performance/client/last_recorded.h"
#include "performance/client/local_experience.h"
#include "performance/client/metric_sender.h"
#include "performance/client/program_show.h"
#include "performance/core/mutex.h"

namespace performance {

/// Keeps what this program records, and what comes through the door, until the collector's next tick. In an application, which
/// keeps nothing itself, it shows it to the dashboard.
/// Thread-safety: any thread (own mutex), but for drain().
class LocalIngest final : public Ingest {
public:
    struct Role {
        bool observes = true;   ///< else everything is refused
        bool publishes = false; ///< to a dashboard
    };
    /// `tell` gets sentences for the user, on the collector's thread.
    LocalIngest(SeriesStore &store, IngestDoor &door, LastRecorded &last, LocalExperience &experience, const Role &role,
                std::function<void(const QString &)> tell);

    Future<void> record(const PerformanceMetric &metric) override;
    MetricRecorder recorder(const QString &id, const QString &unit, MetricCategory category,
                            const Attributes &attributes) override;
    Future<void> setDropped(const QString &metric, bool dropped) override;

    /// The same as record(), at once, for what comes from elsewhere.
    PerformanceResult<void> take(const PerformanceMetric &metric, SeriesOrigin origin);
    /// Everything that came since the last tick. Of the collector's thread.
    std::vector<EventSample> drain(Timestamp time);
    /// Values that handles recorded faster than they were drained.
    quint64 dropped() const { return m_recorders->dropped(); }
    MetricSender &sender() { return m_sender; }

private:
    SeriesStore &m_store;
    IngestDoor &m_door;
    LastRecorded &m_last;
    LocalExperience &m_experience;
    const Role m_role;
    const std::shared_ptr<RecorderHub> m_recorders = std::make_shared<RecorderHub>();
    ProgramShow m_show;
    MetricSender m_sender;
    Mutex m_mutex;                                                 ///< guards the rest
    std::vector<EventSample> m_recorded WAI_GUARDED_BY(m_mutex);   ///< since the last tick
    std::vector<EventSample> m_publishing WAI_GUARDED_BY(m_mutex); ///< those of them that other programs shall see
};

} // namespace performance
