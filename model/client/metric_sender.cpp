// SPDX-License-Identifier: MIT
#include "performance/client/metric_sender.h"

#include "performance/core/translate.h"

#include "performance/ingest/control_client.h"

#include <utility>

namespace performance {

MetricSender::MetricSender()
{
    m_thread.setMaxThreadCount(1);
}

MetricSender::~MetricSender()
{
    finish();
}

void MetricSender::send(const PerformanceMetric &metric)
{
    constexpr int MostUnsent = 100;
    if (m_unsent.fetch_add(1) >= MostUnsent) {
        --m_unsent;
        lose(translate("Client", "they are recorded faster than the dashboard takes them"));
        return;
    }
    m_thread.start([this, metric] {
        const auto sent = sendToDashboard(metric);
        --m_unsent;
        // That no dashboard runs is no loss: there is nobody to see it.
        if (!sent && sent.error().code() != PerformanceErrorCode::Unsupported)
            lose(sent.error().message());
    });
}

void MetricSender::lose(const QString &reason)
{
    if (m_lost.fetch_add(1) > 0)
        return;
    const Locked lock(m_mutex);
    m_reason = reason;
}

QString MetricSender::takeReason()
{
    const Locked lock(m_mutex);
    return std::exchange(m_reason, {});
}

void MetricSender::finish()
{
    m_thread.clear();
    m_thread.waitForDone();
}

} // namespace performance
