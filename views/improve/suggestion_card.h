// SPDX-License-Identifier: MIT
#pragma once

#include "base/card.h"
#include "theme/theme.h"

#include <performance/core/client_values.h>

class QLabel;
class QPushButton;

namespace wai {

// Thread: the one of the window.

class EvidenceView;

/// The words for how much a suggestion would gain, as a page and a table say them.
QString impactText(performance::OptimizationImpact impact);

/// One suggestion: what is wrong, the evidence with its threshold, the literal change, what it takes and how it is undone.
/// Of advice there is no change to apply.
class SuggestionCard : public Card {
    Q_OBJECT
public:
    SuggestionCard(const performance::PerformanceOptimization &suggestion, const ThemeSource &themes,
                   QWidget *parent = nullptr);

    QString id() const { return m_id; }
    void setSuggestion(const performance::PerformanceOptimization &suggestion);
    void setPlan(const performance::OptimizationPlan &plan);

Q_SIGNALS:
    void applyWanted(const QString &id);
    /// For how long it shall not be suggested; zero: never again.
    void dismissWanted(const QString &id, performance::nanoseconds span);
    /// The thresholds of its rule shall be shown.
    void thresholdsWanted(const QString &id);

private:
    void showChips(const performance::OptimizationPlan &plan);

    QString m_id;
    QLabel *m_name;
    QLabel *m_gain;
    QLabel *m_why;
    EvidenceView *m_evidence;
    QLabel *m_then;
    QLabel *m_change;
    QWidget *m_chips;
    QString m_chipsSay;
    QLabel *m_obstacle;
    QLabel *m_commands;
    QPushButton *m_apply;
    QPushButton *m_show;
    QPushButton *m_copy;
};

} // namespace wai
