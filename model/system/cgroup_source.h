// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/source.h"

#include <map>

namespace performance {

/// systemd units, scopes and containers: CPU, memory, IO and pressure of each control group with its limits. cgroup v2,
/// v1 and the hybrid of both. A fifth of the groups is read each tick, so each one every fifth tick.
class CgroupSource : public Source {
public:
    CgroupSource(const KernelRoot &root, SeriesRegistry &registry);
    void sample(const Tick &tick, SampleBatch &batch) override;
    QString missing() const override { return m_missing; }

    /// More groups than this are not followed (and missing() says so).
    static constexpr size_t Limit = 256;

private:
    enum class Kind { V2, V1Cpu, V1Memory };
    struct Group {
        Kind kind = Kind::V2;
        std::string folder;
        SeriesId cpu, throttled, cpuLimit, memory, memoryLimit, readBytes, writtenBytes, oomKills;
        SeriesId cpuPressure, memoryPressure, ioPressure;
        bool gone = false;
    };
    void findHierarchies();
    void findGroups();
    void walk(const std::string &base, const std::string &relative, Kind kind, int depth);
    void describe(Group &group, const std::string &relative);
    void sampleV2(Group &group, SampleBatch &batch);
    void sampleV1(Group &group, SampleBatch &batch);
    std::optional<std::string_view> file(const Group &group, const char *name);

    KernelRoot m_root;
    SeriesRegistry &m_registry;
    FileReader m_reader;
    std::vector<std::pair<std::string, Kind>> m_hierarchies;
    std::map<std::string, Group> m_groups; ///< by kind and path
    QString m_missing;
};

} // namespace performance
