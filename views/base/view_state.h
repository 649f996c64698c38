// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/client_values.h>
#include <performance/core/machine_event.h>

#include <QElapsedTimer>
#include <QObject>

#include <optional>
#include <vector>

namespace wai {

// Thread: the one of the window.

/// What the user looks at: one value that every view of the window follows.
struct ViewIntent {
    /// How much time the charts show.
    performance::nanoseconds span = std::chrono::minutes(15);
    /// Nobody chose that: it grows with what was recorded.
    bool grows = false;
    /// Their right edge; empty: it follows the newest sample.
    std::optional<performance::Timestamp> end;
    /// A piece of it that was picked: figures and tables are of this piece.
    std::optional<performance::TimeRange> brush;
    /// A moment that was picked: the tables show it.
    std::optional<performance::Timestamp> moment;

    bool isLive() const { return !end; }
    bool operator==(const ViewIntent &) const = default;
};

/// What a window can do with a moment or a range, for whoever offers it in a menu.
struct ViewOffers {
    bool why = false;     ///< say why a range was slow
    bool changes = false; ///< list what changed, and keep notes

    bool operator==(const ViewOffers &) const = default;
};

/// Holds the intent with its history, the newest moment and the time under the mouse, and tells who follows.
class ViewState : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    static constexpr performance::nanoseconds ShortestSpan = std::chrono::seconds(5);
    static constexpr performance::nanoseconds LongestSpan = std::chrono::hours(24 * 366);

    const ViewIntent &intent() const { return m_intent; }
    /// The range that charts show now.
    performance::TimeRange range() const;

    /// What a window begins with; no step that one could go back from. Nothing: the span grows with what was recorded, until
    /// somebody chooses one.
    void start(std::optional<performance::nanoseconds> span);
    /// So much of late was recorded: a span that grows becomes as long as that needs (spanFor()), and never shorter.
    void grow(performance::nanoseconds recorded);
    void setSpan(performance::nanoseconds span);
    void show(const performance::TimeRange &range);
    /// Follows the newest sample again, or holds still.
    void follow();
    void pause();
    /// Zooms by a factor (below 1: in) around a moment; without one, around the right edge while live, else the middle.
    void zoom(double factor, std::optional<performance::Timestamp> around = std::nullopt);
    /// Moves by a share of what is shown; into the future it ends at the newest sample.
    void pan(double share);
    /// Earlier ranges. Gestures that follow each other closely are one step.
    void back();
    void forward();
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }

    void setBrush(std::optional<performance::TimeRange> brush);
    void setMoment(std::optional<performance::Timestamp> moment);
    /// One step back from what was picked: the brush, then the moment. False where nothing was.
    bool clearPicked();

    /// The newest sample; charts move on unless they hold still.
    void advance(performance::Timestamp newest);
    performance::Timestamp newest() const { return m_newest; }
    /// The first moment that was recorded; nothing where that is not known yet, or there is none.
    void setRecordedSince(std::optional<performance::Timestamp> since);
    std::optional<performance::Timestamp> recordedSince() const { return m_recordedSince; }
    /// Whether all that is shown lies before it.
    bool isBeforeRecords() const { return m_recordedSince && range().to <= *m_recordedSince; }
    /// The charts are of a span that ended: there is nothing to follow.
    void setFixed(const performance::TimeRange &range);
    bool isFixed() const { return m_bounds.has_value(); }

    /// The time under the mouse in any chart, else the picked moment, or none.
    std::optional<performance::Timestamp> cursor() const { return m_hover ? m_hover : m_intent.moment; }
    void setHover(std::optional<performance::Timestamp> hover);

    /// What happened and when, for charts to mark.
    const std::vector<performance::TimelineEvent> &marks() const { return m_marks; }
    void setMarks(std::vector<performance::TimelineEvent> marks);
    /// What happened to the machine by its own logs, and the user's notes, for charts to mark; by rising time.
    const std::vector<performance::MachineEvent> &machineEvents() const { return m_machineEvents; }
    void setMachineEvents(std::vector<performance::MachineEvent> events);

    /// What “why was it slow?” is about now: the brush, else the second under the cursor, else all that is shown; of a live
    /// view its last minute, since who asks there means now.
    performance::TimeRange questioned() const;
    const ViewOffers &offers() const { return m_offers; }
    void setOffers(const ViewOffers &offers) { m_offers = offers; }

Q_SIGNALS:
    void intentChanged();
    void rangeChanged();
    void recordedSinceChanged();
    /// What figures and tables are about: the cursor, the brush.
    void cursorChanged();
    void marksChanged();
    /// Somebody wants to know why a range was slow, what changed until its end, or to write a note of a moment: the window
    /// does it, where it offers that.
    void whyWanted(const performance::TimeRange &range);
    void changesWanted(const performance::TimeRange &range);
    void noteWanted(performance::Timestamp time);

private:
    struct Place {
        performance::nanoseconds span;
        std::optional<performance::Timestamp> end;
        bool grows;
    };
    Place place() const { return {m_intent.span, m_intent.end, m_intent.grows}; }
    void remember();
    void move(performance::nanoseconds span, std::optional<performance::Timestamp> end);
    void apply(const Place &place);

    ViewIntent m_intent;
    performance::Timestamp m_newest = performance::now();
    std::optional<performance::Timestamp> m_recordedSince;
    std::optional<performance::TimeRange> m_bounds;
    std::optional<performance::Timestamp> m_hover;
    std::vector<performance::TimelineEvent> m_marks;
    std::vector<performance::MachineEvent> m_machineEvents;
    ViewOffers m_offers;
    std::vector<Place> m_back;
    std::vector<Place> m_forward;
    QElapsedTimer m_sinceMove;
};

} // namespace wai
