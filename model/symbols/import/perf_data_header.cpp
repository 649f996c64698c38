// SPDX-License-Identifier: MIT
#include "performance/symbols/import/perf_data_header.h"

#include "performance/profile/unwind/byte_reader.h"
#include "performance/profile/unwind/hexadecimal.h"

#include <algorithm>

namespace performance {

namespace {

// Parts of the header (tools/perf/util/header.h).
enum : unsigned {
    TracingDataBit = 1,
    BuildIds = 2,
    HostName = 3,
    Release = 4,
    Architecture = 6,
    CommandLine = 11,
    EventNames = 12
};

std::string untilZero(ByteSpan bytes)
{
    const auto *text = reinterpret_cast<const char *>(bytes.data());
    return {text, bytes.empty() ? 0 : ::strnlen(text, bytes.size())};
}

std::string paddedText(ByteReader &reader) ///< a length, then as many bytes, the last ones zero
{
    return untilZero(reader.take(reader.value<std::uint32_t>()));
}

std::string paddedText(ByteSpan bytes)
{
    ByteReader reader(bytes);
    return paddedText(reader);
}

} // namespace

void PerfDataHeader::addEvent(ByteSpan attributes, ByteSpan ids)
{
    if (m_events.size() >= MostEvents || attributes.size() < PERF_ATTR_SIZE_VER0)
        return;
    Event event;
    std::memcpy(&event.attributes, attributes.data(), std::min(sizeof(perf_event_attr), attributes.size()));
    ByteReader reader(ids);
    while (reader.left() >= 8) {
        event.ids.push_back(reader.value<std::uint64_t>());
        m_eventOfId.emplace(event.ids.back(), m_events.size());
    }
    m_events.push_back(std::move(event));
}

std::optional<size_t> PerfDataHeader::eventOf(std::uint64_t id) const
{
    const auto known = m_eventOfId.find(id);
    return known == m_eventOfId.end() ? std::nullopt : std::optional(known->second);
}

void PerfDataHeader::readFeature(unsigned feature, ByteSpan bytes)
{
    switch (feature) {
    case TracingDataBit: readTracingData(bytes); break;
    case BuildIds: readBuildIds(bytes); break;
    case HostName: m_machine.host = paddedText(bytes); break;
    case Release: m_machine.release = paddedText(bytes); break;
    case Architecture: m_machine.architecture = paddedText(bytes); break;
    case CommandLine: readCommandLine(bytes); break;
    case EventNames: readEventNames(bytes); break;
    default: break;
    }
}

void PerfDataHeader::readCommandLine(ByteSpan bytes)
{
    ByteReader reader(bytes);
    m_commandLine.clear();
    const auto count = reader.value<std::uint32_t>();
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        if (i > 0)
            m_commandLine += ' ';
        m_commandLine += paddedText(reader);
    }
}

void PerfDataHeader::readEventNames(ByteSpan bytes)
{
    ByteReader reader(bytes);
    const auto count = reader.value<std::uint32_t>();
    const auto size = reader.value<std::uint32_t>();
    for (std::uint32_t i = 0; i < count && i < MostEvents && reader.ok(); ++i) {
        reader.skip(size);
        const auto ids = reader.value<std::uint32_t>();
        const std::string name = paddedText(reader);
        if (ids > reader.left() / 8)
            return;
        for (std::uint32_t k = 0; k < ids; ++k) {
            if (const auto event = eventOf(reader.value<std::uint64_t>()))
                m_events[*event].name = name;
        }
        if (ids == 0 && i < m_events.size())
            m_events[i].name = name;
    }
}

void PerfDataHeader::readUpdate(ByteSpan body)
{
    constexpr std::uint64_t Name = 2; // PERF_EVENT_UPDATE__NAME; the others are units and CPUs
    ByteReader reader(body);
    const auto type = reader.value<std::uint64_t>();
    const auto event = eventOf(reader.value<std::uint64_t>());
    if (reader.ok() && type == Name && event)
        m_events[*event].name = untilZero(reader.take(reader.left()));
}

void PerfDataHeader::readTracingData(ByteSpan bytes)
{
    m_tracepoints.merge(readTracepoints(bytes));
}

std::string_view PerfDataHeader::formatOf(std::uint64_t tracepoint) const
{
    const auto known = m_tracepoints.find(tracepoint);
    return known == m_tracepoints.end() ? std::string_view() : std::string_view(known->second.format);
}

void PerfDataHeader::readBuildIds(ByteSpan bytes)
{
    // struct build_id_event: a record header, a pid, 20 bytes, their number (with a bit of misc that says it is there).
    constexpr std::uint16_t HasSize = 1 << 15;
    ByteReader reader(bytes);
    while (reader.left() >= sizeof(perf_event_header)) {
        const auto header = reader.value<perf_event_header>();
        if (header.size < sizeof(header) + 28)
            return;
        ByteReader entry(reader.take(header.size - sizeof(header)));
        if (!reader.ok())
            return;
        entry.skip(4);
        const ByteSpan id = entry.take(20);
        const std::uint8_t size = entry.u8();
        entry.skip(3);
        const std::string text = hexadecimal(id.first((header.misc & HasSize) ? std::min<size_t>(size, 20) : 20));
        const std::string path = untilZero(entry.take(entry.left()));
        if (path.starts_with("[kernel"))
            m_machine.kernelBuildId = text;
        m_buildIds.emplace(path, text);
    }
}

void PerfDataHeader::finish()
{
    for (Event &event : m_events) {
        if (event.name.empty())
            event.name = perfEventName(event.attributes, m_tracepoints);
    }
}

} // namespace performance
