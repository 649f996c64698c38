// SPDX-License-Identifier: MIT
#include "charts/chart_plot.h"

#include "charts/span_canvas.h"

#include <algorithm>
#include <cmath>

namespace wai {

using namespace performance;

namespace {

constexpr double Thickness = 1.6;
constexpr double FillAlpha = 0.16;
constexpr double BandAlpha = 0.4;
constexpr double StackAlpha = 0.45;
/// A dash has no gap where a line rises or falls by more than this: no peak may be lost in one.
constexpr double SteepPixels = 3;

/// Whether a column of pixels shows a dash of a line rather than the gap beside it.
bool inDash(int x, size_t line, double ratio)
{
    const QList<qreal> dashes = dashesOf(line);
    if (dashes.isEmpty())
        return true;
    double period = 0;
    for (const qreal length : dashes)
        period += length * Thickness * ratio;
    double at = std::fmod(double(x), period);
    for (qsizetype i = 0; i < dashes.size(); ++i) {
        at -= dashes[i] * Thickness * ratio;
        if (at < 0)
            return i % 2 == 0;
    }
    return true;
}

} // namespace

QList<qreal> dashesOf(size_t line)
{
    static const QList<qreal> patterns[] = {{}, {5, 2}, {2, 2}, {7, 2, 2, 2}};
    return patterns[line % 4];
}

double ChartPlot::x(Timestamp time) const
{
    return area.left()
        + area.width() * double((time - range.from).count()) / double(std::max<qint64>(1, range.length().count()));
}

Timestamp ChartPlot::timeAt(double at) const
{
    const double share = std::clamp((at - area.left()) / std::max(1.0, area.width()), 0.0, 1.0);
    return range.from + nanoseconds(qint64(share * double(range.length().count())));
}

double ChartPlot::y(double value, int axis) const
{
    // A little beyond the edges, so that a clipped line leaves the picture instead of running along its edge.
    return area.bottom() - std::clamp(scales[axis].position(value), -0.02, 1.02) * area.height();
}

void ChartPlot::draw(QImage &image, double ratio, const std::vector<ChartLine> &lines,
                     const std::vector<SeriesData> &data) const
{
    if (range.isEmpty() || area.width() < 1 || area.height() < 1)
        return;
    const QRectF clip(area.left() * ratio, (area.top() - 1) * ratio, (area.width() + 1) * ratio,
                      (area.height() + 2) * ratio);
    SpanCanvas canvas(image, clip.toRect());
    const size_t count = std::min(lines.size(), data.size());
    if (style == ChartStyle::Stacked) {
        Base base(size_t(area.width() * ratio) + 2, 0.0f);
        for (size_t i = 0; i < count; ++i) {
            if (!lines[i].hidden)
                drawLine(canvas, ratio, i, lines[i], data[i], &base);
        }
        return;
    }
    // The first line is the most important one: it is drawn last, on top.
    for (size_t i = count; i-- > 0;) {
        if (!lines[i].hidden)
            drawLine(canvas, ratio, i, lines[i], data[i], nullptr);
    }
}

void ChartPlot::fillBelow(const Pencil &pencil, const std::vector<Point> &points, double floor, double alpha)
{
    int drawn = pencil.canvas.left() - 1;
    for (size_t i = 0; i < points.size(); ++i) {
        const Point &from = points[i];
        const Point &to = points[std::min(i + 1, points.size() - 1)];
        for (int at = std::max(drawn + 1, int(std::lround(from.x)));
             at <= std::lround(to.x) && at <= pencil.canvas.right(); ++at) {
            const double share = to.x > from.x ? std::clamp((at - from.x) / (to.x - from.x), 0.0, 1.0) : 0;
            const double y = from.y + (to.y - from.y) * share;
            pencil.canvas.fill(at, std::min(y, floor), std::max(y, floor), pencil.color, alpha);
            drawn = at;
        }
    }
}

void ChartPlot::stroke(const Pencil &pencil, const std::vector<Point> &points)
{
    const double half = Thickness * pencil.ratio / 2;
    if (points.size() == 1) {
        for (int dx = 0; dx < std::lround(2 * pencil.ratio); ++dx)
            pencil.canvas.fill(int(std::lround(points[0].x)) + dx, points[0].y - half, points[0].y + half, pencil.color,
                               1);
        return;
    }
    // The part of the line in each column of pixels is one span; several points in a column are joined to one.
    int column = int(std::lround(points.front().x));
    double low = points.front().y;
    double high = low;
    const auto flush = [&] {
        if (high - low > SteepPixels * pencil.ratio || inDash(column, pencil.line, pencil.ratio))
            pencil.canvas.fill(column, low - half, high + half, pencil.color, 1);
    };
    for (size_t i = 0; i + 1 < points.size(); ++i) {
        const Point &from = points[i];
        const Point &to = points[i + 1];
        const int last = int(std::lround(to.x));
        while (column < last) {
            // Where the line leaves the column at its right edge.
            const double share = to.x > from.x ? std::clamp((column + 0.5 - from.x) / (to.x - from.x), 0.0, 1.0) : 1;
            const double y = from.y + (to.y - from.y) * share;
            low = std::min(low, y);
            high = std::max(high, y);
            flush();
            ++column;
            low = high = y;
        }
        low = std::min(low, to.y);
        high = std::max(high, to.y);
    }
    flush();
}

std::vector<ChartPlot::Point> ChartPlot::stack(const Pencil &pencil, const ChartLine &line,
                                               std::span<const SeriesPoint> piece, Base &base) const
{
    // Column by column, so that the fill ends where the line is; between two points the lower lines may have some of their own.
    std::vector<Point> top;
    const double left = std::floor(area.left() * pencil.ratio);
    double atBefore = 0;
    double before = 0;
    size_t next = 0; // the first column that is not raised yet
    for (size_t i = 0; i < piece.size(); ++i) {
        const double at = x(piece[i].time + piece[i].width / 2) * pencil.ratio;
        const double value = piece[i].mean * line.scale;
        const auto column = size_t(std::clamp(std::round(at) - left, 0.0, double(base.size() - 1)));
        for (size_t c = i == 0 ? column : next; c <= column; ++c) {
            const double share = i > 0 && at > atBefore
                ? std::clamp((left + double(c) - atBefore) / (at - atBefore), 0.0, 1.0)
                : 1;
            const double below = y(double(base[c]), line.axis) * pencil.ratio;
            base[c] += float(before + (value - before) * share);
            const double above = y(double(base[c]), line.axis) * pencil.ratio;
            pencil.canvas.fill(int(left) + int(c), above, below, pencil.color, StackAlpha);
            top.push_back({left + double(c), above});
        }
        next = column + 1;
        atBefore = at;
        before = value;
    }
    return top;
}

void ChartPlot::drawLine(SpanCanvas &canvas, double ratio, size_t index, const ChartLine &line,
                         const SeriesData &values, Base *base) const
{
    if (values.points.empty())
        return;
    const qint64 join = longestJoin(values);
    const Pencil pencil{canvas, ratio, theme->series[size_t(line.color) % theme->series.size()], base ? 0 : index};
    const bool filled = line.filled || style == ChartStyle::Area;
    const double floor = (scales[line.axis].logarithmic ? area.bottom()
                                                        : y(std::max(0.0, scales[line.axis].minimum), line.axis))
        * ratio;

    std::vector<Point> means;
    auto gap = values.gaps.cbegin();
    for (size_t start = 0; start < values.points.size();) {
        // One piece: as far as the points hang together.
        size_t end = start + 1;
        while (gap != values.gaps.cend() && *gap <= values.points[start].time)
            ++gap;
        while (end < values.points.size() && (values.points[end].time - values.points[end - 1].time).count() <= join
               && (gap == values.gaps.cend() || values.points[end].time < *gap))
            ++end;

        if (base) {
            stroke(pencil, stack(pencil, line, std::span(values.points).subspan(start, end - start), *base));
            start = end;
            continue;
        }
        means.clear();
        bool spread = false;
        for (size_t i = start; i < end; ++i) {
            const SeriesPoint &p = values.points[i];
            const double at = x(p.time + p.width / 2) * ratio;
            means.push_back({at, y(p.mean * line.scale, line.axis) * ratio});
            spread = spread || p.maximum > p.minimum;
        }
        if (filled)
            fillBelow(pencil, means, floor, FillAlpha);
        if (spread) {
            // From the least to the most of each column: no peak is lost by being averaged.
            for (size_t i = start; i < end; ++i) {
                const SeriesPoint &p = values.points[i];
                canvas.fill(int(std::lround(means[i - start].x)), y(p.maximum * line.scale, line.axis) * ratio,
                            y(p.minimum * line.scale, line.axis) * ratio, pencil.color, BandAlpha);
            }
        }
        stroke(pencil, means);
        start = end;
    }
}

} // namespace wai
