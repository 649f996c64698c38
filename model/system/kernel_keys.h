// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/metric_table.h"

#include <span>
#include <string_view>

namespace performance {

/// What a row's second key is to its first.
enum class OtherKey {
    None,
    Subtracted, ///< nothing where one of them is missing
    Added,      ///< the sum of those that are there
    Summed,     ///< the sum; nothing where one of them is missing
    Instead     ///< where the first is not there: its name in other kernels
};

/// One row of a table of the kernel's keys: which metric a counter or gauge of the kernel is, with which attribute. A new
/// metric is a row in metric_table.inc and a row here.
///
/// Thread-safety: constants, any thread.
struct KernelKey {
    std::string_view key; ///< as KeyedValues knows it: "pgfault", "Tcp:RetransSegs"
    const MetricDefinition &metric;
    const char *attribute = nullptr;
    const char *value = nullptr;
    OtherKey otherIs = OtherKey::None;
    std::string_view other = {};
};

/// /proc/meminfo; in a container of what is its own (ContainerMemory).
std::span<const KernelKey> memInfoKernelKeys();
/// /proc/vmstat (mm/vmstat.c).
std::span<const KernelKey> vmStatKernelKeys();
/// /proc/net/snmp, snmp6 and netstat, read at each tick (net/ipv4/proc.c, net/ipv6/proc.c; RFC 4022, RFC 4113 and the
/// kernel's own).
std::span<const KernelKey> networkKernelKeys();
/// /proc/net/netstat, read with the limits.
std::span<const KernelKey> limitKernelKeys();

} // namespace performance
