// SPDX-License-Identifier: MIT
#include "performance/profile/capture/perf_capture.h"

#include "performance/core/lock_frames.h"
#include "performance/core/mutex.h"
#include "performance/procfs/small_file.h"
#include "performance/profile/capture/capture_clock.h"
#include "performance/profile/capture/ordered_records.h"
#include "performance/profile/capture/sample_stacks.h"
#include "performance/profile/capture/sleeping_stack.h"
#include "performance/profile/capture/task_records.h"
#include "performance/profile/frame_resolver.h"
#include "performance/profile/mark_frame.h"

#include <poll.h>
#include <sys/eventfd.h>

namespace performance {

namespace {

constexpr int DrainIntervalMs = 100;

} // namespace

PerfCapture::PerfCapture(CaptureEvents events, std::optional<LaunchedProgram> program, QString target,
                         std::vector<TaskId> attached, size_t stackBytes)
    : RunningCapture(std::move(program))
    , m_events(std::move(events))
    , m_attached(std::move(attached))
    , m_stackBytes(stackBytes)
    , m_polledRings(m_events.ringDescriptors().size())
    , m_stacks(m_builder, true)
{
    Profile &header = m_builder.header();
    header.target = std::move(target);
    header.events = m_events.profileEvents();
    header.notes = m_events.notes();
    m_wakeUpEvent = UniqueFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    for (size_t i = 0; i < header.events.size(); ++i) {
        if (header.events[i].name == u"off-cpu")
            m_waitKind = quint8(i);
    }
}

PerfCapture::~PerfCapture()
{
    endThread();
}

void PerfCapture::resolve(AnalyserProcess &analyser, bool withLines)
{
    const CaptureState now = state();
    resolveFrames(now.profile, now.modules, analyser, withLines, [this](const std::vector<Resolution> &found) {
        const Locked lock(m_mutex);
        for (const Resolution &resolution : found)
            apply(m_builder, resolution);
    });
}

void PerfCapture::wakeUp()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_wakeUpEvent.get(), &one, sizeof(one));
}

void PerfCapture::run(const std::stop_token &stop)
{
    if (m_waitKind)
        lookAtSleepers();
    while (!stop.stop_requested()) {
        waitForRecords();
        if (m_program ? m_program->poll().has_value() : !m_attached.empty() && allHaveEnded())
            break;
        drain(clockNs(CLOCK_MONOTONIC) - RecordSettleNs);
    }
    m_events.disable();
    drain(~std::uint64_t(0));
    endWaits();
    {
        const Locked lock(m_mutex);
        ProfileQuality &quality = m_builder.header().quality;
        quality.migrations = m_events.migrations();
        quality.cpuTimeNs = m_events.cpuTime().value_or(0);
    }
    finish();
}

/// Until a buffer is half full, something has ended, or a tenth of a second has passed.
void PerfCapture::waitForRecords()
{
    std::vector<pollfd> polled{{m_wakeUpEvent.get(), POLLIN, 0}};
    if (m_program)
        polled.push_back({m_program->descriptor(), POLLIN, 0});
    const size_t firstRing = polled.size();
    const auto &rings = m_events.ringDescriptors();
    for (size_t c = 0; c < rings.size(); ++c)
        polled.push_back({m_polledRings[c] < rings[c].size() ? rings[c][m_polledRings[c]] : -1, POLLIN, 0});
    ::poll(polled.data(), nfds_t(polled.size()), DrainIntervalMs);
    for (size_t c = 0; c < rings.size(); ++c) {
        size_t &thread = m_polledRings[c];
        if (!(polled[firstRing + c].revents & (POLLHUP | POLLERR)))
            continue;
        // That thread and all that it started have ended: any other of the same buffer may wake us.
        for (pollfd next{-1, POLLIN, 0}; ++thread < rings[c].size();) {
            next.fd = rings[c][thread];
            if (::poll(&next, 1, 0) <= 0 || !(next.revents & (POLLHUP | POLLERR)))
                break;
        }
        m_endedRings += thread == rings[c].size() ? 1 : 0;
    }
}

/// A thread that sleeps all the time is never sampled; of a hung program they are the ones that matter. What it waits for
/// is looked at once, after the events were switched on: whoever wakes up from here on tells so.
void PerfCapture::lookAtSleepers()
{
    for (const TaskId &task : m_attached) {
        const std::string folder = "/proc/" + std::to_string(task.process) + "/task/" + std::to_string(task.thread);
        const auto sleeper = copyOfSleeper(task, folder, m_stackBytes);
        if (!sleeper)
            continue;
        const Locked lock(m_mutex);
        const qint32 stack = stackOfSleeper(*sleeper, m_builder, m_stacks, m_processes);
        m_waits[task.thread] = {m_startNs, stack, false, true, true};
        m_processOfThread[task.thread] = task.process;
    }
}

void PerfCapture::endWaits()
{
    const Locked lock(m_mutex);
    const std::uint64_t now = clockNs(CLOCK_MONOTONIC);
    for (auto &[tid, wait] : m_waits) { // threads that still wait have waited until now
        if (wait.since != 0)
            endWait(threadOf(m_processOfThread[tid], tid), wait, now);
    }
}

void PerfCapture::drain(std::uint64_t until)
{
    const Locked lock(m_mutex);
    readInOrder(m_events.rings(), m_events.layout(), until,
                [this](const PerfRecord &record, std::uint64_t time) WAI_REQUIRES(m_mutex) { handle(record, time); });
    m_cost = clockNs(CLOCK_THREAD_CPUTIME_ID);
}

void PerfCapture::handle(const PerfRecord &record, std::uint64_t time)
{
    ProfileQuality &quality = m_builder.header().quality;
    switch (record.type) {
    case PERF_RECORD_SAMPLE: handleSample(record); break;
    case PERF_RECORD_MMAP:
    case PERF_RECORD_MMAP2:
        if (const auto map = readMap(record); map && map->executable)
            m_processes.map(map->process, map->mapping);
        break;
    case PERF_RECORD_COMM:
        if (const auto name = readName(record)) {
            if (record.misc & PERF_RECORD_MISC_COMM_EXEC)
                m_processes.exec(name->process);
            m_builder.nameThread(name->process, name->thread, name->name);
        }
        break;
    case PERF_RECORD_FORK:
        if (const auto fork = readFork(record)) {
            m_processes.fork(fork->process, fork->thread, fork->parent);
            // Until it says otherwise it is called as the one that started it.
            const ProfileThread parent =
                m_builder.profile().threads[size_t(threadOf(fork->parent, fork->parentThread))];
            m_builder.nameThread(fork->process, fork->thread, m_builder.profile().text(parent.name).toStdString());
            ProfileThread &started = m_builder.header().threads[size_t(m_builder.thread(fork->process, fork->thread))];
            if (fork->process == fork->parent && started.processName == 0)
                started.processName = parent.processName;
        }
        break;
    case PERF_RECORD_EXIT:
        if (const auto exit = readFork(record)) {
            m_waits.erase(exit->thread);
            m_lastStack.erase(exit->thread);
            m_processes.exit(exit->process, exit->thread);
        }
        break;
    case PERF_RECORD_LOST:
    case PERF_RECORD_LOST_SAMPLES: quality.lost += lostIn(record); break;
    case PERF_RECORD_THROTTLE: ++quality.throttled; break;
    case PERF_RECORD_SWITCH: {
        PerfSample trailer;
        if (m_events.layout().readTrailer(record.body, trailer)) {
            trailer.time = time;
            handleSwitch(record, trailer);
        }
        break;
    }
    case PERF_RECORD_SWITCH_CPU_WIDE: {
        PerfSample trailer;
        if (m_events.layout().readTrailer(record.body, trailer) && trailer.thread != 0) {
            trailer.time = time;
            handleSwitch(record, trailer);
        }
        break;
    }
    default: break;
    }
}

void PerfCapture::handleSample(const PerfRecord &record)
{
    if (const auto waking = m_events.wakers().read(record)) {
        handleWaking(*waking);
        return;
    }
    PerfSample sample;
    if (!m_events.layout().read(record.body, sample))
        return;
    const auto event = m_events.eventOf(sample.id);
    if (!event)
        return;
    const bool inKernel = (record.misc & PERF_RECORD_MISC_CPUMODE_MASK) == PERF_RECORD_MISC_KERNEL;
    const qint32 thread = threadOf(sample.process, sample.thread);
    const AddressSpace &space = m_processes.spaceOf(sample.process);
    const qint32 stack = m_stacks.stackOf(sample, inKernel, space, m_processes.kernelSpace());
    if (event == m_events.waitEvent()) {
        m_waits[sample.thread] = {sample.time, stack, false, true, false};
        return;
    }
    if (m_waitKind && !m_events.waitEvent())
        m_lastStack[sample.thread] = stack;
    m_lastTime = std::max(m_lastTime, offset(sample.time));
    m_builder.addSample(m_lastTime, *event, thread, stack, qint64(sample.period));
}

void PerfCapture::handleWaking(const Waking &waking)
{
    const auto wait = m_waits.find(waking.woken);
    if (wait == m_waits.end() || wait->second.since == 0 || wait->second.preempted || wait->second.woken)
        return; // of nobody that is sampled, or it wanted to run anyhow
    wait->second.woken = true;
    wait->second.waker = waking.waker;
}

QString PerfCapture::wakerText(std::int32_t waker)
{
    if (waker == 0)
        return LockFrames::wokenByInterrupt();
    if (const auto own = m_processOfThread.find(waker); own != m_processOfThread.end()) { // its name is kept up to date
        const ProfileThread &thread = m_builder.profile().threads[size_t(threadOf(own->second, waker))];
        return LockFrames::wokenBy(m_builder.profile().text(thread.name), waker);
    }
    QString &text = m_wakerTexts[waker];
    if (text.isEmpty())
        text = LockFrames::wokenBy(
            QString::fromStdString(smallFile("/proc/" + std::to_string(waker) + "/comm").value_or("?")), waker);
    return text;
}

void PerfCapture::handleSwitch(const PerfRecord &record, const PerfSample &trailer)
{
    Wait &wait = m_waits[trailer.thread];
    if (record.misc & PERF_RECORD_MISC_SWITCH_OUT) {
        ++m_builder.header().quality.switches;
        if (wait.atStart)
            wait = {}; // it had woken up before it could tell
        if (!wait.hasStack) {
            const auto last = m_lastStack.find(trailer.thread);
            wait.stack = last == m_lastStack.end() ? -1 : last->second;
        }
        wait.since = trailer.time;
        wait.preempted = (record.misc & PERF_RECORD_MISC_SWITCH_OUT_PREEMPT) != 0;
        m_processOfThread[trailer.thread] = trailer.process;
        return;
    }
    if (wait.since != 0)
        endWait(threadOf(trailer.process, trailer.thread), wait, trailer.time);
}

void PerfCapture::endWait(qint32 thread, Wait &wait, std::uint64_t now)
{
    if (m_waitKind && now > wait.since) {
        m_lastTime = std::max(m_lastTime, offset(now));
        m_builder.addSample(m_lastTime, quint8(*m_waitKind + (wait.preempted ? 1 : 0)), thread, wait.stack,
                            qint64(now - wait.since));
        if (const auto event = m_events.wakerEvent(); event && wait.woken && !wait.preempted)
            m_builder.addSample(m_lastTime, *event, thread,
                                markFrame(m_builder, wait.stack, LockFrames::WakerModule, wakerText(wait.waker)),
                                qint64(now - wait.since));
    }
    wait = {};
}

qint32 PerfCapture::threadOf(std::int32_t process, std::int32_t thread)
{
    const size_t known = m_builder.profile().threads.size();
    const qint32 number = m_builder.thread(process, thread);
    if (m_builder.profile().threads.size() == known)
        return number;
    m_processes.threadSeen(process, thread);
    const std::string folder = "/proc/" + std::to_string(process);
    m_builder.nameThread(process, thread,
                         process == 0 ? "idle"
                                      : smallFile(folder + "/task/" + std::to_string(thread) + "/comm").value_or("?"));
    if (const auto name = smallFile(folder + "/comm"))
        m_builder.header().threads[size_t(number)].processName = m_builder.string(*name);
    return number;
}

} // namespace performance
