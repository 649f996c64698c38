// SPDX-License-Identifier: MIT
#include "performance/symbols/import/perf_event_names.h"

#include "performance/profile/unwind/byte_reader.h"

#include <array>
#include <charconv>

namespace performance {

namespace {

/// On processors with several kinds of cores the upper half of config is the number of the kind (PERF_PMU_TYPE_SHIFT).
constexpr std::uint64_t EventMask = 0xffff'ffff;

constexpr std::array<const char *, 10> Hardware{
    "cycles",        "instructions", "cache-references",        "cache-misses",           "branches",
    "branch-misses", "bus-cycles",   "stalled-cycles-frontend", "stalled-cycles-backend", "ref-cycles"};
constexpr std::array<const char *, 12> Software{"cpu-clock",        "task-clock",   "page-faults",  "context-switches",
                                                "cpu-migrations",   "minor-faults", "major-faults", "alignment-faults",
                                                "emulation-faults", "dummy",        "bpf-output",   "cgroup-switches"};
constexpr std::array<const char *, 7> Caches{"L1-dcache", "L1-icache", "LLC", "dTLB", "iTLB", "branch", "node"};
constexpr std::array<const char *, 3> Accesses{"load", "store", "prefetch"};

std::string hexadecimal(std::uint64_t value)
{
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    return "0x" + std::string(digits.data(), end);
}

std::string cacheName(std::uint64_t config)
{
    const std::uint64_t cache = config & 0xff;
    const std::uint64_t access = config >> 8 & 0xff;
    const std::uint64_t result = config >> 16 & 0xff;
    if (cache >= Caches.size() || access >= Accesses.size() || result > 1)
        return "cache " + hexadecimal(config);
    const std::string name = std::string(Caches[cache]) + '-' + Accesses[access];
    return result == 1 ? name + "-misses" : name + (access == 2 ? "es" : "s");
}

std::string_view zeroEnded(ByteReader &reader)
{
    const size_t from = reader.position();
    while (reader.ok() && reader.u8() != 0) {
    }
    const ByteSpan all = reader.bytes();
    return reader.ok()
        ? std::string_view(reinterpret_cast<const char *>(all.data()) + from, reader.position() - from - 1)
        : std::string_view();
}

/// A part of the tracing data: its length in 64 bits, then as many bytes.
std::string_view part(ByteReader &reader)
{
    const ByteSpan bytes = reader.take(reader.value<std::uint64_t>());
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// The value of a line "key: value" of an event's format.
std::string_view lineOf(std::string_view format, std::string_view key)
{
    for (size_t at = 0; at < format.size();) {
        const size_t end = std::min(format.find('\n', at), format.size());
        const std::string_view line = format.substr(at, end - at);
        if (line.starts_with(key))
            return line.substr(key.size());
        at = end + 1;
    }
    return {};
}

} // namespace

std::string perfEventName(const perf_event_attr &attributes, const Tracepoints &tracepoints)
{
    const std::uint64_t config = attributes.config;
    const std::uint64_t event = config & EventMask;
    switch (attributes.type) {
    case PERF_TYPE_HARDWARE:
        if (event < Hardware.size())
            return Hardware[event];
        break;
    case PERF_TYPE_SOFTWARE:
        if (config < Software.size())
            return Software[config];
        break;
    case PERF_TYPE_HW_CACHE: return cacheName(event);
    case PERF_TYPE_TRACEPOINT:
        if (const auto known = tracepoints.find(config); known != tracepoints.end())
            return known->second.name;
        return "tracepoint " + std::to_string(config);
    case PERF_TYPE_RAW: return "raw " + hexadecimal(config);
    case PERF_TYPE_BREAKPOINT: return "mem:" + hexadecimal(attributes.bp_addr);
    default: break;
    }
    return "event " + std::to_string(config);
}

ProfileEvent perfEventOf(const QString &name)
{
    QString plain = name.section(u':', 0, 0); // tracepoints have a colon too, and none of them is known here
    if (const qsizetype slash = plain.indexOf(u'/'); slash >= 0) // "cpu_core/cycles/P": unit, event, modifiers
        plain = plain.mid(slash + 1).section(u'/', 0, 0);
    plain = plain.toLower().replace(u'_', u'-'); // as the units of ARM spell it: "armv8_pmuv3/cpu_cycles/"
    ProfileEvent event{ProfileEvent::Kind::Other, name, QStringLiteral("1"), 0};
    if (plain == u"cpu-clock" || plain == u"task-clock") {
        event.kind = ProfileEvent::Kind::OnCpu;
        event.unit = QStringLiteral("ns");
    } else if (plain == u"cycles" || plain == u"cpu-cycles") {
        event.kind = ProfileEvent::Kind::OnCpu;
        event.unit = QStringLiteral("cycles");
    } else if (plain == u"offcpu-time") { // perf record --off-cpu: each sample is a wait, its period how long
        event.kind = ProfileEvent::Kind::OffCpu;
        event.unit = QStringLiteral("ns");
    } else if (plain == u"page-faults" || plain == u"faults" || plain == u"minor-faults" || plain == u"major-faults") {
        event.kind = ProfileEvent::Kind::PageFaults;
    }
    return event;
}

Tracepoints readTracepoints(ByteSpan tracingData)
{
    Tracepoints found;
    ByteReader reader(tracingData);
    constexpr std::string_view Magic{"\x17\x08\x44tracing", 10};
    const ByteSpan magic = reader.take(Magic.size());
    if (!reader.ok() || std::memcmp(magic.data(), Magic.data(), Magic.size()) != 0)
        return found;
    zeroEnded(reader); // its version
    const bool otherOrder = reader.u8() != 0;
    reader.skip(1 + 4); // size of a long, size of a page
    if (otherOrder || zeroEnded(reader) != "header_page")
        return found;
    part(reader);
    if (zeroEnded(reader) != "header_event")
        return found;
    part(reader);
    for (auto formats = reader.value<std::uint32_t>(); formats > 0 && reader.ok(); --formats)
        part(reader); // ftrace's own
    for (auto systems = reader.value<std::uint32_t>(); systems > 0 && reader.ok(); --systems) {
        const std::string system(zeroEnded(reader));
        for (auto events = reader.value<std::uint32_t>(); events > 0 && reader.ok(); --events) {
            const std::string_view format = part(reader);
            const std::string_view number = lineOf(format, "ID: ");
            std::uint64_t id = 0;
            if (std::from_chars(number.data(), number.data() + number.size(), id).ec == std::errc())
                found[id] = {system + ':' + std::string(lineOf(format, "name: ")), std::string(format)};
        }
    }
    return found;
}

} // namespace performance
