// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profiling_request.h"
#include "performance/core/error.h"
#include "performance/core/unique_fd.h"

#include <optional>

namespace performance {

/// A program that runs. It is left alone when this goes away.
class LaunchedProgram {
public:
    std::int32_t process() const { return m_process; }
    /// Its exit status as waitpid(2) gives it, once it has ended.
    std::optional<int> poll();
    /// Readable once it has ended (a pidfd).
    int descriptor() const { return m_descriptor.get(); }

private:
    friend class SuspendedProgram;
    std::int32_t m_process = -1;
    UniqueFd m_descriptor;
    std::optional<int> m_status;
};

/// A program that was started up to the moment before its first instruction, so that sampling can be switched on first.
/// Whoever throws it away ends it; it never stays behind.
class SuspendedProgram {
public:
    /// IoError where the program or the folder does not exist.
    static PerformanceResult<SuspendedProgram> start(const ProfilingTarget &target);
    ~SuspendedProgram();
    SuspendedProgram(SuspendedProgram &&other) noexcept;
    SuspendedProgram &operator=(SuspendedProgram &&) = delete;

    std::int32_t process() const { return m_process; }
    /// Lets it run. The error says why it could not be executed.
    static PerformanceResult<LaunchedProgram> run(SuspendedProgram program);

private:
    SuspendedProgram() = default;

    std::int32_t m_process = -1;
    UniqueFd m_gate;   ///< it waits until something is written here
    UniqueFd m_report; ///< errno of exec; closed by a successful one
    QString m_name;
};

} // namespace performance
