// SPDX-License-Identifier: MIT
#include "charts/event_marks.h"

#include <performance/core/quoted_text.h>
#include <performance/core/translate.h>

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace wai {

using namespace performance;

namespace {

constexpr double NearMark = 16;   // marks nearer than this are one
constexpr double MostGroups = 12; // that a chart has, however wide
constexpr double ShapeSize = 8;
constexpr double LabelWidth = 150; // at most
constexpr double LabelFrom = 60;   // height of a plot in which names do not hide the lines
constexpr auto SameTime = std::chrono::seconds(1);
constexpr qsizetype MostTold = 8; // in a tooltip, and to who cannot see

QColor colorOf(EventFamily family, const Theme &theme)
{
    switch (family) {
    case EventFamily::Packages: return theme.good;
    case EventFamily::Failures: return theme.danger;
    case EventFamily::Levels: return theme.warning;
    case EventFamily::Notes: return theme.accent;
    default: return theme.softText;
    }
}

int rankOf(const MachineEvent &event)
{
    const EventFamily family = familyOf(event.kind);
    return family == EventFamily::Failures ? 2 : family == EventFamily::Notes ? 1 : 0;
}

/// The events of a range: [first, last).
std::pair<size_t, size_t> within(const std::vector<MachineEvent> &events, const TimeRange &range)
{
    const auto at = [&](Timestamp time) {
        return size_t(std::ranges::lower_bound(events, time, {}, &MachineEvent::time) - events.begin());
    };
    return {at(range.from), at(range.to)};
}

QString more(qsizetype count)
{
    return translate("EventMarks", "and %1 more").arg(count);
}

/// What may stand beside a mark, the longer first; of several, with the number of the others. The shape says the kind as well.
QStringList namesOf(const EventGroup &group, const std::vector<MachineEvent> &events, const QFontMetricsF &metrics)
{
    const MachineEvent &event = events[group.speaks];
    const QString others = group.count > 1 ? QStringLiteral(" +%1").arg(group.count - 1) : QString();
    QStringList names;
    for (const QString &name : {shortText(event), visibleText(event.subject)})
        names << metrics.elidedText(name, Qt::ElideRight, LabelWidth - metrics.horizontalAdvance(others)) + others;
    return names;
}

/// Where a name fits beside a mark, at the right or else at the left; nothing where neither is free.
std::optional<QRectF> placeFor(double width, double height, double x, double free, double next)
{
    for (const double left : {x + ShapeSize, x - ShapeSize - width}) {
        if (left >= free && left + width <= next)
            return QRectF(left, 0, width, height);
    }
    return std::nullopt;
}

} // namespace

EventFamily familyOf(MachineEvent::Kind kind)
{
    using Kind = MachineEvent::Kind;
    switch (kind) {
    case Kind::PackageInstalled:
    case Kind::PackageUpgraded:
    case Kind::PackageRemoved: return EventFamily::Packages;
    case Kind::KernelChanged:
    case Kind::Boot:
    case Kind::Suspended:
    case Kind::Resumed: return EventFamily::Machine;
    case Kind::ServiceStarted:
    case Kind::ServiceRestarted: return EventFamily::Services;
    case Kind::ServiceFailed:
    case Kind::OutOfMemory: return EventFamily::Failures;
    case Kind::SettingChanged: return EventFamily::Settings;
    case Kind::ChangePoint: return EventFamily::Levels;
    case Kind::Note: break;
    }
    return EventFamily::Notes;
}

QString familyText(EventFamily family)
{
    switch (family) {
    case EventFamily::Packages: return translate("EventMarks", "Packages");
    case EventFamily::Machine: return translate("EventMarks", "Starts and suspends");
    case EventFamily::Services: return translate("EventMarks", "Services");
    case EventFamily::Failures: return translate("EventMarks", "Failures");
    case EventFamily::Settings: return translate("EventMarks", "Settings");
    case EventFamily::Levels: return translate("EventMarks", "Other level since");
    case EventFamily::Notes: break;
    }
    return translate("EventMarks", "Notes");
}

QString kindText(MachineEvent::Kind kind)
{
    using Kind = MachineEvent::Kind;
    switch (kind) {
    case Kind::PackageInstalled: return translate("EventMarks", "Package installed");
    case Kind::PackageUpgraded: return translate("EventMarks", "Package upgraded");
    case Kind::PackageRemoved: return translate("EventMarks", "Package removed");
    case Kind::KernelChanged: return translate("EventMarks", "Kernel changed");
    case Kind::Boot: return translate("EventMarks", "Machine started");
    case Kind::Suspended: return translate("EventMarks", "Suspended");
    case Kind::Resumed: return translate("EventMarks", "Woke up");
    case Kind::ServiceStarted: return translate("EventMarks", "New service");
    case Kind::ServiceRestarted: return translate("EventMarks", "Service restarted");
    case Kind::ServiceFailed: return translate("EventMarks", "Service failed");
    case Kind::OutOfMemory: return translate("EventMarks", "Out of memory");
    case Kind::SettingChanged: return translate("EventMarks", "Setting changed");
    case Kind::ChangePoint: return translate("EventMarks", "Other level since");
    case Kind::Note: break;
    }
    return translate("EventMarks", "Note");
}

QString shortText(const MachineEvent &event)
{
    MachineEvent plain = event;
    plain.detail.clear();
    return visibleText(plain.sentence().text());
}

void drawEventShape(QPainter &painter, const QPointF &center, double size, EventFamily family, const Theme &theme)
{
    const double r = size / 2;
    const double x = center.x();
    const double y = center.y();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = colorOf(family, theme);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (family) {
    case EventFamily::Packages: painter.drawRect(QRectF(x - r + 0.5, y - r + 0.5, size - 1, size - 1)); break;
    case EventFamily::Machine: painter.drawEllipse(center, r, r); break;
    case EventFamily::Services: painter.drawPolygon(QPolygonF{{x - r, y + r}, {x + r, y + r}, {x, y - r}}); break;
    case EventFamily::Settings: painter.drawPolygon(QPolygonF{{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}}); break;
    case EventFamily::Failures:
        painter.setPen(QPen(color, 2));
        painter.drawLine(QPointF(x - r + 1, y - r + 1), QPointF(x + r - 1, y + r - 1));
        painter.drawLine(QPointF(x - r + 1, y + r - 1), QPointF(x + r - 1, y - r + 1));
        break;
    case EventFamily::Levels:
        painter.setPen(QPen(color, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{{x - r, y + r - 1}, {x, y + r - 1}, {x, y - r + 1}, {x + r, y - r + 1}});
        break;
    case EventFamily::Notes:
        painter.drawPolygon(QPolygonF{{x - r + 1, y - r}, {x + r, y - r + 2.5}, {x - r + 1, y + 1.5}});
        painter.setPen(QPen(color, 1.4));
        painter.drawLine(QPointF(x - r + 1, y - r), QPointF(x - r + 1, y + r));
        break;
    }
    painter.restore();
}

std::vector<EventGroup> groupEvents(const std::vector<MachineEvent> &events, const ChartPlot &plot)
{
    std::vector<EventGroup> groups;
    if (plot.range.isEmpty() || plot.area.width() <= 0)
        return groups;
    const double near = std::max(NearMark, plot.area.width() / MostGroups);
    const auto [first, last] = within(events, plot.range);
    double begin = 0;
    // Those beside each other are one; where that leaves too many, those in one piece of the chart.
    for (const double distance : {NearMark, near}) {
        groups.clear();
        for (size_t i = first; i < last; ++i) {
            const double x = plot.x(events[i].time);
            if (groups.empty() || x - begin > distance) {
                groups.push_back({i, 1, x, i});
                begin = x;
                continue;
            }
            EventGroup &group = groups.back();
            ++group.count;
            group.x = (begin + x) / 2;
            if (rankOf(events[i]) > rankOf(events[group.speaks]))
                group.speaks = i;
        }
        if (double(groups.size()) <= MostGroups)
            break;
    }
    return groups;
}

void drawEvents(QPainter &painter, const ChartPlot &plot, const std::vector<MachineEvent> &events)
{
    const std::vector<EventGroup> groups = groupEvents(events, plot);
    const Theme &theme = *plot.theme;
    const QFontMetricsF metrics(painter.font());
    QColor under = theme.card;
    under.setAlphaF(0.8f);
    double free = plot.area.left(); // from here on there is no mark and no name
    for (size_t i = 0; i < groups.size(); ++i) {
        const EventGroup &group = groups[i];
        const EventFamily family = familyOf(events[group.speaks].kind);
        QColor line = colorOf(family, theme);
        line.setAlphaF(0.6f);
        painter.setPen(QPen(line, 1));
        painter.drawLine(QPointF(group.x, plot.area.top() + ShapeSize), QPointF(group.x, plot.area.bottom()));
        drawEventShape(painter, {group.x, plot.area.top() + ShapeSize / 2}, ShapeSize, family, theme);
        const double next = i + 1 < groups.size() ? groups[i + 1].x - ShapeSize : plot.area.right();
        double end = group.x;
        for (const QString &name : namesOf(group, events, metrics)) {
            const auto place = placeFor(metrics.horizontalAdvance(name) + 4, metrics.height(), group.x, free, next);
            if (!place || name.isEmpty() || plot.area.height() < LabelFrom)
                continue;
            const QRectF box = place->translated(0, plot.area.top());
            painter.fillRect(box, under);
            painter.setPen(theme.softText);
            painter.drawText(box, Qt::AlignCenter, name);
            end = std::max(end, box.right());
            break;
        }
        free = end + ShapeSize;
    }
}

bool isAmong(const std::vector<MachineEvent> &events, const TimelineEvent &mark)
{
    if (mark.kind != TimelineEvent::Kind::Change)
        return false;
    const auto [first, last] = within(events, {mark.time - SameTime, mark.time + SameTime});
    return std::any_of(events.begin() + std::ptrdiff_t(first), events.begin() + std::ptrdiff_t(last),
                       [](const MachineEvent &event) { return event.kind == MachineEvent::Kind::SettingChanged; });
}

QStringList eventsAt(const std::vector<MachineEvent> &events, const ChartPlot &plot, double x)
{
    QStringList rows;
    for (const EventGroup &group : groupEvents(events, plot)) {
        if (std::abs(group.x - x) > ShapeSize)
            continue;
        for (size_t i = group.first; i < group.first + group.count; ++i) {
            if (rows.size() == MostTold)
                return rows << more(qsizetype(group.first + group.count - i));
            rows << clockText(events[i].time) + u' ' + visibleText(events[i].sentence().text());
        }
    }
    return rows;
}

QString eventsIn(const std::vector<MachineEvent> &events, const TimeRange &range)
{
    const auto [first, last] = within(events, range);
    QStringList told;
    for (size_t i = first; i < last && told.size() < MostTold; ++i)
        told << clockText(events[i].time) + u' ' + visibleText(events[i].sentence().text());
    if (const auto left = qsizetype(last - first) - told.size(); left > 0)
        told << more(left);
    return told.join(QStringLiteral("; "));
}

} // namespace wai
