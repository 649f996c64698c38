// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/source.h"

#include <map>
#include <set>

namespace performance {

/// How much is used of what the kernel gives only so much of: open files, tasks, inotify watches, connections, ports and
/// their like, every five ticks; and the processes that come near their own limit of open files.
///
/// Who holds watches and files is found by walking the descriptors of every process that may be seen, which is dear:
/// sixteen processes a tick, and only those whose number of descriptors changed or that watch something. What is found
/// stands until the next round.
class LimitsSource : public Source {
public:
    LimitsSource(const KernelRoot &root, SeriesRegistry &registry);
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
        bool seen = false; ///< in the round under way
    };
    struct NearLimit {
        SeriesId series;
        double share = 0;
    };
    Limit describe(const char *name);
    void add(SampleBatch &batch, const Limit &limit, std::optional<long long> usage, std::optional<long long> maximum);
    void sampleFiles(SampleBatch &batch);
    void walkSome();
    void beginRound();
    void walk(const std::string &pid);
    Found countWatches(const std::string &folder, const std::string &pid);
    void compareWithLimit(const std::string &pid, int64_t files);

    KernelRoot m_root;
    SeriesRegistry &m_registry;
    FileReader m_reader;
    KernelFile m_softnet, m_netstat;
    Limit m_files, m_tasks, m_aio, m_conntrack, m_ports, m_tcpMemory, m_watches, m_instances;
    SeriesId m_dropped, m_squeezed, m_requestQueueFull;
    std::vector<std::string> m_round; ///< pids that are still to be walked
    std::map<std::string, Walked> m_walked; ///< by pid
    std::map<uint32_t, Found> m_sums; ///< by user, of the round under way
    std::optional<Found> m_most;      ///< of the user with most, of the last whole round
    std::map<std::string, NearLimit> m_nearLimit; ///< by pid
};

} // namespace performance
