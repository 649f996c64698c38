// SPDX-License-Identifier: MIT
#include "base/view_state.h"

#include "base/span_for.h"

#include <QThread>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

constexpr qint64 SameGestureMs = 700;
constexpr size_t MostSteps = 100;
constexpr auto QuestionedOfNow = std::chrono::minutes(1);

nanoseconds scaled(nanoseconds span, double factor)
{
    return nanoseconds(qint64(double(span.count()) * factor));
}

} // namespace

TimeRange ViewState::range() const
{
    // A nanosecond more, so that the newest sample itself is inside.
    const Timestamp end = m_intent.end.value_or(m_bounds ? m_bounds->to : m_newest);
    return {end - m_intent.span, end + nanoseconds(1)};
}

void ViewState::remember()
{
    if (m_sinceMove.isValid() && m_sinceMove.elapsed() < SameGestureMs && !m_back.empty()) {
        m_sinceMove.start();
        return;
    }
    m_back.push_back(place());
    if (m_back.size() > MostSteps)
        m_back.erase(m_back.begin());
    m_forward.clear();
    m_sinceMove.start();
}

void ViewState::apply(const Place &place)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const bool changed = place.span != m_intent.span || place.end != m_intent.end;
    m_intent.span = place.span;
    m_intent.end = place.end;
    m_intent.grows = place.grows;
    if (!changed)
        return;
    Q_EMIT intentChanged();
    Q_EMIT rangeChanged();
}

void ViewState::move(nanoseconds span, std::optional<Timestamp> end)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const nanoseconds longest = m_bounds ? m_bounds->length() : LongestSpan;
    span = std::clamp(span, std::min(ShortestSpan, longest), longest);
    if (m_bounds)
        end = std::clamp(end.value_or(m_bounds->to), m_bounds->from + span, m_bounds->to);
    else if (end && *end >= m_newest)
        end.reset();
    if (span == m_intent.span && end == m_intent.end)
        return;
    remember();
    apply({span, end, m_intent.grows && span == m_intent.span});
}

void ViewState::start(std::optional<nanoseconds> span)
{
    m_intent.grows = !span;
    m_intent.span = std::clamp(span.value_or(spanFor(nanoseconds(0))), ShortestSpan, LongestSpan);
}

void ViewState::grow(nanoseconds recorded)
{
    const nanoseconds span = spanFor(recorded);
    if (m_intent.grows && m_intent.isLive() && span > m_intent.span)
        apply({span, m_intent.end, true});
}

void ViewState::setSpan(nanoseconds span)
{
    move(span, m_intent.end);
    if (!m_intent.grows)
        return;
    // The one that was shown anyway is a choice as well.
    m_intent.grows = false;
    Q_EMIT intentChanged();
}

void ViewState::show(const TimeRange &range)
{
    if (!range.isEmpty())
        move(range.length(), range.to);
}

void ViewState::follow()
{
    if (m_bounds)
        move(m_bounds->length(), m_bounds->to);
    else
        move(m_intent.span, std::nullopt);
}

void ViewState::pause()
{
    if (!m_intent.isLive())
        return;
    remember();
    apply({m_intent.span, m_newest - nanoseconds(1), m_intent.grows});
}

void ViewState::zoom(double factor, std::optional<Timestamp> around)
{
    const TimeRange now = range();
    const nanoseconds span = std::clamp(scaled(m_intent.span, factor), ShortestSpan, LongestSpan);
    // Near the right edge of a live chart, one means the newest samples.
    if (m_intent.isLive() && (!around || now.to - *around < m_intent.span / 8)) {
        move(span, std::nullopt);
        return;
    }
    const Timestamp center = around.value_or(now.from + m_intent.span / 2);
    const double right = double((now.to - center).count()) / double(std::max<qint64>(1, m_intent.span.count()));
    move(span, center + scaled(span, right));
}

void ViewState::pan(double share)
{
    move(m_intent.span, range().to + scaled(m_intent.span, share));
}

void ViewState::back()
{
    if (m_back.empty())
        return;
    m_forward.push_back(place());
    const Place to = m_back.back();
    m_back.pop_back();
    m_sinceMove.invalidate();
    apply(to);
}

void ViewState::forward()
{
    if (m_forward.empty())
        return;
    m_back.push_back(place());
    const Place to = m_forward.back();
    m_forward.pop_back();
    m_sinceMove.invalidate();
    apply(to);
}

void ViewState::setBrush(std::optional<TimeRange> brush)
{
    if (brush && brush->isEmpty())
        brush.reset();
    if (brush == m_intent.brush)
        return;
    m_intent.brush = brush;
    Q_EMIT intentChanged();
    Q_EMIT cursorChanged();
}

void ViewState::setMoment(std::optional<Timestamp> moment)
{
    if (moment == m_intent.moment)
        return;
    m_intent.moment = moment;
    Q_EMIT intentChanged();
    Q_EMIT cursorChanged();
}

bool ViewState::clearPicked()
{
    if (m_intent.brush)
        setBrush(std::nullopt);
    else if (m_intent.moment)
        setMoment(std::nullopt);
    else
        return false;
    return true;
}

void ViewState::advance(Timestamp newest)
{
    m_newest = newest;
    if (m_intent.isLive() && !m_bounds)
        Q_EMIT rangeChanged();
}

void ViewState::setRecordedSince(std::optional<Timestamp> since)
{
    if (since == m_recordedSince)
        return;
    m_recordedSince = since;
    Q_EMIT recordedSinceChanged();
}

void ViewState::setFixed(const TimeRange &range)
{
    m_bounds = range;
    m_newest = range.to;
    m_intent.span = range.length();
    m_intent.end = range.to;
    m_intent.grows = false;
    m_back.clear();
    m_forward.clear();
    Q_EMIT intentChanged();
    Q_EMIT rangeChanged();
}

void ViewState::setHover(std::optional<Timestamp> hover)
{
    if (hover == m_hover)
        return;
    m_hover = hover;
    Q_EMIT cursorChanged();
}

void ViewState::setMarks(std::vector<TimelineEvent> marks)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    Q_EMIT marksChanged();
}

void ViewState::setMachineEvents(std::vector<MachineEvent> events)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (events == m_machineEvents)
        return;
    m_machineEvents = std::move(events);
    Q_EMIT marksChanged();
}

TimeRange ViewState::questioned() const
{
    if (m_intent.brush)
        return *m_intent.brush;
    if (const auto at = cursor())
        return {*at, *at + std::chrono::seconds(1)};
    TimeRange shown = range();
    if (m_intent.isLive() && !m_bounds)
        shown.from = std::max(shown.from, shown.to - QuestionedOfNow);
    return shown;
}

} // namespace wai
