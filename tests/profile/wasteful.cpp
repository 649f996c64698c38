// SPDX-License-Identifier: MIT
// For tst_advice: wastes time in one of the ways that a profile tells. Usage: wasteful WHAT SECONDS
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
Clock::time_point end;
volatile unsigned long sink;

bool goesOn()
{
    return Clock::now() < end;
}

} // namespace

__attribute__((noinline)) void buildBasket()
{
    while (goesOn()) {
        std::vector<void *> pieces;
        for (int i = 0; i < 2000; ++i)
            pieces.push_back(std::malloc(size_t(24 + i % 400)));
        for (void *piece : pieces)
            std::free(piece);
    }
}

std::mutex till;

__attribute__((noinline)) void payAtTill()
{
    while (goesOn()) {
        const std::lock_guard<std::mutex> lock(till);
        for (const auto until = Clock::now() + std::chrono::milliseconds(5); Clock::now() < until;)
            sink = sink + 1;
    }
}

__attribute__((noinline)) void writeBytes()
{
    const int fd = ::open("/dev/null", O_WRONLY);
    const char byte = 0;
    while (goesOn()) {
        for (int i = 0; i < 1000; ++i)
            sink = sink + static_cast<unsigned long>(::pwrite(fd, &byte, 1, 0));
    }
    ::close(fd);
}

__attribute__((noinline)) void copyPages()
{
    static std::vector<char> from(8 << 20, 1);
    static std::vector<char> to(8 << 20);
    while (goesOn()) {
        std::memcpy(to.data(), from.data(), from.size());
        sink = sink + static_cast<unsigned long>(to[sink % to.size()]);
    }
}

__attribute__((noinline)) void mapAgain()
{
    constexpr size_t Length = 16 << 20;
    while (goesOn()) {
        auto *memory = static_cast<char *>(
            ::mmap(nullptr, Length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        for (size_t at = 0; at < Length; at += 4096)
            memory[at] = 1;
        ::munmap(memory, Length);
    }
}

__attribute__((noinline)) void logOrders()
{
    char line[256];
    while (goesOn()) {
        for (int i = 0; i < 1000; ++i)
            sink = sink
                + static_cast<unsigned long>(
                       std::snprintf(line, sizeof line, "order %d of %s: %f", i, "somebody", i * 1.25));
    }
}

__attribute__((noinline)) void findCustomers()
{
    std::map<std::string, int> customers;
    for (int i = 0; i < 50000; ++i)
        customers["customer with a rather long name " + std::to_string(i * 7919 % 50000)] = i;
    unsigned long i = 0;
    const std::string prefix = "customer with a rather long name ";
    while (goesOn()) {
        for (int k = 0; k < 100; ++k) {
            const auto it = customers.find(prefix + std::to_string(++i * 104729 % 50000));
            sink = sink + (it == customers.end() ? 0UL : static_cast<unsigned long>(it->second));
        }
    }
}

__attribute__((noinline)) void refuse(int order)
{
    throw std::runtime_error("no order " + std::to_string(order));
}

__attribute__((noinline)) void tryOrders()
{
    while (goesOn()) {
        for (int i = 0; i < 100; ++i) {
            try {
                refuse(i);
            } catch (const std::exception &) {
                sink = sink + 1;
            }
        }
    }
}

__attribute__((noinline)) void spin()
{
    while (goesOn())
        for (int i = 0; i < 1000; ++i)
            sink = sink + 1;
}

__attribute__((noinline)) void doze()
{
    while (goesOn())
        std::this_thread::sleep_for(std::chrono::milliseconds(10)); // the load: it dozes
}

int main(int count, char **arguments)
{
    const std::string what = count > 1 ? arguments[1] : "";
    end = Clock::now() + std::chrono::milliseconds(long(1000 * (count > 2 ? std::atof(arguments[2]) : 1)));
    const auto withAll = [](int threads, void (*work)(), void (*first)()) {
        std::vector<std::thread> workers;
        for (int i = 1; i < threads; ++i)
            workers.emplace_back(work);
        first();
        for (std::thread &worker : workers)
            worker.join();
    };
    if (what == "allocate")
        buildBasket();
    else if (what == "lock")
        withAll(3, payAtTill, payAtTill);
    else if (what == "call")
        writeBytes();
    else if (what == "copy")
        copyPages();
    else if (what == "fault")
        mapAgain();
    else if (what == "log")
        logOrders();
    else if (what == "compare")
        findCustomers();
    else if (what == "throw")
        tryOrders();
    else if (what == "serial")
        withAll(4, doze, spin);
    else if (what == "crowd")
        withAll(int(std::thread::hardware_concurrency()) * 4, spin, spin);
    else if (what == "fine")
        spin();
    else
        return 2;
}
