// SPDX-License-Identifier: MIT
#include "performance/profile/waits/lock_holder.h"

#include "performance/procfs/small_file.h"
#include "performance/procfs/text_cursor.h"
#include "performance/profile/waits/process_memory.h"
#include "performance/profile/waits/thread_stacks.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace performance {

namespace {

// glibc, 64 bits: sysdeps/x86/nptl/bits/struct_mutex.h, struct __pthread_mutex_s.
struct GlibcMutex {
    std::int32_t lock;
    std::uint32_t count;
    std::int32_t owner;
    std::uint32_t users;
    std::int32_t kind;
};
static_assert(sizeof(GlibcMutex) == 20);

// nptl/pthreadP.h
enum MutexKind : std::int32_t {
    BaseKinds = 3,
    RecursiveKind = 1,
    Robust = 16,
    PriorityInherit = 32,
    PriorityProtect = 64,
    ProcessShared = 128,
    Elision = 256,
    NoElision = 512,
    AllKinds = BaseKinds | Robust | PriorityInherit | PriorityProtect | ProcessShared | Elision | NoElision,
};
constexpr std::uint32_t LockedAndWaitedFor =
    2; ///< the word of a mutex: 0 free, 1 locked, 2 with waiters (nptl/lowlevellock.h)
constexpr std::uint32_t CeilingMask = 0xfff80000; ///< PTHREAD_MUTEX_PRIO_CEILING_MASK

// glibc, 64 bits: struct __pthread_rwlock_arch_t.
struct GlibcReadWriteLock {
    std::uint32_t readers;
    std::uint32_t writers;
    std::uint32_t phaseFutex;
    std::uint32_t writersFutex;
    std::uint32_t pad[2];
    std::int32_t writer;
    std::int32_t shared;
    std::uint64_t elision;
    std::uint64_t pad2;
    std::uint32_t flags;
};
static_assert(offsetof(GlibcReadWriteLock, writer) == 24 && offsetof(GlibcReadWriteLock, flags) == 48);

// sysdeps/nptl/stdio-lock.h, _IO_lock_t.
struct GlibcStreamLock {
    std::int32_t lock;
    std::int32_t count;
    std::uint64_t owner;
};

// The begin of struct pthread (nptl/descr.h, sysdeps/x86_64/nptl/tls.h): of 64 bits the same since glibc 2.4.
struct ThreadBlock {
    std::uint64_t itself; ///< tcbhead_t::tcb
    std::uint64_t dtv;
    std::uint64_t self;
    std::uint8_t head[680];
    std::uint64_t list[2];
    std::int32_t thread;
};
static_assert(offsetof(ThreadBlock, thread) == 720);

// nptl/pthread_rwlock_common.c
constexpr std::uint32_t WritePhase = 1;
constexpr std::uint32_t WriteLocked = 2;
constexpr unsigned ReaderShift = 3;
constexpr std::uint32_t FutexUsed = 2;        ///< of either futex, beside its value of 0 or 1
constexpr std::uint32_t MostFlags = 2;        ///< PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP
constexpr std::uint32_t MostUsers = 1u << 22; ///< more threads than the kernel has (PID_MAX_LIMIT)

int commandOf(const BlockedCall &call)
{
    return int(call.arguments[1]) & FUTEX_CMD_MASK;
}

bool isShared(const BlockedCall &call)
{
    return (call.arguments[1] & FUTEX_PRIVATE_FLAG) == 0;
}

std::uint32_t expected(const BlockedCall &call)
{
    return std::uint32_t(call.arguments[2]);
}

bool isWait(int command)
{
    return command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET;
}

bool isPriorityLock(int command)
{
    constexpr int LockPi2 = 13; // FUTEX_LOCK_PI2, younger than some headers
    return command == FUTEX_LOCK_PI || command == LockPi2;
}

/// The word after "NAME:" in a file such as /proc/PID/status; all of the line.
std::string_view fieldOf(std::string_view status, std::string_view name)
{
    TextCursor lines(status);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        if (line.starts_with(name))
            return trimmed(line.substr(name.size()));
    }
    return {};
}

/// Whether the threads of a process have the numbers among themselves that they have here.
bool isOfOurNamespace(std::int32_t process)
{
    char ours[64];
    char theirs[64];
    const ssize_t our = ::readlink("/proc/self/ns/pid", ours, sizeof ours);
    const ssize_t their = ::readlink(("/proc/" + std::to_string(process) + "/ns/pid").c_str(), theirs, sizeof theirs);
    return our > 0
        && std::string_view(ours, size_t(our)) == std::string_view(theirs, size_t(std::max<ssize_t>(0, their)));
}

/// The device and inode of what is mapped at an address, "08:01 1234"; empty for memory that no other process can have.
std::string mappedFile(std::string_view maps, std::uint64_t address)
{
    TextCursor lines(maps);
    while (!lines.atEnd()) {
        TextCursor words(lines.line());
        const std::string_view range = words.word();
        std::uint64_t start = 0;
        std::uint64_t end = 0;
        const auto first = std::from_chars(range.data(), range.data() + range.size(), start, 16);
        if (first.ptr == range.data() + range.size()
            || std::from_chars(first.ptr + 1, range.data() + range.size(), end, 16).ec != std::errc() || address < start
            || address >= end)
            continue;
        const std::string_view rights = words.word();
        words.word(); // offset
        const std::string device(words.word());
        const std::string_view inode = words.word();
        return rights.ends_with('s') && inode != "0" ? device + ' ' + std::string(inode) : std::string();
    }
    return {};
}

/// The owner of a lock that processes share: a thread, wherever it is, of a process that maps the same file there.
TaskId ownerElsewhere(std::int32_t process, std::uint64_t address, std::int32_t number)
{
    const std::string folder = "/proc/" + std::to_string(number);
    const std::string status = smallFile(folder + "/status").value_or("");
    const auto group = toNumber(fieldOf(status, "Tgid:"));
    const std::string file = mappedFile(smallFile("/proc/" + std::to_string(process) + "/maps").value_or(""), address);
    if (!group || *group <= 0 || file.empty())
        return {};
    const std::string maps = smallFile(folder + "/maps").value_or("");
    return maps.find(' ' + file + ' ') == std::string::npos ? TaskId{} : TaskId{std::int32_t(*group), number};
}

TaskId ownerOf(std::int32_t process, const BlockedCall &call, std::int32_t number, bool mayBeElsewhere)
{
    if (number <= 0)
        return {};
    if (const std::int32_t thread = threadCalled(process, number); thread != 0)
        return {process, thread};
    return mayBeElsewhere && isShared(call) ? ownerElsewhere(process, call.arguments[0], number) : TaskId{};
}

/// Whether the word says that it is locked by the owner beside it, and waited for.
bool wordFits(const GlibcMutex &mutex)
{
    const auto word = std::uint32_t(mutex.lock);
    if (mutex.kind & (Robust | PriorityInherit))
        return (word & FUTEX_TID_MASK) == std::uint32_t(mutex.owner) && (word & FUTEX_WAITERS)
            && !(word & FUTEX_OWNER_DIED);
    return mutex.kind & PriorityProtect ? (word & ~CeilingMask) == LockedAndWaitedFor : word == LockedAndWaitedFor;
}

bool fieldsFit(const GlibcMutex &mutex)
{
    const bool counts = (mutex.kind & BaseKinds) == RecursiveKind || (mutex.kind & (Robust | PriorityInherit));
    return (mutex.kind & ~AllKinds) == 0 && mutex.owner > 0 && mutex.users > 0 && mutex.users < MostUsers
        && (counts ? mutex.count > 0 : mutex.count == 0);
}

/// The lock of a FILE has its owner's thread block for an owner, which points to itself and has the thread's number.
LockState streamOf(const TaskId &waiter, const BlockedCall &call)
{
    const auto lock = valueAt<GlibcStreamLock>(waiter.process, call.arguments[0]);
    if (!lock || std::uint32_t(lock->lock) != LockedAndWaitedFor || expected(call) != LockedAndWaitedFor
        || lock->count <= 0 || lock->owner == 0 || (lock->owner & 7) != 0)
        return {};
    const auto block = valueAt<ThreadBlock>(waiter.process, lock->owner);
    if (!block || block->itself != lock->owner || block->self != lock->owner)
        return {};
    LockState state{LockState::Kind::Stream, call.arguments[0], {}, false};
    state.holder = ownerOf(waiter.process, call, block->thread, false);
    return state.isLock() ? state : LockState();
}

LockState mutexOf(const TaskId &waiter, const BlockedCall &call)
{
    const auto mutex = valueAt<GlibcMutex>(waiter.process, call.arguments[0]);
    if (!mutex || !fieldsFit(*mutex) || !wordFits(*mutex) || std::uint32_t(mutex->lock) != expected(call))
        return {};
    LockState state{LockState::Kind::PlainMutex, call.arguments[0], {}, false};
    state.holder = ownerOf(waiter.process, call, mutex->owner, (mutex->kind & ProcessShared) != 0);
    return state;
}

/// Whose owner the kernel itself reads from the word, whatever lies beside it.
LockState priorityMutexOf(const TaskId &waiter, const BlockedCall &call)
{
    const auto word = valueAt<std::uint32_t>(waiter.process, call.arguments[0]);
    LockState state{LockState::Kind::PriorityMutex, call.arguments[0], {}, false};
    if (word && !(*word & FUTEX_OWNER_DIED))
        state.holder = ownerOf(waiter.process, call, std::int32_t(*word & FUTEX_TID_MASK), true);
    return state;
}

bool fieldsFit(const GlibcReadWriteLock &lock)
{
    return lock.phaseFutex <= (FutexUsed | 1) && lock.writersFutex <= (FutexUsed | 1) && lock.flags <= MostFlags
        && (lock.shared == 0 || lock.shared == 1) && lock.writers < MostUsers && lock.pad[0] == 0 && lock.pad[1] == 0;
}

/// `offset`: of the futex in the lock.
LockState readWriteLockOf(const TaskId &waiter, const BlockedCall &call, std::uint64_t offset)
{
    const auto lock = valueAt<GlibcReadWriteLock>(waiter.process, call.arguments[0] - offset);
    const bool forPhase = offset == offsetof(GlibcReadWriteLock, phaseFutex);
    if (!lock || !fieldsFit(*lock) || (forPhase ? lock->phaseFutex : lock->writersFutex) != expected(call))
        return {};
    LockState state{LockState::Kind::ReadWriteLock, call.arguments[0], {}, false};
    const std::uint32_t readers = lock->readers >> ReaderShift;
    if (lock->writer > 0 && (lock->readers & WriteLocked) && (lock->readers & WritePhase))
        state.holder = ownerOf(waiter.process, call, lock->writer, lock->shared != 0);
    else // a writer that has the lock to itself once those who read are done
        state.byReaders = lock->writer == 0 && (lock->readers & WriteLocked) && !(lock->readers & WritePhase)
            && readers > 0 && readers < MostUsers && (!forPhase || expected(call) == FutexUsed);
    return state.isLock() ? state : LockState();
}

/// The kernel clears the word that is a thread's number when it ends (CLONE_CHILD_CLEARTID), and pthread_join(3) waits for it.
LockState joinOf(const TaskId &waiter, const BlockedCall &call)
{
    const auto word = valueAt<std::int32_t>(waiter.process, call.arguments[0]);
    if (!word || *word <= 0 || std::uint32_t(*word) != expected(call))
        return {};
    const std::int32_t thread = threadCalled(waiter.process, *word);
    return thread == 0 || thread == waiter.thread
        ? LockState()
        : LockState{LockState::Kind::Thread, call.arguments[0], {waiter.process, thread}, false};
}

LockState readLock(const TaskId &waiter, const BlockedCall &call)
{
    const int command = commandOf(call);
    if (isPriorityLock(command))
        return priorityMutexOf(waiter, call);
    if (isWait(command)) {
        if (isShared(call)) {
            if (const LockState joined = joinOf(waiter, call); joined.kind != LockState::Kind::None)
                return joined;
        }
        if (const LockState mutex = mutexOf(waiter, call); mutex.kind != LockState::Kind::None)
            return mutex;
        if (const LockState stream = streamOf(waiter, call); stream.kind != LockState::Kind::None)
            return stream;
        for (const std::uint64_t offset :
             {offsetof(GlibcReadWriteLock, phaseFutex), offsetof(GlibcReadWriteLock, writersFutex)}) {
            if (const LockState lock = readWriteLockOf(waiter, call, offset); lock.kind != LockState::Kind::None)
                return lock;
        }
    }
    return {LockState::Kind::Other, call.arguments[0], {}, false};
}

} // namespace

std::optional<BlockedCall> parseBlockedCall(std::string_view line)
{
    BlockedCall call;
    TextCursor words(line);
    const auto number = words.number();
    if (!number || *number < 0)
        return std::nullopt;
    call.number = long(*number);
    for (std::uint64_t &argument : call.arguments) {
        std::string_view word = words.word();
        if (!word.starts_with("0x"))
            return std::nullopt;
        word.remove_prefix(2);
        if (std::from_chars(word.data(), word.data() + word.size(), argument, 16).ec != std::errc())
            return std::nullopt;
    }
    return call;
}

std::int32_t threadCalled(std::int32_t process, std::int32_t number)
{
    if (isOfOurNamespace(process))
        return ::access(folderOf({process, number}).c_str(), F_OK) == 0 ? number : 0;
    constexpr int MostLooks = 256; // of thousands of threads nobody is named: each look is a file
    int looks = 0;
    for (const std::int32_t thread : threadsOf(process)) {
        if (++looks > MostLooks)
            break;
        const std::string status = smallFile(folderOf({process, thread}) + "/status").value_or("");
        const std::string_view names = fieldOf(status, "NSpid:");
        const size_t last = names.find_last_of(" \t");
        if (last != std::string_view::npos && toNumber(names.substr(last + 1)) == number)
            return thread;
    }
    return 0;
}

bool mayBeLock(const BlockedCall &call)
{
    if (call.number != SYS_futex)
        return false;
    const int command = commandOf(call);
    // A condition waits for 0 or for a number that counts up by 2 from there, a semaphore for 0, an idle thread mostly so.
    return isPriorityLock(command) || (isWait(command) && expected(call) != 0);
}

LockState lockOf(const TaskId &waiter, const BlockedCall &call)
{
    if (call.number != SYS_futex)
        return {};
    const LockState state = readLock(waiter, call);
    if (state.holder.thread == 0 && !state.byReaders)
        return state;
    const auto now = parseBlockedCall(smallFile(folderOf(waiter) + "/syscall").value_or(""));
    return now == call ? state : LockState();
}

} // namespace performance
