// SPDX-License-Identifier: MIT
// Knobs that each thread has: all threads of a process are read and set, and those that differ come back as they were.
#include "performance/knobs/knob_p.h"
#include "performance/knobs/process_p.h"

#include <cerrno>
#include <filesystem>
#include <map>

namespace performance::knobs {

namespace {

std::vector<std::int32_t> threadsOf(std::int32_t pid)
{
    std::vector<std::int32_t> threads;
    std::error_code error;
    for (auto it = std::filesystem::directory_iterator(procPath(pid, "task"), error);
         !error && it != std::filesystem::directory_iterator(); it.increment(error)) {
        if (const auto id = integerOf(it->path().filename().string()))
            threads.push_back(std::int32_t(*id));
    }
    return threads;
}

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

} // namespace

Result<std::string> readThreads(const ThreadFunctions &each, const Target &target)
{
    PerThread value;
    for (const std::int32_t thread : threadsOf(target.pid)) {
        const auto text = each.read(thread);
        if (!text) {
            if (errno == ESRCH)
                continue; // it ended meanwhile
            return processError(target, errno);
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

Result<void> writeThreads(const ThreadFunctions &each, const Target &target, const std::string &text)
{
    const auto value = perThreadOf(text);
    if (!value)
        return failed(Code::Invalid, toText(target), "\"" + text + "\" is not one of its values");
    std::vector<std::int32_t> done;
    // Threads that begin meanwhile have inherited the old value: again, until there is no new one.
    for (int round = 0; round < 8; ++round) {
        bool fresh = false;
        for (const std::int32_t thread : threadsOf(target.pid)) {
            if (std::find(done.begin(), done.end(), thread) != done.end())
                continue;
            fresh = true;
            if (!each.write(thread, value->of(thread)) && errno != ESRCH)
                return processError(target, errno);
            done.push_back(thread);
        }
        if (!fresh)
            break;
    }
    return {};
}

Result<void> checkThreads(const ThreadFunctions &each, const Knob &knob, const Target &target, const std::string &value)
{
    const auto parsed = perThreadOf(value);
    const bool good = parsed && each.isValue(knob, parsed->base)
        && std::all_of(parsed->others.begin(), parsed->others.end(),
                       [&](const auto &other) { return each.isValue(knob, other.second); });
    if (!good)
        return failed(Code::Invalid, toText(target), "\"" + value + "\" is not one of its values");
    return {};
}

std::vector<std::string> shellOfThreads(const ThreadFunctions &each, const Target &target, const std::string &value)
{
    const auto parsed = perThreadOf(value);
    if (!parsed)
        return {};
    std::vector<std::string> lines{each.shellOfAll(std::to_string(target.pid), parsed->base)};
    for (const auto &[thread, other] : parsed->others)
        lines.push_back(each.shellOfOne(std::to_string(thread), other));
    return lines;
}

bool sameThreads(const std::string &wanted, const std::string &found)
{
    const auto want = perThreadOf(wanted);
    const auto have = perThreadOf(found);
    if (!want || !have)
        return false;
    // Threads that the wish names may have ended; threads that are there must have what it says.
    return have->base == want->base
        ? std::all_of(have->others.begin(), have->others.end(),
                      [&](const auto &other) { return other.second == want->of(other.first); })
        : wanted == found;
}

bool mixedThreads(const Write &write, const std::string &found)
{
    const auto first = perThreadOf(write.before);
    const auto second = perThreadOf(write.after);
    const auto have = perThreadOf(found);
    if (!first || !second || !have)
        return false;
    const auto isEither = [&](std::int32_t thread, const std::string &value) {
        return value == first->of(thread) || value == second->of(thread);
    };
    return isEither(0, have->base) && std::all_of(have->others.begin(), have->others.end(), [&](const auto &other) {
               return isEither(other.first, other.second);
           });
}

} // namespace performance::knobs
