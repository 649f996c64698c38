// SPDX-License-Identifier: MIT
#pragma once

#include "charts/time_chart.h"

#include <performance/client/performance_client.h>

#include <QTimer>

namespace wai {

// Thread: the one of the window.

/// Asks the client for what a chart shows whenever that changes: its range at its width, and nothing while it is
/// hidden. While a live chart moves by less than half a column, its picture would stay the same: then only the present
/// values are asked for. An answer that was overtaken is dropped.
class ChartFeed : public QObject {
    Q_OBJECT
public:
    ChartFeed(performance::PerformanceClient &client, ViewState &state, TimeChart *chart);

    /// Asks again, for other lines say.
    void refresh();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void askForLines(const QStringList &keys);
    void askForPresent(const QStringList &keys);
    performance::nanoseconds column() const;

    performance::PerformanceClient &m_client;
    ViewState &m_state;
    TimeChart *m_chart;
    QTimer m_soon; ///< several reasons to ask in one turn of the event loop are one
    quint64 m_asked = 0;
    quint64 m_askedPresent = 0;
    performance::TimeRange m_lastRange; ///< that lines were asked for
    bool m_linesAreOld = true;
};

} // namespace wai
