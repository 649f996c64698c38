// SPDX-License-Identifier: MIT
#pragma once

// Private to model/profile: runs the call frame programs of a binary and writes what they say into an UnwindTable.
// Sources: DWARF 4, 6.4; Linux Standard Base 5, 10.6 (.eh_frame and .eh_frame_hdr).

#include "performance/profile/unwind/byte_reader.h"
#include "performance/profile/unwind/unwind_table.h"

#include <map>
#include <unordered_map>

namespace performance {

/// Thread-safety: one thread, that which makes the table.
class TableCompiler {
public:
    TableCompiler(UnwindTable &table, std::uint64_t sectionAddress, bool isDebugFrame);
    void run();
    std::vector<std::pair<std::uint64_t, std::uint64_t>> functions();

    /// Where .eh_frame is loaded, by the first bytes of .eh_frame_hdr.
    static std::optional<std::uint64_t> sectionFromHeader(ByteSpan header, std::uint64_t headerAddress);

private:
    /// What a common information entry says about the entries that use it.
    struct Common {
        bool valid = false;
        bool isSignalFrame = false;
        bool hasAugmentationData = false;
        std::uint8_t pointerEncoding = 0;
        std::uint64_t codeAlignment = 1;
        std::int64_t dataAlignment = 1;
        std::uint64_t returnRegister = dwarf::ReturnAddress;
        std::uint32_t program = 0;
        std::uint32_t programEnd = 0;
        FullRule initial; ///< what its program leaves
    };
    struct Entry {
        std::uint64_t from = 0;
        std::uint64_t length = 0;
        std::uint32_t program = 0;
        std::uint32_t programEnd = 0;
        const Common *common = nullptr;
    };

    void collectEntries();
    const Common &commonAt(std::uint64_t offset);
    Common readCommon(std::uint64_t offset) const;
    bool readPointer(ByteReader &reader, std::uint8_t encoding, std::uint64_t &value) const;
    void compile(const Entry &entry, std::uint64_t end);
    /// Runs a program; `emit(pc)` whenever the rules so far were those of the addresses before. False on nonsense.
    template<typename Emit>
    bool runProgram(std::uint32_t from, std::uint32_t to, const Common &common, FullRule &rules, std::uint64_t pc,
                    Emit emit) const;
    void emitRow(std::uint64_t pc, const FullRule &rules, const Common &common);
    UnwindRow pack(const FullRule &rules);
    void emitGap(std::uint64_t pc);
    void append(UnwindRow row, std::uint64_t pc);

    UnwindTable &m_table;
    ByteSpan m_section;
    std::uint64_t m_address;
    bool m_isDebugFrame;
    std::unordered_map<std::uint64_t, Common> m_commons;
    std::vector<Entry> m_entries;
    std::map<UnwindTable::SavedSet, std::uint16_t> m_savedIndex;
};

} // namespace performance
