// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/series_descriptor.h"

#include <QHash>

#include <memory>
#include <span>

namespace performance {

/// Shows what this program records to whoever of this user runs a dashboard: no server, and no system call for a value. The
/// file lies in the runtime folder (0600) and is gone with the program. Not thread-safe: the collector's thread publishes.
class ProgramPublisher {
public:
    /// Makes the file, of 2.6 MB; IoError where the runtime folder has no room for it.
    static PerformanceResult<std::unique_ptr<ProgramPublisher>> open(const QString &program);
    ~ProgramPublisher();
    ProgramPublisher(const ProgramPublisher &) = delete;
    ProgramPublisher &operator=(const ProgramPublisher &) = delete;

    /// Samples of series that `registry` has named. What is more than the ring holds overwrites the oldest, and readers count
    /// it; series beyond a thousand are left out.
    void publish(std::span<const EventSample> samples, const SeriesRegistry &registry);

private:
    ProgramPublisher() = default;
    std::uint32_t slotOf(SeriesId series, const SeriesRegistry &registry);

    QByteArray m_path;
    char *m_memory = nullptr;
    QHash<quint32, std::uint32_t> m_slots; ///< of our series; Absent where there was no room
};

} // namespace performance
