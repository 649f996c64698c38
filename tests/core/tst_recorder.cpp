// SPDX-License-Identifier: MIT
#include <performance/core/recorder.h>

#include <QTest>

#include <atomic>
#include <cmath>
#include <limits>
#include <map>
#include <thread>

using namespace performance;

namespace {
std::atomic<bool> s_counting{false};
std::atomic<int> s_allocations{0};
} // namespace

// Counts allocations while a test asks for it: a promise of the recorder.
void *operator new(std::size_t size)
{
    if (s_counting)
        ++s_allocations;
    if (void *memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

class TestRecorder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordsWithTime()
    {
        const auto hub = std::make_shared<RecorderHub>();
        const MetricRecorder recorder = hub->recorder(SeriesId::fromIndex(7));
        QTest::qSleep(20); // the span itself: some way between the two readings of the clock
        const qint64 before = toNanoseconds(now());
        recorder.record(150.5);
        const qint64 after = toNanoseconds(now());
        QTest::qSleep(20); // the same
        const auto samples = hub->drain();
        QCOMPARE(samples.size(), size_t(1));
        QCOMPARE(samples[0].series, SeriesId::fromIndex(7));
        QCOMPARE(realOf(samples[0].bits), 150.5);
        constexpr qint64 Tolerance = 2'000'000;
        QVERIFY(samples[0].time > before - Tolerance && samples[0].time < after + Tolerance);
        QVERIFY(hub->drain().empty());
    }

    /// However fast they come, each has a time of its own, in their order.
    void timesRise()
    {
        const auto hub = std::make_shared<RecorderHub>();
        const MetricRecorder recorder = hub->recorder(SeriesId::fromIndex(0));
        qint64 last = 0;
        for (int round = 0; round < 20; ++round) {
            for (int i = 0; i < 4000; ++i)
                recorder.record(i);
            for (const EventSample &sample : hub->drain()) {
                QVERIFY(sample.time > last);
                last = sample.time;
            }
        }
    }

    void nothingIsAllocated()
    {
        const auto hub = std::make_shared<RecorderHub>();
        const MetricRecorder recorder = hub->recorder(SeriesId::fromIndex(0));
        recorder.record(0); // the ring of this thread
        s_allocations = 0;
        s_counting = true;
        for (int i = 0; i < 1000; ++i)
            recorder.record(i);
        s_counting = false;
        QCOMPARE(s_allocations.load(), 0);
    }

    void whatIsLostIsCounted()
    {
        const auto hub = std::make_shared<RecorderHub>();
        const MetricRecorder recorder = hub->recorder(SeriesId::fromIndex(0));
        for (int i = 0; i < 10000; ++i)
            recorder.record(i);
        recorder.record(std::nan(""));
        recorder.record(std::numeric_limits<double>::infinity());
        const auto samples = hub->drain();
        QCOMPARE(samples.size() + hub->dropped(), size_t(10002));
        QCOMPARE(realOf(samples.front().bits), 0.0);
    }

    void manyThreadsLoseNothingUncounted()
    {
        const auto hub = std::make_shared<RecorderHub>();
        constexpr int Threads = 4;
        constexpr int Each = 50000;
        std::map<quint32, int> last;
        size_t received = 0;
        const auto take = [&] {
            for (const EventSample &sample : hub->drain()) {
                // Of one thread, samples stay in order.
                const int value = int(realOf(sample.bits));
                QVERIFY(value > last.try_emplace(sample.series.index(), -1).first->second);
                last[sample.series.index()] = value;
                ++received;
            }
        };
        std::vector<std::jthread> threads;
        std::atomic<int> running{Threads};
        for (int t = 0; t < Threads; ++t) {
            threads.emplace_back([&, recorder = hub->recorder(SeriesId::fromIndex(quint32(t)))] {
                for (int i = 0; i < Each; ++i)
                    recorder.record(i);
                --running;
            });
        }
        while (running > 0)
            take();
        threads.clear();
        take();
        QCOMPARE(received + hub->dropped(), size_t(Threads * Each));
    }

    void outlivesItsClient()
    {
        auto hub = std::make_shared<RecorderHub>();
        const MetricRecorder recorder = hub->recorder(SeriesId::fromIndex(0));
        hub.reset();
        recorder.record(1);
        QVERIFY(!MetricRecorder().isValid());
        MetricRecorder().record(1);
    }
};

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
