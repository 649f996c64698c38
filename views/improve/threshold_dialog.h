// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QDialog>

class QDoubleSpinBox;
class QLabel;

namespace wai {

// Thread: the one of the window.

/// From where on one rule speaks: each threshold with what it is about, to be changed or set back.
class ThresholdDialog : public QDialog {
    Q_OBJECT
public:
    ThresholdDialog(performance::PerformanceClient &client, const performance::OptimizationStatus::Rule &rule,
                    QWidget *parent = nullptr);

private:
    void save(const std::vector<double> &values);

    performance::PerformanceClient &m_client;
    performance::OptimizationStatus::Rule m_rule;
    std::vector<QDoubleSpinBox *> m_fields;
    QLabel *m_note;
};

} // namespace wai
