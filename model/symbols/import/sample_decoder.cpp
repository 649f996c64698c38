// SPDX-License-Identifier: MIT
#include "performance/symbols/import/sample_decoder.h"

#include "performance/profile/capture/sample_stacks.h"
#include "performance/profile/unwind/byte_reader.h"
#include "performance/symbols/import/event_meaning.h"

namespace performance {

namespace {

constexpr std::uint32_t CallchainDeferred = 22; ///< younger than the headers we build with (linux/perf_event.h)

} // namespace

SampleDecoder::SampleDecoder(const PerfDataFile &file, const EventLayouts &layouts) : m_layouts(layouts)
{
    for (const PerfDataFile::Event &event : file.events()) {
        m_offCpu.push_back(isOffCpuEvent(event));
        m_assumedPeriods.push_back(assumedPeriod(event));
    }
    for (const PerfRecord &record : file.records()) {
        if (record.type != CallchainDeferred)
            continue;
        ByteReader reader(record.body);
        const auto cookie = reader.value<std::uint64_t>();
        const auto count = reader.value<std::uint64_t>();
        if (reader.ok() && count <= reader.left() / 8)
            m_deferred[cookie] = reader.take(count * 8);
    }
}

SampleDecoder::Result SampleDecoder::read(const PerfRecord &record, PerfSample &sample, size_t &event) const
{
    const auto found = m_layouts.eventOf(record);
    if (!found)
        return Result::OfNoEvent;
    event = *found;
    if (!m_layouts.layout(event).read(record.body, sample))
        return Result::Broken;
    if (m_assumedPeriods[event])
        sample.period = *m_assumedPeriods[event];
    if (m_offCpu[event])
        readOffCpu(sample);
    if (!m_deferred.empty()) {
        if (const auto cookie = SampleStacks::deferredCookie(sample)) {
            if (const auto chain = m_deferred.find(*cookie); chain != m_deferred.end())
                sample.deferredChain = chain->second;
        }
    }
    return Result::Read;
}

} // namespace performance
