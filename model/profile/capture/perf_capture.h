// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/capture_events.h"
#include "performance/profile/capture/process_family.h"
#include "performance/profile/capture/process_table.h"
#include "performance/profile/capture/running_capture.h"
#include "performance/profile/capture/sample_stacks.h"

namespace performance {

struct Resolution;

/// The kernel samples (perf_event_open), a thread of ours reads, unwinds and counts as it goes.
/// Thread-safety: as Capture; run() and what it calls belong to the capture's thread.
class PerfCapture final : public RunningCapture {
public:
    /// `attached`: the threads that were there before; empty where a program was launched or all is sampled.
    PerfCapture(CaptureEvents events, std::optional<LaunchedProgram> program, QString target,
                std::vector<TaskId> attached, size_t stackBytes);
    ~PerfCapture() override;

    void resolve(AnalyserProcess &analyser, bool withLines) override;

private:
    struct Wait {
        std::uint64_t since = 0;
        qint32 stack = -1;
        bool preempted = false;
        bool hasStack = false;
        bool atStart = false; ///< it was found waiting when the recording began
        bool woken = false;
        std::int32_t waker = 0; ///< tid of who ended it, once `woken`; 0: an interrupt
    };

    void run(const std::stop_token &stop) override;
    void wakeUp() override;
    void waitForRecords();
    bool allHaveEnded() const { return m_polledRings.empty() || m_endedRings == m_polledRings.size(); }
    void drain(std::uint64_t until);
    void lookAtSleepers();
    void handle(const PerfRecord &record, std::uint64_t time) WAI_REQUIRES(m_mutex);
    void handleSample(const PerfRecord &record) WAI_REQUIRES(m_mutex);
    void handleWaking(const Waking &waking) WAI_REQUIRES(m_mutex);
    void handleSwitch(const PerfRecord &record, const PerfSample &trailer) WAI_REQUIRES(m_mutex);
    void endWait(qint32 thread, Wait &wait, std::uint64_t now) WAI_REQUIRES(m_mutex);
    qint32 threadOf(std::int32_t process, std::int32_t thread) WAI_REQUIRES(m_mutex);
    qint64 offset(std::uint64_t time) const { return time > m_startNs ? qint64(time - m_startNs) : 0; }
    void endWaits();
    QString wakerText(std::int32_t waker) WAI_REQUIRES(m_mutex);

    CaptureEvents m_events;
    std::vector<TaskId> m_attached;
    size_t m_stackBytes; ///< of a sleeping thread
    UniqueFd m_wakeUpEvent;
    std::vector<size_t> m_polledRings; ///< of each buffer the number of the thread whose event is polled
    size_t m_endedRings = 0;           ///< of whose threads none is left

    ProcessTable m_processes WAI_GUARDED_BY(m_mutex);
    SampleStacks m_stacks WAI_GUARDED_BY(m_mutex);
    std::unordered_map<std::int32_t, Wait> m_waits WAI_GUARDED_BY(m_mutex); ///< by tid
    std::unordered_map<std::int32_t, qint32> m_lastStack
        WAI_GUARDED_BY(m_mutex); ///< by tid, where only near places are told
    std::unordered_map<std::int32_t, std::int32_t> m_processOfThread WAI_GUARDED_BY(m_mutex);
    std::unordered_map<std::int32_t, QString> m_wakerTexts WAI_GUARDED_BY(m_mutex); ///< by tid
    std::optional<quint8> m_waitKind;                                               ///< set before the thread starts
    qint64 m_lastTime WAI_GUARDED_BY(m_mutex) = 0;
};

} // namespace performance
