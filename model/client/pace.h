// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/mutex.h"

#include <chrono>
#include <optional>

namespace performance {

class Collector;

/// How often the collector reads: as the configuration says, or more often where a session wants it. Thread-safe.
class Pace {
public:
    /// `collector`: null where nothing is observed.
    Pace(Collector *collector, std::chrono::milliseconds usual) : m_collector(collector), m_usual(usual) {}

    void setUsual(std::chrono::milliseconds interval);
    /// Of a session; nothing when it has ended.
    void setWish(std::optional<std::chrono::milliseconds> interval);
    std::chrono::milliseconds interval() const;

private:
    std::chrono::milliseconds inForce() const WAI_REQUIRES(m_mutex);

    Collector *const m_collector;
    mutable Mutex m_mutex; ///< guards the rest
    std::chrono::milliseconds m_usual WAI_GUARDED_BY(m_mutex);
    std::optional<std::chrono::milliseconds> m_wish WAI_GUARDED_BY(m_mutex);
};

} // namespace performance
