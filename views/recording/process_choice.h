// SPDX-License-Identifier: MIT
#pragma once

#include "base/process_watch.h"

#include <QComboBox>

#include <map>

namespace wai {

// Thread: the one of the window.

/// Names a running process, by its name or its number. While it is seen its list follows the machine, the busiest
/// process first; what is typed stays as it is.
class ProcessChoice : public QComboBox {
    Q_OBJECT
public:
    explicit ProcessChoice(performance::PerformanceClient &client, QWidget *parent = nullptr);

    /// The PID of the process that is named; nothing where none is.
    std::optional<qint64> process() const;
    /// Empty where it is not listed.
    QString nameOf(qint64 pid) const;
    void choose(qint64 pid, const QString &name);
    void chooseNone();

Q_SIGNALS:
    /// Another process is named, or none.
    void chosen();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void ask();
    void list(const std::vector<performance::ProcessSample> &processes);
    bool isBeingUsed() const;

    performance::PerformanceClient &m_client;
    ProcessWatch m_watch;
    std::map<qint64, QString> m_listed; ///< names by PID
};

} // namespace wai
