// SPDX-License-Identifier: MIT
#include "performance/profile/capture/polled_capture.h"

#include "performance/core/mutex.h"
#include "performance/core/wait_reason.h"
#include "performance/procfs/process_stat.h"
#include "performance/procfs/small_file.h"
#include "performance/profile/capture/capture_clock.h"

#include <set>

namespace performance {

namespace {

/// Looking costs a few system calls a thread: more often than this tells little more.
constexpr double MostLooksPerSecond = 50;
/// With many threads the looks become rarer, so that they never take more than this part of a CPU.
constexpr unsigned CostDivisor = 20;

enum PolledEvent : quint8 { OnCpu, Waiting, Preempted };

} // namespace

PolledCapture::PolledCapture(const ProfilingRequest &request, std::optional<LaunchedProgram> program,
                             const QString &target, const PerformanceError &refusal)
    : RunningCapture(std::move(program))
    , m_processes(request.target.processes)
    , m_launched(m_program.has_value())
    , m_interval(qint64(1e9 / std::clamp(request.rate, 1.0, MostLooksPerSecond)))
{
    if (m_program)
        m_processes = {m_program->process()};
    Profile &header = m_builder.header();
    header.target = target;
    header.events = {
        {ProfileEvent::Kind::OnCpu, ProfileEvent::Polled, QStringLiteral("ns"), 1e9 / double(m_interval.count())},
        {ProfileEvent::Kind::OffCpu, QStringLiteral("off-cpu"), QStringLiteral("ns"), 0},
        {ProfileEvent::Kind::OffCpu, QStringLiteral("preempted"), QStringLiteral("ns"), 0}};
    const Message why(
        "Profile",
        QT_TRANSLATE_NOOP(
            "Profile",
            "No stacks could be taken: %1. Instead the threads were looked at %2 times a second: which of them run, which wait and for what."),
        {refusal.reason().isEmpty() ? refusal.message() : refusal.reason(),
         QString::number(1e9 / double(m_interval.count()), 'f', 0)});
    header.notes << Message::joined({why, refusal.remedy()});
    m_noModule = m_builder.module(QStringLiteral("[unknown]"), {}, {}, ModuleKind::Unknown);
    m_kernelModule = m_builder.module(QStringLiteral("[kernel]"), {}, {}, ModuleKind::Kernel);
}

PolledCapture::~PolledCapture()
{
    endThread();
}

void PolledCapture::run(const std::stop_token &stop)
{
    Locked lock(m_mutex);
    for (bool going = true; going && !stop.stop_requested();) {
        const std::uint64_t before = clockNs(CLOCK_THREAD_CPUTIME_ID);
        // Before the look: what it did in its last moments is still there to be seen.
        const bool ended = m_program && m_program->poll();
        look(clockNs(CLOCK_MONOTONIC));
        m_cost = clockNs(CLOCK_THREAD_CPUTIME_ID);
        going = !ended && (!m_tasks.empty() || m_processes.empty());
        const auto pause = std::max<nanoseconds>(m_interval, nanoseconds((m_cost - before) * CostDivisor));
        if (going)
            m_pause.wait_for(lock, stop, pause, [] { return false; });
    }
    if (stop.stop_requested())
        look(clockNs(CLOCK_MONOTONIC));
    if (const auto used = m_program ? m_program->cpuTime() : std::nullopt) {
        addMissed(m_program->process(), m_accounts.missedInAll(std::uint64_t(*used)), clockNs(CLOCK_MONOTONIC));
        m_builder.header().quality.cpuTimeNs = *used;
    }
    lock.unlock();
    finish();
}

void PolledCapture::look(std::uint64_t now)
{
    ++m_round;
    m_accounts.beginRound();
    std::vector<qint64> roots = m_processes;
    const std::vector<std::int32_t> known = m_accounts.processes(); // whoever was of the family stays, also as a daemon
    roots.insert(roots.end(), known.begin(), known.end());
    std::set<std::int32_t> seen;
    for (const TaskId &id : m_processes.empty() ? everyTask() : familyOf(roots)) {
        lookAt(id, now);
        seen.insert(id.process);
    }
    for (const std::int32_t process : seen) {
        if (const auto times = processTimes(smallFile("/proc/" + std::to_string(process) + "/stat").value_or("")))
            m_accounts.processUsed(process, *times, m_round == 1 && !m_launched);
    }
    for (const ProcessAccounts::Missed &missed : m_accounts.endRound())
        addMissed(missed.process, missed.ns, now);
    std::erase_if(m_tasks, [this](const auto &entry) WAI_REQUIRES(m_mutex) { return entry.second.round != m_round; });
}

void PolledCapture::addMissed(std::int32_t process, std::uint64_t ns, std::uint64_t now)
{
    if (ns == 0)
        return;
    const qint32 thread = m_builder.thread(process, process);
    const QString name = m_builder.profile().text(m_builder.profile().threads[size_t(thread)].name);
    const qint32 root = m_builder.stack(-1, frame(name, m_noModule), FrameOrigin::Imported);
    const qint32 stack = m_builder.stack(
        root, frame(QStringLiteral("running in threads and processes that ended before they were seen"), m_noModule),
        FrameOrigin::Imported);
    m_builder.addSample(qint64(now - m_startNs), OnCpu, thread, stack, qint64(ns));
}

void PolledCapture::lookAt(const TaskId &id, std::uint64_t now)
{
    const std::string folder = "/proc/" + std::to_string(id.process) + "/task/" + std::to_string(id.thread);
    const auto [entry, isFirst] = m_tasks.try_emplace(id.thread);
    Task &task = entry->second;
    Task seen = task;
    char state = 0;
    if (!readTimes(folder, seen, state))
        return; // it has ended; forgotten after this round
    // Times only grow: with less of it this is another thread, which got the number of one that ended.
    const bool isNew = isFirst || seen.onCpu < task.onCpu || seen.waiting < task.waiting || seen.user < task.user
        || seen.kernel < task.kernel;
    if (isNew && !isFirst)
        task = Task();
    task.round = m_round;
    if (isNew || task.name != seen.name) {
        task.ofKernel = seen.ofKernel;
        task.name = seen.name;
        nameTask(id, task);
    }
    if (isNew) {
        // Threads that were there before have a past that is not ours; later ones are ours from their start.
        const bool hadPast = m_round == 1 && !m_launched;
        if (hadPast) {
            task.onCpu = seen.onCpu;
            task.waiting = seen.waiting;
            task.user = seen.user;
            task.kernel = seen.kernel;
        }
        task.seenAt = m_round == 1 ? m_startNs : now;
    }
    const qint64 time = qint64(now - m_startNs);
    const auto add = [&](PolledEvent event, qint32 stack, std::uint64_t weight) WAI_REQUIRES(m_mutex) {
        if (weight > 0)
            m_builder.addSample(time, event, task.thread, stack, qint64(weight));
    };
    const std::uint64_t ran = seen.onCpu - task.onCpu;
    const std::uint64_t queued = seen.waiting - task.waiting;
    m_accounts.threadRan(id.process, ran);
    // The ticks say which part of it was in the kernel; without a tick nothing does, and the program had it.
    const double user = double(seen.user - task.user);
    const double kernel = double(seen.kernel - task.kernel);
    const auto inKernel = std::uint64_t(user + kernel > 0 ? double(ran) * kernel / (user + kernel) : 0);
    if (ran > inKernel)
        add(OnCpu,
            m_builder.stack(task.root, frame(QStringLiteral("running its own code"), m_noModule),
                            FrameOrigin::Imported),
            ran - inKernel);
    if (inKernel > 0)
        add(OnCpu,
            m_builder.stack(task.root, frame(QStringLiteral("running in the kernel"), m_kernelModule),
                            FrameOrigin::Imported),
            inKernel);
    add(Preempted, task.root, queued);
    if (state != 'R' && !task.ofKernel)
        task.sleep = waitStack(folder, task.root);
    const std::uint64_t passed = now - task.seenAt;
    if (passed > ran + queued && !task.ofKernel) // that the kernel's own threads wait for work says nothing
        add(Waiting, task.sleep >= 0 ? task.sleep : task.root, passed - ran - queued);
    task.onCpu = seen.onCpu;
    task.waiting = seen.waiting;
    task.user = seen.user;
    task.kernel = seen.kernel;
    task.seenAt = now;
}

bool PolledCapture::readTimes(const std::string &folder, Task &task, char &state) const
{
    const auto text = smallFile(folder + "/stat");
    const auto stat = text ? parseProcessStat(*text) : std::nullopt;
    if (!stat)
        return false;
    task.name = stat->name;
    state = stat->state;
    task.user = stat->userTicks;
    task.kernel = stat->systemTicks;
    task.ofKernel = stat->ofKernel;
    const auto sched = parseSchedStat(smallFile(folder + "/schedstat").value_or(""));
    static const auto tickNs = std::uint64_t(1'000'000'000 / std::max(1L, ::sysconf(_SC_CLK_TCK)));
    task.onCpu = sched ? std::uint64_t(sched->onCpu)
                       : (task.user + task.kernel) * tickNs; // a kernel without it counts ticks only
    task.waiting = sched ? std::uint64_t(sched->waited) : 0;
    return !stat->hasEnded();
}

void PolledCapture::nameTask(const TaskId &id, Task &task)
{
    const bool leads = id.process == id.thread;
    const std::string process = leads ? task.name
                                      : smallFile("/proc/" + std::to_string(id.process) + "/comm").value_or("?");
    task.thread = m_builder.thread(id.process, id.thread);
    m_builder.nameThread(id.process, id.thread, task.name);
    m_builder.header().threads[size_t(task.thread)].processName = m_builder.string(process);
    task.sleep = -1;
    task.root = m_builder.stack(-1, frame(QString::fromStdString(process), m_noModule), FrameOrigin::Imported);
    if (task.name != process)
        task.root = m_builder.stack(task.root, frame(QString::fromStdString(task.name), m_noModule),
                                    FrameOrigin::Imported);
}

qint32 PolledCapture::waitStack(const std::string &folder, qint32 root)
{
    const std::string wchan = smallFile(folder + "/wchan").value_or("");
    const auto called = detail::parseSyscall(smallFile(folder + "/syscall").value_or(""));
    const auto known = called ? detail::blockingCall(called->first) : std::nullopt;
    const QString reason = (known ? known->reason : detail::reasonOfKernelFunction(wchan)).inEnglish();
    qint32 stack = m_builder.stack(root,
                                   frame(reason.isEmpty()
                                             ? QStringLiteral("waiting (for what is not told of other users' programs)")
                                             : QStringLiteral("waiting for %1").arg(reason),
                                         m_noModule),
                                   FrameOrigin::Imported);
    if (known)
        stack = m_builder.stack(stack, frame(known->name, m_kernelModule), FrameOrigin::Imported);
    if (!wchan.empty() && wchan != "0")
        stack = m_builder.stack(stack, frame(QString::fromStdString(wchan), m_kernelModule), FrameOrigin::Imported);
    return stack;
}

qint32 PolledCapture::frame(const QString &name, qint32 module)
{
    return m_builder.namedFrame(module, m_builder.function(m_builder.string(name), module), 0, 0);
}

} // namespace performance
