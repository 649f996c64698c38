// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/query.h>

#include <QStringList>

#include <optional>
#include <vector>

namespace wai {

/// What the series of a machine tell of it, without their values.
struct SeriesSurvey {
    QStringList filesystems;    ///< keys: used and free of each that can be written to, in turns
    QString rootSource;         ///< what is mounted at "/" now: "/dev/nvme0n1p2", "overlay"
    QString routeInterface;     ///< where the default route leads now; empty where there is none
    std::optional<performance::SeriesDescriptor> custom; ///< the newest that a program recorded itself, but not the dashboard
};

/// `custom` stays what it was while that is recorded on.
SeriesSurvey surveyOf(const std::vector<performance::SeriesInfo> &series, const std::optional<performance::SeriesDescriptor> &custom);

} // namespace wai
