// SPDX-License-Identifier: MIT
#pragma once

#include "settings/settings.h"
#include "window/page.h"

#include <performance/client/performance_client.h>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace wai {

/// What the user may choose. Changes apply at once; what the environment rules is shown and cannot be changed here.
class SettingsPage : public Page {
    Q_OBJECT
public:
    SettingsPage(performance::PerformanceClient &client, Settings &settings, ThemeSource &themes);
    QString id() const override { return QStringLiteral("settings"); }
    QString title() const override { return tr("Settings"); }

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeCollecting();
    QWidget *makeHistory();
    QWidget *makeAppearance();
    QWidget *makeMissing();
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
    QLabel *m_environment;
    QLabel *m_history;
    QLabel *m_missing;
    QLabel *m_outcome;
};

} // namespace wai
