// SPDX-License-Identifier: MIT
#include "charts/time_chart.h"

#include <performance/core/format.h>

#include <QDateTime>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace wai {

using namespace performance;

namespace {

constexpr int HeaderHeight = 34;
constexpr int ShrinkAfterMs = 30000;

/// A second cue beside colour: the first line is solid, the others have dashes of their own.
QList<qreal> dashesOf(size_t line)
{
    switch (line % 4) {
    case 1: return {5, 2};
    case 2: return {2, 2};
    case 3: return {7, 2, 2, 2};
    default: return {};
    }
}

QString clockText(Timestamp time)
{
    const auto local = QDateTime::fromMSecsSinceEpoch(toNanoseconds(time) / 1'000'000);
    const bool today = local.date() == QDate::currentDate();
    return QLocale().toString(local, today ? QStringLiteral("HH:mm:ss") : QStringLiteral("d MMM HH:mm:ss"));
}

/// Two points further apart than this are not joined: something is missing in between.
qint64 longestJoin(const SeriesData &data)
{
    if (data.step.count() > 0)
        return data.step.count() * 5 / 2;
    // Samples come at the interval of their series; the usual distance is the median of some.
    std::vector<qint64> distances;
    for (size_t i = 1; i < data.points.size() && i < 64; ++i)
        distances.push_back((data.points[i].time - data.points[i - 1].time).count());
    if (distances.empty())
        return std::numeric_limits<qint64>::max();
    std::nth_element(distances.begin(), distances.begin() + std::ptrdiff_t(distances.size() / 2), distances.end());
    return distances[distances.size() / 2] * 5 / 2;
}

} // namespace

TimeChart::TimeChart(const ThemeSource &themes, const QString &title, const QString &unit, QWidget *parent)
    : QFrame(parent)
    , m_themes(themes)
    , m_title(title)
    , m_unit(unit)
    , m_emptyText(tr("Waiting for the first samples …"))
{
    setProperty("card", true);
    setMouseTracking(true);
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&themes, &ThemeSource::changed, this, qOverload<>(&QWidget::update));
}

TimeChart::~TimeChart() = default;

void TimeChart::setLines(std::vector<ChartLine> lines)
{
    m_lines = std::move(lines);
    m_data.clear();
    update();
}

void TimeChart::setFixedMaximum(std::optional<double> maximum)
{
    m_fixedMaximum = maximum;
    updateScale();
}

void TimeChart::follow(ViewState *state)
{
    m_state = state;
    connect(state, &ViewState::cursorChanged, this, qOverload<>(&QWidget::update));
}

void TimeChart::setEmptyText(const QString &text)
{
    m_emptyText = text;
    update();
}

void TimeChart::setData(const TimeRange &range, std::vector<SeriesData> answers)
{
    m_range = range;
    m_data = std::move(answers);
    updateScale();
    setAccessibleDescription(summary());
    update();
}

int TimeChart::columns() const
{
    return std::max(50, width() - 60);
}

void TimeChart::updateScale()
{
    double largest = 0;
    for (size_t i = 0; i < m_data.size() && i < m_lines.size(); ++i) {
        for (const SeriesPoint &point : m_data[i].points)
            largest = std::max(largest, point.maximum * m_lines[i].scale);
    }
    // A little air above the highest peak, but never beyond the whole of a share. The kernel's stall times and our clock
    // may differ by a percent or two.
    const bool whole = m_unit == u"1" && largest <= 1.05;
    const ValueScale fitting = valueScaleFor(m_fixedMaximum.value_or(whole ? std::min(1.0, largest * 1.02) : largest * 1.02), m_unit);
    // The scale grows at once and shrinks only after a while, so that it does not jump up and down.
    const bool mayShrink = !m_sinceGrown.isValid() || m_sinceGrown.elapsed() > ShrinkAfterMs || !m_relativeTime || m_fixedMaximum;
    if (fitting.maximum > m_scale.maximum || mayShrink) {
        m_scale = fitting;
        m_sinceGrown.start();
    } else if (fitting.maximum == m_scale.maximum) {
        m_sinceGrown.start();
    }
}

QRectF TimeChart::plotRect() const
{
    return m_axes.plotArea().translated(m_axesOrigin);
}

void TimeChart::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    const QRectF inner = QRectF(rect()).adjusted(space::Medium, space::Small, -space::Medium, -space::Small);
    if (inner.width() < 80 || inner.height() < 60)
        return;
    drawHeader(painter, QRectF(inner.topLeft(), QSizeF(inner.width(), HeaderHeight - space::Small)));

    m_axesOrigin = inner.topLeft() + QPointF(0, HeaderHeight - space::Small);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    const AxisFrame::Content content{QSize(int(inner.width()), int(inner.height()) - HeaderHeight + space::Small), devicePixelRatioF(), m_scale,
                                     m_relativeTime ? relativeTimeLabels(m_range.length()) : clockLabels(m_range), &m_themes.theme(), small};
    painter.drawPixmap(m_axesOrigin, m_axes.picture(content));

    const QRectF area = plotRect();
    const bool empty = std::all_of(m_data.cbegin(), m_data.cend(), [](const SeriesData &d) { return d.points.empty(); });
    if (empty) {
        painter.setPen(m_themes.theme().softText);
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    painter.save();
    painter.setClipRect(area.adjusted(0, -1, 1, 1));
    // The first line is the most important one: it is drawn last, on top.
    for (size_t i = std::min(m_lines.size(), m_data.size()); i-- > 0;)
        drawLine(painter, area, m_lines[i], m_data[i]);
    painter.restore();
    drawCursor(painter, area);
}

void TimeChart::drawLine(QPainter &painter, const QRectF &area, const ChartLine &line, const SeriesData &values) const
{
    if (values.points.empty() || m_range.isEmpty())
        return;
    const double perNs = area.width() / double(m_range.length().count());
    const double perValue = area.height() / m_scale.maximum;
    const auto x = [&](const SeriesPoint &p) { return area.left() + double((p.time + p.width / 2 - m_range.from).count()) * perNs; };
    const auto y = [&](double value) { return area.bottom() - std::clamp(value * line.scale * perValue, -2.0, area.height() + 2); };
    const qint64 join = longestJoin(values);
    const QColor color = m_themes.theme().series[size_t(line.color) % m_themes.theme().series.size()];
    QColor fill = color;
    fill.setAlphaF(0.18f);
    const auto index = size_t(&line - m_lines.data());

    painter.setRenderHint(QPainter::Antialiasing);
    size_t start = 0;
    auto gap = values.gaps.cbegin();
    while (start < values.points.size()) {
        // One piece: as far as the points hang together.
        size_t end = start + 1;
        while (gap != values.gaps.cend() && *gap <= values.points[start].time)
            ++gap;
        while (end < values.points.size() && (values.points[end].time - values.points[end - 1].time).count() <= join
               && (gap == values.gaps.cend() || values.points[end].time < *gap))
            ++end;

        QPolygonF means;
        QPolygonF band;
        means.reserve(qsizetype(end - start));
        bool spread = false;
        for (size_t i = start; i < end; ++i) {
            const SeriesPoint &p = values.points[i];
            means << QPointF(x(p), y(p.mean));
            spread = spread || p.maximum > p.minimum;
        }
        if (line.filled) {
            QPolygonF shape = means;
            shape << QPointF(means.last().x(), area.bottom()) << QPointF(means.first().x(), area.bottom());
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            painter.drawPolygon(shape);
        }
        if (spread) {
            // Between the least and the most of each column: no peak is lost by being averaged.
            for (size_t i = start; i < end; ++i)
                band << QPointF(x(values.points[i]), y(values.points[i].maximum));
            for (size_t i = end; i-- > start;)
                band << QPointF(x(values.points[i]), y(values.points[i].minimum));
            QColor shade = color;
            shade.setAlphaF(0.3f);
            painter.setPen(Qt::NoPen);
            painter.setBrush(shade);
            painter.drawPolygon(band);
        }
        QPen pen(color, 1.6);
        if (const auto dashes = dashesOf(index); !dashes.isEmpty())
            pen.setDashPattern(dashes);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        if (means.size() == 1)
            painter.drawPoint(means.first());
        else
            painter.drawPolyline(means);
        start = end;
    }
}

std::optional<double> TimeChart::valueOf(size_t line) const
{
    if (line >= m_data.size() || m_data[line].points.empty())
        return std::nullopt;
    const auto &points = m_data[line].points;
    const auto cursor = m_state ? m_state->cursor() : std::nullopt;
    if (!cursor)
        return points.back().mean * m_lines[line].scale;
    // The point whose column holds the cursor; of single samples, the first one at or after it (rates look back).
    const auto it = std::lower_bound(points.cbegin(), points.cend(), *cursor,
                                     [](const SeriesPoint &p, Timestamp t) { return p.time + p.width < t; });
    if (it == points.cend() || (it->time - *cursor).count() > longestJoin(m_data[line]))
        return std::nullopt;
    return it->mean * m_lines[line].scale;
}

void TimeChart::drawHeader(QPainter &painter, const QRectF &area) const
{
    const Theme &theme = m_themes.theme();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(theme.text);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    const double left = area.left() + QFontMetricsF(bold).horizontalAdvance(m_title) + space::Medium;

    // Value, label, and a stroke in the line's colour and dashes instead of a legend.
    QFont plain = font();
    plain.setPointSizeF(plain.pointSizeF() * 0.92);
    painter.setFont(plain);
    const QFontMetricsF metrics(plain);
    constexpr double Stroke = 16;
    struct Cell {
        QString value;
        double valueWidth = 0;
        double labelWidth = 0;
        double width() const { return Stroke + 4 + labelWidth + 5 + valueWidth + space::Medium; }
    };
    std::vector<Cell> cells;
    double total = 0;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const auto value = valueOf(i);
        Cell cell;
        cell.value = value ? formatValue(*value, m_unit) : noValue();
        cell.valueWidth = std::max(metrics.horizontalAdvance(cell.value), metrics.horizontalAdvance(QStringLiteral("00.0 %")));
        cell.labelWidth = metrics.horizontalAdvance(m_lines[i].label);
        // Where there is no room for all, the first lines matter most; the others are in the chart's description.
        if (left + total + cell.width() > area.right() + space::Medium)
            break;
        total += cell.width();
        cells.push_back(cell);
    }
    double x = area.right() + space::Medium - total;
    for (size_t i = 0; i < cells.size(); ++i) {
        const Cell &cell = cells[i];
        QPen pen(theme.series[size_t(m_lines[i].color) % theme.series.size()], 2);
        if (const auto dashes = dashesOf(i); !dashes.isEmpty())
            pen.setDashPattern(dashes);
        painter.setPen(pen);
        painter.drawLine(QPointF(x, area.center().y() + 1), QPointF(x + Stroke, area.center().y() + 1));
        painter.setPen(theme.softText);
        painter.drawText(QRectF(x + Stroke + 4, area.top(), cell.labelWidth + 2, area.height()), Qt::AlignLeft | Qt::AlignVCenter, m_lines[i].label);
        painter.setPen(theme.text);
        painter.drawText(QRectF(x + Stroke + 4 + cell.labelWidth + 5, area.top(), cell.valueWidth, area.height()), Qt::AlignRight | Qt::AlignVCenter, cell.value);
        x += cell.width();
    }
}

void TimeChart::drawCursor(QPainter &painter, const QRectF &area) const
{
    const auto cursor = m_state ? m_state->cursor() : std::nullopt;
    if (!cursor || !m_range.contains(*cursor))
        return;
    const double x = area.left() + area.width() * double((*cursor - m_range.from).count()) / double(m_range.length().count());
    QPen pen(m_themes.theme().softText, 1, Qt::DashLine);
    painter.setPen(pen);
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    const QString text = clockText(*cursor);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    const double width = QFontMetricsF(small).horizontalAdvance(text) + 8;
    const double left = std::clamp(x - width / 2, area.left(), area.right() - width);
    const QRectF box(left, area.bottom() + 3, width, QFontMetricsF(small).height() + 2);
    painter.fillRect(box, m_themes.theme().hover);
    painter.setPen(m_themes.theme().text);
    painter.drawText(box, Qt::AlignCenter, text);
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF area = plotRect();
    if (!m_state || m_range.isEmpty() || !area.contains(event->position())) {
        if (m_state)
            m_state->setCursor(std::nullopt);
        return;
    }
    const double share = (event->position().x() - area.left()) / area.width();
    m_state->setCursor(m_range.from + nanoseconds(qint64(share * double(m_range.length().count()))));
}

void TimeChart::leaveEvent(QEvent *)
{
    if (m_state)
        m_state->setCursor(std::nullopt);
}

QString TimeChart::summary() const
{
    QStringList parts;
    for (size_t i = 0; i < m_lines.size() && i < m_data.size(); ++i) {
        const auto &points = m_data[i].points;
        if (points.empty())
            continue;
        const SeriesPoint *peak = &points.front();
        double sum = 0;
        quint64 count = 0;
        for (const SeriesPoint &point : points) {
            sum += point.mean * point.count;
            count += point.count;
            if (point.maximum > peak->maximum)
                peak = &point;
        }
        const double scale = m_lines[i].scale;
        parts << tr("%1 %2 on average, at most %3 at %4")
                     .arg(m_lines[i].label, formatValue(sum / double(count) * scale, m_unit), formatValue(peak->maximum * scale, m_unit), clockText(peak->time));
    }
    return parts.isEmpty() ? tr("%1: no data").arg(m_title) : tr("%1: %2.").arg(m_title, parts.join(QStringLiteral("; ")));
}

} // namespace wai
