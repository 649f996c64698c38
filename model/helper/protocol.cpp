// SPDX-License-Identifier: MIT
#include "performance/helper/protocol.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace performance::helper {

namespace {

using knobs::Code;
using knobs::Knob;
using knobs::Shape;

/// Words that settings may be given. The number of a word is its place: words are only ever added at the end.
constexpr std::array Words{
    // block.scheduler
    "none", "mq-deadline", "kyber", "bfq",
    // mm.thp.enabled, mm.thp.defrag
    "always", "madvise", "never", "defer", "defer+madvise",
    // cpu.governor
    "performance", "powersave", "schedutil", "ondemand", "conservative", "userspace",
    // cpu.energy_performance_preference
    "default", "balance_performance", "balance_power", "power",
    // platform.profile
    "low-power", "cool", "quiet", "balanced", "balanced-performance",
    // clocksource
    "tsc", "kvm-clock", "hpet", "acpi_pm", "jiffies", "hyperv_clocksource_tsc_page", "xen", "arch_sys_counter",
    // net.ipv4.tcp_congestion_control
    "reno", "cubic", "bbr", "dctcp", "vegas", "westwood", "htcp",
};
constexpr std::array Policies{"other", "batch", "idle"};
constexpr std::array Classes{"none", "realtime", "best-effort", "idle"};
constexpr std::array RunStates{"running", "stopped"};
constexpr std::array LimitUnits{"bytes", "ratio"};
constexpr std::array CodeNames{"Unknown", "Invalid", "NotHere", "Denied", "Gone", "Changed", "NotTaken", "Busy", "Broken", "Io", "Overruled"};
constexpr size_t MostNumbers = 8192; // an affinity of as many CPUs

std::optional<std::int64_t> integer(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

template<size_t N>
std::optional<std::int64_t> placeOf(const std::array<const char *, N> &words, std::string_view word)
{
    const auto it = std::find_if(words.begin(), words.end(), [&](const char *w) { return word == w; });
    return it == words.end() ? std::nullopt : std::optional(std::int64_t(it - words.begin()));
}

template<size_t N>
std::optional<std::string> wordAt(const std::array<const char *, N> &words, std::int64_t place)
{
    return place >= 0 && place < std::int64_t(N) ? std::optional(std::string(words[size_t(place)])) : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (size_t at = 0; at <= text.size();) {
        const size_t end = std::min(text.find(separator, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

std::optional<Numbers> integers(std::string_view text, char separator)
{
    Numbers numbers;
    for (const std::string_view part : split(text, separator)) {
        const auto value = integer(part);
        if (!value)
            return std::nullopt;
        numbers.push_back(*value);
    }
    return numbers;
}

std::optional<Numbers> cpus(std::string_view list)
{
    Numbers numbers;
    for (const std::string_view part : split(list, ',')) {
        const auto ends = integers(part, '-');
        if (!ends || ends->size() > 2 || numbers.size() >= MostNumbers || ends->front() < 0 || ends->back() < ends->front() || ends->back() >= std::int64_t(MostNumbers))
            return std::nullopt;
        for (std::int64_t cpu = ends->front(); cpu <= ends->back(); ++cpu)
            numbers.push_back(cpu);
    }
    return numbers;
}

std::optional<Numbers> one(std::optional<std::int64_t> number)
{
    return number ? std::optional(Numbers{*number}) : std::nullopt;
}

std::optional<Numbers> perThread(std::string_view knob, std::string_view value)
{
    if (knob == "process.nice")
        return one(integer(value));
    if (knob == "process.scheduler")
        return one(placeOf(Policies, value));
    if (knob == "process.affinity")
        return cpus(value);
    const auto parts = split(value, ':');
    const auto kind = placeOf(Classes, parts.front());
    const bool leveled = parts.front() == "realtime" || parts.front() == "best-effort";
    const auto level = leveled && parts.size() == 2 ? integer(parts[1]) : std::optional<std::int64_t>(0);
    return kind && level && parts.size() == (leveled ? 2 : 1) ? std::optional(Numbers{*kind, *level}) : std::nullopt;
}

std::optional<Numbers> encoded(const Knob &knob, const std::string &value)
{
    switch (knob.shape) {
    case Shape::Integer: return one(integer(value));
    case Shape::Triple:
    case Shape::Range: return integers(value, ' ');
    case Shape::Limit: {
        const auto parts = split(value, ' ');
        const auto unit = placeOf(LimitUnits, parts.front());
        const auto amount = parts.size() == 2 ? integer(parts[1]) : std::nullopt;
        return unit && amount ? std::optional(Numbers{*unit, *amount}) : std::nullopt;
    }
    case Shape::Choice: return one(placeOf(Words, value));
    case Shape::PerThread: return perThread(knob.name, value);
    case Shape::RunState: return one(placeOf(RunStates, value));
    case Shape::Freezer:
    case Shape::Profile:
    case Shape::Property: break; // systemd and the power-profiles daemon decide themselves: no helper is needed
    }
    return std::nullopt;
}

std::string joined(const Numbers &numbers, char separator)
{
    std::string text;
    for (const std::int64_t number : numbers)
        text.append(text.empty() ? 0 : 1, separator).append(std::to_string(number));
    return text;
}

std::optional<std::string> decoded(const Knob &knob, const Numbers &n)
{
    const auto counted = [&](size_t count) { return n.size() == count; };
    switch (knob.shape) {
    case Shape::Integer: return counted(1) ? std::optional(std::to_string(n[0])) : std::nullopt;
    case Shape::Triple: return counted(3) ? std::optional(joined(n, ' ')) : std::nullopt;
    case Shape::Range: return counted(2) ? std::optional(joined(n, ' ')) : std::nullopt;
    case Shape::Choice: return counted(1) ? wordAt(Words, n[0]) : std::nullopt;
    case Shape::RunState: return counted(1) ? wordAt(RunStates, n[0]) : std::nullopt;
    case Shape::Limit: {
        const auto unit = counted(2) ? wordAt(LimitUnits, n[0]) : std::nullopt;
        return unit ? std::optional(*unit + " " + std::to_string(n[1])) : std::nullopt;
    }
    case Shape::Freezer:
    case Shape::Profile:
    case Shape::Property: return std::nullopt;
    case Shape::PerThread: break;
    }
    if (knob.name == "process.nice")
        return counted(1) ? std::optional(std::to_string(n[0])) : std::nullopt;
    if (knob.name == "process.scheduler")
        return counted(1) ? wordAt(Policies, n[0]) : std::nullopt;
    if (knob.name == "process.affinity")
        return !n.empty() && n.size() <= MostNumbers ? std::optional(knobs::cpuList(n)) : std::nullopt;
    const auto kind = counted(2) ? wordAt(Classes, n[0]) : std::nullopt;
    if (!kind)
        return std::nullopt;
    const bool leveled = *kind == "realtime" || *kind == "best-effort";
    return leveled ? *kind + ":" + std::to_string(n[1]) : *kind;
}

} // namespace

const char *actionOf(Kind kind)
{
    switch (kind) {
    case Kind::Memory: return "org.wai.Performance.Helper1.memory";
    case Kind::Processor: return "org.wai.Performance.Helper1.processor";
    case Kind::Files: return "org.wai.Performance.Helper1.files";
    case Kind::Disks: return "org.wai.Performance.Helper1.disks";
    case Kind::Network: return "org.wai.Performance.Helper1.network";
    case Kind::Processes: return "org.wai.Performance.Helper1.processes";
    case Kind::RunState: return "org.wai.Performance.Helper1.run-state";
    case Kind::Profiling: return "org.wai.Performance.Helper1.profiling";
    case Kind::SystemProfiling: return "org.wai.Performance.Helper1.system-profiling";
    case Kind::Permanent: break;
    }
    return "org.wai.Performance.Helper1.permanent";
}

Kind kindOf(const Knob &knob)
{
    if (knob.shape == Shape::RunState)
        return Kind::RunState;
    const std::string_view family = knob.name.substr(0, knob.name.find('.'));
    return family == "vm" || family == "mm"  ? Kind::Memory
        : family == "fs"                     ? Kind::Files
        : family == "block"                  ? Kind::Disks
        : family == "net"                    ? Kind::Network
        : family == "process"                ? Kind::Processes
                                             : Kind::Processor;
}

namespace {

/// Its handler in the kernel asks for CAP_SYS_ADMIN (sysctl_numa_balancing), which the helper shall not have for one knob.
bool isServed(const Knob &knob)
{
    return knob.name != "kernel.numa_balancing";
}

} // namespace

knobs::Result<Numbers> numbersOf(const knobs::Target &target, const std::string &value)
{
    const Knob *knob = knobs::findKnob(target.knob);
    if (!knob)
        return knobs::failed(Code::Unknown, target.knob, "there is no such knob");
    if (!isServed(*knob))
        return knobs::failed(Code::NotHere, toText(target), "the privileged helper may not: the kernel wants CAP_SYS_ADMIN for it");
    if (auto numbers = encoded(*knob, value))
        return std::move(*numbers);
    return knobs::failed(Code::Invalid, toText(target), "the privileged helper has no word for \"" + value + "\"");
}

knobs::Result<std::string> valueOf(const Knob &knob, const Numbers &numbers)
{
    if (auto value = isServed(knob) ? decoded(knob, numbers) : std::nullopt)
        return std::move(*value);
    return knobs::failed(Code::Invalid, std::string(knob.name), "these numbers are not a value of it");
}

size_t mostNumbers(const Knob &knob)
{
    return knob.name == "process.affinity" ? MostNumbers : 3;
}

std::optional<ChangeId> changeIdOf(const std::string &id)
{
    const size_t dash = id.find('-');
    if (dash == std::string::npos)
        return std::nullopt;
    ChangeId parsed;
    const auto time = std::from_chars(id.data(), id.data() + dash, parsed.time);
    const auto process = std::from_chars(id.data() + dash + 1, id.data() + id.size(), parsed.process);
    const bool whole = time.ec == std::errc() && time.ptr == id.data() + dash && process.ec == std::errc() && process.ptr == id.data() + id.size();
    return whole ? std::optional(parsed) : std::nullopt;
}

std::string toText(const ChangeId &id)
{
    return std::to_string(id.time) + "-" + std::to_string(id.process);
}

std::string errorName(knobs::Code code)
{
    return std::string(Interface) + ".Error." + CodeNames.at(size_t(code));
}

knobs::Code codeOf(std::string_view errorName)
{
    if (errorName == NotAuthorized)
        return Code::Denied;
    const std::string prefix = std::string(Interface) + ".Error.";
    const auto place = errorName.substr(0, prefix.size()) == prefix ? placeOf(CodeNames, errorName.substr(prefix.size())) : std::nullopt;
    return place ? Code(*place) : Code::Io;
}

} // namespace performance::helper
