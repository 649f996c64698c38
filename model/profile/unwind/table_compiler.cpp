// SPDX-License-Identifier: MIT
#include "performance/profile/unwind/table_compiler.h"

#include "performance/profile/unwind/call_frame_rules.h"

#include <algorithm>
#include <limits>

namespace performance {

namespace {

// Pointer encodings (LSB 5, 10.5.1): the low four bits are the format, the next three what it is relative to.
enum : std::uint8_t { EncodingOmit = 0xff, EncodingIndirect = 0x80, RelativeToPlace = 0x10 };

// The instructions that move on in the code (DWARF 4, 7.23); the others are of CallFrameRules.
enum : std::uint8_t {
    InUpperBits = 0xc0,
    AdvanceLoc = 0x40, // in the upper two bits
    SetLoc = 0x01,
    AdvanceLoc1 = 0x02,
    AdvanceLoc2 = 0x03,
    AdvanceLoc4 = 0x04,
};

constexpr size_t MostFullRules = 1u << 20;

bool fits16(std::int64_t value)
{
    return value >= std::numeric_limits<std::int16_t>::min() && value <= std::numeric_limits<std::int16_t>::max();
}

} // namespace

TableCompiler::TableCompiler(UnwindTable &table, std::uint64_t sectionAddress, bool isDebugFrame)
    : m_table(table), m_section(table.m_section), m_address(sectionAddress), m_isDebugFrame(isDebugFrame)
{}

bool TableCompiler::readPointer(ByteReader &reader, std::uint8_t encoding, std::uint64_t &value) const
{
    if (encoding == EncodingOmit)
        return false;
    const std::uint64_t place = m_address + reader.position();
    switch (encoding & 0x0f) {
    case 0x00: // as wide as an address
    case 0x04:
    case 0x0c: value = reader.value<std::uint64_t>(); break;
    case 0x01: value = reader.uleb(); break;
    case 0x02: value = reader.value<std::uint16_t>(); break;
    case 0x03: value = reader.value<std::uint32_t>(); break;
    case 0x09: value = std::uint64_t(reader.sleb()); break;
    case 0x0a: value = std::uint64_t(std::int64_t(reader.value<std::int16_t>())); break;
    case 0x0b: value = std::uint64_t(std::int64_t(reader.value<std::int32_t>())); break;
    default: return false;
    }
    if ((encoding & 0x70) == RelativeToPlace)
        value += place;
    else if ((encoding & 0x70) != 0)
        return false; // relative to text, data or the function: not used for code ranges on x86-64
    return reader.ok() && !(encoding & EncodingIndirect);
}

std::optional<std::uint64_t> TableCompiler::sectionFromHeader(ByteSpan header, std::uint64_t headerAddress)
{
    ByteReader reader(header);
    const std::uint8_t version = reader.u8();
    const std::uint8_t encoding = reader.u8();
    reader.skip(2);
    if (version != 1 || encoding != (RelativeToPlace | 0x0b)) // what every linker writes
        return std::nullopt;
    const std::uint64_t place = headerAddress + reader.position();
    const std::int64_t distance = reader.value<std::int32_t>();
    return reader.ok() ? std::optional(place + std::uint64_t(distance)) : std::nullopt;
}

TableCompiler::Common TableCompiler::readCommon(std::uint64_t offset) const
{
    Common common;
    if (offset >= m_section.size())
        return common;
    ByteReader head(m_section, size_t(offset));
    std::uint64_t length = head.value<std::uint32_t>();
    const bool wide = length == 0xffffffff;
    if (wide)
        length = head.value<std::uint64_t>();
    if (!head.ok() || length > head.left())
        return common;
    const size_t end = head.position() + size_t(length);
    ByteReader reader(m_section.first(end), head.position());
    const std::uint64_t id = wide && m_isDebugFrame ? reader.value<std::uint64_t>() : reader.value<std::uint32_t>();
    if (id != (m_isDebugFrame ? (wide ? ~std::uint64_t(0) : 0xffffffff) : 0))
        return common;
    const std::uint8_t version = reader.u8();
    if (version != 1 && version != 3 && version != 4)
        return common;
    std::string augmentation;
    for (char c = char(reader.u8()); c && reader.ok() && augmentation.size() < 16; c = char(reader.u8()))
        augmentation += c;
    if (version == 4) {
        const std::uint8_t addressSize = reader.u8();
        const std::uint8_t segmentSize = reader.u8();
        if (addressSize != 8 || segmentSize != 0)
            return common;
    }
    common.codeAlignment = reader.uleb();
    common.dataAlignment = reader.sleb();
    common.returnRegister = version == 1 ? reader.u8() : reader.uleb();
    if (augmentation.starts_with('z')) {
        common.hasAugmentationData = true;
        const std::uint64_t size = reader.uleb();
        const size_t after = reader.position() + size_t(std::min<std::uint64_t>(size, reader.left()));
        for (const char c : std::string_view(augmentation).substr(1)) {
            if (c == 'R') {
                common.pointerEncoding = reader.u8();
            } else if (c == 'P') {
                std::uint64_t personality = 0;
                const std::uint8_t encoding = reader.u8();
                if (!readPointer(reader, encoding & 0x7f, personality))
                    break;
            } else if (c == 'L') {
                reader.skip(1);
            } else if (c == 'S') {
                common.isSignalFrame = true;
            } else if (c != 'B') {
                break; // unknown: the size tells where its data ends
            }
        }
        if (!reader.ok())
            return common;
        reader = ByteReader(m_section.first(end), after);
    } else if (!augmentation.empty()) {
        return common;
    }
    common.program = std::uint32_t(reader.position());
    common.programEnd = std::uint32_t(end);
    common.valid = reader.ok() && common.returnRegister == dwarf::ReturnAddress
        && runProgram(common.program, common.programEnd, common, common.initial, 0, [](std::uint64_t) {});
    return common;
}

const TableCompiler::Common &TableCompiler::commonAt(std::uint64_t offset)
{
    const auto it = m_commons.find(offset);
    if (it != m_commons.end())
        return it->second;
    return m_commons.emplace(offset, readCommon(offset)).first->second;
}

void TableCompiler::collectEntries()
{
    if (m_section.size() > std::numeric_limits<std::uint32_t>::max())
        return;
    m_entries.reserve(m_section.size() / 40);
    size_t at = 0;
    while (at + 4 <= m_section.size()) {
        ByteReader head(m_section, at);
        std::uint64_t length = head.value<std::uint32_t>();
        const bool wide = length == 0xffffffff;
        if (wide)
            length = head.value<std::uint64_t>();
        if (!head.ok() || length > head.left())
            return;
        if (length == 0) { // the end; but a linker that joined several sections may have left one in the middle
            at += 4;
            continue;
        }
        const size_t end = head.position() + size_t(length);
        ByteReader reader(m_section.first(end), head.position());
        const size_t idPlace = reader.position();
        const std::uint64_t id = wide && m_isDebugFrame ? reader.value<std::uint64_t>() : reader.value<std::uint32_t>();
        const bool isCommon = m_isDebugFrame ? id == (wide ? ~std::uint64_t(0) : 0xffffffff) : id == 0;
        if (reader.ok() && !isCommon && (m_isDebugFrame || id <= idPlace)) {
            const Common &common = commonAt(m_isDebugFrame ? id : idPlace - id);
            Entry entry;
            if (common.valid && readPointer(reader, common.pointerEncoding, entry.from)
                && readPointer(reader, common.pointerEncoding & 0x0f, entry.length)) {
                if (common.hasAugmentationData)
                    reader.skip(reader.uleb());
                entry.program = std::uint32_t(reader.position());
                entry.programEnd = std::uint32_t(end);
                entry.common = &common;
                // A length of zero and an address of zero are what a linker leaves of code that it threw away.
                if (reader.ok() && entry.length > 0 && entry.from != 0 && entry.from + entry.length > entry.from)
                    m_entries.push_back(entry);
            }
        }
        at = end;
    }
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> TableCompiler::functions()
{
    collectEntries();
    std::vector<std::pair<std::uint64_t, std::uint64_t>> list;
    for (const Entry &entry : m_entries)
        list.emplace_back(entry.from, entry.length);
    return list;
}

void TableCompiler::run()
{
    collectEntries();
    if (m_entries.empty())
        return;
    const auto before = [](const Entry &a, const Entry &b) { return a.from < b.from; };
    if (!std::ranges::is_sorted(m_entries, before))
        std::ranges::stable_sort(m_entries, before);
    m_table.m_base = m_entries.front().from;
    m_table.m_rows.reserve(m_entries.size() * 6);
    for (size_t i = 0; i < m_entries.size(); ++i) {
        std::uint64_t end = m_entries[i].from + m_entries[i].length;
        if (i + 1 < m_entries.size())
            end = std::min(end, m_entries[i + 1].from);
        if (end > m_table.m_base + std::numeric_limits<std::uint32_t>::max())
            return; // more than 4 GiB of code: no such program, or a forged one
        compile(m_entries[i], end);
    }
}

void TableCompiler::compile(const Entry &entry, std::uint64_t end)
{
    if (end <= entry.from)
        return; // another entry claims the same code
    FullRule rules = entry.common->initial;
    std::uint64_t pc = entry.from;
    const auto emit = [&](std::uint64_t next) {
        if (next > pc && pc < end) {
            emitRow(pc, rules, *entry.common);
            pc = next;
        }
    };
    if (runProgram(entry.program, entry.programEnd, *entry.common, rules, entry.from, emit))
        emit(end);
    emitGap(std::min(pc, end)); // the program may have broken off before the end
}

template<typename Emit>
bool TableCompiler::runProgram(std::uint32_t from, std::uint32_t to, const Common &common, FullRule &rules,
                               std::uint64_t pc, Emit emit) const
{
    ByteReader reader(m_section.first(to), from);
    CallFrameRules running(reader, rules, common.initial, common.dataAlignment);
    const auto advance = [&](std::uint64_t delta) {
        pc += delta * common.codeAlignment;
        emit(pc);
    };
    while (!reader.atEnd() && reader.ok()) {
        const std::uint8_t op = reader.u8();
        if ((op & InUpperBits) == AdvanceLoc) {
            advance(op & ~InUpperBits);
            continue;
        }
        switch (op) {
        case SetLoc: {
            std::uint64_t place = 0;
            if (!readPointer(reader, common.pointerEncoding, place) || place < pc)
                return false;
            pc = place;
            emit(pc);
            break;
        }
        case AdvanceLoc1: advance(reader.u8()); break;
        case AdvanceLoc2: advance(reader.value<std::uint16_t>()); break;
        case AdvanceLoc4: advance(reader.value<std::uint32_t>()); break;
        default:
            if (!running.apply(op))
                return false; // what follows an unknown instruction cannot be read
        }
    }
    return reader.ok();
}

UnwindRow TableCompiler::pack(const FullRule &rules)
{
    UnwindRow row;
    const auto &registers = rules.registers;
    const RegisterRule &ra = registers[dwarf::ReturnAddress];
    if (ra.kind == RegisterRule::Undefined) {
        row.kind = UnwindRow::End;
        return row;
    }
    const RegisterRule &rbp = registers[dwarf::Rbp];
    bool simple = rules.cfa.kind == RegisterRule::IsOffset
        && (rules.cfa.reg == dwarf::Rsp || rules.cfa.reg == dwarf::Rbp) && fits16(rules.cfa.offset)
        && ra.kind == RegisterRule::AtOffset && ra.offset == -8
        && (rbp.kind == RegisterRule::Same
            || (rbp.kind == RegisterRule::AtOffset && fits16(rbp.offset) && rbp.offset != 0));
    UnwindTable::SavedSet saved{};
    for (size_t i = 0; simple && i < saved.size(); ++i) {
        const RegisterRule &r = registers[UnwindTable::SavedRegisters[i]];
        if (r.kind == RegisterRule::AtOffset && fits16(r.offset) && r.offset != 0)
            saved[i] = std::int16_t(r.offset);
        else
            simple = r.kind == RegisterRule::Same || r.kind == RegisterRule::Undefined;
    }
    if (simple) {
        const auto [place, fresh] = m_savedIndex.try_emplace(saved, std::uint16_t(m_table.m_saved.size()));
        if (fresh && saved != UnwindTable::SavedSet{}) {
            if (m_table.m_saved.size() < std::numeric_limits<std::uint16_t>::max()) {
                m_table.m_saved.push_back(saved);
            } else {
                m_savedIndex.erase(place);
                simple = false;
            }
        } else if (fresh) {
            place->second = 0;
        }
        if (simple) {
            row.kind = rules.cfa.reg == dwarf::Rsp ? UnwindRow::FromRsp : UnwindRow::FromRbp;
            row.cfaOffset = std::int16_t(rules.cfa.offset);
            row.rbpOffset = rbp.kind == RegisterRule::AtOffset ? std::int16_t(rbp.offset) : std::int16_t(0);
            row.saved = place->second;
            return row;
        }
    }
    if (rules.cfa.kind != RegisterRule::IsOffset && rules.cfa.kind != RegisterRule::IsExpression)
        return row; // no CFA was ever defined
    if (m_table.m_full.size() >= MostFullRules)
        return row;
    if (m_table.m_full.empty() || !(m_table.m_full.back() == rules))
        m_table.m_full.push_back(rules);
    const auto index = std::uint32_t(m_table.m_full.size() - 1);
    row.kind = UnwindRow::Full;
    row.cfaOffset = std::int16_t(index & 0xffff);
    row.rbpOffset = std::int16_t(index >> 16);
    return row;
}

void TableCompiler::emitRow(std::uint64_t pc, const FullRule &rules, const Common &common)
{
    UnwindRow row = pack(rules);
    row.isSignalFrame = common.isSignalFrame;
    append(row, pc);
}

void TableCompiler::emitGap(std::uint64_t pc)
{
    append({}, pc);
}

void TableCompiler::append(UnwindRow row, std::uint64_t pc)
{
    row.pc = std::uint32_t(pc - m_table.m_base);
    auto &rows = m_table.m_rows;
    if (!rows.empty() && rows.back().pc == row.pc) // the gap after the function before was none
        rows.pop_back();
    const auto same = [](const UnwindRow &a, const UnwindRow &b) {
        return a.kind == b.kind && a.cfaOffset == b.cfaOffset && a.rbpOffset == b.rbpOffset && a.saved == b.saved
            && a.isSignalFrame == b.isSignalFrame;
    };
    if (!rows.empty() && same(rows.back(), row))
        return;
    rows.push_back(row);
}

} // namespace performance
