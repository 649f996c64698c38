// SPDX-License-Identifier: MIT
#include "performance/knobs/knob_p.h"
#include "performance/knobs/process_p.h"
#include "performance/quoting/quoting.h"

#include <cerrno>

#include <sys/resource.h>

namespace performance::knobs {

namespace {

Result<rlimit> limitOf(const Target &target)
{
    rlimit limit{};
    if (::prlimit(target.pid, RLIMIT_NOFILE, nullptr, &limit) != 0)
        return processError(target, errno);
    return limit;
}

std::string aboveHardLimit(const rlimit &limit)
{
    return "it is above the hard limit of " + std::to_string(limit.rlim_max);
}

Result<std::string> read(const Knob &, const Target &target)
{
    const auto limit = limitOf(target);
    return limit ? Result<std::string>(std::to_string(std::min<rlim_t>(limit->rlim_cur, INT64_MAX)))
                 : tl::make_unexpected(limit.error());
}

Result<void> write(const Knob &, const Target &target, const std::string &value)
{
    auto limit = limitOf(target);
    if (!limit)
        return tl::make_unexpected(limit.error());
    // The hard limit stays: lowering it could not be taken back.
    limit->rlim_cur = rlim_t(*integerOf(value));
    if (limit->rlim_cur > limit->rlim_max)
        return failed(Code::Invalid, toText(target), aboveHardLimit(*limit));
    if (::prlimit(target.pid, RLIMIT_NOFILE, &*limit, nullptr) != 0)
        return processError(target, errno);
    return {};
}

std::vector<std::string> shell(const Knob &, const Target &target, const std::string &value)
{
    return {"prlimit --pid " + std::to_string(target.pid) + " --nofile=" + quoting::shellWord(value) + ":"};
}

/// prlimit(2): the soft limit is the owner's up to the hard one.
Authority authority(const Knob &, const Target &target, const std::string &, const std::string &after)
{
    const auto limit = limitOf(target);
    if (!limit)
        return {false, false, limit.error().detail};
    if (rlim_t(integerOf(after).value_or(INT64_MAX)) > limit->rlim_max)
        return {false, false, aboveHardLimit(*limit)};
    return {true, true, {}};
}

} // namespace

constinit const Functions FileLimit{read,  checkInteger, write,         noWords,       sameText, neverHalf,
                                    shell, authority,    encodeInteger, decodeInteger, Count(1), notAtBoot};

} // namespace performance::knobs
