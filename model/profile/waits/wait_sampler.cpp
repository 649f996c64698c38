// SPDX-License-Identifier: MIT
#include "performance/profile/waits/wait_sampler.h"

#include "performance/core/lock_frames.h"
#include "performance/core/stacks.h"
#include "performance/procfs/text_cursor.h"

#include <fcntl.h>

#include <algorithm>

namespace performance {

namespace {

constexpr size_t StackBytes = size_t(64) << 10;
constexpr qint64 Second = 1'000'000'000;
constexpr qint64 RefusalNs = 60 * Second;
constexpr qint64 MapsNs = 10 * Second; ///< how long what a process has mapped is taken to stay
/// How long a call may look for who is at the other end; what it did not come to is for the next ones.
constexpr std::chrono::microseconds PeerBudget(300);
/// Samples of the last second that are looked through for where a holder runs.
constexpr size_t MostSamplesBack = 2048;

} // namespace

WaitSampler::WaitSampler(ProfileBuilder &builder, std::shared_ptr<ModuleRegistry> modules)
    : m_builder(builder), m_stacks(builder, std::move(modules), StackBytes)
{}

void WaitSampler::beginRound(std::span<const qint32> processes)
{
    m_processes.assign(processes.begin(), processes.end());
    std::erase_if(m_processes, [this](qint32 process) {
        const auto refused = m_refused.find(process);
        return refused != m_refused.end() && m_now < refused->second;
    });
    std::erase_if(m_refused, [this](const auto &entry) { return m_now >= entry.second; });
    std::ranges::reverse(m_processes);
    m_threads.clear();
    m_lastRound = m_roundThreads;
    m_roundThreads = 0;
    m_inRound = true;
}

std::optional<TaskId> WaitSampler::nextTask()
{
    while (m_threads.empty()) {
        if (m_processes.empty()) {
            m_inRound = false;
            return std::nullopt;
        }
        m_process = m_processes.back();
        m_processes.pop_back();
        m_threads = threadsOf(m_process);
        m_tasks = UniqueFd(::open(("/proc/" + std::to_string(m_process) + "/task").c_str(), O_PATH | O_CLOEXEC));
    }
    const TaskId task{m_process, m_threads.back()};
    m_threads.pop_back();
    ++m_roundThreads;
    return task;
}

std::optional<WaitSampler::Waiter> WaitSampler::lookAt(const TaskId &task)
{
    const std::string path = std::to_string(task.thread) + "/syscall";
    const UniqueFd file(::openat(m_tasks.get(), path.c_str(), O_RDONLY | O_CLOEXEC));
    const int refusal = file ? 0 : errno;
    const FileText read = m_reader.readRecord(file.get());
    if (!read) {
        const int error = file ? read.error() : refusal;
        if (error == EACCES || error == EPERM) {
            m_refused[task.process] = m_now + RefusalNs;
            m_threads.clear();
        }
        return std::nullopt;
    }
    std::string line(trimmed(*read));
    const auto call = parseBlockedCall(line);
    if (!call)
        return std::nullopt;
    if (mayBeLock(*call)) {
        // Of many that wait for one lock, each reads the same.
        LockState &lock = m_locks[{task.process, call->arguments[0], call->arguments[2]}];
        if (!lock.isLock())
            lock = lockOf(task, *call);
        return lock.isLock() ? std::optional(Waiter{task, std::move(line), lock, 0}) : std::nullopt;
    }
    const auto awaited = awaitedDescriptor(task.process, *call);
    if (!awaited || awaited->inPoll) // an event loop, mostly
        return std::nullopt;
    const auto peer = m_peers.peerOf(task.process, *awaited);
    if (!peer || peer->processes.size() != 1)
        return std::nullopt;
    return Waiter{task, std::move(line), {}, peer->processes.front()};
}

void WaitSampler::sample(qint64 timeNs, nanoseconds weight, std::span<const qint32> processes)
{
    const auto &events = m_builder.profile().events;
    const auto event = std::ranges::find(events, StackEvents::Lock, &ProfileEvent::name);
    if (event == events.end())
        return;
    const auto &times = m_builder.profile().sampleTimes;
    m_now = times.empty() ? timeNs : std::max(timeNs, times[times.size() - 1]);
    if (!m_inRound)
        beginRound(processes);
    m_locks.clear();
    std::vector<Waiter> waiters;
    for (size_t looked = 0; looked < MostThreads;) {
        const auto task = nextTask();
        if (task) {
            ++looked;
            if (auto waiter = lookAt(*task))
                waiters.push_back(std::move(*waiter));
        } else if (m_roundThreads > MostThreads) { // none comes twice in a call
            beginRound(processes);
        } else {
            break;
        }
    }
    m_peers.look(PeerBudget, processes);
    if (waiters.empty())
        return;
    // Each stack costs some 50 µs: of many that wait, others each time, and each stands for those that were left out.
    const size_t taken = std::min(waiters.size(), MostStacks);
    std::rotate(waiters.begin(), waiters.begin() + std::ptrdiff_t(m_turn++ * MostStacks % waiters.size()),
                waiters.end());
    const double threads = double(std::max(m_lastRound, m_roundThreads));
    const double stands = std::max(1.0, threads / double(MostThreads)) * double(waiters.size()) / double(taken);
    m_holders.clear();
    for (size_t i = 0; i < taken; ++i) {
        if (const qint32 stack = stackOf(waiters[i]); stack >= 0)
            m_builder.addSample(m_now, quint8(event - events.begin()), m_stacks.threadOf(waiters[i].task), stack,
                                qint64(double(weight.count()) * stands));
    }
}

/// -1 where it does not wait there any more.
qint32 WaitSampler::stackOf(const Waiter &waiter)
{
    const auto [read, fresh] = m_mapsRead.try_emplace(waiter.task.process, m_now);
    if (!fresh && m_now - read->second > MapsNs) {
        m_stacks.forget(waiter.task.process);
        read->second = m_now;
        std::erase_if(m_mapsRead, [this](const auto &entry) {
            const bool old = m_now - entry.second > 2 * MapsNs;
            if (old)
                m_stacks.forget(entry.first);
            return old;
        });
    }
    SleepingThread thread; // the kernel's functions of a futex say nothing more
    thread.syscall = waiter.syscall;
    readPlace(thread.syscall, thread);
    const qint32 own = m_stacks.sleeping(waiter.task, thread);
    if (own < 0)
        return -1;
    if (waiter.peer != 0)
        return m_stacks.mark(
            own, LockFrames::PeerModule,
            LockFrames::atOtherEnd(QString::fromStdString(nameOf({waiter.peer, waiter.peer})), waiter.peer));
    const TaskId holder = waiter.lock.holder;
    if (holder.thread == 0)
        return m_stacks.mark(own, LockFrames::Module, LockFrames::heldByNobodyKnown());
    const qint32 mark = m_stacks.mark(own, LockFrames::Module,
                                      LockFrames::heldBy(QString::fromStdString(nameOf(holder)), holder.thread));
    const auto [known, unknown] = m_holders.try_emplace(holder.thread, -1);
    if (unknown)
        known->second = holderStack(holder);
    return known->second < 0 ? mark : m_stacks.append(mark, known->second);
}

qint32 WaitSampler::holderStack(const TaskId &holder)
{
    const qint32 stack = m_stacks.sleeping(holder);
    return stack < 0 ? lastSampled(holder) : stack;
}

/// Where it was on a CPU in the last second; -1 where it was not seen there.
qint32 WaitSampler::lastSampled(const TaskId &holder) const
{
    const Profile &profile = m_builder.profile();
    for (size_t back = 0, count = profile.sampleCount(); back < std::min(count, MostSamplesBack); ++back) {
        const size_t row = count - 1 - back;
        const ProfileThread &thread = profile.threads[size_t(profile.sampleThreads[row])];
        if (m_now - profile.sampleTimes[row] > Second)
            break;
        if (thread.thread == holder.thread && thread.process == holder.process
            && profile.events[profile.sampleEvents[row]].name == StackEvents::Cpu)
            return profile.sampleStacks[row];
    }
    return -1;
}

} // namespace performance
