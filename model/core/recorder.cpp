// SPDX-License-Identifier: MIT
#include "performance/core/recorder.h"
#include "performance/core/mutex.h"

#include <array>
#include <atomic>
#include <cmath>
#include <mutex>
#include <time.h>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace performance {

namespace {

/// A time stamp that is cheap to take: the processor's counter where there is one, else the clock. What it means in
/// UTC is worked out when a ring is emptied.
uint64_t stampNow()
{
#if defined(__x86_64__)
    return __rdtsc();
#else
    timespec t{};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return uint64_t(t.tv_sec) * 1'000'000'000u + uint64_t(t.tv_nsec);
#endif
}

/// A pair of readings that ties stamps to UTC.
struct ClockPair {
    uint64_t stamp = 0;
    qint64 time = 0;

    static ClockPair take() { return {stampNow(), toNanoseconds(now())}; }
};

std::atomic<quint64> s_nextHub{1};

} // namespace

/// Written by one thread, read by the collector.
struct RecorderHub::Ring {
    static constexpr uint32_t Size = 4096;
    struct Entry {
        double value;
        uint64_t stamp;
        quint32 series;
    };

    alignas(64) std::atomic<uint32_t> head{0}; ///< next to write
    uint32_t tailSeen = 0;                     ///< the writer's last look at `tail`
    std::atomic<quint64> dropped{0};
    std::atomic<bool> abandoned{false};
    alignas(64) std::atomic<uint32_t> tail{0}; ///< next to read
    qint64 lastTime = 0;                       ///< of the reader: what was read last
    std::array<Entry, Size> entries;
};

struct RecorderHub::Private {
    const quint64 id = s_nextHub.fetch_add(1);
    Mutex mutex;
    std::vector<std::shared_ptr<Ring>> rings WAI_GUARDED_BY(mutex); ///< grows when a thread records for the first time
    quint64 droppedByGone WAI_GUARDED_BY(mutex) = 0;
    ClockPair last WAI_GUARDED_BY(mutex) = ClockPair::take();
};

namespace {

/// The rings of one thread; when it ends, the hubs learn that nothing more will come.
struct ThreadRings {
    struct Item {
        quint64 hub;
        std::shared_ptr<RecorderHub::Ring> ring;
    };
    std::vector<Item> items;
    ~ThreadRings();
};

ThreadRings::~ThreadRings()
{
    for (const Item &item : items)
        item.ring->abandoned.store(true, std::memory_order_release);
}

thread_local ThreadRings t_rings;
thread_local quint64 t_lastHub = 0;
thread_local RecorderHub::Ring *t_lastRing = nullptr;

} // namespace

void MetricRecorder::record(double value) const
{
    if (!isValid())
        return;
    RecorderHub::Ring *ring = t_lastHub == m_hub->d->id ? t_lastRing : m_hub->ringOfThisThread();
    const uint32_t head = ring->head.load(std::memory_order_relaxed);
    if (head - ring->tailSeen >= RecorderHub::Ring::Size)
        ring->tailSeen = ring->tail.load(std::memory_order_acquire);
    if (head - ring->tailSeen >= RecorderHub::Ring::Size || !std::isfinite(value)) {
        // Only this thread writes the counter, so no atomic addition is needed.
        ring->dropped.store(ring->dropped.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        return;
    }
    ring->entries[head % RecorderHub::Ring::Size] = {value, stampNow(), m_series.index()};
    ring->head.store(head + 1, std::memory_order_release);
}

RecorderHub::RecorderHub() : d(std::make_unique<Private>()) {}
RecorderHub::~RecorderHub() = default;

MetricRecorder RecorderHub::recorder(SeriesId series)
{
    MetricRecorder recorder;
    recorder.m_hub = shared_from_this();
    recorder.m_series = series;
    return recorder;
}

RecorderHub::Ring *RecorderHub::ringOfThisThread()
{
    for (const auto &item : t_rings.items) {
        if (item.hub == d->id) {
            t_lastHub = d->id;
            t_lastRing = item.ring.get();
            return t_lastRing;
        }
    }
    auto ring = std::make_shared<Ring>();
    {
        const Locked lock(d->mutex);
        d->rings.push_back(ring);
    }
    t_lastHub = d->id;
    t_lastRing = ring.get();
    t_rings.items.push_back({d->id, std::move(ring)});
    return t_lastRing;
}

std::vector<EventSample> RecorderHub::drain()
{
    std::vector<EventSample> samples;
    const Locked lock(d->mutex);
    const ClockPair before = d->last;
    const ClockPair present = ClockPair::take();
    d->last = present;
    const double rate = present.stamp > before.stamp
        ? double(present.time - before.time) / double(present.stamp - before.stamp)
        : 0;
    for (auto it = d->rings.begin(); it != d->rings.end();) {
        Ring &ring = **it;
        const bool abandoned = ring.abandoned.load(std::memory_order_acquire);
        const uint32_t head = ring.head.load(std::memory_order_acquire);
        uint32_t tail = ring.tail.load(std::memory_order_relaxed);
        Q_ASSERT(head - tail <= Ring::Size); // more would have been written over
        for (; tail != head; ++tail) {
            const Ring::Entry &entry = ring.entries[tail % Ring::Size];
            // Counted back from now, so that a sample never lies ahead of the clock by an error of the rate.
            const double age = entry.stamp < present.stamp ? double(present.stamp - entry.stamp) * rate : 0;
            // Two that follow each other within a nanosecond stay two, in their order.
            ring.lastTime = std::max(ring.lastTime + 1, present.time - qint64(age));
            samples.push_back({SeriesId::fromIndex(entry.series), ring.lastTime, bitsOf(entry.value)});
        }
        ring.tail.store(tail, std::memory_order_release);
        if (abandoned) {
            d->droppedByGone += ring.dropped.load(std::memory_order_relaxed);
            it = d->rings.erase(it);
        } else {
            ++it;
        }
    }
    return samples;
}

quint64 RecorderHub::dropped() const
{
    const Locked lock(d->mutex);
    quint64 dropped = d->droppedByGone;
    for (const auto &ring : d->rings)
        dropped += ring->dropped.load(std::memory_order_relaxed);
    return dropped;
}

} // namespace performance
