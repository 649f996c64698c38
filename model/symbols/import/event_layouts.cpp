// SPDX-License-Identifier: MIT
#include "performance/symbols/import/event_layouts.h"

namespace performance {

namespace {

std::uint64_t wordAt(ByteSpan bytes, size_t at)
{
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + at, 8);
    return word;
}

} // namespace

EventLayouts::EventLayouts(const PerfDataHeader &header) : m_header(header)
{
    const std::string &architecture = header.machine().architecture;
    const bool known = architecture.empty() || architecture == "x86_64"; // the registers' mask may still say otherwise
    for (const PerfDataHeader::Event &event : header.events()) {
        const perf_event_attr &attributes = event.attributes;
        const SampleLayout &layout = m_layouts.emplace_back(attributes, known);
        m_sameSamplePlace = m_sameSamplePlace && layout.idInSample()
            && layout.idInSample() == m_layouts.front().idInSample();
        m_sameEndPlace = m_sameEndPlace && layout.idFromEnd() && layout.idFromEnd() == m_layouts.front().idFromEnd();
        if ((attributes.sample_type & PERF_SAMPLE_REGS_USER) && (attributes.sample_type & PERF_SAMPLE_STACK_USER)) {
            const bool ours = known && SampleLayout::isRegisterMask(attributes.sample_regs_user);
            m_unwinds = m_unwinds || ours;
            m_foreign = m_foreign || !ours;
        }
    }
}

std::optional<size_t> EventLayouts::eventOf(const PerfRecord &record) const
{
    if (m_layouts.size() == 1)
        return 0;
    const bool isSample = record.type == PERF_RECORD_SAMPLE;
    if (isSample ? !m_sameSamplePlace : !m_sameEndPlace)
        return 0;
    const size_t size = record.body.size();
    const size_t place = isSample ? *m_layouts.front().idInSample() : *m_layouts.front().idFromEnd();
    if (isSample ? size < place + 8 : size < place)
        return 0; // too short to be read, whatever it is
    const std::uint64_t id = wordAt(record.body, isSample ? place : size - place);
    return id == 0 ? 0 : m_header.eventOf(id); // perf writes 0 into the records that it makes up itself
}

std::uint64_t EventLayouts::timeOf(const PerfRecord &record) const
{
    return m_layouts[eventOf(record).value_or(0)].timeOf(record);
}

} // namespace performance
