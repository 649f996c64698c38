// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/address_space.h"

namespace performance {

/// Numbers distinct code addresses.
class FrameInterner {
public:
    virtual ~FrameInterner() = default;
    virtual std::int32_t frameOf(const CodeModule &module, std::uint64_t address) = 0;
};

/// What is known of an address in memory: which frame it is, and how to unwind it. A program is in the same few thousand
/// places again and again, so this is asked once each and remembered in a table with one place for each hash.
///
/// Thread-safety: one thread.
class CodeCache {
public:
    struct Entry {
        std::uint64_t address = 0;
        std::uint64_t space = 0; ///< version; 0: nothing is here yet
        const UnwindTable *table = nullptr;
        std::int32_t frame = -1; ///< -1: no code is mapped there
        UnwindRow row;
    };

    /// `withRules`: unwind rules are wanted; reading them costs time once for each file.
    CodeCache(FrameInterner &frames, bool withRules) : m_frames(frames), m_withRules(withRules), m_entries(Places) {}

    const Entry &find(const AddressSpace &space, std::uint64_t address)
    {
        Entry &entry = m_entries[((address ^ (space.version() << 7)) * 0x9e3779b97f4a7c15u) >> (64 - PlaceBits)];
        if (entry.address != address || entry.space != space.version())
            fill(entry, space, address);
        return entry;
    }
    bool isCode(const AddressSpace &space, std::uint64_t address) { return find(space, address).frame >= 0; }

private:
    static constexpr unsigned PlaceBits = 14;
    static constexpr size_t Places = size_t(1) << PlaceBits;

    void fill(Entry &entry, const AddressSpace &space, std::uint64_t address)
    {
        entry = {};
        entry.address = address;
        entry.space = space.version();
        const CodeMapping *mapping = space.find(address);
        if (!mapping)
            return;
        const CodeModule &module = *mapping->module;
        const std::uint64_t inFile = module.addressOfOffset(address - mapping->start + mapping->offset);
        entry.frame = m_frames.frameOf(module, inFile);
        if (!m_withRules)
            return;
        entry.table = module.unwindTable();
        if (entry.table)
            entry.row = entry.table->find(inFile);
    }

    FrameInterner &m_frames;
    bool m_withRules;
    std::vector<Entry> m_entries;
};

} // namespace performance
