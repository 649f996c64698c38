// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/log_once.h"
#include "performance/system/source.h"
#include "performance/system/space_asker.h"

#include <map>

namespace performance {

/// Space and inodes of filesystems that hold data, every ten ticks. A mount that has not answered within a second is
/// late: its series have a gap until it does, missing() names it, and the others go on.
///
/// Thread-safety: the collector's thread. A probe runs on the threads of SpaceAsker.
class FilesystemSource : public Source {
public:
    using Probe = SpaceAsker::Probe;

    FilesystemSource(const KernelRoot &root, SeriesRegistry &registry, Probe probe = {});
    void sample(const Tick &tick, SampleBatch &batch) override;
    Message missing() const override;

private:
    struct Series {
        explicit Series(SeriesRegistry &registry) : held(registry) {}
        HeldSeries held;
        SeriesId used, free, reserved, inodesUsed, inodesFree;
    };
    /// What makes it another series.
    struct Identity {
        std::string source;
        bool readOnly = false;
        auto operator<=>(const Identity &) const = default;
    };
    void readMounts();
    const Series &seriesOf(const std::string &point);

    SeriesRegistry &m_registry;
    FileReader m_reader;
    KernelFile m_mountInfo;
    SpaceAsker m_asker;
    std::map<std::string, Identity> m_mounts; ///< by mount point
    std::map<std::pair<std::string, Identity>, Series> m_series;
    bool m_noTable = false;
    LogOnce m_logged; ///< which are late
};

} // namespace performance
