// SPDX-License-Identifier: MIT
#include "performance/knobs/knob_p.h"
#include "performance/knobs/process_p.h"
#include "performance/quoting/quoting.h"

#include <cerrno>

#include <linux/ioprio.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace performance::knobs {

namespace {

/// The number of a word on the bus is its place, which is also the kernel's: ioprio_set(2).
constexpr std::array Classes{"none", "realtime", "best-effort", "idle"};
static_assert(IOPRIO_CLASS_NONE == 0 && IOPRIO_CLASS_RT == 1 && IOPRIO_CLASS_BE == 2 && IOPRIO_CLASS_IDLE == 3);
constexpr std::int64_t LowestLevel = 7;

/// A value in its two parts; of the classes without levels the level is 0.
struct IoClass {
    std::int64_t number = 0;
    std::int64_t level = 0;
};

bool hasLevels(std::int64_t number)
{
    return number == IOPRIO_CLASS_RT || number == IOPRIO_CLASS_BE;
}

std::optional<IoClass> ioClassOf(const std::string &value)
{
    const auto parts = split(value, ':');
    const auto number = placeOf(Classes, parts.front());
    if (!number || parts.size() != (hasLevels(*number) ? 2U : 1U))
        return std::nullopt;
    const auto level = parts.size() == 2 ? integerOf(parts[1]) : std::optional<std::int64_t>(0);
    return level ? std::optional(IoClass{*number, *level}) : std::nullopt;
}

std::optional<std::string> textOf(const IoClass &io)
{
    const auto name = wordAt(Classes, io.number);
    return name && hasLevels(io.number) ? std::optional(*name + ":" + std::to_string(io.level)) : name;
}

std::optional<std::string> readIoPriority(std::int32_t thread)
{
    const long priority = ::syscall(SYS_ioprio_get, IOPRIO_WHO_PROCESS, thread);
    if (priority < 0)
        return std::nullopt;
    const auto text = textOf({std::int64_t(IOPRIO_PRIO_CLASS(priority)), std::int64_t(IOPRIO_PRIO_DATA(priority))});
    if (!text)
        errno = EINVAL;
    return text;
}

bool isIoPriority(const Knob &, const std::string &value)
{
    const auto io = ioClassOf(value);
    return io && io->level >= 0 && io->level <= LowestLevel;
}

bool writeIoPriority(std::int32_t thread, const std::string &value)
{
    const auto io = ioClassOf(value);
    if (!io) {
        errno = EINVAL;
        return false;
    }
    return ::syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, thread, IOPRIO_PRIO_VALUE(int(io->number), int(io->level)))
        == 0;
}

std::string ionice(const std::string &value)
{
    const auto parts = split(value, ':');
    return "ionice -c " + quoting::shellWord(parts.front())
        + (parts.size() > 1 ? " -n " + quoting::shellWord(parts[1]) : "") + " -p ";
}

std::string shellOfAll(const std::string &pid, const std::string &value)
{
    return "for t in /proc/" + pid + "/task/*; do " + ionice(value) + "${t##*/}; done";
}

std::string shellOfOne(const std::string &thread, const std::string &value)
{
    return ionice(value) + thread;
}

/// ioprio_set(2).
Authority authority(const Knob &, const Target &, const std::string &before, const std::string &after)
{
    const bool realtime = after.find("realtime") != std::string::npos || before.find("realtime") != std::string::npos;
    return {after.find("realtime") == std::string::npos, !realtime, realtime ? "the realtime class needs root" : ""};
}

std::optional<Numbers> encode(const std::string &value)
{
    const auto io = ioClassOf(value);
    return io ? std::optional(Numbers{io->number, io->level}) : std::nullopt;
}

std::optional<std::string> decode(const Numbers &numbers)
{
    return numbers.size() == 2 ? textOf({numbers[0], numbers[1]}) : std::nullopt;
}

constexpr ThreadFunctions Each{readIoPriority, isIoPriority, writeIoPriority, shellOfAll, shellOfOne};

} // namespace

constinit const Functions IoPriority = ofThreads<Each>(authority, encode, decode, Count(2));

} // namespace performance::knobs
