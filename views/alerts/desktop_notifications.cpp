// SPDX-License-Identifier: MIT
#include "alerts/desktop_notifications.h"

#include <performance/core/quoted_text.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace wai {

using namespace performance;

namespace {

const QString Service = QStringLiteral("org.freedesktop.Notifications");
const QString Path = QStringLiteral("/org/freedesktop/Notifications");

} // namespace

DesktopNotifications::DesktopNotifications(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(Service, Path, Service, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
    bus.connect(Service, Path, Service, QStringLiteral("NotificationClosed"), this, SLOT(closed(uint, uint)));
}

void DesktopNotifications::tell(const Notification &notification, std::function<void(const QString &)> acted,
                                const std::function<void()> &untold)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        untold();
        return;
    }
    QStringList actions;
    for (const auto &[key, label] : notification.actions)
        actions << key << label;
    QDBusMessage message = QDBusMessage::createMethodCall(Service, Path, Service, QStringLiteral("Notify"));
    message.setArguments({QStringLiteral("WAI Performance"), uint(0), QStringLiteral("wai-performance"),
                          visibleText(notification.title), notificationText(notification.body), actions,
                          QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("dev.wai.Performance")}}, -1});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, acted = std::move(acted), untold](QDBusPendingCallWatcher *call) {
                const QDBusPendingReply<uint> reply = *call;
                if (reply.isValid())
                    m_open.insert(reply.value(), acted);
                else
                    untold();
                call->deleteLater();
            });
}

void DesktopNotifications::actionInvoked(uint id, const QString &action)
{
    if (const auto it = m_open.constFind(id); it != m_open.cend()) {
        const auto acted = *it; // it may be closed by what it does
        acted(action);
    }
}

void DesktopNotifications::closed(uint id, uint)
{
    m_open.remove(id);
}

} // namespace wai
