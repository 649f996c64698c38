// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/parsers.h"
#include "performance/system/source.h"

#include <functional>
#include <map>
#include <memory>

namespace performance {

/// What statvfs() says of a mounted filesystem.
struct FilesystemSpace {
    int64_t total = 0;
    int64_t free = 0;      ///< also what only root may use
    int64_t available = 0; ///< to everybody
    int64_t inodes = 0;
    int64_t freeInodes = 0;
};

/// Space and inodes of real filesystems every ten seconds. statvfs() on a dead network mount never returns, so it is
/// called on a thread of its own; a mount that has not answered within a second is stale: its series have a gap, and
/// the others go on.
class FilesystemSource : public Source {
public:
    /// Replaces statvfs() in tests.
    using Probe = std::function<std::optional<FilesystemSpace>(const std::string &point)>;

    FilesystemSource(const KernelRoot &root, SeriesRegistry &registry, Probe probe = {});
    ~FilesystemSource() override;
    void sample(const Tick &tick, SampleBatch &batch) override;
    QString missing() const override;

    /// How long a mount may take to answer.
    static constexpr std::chrono::milliseconds Deadline{1000};

private:
    struct Shared;
    struct Series {
        SeriesId used, free, reserved, inodesUsed, inodesFree;
    };
    void readMounts();

    SeriesRegistry &m_registry;
    FileReader m_reader;
    KernelFile m_mountInfo;
    std::shared_ptr<Shared> m_shared;
    std::map<std::string, Series> m_series;
};

} // namespace performance
