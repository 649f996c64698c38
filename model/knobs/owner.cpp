// SPDX-License-Identifier: MIT
#include "performance/knobs/owner.h"

#include "performance/knobs/knob.h"
#include "performance/knobs/knob_p.h"
#include "performance/procfs/small_file.h"

#include <cerrno>

#include <signal.h>
#include <unistd.h>

namespace performance::knobs {

namespace {

/// A program that was killed keeps its pid and its start until its parent asks for it.
bool hasEnded(std::int32_t pid)
{
    const auto text = smallFile("/proc/" + std::to_string(pid) + "/stat");
    const auto stat = text ? parseProcessStat(*text) : std::nullopt;
    return !stat || stat->hasEnded();
}

} // namespace

Owner thisProgram()
{
    const auto pid = std::int32_t(::getpid());
    return {pid, startTimeOf(pid).value_or(0)};
}

bool isRunning(const Owner &owner)
{
    const auto start = startTimeOf(owner.pid);
    // Where /proc hides the processes of other users (hidepid), signals still tell that there is one.
    if (!start)
        return ::kill(owner.pid, 0) != 0 && errno == EPERM;
    return *start == owner.startTime && !hasEnded(owner.pid);
}

std::string toText(const Owner &owner)
{
    return std::to_string(owner.pid) + "-" + std::to_string(owner.startTime);
}

std::optional<Owner> ownerOf(const std::string &text)
{
    const size_t dash = text.find('-');
    const auto pid = integerOf(text.substr(0, dash));
    const auto start = dash == std::string::npos ? std::nullopt : integerOf(text.substr(dash + 1));
    if (!pid || !start || *pid <= 0 || *pid > INT32_MAX || *start < 0)
        return std::nullopt;
    return Owner{std::int32_t(*pid), std::uint64_t(*start)};
}

} // namespace performance::knobs
