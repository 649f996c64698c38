// SPDX-License-Identifier: MIT
#include "performance/knobs/knob_p.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>

#include <linux/ioprio.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace performance::knobs {

namespace {

constexpr int ResetOnFork = 0x40000000; // SCHED_RESET_ON_FORK, which sched.h hides without _GNU_SOURCE
constexpr int MostCpus = 8192;

std::string procPath(std::int32_t pid, const char *name)
{
    return "/proc/" + std::to_string(pid) + "/" + name;
}

tl::unexpected<Error> systemError(const Target &target, int number)
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

std::vector<std::int32_t> threadsOf(std::int32_t pid)
{
    std::vector<std::int32_t> threads;
    std::error_code error;
    for (auto it = std::filesystem::directory_iterator(procPath(pid, "task"), error); !error && it != std::filesystem::directory_iterator(); it.increment(error)) {
        if (const auto id = integerOf(it->path().filename().string()))
            threads.push_back(std::int32_t(*id));
    }
    return threads;
}

// --- one thread's value as text, and back --------------------------------------------------------------------------

std::optional<std::vector<int>> cpusOf(const std::string &list)
{
    std::vector<int> cpus;
    for (size_t at = 0; at <= list.size();) {
        const size_t end = std::min(list.find(',', at), list.size());
        const std::string part = list.substr(at, end - at);
        const size_t dash = part.find('-');
        const auto first = integerOf(part.substr(0, dash));
        const auto last = dash == std::string::npos ? first : integerOf(part.substr(dash + 1));
        if (!first || !last || *first < 0 || *last < *first || *last >= MostCpus)
            return std::nullopt;
        for (std::int64_t cpu = *first; cpu <= *last; ++cpu)
            cpus.push_back(int(cpu));
        at = end + 1;
    }
    return cpus;
}

struct Name {
    const char *text;
    int value;
};
constexpr Name Policies[] = {{"other", SCHED_OTHER}, {"batch", SCHED_BATCH}, {"idle", SCHED_IDLE}};
constexpr Name Classes[] = {{"none", IOPRIO_CLASS_NONE}, {"realtime", IOPRIO_CLASS_RT}, {"best-effort", IOPRIO_CLASS_BE}, {"idle", IOPRIO_CLASS_IDLE}};

/// Reads one thread's value; empty with errno set where that fails.
std::optional<std::string> readThread(std::string_view knob, std::int32_t thread)
{
    if (knob == "process.nice") {
        errno = 0;
        const int nice = ::getpriority(PRIO_PROCESS, id_t(thread));
        return errno != 0 ? std::nullopt : std::optional(std::to_string(nice));
    }
    if (knob == "process.scheduler") {
        const int policy = ::sched_getscheduler(thread);
        if (policy < 0)
            return std::nullopt;
        for (const Name &name : Policies) {
            if (name.value == (policy & ~ResetOnFork))
                return name.text + std::string(policy & ResetOnFork ? "+reset-on-fork" : "");
        }
        return std::string("policy-").append(std::to_string(policy & ~ResetOnFork));
    }
    if (knob == "process.io-priority") {
        const long priority = ::syscall(SYS_ioprio_get, IOPRIO_WHO_PROCESS, thread);
        if (priority < 0)
            return std::nullopt;
        for (const Name &name : Classes) {
            if (name.value != int(IOPRIO_PRIO_CLASS(priority)))
                continue;
            const bool leveled = name.value == IOPRIO_CLASS_RT || name.value == IOPRIO_CLASS_BE;
            return leveled ? std::string(name.text).append(1, ':').append(std::to_string(IOPRIO_PRIO_DATA(priority))) : std::string(name.text);
        }
        errno = EINVAL;
        return std::nullopt;
    }
    std::vector<unsigned long> mask(MostCpus / (8 * sizeof(unsigned long)));
    const long length = ::syscall(SYS_sched_getaffinity, thread, mask.size() * sizeof(unsigned long), mask.data());
    if (length < 0)
        return std::nullopt;
    std::vector<int> cpus;
    for (int cpu = 0; cpu < length * 8; ++cpu) {
        if (mask[size_t(cpu) / 64] >> (cpu % 64) & 1)
            cpus.push_back(cpu);
    }
    return cpuList({cpus.begin(), cpus.end()});
}

bool isThreadValue(const Knob &knob, const std::string &value)
{
    if (knob.name == "process.nice") {
        const auto nice = integerOf(value);
        return nice && *nice >= knob.low && *nice <= knob.high;
    }
    if (knob.name == "process.scheduler") {
        const std::string plain = value.substr(0, value.find('+'));
        return (plain == value || value == plain + "+reset-on-fork")
            && std::any_of(std::begin(Policies), std::end(Policies), [&](const Name &n) { return plain == n.text; });
    }
    if (knob.name == "process.io-priority") {
        if (value == "none" || value == "idle")
            return true;
        const size_t colon = value.find(':');
        const std::int64_t level = colon == std::string::npos ? -1 : integerOf(value.substr(colon + 1)).value_or(-1);
        const std::string kind = value.substr(0, colon);
        return level >= 0 && level <= 7 && (kind == "best-effort" || kind == "realtime");
    }
    return cpusOf(value).has_value();
}

bool writeThread(std::string_view knob, std::int32_t thread, const std::string &value)
{
    if (knob == "process.nice")
        return ::setpriority(PRIO_PROCESS, id_t(thread), int(*integerOf(value))) == 0;
    if (knob == "process.scheduler") {
        const std::string plain = value.substr(0, value.find('+'));
        const int flag = plain == value ? 0 : ResetOnFork;
        const auto it = std::find_if(std::begin(Policies), std::end(Policies), [&](const Name &n) { return plain == n.text; });
        const sched_param parameter{};
        return ::sched_setscheduler(thread, it->value | flag, &parameter) == 0;
    }
    if (knob == "process.io-priority") {
        const size_t colon = value.find(':');
        const std::string kind = value.substr(0, colon);
        const auto it = std::find_if(std::begin(Classes), std::end(Classes), [&](const Name &n) { return kind == n.text; });
        const int level = colon == std::string::npos ? 0 : int(*integerOf(value.substr(colon + 1)));
        return ::syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, thread, IOPRIO_PRIO_VALUE(it->value, level)) == 0;
    }
    std::vector<unsigned long> mask(MostCpus / (8 * sizeof(unsigned long)));
    const std::vector<int> cpus = cpusOf(value).value_or(std::vector<int>());
    for (const int cpu : cpus)
        mask[size_t(cpu) / 64] |= 1UL << (cpu % 64);
    return ::syscall(SYS_sched_setaffinity, thread, mask.size() * sizeof(unsigned long), mask.data()) == 0;
}

// --- all threads of a process --------------------------------------------------------------------------------------

/// "10", or "10 4712=5": what all threads have, and those that differ.
struct PerThread {
    std::string base;
    std::map<std::int32_t, std::string> others;

    const std::string &of(std::int32_t thread) const
    {
        const auto it = others.find(thread);
        return it == others.end() ? base : it->second;
    }
};

std::optional<PerThread> perThreadOf(const std::string &text)
{
    PerThread value;
    for (const std::string &word : wordsOf(text)) {
        const size_t equals = word.find('=');
        if (equals == std::string::npos) {
            if (!value.base.empty())
                return std::nullopt;
            value.base = word;
            continue;
        }
        const auto thread = integerOf(word.substr(0, equals));
        if (!thread || *thread <= 0 || *thread > INT32_MAX)
            return std::nullopt;
        value.others.emplace(std::int32_t(*thread), word.substr(equals + 1));
    }
    return value.base.empty() ? std::nullopt : std::optional(value);
}

Result<std::string> readThreads(const Knob &knob, const Target &target)
{
    PerThread value;
    for (const std::int32_t thread : threadsOf(target.pid)) {
        const auto text = readThread(knob.name, thread);
        if (!text) {
            if (errno == ESRCH)
                continue; // it ended meanwhile
            return systemError(target, errno);
        }
        if (value.base.empty())
            value.base = *text;
        else if (*text != value.base)
            value.others.emplace(thread, *text);
    }
    if (value.base.empty())
        return failed(Code::Gone, toText(target), "it has ended", ESRCH);
    std::string text = value.base;
    for (const auto &[thread, other] : value.others)
        text.append(1, ' ').append(std::to_string(thread)).append(1, '=').append(other);
    return text;
}

Result<void> writeThreads(const Knob &knob, const Target &target, const PerThread &value)
{
    std::vector<std::int32_t> done;
    // Threads that begin meanwhile have inherited the old value: again, until there is no new one.
    for (int round = 0; round < 8; ++round) {
        bool fresh = false;
        for (const std::int32_t thread : threadsOf(target.pid)) {
            if (std::find(done.begin(), done.end(), thread) != done.end())
                continue;
            fresh = true;
            if (!writeThread(knob.name, thread, value.of(thread)) && errno != ESRCH)
                return systemError(target, errno);
            done.push_back(thread);
        }
        if (!fresh)
            break;
    }
    return {};
}

// --- what belongs to the process -----------------------------------------------------------------------------------

Result<std::string> readRunState(const Target &target)
{
    const auto stat = readSmallFile(procPath(target.pid, "stat"));
    if (!stat)
        return stat;
    const auto parsed = parseProcessStat(*stat);
    return std::string(parsed && (parsed->state == 'T' || parsed->state == 't') ? "stopped" : "running");
}

Result<void> writeRunState(const Target &target, const std::string &value)
{
    const int fd = int(::syscall(SYS_pidfd_open, target.pid, 0));
    if (fd < 0)
        return systemError(target, errno);
    // Now the pid cannot be another's: it is held.
    const auto same = sameProcess(target);
    const long sent = same ? ::syscall(SYS_pidfd_send_signal, fd, value == "stopped" ? SIGSTOP : SIGCONT, nullptr, 0) : 0;
    const int number = errno;
    ::close(fd);
    if (!same)
        return same;
    if (sent < 0)
        return systemError(target, number);
    // A signal takes effect when its thread next comes out of the kernel.
    for (int i = 0; i < 100; ++i) {
        if (const auto now = readRunState(target); now && *now == value)
            break;
        ::usleep(2000);
    }
    return {};
}

Result<std::string> readAutogroup(const Target &target)
{
    // "/autogroup-42 nice 0"
    const auto text = readSmallFile(procPath(target.pid, "autogroup"));
    if (!text)
        return text;
    const auto words = wordsOf(*text);
    return words.size() == 3 ? Result<std::string>(words[2]) : failed(Code::NotHere, toText(target), "it is in no autogroup");
}

Result<void> writeAutogroup(const Target &target, const std::string &value)
{
    // The kernel takes one write in 100 ms from an ordinary user and answers the next with EAGAIN (proc_sched_autogroup_set_nice).
    Result<void> done;
    for (int i = 0; i < 10; ++i) {
        done = writeSmallFile(procPath(target.pid, "autogroup"), value);
        if (done || done.error().number != EAGAIN)
            break;
        ::usleep(30000);
    }
    return done;
}

Result<rlimit> fileLimit(const Target &target)
{
    rlimit limit{};
    if (::prlimit(target.pid, RLIMIT_NOFILE, nullptr, &limit) != 0)
        return systemError(target, errno);
    return limit;
}

} // namespace

bool sameThreads(const std::string &wanted, const std::string &found)
{
    const auto want = perThreadOf(wanted);
    const auto have = perThreadOf(found);
    if (!want || !have)
        return false;
    // Threads that the wish names may have ended; threads that are there must have what it says.
    return have->base == want->base
        ? std::all_of(have->others.begin(), have->others.end(), [&](const auto &other) { return other.second == want->of(other.first); })
        : wanted == found;
}

bool mixedThreads(const std::string &a, const std::string &b, const std::string &found)
{
    const auto first = perThreadOf(a);
    const auto second = perThreadOf(b);
    const auto have = perThreadOf(found);
    if (!first || !second || !have)
        return false;
    const auto isEither = [&](std::int32_t thread, const std::string &value) { return value == first->of(thread) || value == second->of(thread); };
    return isEither(0, have->base) && std::all_of(have->others.begin(), have->others.end(), [&](const auto &other) { return isEither(other.first, other.second); });
}

Result<std::string> readProcessKnob(const Knob &knob, const Target &target)
{
    if (const auto same = sameProcess(target); !same)
        return tl::make_unexpected(same.error());
    Result<std::string> value;
    if (knob.shape == Shape::PerThread) {
        value = readThreads(knob, target);
    } else if (knob.shape == Shape::RunState) {
        value = readRunState(target);
    } else if (knob.name == "process.autogroup") {
        value = readAutogroup(target);
    } else if (knob.name == "process.oom-score") {
        value = readSmallFile(procPath(target.pid, "oom_score_adj"));
    } else {
        const auto limit = fileLimit(target);
        value = limit ? Result<std::string>(std::to_string(std::min<rlim_t>(limit->rlim_cur, INT64_MAX))) : tl::make_unexpected(limit.error());
    }
    if (const auto same = sameProcess(target); !same)
        return tl::make_unexpected(same.error());
    return value;
}

Result<void> checkProcessValue(const Knob &knob, const Target &target, const std::string &value)
{
    if (knob.shape == Shape::RunState) {
        if (value != "running" && value != "stopped")
            return failed(Code::Invalid, toText(target), "\"" + value + "\" is neither running nor stopped");
        return {};
    }
    const auto parsed = perThreadOf(value);
    const bool good = parsed && isThreadValue(knob, parsed->base)
        && std::all_of(parsed->others.begin(), parsed->others.end(), [&](const auto &other) { return isThreadValue(knob, other.second); });
    if (!good)
        return failed(Code::Invalid, toText(target), "\"" + value + "\" is not one of its values");
    return {};
}

Result<void> writeProcessKnob(const Knob &knob, const Target &target, const std::string &value)
{
    if (const auto same = sameProcess(target); !same)
        return same;
    if (knob.shape == Shape::PerThread)
        return writeThreads(knob, target, *perThreadOf(value));
    if (knob.shape == Shape::RunState)
        return writeRunState(target, value);
    if (knob.name == "process.autogroup")
        return writeAutogroup(target, value);
    if (knob.name == "process.oom-score")
        return writeSmallFile(procPath(target.pid, "oom_score_adj"), value);
    auto limit = fileLimit(target);
    if (!limit)
        return tl::make_unexpected(limit.error());
    // The hard limit stays: lowering it could not be taken back.
    limit->rlim_cur = rlim_t(*integerOf(value));
    if (limit->rlim_cur > limit->rlim_max)
        return failed(Code::Invalid, toText(target), "it is above the hard limit of " + std::to_string(limit->rlim_max));
    if (::prlimit(target.pid, RLIMIT_NOFILE, &*limit, nullptr) != 0)
        return systemError(target, errno);
    return {};
}

} // namespace performance::knobs
