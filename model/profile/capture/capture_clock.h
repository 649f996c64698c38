// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <time.h>

namespace performance {

/// The time of a clock of clock_gettime(2). Thread-safety: any thread; CLOCK_THREAD_CPUTIME_ID is that of the caller.
inline std::uint64_t clockNs(clockid_t clock)
{
    timespec t{};
    ::clock_gettime(clock, &t);
    return std::uint64_t(t.tv_sec) * 1'000'000'000u + std::uint64_t(t.tv_nsec);
}

} // namespace performance
