// SPDX-License-Identifier: MIT
#include "performance/profile/capture/process_family.h"

#include "performance/procfs/small_file.h"

#include <dirent.h>

#include <cstdlib>
#include <memory>
#include <set>
#include <string>

namespace performance {

namespace {

std::vector<std::int32_t> numbersIn(const std::string &folder)
{
    std::vector<std::int32_t> numbers;
    const std::unique_ptr<DIR, int (*)(DIR *)> dir(::opendir(folder.c_str()), ::closedir);
    while (const dirent *entry = dir ? ::readdir(dir.get()) : nullptr) {
        if (const long number = std::strtol(entry->d_name, nullptr, 10); number > 0)
            numbers.push_back(std::int32_t(number));
    }
    return numbers;
}

} // namespace

std::vector<std::int32_t> threadsOf(std::int32_t process)
{
    return numbersIn("/proc/" + std::to_string(process) + "/task");
}

std::vector<TaskId> familyOf(const std::vector<qint64> &processes)
{
    std::vector<TaskId> tasks;
    std::set<std::int32_t> seen;
    std::vector<std::int32_t> waiting;
    for (const qint64 process : processes) {
        if (process > 0 && process <= INT32_MAX)
            waiting.push_back(std::int32_t(process));
    }
    while (!waiting.empty()) {
        const std::int32_t process = waiting.back();
        waiting.pop_back();
        if (!seen.insert(process).second)
            continue;
        const std::string folder = "/proc/" + std::to_string(process) + "/task";
        for (const std::int32_t thread : numbersIn(folder)) {
            tasks.push_back({process, thread});
            // Who was started by which thread: "pid pid …".
            const std::string children = smallFile(folder + '/' + std::to_string(thread) + "/children").value_or("");
            const char *at = children.c_str();
            for (char *end = nullptr; *at; at = end) {
                const long child = std::strtol(at, &end, 10);
                if (end == at)
                    break;
                waiting.push_back(std::int32_t(child));
            }
        }
    }
    return tasks;
}

std::vector<TaskId> everyTask()
{
    std::vector<TaskId> tasks;
    for (const std::int32_t process : numbersIn("/proc")) {
        for (const std::int32_t thread : threadsOf(process))
            tasks.push_back({process, thread});
    }
    return tasks;
}

} // namespace performance
