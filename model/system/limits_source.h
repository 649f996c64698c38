// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/keyed_metrics.h"
#include "performance/system/process_tracker.h"
#include "performance/system/user_names.h"

#include <map>

namespace performance {

/// How much is in use of the kernel's limits: open files, tasks, inotify watches, connections, ports and their like, every
/// five ticks; and the processes that come near their own limit of open files.
///
/// The holders of watches and files are found by walking the descriptors of processes, which is expensive. A process that does
/// nothing takes none, so a tick walks a few of those that are new or did something lately, and one of the others; and only
/// those whose number of descriptors changed or that watch something. Those that came near their limit are read each time.
///
/// Thread-safety: the collector's thread, on which the tracker of processes runs, too.
class LimitsSource : public Source {
public:
    LimitsSource(const KernelRoot &root, SeriesRegistry &registry, const ProcessTracker &processes);
    void sample(const Tick &tick, SampleBatch &batch) override;

private:
    struct Limit {
        SeriesId usage, maximum;
    };
    struct Found {
        int64_t watches = 0;
        int64_t instances = 0;
    };
    struct Walked {
        int64_t files = -1;
        Found found;
        uint32_t user = 0;
    };
    struct OpenFiles {
        int64_t files = 0;
        uint32_t user = 0;
    };
    struct NearLimit {
        explicit NearLimit(SeriesRegistry &registry) : held(registry) {}
        HeldSeries held;
        SeriesId series;
        double share = 0;
    };
    Limit describe(const char *name);
    void add(SampleBatch &batch, const Limit &limit, std::optional<long long> usage, std::optional<long long> maximum);
    void sampleFiles(SampleBatch &batch);
    std::optional<long long> numberOf(const char *path);
    /// What the machine has one number and one maximum of: open files, tasks, requests, tracked connections.
    void sampleTables(SampleBatch &batch);
    void sampleSockets(SampleBatch &batch);
    /// Packets that the kernel threw away since a queue of its own was full.
    void sampleNetwork(SampleBatch &batch);
    /// Processes that are near their own limit of open files.
    void sampleNearLimit(SampleBatch &batch);
    std::optional<long long> portsTaken(long long low, long long high, long long sockets);
    void walkSome();
    void walk(qint32 pid);
    /// Nothing where the process has ended, or is another user's.
    std::optional<OpenFiles> openFiles(qint32 pid) const;
    Found countWatches(const std::string &folder);
    void compareWithLimit(qint32 pid, int64_t files);
    std::map<uint32_t, Found> foundOfUsers() const;
    void sampleUsers(SampleBatch &batch, std::optional<long long> watches, std::optional<long long> instances);

    KernelRoot m_root;
    SeriesRegistry &m_registry;
    FileReader m_reader;
    KernelFile m_softnet, m_netstat;
    Limit m_files, m_tasks, m_aio, m_conntrack, m_ports, m_tcpMemory, m_watches, m_instances;
    std::optional<long long> m_portsTaken;
    int m_portsTurn = 0;
    bool m_portsAreMany = false;
    SeriesId m_dropped, m_squeezed;
    KeyedMetrics m_keys;
    UserNames m_users;
    const ProcessTracker &m_processes;
    std::vector<ProcessTracker::Mark> m_marks;
    std::map<qint32, Walked> m_walked;       ///< by pid
    std::map<qint32, NearLimit> m_nearLimit; ///< that are, or were, near theirs; by pid
    qint32 m_lastActive = 0;                 ///< of those that did something, the one that was walked last
    qint32 m_lastIdle = 0;
};

} // namespace performance
