// SPDX-License-Identifier: MIT
#include "performance/profile/capture/sleeping_thread.h"

#include "performance/procfs/process_stat.h"
#include "performance/procfs/small_file.h"
#include "performance/procfs/unique_fd.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace performance {

void readPlace(const std::string &syscall, SleepingThread &thread)
{
    // "NR ARG… SP PC" and "-1 SP PC"
    const size_t pc = syscall.rfind(' ');
    const size_t sp = pc == std::string::npos || pc == 0 ? std::string::npos : syscall.rfind(' ', pc - 1);
    if (sp == std::string::npos)
        return; // "running", or not to be seen
    thread.pc = std::strtoull(syscall.c_str() + pc + 1, nullptr, 16);
    thread.sp = std::strtoull(syscall.c_str() + sp + 1, nullptr, 16);
}

std::vector<std::string> kernelFunctionsOf(const std::string &stack)
{
    std::vector<std::string> functions;
    for (size_t at = 0; at < stack.size();) {
        const size_t end = std::min(stack.find('\n', at), stack.size());
        std::string_view line = std::string_view(stack).substr(at, end - at);
        at = end + 1;
        if (const size_t address = line.find("] "); address != std::string_view::npos)
            line.remove_prefix(address + 2);
        line = line.substr(0, line.find('+'));
        if (!line.empty() && line.front() != '0')
            functions.emplace_back(line);
    }
    return functions;
}

std::optional<SleepingThread> sleepingThread(const std::string &taskFolder)
{
    const auto text = smallFile(taskFolder + "/stat");
    const auto stat = text ? parseProcessStat(*text) : std::nullopt;
    if (!stat || std::string_view("SDTt").find(stat->state) == std::string_view::npos)
        return std::nullopt;
    SleepingThread thread;
    thread.state = stat->state;
    thread.syscall = smallFile(taskFolder + "/syscall").value_or("");
    readPlace(thread.syscall, thread);
    thread.kernelFunctions = kernelFunctionsOf(smallFile(taskFolder + "/stack").value_or(""));
    if (thread.kernelFunctions.empty()) {
        const std::string wchan = smallFile(taskFolder + "/wchan").value_or("");
        if (!wchan.empty() && wchan != "0")
            thread.kernelFunctions.push_back(wchan);
    }
    return thread;
}

std::vector<std::uint8_t> memoryOf(const std::string &taskFolder, std::uint64_t address, size_t bytes)
{
    std::vector<std::uint8_t> memory(bytes);
    const UniqueFd file(::open((taskFolder + "/mem").c_str(), O_RDONLY | O_CLOEXEC));
    const ssize_t got = file ? ::pread(file.get(), memory.data(), memory.size(), off_t(address)) : -1;
    memory.resize(size_t(std::max<ssize_t>(0, got)));
    return memory;
}

} // namespace performance
