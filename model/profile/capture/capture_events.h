// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"
#include "performance/core/profiling_request.h"
#include "performance/profile/capture/perf_event.h"
#include "performance/profile/capture/ring_buffer.h"

#include <QStringList>

#include <unordered_map>

namespace performance {

/// The kernel's events of a capture, opened and not yet running: for each CPU a buffer, and in it the samples of every
/// event of every thread that was asked for.
class CaptureEvents {
public:
    /// `threads`: the threads to sample, with those that they will start; empty: everything on the machine.
    /// `untilExec`: sampling starts by itself when the (only) thread executes a program.
    static PerformanceResult<CaptureEvents> open(const ProfilingRequest &request, const std::vector<std::int32_t> &threads, bool untilExec, const PerfOpener &opener = {});

    /// Also samples a thread that was started before open() and overlooked.
    PerformanceResult<void> addThread(std::int32_t thread);
    void enable();
    void disable();
    /// Moves to another CPU, by all that was sampled.
    qint64 migrations() const;

    const SampleLayout &layout() const { return m_layout; }
    /// The profile's events, in the order that eventOf() numbers them.
    const std::vector<ProfileEvent> &profileEvents() const { return m_profileEvents; }
    std::optional<quint8> eventOf(std::uint64_t id) const;
    /// The event that counts waits with the stack at their begin; nothing where the kernel does not allow it.
    std::optional<quint8> waitEvent() const { return m_waitEvent; }
    const QStringList &notes() const { return m_notes; }
    std::vector<RingBuffer> &rings() { return m_rings; }
    std::vector<int> ringDescriptors() const;
    bool samplesKernel() const { return m_kernel; }

private:
    struct Kind {
        perf_event_attr attributes{};
        std::optional<quint8> event;
        bool countsMigrations = false;
    };
    PerformanceResult<void> chooseCpuEvent(const ProfilingRequest &request, std::int32_t probe, int cpu, Kind &kind);

    PerfOpener m_opener;
    std::vector<int> m_cpus;
    std::vector<Kind> m_kinds;
    std::vector<RingBuffer> m_rings;
    std::vector<int> m_ringOwners;
    std::vector<UniqueFd> m_events;
    std::vector<int> m_migrationEvents;
    std::unordered_map<std::uint64_t, quint8> m_ids;
    SampleLayout m_layout;
    std::vector<ProfileEvent> m_profileEvents;
    std::optional<quint8> m_waitEvent;
    QStringList m_notes;
    bool m_kernel = true;
};

} // namespace performance
