// SPDX-License-Identifier: MIT
#include "alerts/alert_notifier.h"

#include "alerts/desktop_notifications.h"

#include <algorithm>

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

AlertNotifier::AlertNotifier(bool answersWhy, QObject *parent)
    : QObject(parent), m_desktop(new DesktopNotifications(this)), m_answersWhy(answersWhy)
{}

void AlertNotifier::tell(const Alert &alert)
{
    const QString why = QStringLiteral("why");
    const TimeRange range{alert.since, std::max(now(), alert.since + std::chrono::seconds(1))};
    std::vector<std::pair<QString, QString>> actions{{QStringLiteral("default"), tr("Show")},
                                                     {QStringLiteral("show"), tr("Show")}};
    if (m_answersWhy)
        actions.emplace_back(why, tr("Why?"));
    m_desktop->tell(
        {alert.name, bodyOf(alert), std::move(actions)},
        [this, why, range](const QString &action) {
            if (action == why)
                Q_EMIT whyWanted(range);
            else
                Q_EMIT shown(range.from);
        },
        [this, alert, range] { Q_EMIT untold(bodyOf(alert), range); });
}

} // namespace wai
