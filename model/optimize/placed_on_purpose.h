// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace performance {

// Thread-safety: any thread may call these; placesOfThreads() asks the kernel each time.

/// Where a thread may run, and how it is scheduled.
struct ThreadPlace {
    std::vector<int> cpus; ///< sched_getaffinity(2), ascending
    bool realTime = false; ///< SCHED_FIFO, SCHED_RR or SCHED_DEADLINE: sched(7)

    bool operator==(const ThreadPlace &) const = default;
};

/// Of each thread of a process; of very many the first ones. Empty where it has ended.
std::vector<ThreadPlace> placesOfThreads(qint32 pid);

/// Whether a process was put onto its CPUs on purpose, so that its affinity must be left alone: "realtime" where a thread of
/// it is (audio, control loops); "threads" where its threads have different CPUs, as DPDK, databases and virtual machines
/// arrange them; "unit" where it is of a service that is kept on some CPUs (systemd.exec(5), CPUAffinity=). Else empty: it
/// inherited the affinity from a shell, or was given it once and forgotten.
/// `group`: the control group that it is in.
QString placedOnPurpose(const QString &group, const std::vector<ThreadPlace> &threads);

} // namespace performance
