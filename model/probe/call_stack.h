// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace performance {

/// Takes the call stack of another thread of this process: the thread is interrupted by a signal, in whose handler it
/// walks its own stack into memory that is ready.
///
/// backtrace(3) may be called there: its first call, which loads the unwinder, is made beforehand, and since glibc 2.35 the
/// unwinder finds its tables without a lock (_dl_find_object). One stack at a time in a process.
/// Thread-safety: one thread at a time in the whole process, whatever the object.
class StackTaker {
public:
    /// The handler stays when this goes: a signal may still be on its way, and what is there by default kills.
    StackTaker();
    StackTaker(const StackTaker &) = delete;
    StackTaker &operator=(const StackTaker &) = delete;

    /// Names of the functions of thread `tid`, the innermost first; empty where it did not answer within 50 ms.
    QStringList take(int tid);

private:
    bool m_isInstalled = false;
};

} // namespace performance
