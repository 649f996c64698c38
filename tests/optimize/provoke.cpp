// SPDX-License-Identifier: MIT
// For tst_provoked: makes one condition real until it is killed. Only this machine is touched: loopback, a folder that is
// named, and its own processes. Usage: provoke WHAT [FOLDER]
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/aio_abi.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

namespace {

void sleepForEver()
{
    for (;;)
        ::pause();
}

void spinForEver()
{
    for (;;)
        __asm__ volatile("");
}

[[noreturn]] void fail(const char *what)
{
    std::perror(what);
    std::exit(1);
}

/// A server's socket on a free port of the loopback address.
int listener(int kind, sockaddr_in &address, int backlog = 0)
{
    const int fd = ::socket(AF_INET, kind, 0);
    address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (fd < 0 || ::bind(fd, reinterpret_cast<sockaddr *>(&address), length) != 0
        || ::getsockname(fd, reinterpret_cast<sockaddr *>(&address), &length) != 0
        || (kind == SOCK_STREAM && ::listen(fd, backlog) != 0))
        fail("listener");
    return fd;
}

/// Holds nearly all of the files that it may open.
void files()
{
    const rlimit limit{512, 4096};
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
        fail("setrlimit");
    for (int i = 0; i < 490; ++i)
        (void)::open("/dev/null", O_RDONLY);
    sleepForEver();
}

void inotify(const std::string &folder, int watches, int instances)
{
    for (int i = 1; i < instances; ++i)
        (void)::inotify_init();
    const int fd = ::inotify_init();
    for (int i = 0; i < watches; ++i) {
        const std::string path = folder + "/" + std::to_string(i);
        ::mkdir(path.c_str(), 0700);
        if (::inotify_add_watch(fd, path.c_str(), IN_CREATE) < 0)
            fail("inotify_add_watch");
    }
    sleepForEver();
}

/// Sets up nine tenths of all asynchronous requests that there may be.
void aio()
{
    long used = 0;
    long most = 0;
    std::FILE *file = std::fopen("/proc/sys/fs/aio-max-nr", "r");
    if (!file || std::fscanf(file, "%ld", &most) != 1)
        fail("aio-max-nr");
    while (used < most * 9 / 10) {
        aio_context_t context = 0;
        // The kernel counts more than was asked for, by the number of processors: ask for little at a time.
        if (::syscall(SYS_io_setup, 512, &context) != 0)
            break;
        std::FILE *now = std::fopen("/proc/sys/fs/aio-nr", "r");
        if (!now || std::fscanf(now, "%ld", &used) != 1)
            fail("aio-nr");
        std::fclose(now);
    }
    sleepForEver();
}

/// A server that never accepts, and clients that keep asking.
void overflowListen()
{
    sockaddr_in address;
    listener(SOCK_STREAM, address, 1);
    for (;;) {
        std::vector<int> clients;
        for (int i = 0; i < 20; ++i) {
            const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            ::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address);
            clients.push_back(fd);
        }
        ::usleep(200000); // the load: twenty requests, five times a second
        for (const int fd : clients)
            ::close(fd);
    }
}

/// A program that reads no datagram of those that come.
void fillDatagrams()
{
    sockaddr_in address;
    listener(SOCK_DGRAM, address);
    const int fd = ::socket(AF_INET, SOCK_DGRAM, 0);
    char bytes[1400] = {};
    for (;;) {
        for (int i = 0; i < 300; ++i)
            (void)::sendto(fd, bytes, sizeof bytes, 0, reinterpret_cast<sockaddr *>(&address), sizeof address);
        ::usleep(200000); // the load: 1,500 datagrams a second
    }
}

/// Two threads that may only use the first CPU.
void pinned()
{
    cpu_set_t cpus;
    CPU_ZERO(&cpus);
    CPU_SET(0, &cpus);
    if (::sched_setaffinity(0, sizeof cpus, &cpus) != 0)
        fail("sched_setaffinity");
    std::thread other(spinForEver);
    spinForEver();
}

void spin(int count)
{
    for (int i = 1; i < count; ++i) {
        if (::fork() == 0 && ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0)
            break;
    }
    spinForEver();
}

/// Writes a file and reads it again and again, past the cache, in pieces of so many bytes.
void readDisk(const std::string &path, size_t piece)
{
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_DIRECT, 0600);
    if (fd < 0)
        fail(path.c_str());
    constexpr size_t Piece = 256 * 1024;
    constexpr off_t End = off_t(256) << 20;
    void *room = nullptr;
    if (::posix_memalign(&room, 4096, Piece) != 0)
        fail("posix_memalign");
    for (off_t at = 0; at < End; at += off_t(Piece)) {
        if (::pwrite(fd, room, Piece, at) != ssize_t(Piece))
            fail("pwrite");
    }
    for (off_t at = 0;; at = at + off_t(Piece) >= End ? 0 : at + off_t(Piece)) {
        if (::pread(fd, room, piece, at) <= 0)
            fail("pread");
    }
}

/// On half of the CPUs two that wake each other as fast as they can; had each one for itself, none would wait. The other half
/// is for whoever looks.
void pingPong()
{
    const long cpus = ::sysconf(_SC_NPROCESSORS_ONLN);
    long mine = cpus / 2;
    while (mine + 1 < cpus && ::fork() == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ++mine;
    }
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(size_t(mine), &set);
    (void)::sched_setaffinity(0, sizeof set, &set);
    int there[2];
    int back[2];
    if (::pipe(there) != 0 || ::pipe(back) != 0)
        fail("pipe");
    const bool child = ::fork() == 0;
    if (child)
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int in = child ? there[0] : back[0];
    const int out = child ? back[1] : there[1];
    char byte = 0;
    if (!child)
        (void)!::write(out, &byte, 1);
    for (;;) {
        if (::read(in, &byte, 1) != 1 || ::write(out, &byte, 1) != 1)
            return;
    }
}

/// Holds so many files open, which only root may beyond what all others may.
void holdOpen(int count)
{
    const rlimit limit{rlim_t(count) + 100, rlim_t(count) + 100};
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
        fail("setrlimit");
    for (int i = 0; i < count; ++i)
        (void)::open("/dev/null", O_RDONLY);
    sleepForEver();
}

/// So many threads that only wait.
void threads(int count)
{
    for (int i = 0; i < count; ++i)
        std::thread(sleepForEver).detach();
    sleepForEver();
}

/// Fills connections that nobody reads until the kernel takes no more.
void fillConnections(int megabytes)
{
    sockaddr_in address;
    const int server = listener(SOCK_STREAM, address, 128);
    std::vector<char> bytes(64 * 1024);
    for (long left = long(megabytes) << 20; left > 0;) {
        const int client = ::socket(AF_INET, SOCK_STREAM, 0);
        if (::connect(client, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            fail("connect");
        (void)::accept(server, nullptr, nullptr);
        ::fcntl(client, F_SETFL, O_NONBLOCK);
        for (ssize_t sent = 0; left > 0 && (sent = ::send(client, bytes.data(), bytes.size(), 0)) > 0;)
            left -= sent;
        left -= 4096; // one that takes nothing more is no endless loop
    }
    sleepForEver();
}

/// Eats memory in a control group of 32 MiB, again and again: the kernel ends who does. What was counted of a group before it was
/// first looked at is nobody's news.
void outOfMemory(const std::string &group)
{
    for (;;) {
        const pid_t child = ::fork();
        if (child == 0) {
            std::FILE *file = std::fopen((group + "/cgroup.procs").c_str(), "w");
            if (!file || std::fprintf(file, "%d", ::getpid()) < 0 || std::fclose(file) != 0)
                fail(group.c_str());
            for (;;)
                std::memset(std::malloc(1 << 20), 1, 1 << 20);
        }
        ::waitpid(child, nullptr, 0);
        ::sleep(8);
    }
}

/// Opens and closes connections, of which each holds its port for a minute.
void ports(int wanted)
{
    sockaddr_in address;
    const int server = listener(SOCK_STREAM, address, 128);
    for (int held = 0;; ++held) {
        if (held >= wanted)
            ::usleep(2000); // the load: as many as are held stay held
        const int client = ::socket(AF_INET, SOCK_STREAM, 0);
        if (::connect(client, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
            ::close(client);
            ::usleep(100000); // no port is free: one will be
            continue;
        }
        const int accepted = ::accept(server, nullptr, nullptr);
        ::close(client); // the side that closes first waits
        ::close(accepted);
    }
}

} // namespace

int main(int count, char **arguments)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // it does not outlive its test, however that ends
    const std::string what = count > 1 ? arguments[1] : "";
    const std::string argument = count > 2 ? arguments[2] : "";
    std::puts("ready");
    std::fflush(stdout);
    if (what == "files")
        files();
    else if (what == "watches")
        inotify(argument, 1000, 1);
    else if (what == "instances")
        inotify(argument, 1, std::atoi(arguments[3]));
    else if (what == "aio")
        aio();
    else if (what == "listen")
        overflowListen();
    else if (what == "datagrams")
        fillDatagrams();
    else if (what == "pinned")
        pinned();
    else if (what == "spin")
        spin(std::atoi(argument.c_str()));
    else if (what == "disk")
        readDisk(argument, count > 3 ? size_t(std::atoi(arguments[3])) : 256 * 1024);
    else if (what == "switches")
        pingPong();
    else if (what == "open")
        holdOpen(std::atoi(argument.c_str()));
    else if (what == "threads")
        threads(std::atoi(argument.c_str()));
    else if (what == "connections")
        fillConnections(std::atoi(argument.c_str()));
    else if (what == "oom")
        outOfMemory(argument);
    else if (what == "ports")
        ports(std::atoi(argument.c_str()));
    return 2;
}
