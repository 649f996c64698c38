// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/cgroup_tree.h"
#include "performance/system/source.h"

#include <map>

namespace performance {

/// systemd units, scopes and containers: CPU, memory, IO and pressure of each control group with its limits. cgroup v2,
/// v1 and the hybrid of both. A group is read in the tick in which it is found and at every fifth one from then on.
///
/// In a container the root of the hierarchy is the container itself, and is followed as the group "/": its limit and its
/// usage are wai.cgroup.memory.limit and .usage, and system.memory.* speak of it too (ContainerMemory).
///
/// Thread-safety: the collector's thread.
class CgroupSource : public Source {
public:
    CgroupSource(const KernelRoot &root, SeriesRegistry &registry);
    void sample(const Tick &tick, SampleBatch &batch) override;
    Message missing() const override { return m_missing; }

    /// More groups than this are not followed (and missing() says so).
    static constexpr size_t Limit = 256;

private:
    struct Group {
        explicit Group(SeriesRegistry &registry) : held(registry) {}
        HeldSeries held;
        SeriesId cpu, throttled, cpuLimit, memory, memoryLimit, readBytes, writtenBytes, oomKills, tasks, tasksLimit,
            tasksRefused;
        SeriesId cpuPressure, memoryPressure, ioPressure;
        quint64 phase = 0; ///< in which of five ticks it is read
    };
    void adopt(const Tick &tick);
    void describe(Group &group, const CgroupFolder &folder);
    void sampleGroup(const CgroupFolder &folder, Group &group, SampleBatch &batch);
    void sampleV2(const CgroupFolder &folder, Group &group, SampleBatch &batch);
    void sampleV1(const CgroupFolder &folder, Group &group, SampleBatch &batch);
    void compareWithMachine();
    FileText file(const CgroupFolder &folder, const char *name);
    std::optional<int64_t> number(const CgroupFolder &folder, const char *name);

    KernelRoot m_root;
    SeriesRegistry &m_registry;
    FileReader m_reader;
    CgroupTree m_tree;
    std::map<CgroupFolder, Group> m_groups;
    Message m_missing;
};

} // namespace performance
