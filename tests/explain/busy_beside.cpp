// SPDX-License-Identifier: MIT
// A server of which somebody waits, and a program that takes the CPU from it, for tst_why_command; both on the first CPU that they may use.
// Usage: busy_beside answer | busy_beside crunch PROCESSES
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

#include <sched.h>
#include <sys/prctl.h>
#include <signal.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

void useOneCpu()
{
    cpu_set_t allowed;
    cpu_set_t first;
    CPU_ZERO(&first);
    if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (CPU_ISSET(cpu, &allowed)) {
            CPU_SET(cpu, &first);
            break;
        }
    }
    ::sched_setaffinity(0, sizeof first, &first);
}

void spinFor(std::chrono::milliseconds time)
{
    for (const auto end = Clock::now() + time; Clock::now() < end;) {
    }
}

} // namespace

int main(int count, char **arguments)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // it does not outlive its test, however that ends
    useOneCpu();
    const std::string what = count > 1 ? arguments[1] : "";
    if (what == "answer") {
        for (;;) { // the load: forty requests a second of five milliseconds
            spinFor(std::chrono::milliseconds(5));
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
    for (int i = 1; i < (count > 2 ? std::atoi(arguments[2]) : 1); ++i)
        std::thread([] { spinFor(std::chrono::hours(1)); }).detach();
    spinFor(std::chrono::hours(1));
}
