// SPDX-License-Identifier: MIT
#pragma once

#include <QMutex>

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
    Collector *const m_collector;
    mutable QMutex m_mutex; ///< guards the rest
    std::chrono::milliseconds m_usual;
    std::optional<std::chrono::milliseconds> m_wish;
};

} // namespace performance
