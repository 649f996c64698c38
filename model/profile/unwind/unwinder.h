// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/code_cache.h"

namespace performance {

/// The user registers of a sample, as DWARF numbers them.
using RegisterFile = std::array<std::uint64_t, dwarf::Count>;

/// The part of a stack that was copied, from the stack pointer upwards.
struct StackCopy {
    std::uint64_t base = 0;
    ByteSpan bytes;

    std::optional<std::uint64_t> word(std::uint64_t address) const
    {
        if (address < base || address - base > bytes.size() || bytes.size() - (address - base) < 8)
            return std::nullopt;
        std::uint64_t value;
        std::memcpy(&value, bytes.data() + (address - base), 8);
        return value;
    }
};

struct FoundFrame {
    std::int32_t frame = -1;
    FrameOrigin origin = FrameOrigin::Sampled;
};

enum class UnwindEnd {
    Complete,  ///< the start of the thread was reached
    Truncated, ///< the copy of the stack ended before
    Broken,    ///< no rule, or one that led nowhere
};

/// Walks a stack from the registers and the copied memory of a sample, by the unwind rules of each binary, else by frame
/// pointers. Works on what is handed to it alone: no system call, no allocation but in `frames`.
///
/// Thread-safety: one thread, that of the cache.
class Unwinder {
public:
    explicit Unwinder(CodeCache &cache) : m_cache(cache) {}

    /// Appends the frames, the innermost first. Callers are looked up as CodeCache::findCaller() has it.
    UnwindEnd unwind(const AddressSpace &space, RegisterFile registers, const StackCopy &stack,
                     std::vector<FoundFrame> &frames);

    static constexpr int MostFrames = 1024;

private:
    enum class Step { Done, End, Truncated, NoRule };
    Step byTable(const CodeCache::Entry &entry, RegisterFile &registers, const StackCopy &stack) const;
    Step byFullRule(const CodeCache::Entry &entry, RegisterFile &registers, const StackCopy &stack) const;
    /// Whether a word found by guessing can be a return address.
    bool mayReturnTo(const AddressSpace &space, std::uint64_t address);
    Step byFramePointer(const AddressSpace &space, RegisterFile &registers, const StackCopy &stack);
    /// By what the function's first instructions did to the stack pointer, where the frame pointer that its rule counts from is not
    /// known (frame_size.h).
    Step byPrologue(const AddressSpace &space, const CodeCache::Entry &entry, RegisterFile &registers,
                    const StackCopy &stack);
    Step byReturnAddress(const AddressSpace &space, RegisterFile &registers, const StackCopy &stack);

    CodeCache &m_cache;
};

} // namespace performance
