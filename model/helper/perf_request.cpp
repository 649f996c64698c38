// SPDX-License-Identifier: MIT
#include "performance/helper/perf_request.h"

#include <cstring>
#include <iterator>

#include <time.h>

namespace performance::helper {

namespace {

constexpr std::uint32_t MostStackBytes = 65528; // the kernel's own limit: what fits in 16 bits and is a multiple of 8

struct EventKind {
    std::uint32_t type;
    std::uint64_t config;
};
/// In the order of PerfRequest::Event.
constexpr EventKind Kinds[] = {
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES},  {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK},
    {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_DUMMY},       {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CONTEXT_SWITCHES},
    {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS}, {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_MIGRATIONS},
};

} // namespace

std::optional<perf_event_attr> attributesOf(const PerfRequest &request)
{
    if (std::uint32_t(request.event) >= std::size(Kinds) || (request.flags & ~PerfRequest::AllFlags) != 0
        || request.stackBytes > MostStackBytes)
        return std::nullopt;
    const auto has = [&](PerfRequest::Flag flag) { return (request.flags & flag) != 0; };
    perf_event_attr attr{};
    attr.size = sizeof(attr);
    attr.type = Kinds[std::uint32_t(request.event)].type;
    attr.config = Kinds[std::uint32_t(request.event)].config;
    attr.sample_type = PERF_SAMPLE_IDENTIFIER | PERF_SAMPLE_IP | PERF_SAMPLE_TID | PERF_SAMPLE_TIME
        | PERF_SAMPLE_PERIOD;
    attr.sample_id_all = 1;
    attr.disabled = 1;
    attr.exclude_hv = 1;
    attr.use_clockid = 1;
    attr.clockid = CLOCK_MONOTONIC;
    attr.watermark = 1;
    if (has(PerfRequest::CallChains))
        attr.sample_type |= PERF_SAMPLE_CALLCHAIN;
    attr.exclude_callchain_user = has(PerfRequest::KernelChainsOnly);
    if (request.stackBytes != 0) {
        attr.sample_type |= PERF_SAMPLE_REGS_USER | PERF_SAMPLE_STACK_USER;
        attr.sample_regs_user = request.registers;
        attr.sample_stack_user = request.stackBytes;
    }
    attr.freq = has(PerfRequest::Frequency);
    if (attr.freq)
        attr.sample_freq = request.every;
    else
        attr.sample_period = request.every;
    attr.exclude_kernel = !has(PerfRequest::Kernel);
    attr.inherit = has(PerfRequest::Inherit);
    attr.enable_on_exec = has(PerfRequest::EnableOnExec);
    attr.mmap = attr.mmap2 = attr.comm = attr.comm_exec = attr.task = has(PerfRequest::Records);
    attr.context_switch = has(PerfRequest::Switches);
    return attr;
}

std::optional<PerfRequest> requestOf(const perf_event_attr &attr)
{
    PerfRequest request;
    std::uint32_t event = 0;
    while (event < std::size(Kinds) && (Kinds[event].type != attr.type || Kinds[event].config != attr.config))
        ++event;
    if (event == std::size(Kinds))
        return std::nullopt;
    request.event = PerfRequest::Event(event);
    request.every = attr.sample_freq;
    request.registers = attr.sample_regs_user;
    request.stackBytes = attr.sample_stack_user;
    const auto set = [&](PerfRequest::Flag flag, bool on) { request.flags |= on ? std::uint32_t(flag) : 0U; };
    set(PerfRequest::Frequency, attr.freq);
    set(PerfRequest::Kernel, !attr.exclude_kernel);
    set(PerfRequest::Inherit, attr.inherit);
    set(PerfRequest::EnableOnExec, attr.enable_on_exec);
    set(PerfRequest::Records, attr.mmap);
    set(PerfRequest::Switches, attr.context_switch);
    set(PerfRequest::CallChains, attr.sample_type & PERF_SAMPLE_CALLCHAIN);
    set(PerfRequest::KernelChainsOnly, attr.exclude_callchain_user);
    const auto back = attributesOf(request);
    return back && std::memcmp(&*back, &attr, sizeof(attr)) == 0 ? std::optional(request) : std::nullopt;
}

} // namespace performance::helper
