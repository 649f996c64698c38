// SPDX-License-Identifier: MIT
// Programs of which one part waits for another. Usage: making_waits convoy|over-io|backend|frontend [PATH]
#include "making.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <mutex>

using namespace making;

namespace {

std::mutex catalogue; // a program's own lock: what this condition is about

/// Needs the catalogue for a moment, many times a second.
[[gnu::noinline]] void handleRequests()
{
    Latencies latencies;
    for (;;) {
        const auto begun = Clock::now();
        {
            const std::lock_guard locked(catalogue);
            spinFor(microseconds(50));
        }
        latencies.add(Clock::now() - begun);
        ::usleep(2000); // the load: what a request does beside
    }
}

/// Holds the catalogue for very long, and computes.
[[gnu::noinline]] void rebuildIndex()
{
    for (;;) {
        {
            const std::lock_guard locked(catalogue);
            spinFor(milliseconds(150));
        }
        ::usleep(5000); // the load: others have their turn now
    }
}

/// Holds the catalogue while it waits for the disk.
[[gnu::noinline]] void flushJournal(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (file < 0)
        fail(path.c_str());
    std::vector<char> record(512 << 10, 'j');
    for (;;) {
        {
            const std::lock_guard locked(catalogue);
            for (int i = 0; i < 60; ++i) { // each is on the disk before the next one
                (void)!::pwrite(file, record.data(), record.size(), off_t(i) * off_t(record.size()));
                ::fdatasync(file);
            }
        }
        ::usleep(5000); // the load: others have their turn now
    }
}

/// One thread that tells how long its own requests take is enough; the others are as it.
void handleQuietly()
{
    for (;;) {
        {
            const std::lock_guard locked(catalogue);
            spinFor(microseconds(50));
        }
        ::usleep(2000); // the load: what a request does beside
    }
}

sockaddr_un addressOf(const std::string &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

/// Answers each question after a while, one after the other: it is slow and does not compute.
[[gnu::noinline]] void lookUpQuote(int connection)
{
    char question = 0;
    while (::read(connection, &question, 1) == 1) {
        ::usleep(120000); // the load: what is slow about this service
        if (::write(connection, &question, 1) != 1)
            return;
    }
}

void serveQuotes(const std::string &path)
{
    const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
    const sockaddr_un address = addressOf(path);
    ::unlink(path.c_str());
    if (::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(listener, 8) != 0)
        fail(path.c_str());
    for (;;)
        lookUpQuote(::accept(listener, nullptr, nullptr));
}

/// Renders a page and asks for a quote in the middle of it.
[[gnu::noinline]] void renderPages(const std::string &path)
{
    const int connection = ::socket(AF_UNIX, SOCK_STREAM, 0);
    const sockaddr_un address = addressOf(path);
    while (::connect(connection, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        ::usleep(50000); // until the other one listens
    Latencies latencies;
    char question = 'q';
    for (;;) {
        const auto begun = Clock::now();
        spinFor(milliseconds(5));
        if (::write(connection, &question, 1) != 1 || ::read(connection, &question, 1) != 1)
            return;
        latencies.add(Clock::now() - begun);
    }
}

} // namespace

int main(int count, char **arguments)
{
    endWithParent();
    const std::string what = textAt(count, arguments, 1);
    const std::string path = textAt(count, arguments, 2);
    if (what == "backend") {
        serveQuotes(path);
    } else if (what == "frontend") {
        renderPages(path);
    } else if (what == "convoy" || what == "over-io") {
        for (int i = 0; i < 5; ++i)
            std::thread(handleQuietly).detach();
        std::thread(handleRequests).detach();
        if (what == "convoy")
            rebuildIndex();
        flushJournal(path);
    }
    return 2;
}
