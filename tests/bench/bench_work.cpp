// SPDX-License-Identifier: MIT
// A fixed piece of work, twenty calls deep, on one or more threads; prints how long it took.
// Usage: bench_work cpu|syscalls THREADS ROUNDS
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

volatile unsigned long sink;

__attribute__((noinline)) unsigned long work(int depth, bool syscalls, unsigned long state)
{
    if (depth > 0) {
        state = work(depth - 1, syscalls, state) + 1;
        return state ^ unsigned(depth);
    }
    if (syscalls) {
        for (int i = 0; i < 500; ++i)
            state += unsigned(::syscall(SYS_getppid));
        return state;
    }
    for (int i = 0; i < 40000; ++i)
        state = state * 6364136223846793005u + 1442695040888963407u;
    return state;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 4)
        return 2;
    const bool syscalls = std::strcmp(argv[1], "syscalls") == 0;
    const int rounds = std::atoi(argv[3]);
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> threads;
    for (int t = 0; t < std::atoi(argv[2]); ++t) {
        threads.emplace_back([=] {
            unsigned long state = unsigned(t);
            for (int i = 0; i < rounds; ++i)
                state = work(20, syscalls, state);
            sink = state;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    std::printf("work_s %.6f\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}
