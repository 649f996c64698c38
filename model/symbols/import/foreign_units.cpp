// SPDX-License-Identifier: MIT
#include "performance/symbols/import/foreign_units.h"

#include <algorithm>
#include <iterator>

namespace performance {

namespace {

struct Word {
    const char *name;
    const char *unit;
    double scale;
};

constexpr Word Words[] = {
    {"nanosecond", "ns", 1},
    {"ns", "ns", 1},
    {"microsecond", "ns", 1e3},
    {"us", "ns", 1e3},
    {"\u00b5s", "ns", 1e3},
    {"\u03bcs", "ns", 1e3},
    {"usec", "ns", 1e3},
    {"millisecond", "ns", 1e6},
    {"ms", "ns", 1e6},
    {"msec", "ns", 1e6},
    {"second", "ns", 1e9},
    {"sec", "ns", 1e9},
    {"s", "ns", 1e9},
    {"minute", "ns", 60e9},
    {"min", "ns", 60e9},
    {"hour", "ns", 3600e9},
    {"hr", "ns", 3600e9},
    {"day", "ns", 86400e9},
    {"byte", "By", 1},
    {"by", "By", 1},
    {"b", "By", 1},
    {"kilobyte", "By", 1024.0},
    {"kbyte", "By", 1024.0},
    {"kb", "By", 1024.0},
    {"megabyte", "By", 1048576.0},
    {"mbyte", "By", 1048576.0},
    {"mb", "By", 1048576.0},
    {"gigabyte", "By", 1073741824.0},
    {"gbyte", "By", 1073741824.0},
    {"gb", "By", 1073741824.0},
    {"cycle", "cycles", 1},
    {"count", "1", 1},
    {"sample", "1", 1},
    {"object", "1", 1},
    {"none", "1", 1},
    {"unit", "1", 1},
    {"1", "1", 1},
    {"", "1", 1},
};

} // namespace

ForeignUnit unitOf(const QString &theirs)
{
    const QString word = theirs.trimmed().toLower();
    const auto find = [](const QString &name) {
        return std::ranges::find_if(Words, [&](const Word &known) { return name == QString::fromUtf8(known.name); });
    };
    auto found = find(word); // "us" before its plural is taken away
    if (found == std::end(Words) && word.endsWith(u's'))
        found = find(word.chopped(1));
    if (found == std::end(Words))
        return {theirs.trimmed(), 1};
    return {QString::fromLatin1(found->unit), found->scale};
}

ProfileEvent::Kind kindOfEvent(const QString &name)
{
    const QString word = name.section(u':', 0, 0).toLower();
    constexpr const char *OnCpu[] = {"cpu",        "samples", "sample",     "time",        "cpu-clock",
                                     "task-clock", "cycles",  "cpu-cycles", "cpu_samples", "process_cpu"};
    constexpr const char *Waits[] = {"off-cpu",    "offcpu", "off_cpu",     "offcpu-time", "preempted",
                                     "idle",       "delay",  "contentions", "contention",  "lock_time",
                                     "lock_count", "block",  "mutex"};
    const auto is = [&](const char *known) { return word == QLatin1String(known); };
    if (std::ranges::any_of(OnCpu, is))
        return ProfileEvent::Kind::OnCpu;
    if (std::ranges::any_of(Waits, is) || word.contains(QLatin1String("off-cpu")))
        return ProfileEvent::Kind::OffCpu;
    return word == u"page-faults" || word == u"major-faults" || word == u"minor-faults" ? ProfileEvent::Kind::PageFaults
                                                                                        : ProfileEvent::Kind::Other;
}

} // namespace performance
