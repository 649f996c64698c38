// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/timestamp.h>

#include <QObject>
#include <QPointF>

#include <optional>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace wai {

// Thread: the one of the window.

class TimeChart;
class ViewState;

/// What mouse and keyboard do with a chart:
///   move                a time cursor through all charts
///   click, ←/→          picks a moment (Ctrl: ten steps)
///   drag, Shift+←/→     selects a range; Return or a double click zooms to it, Esc gives it up
///   wheel, + and −      zooms at the pointer; Shift+wheel, middle or Shift+drag, PgUp/PgDn move in time
///   double click, End   back to now
///   N                   writes a note of the moment
///   click on a label    hides its line
class ChartGestures : public QObject {
    Q_OBJECT
public:
    explicit ChartGestures(TimeChart *chart);

    void setWheelScrollsPage(bool scrolls) { m_wheelScrollsPage = scrolls; }
    void zoomToBrush();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool press(QMouseEvent *event);
    bool move(QMouseEvent *event);
    bool release(QMouseEvent *event);
    bool doubleClick(QMouseEvent *event);
    bool wheel(QWheelEvent *event);
    bool key(QKeyEvent *event);
    void step(int columns, bool select);
    bool usable() const;

    enum class Drag { None, Undecided, Brush, Pan };

    TimeChart *m_chart;
    bool m_wheelScrollsPage = false;
    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    performance::Timestamp m_pressedTime;
    double m_pannedTo = 0;
    /// Where selecting by keyboard began.
    std::optional<performance::Timestamp> m_anchor;
};

} // namespace wai
