// SPDX-License-Identifier: MIT
#include "ux/figure_views.h"

#include "ux/figure_model.h"

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

UxRating ratingOf(const UxFigure &figure, double value)
{
    return figure.poor <= 0    ? UxRating::Unrated
        : value <= figure.good ? UxRating::Good
        : value <= figure.poor ? UxRating::NeedsWork
                               : UxRating::Poor;
}

QString valueText(const UxFigure &figure, double value)
{
    return uxValueText(value, figure.unit);
}

/// A dashed line at a limit, with its value above.
void drawLimit(QPainter &painter, const QRectF &plot, qreal x, const QColor &color, const QString &text)
{
    painter.setPen(QPen(color, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    const QFontMetrics metrics = painter.fontMetrics();
    const qreal width = metrics.horizontalAdvance(text);
    painter.drawText(
        QPointF(std::clamp(x - width / 2, plot.left(), std::max(plot.left(), plot.right() - width)), plot.top() - 4),
        text);
}

} // namespace

void SharesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariantList shares = index.data(FigureModel::SharesRole).toList();
    if (shares.size() != 3)
        return;
    const Theme &theme = m_themes.theme();
    const QColor colors[] = {theme.good, theme.warning, theme.danger};
    static constexpr Qt::BrushStyle Patterns[] = {Qt::SolidPattern, Qt::Dense3Pattern, Qt::SolidPattern};
    QRectF bar = QRectF(option.rect).adjusted(space::Small, 0, -space::Small, 0);
    bar = QRectF(bar.left(), bar.center().y() - 4, bar.width(), 8);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath round;
    round.addRoundedRect(bar, 4, 4);
    painter->setClipPath(round);
    qreal x = bar.left();
    for (int i = 0; i < 3; ++i) {
        const qreal width = bar.width() * shares[i].toDouble();
        painter->fillRect(QRectF(x, bar.top(), width, bar.height()), QBrush(colors[i], Patterns[i]));
        x += width;
    }
    painter->restore();
}

FigureView::FigureView(const ThemeSource &themes, QWidget *parent) : QWidget(parent), m_themes(themes)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeSource::changed, this, QOverload<>::of(&QWidget::update));
}

void FigureView::setFigure(const UxFigure &figure)
{
    m_figure = figure;
    setAccessibleName(tr("Distribution of %1: %2 values, %3 %4")
                          .arg(figure.name, QString::number(figure.count), quantileText(figure.quantile),
                               valueText(figure, figure.value)));
    setToolTip(accessibleName());
    update();
}

void FigureView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(this));
    const Theme &theme = m_themes.theme();
    const QFontMetrics metrics = painter.fontMetrics();
    if (m_figure.values.empty()) {
        painter.setPen(theme.softText);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Choose a figure to see how it is distributed"));
        return;
    }
    const QRectF plot = QRectF(rect()).adjusted(2, metrics.height() + 6.0, -2, -metrics.height() - 4.0);
    // To the 98th percentile, so that one visit of a minute does not flatten all others; what is beyond stands in the last bar.
    const double far = m_figure.values[size_t(double(m_figure.values.size() - 1) * 0.98)];
    const double high = std::max({far, m_figure.poor * 1.1, m_figure.value, 1e-9}) * 1.02;
    constexpr int Bars = 32;
    std::array<int, Bars> counts{};
    for (const double value : m_figure.values)
        ++counts[size_t(std::clamp(int(value / high * Bars), 0, Bars - 1))];
    const double most = std::max(1, *std::max_element(counts.begin(), counts.end()));
    const qreal width = plot.width() / Bars;
    for (int i = 0; i < Bars; ++i) {
        const qreal height = plot.height() * counts[size_t(i)] / most;
        if (height <= 0)
            continue;
        QColor color = ratingColor(ratingOf(m_figure, high * (i + 0.5) / Bars), theme);
        if (m_figure.poor <= 0)
            color = theme.series[1];
        color.setAlphaF(0.75f);
        painter.fillRect(QRectF(plot.left() + i * width + 0.5, plot.bottom() - std::max(1.0, height), width - 1,
                                std::max(1.0, height)),
                         color);
    }
    painter.setPen(theme.grid);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    const auto place = [&](double value) { return plot.left() + plot.width() * std::clamp(value / high, 0.0, 1.0); };
    if (m_figure.poor > 0) {
        drawLimit(painter, plot, place(m_figure.good), theme.softText,
                  tr("good ≤ %1").arg(valueText(m_figure, m_figure.good)));
        drawLimit(painter, plot, place(m_figure.poor), theme.softText,
                  tr("poor > %1").arg(valueText(m_figure, m_figure.poor)));
    }
    painter.setPen(QPen(theme.text, 2));
    const qreal at = place(m_figure.value);
    painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
    const QString text = QStringLiteral("%1 %2").arg(quantileText(m_figure.quantile),
                                                     valueText(m_figure, m_figure.value));
    const qreal textWidth = metrics.horizontalAdvance(text);
    const qreal textAt = std::clamp(at - textWidth / 2, plot.left(), plot.right() - textWidth);
    painter.drawText(QPointF(textAt, plot.bottom() + metrics.ascent() + 2), text);
    painter.setPen(theme.softText);
    if (textAt > plot.left() + metrics.horizontalAdvance(QStringLiteral("00")))
        painter.drawText(QPointF(plot.left(), plot.bottom() + metrics.ascent() + 2), valueText(m_figure, 0));
    const QString last = valueText(m_figure, high);
    if (textAt + textWidth < plot.right() - metrics.horizontalAdvance(last) - space::Small)
        painter.drawText(QPointF(plot.right() - metrics.horizontalAdvance(last), plot.bottom() + metrics.ascent() + 2),
                         last);
}

ReleaseView::ReleaseView(const ThemeSource &themes, QWidget *parent) : QWidget(parent), m_themes(themes)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeSource::changed, this, QOverload<>::of(&QWidget::update));
}

void ReleaseView::setFigure(const UxFigure &figure)
{
    m_figure = figure;
    QStringList said;
    for (const UxFigure::Release &release : figure.releases)
        said << tr("%1: %2 of %3 visits")
                    .arg(release.name, valueText(figure, release.value), QString::number(release.count));
    setAccessibleName(said.join(QStringLiteral(", ")));
    setToolTip(said.join(u'\n'));
    update();
}

void ReleaseView::paintEvent(QPaintEvent *)
{
    if (m_figure.releases.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(this));
    const Theme &theme = m_themes.theme();
    const QFontMetrics metrics = painter.fontMetrics();
    const QRectF plot = QRectF(rect()).adjusted(space::Large, metrics.height() + 6.0, -space::Large,
                                                -metrics.height() - 6.0);
    double high = m_figure.poor * 1.05;
    for (const UxFigure::Release &release : m_figure.releases)
        high = std::max(high, release.value);
    high = std::max(high, 1e-9);
    painter.setPen(theme.grid);
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    for (const double limit : {m_figure.good, m_figure.poor}) {
        const qreal y = plot.bottom() - plot.height() * limit / high;
        painter.setPen(QPen(theme.softText, 1, Qt::DotLine));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
    const auto count = m_figure.releases.size();
    const auto place = [&](size_t i) {
        const double share = count < 2 ? 0.5 : double(i) / double(count - 1);
        return QPointF(plot.left() + plot.width() * share,
                       plot.bottom() - plot.height() * m_figure.releases[i].value / high);
    };
    painter.setPen(QPen(theme.series[1], 1.5));
    for (size_t i = 1; i < count; ++i)
        painter.drawLine(place(i - 1), place(i));
    // As many names as have room.
    const size_t most = std::max<size_t>(1, size_t(plot.width() / 70));
    const size_t every = (count + most - 1) / most;
    for (size_t i = 0; i < count; ++i) {
        const UxFigure::Release &release = m_figure.releases[i];
        painter.setPen(Qt::NoPen);
        painter.setBrush(ratingColor(ratingOf(m_figure, release.value), theme));
        painter.drawEllipse(place(i), 4, 4);
        if (i % every != 0 && i + 1 != count)
            continue;
        const auto centred = [&](const QString &text, qreal y, const QColor &color) {
            const QString shown = metrics.elidedText(text, Qt::ElideRight, 90);
            const qreal width = metrics.horizontalAdvance(shown);
            painter.setPen(color);
            painter.drawText(
                QPointF(std::clamp(place(i).x() - width / 2, 0.0, std::max(0.0, rect().width() - width)), y), shown);
        };
        centred(release.name.isEmpty() ? tr("unnamed") : release.name, plot.bottom() + metrics.ascent() + 4,
                theme.softText);
        centred(valueText(m_figure, release.value), place(i).y() - 7, theme.text);
    }
}

} // namespace wai
