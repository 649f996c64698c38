// SPDX-License-Identifier: MIT
#include "performance/profile/capture/capture_events.h"

#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QCoreApplication>

#include <algorithm>
#include <bit>

namespace performance {

namespace {

constexpr size_t MostRingBytes = size_t(4) << 20;
constexpr size_t MostBytesInAll = size_t(64) << 20;
constexpr size_t LeastRingBytes = size_t(64) << 10;
/// As much of each stack as perf copies: 97 of 100 threads need no more.
constexpr std::uint32_t StackBytes = 8192;

QString text(const char *source)
{
    return QCoreApplication::translate("Profile", source);
}

void setEvent(perf_event_attr &attr, std::uint32_t type, std::uint64_t config)
{
    attr.type = type;
    attr.config = config;
}

/// Every thread needs a descriptor for each CPU and event; the default limit of 1,024 is soon reached.
void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace

PerformanceResult<void> CaptureEvents::chooseCpuEvent(const ProfilingRequest &request, std::int32_t probe, int cpu, Kind &kind)
{
    perf_event_attr &attr = kind.attributes;
    PerformanceError last;
    for (const bool kernel : {true, false}) {
        for (const bool hardware : {true, false}) {
            setEvent(attr, hardware ? PERF_TYPE_HARDWARE : PERF_TYPE_SOFTWARE, hardware ? std::uint64_t(PERF_COUNT_HW_CPU_CYCLES) : std::uint64_t(PERF_COUNT_SW_CPU_CLOCK));
            attr.exclude_kernel = !kernel;
            const auto opened = openPerfEvent(attr, probe, cpu, m_opener);
            if (!opened) {
                last = opened.error();
                continue;
            }
            m_kernel = kernel;
            if (!hardware)
                m_notes << text(QT_TRANSLATE_NOOP("Profile", "This machine has no hardware cycle counter (or does not let it be used): CPU time is sampled by the kernel's clock (cpu-clock)."));
            if (!kernel)
                m_notes << text(QT_TRANSLATE_NOOP("Profile", "What programs do inside the kernel is hidden from this user (kernel.perf_event_paranoid): such time is missing or shown at the system call."));
            m_profileEvents.push_back({ProfileEvent::Kind::OnCpu, hardware ? QStringLiteral("cycles") : QStringLiteral("cpu-clock"),
                                       hardware ? QStringLiteral("cycles") : QStringLiteral("ns"), request.rate});
            return {};
        }
    }
    return failure(last);
}

PerformanceResult<CaptureEvents> CaptureEvents::open(const ProfilingRequest &request, const std::vector<std::int32_t> &threads, bool untilExec, const PerfOpener &opener)
{
    CaptureEvents events;
    events.m_opener = opener;
    events.m_cpus = onlineCpus();
    raiseDescriptorLimit();
    const bool system = threads.empty();
    const std::int32_t probe = system ? -1 : threads.front();

    perf_event_attr common = commonAttributes();
    common.inherit = !system;
    common.enable_on_exec = untilExec;
    switch (request.stacks) {
    case StackMode::Auto:
    case StackMode::Dwarf:
        common.sample_type |= PERF_SAMPLE_CALLCHAIN | PERF_SAMPLE_REGS_USER | PERF_SAMPLE_STACK_USER;
        common.exclude_callchain_user = 1;
        common.sample_regs_user = SampleLayout::RegisterMask;
        common.sample_stack_user = StackBytes;
        break;
    case StackMode::FramePointers: common.sample_type |= PERF_SAMPLE_CALLCHAIN; break;
    case StackMode::None: break;
    }

    double rate = request.rate;
    if (const double most = mostSamplesPerSecond(); most > 0 && rate > most) {
        rate = most;
        events.m_notes << text(QT_TRANSLATE_NOOP("Profile", "The kernel allows at most %1 samples per second (kernel.perf_event_max_sample_rate).")).arg(most);
    }

    // The first event of each CPU also tells of processes and their memory.
    Kind first;
    first.attributes = common;
    first.attributes.mmap = 1;
    first.attributes.mmap2 = 1;
    first.attributes.comm = 1;
    first.attributes.comm_exec = 1;
    first.attributes.task = 1;
    first.attributes.context_switch = request.offCpu;
    first.attributes.freq = 1;
    first.attributes.sample_freq = std::uint64_t(std::max(1.0, rate));
    if (request.onCpu) {
        if (auto chosen = events.chooseCpuEvent(request, probe, events.m_cpus.front(), first); !chosen)
            return failure(chosen.error());
        first.event = quint8(0);
    } else {
        setEvent(first.attributes, PERF_TYPE_SOFTWARE, PERF_COUNT_SW_DUMMY);
        first.attributes.freq = 0;
        first.attributes.sample_period = 1;
        first.attributes.exclude_kernel = 0;
        if (!openPerfEvent(first.attributes, probe, events.m_cpus.front(), opener)) {
            first.attributes.exclude_kernel = 1;
            events.m_kernel = false;
        }
    }
    events.m_kinds.push_back(first);

    Kind counter;
    counter.attributes = common;
    counter.attributes.exclude_kernel = !events.m_kernel;
    counter.attributes.sample_period = 1;
    if (request.offCpu) {
        Kind waits = counter;
        setEvent(waits.attributes, PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CONTEXT_SWITCHES);
        if (events.m_kernel) {
            waits.event = quint8(events.m_profileEvents.size());
            events.m_waitEvent = waits.event;
            events.m_kinds.push_back(waits);
        } else {
            events.m_notes << text(QT_TRANSLATE_NOOP("Profile", "Waits are shown at the last place where the thread was seen running, near where it waits: without the right to sample the kernel the very place is not told."));
        }
        events.m_profileEvents.push_back({ProfileEvent::Kind::OffCpu, QStringLiteral("off-cpu"), QStringLiteral("ns"), 0});
        events.m_profileEvents.push_back({ProfileEvent::Kind::OffCpu, QStringLiteral("preempted"), QStringLiteral("ns"), 0});
    }
    if (request.pageFaults) {
        Kind faults = counter;
        setEvent(faults.attributes, PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS);
        faults.event = quint8(events.m_profileEvents.size());
        events.m_profileEvents.push_back({ProfileEvent::Kind::PageFaults, QStringLiteral("page-faults"), QStringLiteral("1"), 0});
        events.m_kinds.push_back(faults);
    }
    Kind migrations = counter;
    setEvent(migrations.attributes, PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_MIGRATIONS);
    migrations.attributes.sample_period = 0;
    migrations.attributes.exclude_kernel = 0;
    migrations.countsMigrations = true;
    events.m_kinds.push_back(migrations);
    events.m_layout = SampleLayout(events.m_kinds.front().attributes);

    for (const std::int32_t thread : system ? std::vector<std::int32_t>{-1} : threads) {
        if (auto added = events.addThread(thread); !added) {
            if (added.error().code() == PerformanceErrorCode::Other && threads.size() > 1)
                continue; // it has ended since
            return failure(added.error());
        }
    }
    if (events.m_rings.empty())
        return failure(PerformanceErrorCode::Other, QString::number(probe), text(QT_TRANSLATE_NOOP("Profile", "there is no such process any more")));
    return events;
}

PerformanceResult<void> CaptureEvents::addThread(std::int32_t thread)
{
    const bool firstThread = m_rings.empty();
    for (size_t c = 0; c < m_cpus.size(); ++c) {
        for (const Kind &kind : m_kinds) {
            auto opened = openPerfEvent(kind.attributes, thread, m_cpus[c], m_opener);
            if (!opened) {
                if (kind.countsMigrations)
                    continue; // a figure less, no sample
                return failure(opened.error());
            }
            const int fd = opened->get();
            m_events.push_back(std::move(*opened));
            if (kind.countsMigrations) {
                m_migrationEvents.push_back(fd);
                continue;
            }
            std::uint64_t id = 0;
            if (kind.event && ::ioctl(fd, PERF_EVENT_IOC_ID, &id) == 0)
                m_ids.emplace(id, *kind.event);
            if (firstThread && m_rings.size() == c) {
                const size_t wanted = std::clamp(std::bit_floor(MostBytesInAll / m_cpus.size()), size_t(512) << 10, MostRingBytes);
                auto ring = RingBuffer::map(fd, wanted, LeastRingBytes);
                if (!ring)
                    return failure(ring.error());
                if (ring->size() < size_t(256) << 10)
                    m_notes << text(QT_TRANSLATE_NOOP("Profile", "The kernel allows only small buffers (kernel.perf_event_mlock_kb): samples may be lost when the machine is busy."));
                m_rings.push_back(std::move(*ring));
                m_ringOwners.push_back(fd);
            } else if (::ioctl(fd, PERF_EVENT_IOC_SET_OUTPUT, m_ringOwners[c]) != 0) {
                return failure(PerformanceError::fromErrno(errno, QStringLiteral("PERF_EVENT_IOC_SET_OUTPUT")));
            }
        }
    }
    return {};
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

qint64 CaptureEvents::migrations() const
{
    qint64 sum = 0;
    for (const int fd : m_migrationEvents) {
        std::uint64_t count = 0;
        if (::read(fd, &count, sizeof(count)) == ssize_t(sizeof(count)))
            sum += qint64(count);
    }
    return sum;
}

std::optional<quint8> CaptureEvents::eventOf(std::uint64_t id) const
{
    const auto it = m_ids.find(id);
    return it == m_ids.end() ? std::nullopt : std::optional(it->second);
}

std::vector<int> CaptureEvents::ringDescriptors() const
{
    return m_ringOwners;
}

} // namespace performance
