// SPDX-License-Identifier: MIT
#include "charts/chart_gestures.h"

#include "charts/time_chart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace wai {

using namespace performance;

namespace {

constexpr double NearPixels = 4;
constexpr double ZoomStep = 0.8;

} // namespace

ChartGestures::ChartGestures(TimeChart *chart) : QObject(chart), m_chart(chart)
{
    chart->installEventFilter(this);
}

bool ChartGestures::usable() const
{
    return m_chart->state() && !m_chart->range().isEmpty();
}

bool ChartGestures::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: return press(static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove: return move(static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease: return release(static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonDblClick: return doubleClick(static_cast<QMouseEvent *>(event));
    case QEvent::Wheel: return wheel(static_cast<QWheelEvent *>(event));
    case QEvent::KeyPress: return key(static_cast<QKeyEvent *>(event));
    case QEvent::FocusIn:
    case QEvent::FocusOut: m_chart->update(); break;
    case QEvent::Leave:
        if (m_chart->state())
            m_chart->state()->setHover(std::nullopt);
        break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

bool ChartGestures::press(QMouseEvent *event)
{
    const auto cell = std::find_if(m_chart->m_cells.cbegin(), m_chart->m_cells.cend(),
                                   [&](const auto &c) { return c.rect.contains(event->position()); });
    if (event->button() == Qt::LeftButton && cell != m_chart->m_cells.cend() && m_chart->lines().size() > 1) {
        m_chart->setLineHidden(cell->line, !m_chart->lines()[cell->line].hidden);
        return true;
    }
    const ChartPlot plot = m_chart->plot();
    if (!usable() || !plot.area.contains(event->position()))
        return false;
    const bool pans = event->button() == Qt::MiddleButton
        || (event->button() == Qt::LeftButton && event->modifiers() & Qt::ShiftModifier);
    if (event->button() != Qt::LeftButton && !pans)
        return false;
    m_drag = pans ? Drag::Pan : Drag::Undecided;
    m_pressedAt = event->position();
    m_pannedTo = event->position().x();
    m_pressedTime = plot.timeAt(event->position().x());
    m_chart->setFocus(Qt::MouseFocusReason);
    return true;
}

bool ChartGestures::move(QMouseEvent *event)
{
    if (!usable())
        return false;
    const ChartPlot plot = m_chart->plot();
    ViewState &state = *m_chart->state();
    if (m_drag == Drag::Undecided && std::abs(event->position().x() - m_pressedAt.x()) > NearPixels)
        m_drag = Drag::Brush;
    if (m_drag == Drag::Brush) {
        const Timestamp time = plot.timeAt(event->position().x());
        state.setHover(std::nullopt);
        state.setBrush(TimeRange{std::min(time, m_pressedTime), std::max(time, m_pressedTime)});
        return true;
    }
    if (m_drag == Drag::Pan) {
        state.pan((m_pannedTo - event->position().x()) / plot.area.width());
        m_pannedTo = event->position().x();
        return true;
    }
    state.setHover(plot.area.contains(event->position()) ? std::optional(plot.timeAt(event->position().x()))
                                                         : std::nullopt);
    return false;
}

bool ChartGestures::release(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::None || !usable())
        return false;
    if (drag == Drag::Undecided) {
        // A click where a moment is picked already gives it up.
        const ChartPlot plot = m_chart->plot();
        ViewState &state = *m_chart->state();
        const auto picked = state.intent().moment;
        const bool again = picked && std::abs(plot.x(*picked) - event->position().x()) <= NearPixels;
        state.setMoment(again ? std::nullopt : std::optional(m_pressedTime));
        if (!again)
            state.setBrush(std::nullopt);
    }
    return true;
}

bool ChartGestures::doubleClick(QMouseEvent *event)
{
    const ChartPlot plot = m_chart->plot();
    if (!usable() || event->button() != Qt::LeftButton || !plot.area.contains(event->position()))
        return false;
    ViewState &state = *m_chart->state();
    const auto brush = state.intent().brush;
    if (brush && brush->contains(plot.timeAt(event->position().x()))) {
        zoomToBrush();
    } else {
        while (state.clearPicked()) {
        }
        state.follow();
    }
    return true;
}

void ChartGestures::zoomToBrush()
{
    const auto brush = m_chart->state()->intent().brush;
    if (!brush)
        return;
    m_chart->state()->setBrush(std::nullopt);
    m_chart->state()->show(*brush);
}

bool ChartGestures::wheel(QWheelEvent *event)
{
    const ChartPlot plot = m_chart->plot();
    const bool wanted = !m_wheelScrollsPage || event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (!usable() || !plot.area.contains(event->position()) || !wanted)
        return false;
    const double horizontal = event->angleDelta().x() != 0 ? event->angleDelta().x()
        : event->modifiers() & Qt::ShiftModifier           ? event->angleDelta().y()
                                                           : 0;
    if (horizontal != 0)
        m_chart->state()->pan(-horizontal / 120 * 0.1);
    else
        m_chart->state()->zoom(std::pow(ZoomStep, event->angleDelta().y() / 120.0), plot.timeAt(event->position().x()));
    return true;
}

void ChartGestures::step(int columns, bool select)
{
    ViewState &state = *m_chart->state();
    const ChartPlot plot = m_chart->plot();
    const Timestamp from = state.intent().moment.value_or(m_chart->range().to);
    const nanoseconds column = m_chart->range().length() / std::max(1, int(plot.area.width()));
    // Of single samples, a step is one of them.
    const nanoseconds width = std::max<nanoseconds>(column, std::chrono::milliseconds(100));
    const Timestamp to = std::clamp(from + width * columns, m_chart->range().from,
                                    m_chart->range().to - nanoseconds(1));
    if (!select) {
        m_anchor.reset();
        state.setBrush(std::nullopt);
    } else {
        if (!m_anchor)
            m_anchor = from;
        state.setBrush(TimeRange{std::min(*m_anchor, to), std::max(*m_anchor, to)});
    }
    state.setMoment(to);
}

bool ChartGestures::key(QKeyEvent *event)
{
    if (!usable())
        return false;
    ViewState &state = *m_chart->state();
    const bool far = event->modifiers() & Qt::ControlModifier;
    const bool select = event->modifiers() & Qt::ShiftModifier;
    if (event->matches(QKeySequence::Copy)) {
        m_chart->copyCsv();
        return true;
    }
    if (event->modifiers() & Qt::AltModifier)
        return false; // back and forward belong to the window
    switch (event->key()) {
    case Qt::Key_Left: step(far ? -10 : -1, select); return true;
    case Qt::Key_Right: step(far ? 10 : 1, select); return true;
    case Qt::Key_PageUp: state.pan(-0.5); return true;
    case Qt::Key_PageDown: state.pan(0.5); return true;
    case Qt::Key_Home: state.setMoment(m_chart->range().from); return true;
    case Qt::Key_End: state.follow(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!state.intent().brush)
            return false;
        zoomToBrush();
        return true;
    case Qt::Key_Escape: return state.clearPicked();
    case Qt::Key_Plus:
    case Qt::Key_Equal: state.zoom(ZoomStep, state.intent().moment); return true;
    case Qt::Key_Minus: state.zoom(1 / ZoomStep, state.intent().moment); return true;
    case Qt::Key_N:
        if (event->modifiers() != Qt::NoModifier || !state.offers().changes)
            return false;
        Q_EMIT state.noteWanted(state.cursor().value_or(m_chart->range().to));
        return true;
    default: return false;
    }
}

} // namespace wai
