// SPDX-License-Identifier: MIT
#pragma once

#include "charts/chart_data.h"
#include "charts/chart_scale.h"
#include "theme/theme.h"

#include <QRectF>

#include <span>

class QImage;

namespace wai {

// Thread: the one of the window.

class SpanCanvas;

/// A second cue beside colour: the first line is solid, the others have dashes of their own.
QList<qreal> dashesOf(size_t line);

/// Draws the lines of a chart, at most two values for each pixel column, gaps as gaps.
struct ChartPlot {
    QRectF area;
    performance::TimeRange range;
    ValueScale scales[2];
    ChartStyle style = ChartStyle::Line;
    const Theme *theme = nullptr;

    /// Into an opaque image of `pixelRatio` pixels for each unit of the area.
    void draw(QImage &image, double pixelRatio, const std::vector<ChartLine> &lines,
              const std::vector<performance::SeriesData> &data) const;

    double x(performance::Timestamp time) const;
    performance::Timestamp timeAt(double x) const;

private:
    /// Everything below is in pixels of the image.
    struct Point {
        double x;
        double y;
    };
    struct Pencil {
        SpanCanvas &canvas;
        double ratio;
        QColor color;
        size_t line; ///< for its dashes
    };
    using Base = std::vector<float>; ///< of stacked lines: what is below, for each pixel column
    void drawLine(SpanCanvas &canvas, double ratio, size_t index, const ChartLine &line,
                  const performance::SeriesData &data, Base *base) const;
    /// Lays a piece of a line upon what is below it; gives its upper edge.
    std::vector<Point> stack(const Pencil &pencil, const ChartLine &line,
                             std::span<const performance::SeriesPoint> piece, Base &base) const;
    static void stroke(const Pencil &pencil, const std::vector<Point> &points);
    static void fillBelow(const Pencil &pencil, const std::vector<Point> &points, double floor, double alpha);
    double y(double value, int axis) const;
};

} // namespace wai
