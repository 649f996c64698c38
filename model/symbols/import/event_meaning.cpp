// SPDX-License-Identifier: MIT
#include "performance/symbols/import/event_meaning.h"

#include "performance/profile/unwind/byte_reader.h"

namespace performance {

namespace {

bool saysPeriod(const perf_event_attr &attributes)
{
    return !attributes.freq || (attributes.sample_type & (PERF_SAMPLE_PERIOD | PERF_SAMPLE_READ));
}

} // namespace

bool isOffCpuEvent(const PerfDataHeader::Event &event)
{
    return event.attributes.type == PERF_TYPE_SOFTWARE && event.attributes.config == PERF_COUNT_SW_BPF_OUTPUT
        && event.name.starts_with("offcpu-time");
}

ProfileEvent meaningOf(const PerfDataHeader::Event &event)
{
    const perf_event_attr &attributes = event.attributes;
    const QString name = QString::fromStdString(event.name);
    // What the kernel counted decides; a name may be the user's own ("cpu/event=0x3c,name=mine/").
    ProfileEvent result = perfEventOf(QString::fromStdString(perfEventName(attributes, {})));
    if (result.kind == ProfileEvent::Kind::Other)
        result = perfEventOf(name);
    result.name = name;
    result.rate = attributes.freq ? double(attributes.sample_freq) : 0;
    if (result.unit == u"cycles" && !saysPeriod(attributes))
        result.unit = QStringLiteral(
            "1"); // a frequency was asked for, and nothing says what it took: samples are all there is
    return result;
}

std::optional<std::uint64_t> assumedPeriod(const PerfDataHeader::Event &event)
{
    constexpr std::uint64_t Second = 1'000'000'000;
    if (saysPeriod(event.attributes) || meaningOf(event).unit != u"ns" || event.attributes.sample_freq == 0)
        return std::nullopt;
    return Second / event.attributes.sample_freq;
}

void readOffCpu(PerfSample &sample)
{
    ByteReader reader(sample.raw);
    const auto process = reader.value<std::int32_t>();
    const auto thread = reader.value<std::int32_t>();
    const auto period = reader.value<std::uint64_t>();
    const auto count = reader.value<std::uint64_t>();
    if (!reader.ok() || count > reader.left() / 8)
        return; // older: the sample itself has them
    sample.process = process;
    sample.thread = thread;
    sample.period = period;
    sample.callchain = reader.take(count * 8);
}

} // namespace performance
