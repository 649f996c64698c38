// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/unwinder.h"

#include <linux/perf_event.h>

#include <optional>

namespace performance {

inline constexpr size_t BranchSize = 24; ///< of a struct perf_branch_entry: from, to, flags

class ByteReader;

// Thread-safety: values; what spans point into must outlive them.

/// A record of the kernel as it lies in a ring buffer or in a perf.data file: the header and what follows.
struct PerfRecord {
    std::uint32_t type = 0;
    std::uint16_t misc = 0;
    ByteSpan body;
};

/// The counters that a sample was read with (PERF_SAMPLE_READ): that of its event, or those of its whole group.
struct SampleCounts {
    ByteSpan entries;
    std::uint16_t entrySize = 0;
    std::uint16_t idAt = 0; ///< where in an entry its event's id is; 0: the event asked for no ids

    size_t size() const { return entrySize == 0 || idAt == 0 ? 0 : entries.size() / entrySize; }
    std::uint64_t value(size_t i) const { return word(i * entrySize); }
    std::uint64_t id(size_t i) const { return word(i * entrySize + idAt); }

private:
    std::uint64_t word(size_t at) const
    {
        std::uint64_t v;
        std::memcpy(&v, entries.data() + at, 8);
        return v;
    }
};

/// What a PERF_RECORD_SAMPLE holds. Spans point into the record.
struct PerfSample {
    std::uint64_t id = 0;
    std::uint64_t ip = 0;
    std::int32_t process = 0;
    std::int32_t thread = 0;
    std::uint64_t time = 0;
    std::uint32_t cpu = 0;
    std::uint64_t period = 1;
    ByteSpan callchain;     ///< 64-bit words, with the kernel's context marks
    ByteSpan deferredChain; ///< the user's part of it, where the kernel wrote that later (PERF_CONTEXT_USER_DEFERRED)
    ByteSpan calls; ///< the processor's own call stack (LBR): from, to and flags of each call, the innermost first
    ByteSpan raw;   ///< what a tracepoint or a BPF program added
    SampleCounts counts;
    bool hasRegisters = false;
    RegisterFile registers{};
    StackCopy stack;

    size_t callchainSize() const { return callchain.size() / 8; }
    std::uint64_t callchainEntry(size_t i) const
    {
        std::uint64_t v;
        std::memcpy(&v, callchain.data() + i * 8, 8);
        return v;
    }
};

/// Where the fields of samples and the trailers of other records are, which an event's attributes decide.
/// Source: perf_event_open(2).
class SampleLayout {
public:
    SampleLayout() = default;
    /// `unwinds`: whether the registers are those of x86-64, by which stacks are unwound; others are passed over.
    explicit SampleLayout(const perf_event_attr &attributes, bool unwinds = true);

    /// False where the record is shorter than it says.
    bool read(ByteSpan body, PerfSample &sample) const;
    /// Only what orders and attributes a sample, from the fields that stand first.
    bool readKey(ByteSpan body, PerfSample &sample) const;
    /// Where the id of the event is: in a sample in bytes from its begin, in other records from their end. Nothing where
    /// the event writes none.
    std::optional<size_t> idInSample() const;
    std::optional<size_t> idFromEnd() const;
    /// pid, tid, time and id of any other record, from its end (sample_id_all).
    bool readTrailer(ByteSpan body, PerfSample &sample) const;
    /// The time of a record of any kind; 0 where it has none.
    std::uint64_t timeOf(const PerfRecord &record) const;

    std::uint64_t sampleType() const { return m_type; }
    /// The registers that our unwinder needs, as bits of sample_regs_user.
    static constexpr std::uint64_t RegisterMask = 0xff01ff;
    /// Whether a mask of registers can be one of x86-64: the kernel refuses its segment registers there (ds, es, fs, gs),
    /// and no register has the bits from 24 to 31. Source: arch/x86/kernel/perf_regs.c.
    static constexpr bool isRegisterMask(std::uint64_t mask) { return (mask & 0xff00f000) == 0; }

private:
    bool readFront(ByteReader &reader, PerfSample &sample) const;
    bool has(std::uint64_t bit) const { return (m_type & bit) != 0; }

    std::uint64_t m_type = 0;
    std::uint64_t m_readFormat = 0;
    std::uint64_t m_registers = 0;
    std::uint64_t m_branchType = 0;
    std::uint64_t m_period = 1; ///< of samples that do not say theirs
    bool m_trailers = false;
    bool m_unwinds = true;
};

} // namespace performance
