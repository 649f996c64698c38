// SPDX-License-Identifier: MIT
#pragma once

#include "charts/time_chart.h"

#include <performance/client/report_client.h>

namespace wai {

// Thread: the one of the window.

/// The charts of a report: those that have any data.
std::vector<TimeChart *> makeReportCharts(performance::ReportClient &client, const ThemeSource &themes,
                                          ViewState &state, QWidget *parent);

} // namespace wai
