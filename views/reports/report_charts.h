// SPDX-License-Identifier: MIT
#pragma once

#include "charts/time_chart.h"

#include <performance/core/report.h>

namespace wai {

/// What a chart of `columns` columns shows of a recorded series: one value for each moment, or the least, the most and
/// the mean of each column where there are more moments than columns.
performance::SeriesData toSeriesData(const performance::PerformanceReport &report, const QString &key, int columns);

/// The charts of a report, each with its data: those that have any.
std::vector<TimeChart *> makeReportCharts(const performance::PerformanceReport &report, const ThemeSource &themes, ViewState *state, QWidget *parent);

} // namespace wai
