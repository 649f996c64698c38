// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/dwarf/dwarf_unit.h"

#include <array>
#include <map>

namespace performance {

/// The debug information of one file: a program, its separate debug file, one that several share (dwz), or one with the
/// split parts of units (.dwo, .dwp). Nothing in it is trusted. Sections are mapped, not read: debug files are large and
/// little of them is looked at. A file that shrinks meanwhile ends the process; this lives in the analyser.
///
/// Thread-safety: one thread.
class DwarfFile {
public:
    enum class Section : std::uint8_t {
        Info,
        Abbreviations,
        Lines,
        LineStrings,
        Strings,
        StringOffsets,
        Addresses,
        Ranges,
        RangeLists,
        UnitIndex,
        Count
    };

    DwarfFile(ElfFile elf, std::string path);
    ~DwarfFile();
    DwarfFile(const DwarfFile &) = delete;
    DwarfFile &operator=(const DwarfFile &) = delete;

    /// Nothing where there is no debug information at `path`.
    static std::unique_ptr<DwarfFile> open(const std::string &path);
    static bool hasDebugInformation(const ElfFile &elf);

    const std::string &path() const { return m_path; }
    /// Unpacked where it was packed; empty where there is none.
    ByteSpan section(Section which);
    /// The file that this one shares entries and strings with; nullptr where there is none, or where it is missing.
    DwarfFile *supplement();
    /// Whether it shares entries and strings with a file that is not there: names may be missing then.
    bool missesSupplement();

    std::vector<std::unique_ptr<DwarfUnit>> &units();
    /// The unit around a place in .debug_info.
    DwarfUnit *unitAt(std::uint64_t offset);
    std::shared_ptr<const DwarfAbbreviations> abbreviations(std::uint64_t offset, const DwarfFormat &format);

private:
    struct Mapping;
    ByteSpan load(Section which);
    ByteSpan load(const ElfSection &section);
    ByteSpan joined(const std::string &name);

    ElfFile m_elf;
    std::string m_path;
    bool m_isSplit;
    std::unique_ptr<Mapping> m_mapping;
    std::array<std::optional<ByteSpan>, size_t(Section::Count)> m_sections;
    std::vector<std::unique_ptr<Bytes>> m_unpacked;
    std::optional<std::vector<std::unique_ptr<DwarfUnit>>> m_units;
    std::map<std::pair<std::uint64_t, DwarfFormat>, std::shared_ptr<const DwarfAbbreviations>> m_abbreviations;
    std::uint64_t m_abbreviationBytes = 0; ///< read for the tables so far
    bool m_supplementTried = false;
    std::unique_ptr<DwarfFile> m_supplement;
};

} // namespace performance
