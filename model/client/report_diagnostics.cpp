// SPDX-License-Identifier: MIT
#include "performance/client/report_diagnostics.h"

#include "performance/client/ready_future.h"
#include "performance/client/report_client.h"

namespace performance {

Facet::Future<ClientStatus> ReportDiagnostics::status()
{
    ClientStatus status;
    status.missing = texts(m_report->notes);
    status.history.seriesCount = int(m_report->recording.series.size());
    const TimeRange range = rangeOf(*m_report);
    status.history.oldest = range.from;
    status.history.newest = range.to;
    status.history.readOnly = true;
    return readyFuture<ClientStatus>(std::move(status));
}

} // namespace performance
