// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QObject>

namespace wai {

// Thread: the one of the window.

class DesktopNotifications;

/// Tells of each change that was applied without being asked for, with “Undo” on the notification.
class ActNotifier : public QObject {
    Q_OBJECT
public:
    explicit ActNotifier(QObject *parent = nullptr);
    void tell(const performance::AppliedChange &change);

Q_SIGNALS:
    /// The user wants it taken back.
    void undoWanted(const QString &id);
    /// The user wants to see what was done.
    void shown();
    /// No desktop took it: to be said in the window, with a button that undoes it.
    void untold(const QString &sentence, const QString &id);

private:
    DesktopNotifications *m_desktop;
};

} // namespace wai
