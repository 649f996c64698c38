// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"
#include "flames/profile_state.h"

#include <performance/client/performance_client.h>

#include <QElapsedTimer>
#include <QTimer>

namespace wai {

// Thread: the one of the window.

/// What the machine was doing in the time that the window looks at: puts the stacks of the history into a ProfileState, anew
/// whenever the time or whose stacks are wanted changes, and every few seconds while the window is live. Filter, search, zoom
/// and choice stay. An answer that was overtaken is dropped.
class MachineProfile : public QObject {
    Q_OBJECT
public:
    enum class State {
        Loading, ///< nothing was answered yet
        Shown,
        Empty,  ///< stacks were kept, and none is of what is wanted
        Failed, ///< problem() says why
    };

    MachineProfile(performance::PerformanceClient &client, ViewState &view, ProfileState &profile, QObject *parent);

    /// Asks only while it is shown.
    void setShown(bool shown);
    /// The ProfileState has a profile of somebody else's: what comes next takes its place.
    void begin();
    bool isShown() const { return m_shown; }
    void setFilter(const performance::StacksFilter &filter);
    const performance::StacksFilter &filter() const { return m_filter; }

    State state() const { return m_state; }
    /// Whether something was asked that takes long enough to say so.
    bool isSlow() const { return m_slow; }
    const std::optional<performance::PerformanceError> &problem() const { return m_problem; }
    /// How the sampling is doing; nothing until that is known.
    const std::optional<performance::StacksStatus> &status() const { return m_status; }
    /// Of what is shown.
    const performance::TimeRange &range() const { return m_range; }
    /// Asks again, after something was switched on say.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void ask();
    void askStatus();
    void take(const performance::PerformanceResult<performance::Profile> &answer, const performance::TimeRange &range);
    void settle(State state);

    performance::PerformanceClient &m_client;
    ViewState &m_view;
    ProfileState &m_profile;
    performance::StacksFilter m_filter;
    performance::TimeRange m_range;
    std::optional<performance::PerformanceError> m_problem;
    std::optional<performance::StacksStatus> m_status;
    State m_state = State::Loading;
    bool m_shown = false;
    bool m_fresh = true; ///< what the ProfileState has is none of ours
    bool m_slow = false;
    quint64 m_asked = 0;
    QElapsedTimer m_sinceAsked;
    QTimer m_soon; ///< a range that is being dragged changes many times
    QTimer m_again;
    QTimer m_patience;
};

} // namespace wai
