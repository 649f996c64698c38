// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/metric.h"
#include "performance/core/mutex.h"

#include <QThreadPool>

#include <atomic>

namespace performance {

/// Sends metrics with metadata to the dashboard that runs, through its socket. One at a time, and not for ever: a dashboard
/// that does not answer must hold up neither queries nor the end of a program. What it does not get is counted, and told once.
/// Thread-safe.
class MetricSender {
public:
    MetricSender();
    /// finish()
    ~MetricSender();

    void send(const PerformanceMetric &metric);
    /// What was not sent by now is not sent.
    void finish();

    /// How many the dashboard did not get although one runs.
    quint64 lost() const { return m_lost; }
    /// Why it did not get the first of them, once; empty where there is nothing new to tell.
    QString takeReason();

private:
    void lose(const QString &reason);

    std::atomic<int> m_unsent = 0;
    std::atomic<quint64> m_lost = 0;
    Mutex m_mutex; ///< guards `m_reason`
    QString m_reason WAI_GUARDED_BY(m_mutex);
    QThreadPool m_thread; ///< one
};

} // namespace performance
