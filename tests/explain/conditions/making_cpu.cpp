// SPDX-License-Identifier: MIT
// Conditions of the CPU. Usage: making_cpu WHAT [NUMBER…]; the runner gives it the name of the program that it plays.
#include "making.h"

#include <sched.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

using namespace making;

extern char **environ;

namespace {

[[gnu::noinline]] void crunchNumbers()
{
    for (;;)
        spinFor(milliseconds(100));
}

[[gnu::noinline]] void layoutPage()
{
    for (;;)
        spinFor(milliseconds(100));
}

[[gnu::noinline]] void handleRequest(microseconds work)
{
    spinFor(work);
}

/// So many threads that always want a CPU.
void crunch(size_t threads)
{
    for (size_t i = 1; i < threads; ++i)
        std::thread(crunchNumbers).detach();
    crunchNumbers();
}

/// A server of which somebody waits: so many requests a second of so much work each, by one thread.
void answer(size_t perSecond, microseconds work)
{
    Latencies latencies;
    const auto between = microseconds(1000000 / perSecond);
    for (auto next = Clock::now();; next = std::max(next + between, Clock::now() - between)) {
        std::this_thread::sleep_until(next);
        const auto begun = std::max(next, Clock::now() - std::chrono::seconds(1));
        handleRequest(work);
        latencies.add(Clock::now() - begun);
    }
}

/// Many processes that each want a little: so many percent of a CPU in every twentieth of a second.
void nibble(size_t processes, size_t percent)
{
    for (size_t i = 1; i < processes; ++i) {
        if (::fork() == 0) {
            endWithParent();
            break;
        }
    }
    for (;;) {
        handleRequest(microseconds(percent * 500));
        ::usleep(useconds_t((100 - percent) * 500)); // the load: what is left of the twentieth of a second
    }
}

/// A program of several threads of which one does all the work and the others wait for it.
void oneOfMany()
{
    std::thread worker(layoutPage);
    worker.join();
}

/// Starts a program that ends at once, again and again, as a script does.
void startAgain(const std::string &program)
{
    char *arguments[] = {const_cast<char *>(program.c_str()), const_cast<char *>("nothing"), nullptr};
    for (;;) {
        pid_t child = 0;
        if (::posix_spawn(&child, program.c_str(), nullptr, nullptr, arguments, environ) != 0)
            fail(program.c_str());
        ::waitpid(child, nullptr, 0);
    }
}

/// Two processes on one CPU that wake each other as fast as they can.
void pingPong()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(0, &set);
    (void)::sched_setaffinity(0, sizeof set, &set);
    int there[2];
    int back[2];
    if (::pipe(there) != 0 || ::pipe(back) != 0)
        fail("pipe");
    const bool child = ::fork() == 0;
    if (child)
        endWithParent();
    const int in = child ? there[0] : back[0];
    const int out = child ? back[1] : there[1];
    char byte = 0;
    if (!child)
        (void)!::write(out, &byte, 1);
    while (::read(in, &byte, 1) == 1 && ::write(out, &byte, 1) == 1) {
    }
}

[[gnu::noinline]] void pollAgain(microseconds period)
{
    const timespec pause{0, long(period.count()) * 1000};
    for (;;)
        ::clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, nullptr);
}

/// Threads that look again and again whether there is something to do.
void wakeUp(size_t threads, microseconds period)
{
    ::prctl(PR_SET_TIMERSLACK, 1000); // the smallest: as programs do that ask for exact timers
    for (size_t i = 1; i < threads; ++i)
        std::thread(pollAgain, period).detach();
    pollAgain(period);
}

/// A package manager at work: unpacks on one CPU while it writes what it unpacked.
void upgrade(const std::string &file, size_t threads)
{
    for (size_t i = 1; i < threads; ++i)
        std::thread(crunchNumbers).detach();
    for (;;) {
        std::FILE *out = std::fopen(file.c_str(), "w");
        if (!out)
            fail(file.c_str());
        std::vector<char> piece(1 << 20, 'x');
        for (int i = 0; i < 24; ++i) {
            handleRequest(milliseconds(20));
            (void)std::fwrite(piece.data(), 1, piece.size(), out);
        }
        std::fflush(out);
        ::fdatasync(::fileno(out));
        std::fclose(out);
    }
}

} // namespace

int main(int count, char **arguments)
{
    endWithParent();
    const std::string what = textAt(count, arguments, 1);
    const auto number = [&](int at, size_t otherwise) { return countAt(count, arguments, at, otherwise); };
    if (what == "crunch")
        crunch(number(2, 1));
    else if (what == "answer")
        answer(number(2, 40), microseconds(number(3, 5000)));
    else if (what == "nibble")
        nibble(number(2, 10), number(3, 30));
    else if (what == "one-of-many")
        oneOfMany();
    else if (what == "start")
        startAgain(textAt(count, arguments, 2));
    else if (what == "nothing")
        return 0;
    else if (what == "ping-pong")
        pingPong();
    else if (what == "wake")
        wakeUp(number(2, 4), microseconds(number(3, 50)));
    else if (what == "upgrade")
        upgrade(textAt(count, arguments, 2), number(3, 2));
    return 2;
}
