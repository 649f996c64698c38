// SPDX-License-Identifier: MIT
#pragma once

#include "base/page.h"
#include "files/settings.h"

#include <performance/client/performance_client.h>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace wai {

// Thread: the one of the window.

class StacksCard;

/// What the user may choose. Changes apply at once; what the environment rules is shown and cannot be changed here.
class SettingsPage : public Page {
    Q_OBJECT
public:
    SettingsPage(performance::PerformanceClient &client, Settings &settings, ThemeSource &themes);

    bool focusSearch() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void followFields();
    QWidget *makeCollecting();
    QWidget *makeHistory();
    QWidget *makeStacks();
    QWidget *makeIngest();
    QWidget *makeSuggestions();
    QWidget *makeAlerts();
    QWidget *makeAppearance();
    void showAutomatic();
    void showReceived(const performance::IngestStatus &ingest);
    QWidget *makeMissing();
    void addRow(QFormLayout *rows, const QString &text, QWidget *field, const QString &words);
    void search(const QString &text);
    void load();
    void save();
    void showStatus();

    performance::PerformanceClient &m_client;
    Settings &m_settings;
    ThemeSource &m_themes;
    performance::PerformanceConfig m_config;
    bool m_loading = false;
    QComboBox *m_interval;
    QDoubleSpinBox *m_budget;
    QComboBox *m_retention;
    QSpinBox *m_limit;
    QComboBox *m_theme;
    QComboBox *m_language;
    QCheckBox *m_tray;
    QCheckBox *m_ingest;
    QLineEdit *m_origins;
    QLineEdit *m_targets;
    QLabel *m_received;
    QCheckBox *m_automatic;
    QSpinBox *m_automaticBudget;
    QLabel *m_automaticRules;
    StacksCard *m_stacks = nullptr; ///< none where the client keeps none
    QLineEdit *m_search;
    QLabel *m_nothing;
    /// A setting and the words that find it.
    struct Row {
        QWidget *label;
        QWidget *field;
        QString words;
    };
    std::vector<Row> m_rows;
    std::vector<QWidget *> m_cards;
    QLabel *m_environment;
    QLabel *m_history;
    QLabel *m_missing;
    QLabel *m_outcome;
};

} // namespace wai
