// SPDX-License-Identifier: MIT
#pragma once

#include "profiler/machine_profile.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace wai {

// Thread: the one of the window.

/// What stands where a flame graph of the machine would be, while there is none.
struct MachineSaying {
    enum class Act {
        None,
        SwitchOn,     ///< keep stacks from now on
        GoThere,      ///< to the first that there are
        WholeMachine, ///< instead of one program
    };
    QString heading;
    QString text;
    std::vector<Act> acts; ///< that would help, the first one first
    bool waits = false;    ///< it is on its way

    bool operator==(const MachineSaying &) const = default;
};

/// `isKept`: whether stacks are to be kept (PerformanceConfig::keepStacks); nothing where that is not known.
MachineSaying sayingOf(const MachineProfile &machine, std::optional<bool> isKept, const QString &subject);
/// A line about what is shown, and what is missing in it; empty where nothing is.
QString limitOf(const MachineProfile &machine, std::optional<bool> isKept);

class MachineNotice : public QWidget {
    Q_OBJECT
public:
    explicit MachineNotice(QWidget *parent = nullptr);

    void say(const MachineSaying &saying);

Q_SIGNALS:
    void wanted(MachineSaying::Act act);

private:
    QLabel *m_heading;
    QLabel *m_text;
    QProgressBar *m_progress;
    std::vector<QPushButton *> m_buttons; ///< by Act
};

} // namespace wai
