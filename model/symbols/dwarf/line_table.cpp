// SPDX-License-Identifier: MIT
#include "performance/symbols/dwarf/line_table.h"

#include "performance/symbols/dwarf/dwarf_file.h"

#include <algorithm>

namespace performance {

namespace {

// DWARF 5, 7.22.
enum Opcode : std::uint8_t {
    Extended,
    Copy,
    AdvancePc,
    AdvanceLine,
    SetFile,
    SetColumn,
    NegateStatement,
    BasicBlock,
    ConstAddPc,
    FixedAdvancePc,
    PrologueEnd,
    EpilogueBegin,
    SetIsa
};
enum ExtendedOpcode : std::uint8_t { EndSequence = 1, SetAddress, DefineFile };
enum Content : std::uint8_t { ContentPath = 1, ContentFolder = 2 };

} // namespace

LineTable::LineTable(DwarfUnit &unit) : m_unit(unit)
{
    const ByteSpan section = unit.file().section(DwarfFile::Section::Lines);
    const auto header = unit.root().lines ? readHeader(section, *unit.root().lines) : std::nullopt;
    if (!header)
        return;
    run(section, *header);
    std::ranges::stable_sort(m_sequences, {}, &Sequence::from);
}

std::optional<LineTable::Header> LineTable::readHeader(ByteSpan section, std::uint64_t offset)
{
    if (offset >= section.size())
        return std::nullopt;
    ByteReader outer(section, size_t(offset));
    DwarfFormat format = m_unit.header().format;
    std::uint64_t length = outer.value<std::uint32_t>();
    format.offsetSize = length == 0xffffffff ? 8 : 4;
    if (format.offsetSize == 8)
        length = outer.value<std::uint64_t>();
    if (!outer.ok() || length > outer.left())
        return std::nullopt;
    Header header;
    header.end = outer.position() + length;
    ByteReader reader(section.first(size_t(header.end)), outer.position());
    header.version = reader.value<std::uint16_t>();
    if (header.version < 2 || header.version > 5)
        return std::nullopt;
    format.version = header.version;
    if (header.version >= 5)
        reader.skip(2); // the sizes of addresses and of segment selectors
    const std::uint64_t headerLength = readNumber(reader, format.offsetSize);
    if (!reader.ok() || headerLength > reader.left())
        return std::nullopt;
    header.program = reader.position() + headerLength;
    header.minimumInstruction = reader.u8();
    if (header.version >= 4)
        reader.skip(1); // how many operations an instruction has: one on every machine but Itanium
    reader.skip(1);     // whether a row begins a statement, to begin with
    header.lineBase = reader.value<std::int8_t>();
    header.lineRange = reader.u8();
    const std::uint8_t opcodes = reader.u8();
    if (!reader.ok() || header.lineRange == 0 || opcodes == 0)
        return std::nullopt;
    header.operands.push_back(0);
    for (unsigned i = 1; i < opcodes; ++i)
        header.operands.push_back(reader.u8());
    if (header.version >= 5) {
        if (!readNames(reader, format, true) || !readNames(reader, format, false))
            return std::nullopt;
    } else {
        readOldNames(reader);
    }
    return reader.ok() ? std::optional(header) : std::nullopt;
}

void LineTable::readOldNames(ByteReader &reader)
{
    m_folders.push_back({}); // both lists count from 1; folder 0 is the compiler's
    m_files.push_back({});
    while (reader.ok()) {
        const std::string_view folder = readText(reader);
        if (folder.empty())
            break;
        m_folders.push_back({DwarfValue::Text, 0, folder});
    }
    while (reader.ok()) {
        const std::string_view name = readText(reader);
        if (name.empty())
            break;
        m_files.push_back({{DwarfValue::Text, 0, name}, reader.uleb()});
        reader.uleb(); // time
        reader.uleb(); // length
    }
}

bool LineTable::readNames(ByteReader &reader, const DwarfFormat &format, bool areFolders)
{
    struct Part {
        std::uint64_t content;
        std::uint16_t form;
    };
    std::vector<Part> parts(reader.u8());
    for (Part &part : parts)
        part = {reader.uleb(), std::uint16_t(reader.uleb())};
    const std::uint64_t count = reader.uleb();
    for (std::uint64_t i = 0; i < count && reader.ok(); ++i) {
        const size_t begin = reader.position();
        File file;
        for (const Part &part : parts) {
            const DwarfValue value = readValue(reader, part.form, 0, format);
            if (part.content == ContentPath)
                file.name = value;
            else if (part.content == ContentFolder)
                file.folder = value.number;
        }
        if (reader.position() == begin) // or a forged list of nothing would fill the memory
            return false;
        if (areFolders)
            m_folders.push_back(file.name);
        else
            m_files.push_back(file);
    }
    return reader.ok();
}

void LineTable::run(ByteSpan section, const Header &header)
{
    ByteReader reader(section.first(size_t(header.end)), size_t(header.program));
    const size_t opcodes = header.operands.size();
    const std::uint64_t constAdvance = (255 - opcodes) / header.lineRange * header.minimumInstruction;
    Row row{};
    size_t firstRow = 0;
    const auto reset = [&] {
        row = {0, 1, 1};
        firstRow = m_rows.size();
    };
    reset();
    while (reader.ok() && !reader.atEnd()) {
        const std::uint8_t opcode = reader.u8();
        if (opcode >= opcodes) { // both at once
            const unsigned step = opcode - unsigned(opcodes);
            row.address += std::uint64_t(step / header.lineRange) * header.minimumInstruction;
            row.line += std::uint32_t(header.lineBase + int(step % header.lineRange));
            m_rows.push_back(row);
            continue;
        }
        switch (opcode) {
        case Extended: {
            ByteReader part(reader.take(reader.uleb()));
            switch (part.u8()) {
            case EndSequence:
                endSequence(firstRow, row.address);
                reset();
                break;
            case SetAddress: row.address = readNumber(part, m_unit.header().format.addressSize); break;
            case DefineFile: {
                const std::string_view name = readText(part);
                m_files.push_back({{DwarfValue::Text, 0, name}, part.uleb()});
                break;
            }
            default: break;
            }
            break;
        }
        case Copy: m_rows.push_back(row); break;
        case AdvancePc: row.address += reader.uleb() * header.minimumInstruction; break;
        case AdvanceLine: row.line += std::uint32_t(reader.sleb()); break;
        case SetFile: row.file = std::uint32_t(reader.uleb()); break;
        case SetColumn:
        case SetIsa: reader.uleb(); break;
        case NegateStatement:
        case BasicBlock:
        case PrologueEnd:
        case EpilogueBegin: break;
        case ConstAddPc: row.address += constAdvance; break;
        case FixedAdvancePc: row.address += reader.value<std::uint16_t>(); break;
        default:
            for (unsigned i = 0; i < header.operands[opcode]; ++i)
                reader.uleb();
        }
    }
    m_rows.resize(firstRow); // one that did not end covers nothing
}

void LineTable::endSequence(size_t firstRow, std::uint64_t to)
{
    const auto begin = m_rows.begin() + std::ptrdiff_t(firstRow);
    if (begin == m_rows.end())
        return;
    if (!std::is_sorted(begin, m_rows.end(), [](const Row &a, const Row &b) { return a.address < b.address; }))
        std::stable_sort(begin, m_rows.end(), [](const Row &a, const Row &b) { return a.address < b.address; });
    if (begin->address > 0 && begin->address < to) // at zero lies what the linker threw away
        m_sequences.push_back({begin->address, to, firstRow, m_rows.size()});
    else
        m_rows.resize(firstRow);
}

std::optional<LineTable::Line> LineTable::find(std::uint64_t address) const
{
    auto sequence = std::ranges::upper_bound(m_sequences, address, {}, &Sequence::from);
    if (sequence == m_sequences.begin() || address >= (--sequence)->to)
        return std::nullopt;
    const auto begin = m_rows.begin() + std::ptrdiff_t(sequence->firstRow);
    const auto end = m_rows.begin() + std::ptrdiff_t(sequence->endRow);
    const auto next = std::upper_bound(begin, end, address,
                                       [](std::uint64_t a, const Row &row) { return a < row.address; });
    const Row &row = *std::prev(next); // of several at one address the last
    return Line{row.file, row.line};
}

std::string LineTable::file(std::uint64_t number)
{
    if (number >= m_files.size())
        return {};
    const File &file = m_files[size_t(number)];
    std::string path(m_unit.text(file.name));
    if (path.empty())
        return path;
    const auto putInto = [&](std::string_view folder) {
        if (!path.starts_with('/') && !folder.empty())
            path = std::string(folder) + (folder.ends_with('/') ? "" : "/") + path;
    };
    if (file.folder < m_folders.size())
        putInto(m_unit.text(m_folders[size_t(file.folder)]));
    putInto(m_unit.root().folder);
    return path;
}

} // namespace performance
