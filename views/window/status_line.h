// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QObject>

class QLabel;
class QStatusBar;

namespace wai {

// Thread: the one of the window.

/// The line at the foot of a window: what the dashboard itself takes, how much it knows and since when, and while it
/// samples what that costs. Of a report: where and how long it was recorded.
class StatusLine : public QObject {
    Q_OBJECT
public:
    StatusLine(performance::PerformanceClient &client, bool ofReport, QStatusBar *bar);

    void update();
    /// What a running session has sampled; nothing ends it.
    void showSampling(const performance::PerformanceResult<performance::ProfilingState> &state);

Q_SIGNALS:
    /// Since when there is history; nothing where there is none.
    void recordedSince(std::optional<performance::Timestamp> since);

private:
    void show(const performance::ClientStatus &status);
    void show(const performance::StacksStatus &stacks);

    performance::PerformanceClient &m_client;
    bool m_ofReport;
    QLabel *m_cost;
    QLabel *m_extent;
    QLabel *m_history;
    QLabel *m_stacks; ///< what sampling all the time costs
    QLabel *m_sampling;
};

} // namespace wai
