// SPDX-License-Identifier: MIT
#include "performance/client/report_advice.h"

#include "performance/client/ready_future.h"

namespace performance {

Facet::Future<std::vector<PerformanceOptimization>> ReportAdvice::suggestions()
{
    return readyFuture<std::vector<PerformanceOptimization>>(m_report->optimizations);
}

Facet::Future<QStringList> ReportAdvice::recommendations()
{
    return readyFuture<QStringList>(texts(m_report->recommendations));
}

} // namespace performance
