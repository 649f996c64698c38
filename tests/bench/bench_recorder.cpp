// SPDX-License-Identifier: MIT

// What record() costs through a handle, on one thread. Prints "name value" lines.
#include <performance/core/recorder.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace performance;

int main()
{
    const auto hub = std::make_shared<RecorderHub>();
    const MetricRecorder recorder = hub->recorder(SeriesId::fromIndex(0));
    std::vector<double> rounds;
    for (int round = 0; round < 200; ++round) {
        constexpr int Count = 4000; // fits the ring
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < Count; ++i)
            recorder.record(i);
        rounds.push_back(std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count() / Count);
        hub->drain();
    }
    std::nth_element(rounds.begin(), rounds.begin() + 100, rounds.end());
    std::printf("record_ns %.1f\n", rounds[100]);
}
