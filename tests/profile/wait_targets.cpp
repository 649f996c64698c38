// SPDX-License-Identifier: MIT
// Threads that wait in a known way, by name, until the program is killed: for tests of who waits for whom. Says "ready" once the
// threads were started; whoever tests looks until they wait.
#include <pthread.h>
#include <semaphore.h>

#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

std::vector<std::thread> threads;

void named(const char *name, std::function<void()> work)
{
    threads.emplace_back([name, work = std::move(work)] {
        ::pthread_setname_np(::pthread_self(), name);
        work();
    });
}

/// Runs `work` in a thread and waits until it has called what it was given.
void namedAndHolding(const char *name, const std::function<void(const std::function<void()> &)> &work)
{
    static sem_t holds;
    ::sem_init(&holds, 0, 0);
    named(name, [work] { work([] { ::sem_post(&holds); }); });
    ::sem_wait(&holds);
}

void forever()
{
    for (;;)
        ::pause();
}

pthread_mutex_t made(int kind, int protocol = PTHREAD_PRIO_NONE, bool robust = false)
{
    pthread_mutexattr_t attributes;
    ::pthread_mutexattr_init(&attributes);
    ::pthread_mutexattr_settype(&attributes, kind);
    ::pthread_mutexattr_setprotocol(&attributes, protocol);
    ::pthread_mutexattr_setrobust(&attributes, robust ? PTHREAD_MUTEX_ROBUST : PTHREAD_MUTEX_STALLED);
    pthread_mutex_t mutex;
    ::pthread_mutex_init(&mutex, &attributes);
    return mutex;
}

void heldMutex(pthread_mutex_t *mutex)
{
    namedAndHolding("holder", [mutex](const auto &holds) {
        ::pthread_mutex_lock(mutex);
        holds();
        forever();
    });
    named("waiter", [mutex] { ::pthread_mutex_lock(mutex); });
}

} // namespace

// What the tests look for in stacks.
namespace shop {

std::mutex ledger;

[[gnu::noinline]] void appendToLedger()
{
    const std::lock_guard lock(ledger);
    asm volatile(""); // not a jump into the lock
}

/// Writes it to the disk for ever, without a file waits instead.
[[gnu::noinline]] void flushLedger(int file)
{
    while (file < 0)
        ::pause();
    for (char page[4096] = {};;) {
        for (int i = 0; i < 64; ++i)
            [[maybe_unused]] const auto written = ::pwrite(file, page, sizeof page, i * long(sizeof page));
        ::fdatasync(file);
    }
}

[[gnu::noinline]] void burn()
{
    for (;;)
        asm volatile("" ::: "memory");
}

} // namespace shop

namespace {

void convoy(const char *path)
{
    namedAndHolding("audit", [path](const auto &holds) {
        const std::lock_guard lock(shop::ledger);
        const int file = path ? ::open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
        holds();
        shop::flushLedger(file);
    });
    for (int i = 0; i < 4; ++i)
        named("server", [] { shop::appendToLedger(); });
}

void running()
{
    namedAndHolding("burner", [](const auto &holds) {
        const std::lock_guard lock(shop::ledger);
        holds();
        shop::burn();
    });
    named("server", [] { shop::appendToLedger(); });
}

void readWrite(bool heldByReader)
{
    static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
    namedAndHolding("holder", [heldByReader](const auto &holds) {
        heldByReader ? ::pthread_rwlock_rdlock(&lock) : ::pthread_rwlock_wrlock(&lock);
        holds();
        forever();
    });
    named("writer", [] { ::pthread_rwlock_wrlock(&lock); });
    if (!heldByReader)
        named("reader", [] { ::pthread_rwlock_rdlock(&lock); });
}

void sharedMutex()
{
    static std::shared_mutex lock;
    namedAndHolding("holder", [](const auto &holds) {
        const std::unique_lock held(lock);
        holds();
        forever();
    });
    named("reader", [] { const std::shared_lock wanted(lock); });
    named("writer", [] { const std::unique_lock wanted(lock); });
}

/// A mutex in memory that two processes share, held by the other one.
void otherProcess()
{
    struct Shared {
        pthread_mutex_t mutex;
        sem_t holds;
    };
    auto *shared = static_cast<Shared *>(
        ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    pthread_mutexattr_t attributes;
    ::pthread_mutexattr_init(&attributes);
    ::pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    ::pthread_mutex_init(&shared->mutex, &attributes);
    ::sem_init(&shared->holds, 1, 0);
    if (const pid_t child = ::fork(); child == 0) {
        ::pthread_mutex_lock(&shared->mutex);
        ::sem_post(&shared->holds);
        char byte;
        while (::read(0, &byte, 1) > 0) { // ends with who started it
        }
        ::_exit(0);
    }
    ::sem_wait(&shared->holds);
    named("waiter", [shared] { ::pthread_mutex_lock(&shared->mutex); });
}

void idleWorkers(int count)
{
    static std::mutex mutex;
    static std::condition_variable never;
    for (int i = 0; i < count; ++i)
        named("worker", [] {
            std::unique_lock lock(mutex);
            never.wait(lock, [] { return false; });
        });
}

void condition()
{
    static sem_t empty;
    ::sem_init(&empty, 0, 0);
    idleWorkers(3);
    named("semaphore", [] { ::sem_wait(&empty); });
}

void deadlock()
{
    static std::mutex first;
    static std::mutex second;
    static pthread_barrier_t both;
    ::pthread_barrier_init(&both, nullptr, 2);
    const auto lockBoth = [](std::mutex &mine, std::mutex &theirs) {
        const std::lock_guard held(mine);
        ::pthread_barrier_wait(&both);
        const std::lock_guard wanted(theirs);
    };
    named("left", [=] { lockBoth(first, second); });
    named("right", [=] { lockBoth(second, first); });
}

void itself()
{
    named("alone", [] {
        static pthread_mutex_t mutex = made(PTHREAD_MUTEX_NORMAL);
        ::pthread_mutex_lock(&mutex);
        ::pthread_mutex_lock(&mutex);
    });
}

void joining()
{
    named("joiner", [] {
        std::thread worker([] {
            ::pthread_setname_np(::pthread_self(), "worker");
            forever();
        });
        worker.join();
    });
}

/// A child reads what this process never writes.
void readsInChild(const std::function<int()> &connected)
{
    const int descriptor = connected();
    if (const pid_t child = ::fork(); child == 0) {
        char byte;
        [[maybe_unused]] const auto got = ::read(descriptor, &byte, 1);
        ::_exit(0);
    }
    ::close(descriptor);
}

void pipes()
{
    readsInChild([] {
        int ends[2];
        [[maybe_unused]] const int made = ::pipe(ends);
        ::fcntl(ends[1], F_SETFD, FD_CLOEXEC);
        static const int kept = ends[1]; // the child has it too, and closes it
        ::pthread_atfork(nullptr, nullptr, [] { ::close(kept); });
        return ends[0];
    });
}

void unixSocket()
{
    readsInChild([] {
        int ends[2];
        [[maybe_unused]] const int made = ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
        static const int kept = ends[1];
        ::pthread_atfork(nullptr, nullptr, [] { ::close(kept); });
        return ends[0];
    });
}

void connection()
{
    readsInChild([] {
        const int listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        ::bind(listening, reinterpret_cast<sockaddr *>(&address), sizeof address);
        ::listen(listening, 1);
        ::getsockname(listening, reinterpret_cast<sockaddr *>(&address), &length);
        const int client = ::socket(AF_INET, SOCK_STREAM, 0);
        ::connect(client, reinterpret_cast<sockaddr *>(&address), sizeof address);
        static const int kept = ::accept(listening, nullptr, nullptr);
        ::pthread_atfork(nullptr, nullptr, [] { ::close(kept); });
        return client;
    });
}

/// Two threads that wake each other, two processes that do by pipes, and one that sleeps for a while again and again.
void takingTurns()
{
    static sem_t turns[2];
    for (sem_t &turn : turns)
        ::sem_init(&turn, 0, 0);
    int there[2];
    int back[2];
    if (::pipe(there) != 0 || ::pipe(back) != 0)
        ::_exit(3);
    const auto passOn = [](int from, int to) {
        for (char byte; ::read(from, &byte, 1) == 1;) {
            if (::write(to, &byte, 1) != 1)
                break;
        }
    };
    if (::fork() == 0) {
        ::close(there[1]);
        ::close(back[0]);
        passOn(there[0], back[1]);
        ::_exit(0);
    }
    named("ping", [] {
        for (;; ::usleep(500)) {
            ::sem_post(&turns[1]);
            ::sem_wait(&turns[0]);
        }
    });
    named("pong", [] {
        for (;;) {
            ::sem_wait(&turns[1]);
            ::sem_post(&turns[0]);
        }
    });
    named("piper", [=] {
        for (char byte = 0;; ::usleep(500)) {
            if (::write(there[1], &byte, 1) != 1 || ::read(back[0], &byte, 1) != 1)
                break;
        }
    });
    named("sleeper", [] {
        for (;;)
            ::usleep(1000);
    });
}

/// As fast as they can: what recording them costs.
void hurry()
{
    static sem_t turns[2];
    for (sem_t &turn : turns)
        ::sem_init(&turn, 0, 0);
    for (int i = 0; i < 2; ++i)
        named(i == 0 ? "ping" : "pong", [i] {
            for (;;) {
                ::sem_post(&turns[1 - i]);
                ::sem_wait(&turns[i]);
            }
        });
}

/// 200 that wait for a lock, 200 that are idle, and the holder.
void crowd()
{
    namedAndHolding("holder", [](const auto &holds) {
        const std::lock_guard lock(shop::ledger);
        holds();
        forever();
    });
    for (int i = 0; i < 200; ++i) {
        named("server", [] { shop::appendToLedger(); });
        named("idle", forever);
    }
}

/// A thread waits for a lock whose holder waits for its child, which reads from a pipe.
void longChain()
{
    pipes();
    namedAndHolding("holder", [](const auto &holds) {
        const std::lock_guard lock(shop::ledger);
        holds();
        ::waitpid(-1, nullptr, __WALL);
    });
    named("server", [] { shop::appendToLedger(); });
}

} // namespace

int main(int argc, char **argv)
{
    static pthread_mutex_t mutex = made(PTHREAD_MUTEX_NORMAL);
    static pthread_mutex_t recursive = made(PTHREAD_MUTEX_RECURSIVE);
    static pthread_mutex_t checking = made(PTHREAD_MUTEX_ERRORCHECK);
    static pthread_mutex_t robust = made(PTHREAD_MUTEX_NORMAL, PTHREAD_PRIO_NONE, true);
    static pthread_mutex_t priority = made(PTHREAD_MUTEX_NORMAL, PTHREAD_PRIO_INHERIT);
    const std::map<std::string, std::function<void()>> ways{
        {"mutex", [] { heldMutex(&mutex); }},
        {"recursive", [] { heldMutex(&recursive); }},
        {"checking", [] { heldMutex(&checking); }},
        {"robust", [] { heldMutex(&robust); }},
        {"priority", [] { heldMutex(&priority); }},
        {"stream",
         [] {
             namedAndHolding("holder", [](const auto &holds) {
                 ::flockfile(stderr);
                 holds();
                 forever();
             });
             named("waiter", [] { std::fputc('x', stderr); });
         }},
        {"convoy", [&] { convoy(argc > 2 ? argv[2] : nullptr); }},
        {"running", running},
        {"write-locked", [] { readWrite(false); }},
        {"read-locked", [] { readWrite(true); }},
        {"shared-mutex", sharedMutex},
        {"other-process", otherProcess},
        {"condition", condition},
        {"deadlock", deadlock},
        {"itself", itself},
        {"joining", joining},
        {"pipe", pipes},
        {"unix-socket", unixSocket},
        {"connection", connection},
        {"long-chain", longChain},
        {"crowd", crowd},
        {"taking-turns", takingTurns},
        {"hurry", hurry},
        {"idle-crowd", [] { idleWorkers(128); }},
    };
    const auto way = argc > 1 ? ways.find(argv[1]) : ways.end();
    if (way == ways.end())
        return 2;
    way->second();
    std::puts("ready");
    std::fflush(stdout);
    char byte;
    while (::read(0, &byte, 1) > 0) { // until who started it closes our input, or ends
    }
    ::_exit(0);
}
