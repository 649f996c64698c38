// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/mutex.h"
#include "performance/core/alert.h"
#include "performance/core/error.h"
#include "performance/core/query.h"
#include "performance/core/snapshot.h"

#include <QDateTime>

#include <functional>
#include <map>

namespace performance {

/// Looks at the series of alert rules once a tick. Thread-safe.
class AlertEngine {
public:
    /// What it looks at: the history, and who was busy in a range.
    struct Sources {
        std::function<SeriesData(const QString &key, const TimeRange &range)> query;
        std::function<std::vector<ProcessSample>(const TimeRange &range)> processes;
        std::function<void(const QString &sentence)> problem; ///< the rules could not be read; from any thread
    };
    /// One rule rings at most once in this time.
    static constexpr auto Rest = std::chrono::minutes(1);
    static constexpr size_t MostKept = 200;

    /// `file`: where the rules are kept; empty: nowhere.
    AlertEngine(Sources sources, QString file);

    AlertSettings settings() const;
    /// Rules without an id get one. A file that cannot be read is set aside, not written over.
    PerformanceResult<void> setSettings(AlertSettings settings);

    /// Those that began since the last tick and shall be told.
    std::vector<Alert> tick(Timestamp now);
    /// All that rang, newest first.
    std::vector<Alert> alerts() const;

private:
    struct State {
        std::optional<size_t> ringing; ///< its place among the alerts
        Timestamp lastRing;
    };
    void reread();
    void take(AlertSettings settings);
    std::optional<Alert> look(const AlertRule &rule, State &state, const SeriesData &data, Timestamp now)
        WAI_REQUIRES(m_mutex);
    QStringList responsible(const SeriesDescriptor &series, const TimeRange &range) const;
    bool isQuiet(Timestamp now) const WAI_REQUIRES(m_mutex);

    Sources m_sources;
    QString m_file;
    mutable Mutex m_mutex;
    QDateTime m_changed WAI_GUARDED_BY(m_mutex); ///< the file, when it was read last
    AlertSettings m_settings WAI_GUARDED_BY(m_mutex);
    std::map<QString, State> m_states WAI_GUARDED_BY(m_mutex); ///< by rule
    std::vector<Alert> m_alerts WAI_GUARDED_BY(m_mutex);       ///< oldest first
};

} // namespace performance
