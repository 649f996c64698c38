// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/perf_event.h"
#include "performance/profile/capture/ring_buffer.h"

#include <span>
#include <unordered_map>

namespace performance {

/// The kernel's events by which stacks are sampled all the time, switched on: the clock of each CPU for the whole machine, or
/// that of single threads of this user, which come and go. Samples lie in a buffer for each CPU.
///
/// Time is sampled by the kernel's clocks (PERF_COUNT_SW_CPU_CLOCK, kernel/events/core.c: an hrtimer that runs while a CPU, or
/// the thread, does), so a sample stands for 1/rate of CPU time whatever the frequency. An idle CPU writes nothing.
///
/// Thread-safety: one thread at a time. Its own buffers' events belong to the main thread of this process.
class WatchEvents {
public:
    /// Every process and the kernel. PermissionDenied, Unsupported. `opener` is asked where the kernel refuses.
    static PerformanceResult<WatchEvents> openMachine(double rate, const PerfOpener &opener = {});
    /// Buffers for threads of this user, of which there are none yet. PermissionDenied where nothing may be sampled.
    static PerformanceResult<WatchEvents> openOwn(double rate);

    bool isMachine() const { return m_isMachine; }
    /// Whether time in the kernel is sampled as well.
    bool seesKernel() const { return m_seesKernel; }
    void setRate(double rate);
    /// CPU time that each sample stands for from now on, in nanoseconds.
    std::int64_t period() const { return m_period; }

    /// Samples a thread. PermissionDenied where it is not ours, Other where it has ended, IoError where there are no more
    /// descriptors.
    PerformanceResult<void> add(std::int32_t thread);
    void remove(std::int32_t thread) { m_threads.erase(thread); }
    bool has(std::int32_t thread) const { return m_threads.contains(thread); }
    std::vector<std::int32_t> threads() const;

    const SampleLayout &layout() const { return m_layout; }
    std::vector<RingBuffer> &rings() { return m_rings; }
    /// Readable when a buffer is half full.
    const std::vector<UniqueFd> &ringDescriptors() const { return m_owners; }
    /// The CPUs that there were when it was opened.
    const std::vector<int> &listedCpus() const { return m_listedCpus; }
    size_t stackBytes() const { return m_attributes.sample_stack_user; }
    size_t ringBytes() const { return m_rings.front().size(); }

private:
    PerformanceResult<void> openOwners(const perf_event_attr &attributes, std::int32_t thread,
                                       const PerfOpener &opener);
    PerformanceResult<void> mapOwners(size_t bytes);

    bool m_isMachine = false;
    bool m_seesKernel = true;
    std::int64_t m_period = 0;
    perf_event_attr m_attributes{};
    std::vector<int> m_listedCpus;
    std::vector<int> m_cpus;        ///< that could be opened
    std::vector<UniqueFd> m_owners; ///< by CPU: whose buffer it is
    std::vector<RingBuffer> m_rings;
    std::unordered_map<std::int32_t, std::vector<UniqueFd>> m_threads;
    size_t m_mostDescriptors = 0;
    SampleLayout m_layout;
};

} // namespace performance
