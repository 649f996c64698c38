// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/lanes.h"
#include "performance/core/mutex.h"

#include <functional>
#include <vector>

namespace performance {

/// Work that needs rates waits here for two ticks; no thread does. Thread-safe.
class FirstTicks {
public:
    explicit FirstTicks(Lanes &lanes) : m_lanes(lanes) {}

    /// Runs on the lane as soon as two ticks have been seen.
    template<typename Work>
    auto run(Lanes::Lane lane, Work work) -> QFuture<decltype(work())>
    {
        using Result = decltype(work());
        const auto answer = std::make_shared<Answer<Result>>();
        const QFuture<Result> future = answer->future();
        const auto start = [this, lane, answer, work = std::move(work)] {
            m_lanes.start(lane, [answer, work] { answer->give(work()); });
        };
        const Locked lock(m_mutex);
        if (m_ticks >= 2)
            start();
        else if (!m_isOver)
            m_waiting.push_back(start);
        return future;
    }

    /// One more was seen; whether any was before it.
    bool tick();
    /// No tick will come any more: whoever waits for one, or asks from now on, gets a finished future without a result.
    void giveUp();

private:
    Lanes &m_lanes;
    Mutex m_mutex; ///< guards the rest
    int m_ticks WAI_GUARDED_BY(m_mutex) = 0;
    bool m_isOver WAI_GUARDED_BY(m_mutex) = false;
    std::vector<std::function<void()>> m_waiting WAI_GUARDED_BY(m_mutex);
};

} // namespace performance
