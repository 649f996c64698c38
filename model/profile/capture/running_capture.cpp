// SPDX-License-Identifier: MIT
#include "performance/profile/capture/running_capture.h"

#include "performance/profile/capture/capture_clock.h"
#include "performance/core/mutex.h"

namespace performance {

void RunningCapture::begin(std::uint64_t startNs, Timestamp startedAt)
{
    Q_ASSERT(!m_thread.joinable()); // it begins once
    m_startNs = startNs;
    {
        const Locked lock(m_mutex);
        m_builder.header().startedAt = startedAt;
    }
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

CaptureState RunningCapture::state() const
{
    const Locked lock(m_mutex);
    CaptureState state{m_builder.profile(), m_builder.codeModules(),
                       nanoseconds(m_cost), m_ended,
                       m_exitStatus,        m_program && !m_ended ? m_program->process() : 0};
    if (!m_stoppedNs)
        state.profile.duration = nanoseconds(clockNs(CLOCK_MONOTONIC) - m_startNs);
    return state;
}

CaptureState RunningCapture::stop()
{
    endThread();
    return state();
}

void RunningCapture::endThread()
{
    m_thread.request_stop();
    wakeUp();
    if (m_thread.joinable())
        m_thread.join();
}

void RunningCapture::finish()
{
    Q_ASSERT(!m_mutex.isHeld());
    std::function<void()> callback;
    {
        const Locked lock(m_mutex);
        m_stoppedNs = clockNs(CLOCK_MONOTONIC);
        m_builder.header().duration = nanoseconds(*m_stoppedNs - m_startNs);
        m_cost = clockNs(CLOCK_THREAD_CPUTIME_ID);
        if (m_program)
            m_exitStatus = m_program->poll();
        m_ended = true;
        callback.swap(m_whenEnded);
    }
    if (callback)
        callback();
}

void RunningCapture::whenEnded(std::function<void()> callback)
{
    {
        const Locked lock(m_mutex);
        if (!m_ended) {
            m_whenEnded = std::move(callback);
            return;
        }
    }
    callback();
}

} // namespace performance
