// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/config.h"
#include "performance/core/mutex.h"
#include "performance/core/timestamp.h"

namespace performance {

/// The configuration that is in force. Thread-safe.
class ConfigInForce {
public:
    explicit ConfigInForce(const PerformanceConfig &config) : m_config(config) {}

    PerformanceConfig get() const
    {
        const Locked lock(m_mutex);
        return m_config;
    }
    /// What was in force before.
    PerformanceConfig exchange(const PerformanceConfig &config)
    {
        const Locked lock(m_mutex);
        return std::exchange(m_config, config);
    }
    nanoseconds apdexTarget() const
    {
        const Locked lock(m_mutex);
        return m_config.apdexTarget;
    }

private:
    mutable Mutex m_mutex;
    PerformanceConfig m_config WAI_GUARDED_BY(m_mutex);
};

} // namespace performance
