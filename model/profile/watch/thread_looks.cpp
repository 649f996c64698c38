// SPDX-License-Identifier: MIT
#include "performance/profile/watch/thread_looks.h"

#include "performance/profile/waits/thread_stacks.h"
#include "performance/procfs/process_stat.h"
#include "performance/procfs/small_file.h"

#include <algorithm>

namespace performance {

namespace {

/// A process that was not asked for in so many rounds is forgotten.
constexpr unsigned RoundsKept = 4;
/// The threads of a process with many of them are listed every so many rounds only: that alone takes milliseconds.
constexpr size_t ManyThreads = 256;
constexpr unsigned RoundsBetweenLists = 10;

} // namespace

void ThreadLooks::list(std::int32_t number, Process &process)
{
    const bool isFresh = process.listedIn == 0;
    if (!isFresh && process.threads.size() > ManyThreads && m_round - process.listedIn < RoundsBetweenLists)
        return;
    process.threads = threadsOf(number);
    std::ranges::sort(process.threads);
    process.listedIn = m_round;
    std::erase_if(process.seen,
                  [&](const auto &entry) { return !std::ranges::binary_search(process.threads, entry.first); });
}

bool ThreadLooks::lookAt(ThreadLook &look, Thread &thread, std::uint64_t now)
{
    const std::string folder = folderOf(look.task);
    const auto text = smallFile(folder + "/schedstat");
    if (!text)
        return false;
    const auto times = parseSchedStat(*text);
    if (times && !look.isFirst) {
        // Times only grow: with less of it this is another thread that got the number.
        look.ran = std::max<std::int64_t>(0, times->onCpu - thread.onCpu);
        look.waited = std::max<std::int64_t>(0, times->waited - thread.waited);
        look.elapsed = now - thread.lookedAt;
    }
    if (times) {
        thread.onCpu = times->onCpu;
        thread.waited = times->waited;
    }
    thread.lookedAt = now;
    const auto awake = std::uint64_t(look.ran + look.waited);
    if (!look.isFirst && awake * 10 >= look.elapsed * 9)
        return true;
    const auto line = smallFile(folder + "/stat");
    const auto stat = line ? parseProcessStat(*line) : std::nullopt;
    if (!stat || stat->hasEnded())
        return false;
    look.state = stat->state;
    return true;
}

std::vector<ThreadLook> ThreadLooks::look(std::span<const BusyProcess> processes, std::uint64_t now)
{
    ++m_round;
    m_forgotten.clear();
    std::vector<TaskId> tasks;
    for (const BusyProcess &busy : processes.first(std::min(processes.size(), MostProcesses))) {
        Process &process = m_processes[busy.identity.pid];
        if (process.startTime != busy.identity.startTime) {
            process = {};
            process.startTime = busy.identity.startTime;
            m_forgotten.push_back(busy.identity.pid); // whatever was known of that number
        }
        process.round = m_round;
        list(busy.identity.pid, process);
        for (const std::int32_t thread : process.threads)
            tasks.push_back({busy.identity.pid, thread});
    }
    std::vector<ThreadLook> looks;
    const size_t count = std::min(tasks.size(), MostLooks);
    for (size_t i = 0; i < count; ++i) {
        const TaskId &task = tasks[(m_turn + i) % tasks.size()];
        const auto [place, fresh] = m_processes[task.process].seen.try_emplace(task.thread);
        ThreadLook found{task, 0, 0, 0, '?', fresh};
        if (lookAt(found, place->second, now))
            looks.push_back(found);
        else
            m_processes[task.process].seen.erase(place);
    }
    m_turn = tasks.size() > MostLooks ? (m_turn + count) % tasks.size() : 0;
    std::erase_if(m_processes, [this](const auto &entry) {
        const bool isOld = m_round - entry.second.round >= RoundsKept;
        if (isOld)
            m_forgotten.push_back(entry.first);
        return isOld;
    });
    return looks;
}

} // namespace performance
