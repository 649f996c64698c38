// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTableWidget;
class QTimeEdit;

namespace wai {

/// The alerts: which there are, one more, the quiet hours, and what rang.
class AlertsDialog : public QDialog {
    Q_OBJECT
public:
    /// `series`: for which one a new alert is begun; may be empty.
    AlertsDialog(performance::PerformanceClient &client, const QString &series, QWidget *parent);

private:
    QLayout *makeAdder();
    QLayout *makeQuiet();
    void load();
    void show(const performance::AlertSettings &settings);
    void showRung(const std::vector<performance::Alert> &alerts);
    void chooseSeries();
    void add();
    void remove(const QString &id);
    void save(const performance::AlertSettings &settings);

    performance::PerformanceClient &m_client;
    performance::AlertSettings m_settings;
    std::vector<performance::SeriesInfo> m_series;
    QString m_wanted;
    QTableWidget *m_rules;
    QLabel *m_none;
    QComboBox *m_which;
    QComboBox *m_side;
    QDoubleSpinBox *m_value;
    QComboBox *m_duration;
    QPushButton *m_add;
    QCheckBox *m_quiet;
    QTimeEdit *m_from;
    QTimeEdit *m_to;
    QLabel *m_problem;
    QLabel *m_rung;
    double m_scale = 1; ///< what is typed is this many times the value
    bool m_loading = true;
};

} // namespace wai
