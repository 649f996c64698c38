// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/sample_layout.h"

#include <QStringList>

#include <set>
#include <string>
#include <unordered_map>

namespace performance {

/// What the threads are called that live now, as the kernel's records tell it, else as /proc does: a program that has ended when
/// its samples are read still has its name. Bounded by what lives; a profile gets rows only for those that were sampled.
///
/// Thread-safety: one thread at a time.
class TaskBook {
public:
    /// Names of processes that are never sampled; the kernel keeps 15 bytes of a name, and so many are compared.
    void setExcluded(const QStringList &programs);
    /// Takes PERF_RECORD_COMM, FORK and EXIT; others are passed over.
    void note(const PerfRecord &record);
    /// "?" where nobody knows.
    const std::string &nameOf(std::int32_t process, std::int32_t thread);
    const std::string &processName(std::int32_t process) { return nameOf(process, process); }
    bool isExcluded(std::int32_t process);
    /// Its number may be another process' by now.
    void forget(std::int32_t process);
    /// Forgets all of whose end no record told.
    void forgetEnded();

private:
    struct Task {
        std::int32_t process = 0;
        std::string name;
    };
    std::unordered_map<std::int32_t, Task> m_tasks; ///< by tid
    std::set<std::string, std::less<>> m_excluded;
};

} // namespace performance
