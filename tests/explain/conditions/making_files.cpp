// SPDX-License-Identifier: MIT
// Conditions of disks and files. Usage: making_files WHAT FOLDER [NUMBER]
#include "making.h"

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

using namespace making;

namespace {

constexpr size_t Piece = 256 * 1024;

int opened(const std::string &path, int flags)
{
    const int file = ::open(path.c_str(), flags | O_CREAT, 0600);
    if (file < 0)
        fail(path.c_str());
    return file;
}

/// Memory as direct IO wants it.
char *aligned(size_t length)
{
    void *room = nullptr;
    if (::posix_memalign(&room, 4096, length) != 0)
        fail("posix_memalign");
    std::memset(room, 'x', length);
    return static_cast<char *>(room);
}

int bigFile(const std::string &path, size_t length)
{
    const int file = opened(path, O_RDWR | O_DIRECT);
    char *room = aligned(Piece);
    for (size_t at = 0; at < length; at += Piece) {
        if (::pwrite(file, room, Piece, off_t(at)) != ssize_t(Piece))
            fail("pwrite");
    }
    return file;
}

/// Reads a file past the cache, by several threads, in pieces of so many bytes, for ever.
[[gnu::noinline]] void scanTable(int file, size_t length, size_t piece, size_t from)
{
    char *room = aligned(piece);
    for (size_t at = from;; at = (at + piece) % length) {
        if (::pread(file, room, piece, off_t(at)) <= 0)
            fail("pread");
    }
}

/// A database: a record is appended and must be on the disk before the next one.
[[gnu::noinline]] void commitRecords(const std::string &path)
{
    const int file = opened(path, O_RDWR | O_TRUNC);
    Latencies latencies;
    std::vector<char> record(4096, 'r');
    for (size_t i = 0;; ++i) {
        const auto begun = Clock::now();
        (void)!::pwrite(file, record.data(), record.size(), off_t(i % 4096 * 4096));
        ::fdatasync(file);
        latencies.add(Clock::now() - begun);
        ::usleep(2000); // the load: what the transaction does between two commits
    }
}

/// Writes far more than a disk takes at once, through the cache, and then has all of it written.
[[gnu::noinline]] void copyBackup(const std::string &path, size_t length)
{
    const int file = opened(path, O_RDWR);
    std::vector<char> piece(1 << 20, 'b');
    for (;;) {
        for (size_t at = 0; at < length; at += piece.size()) {
            if (::pwrite(file, piece.data(), piece.size(), off_t(at)) < 0)
                fail("pwrite");
        }
        ::fdatasync(file);
        ::usleep(20000); // the load: a moment for others
    }
}

/// Reads small pieces at random, and has nothing to do but wait for each.
[[gnu::noinline]] void loadAssets(int file, size_t length)
{
    char *room = aligned(4096);
    for (size_t state = 1;;) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        if (::pread(file, room, 4096, off_t((state >> 33) % (length / 4096) * 4096)) <= 0)
            fail("pread");
    }
}

/// Fills a filesystem, and goes on trying.
[[gnu::noinline]] void exportTable(const std::string &path)
{
    const int file = opened(path, O_RDWR | O_TRUNC);
    std::vector<char> piece(1 << 16, 'f');
    for (;;) {
        if (::write(file, piece.data(), piece.size()) <= 0)
            ::usleep(20000); // the load: a program that tries again
    }
}

/// Makes and removes files as fast as it can.
[[gnu::noinline]] void touchFiles(const std::string &folder)
{
    for (size_t i = 0;; ++i) {
        const std::string path = folder + "/draft" + std::to_string(i % 64);
        ::close(opened(path, O_WRONLY));
        ::unlink(path.c_str());
    }
}

/// Looks at each file again of which it is told that something about it changed.
[[gnu::noinline]] void watchFolder(const std::string &folder)
{
    const int watch = ::inotify_init();
    if (::inotify_add_watch(watch, folder.c_str(), IN_ALL_EVENTS) < 0)
        fail(folder.c_str());
    alignas(inotify_event) char events[1 << 14];
    struct stat found;
    for (ssize_t length = 0; (length = ::read(watch, events, sizeof events)) > 0;) {
        for (ssize_t at = 0; at < length;) {
            const auto *event = reinterpret_cast<const inotify_event *>(events + at);
            (void)::stat((folder + "/" + event->name).c_str(), &found);
            at += ssize_t(sizeof(inotify_event) + event->len);
        }
    }
}

/// A folder with so many entries, of which all are asked for.
[[gnu::noinline]] void listFolder(const std::string &folder, size_t entries)
{
    for (size_t i = 0; i < entries; ++i)
        ::close(opened(folder + "/entry" + std::to_string(i), O_WRONLY));
    struct stat found;
    for (;;) {
        for (size_t i = 0; i < entries; ++i)
            (void)::stat((folder + "/entry" + std::to_string(i)).c_str(), &found);
    }
}

/// Writes a log that each line of has to be on the disk, of what comes on standard input.
[[gnu::noinline]] void writeLog(const std::string &path)
{
    const int file = opened(path, O_RDWR | O_TRUNC);
    std::vector<char> lines(1 << 16);
    size_t at = 0;
    for (ssize_t length = 0; (length = ::read(STDIN_FILENO, lines.data(), lines.size())) > 0;) {
        (void)!::pwrite(file, lines.data(), size_t(length), off_t(at));
        ::fdatasync(file);
        at = (at + size_t(length)) % (64 << 20);
    }
}

/// Says the same again and again to standard output, and waits where nobody takes it.
[[gnu::noinline]] void chatter()
{
    std::string lines;
    while (lines.size() < 60000)
        lines += "debug: cache lookup for key 0x7f34 missed, trying the next shard\n";
    while (::write(STDOUT_FILENO, lines.data(), lines.size()) > 0) {
    }
}

} // namespace

int main(int count, char **arguments)
{
    endWithParent();
    const std::string what = textAt(count, arguments, 1);
    const std::string path = textAt(count, arguments, 2);
    const size_t number = countAt(count, arguments, 3, 0);
    const size_t length = size_t(256) << 20;
    if (what == "scan") {
        const int file = bigFile(path, length);
        for (size_t i = 1; i < number; ++i)
            std::thread(scanTable, file, length, Piece, length / number * i / Piece * Piece).detach();
        scanTable(file, length, Piece, 0);
    } else if (what == "commit") {
        commitRecords(path);
    } else if (what == "backup") {
        copyBackup(path, number << 20);
    } else if (what == "load") {
        loadAssets(bigFile(path, size_t(64) << 20), size_t(64) << 20);
    } else if (what == "fill") {
        exportTable(path);
    } else if (what == "touch") {
        touchFiles(path);
    } else if (what == "watch") {
        watchFolder(path);
    } else if (what == "list") {
        listFolder(path, number);
    } else if (what == "log") {
        writeLog(path);
    } else if (what == "chatter") {
        chatter();
    }
    return 2;
}
