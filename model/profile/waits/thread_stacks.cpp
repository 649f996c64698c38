// SPDX-License-Identifier: MIT
#include "performance/profile/waits/thread_stacks.h"

#include "performance/procfs/small_file.h"
#include "performance/profile/mark_frame.h"

namespace performance {

std::string folderOf(const TaskId &task)
{
    return "/proc/" + std::to_string(task.process) + "/task/" + std::to_string(task.thread);
}

std::string nameOf(const TaskId &task)
{
    return smallFile(folderOf(task) + "/comm").value_or("?");
}

ThreadStacks::ThreadStacks(ProfileBuilder &builder, std::shared_ptr<ModuleRegistry> modules, size_t stackBytes)
    : m_builder(builder), m_processes(std::move(modules)), m_stacks(builder, true), m_stackBytes(stackBytes)
{}

qint32 ThreadStacks::threadOf(const TaskId &task)
{
    m_builder.nameThread(task.process, task.thread, nameOf(task));
    const qint32 row = m_builder.thread(task.process, task.thread);
    if (m_builder.profile().threads[size_t(row)].processName == 0) // its first thread was not seen
        m_builder.header().threads[size_t(row)].processName = m_builder.string(nameOf({task.process, task.process}));
    return row;
}

qint32 ThreadStacks::sleeping(const TaskId &task)
{
    const auto thread = sleepingThread(folderOf(task));
    return thread ? sleeping(task, *thread) : -1;
}

qint32 ThreadStacks::sleeping(const TaskId &task, const SleepingThread &thread)
{
    const std::string folder = folderOf(task);
    SleeperCopy copy{task, thread, {}};
    if (thread.pc != 0)
        copy.stack = memoryOf(folder, thread.sp, m_stackBytes);
    const qint32 stack = stackOfSleeper(copy, m_builder, m_stacks, m_processes);
    // One that woke up while its memory was copied may have left a mixture of two stacks.
    return thread.pc == 0 || smallFile(folder + "/syscall").value_or("") == thread.syscall ? stack : -1;
}

qint32 ThreadStacks::sampled(const PerfSample &sample, bool inKernel)
{
    return m_stacks.stackOf(sample, inKernel, m_processes.spaceOf(sample.process), m_processes.kernelSpace());
}

qint32 ThreadStacks::append(qint32 base, qint32 stack)
{
    std::vector<ProfileStack> frames; // the innermost first
    for (; stack >= 0; stack = frames.back().parent)
        frames.push_back(m_builder.profile().stacks[size_t(stack)]);
    for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame)
        base = m_builder.stack(base, frame->frame, frame->origin);
    return base;
}

qint32 ThreadStacks::mark(qint32 base, QLatin1String module, const QString &text)
{
    return markFrame(m_builder, base, module, text);
}

} // namespace performance
