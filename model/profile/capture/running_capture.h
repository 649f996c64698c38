// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/mutex.h"
#include "performance/profile/capture/capture.h"
#include "performance/profile/capture/launched_program.h"
#include "performance/profile/profile_builder.h"

#include <thread>

namespace performance {

/// What every capture is: a thread that fills a profile, and others that ask for it meanwhile.
/// Thread-safety: as Capture (own mutex); begin() once, before others know of it.
class RunningCapture : public Capture {
public:
    /// `startNs` of CLOCK_MONOTONIC is where times count from.
    void begin(std::uint64_t startNs, Timestamp startedAt);

    CaptureState state() const override;
    CaptureState stop() override;
    void whenEnded(std::function<void()> callback) override;

protected:
    explicit RunningCapture(std::optional<LaunchedProgram> program) : m_program(std::move(program)) {}

    /// On the capture's thread, until it is asked to stop or there is nothing more to see; calls finish() at its end.
    virtual void run(const std::stop_token &stop) = 0;
    /// Brings run() back from waiting.
    virtual void wakeUp() {}
    /// The destructor of each class that implements run() must call it.
    void endThread();
    /// Sets the length of the profile and calls what whenEnded() was given. The mutex must not be held: that may call state().
    void finish();

    std::optional<LaunchedProgram> m_program;

    mutable Mutex m_mutex; ///< also guards what derived classes add
    ProfileBuilder m_builder WAI_GUARDED_BY(m_mutex);
    std::uint64_t m_startNs = 0;                      ///< set before the thread starts
    std::uint64_t m_cost WAI_GUARDED_BY(m_mutex) = 0; ///< ns of CPU time of the thread

private:
    std::optional<std::uint64_t> m_stoppedNs WAI_GUARDED_BY(m_mutex);
    bool m_ended WAI_GUARDED_BY(m_mutex) = false;
    std::optional<int> m_exitStatus WAI_GUARDED_BY(m_mutex);
    std::function<void()> m_whenEnded WAI_GUARDED_BY(m_mutex);
    std::jthread m_thread;
};

} // namespace performance
