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
        enum Call : std::uint8_t { NotAsked, IsCall, IsNone, CannotTell } call = NotAsked; ///< of what ends behind the address
    };

    /// `withRules`: unwind rules are wanted; reading them costs time once for each file.
    CodeCache(FrameInterner &frames, bool withRules) : m_frames(frames), m_withRules(withRules), m_entries(Places) {}

    const Entry &find(const AddressSpace &space, std::uint64_t address) { return entryOf(space, address); }
    bool isCode(const AddressSpace &space, std::uint64_t address) { return find(space, address).frame >= 0; }

    /// Whether `address` is in code, behind a call instruction as far as that can be looked at.
    Entry::Call callBefore(const AddressSpace &space, std::uint64_t address)
    {
        Entry &entry = entryOf(space, address - 1);
        if (entry.call == Entry::NotAsked) {
            const CodeMapping *mapping = space.find(address - 1);
            if (!mapping) {
                entry.call = Entry::IsNone;
            } else {
                const auto found = mapping->module->callEndsAt(address - mapping->start + mapping->offset);
                entry.call = !found ? Entry::CannotTell : *found ? Entry::IsCall : Entry::IsNone;
            }
        }
        return entry.call;
    }

    /// What `returnAddress` returns into: the call before it, which may be the last instruction of its function. But where
    /// that address was put on the stack by hand (a signal's handler and a coroutine's function return to the begin of a
    /// function that nobody called) it is that function; `planted` says so.
    const Entry &findCaller(const AddressSpace &space, std::uint64_t returnAddress, bool &planted)
    {
        constexpr std::uint64_t Alignment = 16; // at which functions begin: elsewhere nobody needs to look
        const Entry &call = find(space, returnAddress - 1);
        const bool hasRule = call.frame >= 0 && call.row.kind != UnwindRow::None;
        planted = false;
        if (hasRule && !call.row.isSignalFrame && (returnAddress % Alignment != 0 || callBefore(space, returnAddress) != Entry::IsNone))
            return call;
        const Entry &there = find(space, returnAddress);
        planted = there.frame >= 0 && there.row.kind != UnwindRow::None && callBefore(space, returnAddress) != Entry::IsCall;
        return find(space, planted ? returnAddress : returnAddress - 1);
    }

private:
    static constexpr unsigned PlaceBits = 14;
    static constexpr size_t Places = size_t(1) << PlaceBits;

    Entry &entryOf(const AddressSpace &space, std::uint64_t address)
    {
        Entry &entry = m_entries[((address ^ (space.version() << 7)) * 0x9e3779b97f4a7c15u) >> (64 - PlaceBits)];
        if (entry.address != address || entry.space != space.version())
            fill(entry, space, address);
        return entry;
    }
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
        if (const UnwindTable *table = module.unwindTable()) {
            const auto found = table->lookUp(inFile);
            entry.table = found.table;
            entry.row = found.row;
        }
    }

    FrameInterner &m_frames;
    bool m_withRules;
    std::vector<Entry> m_entries;
};

} // namespace performance
