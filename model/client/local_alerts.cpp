// SPDX-License-Identifier: MIT
#include "performance/client/local_alerts.h"

#include "performance/client/ready_future.h"
#include "performance/core/log.h"

namespace performance {

void LocalAlerts::tick(Timestamp time)
{
    for (const Alert &alert : m_engine.tick(time)) {
        m_timeline.add(TimelineEvent::Kind::Change, time, alert.sentence);
        qCInfo(lcClient).noquote() << logLine(
            "alert", {{"series", alert.series}, {"value", QString::number(alert.value)}, {"unit", alert.unit}});
        Q_EMIT alerted(alert);
    }
}

Facet::Future<AlertSettings> LocalAlerts::settings()
{
    return readyFuture<AlertSettings>(m_engine.settings());
}

Facet::Future<void> LocalAlerts::setSettings(const AlertSettings &settings)
{
    // Also where another program records: whoever shares the folder takes the rules over.
    return m_lanes.run(Lanes::Lane::Question, [this, settings] { return m_engine.setSettings(settings); });
}

Facet::Future<std::vector<Alert>> LocalAlerts::list()
{
    return readyFuture<std::vector<Alert>>(m_engine.alerts());
}

} // namespace performance
