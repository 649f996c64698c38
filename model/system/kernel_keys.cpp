// SPDX-License-Identifier: MIT
#include "performance/system/kernel_keys.h"

namespace performance {

namespace {

using namespace metrics;
using enum OtherKey;

// What is computed from several of them in more than one step (memory and swap by state) is not here: memory_states.h.
constexpr KernelKey MemInfoKeys[] = {
    {"MemTotal", MemoryLimit},
    {"Shmem", MemoryShared},
    {"SReclaimable", MemorySlab, "system.memory.linux.slab.state", "reclaimable"},
    {"SUnreclaim", MemorySlab, "system.memory.linux.slab.state", "unreclaimable"},
    {"Dirty", MemoryDirty, "wai.memory.state", "dirty"},
    {"Writeback", MemoryDirty, "wai.memory.state", "writeback"},
    {"AnonHugePages", TransparentHuge},
    {"HugePages_Total", HugePages, "system.memory.linux.hugepages.state", "used", Subtracted, "HugePages_Free"},
    {"HugePages_Free", HugePages, "system.memory.linux.hugepages.state", "free"},
};

constexpr KernelKey VmStatKeys[] = {
    {"pgfault", PageFaults, "system.paging.fault.type", "minor", Subtracted, "pgmajfault"}, // it counts both
    {"pgmajfault", PageFaults, "system.paging.fault.type", "major"},
    {"pswpin", PagingOperations, "system.paging.direction", "in"},
    {"pswpout", PagingOperations, "system.paging.direction", "out"},
    {"workingset_refault_anon", Refaults, "wai.memory.page_type", "anonymous"},
    {"workingset_refault_file", Refaults, "wai.memory.page_type", "file", Instead,
     "workingset_refault"}, // before Linux 5.9
    {"oom_kill", OomKills},
    {"compact_stall", CompactionStalls},
    {"nr_dirty", LimitUsage, "wai.limit", "dirty"},
    {"nr_dirty_threshold", LimitMaximum, "wai.limit", "dirty"},
};

constexpr KernelKey NetworkKeys[] = {
    {"Tcp:InSegs", TcpSegments, "network.io.direction", "receive"},
    {"Tcp:OutSegs", TcpSegments, "network.io.direction", "transmit"},
    {"Tcp:RetransSegs", TcpRetransmits},
    {"TcpExt:ListenOverflows", TcpListenOverflows},
    {"TcpExt:ListenDrops", TcpListenDrops},
    {"Udp:InErrors", UdpErrors, "wai.udp.cause", "receive", Added, "Udp6InErrors"},
    {"Udp:RcvbufErrors", UdpErrors, "wai.udp.cause", "receive_buffer", Added, "Udp6RcvbufErrors"},
    {"Udp:SndbufErrors", UdpErrors, "wai.udp.cause", "send_buffer", Added, "Udp6SndbufErrors"},
};

constexpr KernelKey LimitKeys[] = {
    {"TcpExt:TCPReqQFullDoCookies", TcpRequestQueueFull, nullptr, nullptr, Summed, "TcpExt:TCPReqQFullDrop"},
    {"TcpExt:TCPMemoryPressures", TcpMemoryShortages},
};

} // namespace

std::span<const KernelKey> memInfoKernelKeys()
{
    return MemInfoKeys;
}

std::span<const KernelKey> vmStatKernelKeys()
{
    return VmStatKeys;
}

std::span<const KernelKey> networkKernelKeys()
{
    return NetworkKeys;
}

std::span<const KernelKey> limitKernelKeys()
{
    return LimitKeys;
}

} // namespace performance
