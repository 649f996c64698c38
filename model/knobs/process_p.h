// SPDX-License-Identifier: MIT
#pragma once

// Private to model/knobs: the functions of knobs of processes, and what they have in common.

#include "performance/knobs/parts_p.h"

namespace performance::knobs {

// One file each. Nice, policy, IO priority and CPUs belong to each thread; the rest to the process.
extern const Functions Nice;      ///< -20 to 19
extern const Functions Scheduler; ///< "other", "batch", "idle", each also with "+reset-on-fork"
extern const Functions IoPriority; ///< "none", "realtime:0" … "realtime:7", "best-effort:0" … "best-effort:7", "idle"
extern const Functions Affinity;   ///< CPUs, "0-3,6"
extern const Functions Autogroup; ///< nice of the session: -20 to 19
extern const Functions OomScore;  ///< -1000 to 1000
extern const Functions FileLimit; ///< the soft limit of open files
extern const Functions RunState;  ///< "running" or "stopped"

std::string procPath(std::int32_t pid, const char *name);
tl::unexpected<Error> processError(const Target &target, int number);
/// Gone where the pid is another process's by now.
Result<void> sameProcess(const Target &target);

/// The lowest nice that RLIMIT_NICE lets an ordinary user give to a process: 20 − limit.
std::int64_t lowestNice();
/// The lowest of the numbers of all threads.
std::int64_t lowestOf(const std::string &perThread);

// --- of each thread -------------------------------------------------------------------------------------------------

/// What a knob is to one thread.
struct ThreadFunctions {
    /// Nothing, with errno set, where that fails.
    Must<std::optional<std::string>(std::int32_t thread)> read;
    Must<bool(const Knob &, const std::string &value)> isValue;
    /// False, with errno set, where that fails.
    Must<bool(std::int32_t thread, const std::string &value)> write;
    /// What sets all threads of a process in a shell, and what sets one.
    Must<std::string(const std::string &pid, const std::string &value)> shellOfAll;
    Must<std::string(const std::string &thread, const std::string &value)> shellOfOne;
};

// "VALUE", or "VALUE TID=VALUE …" where threads differ.
Result<std::string> readThreads(const ThreadFunctions &each, const Target &target);
Result<void> checkThreads(const ThreadFunctions &each, const Knob &knob, const Target &target,
                          const std::string &value);
Result<void> writeThreads(const ThreadFunctions &each, const Target &target, const std::string &value);
std::vector<std::string> shellOfThreads(const ThreadFunctions &each, const Target &target, const std::string &value);
/// Whether what was read is what was wanted, thread by thread; threads that ended do not count.
bool sameThreads(const std::string &wanted, const std::string &found);
/// Whether each thread has what it has before or after: writing stopped between two threads.
bool mixedThreads(const Write &write, const std::string &found);

/// A row's functions from those of one thread.
template<const ThreadFunctions &Each>
constexpr Functions ofThreads(decltype(Functions::authority) authority, decltype(Functions::encode) encode,
                              decltype(Functions::decode) decode, Count mostNumbers)
{
    return {
        [](const Knob &, const Target &target) { return readThreads(Each, target); },
        [](const Knob &knob, const Target &target, const std::string &value) {
            return checkThreads(Each, knob, target, value);
        },
        [](const Knob &, const Target &target, const std::string &value) { return writeThreads(Each, target, value); },
        noWords,
        sameThreads,
        mixedThreads,
        [](const Knob &, const Target &target, const std::string &value) {
            return shellOfThreads(Each, target, value);
        },
        authority,
        encode,
        decode,
        mostNumbers,
        notAtBoot,
    };
}

} // namespace performance::knobs
