// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QObject>

namespace wai {

// Thread: the one of the window.

class DesktopNotifications;

/// Tells of alerts through the desktop; where there is none, the window says it. “Show” on a notification opens its moment.
class AlertNotifier : public QObject {
    Q_OBJECT
public:
    explicit AlertNotifier(QObject *parent = nullptr);
    void tell(const performance::Alert &alert);

Q_SIGNALS:
    /// The user wants to see when it began.
    void shown(performance::Timestamp moment);
    /// No desktop took it: to be said in the window.
    void untold(const QString &sentence);

private:
    DesktopNotifications *m_desktop;
};

} // namespace wai
