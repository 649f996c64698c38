// SPDX-License-Identifier: MIT
// What knobs of processes have in common.
#include "performance/knobs/knob_p.h"
#include "performance/knobs/process_p.h"

#include <cerrno>
#include <cstring>

#include <sys/resource.h>

namespace performance::knobs {

std::string procPath(std::int32_t pid, const char *name)
{
    return "/proc/" + std::to_string(pid) + "/" + name;
}

tl::unexpected<Error> processError(const Target &target, int number)
{
    const Code code = number == EACCES || number == EPERM ? Code::Denied
        : number == ESRCH || number == ENOENT             ? Code::Gone
        : number == EINVAL                                ? Code::NotTaken
                                                          : Code::Io;
    return failed(code, toText(target), std::strerror(number), number);
}

/// Gone where the pid is another process's by now.
Result<void> sameProcess(const Target &target)
{
    const auto start = startTimeOf(target.pid);
    if (!start)
        return failed(Code::Gone, toText(target), "it has ended", ESRCH);
    if (*start != target.startTime)
        return failed(Code::Gone, toText(target), "its number belongs to another process now", ESRCH);
    return {};
}

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
        lowest = std::min(lowest,
                          integerOf(equals == std::string::npos ? word : word.substr(equals + 1)).value_or(-20));
    }
    return lowest;
}

} // namespace performance::knobs
