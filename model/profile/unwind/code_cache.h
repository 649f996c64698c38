// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/huge_pages.h"
#include "performance/profile/unwind/address_space.h"

#include <array>

namespace performance {

/// Numbers distinct code addresses.
class FrameInterner {
public:
    virtual ~FrameInterner() = default;
    virtual std::int32_t frameOf(const CodeModule &module, std::uint64_t address) = 0;
};

/// What is known of an address in memory: which frame it is, and how to unwind it. A program is in the same few thousand
/// places again and again, so this is asked once each and remembered in a table with one place for each hash. By the place
/// in its file: each process that runs the same code finds what the one before left.
///
/// Thread-safety: one thread. Modules must outlive this.
class CodeCache {
public:
    struct Entry {
        const CodeModule *module = nullptr; ///< nothing is here yet, or no code is mapped there
        std::uint64_t offset = 0;           ///< in its file
        const UnwindTable *table = nullptr;
        std::int32_t frame = -1; ///< -1: no code is mapped there
        UnwindRow row;
        enum Call : std::uint8_t {
            NotAsked,
            IsCall,
            IsNone,
            CannotTell
        } call = NotAsked; ///< of what ends behind the address
    };

    /// `withRules`: unwind rules are wanted; reading them costs time once for each file.
    CodeCache(FrameInterner &frames, bool withRules) : m_frames(frames), m_withRules(withRules) {}

    const Entry &find(const AddressSpace &space, std::uint64_t address) { return entryOf(space, address); }
    /// The frame alone; -1 where no code is mapped.
    std::int32_t frameAt(const AddressSpace &space, std::uint64_t address)
    {
        if (m_withRules) // it is here already
            return entryOf(space, address).frame;
        const Near *near = nearOf(space, address);
        return near
            ? m_frames.frameOf(*near->module, near->module->addressOfOffset(address - near->start + near->offset))
            : -1;
    }
    bool isCode(const AddressSpace &space, std::uint64_t address) { return find(space, address).frame >= 0; }

    /// Whether `address` is in code, behind a call instruction as far as that can be looked at.
    Entry::Call callBefore(const AddressSpace &space, std::uint64_t address)
    {
        Entry &entry = entryOf(space, address - 1);
        if (!entry.module)
            return Entry::IsNone;
        if (entry.call == Entry::NotAsked) {
            const auto found = entry.module->callEndsAt(entry.offset + 1);
            entry.call = !found ? Entry::CannotTell : *found ? Entry::IsCall : Entry::IsNone;
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
        if (hasRule && !call.row.isSignalFrame
            && (returnAddress % Alignment != 0 || callBefore(space, returnAddress) != Entry::IsNone))
            return call;
        const Entry &there = find(space, returnAddress);
        planted = there.frame >= 0 && there.row.kind != UnwindRow::None
            && callBefore(space, returnAddress) != Entry::IsCall;
        return find(space, planted ? returnAddress : returnAddress - 1);
    }

private:
    static constexpr unsigned PlaceBits = 16;
    static constexpr size_t Places = size_t(1) << PlaceBits;
    static constexpr unsigned NearShift = 21; ///< code within 2 MiB is mostly of one mapping
    static constexpr size_t NearPlaces = 64;
    static constexpr std::uint64_t Spread = 0x9e3779b97f4a7c15u;

    /// A mapping of a space that was asked for. A copy: the space it is of may be gone, while another of its version is there.
    struct Near {
        std::uint64_t space = 0; ///< version; 0: nothing is here yet
        std::uint64_t start = 0;
        std::uint64_t end = 0;
        std::uint64_t offset = 0;
        const CodeModule *module = nullptr;
    };

    const Near *nearOf(const AddressSpace &space, std::uint64_t address)
    {
        Near &near = m_near[(address >> NearShift ^ space.version()) % NearPlaces];
        if (near.space != space.version() || address < near.start || address >= near.end) {
            const CodeMapping *mapping = space.find(address);
            if (!mapping)
                return nullptr;
            near = {space.version(), mapping->start, mapping->end, mapping->offset, mapping->module.get()};
        }
        return &near;
    }
    Entry &entryOf(const AddressSpace &space, std::uint64_t address)
    {
        const Near *near = nearOf(space, address);
        if (!near)
            return m_nowhere;
        if (m_entries.empty())
            m_entries.resize(Places);
        const std::uint64_t offset = address - near->start + near->offset;
        Entry &entry =
            m_entries[((offset ^ reinterpret_cast<std::uintptr_t>(near->module) << 7) * Spread) >> (64 - PlaceBits)];
        if (entry.offset != offset || entry.module != near->module)
            fill(entry, *near->module, offset);
        return entry;
    }
    void fill(Entry &entry, const CodeModule &module, std::uint64_t offset)
    {
        entry = {};
        entry.module = &module;
        entry.offset = offset;
        const std::uint64_t inFile = module.addressOfOffset(offset);
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
    std::vector<Entry, HugePages<Entry>> m_entries; ///< once one is asked for
    std::array<Near, NearPlaces> m_near;
    Entry m_nowhere; ///< of addresses where nothing is mapped; stays as it is
};

} // namespace performance
