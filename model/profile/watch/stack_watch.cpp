// SPDX-License-Identifier: MIT
#include "performance/profile/watch/stack_watch.h"

#include "performance/profile/analyser/analyser_process.h"
#include "performance/profile/capture/capture_clock.h"
#include "performance/profile/capture/ordered_records.h"
#include "performance/profile/capture/sleeping_stack.h"
#include "performance/profile/capture/task_records.h"
#include "performance/profile/frame_resolver.h"

#include <malloc.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>

namespace performance {

namespace {

constexpr int WatchIntervalMs = 1000;
/// A round that took so long has read the unwind rules of large programs, which leaves tens of megabytes that nobody needs.
constexpr std::uint64_t LongRoundNs = 20'000'000;
/// How often it is tried whether more may be sampled by now, or by which CPUs.
constexpr auto ReconsiderAfter = std::chrono::seconds(60);
/// What the kernel takes for a sample (the timer's interrupt, the chain, the copy of the stack) and to tell of a process, as
/// tests/bench/bench_stack_watch measured it.
constexpr std::uint64_t KernelNsPerSample = 20'000;
constexpr std::uint64_t KernelNsPerRecord = 1'500;
/// Rows of one epoch, some sixty megabytes. What comes beyond is counted as lost.
constexpr size_t MostStackRows = 2'000'000;
/// A thread is busy that used this part of a CPU, and idle after so many looks without.
constexpr double BusyShare = 0.01;
constexpr unsigned IdleRounds = 3;
/// Of each thread that sleeps so much of its stack is read, and so many are in a round.
constexpr size_t SleeperStackBytes = size_t(32) << 10;
constexpr size_t MostSleepers = 64;
/// A look stands for the time since the one before, but for no more than this.
constexpr std::int64_t LongestLookNs = 5'000'000'000;
/// The maps of a process that runs where nothing was mapped (threads that are not sampled load libraries, too) are read again.
constexpr std::uint64_t MapsReadAgainNs = 10'000'000'000;

Message machineReason(const PerformanceError &error)
{
    return Message("Stacks",
                   QT_TRANSLATE_NOOP("Stacks", "Only your own busy processes are sampled, not the whole machine: %1"),
                   {error.reason()});
}

Message nothingReason(const PerformanceError &error)
{
    return Message("Stacks", QT_TRANSLATE_NOOP("Stacks", "No stacks are sampled: %1"),
                   {error.reason().isEmpty() ? error.message() : error.reason()});
}

} // namespace

/// Counts the CPU time of this thread, to the end of its block, as cost.
class StackWatch::Cost {
public:
    explicit Cost(StackWatch &watch) : m_watch(watch), m_before(clockNs(CLOCK_THREAD_CPUTIME_ID)) {}
    ~Cost() { m_watch.m_spent += clockNs(CLOCK_THREAD_CPUTIME_ID) - m_before; }
    Cost(const Cost &) = delete;
    Cost &operator=(const Cost &) = delete;

private:
    StackWatch &m_watch;
    std::uint64_t m_before;
};

std::unique_ptr<StackWatch> StackWatch::start(const Options &options, Timestamp start)
{
    std::unique_ptr<StackWatch> watch(new StackWatch(options, start));
    watch->reopen(options.opener);
    watch->m_thread = std::jthread([self = watch.get()](const std::stop_token &stop) { self->run(stop); });
    return watch;
}

StackWatch::StackWatch(const Options &options, Timestamp start)
    : m_wakeUpEvent(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_options(options)
    , m_limit(options.rate, options.budget, unsigned(cpusToWatch().numbers.size()), clockNs(CLOCK_MONOTONIC))
    , m_modules(std::make_shared<ModuleRegistry>())
    , m_processes(m_modules)
{
    m_tasks.setExcluded(options.excluded);
    m_epoch = std::make_shared<WatchEpoch>(start, options.rate);
}

StackWatch::~StackWatch()
{
    m_thread.request_stop();
    wakeUp();
}

void StackWatch::wakeUp()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_wakeUpEvent.get(), &one, sizeof(one));
}

void StackWatch::setOptions(const Options &options)
{
    bool asks = false;
    {
        const Locked lock(m_mutex);
        asks = options.opener && !m_options.opener && !(m_events && m_events->isMachine());
        if (options.rate != m_options.rate || options.budget != m_options.budget) {
            drain(clockNs(CLOCK_MONOTONIC) - RecordSettleNs); // what was sampled until now stands for its own period
            m_limit.setWanted(options.rate, options.budget, clockNs(CLOCK_MONOTONIC));
            if (m_events)
                m_events->setRate(m_limit.rate());
        }
        m_options = options;
        m_tasks.setExcluded(options.excluded);
        describe();
    }
    if (asks)
        reopen(options.opener);
}

/// Opens as much as is allowed. The opener may wait for a person's answer: no lock is held.
void StackWatch::reopen(const PerfOpener &opener)
{
    double rate = 0;
    {
        const Locked lock(m_mutex);
        rate = m_limit.rate();
    }
    Message reason;
    auto opened = WatchEvents::openMachine(rate, opener);
    if (!opened) {
        reason = machineReason(opened.error());
        opened = WatchEvents::openOwn(rate);
        if (!opened)
            reason = nothingReason(opened.error());
    }
    const Locked lock(m_mutex);
    m_reason = reason;
    replaceEvents(opened ? std::make_unique<WatchEvents>(std::move(*opened)) : nullptr);
}

void StackWatch::replaceEvents(std::unique_ptr<WatchEvents> events)
{
    drain(~std::uint64_t(0));
    m_events = std::move(events);
    m_idleRounds.clear();
    m_refused.clear();
    Profile &header = m_epoch->builder().header();
    header.target = m_events && m_events->isMachine() ? QString(Profile::WholeSystem) : QString();
    header.notes.clear();
    if (!m_reason.isEmpty())
        header.notes << m_reason; // who reads the history later, asks why there is not more
    if (m_events && !m_events->seesKernel())
        header.notes << Message(
            "Profile",
            QT_TRANSLATE_NOOP(
                "Profile",
                "What programs do inside the kernel is hidden from this user (kernel.perf_event_paranoid): such time is missing or shown at the system call."));
    describe();
    wakeUp();
}

void StackWatch::describe()
{
    const Locked lock(m_statusMutex);
    using Reach = StacksStatus::Reach;
    m_status.reach = !m_events ? Reach::Nothing : m_events->isMachine() ? Reach::Machine : Reach::OwnProcesses;
    m_status.reason = m_reason;
    m_status.rate = m_events ? m_limit.rate() : 0;
    m_status.wantedRate = m_limit.wantedRate();
    m_status.cost = m_limit.cost();
    m_status.lost = m_lost;
}

StacksStatus StackWatch::status() const
{
    const Locked lock(m_statusMutex);
    return m_status;
}

void StackWatch::run(const std::stop_token &stop)
{
    auto reconsidered = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        waitForRecords();
        if (stop.stop_requested())
            break;
        const Cost cost(*this);
        if (std::chrono::steady_clock::now() - reconsidered >= ReconsiderAfter) {
            reconsidered = std::chrono::steady_clock::now();
            reconsider();
        }
        bool isLarger = false;
        {
            const Locked lock(m_mutex);
            drain(clockNs(CLOCK_MONOTONIC) - RecordSettleNs);
            limitCost();
            isLarger = std::exchange(m_hasReadMuch, false);
        }
        m_log.write();
        if (isLarger)
            ::malloc_trim(0);
    }
}

/// Until a buffer is half full, or a second has passed.
void StackWatch::waitForRecords()
{
    std::vector<pollfd> polled{{m_wakeUpEvent.get(), POLLIN, 0}};
    {
        const Locked lock(m_mutex);
        for (size_t c = 0; m_events && c < m_events->ringDescriptors().size(); ++c)
            polled.push_back({m_events->ringDescriptors()[c].get(), POLLIN, 0});
    }
    if (::poll(polled.data(), nfds_t(polled.size()), WatchIntervalMs) <= 0)
        return;
    std::uint64_t count = 0;
    if (polled.front().revents && ::read(m_wakeUpEvent.get(), &count, sizeof(count)) > 0)
        return;
    // Of a CPU that went offline the event hangs up at once, each time: what it wrote is read when the time is up.
    const bool hungUp = std::ranges::any_of(polled, [](const pollfd &fd) { return fd.revents & (POLLHUP | POLLERR); });
    if (hungUp)
        ::poll(polled.data(), 1, WatchIntervalMs);
}

/// The administrator may have allowed more, or less; CPUs come and go.
void StackWatch::reconsider()
{
    bool isMachine = false;
    bool isOpen = false;
    double rate = 0;
    {
        const Locked lock(m_mutex);
        rate = m_limit.rate();
        isMachine = m_events && m_events->isMachine();
        isOpen = m_events && m_events->listedCpus() == cpusToWatch().numbers;
    }
    if (isOpen && isMachine)
        return;
    if (auto opened = WatchEvents::openMachine(rate)) {
        const Locked lock(m_mutex);
        m_reason = {};
        replaceEvents(std::make_unique<WatchEvents>(std::move(*opened)));
    } else if (!isOpen && !isMachine) { // what the opener once opened is not given up
        reopen({});
    }
}

void StackWatch::drain(std::uint64_t until)
{
    if (!m_events)
        return;
    // Both clocks now: the wall clock of a sample is right also after a suspend, in which the other one stands still.
    const Timestamp wall = now();
    const std::uint64_t monotonic = clockNs(CLOCK_MONOTONIC);
    const std::uint64_t before = clockNs(CLOCK_THREAD_CPUTIME_ID);
    readInOrder(m_events->rings(), m_events->layout(), until,
                [&](const PerfRecord &record, std::uint64_t time)
                    WAI_REQUIRES(m_mutex) { handle(record, wall - nanoseconds(qint64(monotonic - time))); });
    m_hasReadMuch = m_hasReadMuch || clockNs(CLOCK_THREAD_CPUTIME_ID) - before > LongRoundNs;
}

void StackWatch::handle(const PerfRecord &record, Timestamp time)
{
    switch (record.type) {
    case PERF_RECORD_SAMPLE:
        m_spent += KernelNsPerSample;
        handleSample(record, time);
        break;
    case PERF_RECORD_LOST:
    case PERF_RECORD_LOST_SAMPLES: addLost(lostIn(record)); break;
    case PERF_RECORD_THROTTLE: ++m_epoch->builder().header().quality.throttled; break;
    default:
        m_spent += KernelNsPerRecord;
        handleTask(record);
        break;
    }
}

void StackWatch::addLost(qint64 samples)
{
    m_lost += samples;
    m_epoch->builder().header().quality.lost += samples;
}

void StackWatch::handleTask(const PerfRecord &record)
{
    m_tasks.note(record);
    if (const auto map = readMap(record)) {
        if (map->executable)
            m_processes.map(map->process, map->mapping);
    } else if (const auto name = readName(record)) {
        if (record.misc & PERF_RECORD_MISC_COMM_EXEC)
            m_processes.exec(name->process);
    } else if (const auto task = readFork(record)) {
        if (record.type == PERF_RECORD_FORK)
            m_processes.fork(task->process, task->thread, task->parent);
        else
            m_processes.exit(task->process, task->thread);
    }
}

void StackWatch::handleSample(const PerfRecord &record, Timestamp time)
{
    PerfSample sample;
    if (!m_events->layout().read(record.body, sample) || sample.process <= 0 || m_tasks.isExcluded(sample.process))
        return;
    const bool inKernel = (record.misc & PERF_RECORD_MISC_CPUMODE_MASK) == PERF_RECORD_MISC_KERNEL;
    const qint32 thread = m_epoch->threadOf(sample.process, sample.thread, m_tasks);
    m_processes.threadSeen(sample.process, sample.thread);
    if (m_epoch->builder().profile().stacks.size()
        >= MostStackRows) { // of hundreds of CPUs; nothing that others cannot count
        addLost(1);
        return;
    }
    const AddressSpace &space = m_processes.spaceOf(sample.process);
    if (!inKernel && !space.find(sample.ip))
        m_unknownCode.insert(sample.process);
    const qint32 stack = m_epoch->stacks().stackOf(sample, inKernel, space, m_processes.kernelSpace());
    m_epoch->add(time, WatchEpoch::Cpu, thread, stack, m_events->period());
}

void StackWatch::limitCost()
{
    if (m_limit.update(clockNs(CLOCK_MONOTONIC), m_spent) && m_events) {
        m_events->setRate(m_limit.rate());
        m_log.note(QtInfoMsg, "the rate of stacks changes to stay within their limit of cost",
                   {{"rate", QString::number(m_limit.rate())}});
    }
    describe();
}

void StackWatch::follow(std::span<const BusyProcess> processes)
{
    const Cost cost(*this);
    const Locked looking(m_lookMutex);
    const std::uint64_t monotonic = clockNs(CLOCK_MONOTONIC);
    std::vector<BusyProcess> wanted;
    {
        const Locked lock(m_mutex);
        if (m_events)
            drain(monotonic - RecordSettleNs); // so that what is added below comes in its turn
        std::ranges::copy_if(processes, std::back_inserter(wanted),
                             [this](const BusyProcess &busy)
                                 WAI_REQUIRES(m_mutex) { return !m_tasks.isExcluded(busy.identity.pid); });
    }
    const std::vector<ThreadLook> looks = m_looks.look(wanted, monotonic);
    const std::vector<SleeperCopy> sleepers = copySleepers(looks);
    const Locked lock(m_mutex);
    if (!m_events || !m_events->isMachine()) {
        for (const std::int32_t process : m_looks.forgotten()) {
            m_processes.forget(process);
            m_tasks.forget(process);
            m_refused.erase(process);
        }
    }
    if (m_events && !m_events->isMachine())
        chooseThreads(looks);
    addWaits(looks, sleepers); // also where nothing may be sampled: it takes no leave of the kernel's
    addLocks(wanted, monotonic);
    for (const std::int32_t process : std::exchange(m_unknownCode, {})) {
        if (std::uint64_t &readAt = m_mapsReadAt[process]; monotonic - readAt > MapsReadAgainNs) {
            readAt = monotonic;
            m_processes.forget(process);
        }
    }
}

void StackWatch::chooseThreads(const std::vector<ThreadLook> &looks)
{
    for (auto &[thread, rounds] : m_idleRounds)
        ++rounds;
    for (const ThreadLook &look : looks) {
        // What a thread did before the first look nobody knows; one that runs just now is probably one of the busy ones.
        const bool isBusy = look.isFirst ? look.state == 'R' : double(look.ran) > BusyShare * double(look.elapsed);
        if (!isBusy)
            continue;
        if (!m_events->has(look.task.thread))
            addThread(look.task);
        if (m_events->has(look.task.thread))
            m_idleRounds[look.task.thread] = 0;
    }
    std::erase_if(m_idleRounds, [this](const auto &entry) WAI_REQUIRES(m_mutex) {
        const bool isIdle = entry.second >= IdleRounds;
        if (isIdle)
            m_events->remove(entry.first);
        return isIdle;
    });
}

void StackWatch::addThread(const TaskId &task)
{
    if (m_refused.contains(task.process))
        return;
    const auto added = m_events->add(task.thread);
    if (!added && added.error().code() == PerformanceErrorCode::PermissionDenied) {
        m_refused.insert(task.process);
        m_log.note(QtInfoMsg, "a process may not be sampled", {}, 1,
                   QString::fromStdString(m_tasks.processName(task.process)));
    }
}

std::vector<SleeperCopy> StackWatch::copySleepers(const std::vector<ThreadLook> &looks) const
{
    std::vector<SleeperCopy> sleepers;
    for (const ThreadLook &look : looks) {
        if (look.state != 'D' || sleepers.size() == MostSleepers)
            continue;
        const std::string folder = "/proc/" + std::to_string(look.task.process) + "/task/"
            + std::to_string(look.task.thread);
        if (auto sleeper = copyOfSleeper(look.task, folder, SleeperStackBytes))
            sleepers.push_back(std::move(*sleeper));
    }
    return sleepers;
}

void StackWatch::addWaits(const std::vector<ThreadLook> &looks, const std::vector<SleeperCopy> &sleepers)
{
    const Timestamp time = now();
    constexpr std::int64_t FirstLookNs = 1'000'000'000;
    auto sleeper = sleepers.begin();
    for (const ThreadLook &look : looks) {
        const bool sleeps = sleeper != sleepers.end() && sleeper->task.thread == look.task.thread;
        const bool lacksCpu = look.elapsed > 0 && std::uint64_t(look.waited) > look.elapsed / 2;
        if (!sleeps && !lacksCpu)
            continue;
        const qint32 thread = m_epoch->threadOf(look.task.process, look.task.thread, m_tasks);
        if (lacksCpu) // nobody sees its stack while it waits: it is near where it was sampled last
            m_epoch->add(time, WatchEpoch::Runnable, thread, m_epoch->lastStackOf(thread), look.waited);
        if (!sleeps)
            continue;
        const std::int64_t weight = look.isFirst ? FirstLookNs : std::int64_t(look.elapsed) - look.ran - look.waited;
        m_epoch->add(time, WatchEpoch::Blocked, thread,
                     stackOfSleeper(*sleeper, m_epoch->builder(), m_epoch->stacks(), m_processes),
                     std::clamp<std::int64_t>(weight, 0, LongestLookNs));
        ++sleeper;
    }
}

void StackWatch::addLocks(std::span<const BusyProcess> processes, std::uint64_t monotonic)
{
    const std::uint64_t before = std::exchange(m_locksSeenAt, monotonic);
    if (before == 0)
        return;
    std::vector<qint32> pids;
    for (const BusyProcess &busy : processes)
        pids.push_back(busy.identity.pid);
    m_epoch->addLocks(now(), nanoseconds(std::min<std::uint64_t>(monotonic - before, LongestLookNs)), pids, m_modules);
}

Profile StackWatch::epoch() const
{
    const Locked lock(m_mutex);
    return m_epoch->profile(now());
}

Profile StackWatch::beginEpoch(Timestamp start)
{
    const Cost cost(*this);
    const Locked lock(m_mutex);
    const std::int64_t ago = std::max<std::int64_t>((now() - start).count(), qint64(RecordSettleNs));
    const std::uint64_t monotonic = clockNs(CLOCK_MONOTONIC);
    drain(monotonic - std::min(monotonic, std::uint64_t(ago)));
    m_epoch->end(start);
    m_ended = std::exchange(m_epoch, nextEpoch(start));
    // The caches that pointed to them are gone with the epoch before the one that ended.
    m_modules->forgetUnused();
    m_processes.forgetEnded();
    m_tasks.forgetEnded();
    std::erase_if(m_mapsReadAt, [&](const auto &entry) { return monotonic - entry.second > MapsReadAgainNs; });
    return m_ended->profile(start);
}

std::shared_ptr<WatchEpoch> StackWatch::nextEpoch(Timestamp start)
{
    auto next = std::make_shared<WatchEpoch>(start, m_limit.wantedRate());
    next->builder().header().target = m_epoch->builder().profile().target;
    next->builder().header().notes = m_epoch->builder().profile().notes;
    return next;
}

void StackWatch::resolve(AnalyserProcess &analyser)
{
    std::shared_ptr<WatchEpoch> epoch;
    {
        const Locked lock(m_mutex);
        epoch = m_epoch;
    }
    resolve(epoch, analyser);
}

Profile StackWatch::resolveEnded(AnalyserProcess &analyser)
{
    std::shared_ptr<WatchEpoch> ended;
    {
        const Locked lock(m_mutex);
        ended.swap(m_ended);
    }
    if (!ended)
        return {};
    resolve(ended, analyser); // nobody else has it any more
    return ended->profile(now());
}

void StackWatch::resolve(const std::shared_ptr<WatchEpoch> &epoch, AnalyserProcess &analyser)
{
    const Cost cost(*this);
    Profile profile;
    std::vector<std::shared_ptr<const CodeModule>> modules;
    {
        const Locked lock(m_mutex);
        if (!epoch->takeUnnamed())
            return;
        profile = epoch->builder().profile();
        modules = epoch->builder().codeModules();
    }
    const auto before = analyser.cpuTime();
    resolveFrames(profile, modules, analyser, false, [&](const std::vector<Resolution> &found) {
        const Locked lock(m_mutex);
        for (const Resolution &resolution : found)
            apply(epoch->builder(), resolution);
    });
    const auto after = analyser.cpuTime();
    m_spent += std::uint64_t((after < before ? after : after - before).count()); // less: it was started anew
}

} // namespace performance
