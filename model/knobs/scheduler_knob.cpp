// SPDX-License-Identifier: MIT
#include "performance/knobs/knob_p.h"
#include "performance/knobs/process_p.h"
#include "performance/quoting/quoting.h"

#include <algorithm>
#include <cerrno>

#include <sched.h>

namespace performance::knobs {

namespace {

constexpr int ResetOnFork = 0x40000000; // SCHED_RESET_ON_FORK, which sched.h hides without _GNU_SOURCE
constexpr std::string_view Reset = "+reset-on-fork";
/// The number of a word on the bus is its place: words are only ever added at the end.
constexpr std::array Policies{"other", "batch", "idle"};
constexpr std::array PolicyNumbers{SCHED_OTHER, SCHED_BATCH, SCHED_IDLE};
static_assert(Policies.size() == PolicyNumbers.size());

/// A value in its two parts.
struct Policy {
    std::string name;
    bool reset = false;
};

Policy policyOf(const std::string &value)
{
    const bool reset = value.size() > Reset.size()
        && value.compare(value.size() - Reset.size(), Reset.size(), Reset) == 0;
    return {reset ? value.substr(0, value.size() - Reset.size()) : value, reset};
}

std::optional<std::string> readPolicy(std::int32_t thread)
{
    const int policy = ::sched_getscheduler(thread);
    if (policy < 0)
        return std::nullopt;
    for (size_t i = 0; i < Policies.size(); ++i) {
        if (PolicyNumbers[i] == (policy & ~ResetOnFork))
            return std::string(Policies[i]).append(policy & ResetOnFork ? Reset : "");
    }
    return std::string("policy-").append(std::to_string(policy & ~ResetOnFork));
}

bool isPolicy(const Knob &, const std::string &value)
{
    return placeOf(Policies, policyOf(value).name).has_value();
}

bool writePolicy(std::int32_t thread, const std::string &value)
{
    const Policy policy = policyOf(value);
    const auto place = placeOf(Policies, policy.name);
    if (!place) {
        errno = EINVAL;
        return false;
    }
    const sched_param parameter{};
    return ::sched_setscheduler(thread, PolicyNumbers[size_t(*place)] | (policy.reset ? ResetOnFork : 0), &parameter)
        == 0;
}

std::string chrt(const std::string &value)
{
    const Policy policy = policyOf(value);
    return "--" + quoting::shellWord(policy.name) + (policy.reset ? " --reset-on-fork" : "") + " -p 0 ";
}

std::string shellOfAll(const std::string &pid, const std::string &value)
{
    return "chrt --all-tasks " + chrt(value) + pid;
}

std::string shellOfOne(const std::string &thread, const std::string &value)
{
    return "chrt " + chrt(value) + thread;
}

/// sched_setscheduler(2), user_check_sched_setscheduler() of kernel/sched/syscalls.c: leaving SCHED_IDLE asks for the right to
/// the thread's nice (can_nice()), and taking reset-on-fork away for CAP_SYS_NICE.
Authority authority(const Knob &, const Target &target, const std::string &before, const std::string &after)
{
    const auto nice = readKnob({"process.nice", {}, target.pid, target.startTime});
    const bool mayLeaveIdle = nice && lowestOf(*nice) >= lowestNice();
    const auto isIdle = [](const std::string &value) { return value.rfind("idle", 0) == 0; };
    const auto resets = [](const std::string &value) { return value.find(Reset) != std::string::npos; };
    // Threads may differ ("other 12=idle"): what one of them has must be kept, or may be left, by all.
    const auto valuesOf = [](const std::string &perThread) {
        std::vector<std::string> values = wordsOf(perThread);
        for (std::string &value : values)
            value.erase(0, value.find('=') + 1);
        return values;
    };
    const auto may = [&](const std::string &from, const std::string &to) {
        const auto has = valuesOf(from);
        const auto wanted = valuesOf(to);
        const bool leavesIdle = std::any_of(has.begin(), has.end(), isIdle)
            && !std::all_of(wanted.begin(), wanted.end(), isIdle);
        const bool losesReset = std::any_of(has.begin(), has.end(), resets)
            && !std::all_of(wanted.begin(), wanted.end(), resets);
        return from == to || ((!leavesIdle || mayLeaveIdle) && !losesReset);
    };
    const bool apply = may(before, after);
    const bool undo = may(after, before);
    if (apply && undo)
        return {true, true, {}};
    return {apply, undo,
            resets(before) != resets(after) ? "an ordinary user may not take reset-on-fork away again"
                                            : "an ordinary user may not leave SCHED_IDLE again (RLIMIT_NICE)"};
}

/// On the bus there is no reset-on-fork.
std::optional<Numbers> encode(const std::string &value)
{
    const auto place = placeOf(Policies, value);
    return place ? std::optional(Numbers{*place}) : std::nullopt;
}

std::optional<std::string> decode(const Numbers &numbers)
{
    return numbers.size() == 1 ? wordAt(Policies, numbers[0]) : std::nullopt;
}

constexpr ThreadFunctions Each{readPolicy, isPolicy, writePolicy, shellOfAll, shellOfOne};

} // namespace

constinit const Functions Scheduler = ofThreads<Each>(authority, encode, decode, Count(1));

} // namespace performance::knobs
