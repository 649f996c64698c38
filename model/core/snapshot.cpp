// SPDX-License-Identifier: MIT
#include "performance/core/snapshot.h"

#include "performance/core/format.h"

#include <QCoreApplication>

namespace performance {

QString PerformanceSnapshot::displaySummary() const
{
    const auto share = [](std::optional<double> value) { return value ? formatValue(*value, u"1") : noValue(); };
    const auto bytes = [](std::optional<qint64> value) {
        return value ? formatValue(double(*value), u"By") : noValue();
    };
    return QCoreApplication::translate("Snapshot", "CPU %1, memory %2 of %3, metrics: %4")
        .arg(share(cpuUsage.total), bytes(memoryUsage.used), bytes(memoryUsage.total), QString::number(metrics.size()));
}

} // namespace performance
