// SPDX-License-Identifier: MIT
#include "performance/profile/capture/sample_layout.h"

#include "performance/profile/unwind/byte_reader.h"

#include <bit>

namespace performance {

namespace {

/// The kernel's order of the registers of x86-64 (asm/perf_regs.h) in DWARF numbers; -1: not a register we unwind with.
constexpr std::array<std::int8_t, 24> DwarfNumbers{dwarf::Rax, dwarf::Rbx, dwarf::Rcx,
                                                   dwarf::Rdx, dwarf::Rsi, dwarf::Rdi,
                                                   dwarf::Rbp, dwarf::Rsp, dwarf::ReturnAddress,
                                                   -1,         -1,         -1,
                                                   -1,         -1,         -1,
                                                   -1,         dwarf::R8,  dwarf::R9,
                                                   dwarf::R10, dwarf::R11, dwarf::R12,
                                                   dwarf::R13, dwarf::R14, dwarf::R15};

constexpr std::uint64_t NeededRegisters = 1u << 6 | 1u << 7 | 1u << 8; // bp, sp, ip

constexpr std::uint64_t BranchCounters = 1u
    << 19; ///< PERF_SAMPLE_BRANCH_COUNTERS, younger than the headers we build with

constexpr unsigned words(std::uint64_t bits)
{
    return unsigned(std::popcount(bits));
}

/// Reads the counter values of a sample (PERF_SAMPLE_READ; struct read_format of linux/perf_event.h).
SampleCounts readCounts(ByteReader &reader, std::uint64_t format)
{
    const std::uint64_t times = 8 * words(format & (PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING));
    const std::uint64_t rest = 8 * words(format & (PERF_FORMAT_ID | PERF_FORMAT_LOST));
    SampleCounts counts;
    if (format & PERF_FORMAT_GROUP) { // how many, the times, then a value and an id each
        const std::uint64_t count = reader.value<std::uint64_t>();
        reader.skip(times);
        if (count > reader.left() / 8) {
            reader.fail();
            return {};
        }
        counts.entrySize = std::uint16_t(8 + rest);
        counts.idAt = (format & PERF_FORMAT_ID) ? 8 : 0;
        counts.entries = reader.take(count * counts.entrySize);
    } else { // a value, the times, the id
        counts.entrySize = std::uint16_t(8 + times + rest);
        counts.idAt = (format & PERF_FORMAT_ID) ? std::uint16_t(8 + times) : 0;
        counts.entries = reader.take(counts.entrySize);
    }
    return counts;
}

/// What each sample counts where it does not say: a fixed period is that of all samples (perf record -c).
std::uint64_t commonPeriod(const perf_event_attr &attributes)
{
    return attributes.freq || attributes.sample_period == 0 ? 1 : attributes.sample_period;
}

} // namespace

SampleLayout::SampleLayout(const perf_event_attr &attributes, bool unwinds)
    : m_type(attributes.sample_type)
    , m_readFormat(attributes.read_format)
    , m_registers(attributes.sample_regs_user)
    , m_branchType(attributes.branch_sample_type)
    , m_period(commonPeriod(attributes))
    , m_trailers(attributes.sample_id_all)
    , m_unwinds(unwinds && isRegisterMask(attributes.sample_regs_user))
{}

bool SampleLayout::readFront(ByteReader &reader, PerfSample &sample) const
{
    if (has(PERF_SAMPLE_IDENTIFIER))
        sample.id = reader.value<std::uint64_t>();
    if (has(PERF_SAMPLE_IP))
        sample.ip = reader.value<std::uint64_t>();
    if (has(PERF_SAMPLE_TID)) {
        sample.process = reader.value<std::int32_t>();
        sample.thread = reader.value<std::int32_t>();
    }
    if (has(PERF_SAMPLE_TIME))
        sample.time = reader.value<std::uint64_t>();
    if (has(PERF_SAMPLE_ADDR))
        reader.skip(8);
    if (has(PERF_SAMPLE_ID))
        sample.id = reader.value<std::uint64_t>();
    return reader.ok();
}

bool SampleLayout::readKey(ByteSpan body, PerfSample &sample) const
{
    ByteReader reader(body);
    return readFront(reader, sample);
}

std::optional<size_t> SampleLayout::idInSample() const
{
    if (has(PERF_SAMPLE_IDENTIFIER))
        return 0;
    if (!has(PERF_SAMPLE_ID))
        return std::nullopt;
    return 8u * words(m_type & (PERF_SAMPLE_IP | PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_ADDR));
}

std::optional<size_t> SampleLayout::idFromEnd() const
{
    if (!m_trailers)
        return std::nullopt;
    if (has(PERF_SAMPLE_IDENTIFIER))
        return 8;
    if (!has(PERF_SAMPLE_ID))
        return std::nullopt;
    return 8u + 8u * words(m_type & (PERF_SAMPLE_STREAM_ID | PERF_SAMPLE_CPU));
}

bool SampleLayout::read(ByteSpan body, PerfSample &sample) const
{
    ByteReader reader(body);
    if (!readFront(reader, sample))
        return false;
    if (has(PERF_SAMPLE_STREAM_ID))
        reader.skip(8);
    if (has(PERF_SAMPLE_CPU)) {
        sample.cpu = reader.value<std::uint32_t>();
        reader.skip(4);
    }
    sample.period = has(PERF_SAMPLE_PERIOD) ? reader.value<std::uint64_t>() : m_period;
    if (has(PERF_SAMPLE_READ))
        sample.counts = readCounts(reader, m_readFormat);
    if (has(PERF_SAMPLE_CALLCHAIN)) {
        const std::uint64_t count = reader.value<std::uint64_t>();
        if (count > reader.left() / 8)
            return false;
        sample.callchain = reader.take(count * 8);
    }
    if (has(PERF_SAMPLE_RAW))
        sample.raw = reader.take(reader.value<std::uint32_t>());
    if (has(PERF_SAMPLE_BRANCH_STACK)) {
        const std::uint64_t count = reader.value<std::uint64_t>();
        if (count > reader.left() / BranchSize)
            return false;
        reader.skip((m_branchType & PERF_SAMPLE_BRANCH_HW_INDEX) ? 8 : 0);
        const ByteSpan branches = reader.take(count * BranchSize);
        reader.skip((m_branchType & BranchCounters) ? count * 8 : 0);
        if (m_branchType & PERF_SAMPLE_BRANCH_CALL_STACK)
            sample.calls = branches;
    }
    if (has(PERF_SAMPLE_REGS_USER)) {
        const std::uint64_t abi = reader.value<std::uint64_t>();
        if (abi != PERF_SAMPLE_REGS_ABI_NONE) {
            for (unsigned bit = 0; bit < 64; ++bit) {
                if (!(m_registers >> bit & 1))
                    continue;
                const std::uint64_t value = reader.value<std::uint64_t>();
                if (bit < DwarfNumbers.size() && DwarfNumbers[bit] >= 0)
                    sample.registers[size_t(DwarfNumbers[bit])] = value;
            }
            sample.hasRegisters = m_unwinds && abi == PERF_SAMPLE_REGS_ABI_64
                && (m_registers & NeededRegisters) == NeededRegisters;
        }
    }
    if (has(PERF_SAMPLE_STACK_USER)) {
        const std::uint64_t size = reader.value<std::uint64_t>();
        if (size > 0) {
            const ByteSpan bytes = reader.take(size);
            const std::uint64_t used = reader.value<std::uint64_t>();
            sample.stack = {sample.registers[dwarf::Rsp],
                            bytes.first(size_t(std::min<std::uint64_t>(used, bytes.size())))};
        }
    }
    return reader.ok();
}

bool SampleLayout::readTrailer(ByteSpan body, PerfSample &sample) const
{
    if (!m_trailers)
        return false;
    const size_t size = 8u
        * words(m_type
                & (PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_ID | PERF_SAMPLE_STREAM_ID | PERF_SAMPLE_CPU
                   | PERF_SAMPLE_IDENTIFIER));
    if (body.size() < size)
        return false;
    ByteReader reader(body, body.size() - size);
    if (has(PERF_SAMPLE_TID)) {
        sample.process = reader.value<std::int32_t>();
        sample.thread = reader.value<std::int32_t>();
    }
    if (has(PERF_SAMPLE_TIME))
        sample.time = reader.value<std::uint64_t>();
    if (has(PERF_SAMPLE_ID))
        sample.id = reader.value<std::uint64_t>();
    if (has(PERF_SAMPLE_STREAM_ID))
        reader.skip(8);
    if (has(PERF_SAMPLE_CPU))
        sample.cpu = std::uint32_t(reader.value<std::uint64_t>());
    if (has(PERF_SAMPLE_IDENTIFIER))
        sample.id = reader.value<std::uint64_t>();
    return reader.ok();
}

std::uint64_t SampleLayout::timeOf(const PerfRecord &record) const
{
    PerfSample sample;
    const bool known = record.type == PERF_RECORD_SAMPLE ? readKey(record.body, sample)
                                                         : readTrailer(record.body, sample);
    return known ? sample.time : 0;
}

} // namespace performance
