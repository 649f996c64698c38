// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/performance_client.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace performance {

class HangWatch;

/// Measures how an application feels to its user: make one on the main thread, after the application object.
///
///     auto client = performance::createPerformanceClient();
///     performance::UiProbe probe(*client);
///
/// It records, with the application's name as service.name:
///   wai.ui.event_loop.lag  s  how late the event loop answers a timer, ten times a second
///   wai.ui.frame.time      s  how long painting a window took, of each frame
///   wai.ui.hang            s  longer than 100 ms without an answer, with the stack of the main thread in its metadata,
///                             and how many seconds of it the thread only waited for a CPU ("waitedForCpu")
/// A running dashboard shows them on its page Experience. Cost: one timer, one thread that sleeps, and two readings of the
/// clock for each frame. The client must outlive it.
/// Thread-safety: the main thread alone makes, uses and destroys it.
class UiProbe : public QObject {
    Q_OBJECT
public:
    explicit UiProbe(PerformanceClient &client, QObject *parent = nullptr);
    ~UiProbe() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void beat();

    PerformanceClient &m_client;
    QString m_program;
    MetricRecorder m_lag;
    MetricRecorder m_frame;
    QTimer m_timer;
    QElapsedTimer m_sinceBeat;
    bool m_isPainting = false;
    std::unique_ptr<HangWatch> m_watch;
};

} // namespace performance
