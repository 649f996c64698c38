// SPDX-License-Identifier: MIT

// What record() costs through a handle, on one thread and on four, beside what programs use otherwise: prometheus-cpp's
// counter and histogram, and a mutex around a list of whole metrics. Prints "name value" lines: ns of one
// thread, CPU ns of a call of four at once.
#include <performance/core/metric.h>
#include <performance/core/recorder.h>

#if __has_include(<prometheus/counter.h>)
#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#define WAI_PROMETHEUS
#endif

#include <algorithm>
#include <atomic>
#include <barrier>
#include <chrono>
#include <cstdio>
#include <deque>
#include <mutex>
#include <thread>
#include <time.h>
#include <vector>

using namespace performance;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int Threads = 4;

/// Nanoseconds of one call, the median of rounds; `between` runs after each.
template<typename Call, typename Between>
double alone(Call call, Between between)
{
    std::vector<double> rounds;
    for (int round = 0; round < 200; ++round) {
        constexpr int Count = 4000; // fits the ring
        const auto start = Clock::now();
        for (int i = 0; i < Count; ++i)
            call(i);
        rounds.push_back(std::chrono::duration<double, std::nano>(Clock::now() - start).count() / Count);
        between();
    }
    std::nth_element(rounds.begin(), rounds.begin() + 100, rounds.end());
    return rounds[100];
}

double cpuNanoseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e9 + double(time.tv_nsec);
}

/// CPU nanoseconds of one call while four threads call at once, in rounds that fit the rings; `between` runs after each.
template<typename Call, typename Between>
double together(Call call, Between between)
{
    constexpr int Rounds = 300;
    constexpr int Count = 4000;
    std::barrier gate(Threads + 1);
    std::atomic<double> spent = 0;
    std::vector<std::jthread> threads;
    for (int t = 0; t < Threads; ++t) {
        threads.emplace_back([&] {
            double own = 0;
            for (int round = 0; round < Rounds; ++round) {
                gate.arrive_and_wait();
                const double begun = cpuNanoseconds();
                for (int i = 0; i < Count; ++i)
                    call(i);
                own += cpuNanoseconds() - begun;
                gate.arrive_and_wait();
            }
            spent += own;
        });
    }
    for (int round = 0; round < Rounds; ++round) {
        gate.arrive_and_wait();
        gate.arrive_and_wait();
        between();
    }
    threads.clear();
    return spent / (double(Rounds) * Count * Threads);
}

template<typename Call, typename Between>
void print(const char *name, Call call, Between between)
{
    std::printf("%s_ns %.1f\n", name, alone(call, between));
    std::printf("%s_together_ns %.1f\n", name, together(call, between));
    std::fflush(stdout);
}

} // namespace

int main()
{
    const auto nothing = [] {};
    const auto hub = std::make_shared<RecorderHub>();
    const MetricRecorder recorder = hub->recorder(SeriesId::fromIndex(0));
    print(
        "record", [&](int i) { recorder.record(i); }, [&] { hub->drain(); });
    std::printf("record_dropped %llu\n", static_cast<unsigned long long>(hub->dropped()));
#ifdef WAI_PROMETHEUS
    prometheus::Counter counter;
    print(
        "counter", [&](int i) { counter.Increment(i + 1); }, nothing);
    prometheus::Histogram histogram({0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10});
    print(
        "histogram", [&](int i) { histogram.Observe(i * 0.01); }, nothing);
#else
    (void)nothing;
#endif
    std::mutex mutex;
    std::deque<PerformanceMetric> list;
    print(
        "list",
        [&](int i) {
            PerformanceMetric metric(QStringLiteral("api_response_time"), QStringLiteral("API response time"),
                                     MetricCategory::Network, i, QStringLiteral("ms"));
            const std::lock_guard lock(mutex);
            list.push_back(std::move(metric));
            if (list.size() > 100'000)
                list.pop_front();
        },
        [] {});
    return 0;
}
