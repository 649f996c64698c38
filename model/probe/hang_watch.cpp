// SPDX-License-Identifier: MIT
#include "performance/probe/hang_watch.h"

#include "performance/probe/call_stack.h"

#include <condition_variable>
#include <mutex>
#include <unistd.h>

namespace performance {

namespace {

using std::chrono::nanoseconds;
using std::chrono::steady_clock;

constexpr auto Look = std::chrono::milliseconds(25);

std::int64_t stamp()
{
    return nanoseconds(steady_clock::now().time_since_epoch()).count();
}

} // namespace

HangWatch::HangWatch(std::chrono::milliseconds beat, std::function<void(const Hang &)> told)
    : m_beat(beat), m_told(std::move(told)), m_tid(::gettid()), m_thread([this](const std::stop_token &stop) { watch(stop); })
{
}

HangWatch::~HangWatch() = default;

void HangWatch::here()
{
    m_here.store(stamp(), std::memory_order_release);
}

void HangWatch::watch(const std::stop_token &stop)
{
    StackTaker taker;
    std::mutex mutex;
    std::condition_variable_any wake;
    std::int64_t suspected = 0; ///< when it last answered before it became late; 0: it is not
    std::int64_t looked = stamp();
    QStringList stack;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex);
            wake.wait_for(lock, stop, Look, [] { return false; });
        }
        const std::int64_t now = stamp();
        std::int64_t here = m_here.load(std::memory_order_acquire);
        // Where this thread did not run either, the whole program stood still (stopped, or starved): that is no hang of its
        // own code, and the stack would say nothing.
        const bool stoodStill = now - looked > 8 * nanoseconds(Look).count();
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
            if (late > Limit)
                m_told({late, stack});
            suspected = 0;
        }
        if (suspected == 0 && nanoseconds(now - here) > m_beat + Suspicion) {
            suspected = here;
            stack = taker.take(m_tid);
        }
    }
}

} // namespace performance
