// SPDX-License-Identifier: MIT
#include "performance/profile/capture/sample_layout.h"

#include "performance/profile/unwind/byte_reader.h"

#include <bit>

namespace performance {

namespace {

/// The kernel's order of the registers of x86-64 (asm/perf_regs.h) in DWARF numbers; -1: not a register we unwind with.
constexpr std::array<std::int8_t, 24> DwarfNumbers{
    dwarf::Rax, dwarf::Rbx, dwarf::Rcx, dwarf::Rdx, dwarf::Rsi, dwarf::Rdi, dwarf::Rbp, dwarf::Rsp, dwarf::ReturnAddress,
    -1, -1, -1, -1, -1, -1, -1, dwarf::R8, dwarf::R9, dwarf::R10, dwarf::R11, dwarf::R12, dwarf::R13, dwarf::R14, dwarf::R15};

constexpr std::uint64_t NeededRegisters = 1u << 6 | 1u << 7 | 1u << 8; // bp, sp, ip

/// Skips the counter values of a sample (PERF_SAMPLE_READ).
void skipRead(ByteReader &reader, std::uint64_t format)
{
    const auto bits = [&](std::uint64_t mask) { return std::uint64_t(std::popcount(format & mask)); };
    if (format & PERF_FORMAT_GROUP) {
        const std::uint64_t count = reader.value<std::uint64_t>();
        const std::uint64_t each = 8 + 8 * bits(PERF_FORMAT_ID | PERF_FORMAT_LOST);
        reader.skip(8 * bits(PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING));
        if (count > reader.left() / 8)
            reader.fail();
        else
            reader.skip(count * each);
        return;
    }
    reader.skip(8 + 8 * bits(PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING | PERF_FORMAT_ID | PERF_FORMAT_LOST));
}

} // namespace

SampleLayout::SampleLayout(const perf_event_attr &attributes)
    : m_type(attributes.sample_type)
    , m_readFormat(attributes.read_format)
    , m_registers(attributes.sample_regs_user)
    , m_interruptRegisters(attributes.sample_regs_intr)
    , m_branchType(attributes.branch_sample_type)
    , m_trailers(attributes.sample_id_all)
{
}

bool SampleLayout::readKey(ByteSpan body, PerfSample &sample) const
{
    ByteReader reader(body);
    if (m_type & PERF_SAMPLE_IDENTIFIER)
        sample.id = reader.value<std::uint64_t>();
    if (m_type & PERF_SAMPLE_IP)
        sample.ip = reader.value<std::uint64_t>();
    if (m_type & PERF_SAMPLE_TID) {
        sample.process = reader.value<std::int32_t>();
        sample.thread = reader.value<std::int32_t>();
    }
    if (m_type & PERF_SAMPLE_TIME)
        sample.time = reader.value<std::uint64_t>();
    return reader.ok();
}

bool SampleLayout::read(ByteSpan body, PerfSample &sample) const
{
    if (!readKey(body, sample))
        return false;
    ByteReader reader(body, 8u * unsigned(std::popcount(m_type & (PERF_SAMPLE_IDENTIFIER | PERF_SAMPLE_IP | PERF_SAMPLE_TID | PERF_SAMPLE_TIME))));
    if (m_type & PERF_SAMPLE_ADDR)
        reader.skip(8);
    if (m_type & PERF_SAMPLE_ID)
        sample.id = reader.value<std::uint64_t>();
    if (m_type & PERF_SAMPLE_STREAM_ID)
        reader.skip(8);
    if (m_type & PERF_SAMPLE_CPU) {
        sample.cpu = reader.value<std::uint32_t>();
        reader.skip(4);
    }
    if (m_type & PERF_SAMPLE_PERIOD)
        sample.period = reader.value<std::uint64_t>();
    if (m_type & PERF_SAMPLE_READ)
        skipRead(reader, m_readFormat);
    if (m_type & PERF_SAMPLE_CALLCHAIN) {
        const std::uint64_t count = reader.value<std::uint64_t>();
        if (count > reader.left() / 8)
            return false;
        sample.callchain = reader.take(count * 8);
    }
    if (m_type & PERF_SAMPLE_RAW)
        reader.skip(reader.value<std::uint32_t>());
    if (m_type & PERF_SAMPLE_BRANCH_STACK) {
        const std::uint64_t count = reader.value<std::uint64_t>();
        if (count > reader.left() / 24)
            return false;
        reader.skip(count * 24 + ((m_branchType & PERF_SAMPLE_BRANCH_HW_INDEX) ? 8 : 0));
    }
    if (m_type & PERF_SAMPLE_REGS_USER) {
        const std::uint64_t abi = reader.value<std::uint64_t>();
        if (abi != PERF_SAMPLE_REGS_ABI_NONE) {
            for (unsigned bit = 0; bit < 64; ++bit) {
                if (!(m_registers >> bit & 1))
                    continue;
                const std::uint64_t value = reader.value<std::uint64_t>();
                if (bit < DwarfNumbers.size() && DwarfNumbers[bit] >= 0)
                    sample.registers[size_t(DwarfNumbers[bit])] = value;
            }
            sample.hasRegisters = abi == PERF_SAMPLE_REGS_ABI_64 && (m_registers & NeededRegisters) == NeededRegisters;
        }
    }
    if (m_type & PERF_SAMPLE_STACK_USER) {
        const std::uint64_t size = reader.value<std::uint64_t>();
        if (size > 0) {
            const ByteSpan bytes = reader.take(size);
            const std::uint64_t used = reader.value<std::uint64_t>();
            sample.stack = {sample.registers[dwarf::Rsp], bytes.first(size_t(std::min<std::uint64_t>(used, bytes.size())))};
        }
    }
    return reader.ok();
}

bool SampleLayout::readTrailer(ByteSpan body, PerfSample &sample) const
{
    if (!m_trailers)
        return false;
    const auto has = [&](std::uint64_t bit) { return (m_type & bit) != 0; };
    const size_t size = 8u * unsigned(std::popcount(m_type & (PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_ID | PERF_SAMPLE_STREAM_ID | PERF_SAMPLE_CPU | PERF_SAMPLE_IDENTIFIER)));
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
    const bool known = record.type == PERF_RECORD_SAMPLE ? readKey(record.body, sample) : readTrailer(record.body, sample);
    return known ? sample.time : 0;
}

} // namespace performance
