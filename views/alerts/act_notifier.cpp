// SPDX-License-Identifier: MIT
#include "alerts/act_notifier.h"

#include "alerts/desktop_notifications.h"

namespace wai {

using namespace performance;

ActNotifier::ActNotifier(QObject *parent) : QObject(parent), m_desktop(new DesktopNotifications(this)) {}

void ActNotifier::tell(const AppliedChange &change)
{
    const QString undo = QStringLiteral("undo");
    const QString body = change.name + u'\n' + change.writes.join(u'\n');
    m_desktop->tell(
        {tr("Applied by itself"), body, {{QStringLiteral("default"), tr("Show")}, {undo, tr("Undo")}}},
        [this, undo, id = change.id](const QString &action) {
            if (action == undo)
                Q_EMIT undoWanted(id);
            else
                Q_EMIT shown();
        },
        [this, change] {
            Q_EMIT untold(tr("Applied by itself: %1 (%2)").arg(change.name, change.writes.join(QStringLiteral("; "))),
                          change.id);
        });
}

} // namespace wai
