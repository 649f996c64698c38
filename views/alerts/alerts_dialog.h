// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>
#include <performance/core/format.h>

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTableWidget;
class QTimeEdit;

namespace wai {

// Thread: the one of the window.

/// The alerts: which there are, one more, the quiet hours, and what rang.
class AlertsDialog : public QDialog {
    Q_OBJECT
public:
    /// `series`: for which one a new alert is begun; may be empty.
    AlertsDialog(performance::PerformanceClient &client, const QString &series, QWidget *parent);

Q_SIGNALS:
    /// What was behind an alert?
    void whyWanted(const performance::TimeRange &range);

private:
    QLayout *makeAdder();
    QLayout *makeQuiet();
    void load();
    void show(const performance::AlertSettings &settings);
    void showRung(const std::vector<performance::Alert> &alerts);
    void chooseSeries();
    /// Thresholds near `value` are typed in its unit: 1.5 GiB, not 1610612736.
    void typeNear(double value, const QString &unit);
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
    std::vector<performance::TimeRange> m_rangBefore; ///< of each line of it
    performance::ScaledUnit m_unit;                   ///< of what is typed
    bool m_loading = true;
};

} // namespace wai
