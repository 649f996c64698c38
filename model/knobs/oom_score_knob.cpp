// SPDX-License-Identifier: MIT
#include "performance/knobs/knob_p.h"
#include "performance/knobs/process_p.h"
#include "performance/quoting/quoting.h"

namespace performance::knobs {

namespace {

Result<std::string> read(const Knob &, const Target &target)
{
    return readSmallFile(procPath(target.pid, "oom_score_adj"));
}

Result<void> write(const Knob &, const Target &target, const std::string &value)
{
    return writeSmallFile(procPath(target.pid, "oom_score_adj"), value);
}

std::vector<std::string> shell(const Knob &, const Target &target, const std::string &value)
{
    return {"echo " + quoting::shellWord(value) + " > " + procPath(target.pid, "oom_score_adj")};
}

/// proc_oom_score_adj(5): down again as far as root once set it, which it does not tell.
Authority authority(const Knob &, const Target &, const std::string &before, const std::string &after)
{
    const bool raises = integerOf(after).value_or(-1000) >= integerOf(before).value_or(1000);
    return {raises, raises, raises ? "" : "only root may make it less likely to be killed"};
}

} // namespace

constinit const Functions OomScore{read,  checkInteger, write,         noWords,       sameText, neverHalf,
                                   shell, authority,    encodeInteger, decodeInteger, Count(1), notAtBoot};

} // namespace performance::knobs
