// SPDX-License-Identifier: MIT
#include "performance/profile/waits/stack_now.h"

#include "performance/core/lock_frames.h"
#include "performance/core/stacks.h"
#include "performance/core/translate.h"
#include "performance/procfs/process_stat.h"
#include "performance/procfs/small_file.h"
#include "performance/profile/frame_resolver.h"
#include "performance/profile/resolution.h"
#include "performance/profile/waits/lock_holder.h"
#include "performance/profile/waits/running_threads.h"
#include "performance/profile/waits/thread_stacks.h"

#include <sys/stat.h>
#include <unistd.h>

#include <map>
#include <set>

namespace performance {

namespace {

constexpr size_t StackNowBytes = size_t(256) << 10;
/// More running threads than this are not sampled at once: each needs a buffer.
constexpr size_t MostRunning = 64;

enum StackNowEvent : quint8 { Cpu, Lock, Blocked, Runnable, Asleep };

PerformanceError isGone(qint32 process)
{
    return {PerformanceErrorCode::Other, QString::number(process),
            translate("Profile", "there is no such process any more")};
}

class Looker {
public:
    Looker(ProfileBuilder &builder, std::shared_ptr<ModuleRegistry> modules, qint32 process)
        : m_builder(builder), m_stacks(builder, std::move(modules), StackNowBytes), m_process(process)
    {}

    bool lookAt(const std::vector<std::int32_t> &threads);
    void lookAtRunning(std::chrono::milliseconds patience);
    void addNotes(size_t left);

private:
    void add(StackNowEvent event, const TaskId &task, qint32 stack)
    {
        m_builder.addSample(0, event, m_stacks.threadOf(task), stack, 1);
    }
    /// False where it does not sleep.
    bool addSleeping(const TaskId &task);
    qint32 withHolder(qint32 stack, const LockState &lock);

    ProfileBuilder &m_builder;
    ThreadStacks m_stacks;
    qint32 m_process;
    std::vector<TaskId> m_running;
    size_t m_unseenPlaces = 0;
    std::optional<PerformanceError> m_refusal;
};

/// False where there was no thread any more.
bool Looker::lookAt(const std::vector<std::int32_t> &threads)
{
    bool any = false;
    for (const std::int32_t thread : threads) {
        const TaskId task{m_process, thread};
        if (addSleeping(task)) {
            any = true;
            continue;
        }
        const auto line = smallFile(folderOf(task) + "/stat");
        const auto stat = line ? parseProcessStat(*line) : std::nullopt;
        if (!stat || stat->hasEnded())
            continue;
        m_running.push_back(task);
        any = true;
    }
    return any;
}

bool Looker::addSleeping(const TaskId &task)
{
    for (int tries = 0; tries < 2; ++tries) { // it may wake up for a moment just while it is looked at
        const auto thread = sleepingThread(folderOf(task));
        if (!thread)
            return false;
        const auto call = parseBlockedCall(thread->syscall);
        const LockState lock = call ? lockOf(task, *call) : LockState();
        const qint32 stack = m_stacks.sleeping(task, *thread);
        if (stack < 0)
            continue;
        m_unseenPlaces += thread->pc == 0 ? 1 : 0;
        if (lock.isLock())
            add(Lock, task, withHolder(stack, lock));
        else
            add(thread->state == 'D' ? Blocked : Asleep, task, stack);
        return true;
    }
    return false;
}

qint32 Looker::withHolder(qint32 stack, const LockState &lock)
{
    if (lock.holder.thread == 0)
        return m_stacks.mark(stack, LockFrames::Module, LockFrames::heldByNobodyKnown());
    const QString name = QString::fromStdString(nameOf(lock.holder));
    const qint32 mark = m_stacks.mark(stack, LockFrames::Module, LockFrames::heldBy(name, lock.holder.thread));
    const qint32 holder = m_stacks.sleeping(lock.holder);
    return holder < 0 ? mark : m_stacks.append(mark, holder);
}

void Looker::lookAtRunning(std::chrono::milliseconds patience)
{
    if (m_running.empty())
        return;
    std::vector<TaskId> tried(m_running.begin(),
                              m_running.begin() + std::ptrdiff_t(std::min(m_running.size(), MostRunning)));
    std::set<std::int32_t> ran;
    const auto sampled = sampleRunning(tried, patience,
                                       [&](const TaskId &task, const PerfSample &sample, bool inKernel) {
                                           ran.insert(task.thread);
                                           add(Cpu, task, m_stacks.sampled(sample, inKernel));
                                       });
    if (!sampled)
        m_refusal = sampled.error();
    for (const TaskId &task : m_running) {
        if (!ran.contains(task.thread) && !addSleeping(task) && ::access(folderOf(task).c_str(), F_OK) == 0)
            add(sampled ? Runnable : Cpu, task, -1);
    }
}

void Looker::addNotes(size_t left)
{
    Messages &notes = m_builder.header().notes;
    if (left > 0)
        notes << Message(
            "Profile",
            QT_TRANSLATE_NOOP("Profile", "The process has too many threads to look at all: %1 are not shown."), {left});
    if (m_refusal)
        notes << Message("Profile", QT_TRANSLATE_NOOP("Profile", "Where running threads are could not be sampled: %1."),
                         {m_refusal->reason().isEmpty() ? m_refusal->message() : m_refusal->reason()});
    if (m_unseenPlaces > 0)
        notes << Message(
            "Profile",
            QT_TRANSLATE_NOOP(
                "Profile",
                "Of %1 waiting threads the kernel does not tell this user where in the program they wait (kernel.yama.ptrace_scope, or they are the kernel's own)."),
            {m_unseenPlaces});
}

} // namespace

PerformanceResult<void> mayLookAt(qint32 process)
{
    const std::string folder = "/proc/" + std::to_string(process);
    const auto line = smallFile(folder + "/stat");
    const auto stat = line ? parseProcessStat(*line) : std::nullopt;
    if (process <= 0 || !stat || (stat->hasEnded() && stat->threads <= 1))
        return failure(isGone(process));
    const auto maps = startOfFile(folder + "/maps", 1);
    if (maps)
        return {};
    if (maps.error() != EACCES && maps.error() != EPERM)
        return failure(isGone(process));
    struct stat info = {};
    const bool isOurs = ::stat(folder.c_str(), &info) == 0 && info.st_uid == ::geteuid();
    return failure(PerformanceErrorCode::PermissionDenied,
                   QStringLiteral("%1 (%2)").arg(QString::fromStdString(nameOf({process, process}))).arg(process),
                   isOurs ? translate("Profile", "a security module forbids looking at it")
                          : translate("Profile", "it belongs to another user, or does not let itself be looked at"),
                   translate("Profile", "Look at it as root, or as the user who runs it."));
}

Profile StackNow::named(AnalyserProcess &analyser, bool withLines)
{
    const auto write = [this](const std::vector<Resolution> &found) {
        for (const Resolution &resolution : found)
            apply(*builder, resolution);
    };
    const Profile unnamed = builder->profile();
    resolveFrames(unnamed, builder->codeModules(), analyser, false, write);
    if (withLines)
        resolveFrames(unnamed, builder->codeModules(), analyser, true, write);
    return builder->profile();
}

PerformanceResult<StackNow> stackNow(qint32 process, std::shared_ptr<ModuleRegistry> modules,
                                     std::chrono::milliseconds patience)
{
    if (auto may = mayLookAt(process); !may)
        return failure(may.error());
    StackNow now{std::make_unique<ProfileBuilder>(), modules};
    Profile &header = now.builder->header();
    header.startedAt = Timestamp::clock::now();
    header.target = QStringLiteral("%1 (%2)").arg(QString::fromStdString(nameOf({process, process}))).arg(process);
    const auto event = [](ProfileEvent::Kind kind, QLatin1String name) {
        return ProfileEvent{kind, name, QStringLiteral("1"), 0};
    };
    header.events = {
        event(ProfileEvent::Kind::OnCpu, StackEvents::Cpu), event(ProfileEvent::Kind::OffCpu, StackEvents::Lock),
        event(ProfileEvent::Kind::OffCpu, StackEvents::Blocked),
        event(ProfileEvent::Kind::OffCpu, StackEvents::Runnable), event(ProfileEvent::Kind::OffCpu, WaitingEvent)};
    std::vector<std::int32_t> threads = threadsOf(process);
    const size_t left = threads.size() - std::min(threads.size(), MostThreadsNow);
    threads.resize(threads.size() - left);
    Looker looker(*now.builder, std::move(modules), process);
    if (!looker.lookAt(threads))
        return failure(isGone(process));
    looker.lookAtRunning(patience);
    looker.addNotes(left);
    return now;
}

} // namespace performance
