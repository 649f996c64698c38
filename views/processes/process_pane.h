// SPDX-License-Identifier: MIT
#pragma once

#include "charts/time_chart.h"

#include <performance/client/performance_client.h>

#include <QFrame>

class QLabel;
class QPushButton;
class QTableWidget;
class QTabWidget;

namespace wai {

/// Everything about the selected process: what it waits for, its history, threads, files and sockets, memory,
/// environment and limits. Read while it is shown, once a second.
class ProcessPane : public QFrame {
    Q_OBJECT
public:
    ProcessPane(performance::PerformanceClient &client, ViewState &state, const ThemeSource &themes,
                QWidget *parent = nullptr);

    /// The process to show; none empties the pane.
    void setProcess(const std::optional<performance::ProcessSample> &process);
    /// What it waits for, in a sentence.
    QString waiting() const;

Q_SIGNALS:
    void signalRequested(performance::ProcessSignal signal);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeSummary(const ThemeSource &themes);
    QTableWidget *addTable(const QString &title, const QStringList &headers, int stretched);
    void showStack();
    void refresh();
    void show(const performance::ProcessDetails &details);
    void showHistory();
    QString waitingText(const performance::ProcessDetails &details) const;

    performance::PerformanceClient &m_client;
    ViewState &m_state;
    std::optional<performance::ProcessSample> m_process;
    std::optional<performance::ProcessDetails> m_before; ///< the last reading: differences say what it did since
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_waiting;
    QLabel *m_missing;
    QPushButton *m_stack;
    QTabWidget *m_tabs;
    TimeChart *m_history;
    QTableWidget *m_threads, *m_files, *m_memory, *m_environment, *m_limits;
    quint64 m_asked = 0;
};

} // namespace wai
