// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"

#include <functional>

namespace performance {

/// Answers a query for the history: of this series, over this range.
using QuerySeries = std::function<SeriesData(const QString &key, const TimeRange &range, int maxPoints)>;

/// The history that figures are computed from, beside visits.
/// Thread-safety: a value; its functions may be called where its maker allows it.
struct HistoryView {
    std::vector<SeriesInfo> series;
    QuerySeries query;
    /// How far a counter grew in a range.
    std::function<double(const QString &key, const TimeRange &range)> growth;
};

} // namespace performance
