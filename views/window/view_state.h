// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/query.h>

#include <QObject>

#include <optional>

namespace wai {

/// What the user looks at: one value that every chart of the window follows.
struct ViewIntent {
    /// How far back charts reach.
    performance::nanoseconds span = std::chrono::minutes(15);
    /// The right edge stays at the newest sample; paused, it stays where it was.
    bool live = true;

    bool operator==(const ViewIntent &) const = default;
};

/// Holds the intent, the newest moment and the time under the cursor, and tells who follows.
class ViewState : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const ViewIntent &intent() const { return m_intent; }
    void setIntent(const ViewIntent &intent);
    /// The range that charts show now.
    performance::TimeRange range() const;

    /// The newest sample; charts move on unless paused.
    void advance(performance::Timestamp newest);

    /// The time under the mouse in any chart, or none.
    std::optional<performance::Timestamp> cursor() const { return m_cursor; }
    void setCursor(std::optional<performance::Timestamp> cursor);

Q_SIGNALS:
    void intentChanged();
    void rangeChanged();
    void cursorChanged();

private:
    ViewIntent m_intent;
    performance::Timestamp m_newest = performance::now();
    performance::Timestamp m_edge = m_newest;
    std::optional<performance::Timestamp> m_cursor;
};

} // namespace wai
