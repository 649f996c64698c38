// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/config.h"
#include "performance/core/timestamp.h"

#include <QMutex>

namespace performance {

/// The configuration that is in force. Thread-safe.
class ConfigInForce {
public:
    explicit ConfigInForce(const PerformanceConfig &config) : m_config(config) {}

    PerformanceConfig get() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_config;
    }
    /// What was in force before.
    PerformanceConfig exchange(const PerformanceConfig &config)
    {
        const QMutexLocker lock(&m_mutex);
        return std::exchange(m_config, config);
    }
    nanoseconds apdexTarget() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_config.apdexTarget;
    }

private:
    mutable QMutex m_mutex;
    PerformanceConfig m_config;
};

} // namespace performance
