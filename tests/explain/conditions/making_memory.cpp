// SPDX-License-Identifier: MIT
// Conditions of memory, meant for a control group with a limit. Usage: making_memory WHAT [MEGABYTES] [FILE]
#include "making.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace making;

namespace {

constexpr size_t Page = 4096;

size_t next(size_t &state)
{
    return (state = state * 6364136223846793005ULL + 1442695040888963407ULL) >> 33;
}

[[gnu::noinline]] char *allocate(size_t length)
{
    void *room = ::mmap(nullptr, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED)
        fail("mmap");
    return static_cast<char *>(room);
}

/// Takes ever more, and looks at all that it has.
[[gnu::noinline]] void growCache(size_t megabytes)
{
    std::vector<char *> pieces;
    for (size_t state = 1; pieces.size() < megabytes;) {
        pieces.push_back(allocate(1 << 20));
        std::memset(pieces.back(), 1, 1 << 20);
        for (int i = 0; i < 200; ++i)
            ++pieces[next(state) % pieces.size()][next(state) % (1 << 20)];
        ::usleep(2000); // the load: half a gigabyte a second at most
    }
}

/// Uses more than its group may have, at random: of a file, or memory of its own.
[[gnu::noinline]] void visitRandomly(char *room, size_t length, bool write)
{
    for (size_t state = 1, sum = 0;;) {
        char &byte = room[next(state) % (length / Page) * Page];
        sum += size_t(byte);
        if (write)
            byte = char(sum);
        __asm__ volatile("" : : "r"(sum)); // what was read is used
    }
}

char *mappedFile(const std::string &path, size_t length)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT, 0600);
    std::vector<char> piece(1 << 20, 'x');
    for (size_t at = 0; at < length; at += piece.size()) {
        if (::pwrite(file, piece.data(), piece.size(), off_t(at)) < 0)
            fail(path.c_str());
    }
    ::fdatasync(file);
    void *room = ::mmap(nullptr, length, PROT_READ, MAP_SHARED, file, 0);
    if (room == MAP_FAILED)
        fail("mmap");
    ::madvise(room, length, MADV_RANDOM);
    return static_cast<char *>(room);
}

/// Runs out of memory, is ended by the kernel, and is started again, as a service manager does.
void restart(size_t megabytes)
{
    for (;;) {
        const pid_t child = ::fork();
        if (child == 0) {
            endWithParent();
            growCache(megabytes);
            std::exit(0);
        }
        ::waitpid(child, nullptr, 0);
        ::sleep(2); // the load: what a service manager waits before it starts again
    }
}

/// Maps, touches and gives back: each page is a fault, and all threads of a process share the lock of its map.
[[gnu::noinline]] void mapAgain(size_t length, bool huge)
{
    for (;;) {
        char *room = allocate(length);
        if (huge)
            ::madvise(room, length, MADV_HUGEPAGE);
        for (size_t at = 0; at < length; at += Page)
            room[at] = 1;
        ::munmap(room, length);
    }
}

} // namespace

int main(int count, char **arguments)
{
    endWithParent();
    const std::string what = textAt(count, arguments, 1);
    const size_t megabytes = countAt(count, arguments, 2, 64);
    const size_t length = megabytes << 20;
    if (what == "thrash") {
        visitRandomly(mappedFile(textAt(count, arguments, 3), length), length, false);
    } else if (what == "swap") {
        char *room = allocate(length);
        std::memset(room, 1, length);
        visitRandomly(room, length, true);
    } else if (what == "restart") {
        restart(megabytes);
    } else if (what == "faults" || what == "huge") {
        for (size_t i = 1; i < countAt(count, arguments, 3, 2); ++i)
            std::thread(mapAgain, length, what == "huge").detach();
        mapAgain(length, what == "huge");
    }
    return 2;
}
