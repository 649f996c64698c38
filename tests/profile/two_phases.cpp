// SPDX-License-Identifier: MIT
// A program of which it is known when it is where. It writes a line when each part begins: the part, the wall clock in nanoseconds,
// and the CPU time of the process until then. Usage:
//   two_phases busy SECONDS_OF_A SECONDS_OF_B [THREADS]   seconds of CPU time, of each thread
//   two_phases blocked                                    in uninterruptible sleep until its input ends
//   two_phases held                                       busy until its input ends
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

namespace {

volatile unsigned long sink;

long long clockOf(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

void say(const char *part)
{
    std::printf("%s %lld %lld\n", part, clockOf(CLOCK_REALTIME), clockOf(CLOCK_PROCESS_CPUTIME_ID));
    std::fflush(stdout);
}

bool inputHasEnded()
{
    pollfd input{0, POLLIN, 0};
    return ::poll(&input, 1, 0) > 0;
}

} // namespace

// The clock is asked between long stretches of work only, so that nearly all time is theirs.
__attribute__((noinline)) void phaseA(double seconds)
{
    for (const long long end = clockOf(CLOCK_THREAD_CPUTIME_ID) + (long long)(seconds * 1e9);
         clockOf(CLOCK_THREAD_CPUTIME_ID) < end;) {
        for (int i = 0; i < 200000; ++i)
            sink = sink + 1;
    }
    sink = sink + 1;
}

__attribute__((noinline)) void phaseB(double seconds)
{
    for (const long long end = clockOf(CLOCK_THREAD_CPUTIME_ID) + (long long)(seconds * 1e9);
         clockOf(CLOCK_THREAD_CPUTIME_ID) < end;) {
        for (int i = 0; i < 200000; ++i)
            sink = sink + 3;
    }
    sink = sink + 3;
}

/// The parent of a child with CLONE_VFORK is in state D until that executes or ends (wait_for_vfork_done() in kernel/fork.c).
__attribute__((noinline)) void waitForChild()
{
    static char stack[65536];
    const auto child = [](void *) {
        char byte;
        while (::read(0, &byte, 1) > 0) {
        }
        return 0;
    };
    ::clone(child, stack + sizeof(stack), CLONE_VFORK | CLONE_VM | SIGCHLD, nullptr);
    sink = sink + 1;
}

int main(int argc, char **argv)
{
    const char *const kind = argc > 1 ? argv[1] : "";
    if (std::strcmp(kind, "blocked") == 0) {
        say("blocked");
        waitForChild();
    } else if (std::strcmp(kind, "held") == 0) {
        say("a");
        while (!inputHasEnded())
            phaseA(0.01);
    } else if (argc > 3) {
        const auto both = [&](double a, double b, bool says) {
            if (says)
                say("a");
            phaseA(a);
            if (says)
                say("b");
            phaseB(b);
        };
        std::vector<std::thread> others;
        for (int i = 1; i < (argc > 4 ? std::atoi(argv[4]) : 1); ++i)
            others.emplace_back(both, std::atof(argv[2]), std::atof(argv[3]), false);
        both(std::atof(argv[2]), std::atof(argv[3]), true);
        for (std::thread &other : others)
            other.join();
    }
    say("end");
}
