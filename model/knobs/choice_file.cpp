// SPDX-License-Identifier: MIT
// Files that hold one of the words that the kernel lists, in the same file ("none [mq-deadline] kyber") or in another.
#include "performance/knobs/knob_p.h"
#include "performance/knobs/machine_p.h"

namespace performance::knobs {

namespace {

/// Words that the privileged helper may be given. The number of a word is its place: words are only ever added at the end.
constexpr std::array Words{
    // block.scheduler
    "none",
    "mq-deadline",
    "kyber",
    "bfq",
    // mm.thp.enabled, mm.thp.defrag
    "always",
    "madvise",
    "never",
    "defer",
    "defer+madvise",
    // cpu.governor
    "performance",
    "powersave",
    "schedutil",
    "ondemand",
    "conservative",
    "userspace",
    // cpu.energy_performance_preference
    "default",
    "balance_performance",
    "balance_power",
    "power",
    // platform.profile
    "low-power",
    "cool",
    "quiet",
    "balanced",
    "balanced-performance",
    // clocksource
    "tsc",
    "kvm-clock",
    "hpet",
    "acpi_pm",
    "jiffies",
    "hyperv_clocksource_tsc_page",
    "xen",
    "arch_sys_counter",
    // net.ipv4.tcp_congestion_control
    "reno",
    "cubic",
    "bbr",
    "dctcp",
    "vegas",
    "westwood",
    "htcp",
};

/// "none [mq-deadline] kyber": the word in brackets.
std::string chosenOf(const std::string &text)
{
    const size_t from = text.find('[');
    const size_t to = text.find(']', from);
    return from == std::string::npos || to == std::string::npos ? text : text.substr(from + 1, to - from - 1);
}

Result<std::string> readChoice(const Knob &knob, const Target &target)
{
    const auto text = textOfFile(knob, target);
    if (!text)
        return text;
    return knob.optionsPath.empty() ? chosenOf(*text) : *text;
}

Result<std::vector<std::string>> optionsOfFile(const Knob &knob, const Target &target)
{
    Knob list = knob;
    if (!knob.optionsPath.empty())
        list.path = knob.optionsPath;
    const auto path = pathOf(list, target.device);
    if (!path)
        return tl::make_unexpected(path.error());
    const auto text = readSmallFile(*path);
    if (!text)
        return tl::make_unexpected(text.error());
    return wordsOf(*text);
}

Result<void> checkChoice(const Knob &knob, const Target &target, const std::string &value)
{
    return checkOffered(optionsOfFile(knob, target), target, value);
}

std::optional<Numbers> encodeChoice(const std::string &value)
{
    const auto place = placeOf(Words, value);
    return place ? std::optional(Numbers{*place}) : std::nullopt;
}

std::optional<std::string> decodeChoice(const Numbers &numbers)
{
    return numbers.size() == 1 ? wordAt(Words, numbers[0]) : std::nullopt;
}

} // namespace

constinit const Functions ChoiceFile{readChoice,   checkChoice,  writeFile,   optionsOfFile,
                                     sameText,     neverHalf,    shellOfFile, authorityOverFile,
                                     encodeChoice, decodeChoice, Count(1),    bootLineOfFile};

} // namespace performance::knobs
