// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

namespace performance {

/// Where functions begin and end, by the unwind rules (.eh_frame and .debug_frame): what stripped programs still tell.
///
/// Thread-safety: does not change after it was made.
class FunctionRanges {
public:
    struct Range {
        std::uint64_t from = 0;
        std::uint64_t to = 0;
    };

    FunctionRanges() = default;
    explicit FunctionRanges(const ElfFile &elf);

    /// The function around an address; nullptr outside of all.
    const Range *find(std::uint64_t address) const;
    /// The first place after `address` where a function or a section ends or begins: code of one name cannot go on there.
    std::uint64_t limitAfter(std::uint64_t address) const;
    const std::vector<Range> &ranges() const { return m_ranges; }

private:
    std::vector<Range> m_ranges;           ///< by address, without overlaps
    std::vector<std::uint64_t> m_sections; ///< where sections with code end, ascending
};

} // namespace performance
