// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

namespace performance {

/// What counts as a hang.
struct HangLimits {
    std::chrono::milliseconds hang{100};     ///< longer than this is one …
    std::chrono::milliseconds suspicion{60}; ///< … and once an answer is so late, the stack is taken: it may become one
    std::chrono::milliseconds look{25};      ///< how often that is looked at
};

/// Notices from a thread of its own that another one has not said "here" for a while, and takes its stack while that lasts.
/// Thread-safety: the watched thread makes it and calls here().
class HangWatch {
public:
    struct Hang {
        std::chrono::nanoseconds length{0};
        /// How much of it the thread could run and had no CPU: that is the machine's load, not its own work. Zero where the
        /// kernel does not tell.
        std::chrono::nanoseconds waited{0};
        QStringList stack;
    };
    /// Watches the calling thread from its first "here" on, which it says every `beat`. `told` is called on the watching
    /// thread, once a hang is over.
    HangWatch(std::chrono::milliseconds beat, std::function<void(const Hang &)> told, const HangLimits &limits = {});
    ~HangWatch();
    HangWatch(const HangWatch &) = delete;
    HangWatch &operator=(const HangWatch &) = delete;

    /// The watched thread answers; called often, and cheap.
    void here();

private:
    void watch(const std::stop_token &stop);

    std::chrono::nanoseconds m_beat;
    HangLimits m_limits;
    std::function<void(const Hang &)> m_told;
    int m_tid;
    std::atomic<std::int64_t> m_here = 0; ///< when it last answered; 0: not yet
    std::jthread m_thread;                ///< the last member: it uses the others
};

} // namespace performance
