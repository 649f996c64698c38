// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace wai {

// Thread: the one of the window.

class TargetForm;

/// Starts a session and shows how it goes. It may be closed while the session runs; opened again, it shows it.
class ProfilingDialog : public QDialog {
    Q_OBJECT
public:
    explicit ProfilingDialog(performance::PerformanceClient &client, QWidget *parent = nullptr);

    /// Shows it for a new session, of this process where one is given. What was chosen and cancelled before is gone.
    void ask(const std::optional<performance::ProcessSample> &process);
    void start();
    void stop();

Q_SIGNALS:
    void finished(const performance::PerformanceReport &report);
    /// A session that samples stacks runs now: its flame graph grows on the profiler's page.
    void samplingStarted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeSetup();
    QWidget *makeProgress();
    void refresh();
    void showDefaultName();
    void fit(); ///< as high as what it says needs
    void showError(const performance::PerformanceError &error);

    performance::PerformanceClient &m_client;
    QStackedWidget *m_phases;
    TargetForm *m_target;
    QLineEdit *m_name;
    QComboBox *m_interval;
    QLabel *m_running;
    QLabel *m_elapsed;
    QLabel *m_details;
    QLabel *m_error;
    QPushButton *m_startButton;
    QPushButton *m_stopButton;
    QTimer m_tick;
    int m_startedInterval = 0; ///< row of m_interval with which the last session was started
};

} // namespace wai
