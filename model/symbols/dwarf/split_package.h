// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/dwarf/dwarf_file.h"

#include <unordered_map>

namespace performance {

/// The split parts of many units in one file (.dwp), which an index finds by the ids of the units (DWARF 5, 7.3.5; the GNU
/// extension to DWARF 4 "DebugFissionDWP").
///
/// Thread-safety: one thread.
class SplitPackage {
public:
    /// nullptr where `file` has no index that can be read.
    static std::unique_ptr<SplitPackage> open(std::unique_ptr<DwarfFile> file);

    /// The part with this id, not the same object for two callers: each sets its own skeleton. nullptr where there is none.
    DwarfUnit *unit(std::uint64_t id);

private:
    explicit SplitPackage(std::unique_ptr<DwarfFile> file) : m_file(std::move(file)) {}
    bool readIndex();

    std::unique_ptr<DwarfFile> m_file;
    std::unordered_map<std::uint64_t, std::uint32_t> m_rows; ///< by the id of the unit
    std::vector<std::uint32_t> m_columns;                    ///< which section each is about
    ByteSpan m_offsets;
    std::vector<std::unique_ptr<DwarfUnit>> m_units;
};

} // namespace performance
