// SPDX-License-Identifier: MIT
#include "profiler/seconds_map.h"

#include <performance/core/format.h>
#include <performance/core/when_done.h>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QtConcurrentRun>

#include <cmath>

namespace wai {

using namespace performance;

namespace {

constexpr double MostCellWidth = 28;
constexpr qint64 Second = 1'000'000'000;

} // namespace

SecondsMap::SecondsMap(ProfileState &state, const ThemeSource &themes, QWidget *parent)
    : QWidget(parent), m_state(state), m_themes(themes)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Samples in each part of each second"));
    connect(&state, &ProfileState::resultChanged, this, [this] {
        m_stale = true;
        measure();
    });
    connect(&state, &ProfileState::filterChanged, this, QOverload<>::of(&QWidget::update));
    connect(&themes, &ThemeSource::changed, this, &SecondsMap::drawCells);
}

void SecondsMap::drawCells()
{
    const Theme &theme = m_themes.theme();
    m_cells = QImage(std::max(1, m_heat.columns), Rows, QImage::Format_RGB32);
    m_cells.fill(theme.hover);
    for (int row = 0; row < m_heat.rows; ++row) {
        auto *line = reinterpret_cast<QRgb *>(m_cells.scanLine(row));
        for (int column = 0; column < m_heat.columns; ++column) {
            const qint32 count = m_heat.counts[size_t(column) * size_t(m_heat.rows) + size_t(row)];
            if (count == 0)
                continue;
            // A root of it: one sample is seen, and many are told from most.
            const float strength = 0.12f + 0.88f * std::sqrt(float(count) / float(m_heat.most));
            const auto mixed = [&](int under, int over) { return int(float(under) + float(over - under) * strength); };
            line[column] = qRgb(mixed(theme.hover.red(), theme.series[1].red()),
                                mixed(theme.hover.green(), theme.series[1].green()),
                                mixed(theme.hover.blue(), theme.series[1].blue()));
        }
    }
    update();
}

void SecondsMap::measure()
{
    if (!m_stale || !isVisible())
        return;
    m_stale = false;
    const quint64 number = ++m_asked;
    const auto work = QtConcurrent::run([result = m_state.result()] {
        ProfileFilter filter = result->filter; // the whole time is shown, whatever part of it is chosen
        filter.from = 0;
        filter.to = std::numeric_limits<qint64>::max();
        return subsecondHeat(result->profile, filter, Rows);
    });
    whenDone(work, this, [this, number](const SubsecondHeat &heat) {
        if (number != m_asked)
            return;
        m_heat = heat;
        drawCells();
    });
}

void SecondsMap::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    measure();
}

QRectF SecondsMap::plot() const
{
    const double line = fontMetrics().height() + 4;
    const double left = fontMetrics().horizontalAdvance(QStringLiteral("960 ms")) + 8;
    return QRectF(left, line, std::max(1.0, width() - left), std::max(1.0, height() - 2 * line));
}

QRectF SecondsMap::cellRect(int column, int row) const
{
    const QRectF area = plot();
    const double w = std::min(MostCellWidth, area.width() / std::max(1, m_heat.columns));
    const double h = area.height() / Rows;
    return QRectF(area.left() + column * w, area.top() + row * h, w, h);
}

qint64 SecondsMap::partAt(const QPointF &place) const
{
    const QRectF cell = cellRect(0, 0);
    const auto column = qint64(
        std::clamp((place.x() - cell.left()) / cell.width(), 0.0, double(std::max(0, m_heat.columns - 1))));
    const auto row = qint64(std::clamp((place.y() - cell.top()) / cell.height(), 0.0, double(Rows - 1)));
    return column * Rows + row;
}

void SecondsMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_themes.theme();
    painter.fillRect(rect(), theme.card);
    painter.setPen(theme.softText);
    if (m_heat.most == 0) {
        painter.drawText(rect(), Qt::AlignCenter, tr("No samples here."));
        return;
    }
    const ProfileFilter &filter = m_state.filter();
    const bool limited = filter.from > 0 || filter.to < std::numeric_limits<qint64>::max();
    const qint64 from = m_dragFrom ? std::min(*m_dragFrom, m_dragTo) : limited ? filter.from * Rows / Second : 0;
    const qint64 to = m_dragFrom ? std::max(*m_dragFrom, m_dragTo) + 1
        : limited
        ? (std::min<qint64>(filter.to, m_state.result()->profile.duration.count()) * Rows + Second - 1) / Second
        : std::numeric_limits<qint64>::max();
    const QRectF cells = cellRect(0, 0).united(cellRect(m_heat.columns - 1, Rows - 1));
    painter.drawImage(cells, m_cells);
    if (limited
        || m_dragFrom) { // a veil over what is not chosen: whole seconds, then the rest of the first and the last
        QColor veil = theme.card;
        veil.setAlphaF(0.65f);
        const auto cover = [&](qint64 first, qint64 end) {
            for (qint64 part = std::max<qint64>(0, first); part < end;) {
                const qint64 column = part / Rows;
                const bool whole = part % Rows == 0 && end - part >= Rows;
                const qint64 upTo = whole ? part + (end - part) / Rows * Rows : std::min(end, (column + 1) * Rows);
                painter.fillRect(cellRect(int(column), int(part % Rows))
                                     .united(cellRect(int((upTo - 1) / Rows), int((upTo - 1) % Rows))),
                                 veil);
                part = upTo;
            }
        };
        const qint64 all = qint64(m_heat.columns) * Rows;
        cover(0, std::min(from, all));
        cover(std::min(to, all), all);
    }
    painter.setPen(theme.softText);
    const QRectF area = plot();
    const double line = fontMetrics().height();
    for (const int ms : {0, 200, 400, 600, 800})
        painter.drawText(QRectF(0, area.top() + area.height() * ms / 1000, area.left() - 8, line),
                         Qt::AlignRight | Qt::AlignTop, tr("%1 ms").arg(ms));
    const double cell = cellRect(0, 0).width();
    const int every = std::max(1, int(std::ceil(fontMetrics().horizontalAdvance(QStringLiteral("0000 s")) / cell)));
    for (int column = 0; column < m_heat.columns; column += every)
        painter.drawText(QRectF(area.left() + column * cell, area.bottom() + 2, cell * every, line),
                         Qt::AlignLeft | Qt::AlignTop, formatValue(column, u"s"));
    painter.drawText(
        QRectF(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
        tr("Each column is a second, its parts from top to bottom; the stronger the colour, the more samples. Drag over what stands out."));
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void SecondsMap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragFrom = partAt(event->position());
    m_dragTo = *m_dragFrom;
    update();
}

void SecondsMap::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragFrom)
        return;
    m_dragTo = partAt(event->position());
    update();
}

void SecondsMap::mouseReleaseEvent(QMouseEvent *)
{
    if (!m_dragFrom)
        return;
    const qint64 from = std::min(*m_dragFrom, m_dragTo);
    const qint64 to = std::max(*m_dragFrom, m_dragTo) + 1;
    m_dragFrom.reset();
    ProfileFilter filter = m_state.filter();
    filter.from = from * Second / Rows;
    filter.to = to * Second / Rows;
    update();
    Q_EMIT filterWanted(filter);
}

void SecondsMap::keyPressEvent(QKeyEvent *event)
{
    ProfileFilter filter = m_state.filter();
    const bool limited = filter.to < std::numeric_limits<qint64>::max();
    if (event->key() == Qt::Key_Escape && (limited || filter.from > 0)) {
        filter.from = 0;
        filter.to = std::numeric_limits<qint64>::max();
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) { // the second before, the second after
        const qint64 present = limited ? filter.from / Second : -1;
        const qint64 next = std::clamp<qint64>(present + (event->key() == Qt::Key_Right ? 1 : -1), 0,
                                               std::max(0, m_heat.columns - 1));
        filter.from = next * Second;
        filter.to = (next + 1) * Second;
    } else {
        QWidget::keyPressEvent(event);
        return;
    }
    Q_EMIT filterWanted(filter);
}

bool SecondsMap::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_heat.most > 0) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const qint64 part = partAt(help->pos());
        QToolTip::showText(
            help->globalPos(),
            tr("%1 samples at %2")
                .arg(QLocale().toString(m_heat.counts[size_t(part)]), formatValue(double(part) / Rows, u"s")),
            this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace wai
