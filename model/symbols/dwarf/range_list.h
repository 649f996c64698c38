// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/dwarf/dwarf_abbreviations.h"

#include <functional>

namespace performance {

// Thread-safety: pure functions, but for the `budget` that they use up; `addressOf` runs on the calling thread.

using RangeList = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

/// A list of .debug_ranges (DWARF 4, 2.17.3). `base`: of the unit. Each entry costs one of `budget`; at 0 the list ends.
RangeList oldRangeList(ByteSpan section, std::uint64_t offset, const DwarfFormat &format, std::uint64_t base,
                       size_t &budget);

/// A list of .debug_rnglists (DWARF 5, 7.25). `addressOf`: an entry of .debug_addr.
RangeList rangeListAt(ByteSpan section, std::uint64_t offset, const DwarfFormat &format, std::uint64_t base,
                      const std::function<std::optional<std::uint64_t>(std::uint64_t)> &addressOf, size_t &budget);

} // namespace performance
