// SPDX-License-Identifier: MIT
#include "profiler/thread_timeline.h"

#include "flames/flame_colors.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>
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

constexpr int NameWidth = 150;
constexpr int PixelsPerColumn = 2;
constexpr int LeastThreadDrag = 4;

} // namespace

ThreadTimeline::ThreadTimeline(ProfileState &state, const ThemeSource &themes, QWidget *parent)
    : QAbstractScrollArea(parent), m_state(state), m_themes(themes)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Threads over time"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    connect(&state, &ProfileState::resultChanged, this, &ThreadTimeline::measure);
    connect(&state, &ProfileState::filterChanged, viewport(), QOverload<>::of(&QWidget::update));
    connect(&themes, &ThemeSource::changed, viewport(), QOverload<>::of(&QWidget::update));
}

QSize ThreadTimeline::sizeHint() const
{
    return {600, rowHeight() * (1 + int(std::clamp<size_t>(m_lanes.size(), 1, 6)))};
}

QRect ThreadTimeline::plotRect() const
{
    return QRect(NameWidth, 0, std::max(10, viewport()->width() - NameWidth - 8), viewport()->height());
}

QRect ThreadTimeline::laneRect(int lane) const
{
    return QRect(plotRect().left(), rowHeight() * lane - verticalScrollBar()->value(), plotRect().width(),
                 rowHeight() - 3);
}

void ThreadTimeline::measure()
{
    const quint64 number = ++m_asked;
    m_columns = plotRect().width() / PixelsPerColumn;
    const auto work = QtConcurrent::run([result = m_state.result(), columns = m_columns] {
        return threadLanes(result->profile, 0, std::max<qint64>(1, result->profile.duration.count()), columns,
                           MostLanes);
    });
    whenDone(work, this, [this, number](const std::vector<ThreadLane> &lanes) {
        if (number != m_asked)
            return;
        m_lanes = lanes;
        verticalScrollBar()->setRange(0, std::max(0, int(m_lanes.size() + 1) * rowHeight() - viewport()->height()));
        QStringList names;
        for (size_t i = 0; i < m_lanes.size() && i < 3; ++i)
            names << nameOf(m_lanes[i]);
        setAccessibleDescription(
            tr("Threads: %1, the busiest: %2").arg(QString::number(m_lanes.size()), names.join(QStringLiteral(", "))));
        updateGeometry();
        viewport()->update();
        Q_EMIT measured();
    });
}

void ThreadTimeline::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (plotRect().width() / PixelsPerColumn != m_columns)
        measure();
}

qint64 ThreadTimeline::timeAt(int x) const
{
    const QRect plot = plotRect();
    const double share = std::clamp(double(x - plot.left()) / plot.width(), 0.0, 1.0);
    return qint64(share * double(m_state.result()->profile.duration.count()));
}

int ThreadTimeline::xOf(qint64 time) const
{
    const double duration = double(std::max<qint64>(1, m_state.result()->profile.duration.count()));
    return plotRect().left() + int(std::clamp(double(time) / duration, 0.0, 1.0) * plotRect().width());
}

QString ThreadTimeline::nameOf(const ThreadLane &lane) const
{
    const Profile &profile = m_state.result()->profile;
    if (size_t(lane.thread) >= profile.threads.size())
        return {};
    const ProfileThread &thread = profile.threads[size_t(lane.thread)];
    return QStringLiteral("%1 %2").arg(profile.text(thread.name), QString::number(thread.thread));
}

int ThreadTimeline::laneAt(const QPoint &place) const
{
    const int lane = (place.y() + verticalScrollBar()->value()) / rowHeight();
    return place.y() >= 0 && lane >= 0 && size_t(lane) < m_lanes.size() ? lane : -1;
}

void ThreadTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Theme &theme = m_themes.theme();
    painter.fillRect(viewport()->rect(), theme.card);
    const QRect plot = plotRect();
    const ProfileFilter &filter = m_state.filter();
    const int first = verticalScrollBar()->value() / rowHeight();
    for (int i = first; size_t(i) < m_lanes.size(); ++i) {
        const ThreadLane &lane = m_lanes[size_t(i)];
        const QRect rect = laneRect(i);
        if (rect.top() > viewport()->height())
            break;
        const bool chosen = filter.threads.empty() || filter.threads.contains(lane.thread);
        painter.setPen(chosen ? theme.text : theme.softText);
        painter.drawText(QRect(0, rect.top(), NameWidth - 8, rect.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(nameOf(lane), Qt::ElideMiddle, NameWidth - 8));
        painter.fillRect(rect, theme.hover);
        painter.setOpacity(chosen ? 1 : 0.3);
        const double width = double(plot.width()) / double(std::max<size_t>(1, lane.columns.size()));
        for (size_t c = 0; c < lane.columns.size(); ++c) {
            const ThreadLane::Column &column = lane.columns[c];
            double bottom = rect.bottom() + 1;
            const auto bar = [&](double share, const QColor &color) {
                const double height = std::min(1.0, share) * rect.height();
                if (height <= 0)
                    return;
                const double top = std::max<double>(rect.top(), bottom - height);
                painter.fillRect(QRectF(rect.left() + double(c) * width, top, width, bottom - top), color);
                bottom = top;
            };
            bar(column.own, flameColor(theme, ModuleKind::Executable));
            bar(column.library, flameColor(theme, ModuleKind::Library));
            bar(column.kernel, flameColor(theme, ModuleKind::Kernel));
            if (column.waiting > 0) // a thin line: it is there, and it does nothing
                painter.fillRect(QRectF(rect.left() + double(c) * width, rect.center().y(), width, 2), theme.series[4]);
        }
        painter.setOpacity(1);
    }
    const auto brush = [&](int from, int to) {
        QColor color = theme.accent;
        color.setAlphaF(0.22f);
        painter.fillRect(QRect(QPoint(std::min(from, to), 0), QPoint(std::max(from, to), viewport()->height())), color);
        painter.setPen(theme.accent);
        painter.drawLine(from, 0, from, viewport()->height());
        painter.drawLine(to, 0, to, viewport()->height());
    };
    if (m_dragFrom)
        brush(*m_dragFrom, m_dragTo);
    else if (filter.from > 0 || filter.to < std::numeric_limits<qint64>::max())
        brush(xOf(filter.from), xOf(filter.to));
    if (m_lanes.empty()) {
        painter.setPen(theme.softText);
        painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("No threads yet."));
    }
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRect(plot.adjusted(0, 0, -1, -1));
    }
}

void ThreadTimeline::mousePressEvent(QMouseEvent *event)
{
    const QPoint place = event->position().toPoint();
    if (event->button() != Qt::LeftButton)
        return;
    if (place.x() < plotRect().left()) {
        const int lane = laneAt(place);
        if (lane < 0)
            return;
        ProfileFilter filter = m_state.filter();
        const qint32 thread = m_lanes[size_t(lane)].thread;
        const bool alone = filter.threads == std::set<qint32>{thread};
        if (!(event->modifiers() & Qt::ControlModifier)) {
            filter.threads.clear();
            if (!alone) // a second click shows all again
                filter.threads.insert(thread);
        } else if (!filter.threads.erase(thread)) {
            filter.threads.insert(thread);
        }
        Q_EMIT filterWanted(filter);
        return;
    }
    m_dragFrom = place.x();
    m_dragTo = place.x();
}

void ThreadTimeline::mouseMoveEvent(QMouseEvent *event)
{
    viewport()->setCursor(event->position().x() < NameWidth ? Qt::PointingHandCursor : Qt::IBeamCursor);
    if (!m_dragFrom)
        return;
    m_dragTo = std::clamp(event->position().toPoint().x(), plotRect().left(), plotRect().right() + 1);
    viewport()->update();
}

void ThreadTimeline::mouseReleaseEvent(QMouseEvent *)
{
    if (!m_dragFrom)
        return;
    const int from = std::min(*m_dragFrom, m_dragTo);
    const int to = std::max(*m_dragFrom, m_dragTo);
    m_dragFrom.reset();
    ProfileFilter filter = m_state.filter();
    if (to - from < LeastThreadDrag) { // a click takes the range back
        filter.from = 0;
        filter.to = std::numeric_limits<qint64>::max();
    } else {
        filter.from = timeAt(from);
        filter.to = timeAt(to);
    }
    viewport()->update();
    Q_EMIT filterWanted(filter);
}

void ThreadTimeline::keyPressEvent(QKeyEvent *event)
{
    // The range by keyboard: arrows move it, with Shift they change its end; Esc takes it back.
    ProfileFilter filter = m_state.filter();
    const qint64 duration = m_state.result()->profile.duration.count();
    const qint64 step = std::max<qint64>(1, duration / 50);
    if (event->key() == Qt::Key_Escape && (filter.from > 0 || filter.to < duration)) {
        filter.from = 0;
        filter.to = std::numeric_limits<qint64>::max();
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        const qint64 by = event->key() == Qt::Key_Left ? -step : step;
        const qint64 to = std::min<qint64>(filter.to, duration);
        const bool whole = filter.from == 0 && to == duration;
        if (event->modifiers() & Qt::ShiftModifier)
            filter.to = std::clamp(to + by, filter.from + step, duration);
        else if (whole)
            filter.to = duration / 5;
        else if (filter.from + by >= 0 && to + by <= duration) {
            filter.from += by;
            filter.to = to + by;
        }
    } else {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    Q_EMIT filterWanted(filter);
}

bool ThreadTimeline::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int lane = laneAt(help->pos());
        if (lane >= 0) {
            const ThreadLane &l = m_lanes[size_t(lane)];
            const auto text = help->pos().x() < NameWidth
                ? tr("%1\nClick: only this thread; Ctrl+click: this one too").arg(nameOf(l))
                : tr("%1 at %2\nDrag to choose a range")
                      .arg(nameOf(l), formatValue(double(timeAt(help->pos().x())) * 1e-9, u"s"));
            QToolTip::showText(help->globalPos(), text, viewport());
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace wai
