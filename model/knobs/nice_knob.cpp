// SPDX-License-Identifier: MIT
#include "performance/knobs/knob_p.h"
#include "performance/knobs/process_p.h"
#include "performance/quoting/quoting.h"

#include <cerrno>

#include <sys/resource.h>

namespace performance::knobs {

namespace {

std::optional<std::string> readNice(std::int32_t thread)
{
    errno = 0;
    const int nice = ::getpriority(PRIO_PROCESS, id_t(thread));
    return errno != 0 ? std::nullopt : std::optional(std::to_string(nice));
}

bool writeNice(std::int32_t thread, const std::string &value)
{
    return ::setpriority(PRIO_PROCESS, id_t(thread), int(*integerOf(value))) == 0;
}

std::string shellOfAll(const std::string &pid, const std::string &value)
{
    return "for t in /proc/" + pid + "/task/*; do renice -n " + quoting::shellWord(value) + " -p ${t##*/}; done";
}

std::string shellOfOne(const std::string &thread, const std::string &value)
{
    return "renice -n " + quoting::shellWord(value) + " -p " + thread;
}

/// setpriority(2), can_nice() of kernel/sched/syscalls.c.
Authority authority(const Knob &, const Target &, const std::string &before, const std::string &after)
{
    const bool apply = lowestOf(after) >= std::min(lowestOf(before), lowestNice());
    const bool undo = lowestOf(before) >= lowestNice() || lowestOf(after) <= lowestOf(before);
    if (apply && undo)
        return {true, true, {}};
    return {apply, undo,
            apply ? "an ordinary user may not lower nice again (RLIMIT_NICE)"
                  : "an ordinary user may not lower nice (RLIMIT_NICE)"};
}

constexpr ThreadFunctions Each{readNice, inRange, writeNice, shellOfAll, shellOfOne};

} // namespace

constinit const Functions Nice = ofThreads<Each>(authority, encodeInteger, decodeInteger, Count(1));

} // namespace performance::knobs
