// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"
#include "performance/profile/capture/perf_event.h"
#include "performance/profile/capture/sample_layout.h"

#include <string_view>
#include <unordered_set>
#include <vector>

namespace performance {

/// The tracepoint sched:sched_waking, by which the kernel says who ends a thread's wait: its number, and where in a record the
/// thread stands. Source: events/sched/sched_waking/{id,format} of tracefs (Documentation/trace/events.rst).
struct WakingFormat {
    std::uint64_t id = 0;
    size_t threadAt = 0; ///< offset of the field "pid", 4 bytes
    size_t flagsAt = 0;  ///< of "common_flags", 1 byte

    /// Nothing where tracefs is not there or may not be read.
    static std::optional<WakingFormat> ofKernel();
    /// `format` as the kernel writes it; nothing where it lacks a field or has it in another size.
    static std::optional<WakingFormat> parse(std::string_view format, std::string_view id);
};

/// A thread was woken.
struct Waking {
    std::int32_t woken = 0;   ///< tid
    std::int32_t waker = 0;   ///< tid; 0: nobody but an interrupt: a timer that ran out, a disk or a network card
    std::int32_t process = 0; ///< of the waker
};

/// Events of every waking on the machine, whoever wakes: of the threads that are sampled those are taken that end a wait. Needs the
/// right to trace the whole machine (CAP_PERFMON, and to read tracefs).
/// Thread-safety: one thread at a time, as CaptureEvents.
class WakerEvents {
public:
    /// Opens one for each CPU that writes into the buffer of `outputs` (an event of that CPU); it runs from the start. Where that
    /// may not be, none, and problem() says why.
    static WakerEvents open(const std::vector<int> &cpus, const std::vector<int> &outputs);

    bool empty() const { return m_events.empty(); }
    const Message &problem() const { return m_problem; }
    /// Hands over the descriptors, by which events are switched off.
    std::vector<UniqueFd> takeDescriptors() { return std::move(m_descriptors); }
    /// What a sample tells that one of these events took; nothing of any other.
    std::optional<Waking> read(const PerfRecord &record) const;

private:
    WakingFormat m_format;
    SampleLayout m_layout;
    std::unordered_set<std::uint64_t> m_events; ///< ids
    std::vector<UniqueFd> m_descriptors;
    Message m_problem;
};

} // namespace performance
