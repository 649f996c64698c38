// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace wai {

/// What is to be profiled and how: the upper half of the start dialog.
class TargetForm : public QWidget {
    Q_OBJECT
public:
    /// Of its labels, and of those that stand below it in the same column.
    static constexpr int LabelWidth = 124;

    explicit TargetForm(performance::PerformanceClient &client, QWidget *parent = nullptr);

    /// Target, rate and events; the name and the interval are the dialog's.
    performance::ProfilingRequest request() const;
    /// Whether request() can be started; if not, what is missing.
    bool isComplete() const;
    /// Offers to record with an administrator's permission, or not.
    void offerPermission(bool offered);

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showRows();
    void listProcesses();
    performance::ProfilingTarget::Kind kind() const;

    performance::PerformanceClient &m_client;
    QFormLayout *m_form;
    QComboBox *m_target;
    QLineEdit *m_command;
    QLineEdit *m_folder;
    QComboBox *m_process;
    QComboBox *m_rate;
    QComboBox *m_stacks;
    QCheckBox *m_waits;
    QCheckBox *m_faults;
    QCheckBox *m_permission;
    bool m_permissionOffered = false;
};

} // namespace wai
