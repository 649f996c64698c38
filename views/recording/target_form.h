// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace wai {

// Thread: the one of the window.

class ProcessChoice;

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
    /// What the session is called where the user gives no name; empty where there is nothing to call it after yet.
    QString sessionName() const;
    /// Profiles this running process.
    void attachTo(const performance::ProcessSample &process);
    /// What is chosen now is where the next session begins: it was started.
    void remember();
    /// What was chosen since the last session was started is taken back, and no process is named. A command that was
    /// typed stays.
    void restore();
    /// Offers to record with an administrator's permission, or not.
    void offerPermission(bool offered);

Q_SIGNALS:
    void changed();

private:
    /// What a user picks rather than types.
    struct Choice {
        int target = 0;
        int rate = 0;
        int stacks = 0;
        bool waits = false;
        bool faults = false;
        bool permission = false;
    };
    Choice choice() const;
    void showRows();
    performance::ProfilingTarget::Kind kind() const;

    QFormLayout *m_form;
    QComboBox *m_target;
    QLineEdit *m_command;
    QLineEdit *m_folder;
    ProcessChoice *m_process;
    QComboBox *m_rate;
    QComboBox *m_stacks;
    QCheckBox *m_waits;
    QCheckBox *m_faults;
    QCheckBox *m_permission;
    bool m_permissionOffered = false;
    Choice m_started; ///< with the last session; at first what the form begins with
};

} // namespace wai
