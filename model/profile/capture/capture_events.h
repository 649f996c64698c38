// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"
#include "performance/core/profiling_request.h"
#include "performance/profile/capture/perf_event.h"
#include "performance/profile/capture/ring_set.h"
#include "performance/profile/capture/waker_events.h"

#include <QStringList>

#include <unordered_map>

namespace performance {

/// The kernel's events of a capture, opened and not yet running: for each CPU a buffer, and in it the samples of every
/// event of every thread that was asked for.
/// Thread-safety: one thread at a time: the one that opens it, then the capture's.
class CaptureEvents {
public:
    /// `threads`: the threads to sample, with those that they will start; empty: everything on the machine.
    /// `untilExec`: sampling starts by itself when the (only) thread executes a program.
    static PerformanceResult<CaptureEvents> open(const ProfilingRequest &request,
                                                 const std::vector<std::int32_t> &threads, bool untilExec,
                                                 const PerfOpener &opener = {});

    /// Also samples a thread that was started before open() and overlooked.
    PerformanceResult<void> addThread(std::int32_t thread);
    void enable();
    void disable();
    /// Moves to another CPU, by all that was sampled.
    qint64 migrations() const { return sumOf(m_migrations.descriptors); }
    /// CPU time of all that was sampled, however short it lived, in nanoseconds (task-clock); nothing for a whole machine.
    std::optional<qint64> cpuTime() const;

    const SampleLayout &layout() const { return m_layout; }
    /// The profile's events, in the order that eventOf() numbers them.
    const std::vector<ProfileEvent> &profileEvents() const { return m_profileEvents; }
    std::optional<quint8> eventOf(std::uint64_t id) const;
    /// The event that counts waits with the stack at their begin; nothing where the kernel does not allow it.
    std::optional<quint8> waitEvent() const { return m_waitEvent; }
    /// The event of waits with who ended them, and what tells it; nothing where the kernel does not allow it.
    std::optional<quint8> wakerEvent() const { return m_wakerEvent; }
    const WakerEvents &wakers() const { return m_wakers; }
    const Messages &notes() const { return m_notes; }
    std::vector<RingBuffer> &rings() { return m_rings; }
    /// Of each buffer an event of every thread: it wakes who polls it, and hangs up when the thread and all that it
    /// started have ended.
    const std::vector<std::vector<int>> &ringDescriptors() const { return m_ringEvents; }

private:
    struct Kind {
        perf_event_attr attributes{};
        std::optional<quint8> event;
    };
    /// What is only counted, exactly: of a thread on whatever CPU, of a machine on each.
    struct Counter {
        perf_event_attr attributes{};
        std::vector<int> descriptors;
    };
    PerformanceResult<void> chooseCpuEvent(const ProfilingRequest &request, const std::vector<std::int32_t> &threads,
                                           Kind &kind);
    void chooseKinds(const ProfilingRequest &request, const perf_event_attr &common, const Kind &first);
    void chooseCounters(const perf_event_attr &common, bool system);
    PerformanceResult<void> openThreads(const std::vector<std::int32_t> &threads);
    PerformanceResult<void> mapBuffers();
    void openWakers();
    void addCounter(Counter &counter, std::int32_t thread);
    void closeAll();
    static qint64 sumOf(const std::vector<int> &counters);

    PerfOpener m_opener;
    std::vector<int> m_cpus;
    std::vector<Kind> m_kinds; ///< the first is each buffer's owner
    Counter m_migrations;
    Counter m_taskClock;
    std::vector<RingBuffer> m_rings;
    std::vector<std::vector<int>> m_ringEvents;
    std::vector<UniqueFd> m_events;
    std::unordered_map<std::uint64_t, quint8> m_ids;
    SampleLayout m_layout;
    std::vector<ProfileEvent> m_profileEvents;
    std::optional<quint8> m_waitEvent;
    std::optional<quint8> m_wakerEvent;
    WakerEvents m_wakers;
    Messages m_notes;
    bool m_kernel = true;
};

} // namespace performance
