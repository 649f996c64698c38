// SPDX-License-Identifier: MIT
#include "alerts/alert_notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace wai {

using namespace performance;

namespace {

const QString Service = QStringLiteral("org.freedesktop.Notifications");
const QString Path = QStringLiteral("/org/freedesktop/Notifications");
const QString Show = QStringLiteral("show");

QString bodyOf(const Alert &alert)
{
    if (alert.processes.isEmpty())
        return alert.sentence;
    return alert.sentence + u'\n' + AlertNotifier::tr("Busiest: %1").arg(alert.processes.join(QStringLiteral("; ")));
}

} // namespace

AlertNotifier::AlertNotifier(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(Service, Path, Service, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
    bus.connect(Service, Path, Service, QStringLiteral("NotificationClosed"), this, SLOT(closed(uint, uint)));
}

void AlertNotifier::tell(const Alert &alert)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        Q_EMIT untold(bodyOf(alert));
        return;
    }
    QDBusMessage message = QDBusMessage::createMethodCall(Service, Path, Service, QStringLiteral("Notify"));
    // Some desktops read the body as markup.
    message.setArguments({QStringLiteral("WAI Performance"), uint(0), QStringLiteral("wai-performance"), alert.name, bodyOf(alert).toHtmlEscaped(),
                          QStringList{QStringLiteral("default"), tr("Show"), Show, tr("Show")}, QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("dev.wai.Performance")}}, -1});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, alert](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<uint> reply = *call;
        if (reply.isValid())
            m_open.insert(reply.value(), alert.since);
        else
            Q_EMIT untold(bodyOf(alert));
        call->deleteLater();
    });
}

void AlertNotifier::actionInvoked(uint id, const QString &)
{
    if (const auto it = m_open.constFind(id); it != m_open.cend())
        Q_EMIT shown(*it);
}

void AlertNotifier::closed(uint id, uint)
{
    m_open.remove(id);
}

} // namespace wai
