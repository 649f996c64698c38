// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"

#include <memory>

namespace performance {

class RecorderHub;

/// A handle for a hot path: record() takes no lock, makes no system call and allocates nothing (but one ring of 96 KiB
/// the first time that a thread records). Copies record into the same series. Any thread may use it; it may outlive
/// the client, and records nothing then.
class MetricRecorder {
public:
    MetricRecorder() = default;

    /// Records `value` now. NaN and infinities are counted as dropped, as is what comes faster than it is collected.
    void record(double value) const;
    bool isValid() const { return m_hub != nullptr && m_series.isValid(); }

private:
    friend class RecorderHub;
    std::shared_ptr<RecorderHub> m_hub;
    SeriesId m_series;
};

/// Collects what recorders of all threads record, one ring for each thread.
class RecorderHub : public std::enable_shared_from_this<RecorderHub> {
public:
    RecorderHub();
    ~RecorderHub();

    MetricRecorder recorder(SeriesId series);

    /// What was recorded since the last call. Called by one thread.
    std::vector<EventSample> drain();
    /// Samples that were lost since the start: not finite, or faster than they could be stored.
    quint64 dropped() const;

    struct Ring;
    struct Private;

private:
    friend class MetricRecorder;
    Ring *ringOfThisThread();
    std::unique_ptr<Private> d;
};

} // namespace performance
