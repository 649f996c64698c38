// SPDX-License-Identifier: MIT
#pragma once

#include "base/page.h"
#include "theme/theme.h"

#include <performance/client/performance_client.h>

class QGridLayout;
class QLabel;
class QPushButton;

namespace wai {

// Thread: the one of the window.

class ExperimentDialog;
class ProvenCard;
class SuggestionCard;

/// What would make this machine faster, what was applied and whether it helped. Where there is nothing to suggest, what
/// was checked.
class ImprovePage : public Page {
    Q_OBJECT
public:
    ImprovePage(performance::PerformanceClient &client, const ThemeSource &themes);
    void openHistory();
    /// Brings a suggestion into sight as soon as it is there.
    void showSuggestion(const QString &id);

Q_SIGNALS:
    /// A dialog was opened over the page.
    void opened(QWidget *dialog);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void showSuggestions(const std::vector<performance::PerformanceOptimization> &all);
    void showStatus(const performance::OptimizationStatus &status);
    void askPlan(SuggestionCard *card);
    void lead();
    void arrange();
    void apply(const QString &id);
    void dismiss(const QString &id, performance::nanoseconds span);
    void showThresholds(const QString &rule);

    performance::PerformanceClient &m_client;
    const ThemeSource &m_themes;
    QLabel *m_count;
    QLabel *m_checked;
    QLabel *m_tuners;
    QPushButton *m_showRules;
    QPushButton *m_restore;
    QWidget *m_content;
    QGridLayout *m_grid;
    QLabel *m_empty;
    QLabel *m_rules;
    QStringList m_dismissed;
    QString m_wanted; ///< the suggestion that is to be seen
    std::vector<SuggestionCard *> m_cards;
    std::vector<ProvenCard *> m_proven;
    std::vector<performance::PerformanceOptimization> m_suggestions;
    std::vector<performance::OptimizationStatus::Rule> m_ruleList;
    bool m_asking = false;
};

} // namespace wai
