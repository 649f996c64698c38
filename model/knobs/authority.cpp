// SPDX-License-Identifier: MIT
#include "performance/knobs/authority.h"

#include "performance/knobs/knob_p.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace performance::knobs {

namespace {

/// Whether this process has a capability in effect (/proc/self/status, CapEff).
bool hasCapability(int capability)
{
    const auto status = readSmallFile("/proc/self/status");
    if (!status)
        return false;
    const size_t at = status->find("CapEff:\t");
    return at != std::string::npos && (std::stoull(status->substr(at + 8, 16), nullptr, 16) >> capability & 1) != 0;
}

bool ownsProcess(std::int32_t pid)
{
    struct stat info {};
    return ::stat(("/proc/" + std::to_string(pid) + "/task").c_str(), &info) == 0 && info.st_uid == ::geteuid();
}

/// The lowest nice that RLIMIT_NICE lets an ordinary user give to a process: 20 − limit.
std::int64_t lowestNice()
{
    rlimit limit{};
    return ::getrlimit(RLIMIT_NICE, &limit) == 0 ? 20 - std::int64_t(std::min<rlim_t>(limit.rlim_cur, 40)) : 20;
}

std::int64_t lowestOf(const std::string &perThread)
{
    std::int64_t lowest = 19;
    for (const std::string &word : wordsOf(perThread)) {
        const size_t equals = word.find('=');
        lowest = std::min(lowest, integerOf(equals == std::string::npos ? word : word.substr(equals + 1)).value_or(-20));
    }
    return lowest;
}

} // namespace

Authority authorityOver(const Target &target, const std::string &before, const std::string &after)
{
    const Knob *knob = findKnob(target.knob);
    if (!knob)
        return {false, false, "there is no such knob"};
    if (knob->ofBus()) {
        // The user's own systemd lets its user do it, and answers only to that one; the power-profiles daemon lets who sits
        // at the machine.
        const auto present = readKnob(target);
        return present ? Authority{true, true, {}} : Authority{false, false, present.error().detail};
    }
    if (!knob->ofProcess()) {
        const auto path = pathOf(*knob, target.device);
        if (!path)
            return {false, false, path.error().detail};
        const std::string file = knob->shape == Shape::Limit ? *path + "ratio" : *path;
        // access(2) asks for the real user; on a read-only mount it says EROFS.
        if (::faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) == 0)
            return {true, true, {}};
        return {false, false, errno == EROFS ? "it is read-only here, as in a container" : "only root may write it"};
    }

    if (hasCapability(CAP_SYS_NICE) && hasCapability(CAP_KILL) && hasCapability(CAP_SYS_RESOURCE))
        return {true, true, {}};
    if (!ownsProcess(target.pid))
        return {false, false, "the process belongs to another user"};
    if (target.knob == "process.nice") {
        const bool apply = lowestOf(after) >= std::min(lowestOf(before), lowestNice());
        const bool undo = lowestOf(before) >= lowestNice() || lowestOf(after) <= lowestOf(before);
        return {apply, undo, undo ? "" : "an ordinary user may not lower nice again (RLIMIT_NICE)"};
    }
    if (target.knob == "process.scheduler") {
        // Leaving SCHED_IDLE asks for the right to the thread's nice (can_nice).
        const auto nice = readKnob({"process.nice", {}, target.pid, target.startTime});
        const bool mayLeaveIdle = nice && lowestOf(*nice) >= lowestNice();
        const bool undo = after.rfind("idle", 0) != 0 || before.rfind("idle", 0) == 0 || mayLeaveIdle;
        const bool apply = before.rfind("idle", 0) != 0 || after.rfind("idle", 0) == 0 || mayLeaveIdle;
        return {apply, undo, undo && apply ? "" : "an ordinary user may not leave SCHED_IDLE again (RLIMIT_NICE)"};
    }
    if (target.knob == "process.io-priority") {
        const bool realtime = after.find("realtime") != std::string::npos || before.find("realtime") != std::string::npos;
        return {after.find("realtime") == std::string::npos, !realtime, realtime ? "the realtime class needs root" : ""};
    }
    if (target.knob == "process.autogroup") {
        // proc_sched_autogroup_set_nice asks can_nice only for negative values.
        const bool undo = integerOf(before).value_or(-20) >= 0 || integerOf(before).value_or(-20) >= lowestNice();
        const bool apply = integerOf(after).value_or(-20) >= 0 || integerOf(after).value_or(-20) >= lowestNice();
        return {apply, undo, undo && apply ? "" : "a negative value needs root"};
    }
    if (target.knob == "process.oom-score") {
        const bool raises = integerOf(after).value_or(-1000) >= integerOf(before).value_or(1000);
        return {raises, raises, raises ? "" : "only root may make it less likely to be killed"};
    }
    return {true, true, {}};
}

} // namespace performance::knobs
