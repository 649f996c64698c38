// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"

namespace performance {

// Thread-safety: values and pure functions.

/// Of what a machine consists, as far as its state is judged: the disk and the network that matter, not each.
struct MachineParts {
    double cpus = 0;
    QString disk;
    QString network;
    QStringList filesystems; ///< keys: used and free of each that can be written to, in turns

    bool operator==(const MachineParts &) const = default;
};

/// What the series of a machine tell of its parts, without their values.
struct PartsInSeries {
    QStringList filesystems; ///< as of MachineParts
    QString rootSource;      ///< what is mounted at "/" now: "/dev/nvme0n1p2", "overlay"
    QString routeInterface;  ///< where the default route leads now; empty where there is none
};

PartsInSeries partsInSeries(const std::vector<SeriesInfo> &series);

} // namespace performance
