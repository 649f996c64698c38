// SPDX-License-Identifier: MIT
#pragma once

#include "charts/chart_data.h"

#include <performance/core/error.h>

#include <vector>

namespace wai {

// Thread: the one of the window.

/// One chart of a board: which series it shows, and how.
struct BoardPanel {
    struct Series {
        QString key;
        bool hidden = false;
        bool operator==(const Series &) const = default;
    };
    QString title; ///< empty: the name of its first series
    std::vector<Series> series;
    ChartStyle style = ChartStyle::Line;
    bool logarithmic = false;
    /// Rates are summed up since the left edge of the chart.
    bool accumulated = false;
    /// Over the whole width instead of half of it.
    bool wide = false;

    bool operator==(const BoardPanel &) const = default;
};

/// An arrangement of charts, kept as a JSON file that can be shared.
struct Board {
    QString name;
    std::vector<BoardPanel> panels;

    bool operator==(const Board &) const = default;
};

QByteArray toJson(const Board &board);
/// ParseError says where and what; unknown members are ignored.
performance::PerformanceResult<Board> boardFromJson(const QByteArray &json, const QString &source);

/// What a user begins with: a chart for each of the first things one asks about.
Board defaultBoard();

} // namespace wai
