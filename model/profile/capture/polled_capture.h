// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/capture/process_accounts.h"
#include "performance/profile/capture/process_family.h"
#include "performance/profile/capture/running_capture.h"

#include <condition_variable>

namespace performance {

/// For users whom the kernel lets take no samples: looks at /proc/PID/task/TID many times a second. The times are exact
/// (schedstat: nanoseconds on a CPU and waiting for one; of what lives between two looks, what the kernel credits its
/// parent with); instead of the functions stands what the thread did when it was
/// looked at: running in the program or in the kernel, or which system call it waits in and for what (wchan, syscall).
/// Thread-safety: as Capture; run() and what it calls belong to the capture's thread.
class PolledCapture final : public RunningCapture {
public:
    /// `refusal`: why there are no stacks.
    PolledCapture(const ProfilingRequest &request, std::optional<LaunchedProgram> program, const QString &target,
                  const PerformanceError &refusal);
    ~PolledCapture() override;

    void resolve(AnalyserProcess &, bool) override {} // what it shows has its name from the start

private:
    struct Task {
        std::uint64_t onCpu = 0;   ///< ns, as schedstat counts them
        std::uint64_t waiting = 0; ///< ns, for a CPU
        std::uint64_t user = 0;    ///< clock ticks
        std::uint64_t kernel = 0;
        std::uint64_t seenAt = 0;
        std::uint64_t round = 0;
        bool ofKernel = false;
        std::string name; ///< exec changes it
        qint32 thread = 0;
        qint32 root = -1;  ///< stack: process and thread
        qint32 sleep = -1; ///< stack of what it waited for when it was last seen waiting
    };

    void run(const std::stop_token &stop) override;
    void look(std::uint64_t now) WAI_REQUIRES(m_mutex);
    void addMissed(std::int32_t process, std::uint64_t ns, std::uint64_t now) WAI_REQUIRES(m_mutex);
    void lookAt(const TaskId &id, std::uint64_t now) WAI_REQUIRES(m_mutex);
    bool readTimes(const std::string &folder, Task &task, char &state) const;
    void nameTask(const TaskId &id, Task &task) WAI_REQUIRES(m_mutex);
    qint32 waitStack(const std::string &folder, qint32 root) WAI_REQUIRES(m_mutex);
    qint32 frame(const QString &name, qint32 module) WAI_REQUIRES(m_mutex);

    std::vector<qint64> m_processes; ///< empty: every process
    bool m_launched;
    nanoseconds m_interval;

    std::condition_variable_any m_pause;

    qint32 m_noModule WAI_GUARDED_BY(m_mutex) = 0;
    qint32 m_kernelModule WAI_GUARDED_BY(m_mutex) = 0;
    std::unordered_map<std::int32_t, Task> m_tasks WAI_GUARDED_BY(m_mutex); ///< by tid
    ProcessAccounts m_accounts WAI_GUARDED_BY(m_mutex);
    std::uint64_t m_round WAI_GUARDED_BY(m_mutex) = 0;
};

} // namespace performance
