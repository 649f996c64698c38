// SPDX-License-Identifier: MIT

// How a chart is painted: card and axes once, lines when they change, the rest with every frame.
#include "charts/time_chart.h"

#include "charts/event_marks.h"

#include <performance/core/format.h>

#include <QPainter>

#include <algorithm>
#include <cstring>

namespace wai {

using namespace performance;

namespace {

constexpr int HeaderHeight = 34;

} // namespace

void TimeChart::refresh()
{
    m_canvasIsOld = true;
    update();
}

void TimeChart::paintBackground(const QRectF &inner)
{
    const Theme &theme = m_themes.theme();
    m_paintedTheme = &theme;
    m_background = QImage(size() * devicePixelRatioF(), QImage::Format_RGB32);
    m_background.setDevicePixelRatio(devicePixelRatioF());
    m_background.fill(theme.window);
    QPainter painter(&m_background);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border);
    painter.setBrush(theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::Radius, space::Radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (inner.isEmpty())
        return;
    painter.translate(m_axesOrigin);
    m_axes.paint(painter);
}

void TimeChart::paintCanvas(const QRectF &inner)
{
    bool changed = m_background.size() != size() * devicePixelRatioF() || m_paintedTheme != &m_themes.theme();
    if (!inner.isEmpty()) {
        m_axesOrigin = inner.topLeft() + QPointF(0, HeaderHeight - space::Small);
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.85);
        AxisFrame::Content content{QSize(int(inner.width()), int(inner.height()) - HeaderHeight + space::Small),
                                   m_scales[0], std::nullopt, &m_themes.theme(), small};
        if (std::any_of(m_lines.cbegin(), m_lines.cend(), [](const ChartLine &line) { return line.axis == 1; }))
            content.right = m_scales[1];
        changed = m_axes.update(content) || changed;
    }
    if (changed)
        paintBackground(inner);
    if (!changed && !m_canvasIsOld)
        return;
    m_canvasIsOld = false;
    // Into the same memory: fresh pages for every frame would cost more than the lines.
    if (m_canvas.size() == m_background.size() && m_canvas.bytesPerLine() == m_background.bytesPerLine())
        std::memcpy(m_canvas.bits(), m_background.constBits(), size_t(m_background.sizeInBytes()));
    else
        m_canvas = m_background.copy();
    if (!inner.isEmpty())
        plot().draw(m_canvas, devicePixelRatioF(), m_lines, m_data);
}

void TimeChart::paintEvent(QPaintEvent *)
{
    QRectF inner = QRectF(rect()).adjusted(space::Medium, space::Small, -space::Medium, -space::Small);
    if (inner.width() < 80 || inner.height() < 60)
        inner = QRectF();
    paintCanvas(inner);
    QPainter painter(this);
    painter.drawImage(0, 0, m_canvas);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_themes.theme().accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), space::Radius, space::Radius);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (inner.isEmpty())
        return;
    drawHeader(painter, QRectF(inner.topLeft(), QSizeF(inner.width(), HeaderHeight - space::Small)));
    const ChartPlot plot = this->plot();
    drawTimes(painter, plot);
    if (isEmpty()) {
        painter.setPen(m_themes.theme().softText);
        painter.drawText(plot.area, Qt::AlignCenter | Qt::TextWordWrap, whyEmpty());
        return;
    }
    drawUnrecorded(painter, plot);
    drawBrush(painter, plot);
    drawMarks(painter, plot);
    drawCursor(painter, plot);
}

/// An empty piece of a chart looks like a fault unless it says why: there was no recording yet.
void TimeChart::drawUnrecorded(QPainter &painter, const ChartPlot &plot) const
{
    const auto since = m_state ? m_state->recordedSince() : std::nullopt;
    if (!since || *since <= m_range.from || *since >= m_range.to)
        return;
    constexpr double Margin = 12;
    constexpr double BetweenLines = 0.25; // of the height: the grid has a line at each quarter
    const QRectF area(plot.area.topLeft(), QPointF(plot.x(*since), plot.area.bottom()));
    QColor shade = m_themes.theme().softText;
    shade.setAlphaF(0.06f);
    painter.fillRect(area, shade);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    const QString text = tr("Recorded since %1").arg(clockText(*since));
    // Where most of the chart is filled the shade is enough.
    if (area.width() < plot.area.width() / 2
        || QFontMetricsF(small).horizontalAdvance(text) + 2 * Margin > area.width())
        return;
    painter.setFont(small);
    painter.setPen(m_themes.theme().softText);
    painter.drawText(area.translated(0, -area.height() * BetweenLines / 2), Qt::AlignCenter, text);
}

QString TimeChart::headerValue(size_t line) const
{
    if (line >= m_data.size() || m_data[line].points.empty())
        return noValue();
    const QString &unit = m_units[m_lines[line].axis];
    const auto cursor = m_state ? m_state->cursor() : std::nullopt;
    if (m_state && m_state->intent().brush && !cursor) {
        const auto figures = statistics(line);
        return figures ? tr("ø %1, ↑ %2").arg(formatValue(figures->mean, unit), formatValue(figures->maximum, unit))
                       : noValue();
    }
    const bool live = !m_state || m_state->intent().isLive();
    const auto value = cursor                                ? valueAt(m_data[line], *cursor)
        : live && line < m_present.size() && m_present[line] ? m_present[line]
                                                             : std::optional(m_data[line].points.back().mean);
    return value ? formatValue(*value * m_lines[line].scale, unit) : noValue();
}

void TimeChart::drawHeader(QPainter &painter, const QRectF &area)
{
    const Theme &theme = m_themes.theme();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(theme.text);
    const QFontMetricsF boldMetrics(bold);
    const double titleWidth = std::min(boldMetrics.horizontalAdvance(m_title), area.width() * 0.6);
    painter.drawText(QRectF(area.left(), area.top(), titleWidth + 1, area.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     boldMetrics.elidedText(m_title, Qt::ElideRight, titleWidth + 1));
    const double left = area.left() + titleWidth + space::Medium;

    // Value, label, and a stroke in the line's colour and dashes instead of a legend; a click hides the line.
    QFont plain = font();
    plain.setPointSizeF(plain.pointSizeF() * 0.92);
    painter.setFont(plain);
    const QFontMetricsF metrics(plain);
    constexpr double Stroke = 16;
    struct Cell {
        QString value;
        QString label;
        double valueWidth = 0;
        double labelWidth = 0;
        double width() const { return Stroke + 4 + labelWidth + 5 + valueWidth + space::Medium; }
    };
    std::vector<Cell> cells;
    double total = 0;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        Cell cell;
        cell.value = m_lines[i].hidden ? QString() : headerValue(i);
        cell.valueWidth = m_lines[i].hidden
            ? 0
            : std::max(metrics.horizontalAdvance(cell.value), metrics.horizontalAdvance(QStringLiteral("00.0 %")));
        cell.label = metrics.elidedText(m_lines[i].label, Qt::ElideMiddle, std::max(60.0, area.width() * 0.3));
        cell.labelWidth = metrics.horizontalAdvance(cell.label);
        // Where there is no room for all, the first lines matter most; the others are in the tooltip.
        if (left + total + cell.width() > area.right() + space::Medium)
            break;
        total += cell.width();
        cells.push_back(cell);
    }
    double x = area.right() + space::Medium - total;
    m_cells.clear();
    for (size_t i = 0; i < cells.size(); ++i) {
        const Cell &cell = cells[i];
        const bool hidden = m_lines[i].hidden;
        QPen pen(hidden ? theme.border : theme.series[size_t(m_lines[i].color) % theme.series.size()], 2);
        if (const auto dashes = dashesOf(i); !dashes.isEmpty())
            pen.setDashPattern(dashes);
        painter.setPen(pen);
        painter.drawLine(QPointF(x, area.center().y() + 1), QPointF(x + Stroke, area.center().y() + 1));
        painter.setPen(hidden ? theme.border : theme.softText);
        painter.drawText(QRectF(x + Stroke + 4, area.top(), cell.labelWidth + 2, area.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, cell.label);
        painter.setPen(theme.text);
        painter.drawText(QRectF(x + Stroke + 4 + cell.labelWidth + 5, area.top(), cell.valueWidth, area.height()),
                         Qt::AlignRight | Qt::AlignVCenter, cell.value);
        m_cells.push_back({i, QRectF(x, area.top(), cell.width() - space::Medium, area.height())});
        x += cell.width();
    }
}

void TimeChart::drawTimes(QPainter &painter, const ChartPlot &plot) const
{
    const bool relative = !m_state || m_state->intent().isLive();
    painter.setPen(m_themes.theme().softText);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    double free = plot.area.left() - 60;
    for (const AxisLabel &label : relative ? relativeTimeLabels(m_range.length()) : clockLabels(m_range)) {
        const double width = metrics.horizontalAdvance(label.text);
        const double x = plot.area.left() + plot.area.width() * label.position;
        const double left = std::min(x - width / 2, plot.area.right() + 12 - width);
        if (left < free)
            continue; // a narrow chart shows every second one
        painter.drawText(QPointF(left, plot.area.bottom() + 4 + metrics.ascent()), label.text);
        painter.drawLine(QPointF(x, plot.area.bottom()), QPointF(x, plot.area.bottom() + 3));
        free = left + width + 8;
    }
}

void TimeChart::drawBrush(QPainter &painter, const ChartPlot &plot) const
{
    const auto brush = m_state ? m_state->intent().brush : std::nullopt;
    if (!brush || brush->to <= m_range.from || brush->from >= m_range.to)
        return;
    const double from = std::max(plot.area.left(), plot.x(brush->from));
    const double to = std::min(plot.area.right(), plot.x(brush->to));
    QColor shade = m_themes.theme().accent;
    shade.setAlphaF(0.16f);
    painter.fillRect(QRectF(from, plot.area.top(), to - from, plot.area.height()), shade);
    painter.setPen(QPen(m_themes.theme().accent, 1));
    painter.drawLine(QPointF(from, plot.area.top()), QPointF(from, plot.area.bottom()));
    painter.drawLine(QPointF(to, plot.area.top()), QPointF(to, plot.area.bottom()));
}

void TimeChart::drawMarks(QPainter &painter, const ChartPlot &plot) const
{
    if (!m_state)
        return;
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    drawEvents(painter, plot, m_state->machineEvents());
    for (const TimelineEvent &mark : m_state->marks()) {
        if (!m_range.contains(mark.time) || isAmong(m_state->machineEvents(), mark))
            continue;
        const double x = plot.x(mark.time);
        const bool change = mark.kind == TimelineEvent::Kind::Change;
        const QColor color = change ? m_themes.theme().good : m_themes.theme().softText;
        painter.setPen(QPen(color, 1, change ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(QPointF(x, plot.area.top()), QPointF(x, plot.area.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF{QPointF(x - MarkSize, plot.area.top() - 1),
                                      QPointF(x + MarkSize, plot.area.top() - 1),
                                      QPointF(x, plot.area.top() + MarkSize)});
    }
}

void TimeChart::drawCursor(QPainter &painter, const ChartPlot &plot) const
{
    const auto cursor = m_state ? m_state->cursor() : std::nullopt;
    if (!cursor || !m_range.contains(*cursor))
        return;
    const double x = plot.x(*cursor);
    const bool picked = m_state->intent().moment == cursor;
    painter.setPen(QPen(picked ? m_themes.theme().accent : m_themes.theme().softText, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, plot.area.top()), QPointF(x, plot.area.bottom()));
    const QString text = clockText(*cursor);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    const double width = QFontMetricsF(small).horizontalAdvance(text) + 8;
    const double left = std::clamp(x - width / 2, plot.area.left(),
                                   std::max(plot.area.left(), plot.area.right() - width));
    const QRectF box(left, plot.area.bottom() + 3, width, QFontMetricsF(small).height() + 2);
    painter.fillRect(box, m_themes.theme().hover);
    painter.setPen(m_themes.theme().text);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace wai
