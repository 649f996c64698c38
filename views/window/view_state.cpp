// SPDX-License-Identifier: MIT
#include "window/view_state.h"

namespace wai {

void ViewState::setIntent(const ViewIntent &intent)
{
    if (intent == m_intent)
        return;
    m_intent = intent;
    if (m_intent.live)
        m_edge = m_newest;
    Q_EMIT intentChanged();
    Q_EMIT rangeChanged();
}

performance::TimeRange ViewState::range() const
{
    // A nanosecond more, so that the newest sample itself is inside.
    return {m_edge - m_intent.span, m_edge + performance::nanoseconds(1)};
}

void ViewState::advance(performance::Timestamp newest)
{
    m_newest = newest;
    if (!m_intent.live)
        return;
    m_edge = newest;
    Q_EMIT rangeChanged();
}

void ViewState::setCursor(std::optional<performance::Timestamp> cursor)
{
    if (cursor == m_cursor)
        return;
    m_cursor = cursor;
    Q_EMIT cursorChanged();
}

} // namespace wai
