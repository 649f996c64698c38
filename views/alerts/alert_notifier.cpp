// SPDX-License-Identifier: MIT
#include "alerts/alert_notifier.h"

#include "alerts/desktop_notifications.h"

namespace wai {

using namespace performance;

namespace {

QString bodyOf(const Alert &alert)
{
    if (alert.processes.isEmpty())
        return alert.sentence;
    return alert.sentence + u'\n' + AlertNotifier::tr("Busiest: %1").arg(alert.processes.join(QStringLiteral("; ")));
}

} // namespace

AlertNotifier::AlertNotifier(QObject *parent) : QObject(parent), m_desktop(new DesktopNotifications(this)) {}

void AlertNotifier::tell(const Alert &alert)
{
    m_desktop->tell(
        {alert.name, bodyOf(alert), {{QStringLiteral("default"), tr("Show")}, {QStringLiteral("show"), tr("Show")}}},
        [this, since = alert.since](const QString &) { Q_EMIT shown(since); },
        [this, alert] { Q_EMIT untold(bodyOf(alert)); });
}

} // namespace wai
