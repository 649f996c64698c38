// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QObject>

#include <functional>
#include <utility>

namespace wai {

// Thread: the one of the window.

/// Notifications of the desktop (org.freedesktop.Notifications, Desktop Notifications Specification 1.2). The title is plain
/// text there; the body may be read as markup, so that it is quoted here.
class DesktopNotifications : public QObject {
    Q_OBJECT
public:
    struct Notification {
        QString title;
        QString body;
        std::vector<std::pair<QString, QString>> actions; ///< key and label; "default" is the click on it
    };

    explicit DesktopNotifications(QObject *parent = nullptr);
    /// `acted` gets the key of the action that was chosen; `untold` is called where no desktop takes it.
    void tell(const Notification &notification, std::function<void(const QString &)> acted,
              const std::function<void()> &untold);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void closed(uint id, uint reason);

private:
    QHash<uint, std::function<void(const QString &)>> m_open; ///< those that stand
};

} // namespace wai
