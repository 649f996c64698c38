// SPDX-License-Identifier: MIT
#include "performance/profile/capture/capture_events.h"

#include "performance/core/lock_frames.h"
#include "performance/core/translate.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

namespace performance {

namespace {

/// With less than this for each CPU, a busy machine fills a buffer before we come to read it.
constexpr size_t SmallRingBytes = size_t(256) << 10;
/// A buffer should hold some samples until we come to read it, or most of them are lost: a stack takes at most this part.
constexpr size_t StacksInRing = 8;

void setEvent(perf_event_attr &attr, std::uint32_t type, std::uint64_t config)
{
    attr.type = type;
    attr.config = config;
}

/// What every event of ours has in common, and how stacks are taken.
perf_event_attr attributesFor(const ProfilingRequest &request, bool system, bool untilExec)
{
    perf_event_attr common = commonAttributes();
    common.inherit = !system;
    common.enable_on_exec = untilExec;
    switch (request.stacks) {
    case StackMode::Auto:
    case StackMode::Dwarf: addStacks(common, request.copiedStackBytes()); break;
    case StackMode::FramePointers: common.sample_type |= PERF_SAMPLE_CALLCHAIN; break;
    case StackMode::None: break;
    }
    return common;
}

/// The first event of each CPU also tells of processes and their memory.
perf_event_attr firstAttributes(perf_event_attr attributes, const ProfilingRequest &request, double rate)
{
    addTaskRecords(attributes);
    attributes.context_switch = request.offCpu;
    attributes.freq = 1;
    attributes.sample_freq = std::uint64_t(std::max(1.0, rate));
    return attributes;
}

} // namespace

PerformanceResult<void> CaptureEvents::chooseCpuEvent(const ProfilingRequest &request,
                                                      const std::vector<std::int32_t> &threads, Kind &kind)
{
    perf_event_attr &attr = kind.attributes;
    PerformanceError last;
    for (const bool kernel : {true, false}) {
        for (const bool hardware : {true, false}) {
            setEvent(attr, hardware ? PERF_TYPE_HARDWARE : PERF_TYPE_SOFTWARE,
                     hardware ? std::uint64_t(PERF_COUNT_HW_CPU_CYCLES) : std::uint64_t(PERF_COUNT_SW_CPU_CLOCK));
            attr.exclude_kernel = !kernel;
            // The first thread may have ended, as a main thread does that leaves its work to others.
            PerformanceResult<UniqueFd> opened = tl::make_unexpected(PerformanceError());
            for (const std::int32_t thread : threads) {
                opened = openPerfEvent(attr, thread, m_cpus.front(), m_opener);
                if (opened || opened.error().code() != PerformanceErrorCode::Other)
                    break;
            }
            if (!opened) {
                last = opened.error();
                continue;
            }
            m_kernel = kernel;
            if (!hardware)
                m_notes << Message(
                    "Profile",
                    QT_TRANSLATE_NOOP(
                        "Profile",
                        "This machine has no hardware cycle counter (or does not let it be used): CPU time is sampled by the kernel's clock (cpu-clock)."));
            if (!kernel)
                m_notes << Message(
                    "Profile",
                    QT_TRANSLATE_NOOP(
                        "Profile",
                        "What programs do inside the kernel is hidden from this user (kernel.perf_event_paranoid): such time is missing or shown at the system call."));
            m_profileEvents.push_back({ProfileEvent::Kind::OnCpu,
                                       hardware ? QStringLiteral("cycles") : QStringLiteral("cpu-clock"),
                                       hardware ? QStringLiteral("cycles") : QStringLiteral("ns"), request.rate});
            return {};
        }
    }
    return failure(last);
}

void CaptureEvents::chooseKinds(const ProfilingRequest &request, const perf_event_attr &common, const Kind &first)
{
    m_kinds.push_back(first);
    Kind counter;
    counter.attributes = common;
    counter.attributes.exclude_kernel = !m_kernel;
    counter.attributes.sample_period = 1;
    if (request.offCpu) {
        Kind waits = counter;
        setEvent(waits.attributes, PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CONTEXT_SWITCHES);
        if (m_kernel) {
            waits.event = quint8(m_profileEvents.size());
            m_waitEvent = waits.event;
            m_kinds.push_back(waits);
        } else {
            m_notes << Message(
                "Profile",
                QT_TRANSLATE_NOOP(
                    "Profile",
                    "Waits are shown at the last place where the thread was seen running, near where it waits: without the right to sample the kernel the exact place is not known."));
        }
        m_profileEvents.push_back({ProfileEvent::Kind::OffCpu, QStringLiteral("off-cpu"), QStringLiteral("ns"), 0});
        m_profileEvents.push_back({ProfileEvent::Kind::OffCpu, QStringLiteral("preempted"), QStringLiteral("ns"), 0});
    }
    if (request.pageFaults) {
        Kind faults = counter;
        setEvent(faults.attributes, PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS);
        faults.event = quint8(m_profileEvents.size());
        m_profileEvents.push_back(
            {ProfileEvent::Kind::PageFaults, QStringLiteral("page-faults"), QStringLiteral("1"), 0});
        m_kinds.push_back(faults);
    }
}

void CaptureEvents::chooseCounters(const perf_event_attr &common, bool system)
{
    perf_event_attr counting{};
    counting.size = sizeof(counting);
    counting.disabled = 1;
    counting.inherit = common.inherit;
    counting.enable_on_exec = common.enable_on_exec;
    counting.exclude_hv = 1;
    setEvent(counting, PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_MIGRATIONS);
    m_migrations.attributes = counting;
    if (system)
        return; // the clock of a CPU runs while it idles
    counting.exclude_kernel = !m_kernel;
    setEvent(counting, PERF_TYPE_SOFTWARE, PERF_COUNT_SW_TASK_CLOCK);
    m_taskClock.attributes = counting;
}

PerformanceResult<CaptureEvents> CaptureEvents::open(const ProfilingRequest &request,
                                                     const std::vector<std::int32_t> &threads, bool untilExec,
                                                     const PerfOpener &opener)
{
    CaptureEvents events;
    events.m_opener = opener;
    WatchedCpus cpus = cpusToWatch();
    events.m_cpus = std::move(cpus.numbers);
    if (!cpus.listed)
        events.m_notes << Message(
            "Profile",
            QT_TRANSLATE_NOOP("Profile",
                              "The list of CPUs could not be read (/sys/devices/system/cpu): CPUs 0 to %1 were tried."),
            {events.m_cpus.back()});
    raiseDescriptorLimit();
    const bool system = threads.empty();
    const std::vector<std::int32_t> targets = system ? std::vector<std::int32_t>{-1} : threads;

    double rate = request.rate;
    if (const double most = mostSamplesPerSecond(); most > 0 && rate > most) {
        rate = most;
        events.m_notes << Message(
            "Profile",
            QT_TRANSLATE_NOOP("Profile",
                              "The kernel allows at most %1 samples per second (kernel.perf_event_max_sample_rate)."),
            {QString::number(most)});
    }

    const perf_event_attr common = attributesFor(request, system, untilExec);
    Kind first;
    first.attributes = firstAttributes(common, request, rate);
    if (request.onCpu) {
        if (auto chosen = events.chooseCpuEvent(request, targets, first); !chosen)
            return failure(chosen.error());
        first.event = quint8(0);
    } else {
        setEvent(first.attributes, PERF_TYPE_SOFTWARE, PERF_COUNT_SW_DUMMY);
        first.attributes.freq = 0;
        first.attributes.sample_period = 1;
        first.attributes.exclude_kernel = 0;
        if (!openPerfEvent(first.attributes, targets.front(), events.m_cpus.front(), opener)) {
            first.attributes.exclude_kernel = 1;
            events.m_kernel = false;
        }
    }
    events.chooseKinds(request, common, first);
    events.chooseCounters(common, system);
    if (auto opened = events.openThreads(targets); !opened)
        return failure(opened.error());

    const size_t ring = events.m_rings.front().size();
    if (ring < SmallRingBytes)
        events.m_notes << Message(
            "Profile",
            QT_TRANSLATE_NOOP(
                "Profile",
                "The kernel allows only small buffers (kernel.perf_event_mlock_kb): samples may be lost when the machine is busy."));
    if (common.sample_stack_user > ring / StacksInRing) {
        const auto fitting = std::uint32_t(ring / StacksInRing);
        events.closeAll();
        for (Kind &kind : events.m_kinds)
            kind.attributes.sample_stack_user = fitting;
        if (auto opened = events.openThreads(targets); !opened)
            return failure(opened.error());
        events.m_notes << Message(
            "Profile",
            QT_TRANSLATE_NOOP(
                "Profile",
                "Only %1 KiB of each stack are copied, because the buffers are small: outer callers may be missing."),
            {QString::number(double(fitting) / 1024)});
    }
    events.m_layout = SampleLayout(events.m_kinds.front().attributes);
    if (events.m_waitEvent)
        events.openWakers();
    return events;
}

PerformanceResult<void> CaptureEvents::openThreads(const std::vector<std::int32_t> &threads)
{
    for (const std::int32_t thread : threads) {
        if (auto added = addThread(thread); !added) {
            if (added.error().code() == PerformanceErrorCode::Other && threads.size() > 1)
                continue; // it has ended since
            return failure(added.error());
        }
    }
    if (m_rings.empty())
        return failure(PerformanceErrorCode::Other, QString::number(threads.front()),
                       translate("Profile", "there is no such process any more"));
    return {};
}

PerformanceResult<void> CaptureEvents::addThread(std::int32_t thread)
{
    const bool firstThread = m_rings.empty();
    const Kind &owner = m_kinds.front();
    std::vector<UniqueFd> owners;
    for (size_t c = 0; c < m_cpus.size();) {
        auto opened = openPerfEvent(owner.attributes, thread, m_cpus[c], m_opener);
        if (opened) {
            owners.push_back(std::move(*opened));
            ++c;
        } else if (firstThread && opened.error().code() == PerformanceErrorCode::Unsupported && m_cpus.size() > 1) {
            m_cpus.erase(m_cpus.begin() + std::ptrdiff_t(c)); // it went offline, or there is none of that number
        } else {
            return failure(opened.error());
        }
    }
    const auto keep = [this](UniqueFd &&fd, const Kind &kind) {
        std::uint64_t id = 0;
        if (kind.event && ::ioctl(fd.get(), PERF_EVENT_IOC_ID, &id) == 0)
            m_ids.emplace(id, *kind.event);
        m_events.push_back(std::move(fd));
        return m_events.back().get();
    };
    m_ringEvents.resize(m_cpus.size());
    for (size_t c = 0; c < m_cpus.size(); ++c)
        m_ringEvents[c].push_back(keep(std::move(owners[c]), owner));
    if (firstThread) {
        if (auto mapped = mapBuffers(); !mapped)
            return failure(mapped.error());
    }
    for (size_t c = 0; c < m_cpus.size(); ++c) {
        const int ring = m_ringEvents[c].front();
        if (!firstThread && ::ioctl(m_ringEvents[c].back(), PERF_EVENT_IOC_SET_OUTPUT, ring) != 0)
            return failure(PerformanceError::fromErrno(errno, QStringLiteral("PERF_EVENT_IOC_SET_OUTPUT")));
        for (auto kind = m_kinds.begin() + 1; kind != m_kinds.end(); ++kind) {
            auto opened = openPerfEvent(kind->attributes, thread, m_cpus[c], m_opener);
            if (!opened)
                return failure(opened.error());
            if (::ioctl(keep(std::move(*opened), *kind), PERF_EVENT_IOC_SET_OUTPUT, ring) != 0)
                return failure(PerformanceError::fromErrno(errno, QStringLiteral("PERF_EVENT_IOC_SET_OUTPUT")));
        }
    }
    addCounter(m_migrations, thread);
    addCounter(m_taskClock, thread);
    return {};
}

PerformanceResult<void> CaptureEvents::mapBuffers()
{
    std::vector<int> owners;
    for (const std::vector<int> &events : m_ringEvents)
        owners.push_back(events.front());
    auto rings = mapRings(owners, wantedRingBytes(owners.size()));
    if (!rings)
        return failure(rings.error());
    m_rings = std::move(*rings);
    return {};
}

void CaptureEvents::openWakers()
{
    std::vector<int> outputs;
    for (const std::vector<int> &events : m_ringEvents)
        outputs.push_back(events.front());
    m_wakers = WakerEvents::open(m_cpus, outputs);
    if (m_wakers.empty()) {
        m_notes << m_wakers.problem();
        return;
    }
    for (UniqueFd &event : m_wakers.takeDescriptors())
        m_events.push_back(std::move(event));
    m_wakerEvent = quint8(m_profileEvents.size());
    m_profileEvents.push_back({ProfileEvent::Kind::Other, LockFrames::WakerEvent, QStringLiteral("ns"), 0});
}

/// One that cannot be had is a figure less, and no sample.
void CaptureEvents::addCounter(Counter &counter, std::int32_t thread)
{
    if (counter.attributes.size == 0)
        return;
    for (const int cpu : thread < 0 ? m_cpus : std::vector<int>{-1}) {
        if (auto opened = openPerfEvent(counter.attributes, thread, cpu)) {
            counter.descriptors.push_back(opened->get());
            m_events.push_back(std::move(*opened));
        }
    }
}

void CaptureEvents::closeAll()
{
    m_rings.clear();
    m_ringEvents.clear();
    m_ids.clear();
    m_migrations.descriptors.clear();
    m_taskClock.descriptors.clear();
    m_events.clear();
}

void CaptureEvents::enable()
{
    for (const UniqueFd &event : m_events)
        ::ioctl(event.get(), PERF_EVENT_IOC_ENABLE, 0);
}

void CaptureEvents::disable()
{
    for (const UniqueFd &event : m_events)
        ::ioctl(event.get(), PERF_EVENT_IOC_DISABLE, 0);
}

qint64 CaptureEvents::sumOf(const std::vector<int> &counters)
{
    qint64 sum = 0;
    for (const int fd : counters) {
        std::uint64_t count = 0;
        if (::read(fd, &count, sizeof(count)) == ssize_t(sizeof(count)))
            sum += qint64(count);
    }
    return sum;
}

std::optional<qint64> CaptureEvents::cpuTime() const
{
    return m_taskClock.descriptors.empty() ? std::nullopt : std::optional(sumOf(m_taskClock.descriptors));
}

std::optional<quint8> CaptureEvents::eventOf(std::uint64_t id) const
{
    const auto it = m_ids.find(id);
    return it == m_ids.end() ? std::nullopt : std::optional(it->second);
}

} // namespace performance
