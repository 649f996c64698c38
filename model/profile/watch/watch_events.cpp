// SPDX-License-Identifier: MIT
#include "performance/profile/watch/watch_events.h"

#include "performance/procfs/small_file.h"
#include "performance/profile/capture/ring_set.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace performance {

namespace {

constexpr size_t LargestRing = size_t(2) << 20;
constexpr size_t SmallestRing = size_t(64) << 10;
constexpr size_t RingsInAll = size_t(16) << 20;
/// A buffer should hold some samples until we come to read it: a stack takes at most this part.
constexpr size_t WatchedInRing = 8;
/// Twice as much would leave half the time in which a CPU can sample on: on a busy machine it takes a second or two to read the
/// rules of a large program.
constexpr size_t MostStackBytes = size_t(32) << 10;
/// One that holds only few wakes us when this part of it is full, others when half of them is: on a busy machine it may take some
/// tenths of a second until we are there, in which each CPU samples on.
constexpr size_t SmallRing = size_t(512) << 10;
constexpr size_t WakeUpPart = 4;
/// Of the descriptors that we may open at all, what is left to the rest of the program.
constexpr std::uint64_t DescriptorsForOthers = 512;

std::int64_t periodOf(double rate)
{
    return std::int64_t(1e9 / std::clamp(rate, 0.1, 1000.0));
}

size_t machineRingBytes(size_t cpus)
{
    return std::clamp(std::bit_floor(RingsInAll / std::max<size_t>(1, cpus)), SmallestRing, LargestRing);
}

/// Half of what this user may lock for each CPU without asking for more, so that a recording beside us has room as well.
size_t ownRingBytes(size_t cpus)
{
    const std::string limit = smallFile("/proc/sys/kernel/perf_event_mlock_kb").value_or("516"); // the kernel's default
    const auto half = size_t(std::max(0L, std::strtol(limit.c_str(), nullptr, 10))) * 1024 / 2;
    return std::clamp(std::bit_floor(std::max<size_t>(half, 1)), SmallestRing, machineRingBytes(cpus));
}

perf_event_attr clockAttributes(double rate, size_t ringBytes)
{
    perf_event_attr attributes = commonAttributes();
    attributes.type = PERF_TYPE_SOFTWARE;
    attributes.config = PERF_COUNT_SW_CPU_CLOCK;
    attributes.sample_period = std::uint64_t(periodOf(rate));
    attributes.exclude_idle = 1;
    addStacks(attributes, std::uint32_t(std::min(MostStackBytes, ringBytes / WatchedInRing)));
    addTaskRecords(attributes);
    attributes.wakeup_watermark = std::uint32_t(ringBytes / (ringBytes <= SmallRing ? WakeUpPart : 2));
    return attributes;
}

} // namespace

PerformanceResult<WatchEvents> WatchEvents::openMachine(double rate, const PerfOpener &opener)
{
    WatchEvents events;
    events.m_isMachine = true;
    events.m_period = periodOf(rate);
    events.m_cpus = events.m_listedCpus = cpusToWatch().numbers;
    for (size_t bytes = machineRingBytes(events.m_cpus.size());;) {
        events.m_attributes = clockAttributes(rate, bytes);
        if (auto opened = events.openOwners(events.m_attributes, -1, opener); !opened)
            return failure(opened.error());
        if (auto mapped = events.mapOwners(bytes); !mapped)
            return failure(mapped.error());
        if (events.ringBytes() == bytes)
            break;
        bytes = events.ringBytes(); // with stacks that fit it
        events.m_rings.clear();
    }
    for (const UniqueFd &event : events.m_owners)
        ::ioctl(event.get(), PERF_EVENT_IOC_ENABLE, 0);
    return events;
}

PerformanceResult<WatchEvents> WatchEvents::openOwn(double rate)
{
    WatchEvents events;
    events.m_period = periodOf(rate);
    events.m_mostDescriptors = size_t(std::max(raiseDescriptorLimit(), 2 * DescriptorsForOthers)
                                      - DescriptorsForOthers);
    events.m_cpus = events.m_listedCpus = cpusToWatch().numbers;
    // The buffers' owners count nothing: threads come and go, and the buffers stay.
    events.m_attributes = clockAttributes(rate, ownRingBytes(events.m_cpus.size()));
    perf_event_attr owner = events.m_attributes;
    owner.config = PERF_COUNT_SW_DUMMY;
    owner.exclude_kernel = 1;
    owner.mmap = owner.mmap2 = owner.comm = owner.comm_exec = owner.task = 0;
    const auto self = std::int32_t(::getpid());
    if (auto opened = events.openOwners(owner, self, {}); !opened)
        return failure(opened.error());
    if (auto mapped = events.mapOwners(ownRingBytes(events.m_cpus.size())); !mapped)
        return failure(mapped.error());
    events.m_attributes.sample_stack_user = std::uint32_t(
        std::min<size_t>(events.m_attributes.sample_stack_user, events.ringBytes() / WatchedInRing));
    for (const bool kernel : {true, false}) {
        events.m_attributes.exclude_kernel = !kernel;
        events.m_seesKernel = kernel;
        const auto tried = openPerfEvent(events.m_attributes, self, events.m_cpus.front());
        if (tried)
            return events;
        if (!kernel)
            return failure(tried.error());
    }
    return events;
}

PerformanceResult<void> WatchEvents::openOwners(const perf_event_attr &attributes, std::int32_t thread,
                                                const PerfOpener &opener)
{
    m_owners.clear();
    m_layout = SampleLayout(attributes);
    PerformanceError last(PerformanceErrorCode::Unsupported, QStringLiteral("perf_event_open"));
    std::vector<int> cpus;
    for (const int cpu : m_cpus) {
        auto opened = openPerfEvent(attributes, thread, cpu, opener);
        if (opened) {
            cpus.push_back(cpu);
            m_owners.push_back(std::move(*opened));
        } else {
            last = opened.error();
            if (last.code() != PerformanceErrorCode::Unsupported) // that is one which went offline, or is not there
                return failure(last);
        }
    }
    if (m_owners.empty())
        return failure(last);
    m_cpus = std::move(cpus);
    return {};
}

PerformanceResult<void> WatchEvents::mapOwners(size_t bytes)
{
    std::vector<int> owners;
    for (const UniqueFd &event : m_owners)
        owners.push_back(event.get());
    auto rings = mapRings(owners, bytes);
    if (!rings)
        return failure(rings.error());
    m_rings = std::move(*rings);
    return {};
}

PerformanceResult<void> WatchEvents::add(std::int32_t thread)
{
    Q_ASSERT(!m_isMachine);
    if ((m_threads.size() + 1) * m_cpus.size() > m_mostDescriptors)
        return failure(PerformanceErrorCode::IoError, QString::number(thread));
    std::vector<UniqueFd> opened;
    opened.reserve(m_cpus.size());
    for (size_t c = 0; c < m_cpus.size(); ++c) {
        auto event = openPerfEvent(m_attributes, thread, m_cpus[c]);
        if (!event && event.error().code() == PerformanceErrorCode::Unsupported)
            continue; // the CPU is offline by now
        if (!event)
            return failure(event.error());
        if (::ioctl(event->get(), PERF_EVENT_IOC_SET_OUTPUT, m_owners[c].get()) != 0
            || ::ioctl(event->get(), PERF_EVENT_IOC_ENABLE, 0) != 0)
            return failure(PerformanceError::fromErrno(errno, QStringLiteral("PERF_EVENT_IOC_SET_OUTPUT")));
        opened.push_back(std::move(*event));
    }
    m_threads[thread] = std::move(opened);
    return {};
}

std::vector<std::int32_t> WatchEvents::threads() const
{
    std::vector<std::int32_t> numbers;
    numbers.reserve(m_threads.size());
    for (const auto &[thread, events] : m_threads)
        numbers.push_back(thread);
    return numbers;
}

void WatchEvents::setRate(double rate)
{
    m_period = periodOf(rate);
    auto period = std::uint64_t(m_period);
    m_attributes.sample_period = period;
    const auto set = [&period](const std::vector<UniqueFd> &events) {
        for (const UniqueFd &event : events)
            ::ioctl(event.get(), PERF_EVENT_IOC_PERIOD, &period);
    };
    if (m_isMachine)
        set(m_owners);
    for (const auto &[thread, events] : m_threads)
        set(events);
}

} // namespace performance
