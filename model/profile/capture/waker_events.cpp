// SPDX-License-Identifier: MIT
#include "performance/profile/capture/waker_events.h"

#include "performance/procfs/small_file.h"
#include "performance/procfs/text_cursor.h"

#include <sys/ioctl.h>

namespace performance {

namespace {

/// Of common_flags: what ran was no thread but an interrupt (enum trace_flag_type in include/linux/trace_events.h).
constexpr std::uint8_t InterruptFlags = 0x08 | 0x10;

/// Where a field is, "	field:pid_t pid;	offset:24;	size:4;	signed:1;"; nothing where it is not of that size.
std::optional<size_t> offsetOf(std::string_view format, std::string_view name, int size)
{
    TextCursor lines(format);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        const size_t end = line.find(';');
        if (end == std::string_view::npos || !line.substr(0, end).ends_with(' ' + std::string(name)))
            continue;
        const auto numberAfter = [&](std::string_view key) -> std::optional<std::int64_t> {
            const size_t at = line.find(key);
            if (at == std::string_view::npos)
                return std::nullopt;
            const std::string_view rest = line.substr(at + key.size());
            return toNumber(rest.substr(0, rest.find(';')));
        };
        const auto offset = numberAfter("offset:");
        return offset && *offset >= 0 && numberAfter("size:") == size ? std::optional(size_t(*offset)) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<WakingFormat> WakingFormat::parse(std::string_view format, std::string_view id)
{
    const auto number = toNumber(trimmed(id));
    const auto thread = offsetOf(format, "pid", 4);
    const auto flags = offsetOf(format, "common_flags", 1);
    if (!number || *number <= 0 || !thread || !flags)
        return std::nullopt;
    return WakingFormat{std::uint64_t(*number), *thread, *flags};
}

std::optional<WakingFormat> WakingFormat::ofKernel()
{
    for (const char *root : {"/sys/kernel/tracing", "/sys/kernel/debug/tracing"}) {
        const std::string folder = std::string(root) + "/events/sched/sched_waking";
        const auto format = smallFile(folder + "/format");
        const auto id = smallFile(folder + "/id");
        if (const auto found = format && id ? parse(*format, *id) : std::nullopt)
            return found;
    }
    return std::nullopt;
}

WakerEvents WakerEvents::open(const std::vector<int> &cpus, const std::vector<int> &outputs)
{
    WakerEvents events;
    const auto format = WakingFormat::ofKernel();
    if (!format) {
        events.m_problem = Message(
            "Profile",
            QT_TRANSLATE_NOOP(
                "Profile",
                "Who ended the waits is not told: the kernel's trace events (tracefs) are not there, or this user may not read them."));
        return events;
    }
    events.m_format = *format;
    perf_event_attr attr = commonAttributes();
    attr.type = PERF_TYPE_TRACEPOINT;
    attr.config = format->id;
    attr.sample_type |= PERF_SAMPLE_RAW;
    attr.sample_period = 1;
    attr.disabled = 0;
    events.m_layout = SampleLayout(attr);
    for (size_t c = 0; c < cpus.size(); ++c) {
        auto opened = openPerfEvent(attr, -1, cpus[c]);
        std::uint64_t id = 0;
        if (opened && ::ioctl(opened->get(), PERF_EVENT_IOC_SET_OUTPUT, outputs[c]) == 0
            && ::ioctl(opened->get(), PERF_EVENT_IOC_ID, &id) == 0) {
            events.m_events.insert(id);
            events.m_descriptors.push_back(std::move(*opened));
            continue;
        }
        const QString reason = opened ? PerformanceError::fromErrno(errno, {}).reason() : opened.error().reason();
        events.m_problem = Message("Profile", QT_TRANSLATE_NOOP("Profile", "Who ended the waits is not told: %1."),
                                   {reason});
        events.m_events.clear();
        events.m_descriptors.clear();
        break;
    }
    return events;
}

std::optional<Waking> WakerEvents::read(const PerfRecord &record) const
{
    PerfSample sample;
    if (m_events.empty() || !m_layout.readKey(record.body, sample) || !m_events.contains(sample.id)
        || !m_layout.read(record.body, sample) || sample.raw.size() < m_format.threadAt + 4
        || sample.raw.size() <= m_format.flagsAt)
        return std::nullopt;
    Waking waking;
    std::memcpy(&waking.woken, sample.raw.data() + m_format.threadAt, 4);
    if (!(sample.raw[m_format.flagsAt] & InterruptFlags)) {
        waking.waker = sample.thread;
        waking.process = sample.process;
    }
    return waking;
}

} // namespace performance
