// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QObject>

namespace wai {

// Thread: the one of the window.

class DesktopNotifications;

/// Tells of alerts through the desktop; where there is none, the window says it. “Show” on a notification opens its moment, and
/// “Why?” asks what was behind it.
class AlertNotifier : public QObject {
    Q_OBJECT
public:
    /// `answersWhy`: whether anybody can say why.
    explicit AlertNotifier(bool answersWhy, QObject *parent = nullptr);
    void tell(const performance::Alert &alert);

Q_SIGNALS:
    /// The user wants to see when it began.
    void shown(performance::Timestamp moment);
    /// The user wants to know what was behind it: from its beginning until it rang.
    void whyWanted(const performance::TimeRange &range);
    /// No desktop took it: to be said in the window.
    void untold(const QString &sentence, const performance::TimeRange &range);

private:
    DesktopNotifications *m_desktop;
    bool m_answersWhy;
};

} // namespace wai
