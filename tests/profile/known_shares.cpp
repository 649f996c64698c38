// SPDX-License-Identifier: MIT
// A program whose profile is known: 70, 20 and 10 of 100 parts of its time are spent in three functions, which are called
// through each other and through the C++ library. Usage: known_shares SECONDS [THREADS]
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>
#include <vector>

#include <time.h>

namespace shop {

using Clock = std::chrono::steady_clock;

volatile unsigned long sink;

/// CPU time of this thread: what others take of the machine changes no share.
std::chrono::nanoseconds worked()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// Keeps the CPU busy for as long. Inlined, so that the time is its caller's. The clock is a system call: it is asked a few
/// dozen times in the shortest of them.
__attribute__((always_inline)) inline void spin(std::chrono::microseconds time)
{
    unsigned long state = sink;
    for (const auto end = worked() + time; worked() < end;) {
        for (int i = 0; i < 20000; ++i)
            state = state * 6364136223846793005u + 1442695040888963407u;
    }
    sink = state;
}

__attribute__((noinline)) void renderPage()
{
    spin(std::chrono::microseconds(7000));
}

__attribute__((noinline)) void parseRequest()
{
    spin(std::chrono::microseconds(2000));
}

__attribute__((noinline)) void writeLog()
{
    spin(std::chrono::microseconds(1000));
}

__attribute__((noinline)) void handleRequest(int depth)
{
    if (depth > 0) {
        handleRequest(depth - 1);
        sink = sink + 1; // no tail call
        return;
    }
    std::vector<int> parts{3, 1, 2};
    std::sort(parts.begin(), parts.end(), [](int a, int b) { return a < b; });
    parseRequest();
    renderPage();
    writeLog();
    sink = sink + unsigned(parts[0]);
}

void serve(Clock::time_point end)
{
    for (int i = 0; Clock::now() < end; ++i)
        handleRequest(3 + i % 5);
}

} // namespace shop

int main(int argc, char **argv)
{
    const double seconds = argc > 1 ? std::atof(argv[1]) : 1;
    const int threads = argc > 2 ? std::atoi(argv[2]) : 1;
    const auto end = shop::Clock::now() + std::chrono::microseconds(long(seconds * 1e6));
    std::vector<std::thread> workers;
    for (int i = 1; i < threads; ++i)
        workers.emplace_back(shop::serve, end);
    shop::serve(end);
    for (std::thread &worker : workers)
        worker.join();
}
