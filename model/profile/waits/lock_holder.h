// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/process_family.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace performance {

// Who holds the lock that a thread waits for, without stopping anybody. Thread-safety: any thread; each call asks the kernel anew.

/// A system call that a thread is in, as a line of /proc/PID/task/TID/syscall has it: "202 0x7f… 0x80 0x2 …".
struct BlockedCall {
    long number = -1;
    std::array<std::uint64_t, 6> arguments{};

    bool operator==(const BlockedCall &) const = default;
};
/// Nothing where the thread runs, or is in no call. Source: fs/proc/base.c, proc_pid_syscall().
std::optional<BlockedCall> parseBlockedCall(std::string_view line);

/// What a thread waits for in futex(2).
struct LockState {
    enum class Kind : std::uint8_t {
        None,          ///< it waits in no futex
        PlainMutex,    ///< pthread_mutex_t, and what is made of it: std::mutex
        PriorityMutex, ///< one that lends its waiters' priority (FUTEX_LOCK_PI): the kernel knows the owner from the word
        ReadWriteLock, ///< pthread_rwlock_t, std::shared_mutex
        Stream,        ///< that of a FILE: several threads print at once
        Thread,        ///< for a thread to end (pthread_join(3))
        Other,         ///< a condition, a semaphore, or a lock that tells no owner
    };
    Kind kind = Kind::None;
    std::uint64_t address = 0; ///< of the futex
    /// Who holds it, or the thread that is to end; thread 0 where it is not known.
    TaskId holder;
    bool byReaders = false; ///< of a ReadWriteLock: those who read hold it, whom it does not name

    /// Whether it surely is a lock that somebody holds.
    bool isLock() const
    {
        return (kind == Kind::PlainMutex || kind == Kind::PriorityMutex || kind == Kind::ReadWriteLock
                || kind == Kind::Stream)
            && (holder.thread != 0 || byReaders);
    }
};

/// The lock of a thread that is in `call`. An owner is named only where all of it fits: the word says locked and contended,
/// the fields beside it are those of glibc's lock of a known kind, the owner is a thread of the process (of a shared lock:
/// one that maps the same memory), and the waiter still waits for the same when all that was read. Layouts, those of 64
/// bits: glibc, sysdeps/nptl/bits/struct_mutex.h and sysdeps/x86/nptl/bits/struct_{mutex,rwlock}.h, sysdeps/nptl/stdio-lock.h (nptl/pthreadP.h has the
/// kinds, nptl/pthread_rwlock_common.c the states); futex(2) and Documentation/locking/{pi-futex,robust-futex-ABI}.rst.
LockState lockOf(const TaskId &waiter, const BlockedCall &call);

/// Whether a futex of this call can be a lock with an owner: cheap, and false for what idle workers wait in.
bool mayBeLock(const BlockedCall &call);

/// The thread of a process that calls itself `number`, in whatever pid namespace it lives (NSpid of proc(5)); 0 where there
/// is none.
std::int32_t threadCalled(std::int32_t process, std::int32_t number);

} // namespace performance
