// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/dwarf/split_package.h"

namespace performance {

/// Finds the split parts of units: -gsplit-dwarf leaves a skeleton in the program, with the addresses and lines, and
/// writes the rest into a .dwo file for each unit, or a tool packs all of them into one .dwp. Looked for: PROGRAM.dwp;
/// where the compiler wrote the .dwo; beside the program.
///
/// Thread-safety: one thread.
class SplitUnits {
public:
    /// The paths of the program and of its debug file, where that is another.
    explicit SplitUnits(std::vector<std::string> programs) : m_programs(std::move(programs)) {}

    /// The part that belongs to `skeleton`; nullptr where none does.
    DwarfUnit *find(DwarfUnit &skeleton);

private:
    void openPackages();
    DwarfUnit *unitBeside(DwarfUnit &skeleton, std::uint64_t id);
    DwarfFile *fileAt(const std::string &path);

    std::vector<std::string> m_programs;
    bool m_packagesTried = false;
    std::vector<std::unique_ptr<SplitPackage>> m_packages;
    std::unordered_map<std::string, std::unique_ptr<DwarfFile>> m_files; ///< .dwo by path; nullptr: there is none
};

} // namespace performance
