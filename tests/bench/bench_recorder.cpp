// SPDX-License-Identifier: MIT

// What record() costs through a handle, on one thread and on four, beside what programs use otherwise: prometheus-cpp's
// counter and histogram, and a mutex around a list of whole metrics. Prints "name value" lines: ns on one thread, millions
// a second of four.
#include <performance/core/metric.h>
#include <performance/core/recorder.h>

#if __has_include(<prometheus/counter.h>)
#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#define WAI_PROMETHEUS
#endif

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

using namespace performance;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int Threads = 4;
constexpr auto Span = std::chrono::milliseconds(600);

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

/// Calls of all threads together, millions a second, while `between` runs beside them every few milliseconds.
template<typename Call, typename Between>
double together(Call call, Between between)
{
    std::atomic<bool> go = false;
    std::atomic<bool> end = false;
    std::atomic<long> calls = 0;
    std::vector<std::jthread> threads;
    for (int t = 0; t < Threads; ++t) {
        threads.emplace_back([&] {
            while (!go.load(std::memory_order_acquire))
                std::this_thread::yield();
            long own = 0;
            for (; !end.load(std::memory_order_relaxed); own += 64) {
                for (int i = 0; i < 64; ++i)
                    call(i);
            }
            calls += own;
        });
    }
    const auto start = Clock::now();
    go = true;
    while (Clock::now() - start < Span) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        between();
    }
    end = true;
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    threads.clear();
    return double(calls) / seconds / 1e6;
}

template<typename Call, typename Between>
void print(const char *name, Call call, Between between)
{
    std::printf("%s_ns %.1f\n", name, alone(call, between));
    std::printf("%s_millions %.2f\n", name, together(call, between));
    std::fflush(stdout);
}

} // namespace

int main()
{
    const auto nothing = [] {};
    const auto hub = std::make_shared<RecorderHub>();
    const MetricRecorder recorder = hub->recorder(SeriesId::fromIndex(0));
    // The rings are emptied beside them; four threads that do nothing else are faster than any collector, and what overflows
    // is counted.
    size_t kept = 0;
    print("record", [&](int i) { recorder.record(i); }, [&] { kept += hub->drain().size(); });
    std::printf("record_overflow %.3f\n", double(hub->dropped()) / double(hub->dropped() + kept));
#ifdef WAI_PROMETHEUS
    prometheus::Counter counter;
    print("counter", [&](int i) { counter.Increment(i + 1); }, nothing);
    prometheus::Histogram histogram({0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10});
    print("histogram", [&](int i) { histogram.Observe(i * 0.01); }, nothing);
#else
    (void)nothing;
#endif
    std::mutex mutex;
    std::deque<PerformanceMetric> list;
    print("list",
          [&](int i) {
              PerformanceMetric metric(QStringLiteral("api_response_time"), QStringLiteral("API response time"), MetricCategory::Network, i, QStringLiteral("ms"));
              const std::lock_guard lock(mutex);
              list.push_back(std::move(metric));
              if (list.size() > 100'000)
                  list.pop_front();
          },
          [] {});
    return 0;
}
