// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <performance/client/performance_client.h>

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLabel;
class QLayout;
class QProgressBar;
class QPushButton;

namespace wai {

// Thread: the one of the window.

class DistributionView;

/// A change that was just applied: what was written, the experiment as it runs, and its verdict. Closing it stops nothing;
/// the page shows how it goes on.
class ExperimentDialog : public QDialog {
    Q_OBJECT
public:
    ExperimentDialog(performance::PerformanceClient &client, const performance::PerformanceOptimization &suggestion,
                     const performance::OptimizationPlan &plan, const ThemeSource &themes, QWidget *parent = nullptr);

    QString verdict() const;

Q_SIGNALS:
    void problem(const QString &sentence);

private:
    void ask();
    void show(const performance::ExperimentResult &result);
    void takeBack();
    void keep();
    void countDown();
    QLayout *makeGuardRow();

    performance::PerformanceClient &m_client;
    QString m_id;
    bool m_measures;
    bool m_asks; ///< a risky change, which goes back by itself unless it is kept
    std::optional<performance::Timestamp> m_revertsAt;
    QLabel *m_state;
    QProgressBar *m_progress;
    DistributionView *m_distribution;
    QLabel *m_verdict;
    QWidget *m_guardRow;
    QComboBox *m_guard;
    QComboBox *m_direction;
    QPushButton *m_undo;
    QPushButton *m_keep;
    QTimer m_tick;
};

} // namespace wai
