// SPDX-License-Identifier: MIT
#include "performance/profile/waits/running_threads.h"

#include "performance/profile/capture/ring_set.h"

#include <poll.h>
#include <sys/ioctl.h>

#include <algorithm>

namespace performance {

namespace {

constexpr std::uint64_t PeriodNs = 500'000; ///< how long it runs before its sample is taken

/// How much of a stack is copied, the most first; a buffer has room for two such samples.
constexpr std::uint32_t CopiedBytes[] = {64 * 1024 - 2048, 16 * 1024 - 2048, 4 * 1024 - 1024};
constexpr size_t RingBytes[] = {128 * 1024, 32 * 1024, 8 * 1024};

struct Watched {
    TaskId task;
    UniqueFd event;
};

perf_event_attr attributesFor(std::uint32_t stackBytes, bool withKernel)
{
    perf_event_attr attr = commonAttributes();
    attr.type = PERF_TYPE_SOFTWARE;
    attr.config = PERF_COUNT_SW_TASK_CLOCK;
    attr.sample_period = PeriodNs;
    attr.sample_type |= PERF_SAMPLE_CALLCHAIN | PERF_SAMPLE_REGS_USER | PERF_SAMPLE_STACK_USER;
    attr.exclude_callchain_user = 1;
    attr.sample_regs_user = SampleLayout::RegisterMask;
    attr.sample_stack_user = stackBytes;
    attr.exclude_kernel = !withKernel;
    attr.watermark = 0;
    attr.wakeup_events = 1;
    return attr;
}

/// Of threads that ended since there is none.
PerformanceResult<std::vector<Watched>> openEvents(const std::vector<TaskId> &tasks, const perf_event_attr &attributes)
{
    std::vector<Watched> watched;
    for (const TaskId &task : tasks) {
        auto event = openPerfEvent(attributes, task.thread, -1);
        if (event)
            watched.push_back({task, std::move(*event)});
        else if (event.error().code() != PerformanceErrorCode::Other)
            return failure(event.error());
    }
    return watched;
}

struct Opened {
    std::vector<Watched> threads;
    std::vector<RingBuffer> rings; ///< one each
    SampleLayout layout;
};

/// With as much of the stacks as there is room for, and with the kernel's part where that may be seen.
PerformanceResult<Opened> open(const std::vector<TaskId> &tasks)
{
    PerformanceError last;
    for (size_t size = 0; size < std::size(RingBytes); ++size) {
        for (const bool withKernel : {true, false}) {
            const perf_event_attr attributes = attributesFor(CopiedBytes[size], withKernel);
            auto threads = openEvents(tasks, attributes);
            if (!threads) {
                last = threads.error();
                continue;
            }
            std::vector<int> descriptors;
            for (const Watched &thread : *threads)
                descriptors.push_back(thread.event.get());
            if (descriptors.empty())
                return Opened{};
            auto rings = mapRings(descriptors, RingBytes[size]);
            if (!rings)
                return failure(rings.error());
            if (rings->front().size() == RingBytes[size])
                return Opened{std::move(*threads), std::move(*rings), SampleLayout(attributes)};
            break; // a smaller copy needs less room
        }
    }
    return failure(last);
}

void readSample(Opened &opened, size_t i, const RunningSample &found)
{
    RingBuffer &ring = opened.rings[i];
    PerfRecord record;
    ring.refresh();
    while (ring.next(record)) {
        PerfSample sample;
        if (record.type != PERF_RECORD_SAMPLE || !opened.layout.read(record.body, sample))
            continue;
        found(opened.threads[i].task, sample, (record.misc & PERF_RECORD_MISC_CPUMODE_MASK) == PERF_RECORD_MISC_KERNEL);
        break;
    }
    ring.giveBack();
}

} // namespace

PerformanceResult<void> sampleRunning(const std::vector<TaskId> &tasks, std::chrono::milliseconds patience,
                                      const RunningSample &found)
{
    using Clock = std::chrono::steady_clock;
    auto opened = open(tasks);
    if (!opened)
        return failure(opened.error());
    std::vector<pollfd> waiting;
    for (const Watched &thread : opened->threads) {
        ::ioctl(thread.event.get(), PERF_EVENT_IOC_REFRESH, 1); // one sample, and it is off again
        waiting.push_back({thread.event.get(), POLLIN, 0});
    }
    const auto until = Clock::now() + patience;
    for (size_t left = waiting.size(); left > 0;) {
        const auto rest = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        if (rest <= 0 || ::poll(waiting.data(), nfds_t(waiting.size()), int(rest)) < 0)
            break;
        for (pollfd &event : waiting) {
            if (event.fd >= 0 && event.revents != 0) {
                event.fd = -1; // it came, or the thread has ended
                --left;
            }
        }
    }
    for (size_t i = 0; i < opened->threads.size(); ++i)
        readSample(*opened, i, found);
    return {};
}

} // namespace performance
