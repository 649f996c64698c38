// SPDX-License-Identifier: MIT
#include "performance/probe/hang_watch.h"

#include "performance/probe/call_stack.h"
#include "performance/probe/run_queue.h"
#include "performance/core/mutex.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <unistd.h>

namespace performance {

namespace {

using std::chrono::nanoseconds;
using std::chrono::steady_clock;

std::int64_t stamp()
{
    return nanoseconds(steady_clock::now().time_since_epoch()).count();
}

} // namespace

HangWatch::HangWatch(std::chrono::milliseconds beat, std::function<void(const Hang &)> told, const HangLimits &limits)
    : m_beat(beat)
    , m_limits(limits)
    , m_told(std::move(told))
    , m_tid(::gettid())
    , m_thread([this](const std::stop_token &stop) { watch(stop); })
{}

HangWatch::~HangWatch() = default;

void HangWatch::here()
{
    m_here.store(stamp(), std::memory_order_release);
}

void HangWatch::watch(const std::stop_token &stop)
{
    StackTaker taker;
    const RunQueueClock queued(m_tid);
    const nanoseconds look = m_limits.look;
    Mutex mutex;
    std::condition_variable_any wake;
    std::int64_t suspected = 0; ///< when it last answered before it became late; 0: it is not
    std::int64_t looked = stamp();
    std::int64_t answered = 0; ///< the last answer that was seen here …
    nanoseconds queuedThen{0}; ///< … and how long the thread had waited for CPUs by then
    QStringList stack;
    while (!stop.stop_requested()) {
        {
            Locked lock(mutex);
            wake.wait_for(lock, stop, look, [] { return false; });
        }
        const std::int64_t now = stamp();
        std::int64_t here = m_here.load(std::memory_order_acquire);
        // Where this thread did not run either, the whole program stood still (stopped, or starved): that is no hang of its
        // own code, and the stack would say nothing.
        const bool stoodStill = now - looked > 8 * look.count();
        looked = now;
        if (here == 0)
            continue; // its event loop does not run yet
        if (stoodStill) {
            suspected = 0;
            m_here.compare_exchange_strong(here, now);
            continue;
        }
        if (suspected != 0 && here != suspected) {
            const nanoseconds late = nanoseconds(here - suspected) - m_beat;
            if (late > m_limits.hang)
                m_told({late, std::min(late, queued.waited() - queuedThen), stack});
            suspected = 0;
        }
        if (here != answered) {
            answered = here;
            queuedThen = queued.waited();
        }
        if (suspected == 0 && nanoseconds(now - here) > m_beat + m_limits.suspicion) {
            suspected = here;
            stack = taker.take(m_tid);
        }
    }
}

} // namespace performance
