// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/recorder.h"

#include <chrono>

namespace performance {

/// Records how long it lived, in milliseconds, when it goes:
///
///     MetricRecorder latency = client->ingest()->recorder("db_query", "ms", MetricCategory::Disk);
///     { ScopedTimer timer(latency); query(); }
/// Thread-safety: one thread at a time; the recorder may be used by many.
class ScopedTimer {
public:
    explicit ScopedTimer(MetricRecorder recorder) : m_recorder(std::move(recorder)) {}
    ~ScopedTimer()
    {
        if (m_isRunning)
            m_recorder.record(elapsed());
    }
    ScopedTimer(const ScopedTimer &) = delete;
    ScopedTimer &operator=(const ScopedTimer &) = delete;

    /// In milliseconds, so far.
    double elapsed() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_begun).count();
    }
    /// Nothing is recorded: what was timed did not happen.
    void cancel() { m_isRunning = false; }

private:
    MetricRecorder m_recorder;
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    bool m_isRunning = true;
};

} // namespace performance
