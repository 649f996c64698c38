// SPDX-License-Identifier: MIT
#pragma once

#include <linux/perf_event.h>

#include <cstdint>
#include <optional>

namespace performance::helper {

/// A perf event as the helper opens it for a caller: what our profiler asks of the kernel, and nothing else. On the bus it
/// is (uttuu): the fields in this order.
/// Thread-safety, of all here: values and pure functions, any thread.
struct PerfRequest {
    enum class Event : std::uint32_t { Cycles, CpuClock, Dummy, ContextSwitches, PageFaults, Migrations };
    enum Flag : std::uint32_t {
        Frequency = 1,    ///< `every` is samples per second, else a period
        Kernel = 2,       ///< also what happens inside the kernel
        Inherit = 4,      ///< also the threads that it will start
        EnableOnExec = 8, ///< begins when the thread executes a program
        Records = 16,     ///< also tells of processes and their memory
        Switches = 32,    ///< and of context switches
        CallChains = 64,
        KernelChainsOnly = 128, ///< the user's part is unwound from the copied stack
        AllFlags = 255,
    };
    Event event = Event::CpuClock;
    std::uint64_t every = 0;
    std::uint64_t registers = 0;  ///< mask of the user's registers to copy, as in sample_regs_user
    std::uint32_t stackBytes = 0; ///< of the user's stack to copy
    std::uint32_t flags = 0;

    bool operator==(const PerfRequest &) const = default;
};

/// Nothing for an event or a flag that there is not, or a stack of more than 65,528 bytes.
std::optional<perf_event_attr> attributesOf(const PerfRequest &request);
/// The request of which attributesOf() makes just these attributes; nothing where there is none.
std::optional<PerfRequest> requestOf(const perf_event_attr &attributes);

} // namespace performance::helper
