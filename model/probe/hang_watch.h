// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

namespace performance {

/// Notices from a thread of its own that another one has not said "here" for a while, and takes its stack while that lasts.
class HangWatch {
public:
    /// Longer than this is a hang …
    static constexpr auto Limit = std::chrono::milliseconds(100);
    /// … and once an answer is so late, the stack is taken: it may become one.
    static constexpr auto Suspicion = std::chrono::milliseconds(60);

    struct Hang {
        std::chrono::nanoseconds length{0};
        QStringList stack;
    };
    /// Watches the calling thread from its first "here" on, which it says every `beat`. `told` is called on the watching
    /// thread, once a hang is over.
    HangWatch(std::chrono::milliseconds beat, std::function<void(const Hang &)> told);
    ~HangWatch();
    HangWatch(const HangWatch &) = delete;
    HangWatch &operator=(const HangWatch &) = delete;

    /// The watched thread answers; called often, and cheap.
    void here();

private:
    void watch(const std::stop_token &stop);

    std::chrono::nanoseconds m_beat;
    std::function<void(const Hang &)> m_told;
    int m_tid;
    std::atomic<std::int64_t> m_here = 0; ///< when it last answered; 0: not yet
    std::jthread m_thread; ///< the last member: it uses the others
};

} // namespace performance
