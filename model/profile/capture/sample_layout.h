// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/unwinder.h"

#include <linux/perf_event.h>

namespace performance {

/// A record of the kernel as it lies in a ring buffer or in a perf.data file: the header and what follows.
struct PerfRecord {
    std::uint32_t type = 0;
    std::uint16_t misc = 0;
    ByteSpan body;
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
    ByteSpan callchain; ///< 64-bit words, with the kernel's context marks
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
    explicit SampleLayout(const perf_event_attr &attributes);

    /// False where the record is shorter than it says.
    bool read(ByteSpan body, PerfSample &sample) const;
    /// Only what orders and attributes a sample, from the fields that stand first.
    bool readKey(ByteSpan body, PerfSample &sample) const;
    /// pid, tid, time and id of any other record, from its end (sample_id_all).
    bool readTrailer(ByteSpan body, PerfSample &sample) const;
    /// The time of a record of any kind; 0 where it has none.
    std::uint64_t timeOf(const PerfRecord &record) const;

    std::uint64_t sampleType() const { return m_type; }
    /// The registers that our unwinder needs, as bits of sample_regs_user.
    static constexpr std::uint64_t RegisterMask = 0xff01ff;

private:
    std::uint64_t m_type = 0;
    std::uint64_t m_readFormat = 0;
    std::uint64_t m_registers = 0;
    std::uint64_t m_interruptRegisters = 0;
    std::uint64_t m_branchType = 0;
    bool m_trailers = false;
};

} // namespace performance
