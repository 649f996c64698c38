// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"
#include "theme/theme.h"

#include <performance/client/performance_client.h>

#include <QWidget>

namespace wai {

// Thread: the one of the window.

class ChartFeed;
class TimeChart;

/// What suffered, before, in and after a range: the range is shaded, and what happened to the machine is marked. Another range
/// may be selected in it, to ask about that one.
class WhyChart : public QWidget {
    Q_OBJECT
public:
    /// `state`: of the window, whose offers count here as well.
    WhyChart(performance::PerformanceClient &client, ViewState &state, const ThemeSource &themes,
             QWidget *parent = nullptr);

    /// Shows some time around `range`, compared with `before`, where that is known.
    void setQuestion(const performance::TimeRange &range, const performance::TimeRange &before);
    /// All that it shows.
    performance::TimeRange span() const { return m_shown.range(); }
    /// What is drawn: a series, what it was in the range and what it usually is.
    void setSeries(const performance::SeriesDescriptor &series, std::optional<double> value,
                   std::optional<double> usual);
    /// What is selected now: the range in question unless the user selected another one.
    performance::TimeRange selection() const;

Q_SIGNALS:
    void selectionChanged();
    void showSeries(const QStringList &keys);

private:
    void askForMarks();

    performance::PerformanceClient &m_client;
    ViewState &m_window;
    ViewState m_shown;
    performance::TimeRange m_asked;
    TimeChart *m_chart;
    ChartFeed *m_feed;
    QString m_key;
    quint64 m_number = 0;
};

} // namespace wai
