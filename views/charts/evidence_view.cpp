// SPDX-License-Identifier: MIT
#include "charts/evidence_view.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace wai {

using namespace performance;

namespace {

QFont smallFont(const QWidget *widget)
{
    QFont font = widget->font();
    font.setPointSizeF(font.pointSizeF() * 0.85);
    return font;
}

/// How often values lie near each of `columns` places between `low` and `high`: a Gaussian kernel with Silverman's width.
std::vector<double> densityOf(const std::vector<double> &values, double low, double high, int columns)
{
    std::vector<double> density(size_t(columns), 0.0);
    if (values.empty())
        return density;
    double mean = 0;
    for (const double v : values)
        mean += v / double(values.size());
    double variance = 0;
    for (const double v : values)
        variance += (v - mean) * (v - mean) / double(values.size());
    const double width = std::max(0.9 * std::sqrt(variance) * std::pow(double(values.size()), -0.2), (high - low) / 60);
    for (int i = 0; i < columns; ++i) {
        const double at = low + (high - low) * i / (columns - 1);
        for (const double v : values)
            density[size_t(i)] += std::exp(-0.5 * (at - v) * (at - v) / (width * width)) / double(values.size())
                / width;
    }
    return density;
}

} // namespace

EvidenceView::EvidenceView(const ThemeSource &themes, QWidget *parent) : QWidget(parent), m_themes(themes)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeSource::changed, this, QOverload<>::of(&QWidget::update));
}

void EvidenceView::setEvidence(const EvidenceChart &evidence)
{
    m_evidence = evidence;
    const QString now = evidence.data.points.empty() ? noValue()
                                                     : formatValue(evidence.data.points.back().mean, evidence.unit);
    setAccessibleName(
        tr("%1: now %2, threshold %3").arg(evidence.label, now, formatValue(evidence.threshold, evidence.unit)));
    setToolTip(accessibleName());
    update();
}

void EvidenceView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_themes.theme();
    painter.setFont(smallFont(this));
    const QFontMetrics metrics = painter.fontMetrics();
    const std::vector<SeriesPoint> &points = m_evidence.data.points;
    if (points.empty()) {
        painter.setPen(theme.softText);
        painter.drawText(rect(), Qt::AlignCenter, tr("Nothing recorded in the last minutes"));
        return;
    }
    double largest = m_evidence.threshold;
    for (const SeriesPoint &point : points)
        largest = std::max(largest, point.mean);
    largest = largest > 0 ? largest * 1.15 : 1;
    const QString top = formatValue(largest / 1.15, m_evidence.unit);
    const int left = std::max(metrics.horizontalAdvance(top),
                              metrics.horizontalAdvance(formatValue(m_evidence.threshold, m_evidence.unit)))
        + space::Small;
    const QRectF plot = QRectF(rect()).adjusted(left, metrics.height() / 2.0, -2, -metrics.height() - 4.0);
    const Timestamp from = points.front().time;
    const double length = std::max(1.0, double((points.back().time - from).count()));
    const auto place = [&](const SeriesPoint &point) {
        return QPointF(plot.left() + plot.width() * double((point.time - from).count()) / length,
                       plot.bottom() - plot.height() * std::clamp(point.mean / largest, 0.0, 1.0));
    };
    painter.setPen(theme.grid);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    QPainterPath line;
    line.moveTo(place(points.front()));
    for (const SeriesPoint &point : points)
        line.lineTo(place(point));
    QPainterPath area = line;
    area.lineTo(plot.bottomRight());
    area.lineTo(plot.bottomLeft());
    QColor fill = theme.series[1];
    fill.setAlphaF(0.2f);
    painter.fillPath(area, fill);
    painter.setPen(QPen(theme.series[1], 1.5));
    painter.drawPath(line);
    const double limit = plot.bottom() - plot.height() * std::clamp(m_evidence.threshold / largest, 0.0, 1.0);
    painter.setPen(QPen(theme.warning, 1, Qt::DashLine));
    painter.drawLine(QPointF(plot.left(), limit), QPointF(plot.right(), limit));
    painter.setPen(theme.softText);
    painter.drawText(QRectF(0, limit - metrics.height() / 2.0, left - space::Small, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, formatValue(m_evidence.threshold, m_evidence.unit));
    // The top of the scale, unless it would stand on the threshold's.
    if (std::fabs(limit - plot.top() - plot.height() * 0.13) > metrics.height())
        painter.drawText(QRectF(0, plot.top() + plot.height() * 0.13 - metrics.height() / 2.0, left - space::Small,
                                metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, top);
    painter.drawText(
        QRectF(plot.left(), plot.bottom() + 2, plot.width(), metrics.height()), Qt::AlignLeft,
        tr("%1 ago").arg(toText(std::chrono::duration_cast<std::chrono::seconds>(points.back().time - from))));
    painter.drawText(QRectF(plot.left(), plot.bottom() + 2, plot.width(), metrics.height()), Qt::AlignRight, tr("now"));
}

DistributionView::DistributionView(const ThemeSource &themes, QWidget *parent) : QWidget(parent), m_themes(themes)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeSource::changed, this, QOverload<>::of(&QWidget::update));
}

void DistributionView::setResult(const ExperimentResult &result)
{
    m_result = result;
    setAccessibleName(tr("Distribution of %1: %2 measurements without the change, %3 with it")
                          .arg(result.watched.text())
                          .arg(result.without.size())
                          .arg(result.with.size()));
    setToolTip(accessibleName());
    update();
}

void DistributionView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_themes.theme();
    painter.setFont(smallFont(this));
    const QFontMetrics metrics = painter.fontMetrics();
    std::vector<double> all = m_result.without;
    all.insert(all.end(), m_result.with.begin(), m_result.with.end());
    if (all.empty()) {
        painter.setPen(theme.softText);
        painter.drawText(rect(), Qt::AlignCenter, tr("Nothing measured yet"));
        return;
    }
    const auto [least, most] = std::minmax_element(all.begin(), all.end());
    const double spread = std::max({*most - *least, std::fabs(*most) * 0.05, 1e-9});
    const double low = *least - spread * 0.15;
    const double high = *most + spread * 0.15;
    const QRectF plot = QRectF(rect()).adjusted(2, metrics.height() + 4.0, -2, -metrics.height() - 4.0);
    const int columns = std::max(2, int(plot.width()));
    const auto without = densityOf(m_result.without, low, high, columns);
    const auto with = densityOf(m_result.with, low, high, columns);
    const double tallest = std::max(
        {*std::max_element(without.begin(), without.end()), *std::max_element(with.begin(), with.end()), 1e-12});
    painter.setPen(theme.grid);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    const auto draw = [&](const std::vector<double> &density, const QColor &color, Qt::PenStyle style) {
        QPainterPath path;
        path.moveTo(plot.bottomLeft());
        for (int i = 0; i < columns; ++i)
            path.lineTo(plot.left() + plot.width() * i / (columns - 1),
                        plot.bottom() - plot.height() * density[size_t(i)] / tallest);
        path.lineTo(plot.bottomRight());
        QColor fill = color;
        fill.setAlphaF(0.3f);
        painter.fillPath(path, fill);
        painter.setPen(QPen(color, 1.5, style));
        painter.drawPath(path);
    };
    // Dashes tell them apart without colour.
    draw(without, theme.series[1], Qt::DashLine);
    draw(with, theme.good, Qt::SolidLine);
    const auto legend = [&](double x, const QColor &color, Qt::PenStyle style, const QString &text) {
        painter.setPen(QPen(color, 2, style));
        painter.drawLine(QPointF(x, metrics.height() / 2.0), QPointF(x + 18, metrics.height() / 2.0));
        painter.setPen(theme.text);
        painter.drawText(QPointF(x + 23, metrics.ascent()), text);
        return x + 23 + metrics.horizontalAdvance(text) + space::Medium;
    };
    const double next = legend(plot.left(), theme.series[1], Qt::DashLine, tr("without"));
    legend(next, theme.good, Qt::SolidLine, tr("with the change"));
    painter.setPen(theme.softText);
    painter.drawText(QRectF(plot.left(), plot.bottom() + 2, plot.width(), metrics.height()), Qt::AlignLeft,
                     formatValue(std::max(low, *least >= 0 ? 0.0 : low), m_result.unit));
    painter.drawText(QRectF(plot.left(), plot.bottom() + 2, plot.width(), metrics.height()), Qt::AlignRight,
                     formatValue(high, m_result.unit));
}

} // namespace wai
