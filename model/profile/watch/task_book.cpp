// SPDX-License-Identifier: MIT
#include "performance/profile/watch/task_book.h"

#include "performance/procfs/small_file.h"
#include "performance/profile/capture/task_records.h"

#include <signal.h>

#include <cerrno>

namespace performance {

namespace {

constexpr size_t LongestName = 15; ///< TASK_COMM_LEN without its end (include/linux/sched.h)

} // namespace

void TaskBook::setExcluded(const QStringList &programs)
{
    m_excluded.clear();
    for (const QString &program : programs)
        m_excluded.insert(program.toStdString().substr(0, LongestName));
}

void TaskBook::note(const PerfRecord &record)
{
    if (const auto name = readName(record)) {
        m_tasks[name->thread] = {name->process, std::string(name->name)};
    } else if (const auto task = readFork(record)) {
        if (record.type == PERF_RECORD_EXIT) {
            m_tasks.erase(task->thread);
        } else { // until it says otherwise it is called as the one that started it
            std::string parent = nameOf(task->parent, task->parentThread);
            m_tasks[task->thread] = {task->process, std::move(parent)};
        }
    }
}

const std::string &TaskBook::nameOf(std::int32_t process, std::int32_t thread)
{
    const auto [place, fresh] = m_tasks.try_emplace(thread, Task{process, {}});
    Task &task = place->second;
    if (!fresh && task.process == process)
        return task.name;
    task.process = process;
    const std::string folder = "/proc/" + std::to_string(process) + "/task/" + std::to_string(thread);
    task.name = thread == 0 ? "idle" : smallFile(folder + "/comm").value_or("?");
    return task.name;
}

bool TaskBook::isExcluded(std::int32_t process)
{
    return !m_excluded.empty() && m_excluded.contains(processName(process));
}

void TaskBook::forget(std::int32_t process)
{
    std::erase_if(m_tasks, [process](const auto &entry) { return entry.second.process == process; });
}

void TaskBook::forgetEnded()
{
    // The leader is there as long as any thread of it is.
    std::erase_if(m_tasks, [](const auto &entry) { return ::kill(entry.second.process, 0) != 0 && errno == ESRCH; });
}

} // namespace performance
