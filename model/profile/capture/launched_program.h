// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profiling_request.h"
#include "performance/procfs/unique_fd.h"

#include <optional>

namespace performance {

/// Whether a program that is executed gets rights that we do not have (set-user-ID, set-group-ID, capabilities of the file):
/// the kernel then takes our events from it (begin_new_exec() in fs/exec.c).
bool changesUser(const QString &program);

/// A program that runs. It goes on when this object is destroyed.
/// Thread-safety: one thread at a time calls poll() and cpuTime(); process() and descriptor() do not change.
class LaunchedProgram {
public:
    std::int32_t process() const { return m_process; }
    /// Its exit status as waitpid(2) gives it, once it has ended.
    std::optional<int> poll();
    /// The CPU time of it and of all that it waited for, in nanoseconds; of one that has ended.
    std::optional<std::int64_t> cpuTime() const { return m_cpuTime; }
    /// Readable once it has ended (a pidfd).
    int descriptor() const { return m_descriptor.get(); }

private:
    friend class SuspendedProgram;
    std::int32_t m_process = -1;
    UniqueFd m_descriptor;
    std::optional<int> m_status;
    std::optional<std::int64_t> m_cpuTime;
};

/// A program that was started up to the moment before its first instruction, so that sampling can be switched on first.
/// The destructor ends the program unless run() took it; it never stays behind.
/// Thread-safety: one thread at a time.
class SuspendedProgram {
public:
    /// IoError where the program or the folder does not exist.
    static PerformanceResult<SuspendedProgram> start(const ProfilingTarget &target);
    ~SuspendedProgram();
    SuspendedProgram(SuspendedProgram &&other) noexcept;
    SuspendedProgram &operator=(SuspendedProgram &&) = delete;

    std::int32_t process() const { return m_process; }
    bool changesUser() const { return m_changesUser; }
    /// Lets it run. The error says why it could not be executed.
    static PerformanceResult<LaunchedProgram> run(SuspendedProgram program);

private:
    SuspendedProgram() = default;

    std::int32_t m_process = -1;
    UniqueFd m_gate;   ///< it waits until something is written here
    UniqueFd m_report; ///< errno of exec; closed by a successful one
    QString m_name;
    bool m_changesUser = false;
};

} // namespace performance
