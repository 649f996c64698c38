// SPDX-License-Identifier: MIT
#include "performance/knobs/authority.h"

#include "performance/knobs/functions.h"
#include "performance/knobs/knob_p.h"

#include <linux/capability.h>
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

} // namespace

Authority authorityOver(const Target &target, const std::string &before, const std::string &after,
                        const std::string &root)
{
    const Knob *knob = findKnob(target.knob);
    if (!knob)
        return {false, false, "there is no such knob"};
    if (knob->ofProcess()) {
        if (hasCapability(CAP_SYS_NICE) && hasCapability(CAP_KILL) && hasCapability(CAP_SYS_RESOURCE))
            return {true, true, {}};
        if (!ownsProcess(target.pid))
            return {false, false, "the process belongs to another user"};
    }
    return knob->functions.authority(knob->below(root), target, before, after);
}

} // namespace performance::knobs
