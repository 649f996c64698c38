// SPDX-License-Identifier: MIT
#include "why/sparkline.h"

#include "charts/chart_data.h"

#include <performance/core/format.h>
#include <performance/core/metric_table.h>
#include <performance/core/quoted_text.h>

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace wai {

using namespace performance;

Sparkline::Sparkline(const ThemeSource &themes, QWidget *parent) : QWidget(parent), m_themes(themes)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&themes, &ThemeSource::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setData(const SeriesData &series, const TimeRange &span, const TimeRange &shaded)
{
    m_data = series;
    m_span = span;
    m_shaded = shaded;
    const QString name = visibleText(displayName(series.descriptor));
    const auto then = statisticsOf(series, shaded, 1);
    setAccessibleName(then ? tr("%1: at most %2").arg(name, formatValue(then->maximum, series.descriptor.shownUnit()))
                           : name);
    setToolTip(accessibleName());
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    if (m_data.points.empty() || m_span.isEmpty())
        return;
    const Theme &theme = m_themes.theme();
    const QRectF area = QRectF(rect()).adjusted(1, 3, -1, -1);
    const auto x = [&](Timestamp time) {
        return area.left() + area.width() * double((time - m_span.from).count()) / double(m_span.length().count());
    };
    double largest = 0;
    double smallest = 0;
    for (const SeriesPoint &point : m_data.points) {
        largest = std::max(largest, point.mean);
        smallest = std::min(smallest, point.mean);
    }
    const double height = largest > smallest ? largest - smallest : 1;
    const auto y = [&](double value) { return area.bottom() - (value - smallest) / height * area.height(); };

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor shade = theme.accent;
    shade.setAlphaF(0.16f);
    const double from = std::max(area.left(), x(m_shaded.from));
    const double to = std::min(area.right(), std::max(x(m_shaded.to), from + 1));
    if (to > from)
        painter.fillRect(QRectF(from, area.top(), to - from, area.height()), shade);
    painter.setPen(QPen(theme.series[1], 1.4));
    QPolygonF line;
    Timestamp last;
    const nanoseconds join(longestJoin(m_data));
    for (const SeriesPoint &point : m_data.points) {
        if (!line.isEmpty() && point.time - last > join) {
            painter.drawPolyline(line);
            line.clear();
        }
        last = point.time;
        line << QPointF(x(point.time + point.width / 2), y(point.mean));
    }
    painter.drawPolyline(line);
}

} // namespace wai
