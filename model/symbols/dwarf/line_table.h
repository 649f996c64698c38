// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/dwarf/dwarf_unit.h"

namespace performance {

/// The line program of a unit (.debug_line of DWARF 2 to 5), run once; after that an address is a binary search.
///
/// Thread-safety: one thread, that of the unit.
class LineTable {
public:
    struct Line {
        std::uint64_t file = 0;
        std::uint32_t line = 0;
    };

    /// Of the unit whose root names the program; empty where it names none.
    explicit LineTable(DwarfUnit &unit);

    std::optional<Line> find(std::uint64_t address) const;
    /// With its folder, where that is known; empty where there is no such file.
    std::string file(std::uint64_t number);

private:
    struct Row {
        std::uint64_t address;
        std::uint32_t file;
        std::uint32_t line;
    };
    /// Code that lies together.
    struct Sequence {
        std::uint64_t from;
        std::uint64_t to;
        size_t firstRow;
        size_t endRow;
    };
    struct File {
        DwarfValue name; ///< looked up when it is asked for: a table may have very many
        std::uint64_t folder = 0;
    };
    struct Header {
        std::uint16_t version = 0;
        std::uint8_t minimumInstruction = 1;
        std::int8_t lineBase = 0;
        std::uint8_t lineRange = 1;
        std::vector<std::uint8_t> operands; ///< how many each opcode has, of those unknown here
        std::uint64_t program = 0;
        std::uint64_t end = 0;
    };
    std::optional<Header> readHeader(ByteSpan section, std::uint64_t offset);
    void readOldNames(ByteReader &reader);
    bool readNames(ByteReader &reader, const DwarfFormat &format, bool areFolders);
    void run(ByteSpan section, const Header &header);
    void endSequence(size_t firstRow, std::uint64_t to);

    DwarfUnit &m_unit;
    std::vector<Row> m_rows;
    std::vector<Sequence> m_sequences; ///< by address
    std::vector<DwarfValue> m_folders;
    std::vector<File> m_files; ///< by their number
};

} // namespace performance
