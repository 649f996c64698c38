// SPDX-License-Identifier: MIT
#pragma once

#include "charts/chart_plot.h"

#include <performance/core/client_values.h>
#include <performance/core/machine_event.h>

#include <QStringList>

class QPainter;

namespace wai {

// What happened to the machine, as charts and lists show it. Thread: the one of the window.

/// Kinds of events that share a shape; each is one filter of the list.
enum class EventFamily { Packages, Machine, Services, Failures, Settings, Levels, Notes };
inline constexpr int EventFamilies = 7;

EventFamily familyOf(performance::MachineEvent::Kind kind);
QString familyText(EventFamily family);                    ///< "Packages"
QString kindText(performance::MachineEvent::Kind kind);    ///< "Package upgraded"
QString shortText(const performance::MachineEvent &event); ///< its sentence without the detail

/// The shape of a family around a point, `size` across: a square, a circle, triangles, a cross, a diamond, a step, a flag. What
/// colour says as well, shape says to everybody.
void drawEventShape(QPainter &painter, const QPointF &center, double size, EventFamily family, const Theme &theme);

/// Events that stand so near to each other that they are one mark.
struct EventGroup {
    size_t first = 0; ///< into the events
    size_t count = 0;
    double x = 0;      ///< in the plot's units
    size_t speaks = 0; ///< the one whose shape and name stand for all: a failure before a note before anything else
};
/// Of the events in the plot's range, which come by rising time; at most as many groups as there is room for.
std::vector<EventGroup> groupEvents(const std::vector<performance::MachineEvent> &events, const ChartPlot &plot);

/// A thin line for each group, its shape at the top, and its name where there is room, in the painter's font.
void drawEvents(QPainter &painter, const ChartPlot &plot, const std::vector<performance::MachineEvent> &events);

/// Whether a mark tells of a change that stands among the events as well: one of them is enough.
bool isAmong(const std::vector<performance::MachineEvent> &events, const performance::TimelineEvent &mark);

/// Time and sentence of each event whose mark is at `x`; of very many the first.
QStringList eventsAt(const std::vector<performance::MachineEvent> &events, const ChartPlot &plot, double x);
/// Those in a range for who cannot see them, in one line; of very many the first.
QString eventsIn(const std::vector<performance::MachineEvent> &events, const performance::TimeRange &range);

} // namespace wai
