// SPDX-License-Identifier: MIT
#pragma once

#include "base/card.h"
#include "theme/theme.h"

#include <performance/core/client_values.h>

class QLabel;
class QProgressBar;
class QPushButton;

namespace wai {

// Thread: the one of the window.

class DistributionView;

/// A suggestion that was applied: what was written, how its experiment goes or what it found, and the way back.
class ProvenCard : public Card {
    Q_OBJECT
public:
    ProvenCard(const performance::PerformanceOptimization &suggestion, const ThemeSource &themes,
               QWidget *parent = nullptr);

    QString id() const { return m_id; }
    void setSuggestion(const performance::PerformanceOptimization &suggestion);
    void setResult(const performance::ExperimentResult &result);

Q_SIGNALS:
    void undoWanted(const QString &id);

private:
    QString m_id;
    QLabel *m_name;
    QLabel *m_state;
    QLabel *m_change;
    QLabel *m_verdict;
    QProgressBar *m_progress;
    DistributionView *m_distribution;
};

} // namespace wai
