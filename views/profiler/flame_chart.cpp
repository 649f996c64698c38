// SPDX-License-Identifier: MIT
#include "profiler/flame_chart.h"

#include "flames/flame_colors.h"

#include <performance/core/format.h>
#include <performance/core/quoted_text.h>
#include <performance/core/when_done.h>

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QtConcurrentRun>

namespace wai {

using namespace performance;

namespace {

constexpr int LeastDrag = 4;
constexpr int LeastTextWidth = 24;

QString secondsText(qint64 ns)
{
    return formatValue(double(ns) * 1e-9, u"s");
}

} // namespace

FlameChart::FlameChart(ProfileState &state, const ThemeSource &themes, QWidget *parent)
    : QAbstractScrollArea(parent), m_state(state), m_themes(themes)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Stacks over time"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    connect(&state, &ProfileState::resultChanged, this, [this] {
        m_stale = true;
        measure();
    });
    connect(&state, &ProfileState::searchChanged, viewport(), QOverload<>::of(&QWidget::update));
    connect(&state, &ProfileState::selectionChanged, viewport(), QOverload<>::of(&QWidget::update));
    connect(&themes, &ThemeSource::changed, viewport(), QOverload<>::of(&QWidget::update));
}

void FlameChart::measure()
{
    if (!m_stale || !isVisible())
        return; // what nobody sees costs nothing
    m_stale = false;
    const quint64 number = ++m_asked;
    const auto work = QtConcurrent::run([result = m_state.result(), columns = viewport()->width()] {
        return timeFlames(result->profile, result->filter, columns);
    });
    whenDone(work, this, [this, number, result = m_state.result()](const TimeFlames &flames) {
        if (number != m_asked)
            return;
        m_shown = result;
        m_flames = flames;
        verticalScrollBar()->setPageStep(viewport()->height());
        verticalScrollBar()->setRange(0, std::max(0, (m_flames.levels + 1) * rowHeight() - viewport()->height()));
        viewport()->update();
    });
}

void FlameChart::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_stale = true;
    measure();
}

void FlameChart::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    measure();
}

QRectF FlameChart::rectOf(const TimeFlames::Box &box) const
{
    const double scale = double(viewport()->width()) / std::max(1, m_flames.columns);
    return QRectF(box.first * scale, (box.level + 1) * rowHeight() - verticalScrollBar()->value(), box.count * scale,
                  rowHeight() - 1);
}

const TimeFlames::Box *FlameChart::boxAt(const QPoint &place) const
{
    const auto it = std::ranges::find_if(m_flames.boxes,
                                         [&](const TimeFlames::Box &box) { return rectOf(box).contains(place); });
    return it == m_flames.boxes.end() ? nullptr : &*it;
}

qint64 FlameChart::timeAt(int x) const
{
    const double share = std::clamp(double(x) / std::max(1, viewport()->width()), 0.0, 1.0);
    return m_flames.from + qint64(share * double(m_flames.to - m_flames.from));
}

void FlameChart::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Theme &theme = m_themes.theme();
    painter.fillRect(viewport()->rect(), theme.card);
    const ProfileResult &result = *m_shown;
    if (m_flames.thread < 0) {
        painter.setPen(theme.softText);
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         m_state.isComputing() ? tr("Counting …")
                                               : tr("No samples here. Widen the range or choose other threads."));
        return;
    }
    const ProfileSearch &search = m_state.search();
    for (const TimeFlames::Box &box : m_flames.boxes) {
        const QRectF rect = rectOf(box);
        if (rect.bottom() < 0 || rect.top() > viewport()->height())
            continue;
        QColor color = box.function < 0 ? theme.grid
                                        : flameColor(theme, FlameColoring::ByKind, result.profile, box.function);
        if (search.active() && !search.matches(box.function))
            color.setAlphaF(0.25f);
        painter.fillRect(rect.width() > 3 ? rect.adjusted(0, 0, -1, 0) : rect, color);
        if (box.function >= 0 && box.function == m_state.selected()) {
            painter.setPen(QPen(theme.text, 1));
            painter.drawRect(rect.adjusted(0, 0, -1, -1));
        }
        if (rect.width() >= LeastTextWidth) {
            painter.setPen(search.active() && !search.matches(box.function) ? theme.softText : textOn(color));
            painter.drawText(
                rect.adjusted(4, 0, -2, 0), Qt::AlignVCenter | Qt::AlignLeft,
                fontMetrics().elidedText(result.functionName(box.function), Qt::ElideRight, int(rect.width()) - 6));
        }
    }
    // Which thread, from when to when: it stays in sight.
    const ProfileThread &thread = result.profile.threads[size_t(m_flames.thread)];
    const QRect head(0, 0, viewport()->width(), rowHeight());
    painter.fillRect(head, theme.card);
    painter.setPen(theme.softText);
    painter.drawText(
        head, Qt::AlignVCenter | Qt::AlignLeft,
        tr("%1 %2, from %3")
            .arg(result.profile.text(thread.name), QString::number(thread.thread), secondsText(m_flames.from)));
    painter.drawText(head, Qt::AlignVCenter | Qt::AlignRight, tr("to %1").arg(secondsText(m_flames.to)));
    if (m_dragFrom) {
        QColor brush = theme.accent;
        brush.setAlphaF(0.22f);
        painter.fillRect(QRect(QPoint(std::min(*m_dragFrom, m_dragTo), 0),
                               QPoint(std::max(*m_dragFrom, m_dragTo), viewport()->height())),
                         brush);
    }
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void FlameChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragFrom = event->position().toPoint().x();
    m_dragTo = *m_dragFrom;
}

void FlameChart::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragFrom)
        return;
    m_dragTo = std::clamp(event->position().toPoint().x(), 0, viewport()->width());
    viewport()->update();
}

void FlameChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragFrom)
        return;
    const int from = std::min(*m_dragFrom, m_dragTo);
    const int to = std::max(*m_dragFrom, m_dragTo);
    m_dragFrom.reset();
    viewport()->update();
    if (to - from < LeastDrag) {
        if (const TimeFlames::Box *box = boxAt(event->position().toPoint()))
            m_state.select(box->function);
        return;
    }
    ProfileFilter filter = m_state.filter();
    filter.from = timeAt(from);
    filter.to = timeAt(to);
    Q_EMIT filterWanted(filter);
}

void FlameChart::keyPressEvent(QKeyEvent *event)
{
    // As in the tools that people know: + and - zoom, arrows move, Esc shows all.
    const qint64 duration = m_state.result()->profile.duration.count();
    const qint64 length = m_flames.to - m_flames.from;
    qint64 from = m_flames.from;
    qint64 to = m_flames.to;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        from += length / 4;
        to -= length / 4;
        break;
    case Qt::Key_Minus:
        from -= length / 2;
        to += length / 2;
        break;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const qint64 by = event->key() == Qt::Key_Left ? -std::min(from, length / 4)
                                                       : std::min(duration - to, length / 4);
        from += by;
        to += by;
        break;
    }
    case Qt::Key_Escape:
        from = 0;
        to = duration;
        break;
    default: QAbstractScrollArea::keyPressEvent(event); return;
    }
    ProfileFilter filter = m_state.filter();
    filter.from = std::max<qint64>(0, from);
    filter.to = to >= duration ? std::numeric_limits<qint64>::max() : to;
    if (filter.to > filter.from)
        Q_EMIT filterWanted(filter);
}

bool FlameChart::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const TimeFlames::Box *box = boxAt(help->pos())) {
            const qint64 from = timeAt(int(rectOf(*box).left()));
            const qint64 to = timeAt(int(rectOf(*box).right()));
            QToolTip::showText(help->globalPos(),
                               QStringLiteral("%1\n%2\n%3")
                                   .arg(visibleText(m_shown->functionName(box->function)),
                                        visibleText(m_shown->moduleName(box->function)),
                                        tr("on the stack from %1 to %2, %3")
                                            .arg(secondsText(from), secondsText(to), secondsText(to - from))),
                               viewport(), rectOf(*box).toRect());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace wai
