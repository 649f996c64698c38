// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QObject>

class QMenu;

namespace wai {

// Thread: the one of the window.

class ConfirmBar;

/// What can be set about a process and back: efficiency mode, nice, disk priority, CPUs, who is ended first, pausing. What
/// this user can take back is done at a click; what they cannot, or may not do at all, is asked with the literal writes.
class ProcessAdjuster : public QObject {
    Q_OBJECT
public:
    ProcessAdjuster(performance::PerformanceClient &client, ConfirmBar *confirm, QObject *parent);

    /// Adds the entries for a process to a menu.
    void fill(QMenu *menu, const performance::ProcessSample &process);

Q_SIGNALS:
    /// What was done, or why not: a sentence.
    void told(const QString &sentence);

private:
    void wish(const performance::ProcessSample &process, const QString &name,
              const std::vector<performance::ProcessWish> &wishes);
    void apply(const performance::ProcessSample &process, const QString &name,
               const std::vector<performance::ProcessWish> &wishes);
    void takeBack(const performance::ProcessSample &process);

    performance::PerformanceClient &m_client;
    ConfirmBar *m_confirm;
};

} // namespace wai
