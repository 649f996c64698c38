// SPDX-License-Identifier: MIT
#include "performance/judgement/use_cells.h"

#include "performance/core/metric_table.h"
#include "performance/judgement/limit.h"

#include <algorithm>

namespace performance {

namespace {

using Values = std::span<const std::optional<double>>;

QString pressureKey(const char *resource)
{
    return metrics::PressureTime
        .series({{QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                 {QStringLiteral("wai.pressure.resource"), QString::fromLatin1(resource)}})
        .key();
}

QString with(const MetricDefinition &metric, const char *attribute, const QString &value)
{
    return metric.series({{QLatin1String(attribute), value}}).key();
}

QString ofNetwork(const MetricDefinition &metric, const QString &interface, const char *direction)
{
    return metric
        .series({{QStringLiteral("network.interface.name"), interface},
                 {QStringLiteral("network.io.direction"), QString::fromLatin1(direction)}})
        .key();
}

QStringList keysOf(UseResource resource, UseRow row, const MachineParts &parts)
{
    using namespace metrics;
    switch (resource) {
    case UseResource::Cpu:
        if (row == UseRow::Utilization)
            return {CpuUtilization.series().key()};
        if (row == UseRow::Saturation)
            return {pressureKey("cpu"), RunQueue.series().key()};
        // Of the machine's series: a core's counter once, not once for each of its threads.
        return {with(CpuTime, "cpu.mode", QStringLiteral("steal")), CpuThrottles.series().key()};
    case UseResource::Memory:
        if (row == UseRow::Utilization)
            return {with(MemoryUsage, "system.memory.state", QStringLiteral("used")), MemoryLimit.series().key()};
        if (row == UseRow::Saturation)
            return {pressureKey("memory"), with(PagingOperations, "system.paging.direction", QStringLiteral("in")),
                    with(PagingOperations, "system.paging.direction", QStringLiteral("out"))};
        return {OomKills.series().key()};
    case UseResource::Disk:
        if (row == UseRow::Errors)
            return parts.filesystems;
        if (parts.disk.isEmpty())
            return {};
        if (row == UseRow::Utilization)
            return {with(DiskIoTime, "system.device", parts.disk)};
        return {pressureKey("io"), with(DiskQueueTime, "system.device", parts.disk)};
    case UseResource::Network:
        if (row == UseRow::Errors) {
            QStringList keys{TcpRetransmits.series().key(),
                             with(TcpSegments, "network.io.direction", QStringLiteral("transmit"))};
            if (!parts.network.isEmpty())
                keys << ofNetwork(NetworkErrors, parts.network, "receive")
                     << ofNetwork(NetworkErrors, parts.network, "transmit");
            return keys;
        }
        if (parts.network.isEmpty())
            return {};
        if (row == UseRow::Utilization)
            return {ofNetwork(NetworkIo, parts.network, "receive"), ofNetwork(NetworkIo, parts.network, "transmit")};
        return {ofNetwork(NetworkDropped, parts.network, "receive"),
                ofNetwork(NetworkDropped, parts.network, "transmit"), TcpListenOverflows.series().key()};
    }
    return {};
}

double sumOf(Values values)
{
    double sum = 0;
    for (const auto &value : values)
        sum += value.value_or(0);
    return sum;
}

Figure figure(const MetricDefinition &metric, double value, const char *unit)
{
    return {QString::fromLatin1(metric.metric), value, QString::fromLatin1(unit)};
}

void decide(Finding &finding, const Limit &limit, double value)
{
    finding.limit = limit.id;
    finding.judged = value;
    finding.severity = limit.severityOf(value);
}

/// Pressure where the kernel tells it (CONFIG_PSI), else what stands beside it.
void judgeWaiting(Finding &finding, const Limit &pressure, const std::optional<double> &waiting, const Limit &besides,
                  const std::optional<double> &queue, const MetricDefinition &queueMetric, double per)
{
    if (waiting) {
        finding.evidence.push_back(figure(metrics::PressureTime, *waiting, "1"));
        decide(finding, pressure, *waiting);
    }
    if (!queue || per <= 0)
        return;
    finding.evidence.push_back(figure(queueMetric, *queue, besides.unit.data()));
    if (!waiting)
        decide(finding, besides, *queue / per);
}

void judgeCpu(Finding &finding, UseRow row, const MachineParts &parts, Values v)
{
    if (row == UseRow::Utilization) {
        if (v[0]) {
            finding.evidence = {figure(metrics::CpuUtilization, *v[0], "1"),
                                figure(metrics::CpuCount, parts.cpus, "{cpu}")};
            decide(finding, limits::CpuUtilization, *v[0]);
        }
    } else if (row == UseRow::Saturation) {
        judgeWaiting(finding, limits::CpuPressure, v[0], limits::CpuQueue, v[1], metrics::RunQueue, parts.cpus);
    } else {
        const double throttled = sumOf(v.subspan(1));
        if (throttled > 0) {
            finding.evidence = {figure(metrics::CpuThrottles, throttled, "{event}/s")};
            decide(finding, limits::CpuThrottles, throttled);
        } else if (v[0] && parts.cpus > 0) {
            finding.evidence = {figure(metrics::CpuTime, *v[0] / parts.cpus, "1")};
            decide(finding, limits::CpuSteal, *v[0] / parts.cpus);
        }
    }
}

void judgeMemory(Finding &finding, UseRow row, Values v)
{
    if (row == UseRow::Utilization) {
        if (!v[0] || !v[1] || *v[1] <= 0)
            return;
        finding.evidence = {figure(metrics::MemoryUsage, *v[0] / *v[1], "1"),
                            figure(metrics::MemoryLimit, *v[1], "By")};
        decide(finding, limits::MemoryLeft, 1 - *v[0] / *v[1]);
    } else if (row == UseRow::Saturation) {
        if (!v[0] && !v[1])
            return;
        const double swapped = sumOf(v.subspan(1));
        if (v[0])
            finding.evidence.push_back(figure(metrics::PressureTime, *v[0], "1"));
        finding.evidence.push_back(figure(metrics::PagingOperations, swapped, "{operation}/s"));
        decide(finding, limits::MemorySwapping, swapped);
        if (v[0] && limits::MemoryPressure.severityOf(*v[0]) >= finding.severity)
            decide(finding, limits::MemoryPressure, *v[0]);
    } else if (v[0]) {
        finding.evidence = {figure(metrics::OomKills, *v[0], "{kill}/s")};
        decide(finding, limits::MemoryKills, *v[0]);
    }
}

void judgeDisk(Finding &finding, UseRow row, Values v)
{
    if (v.empty())
        return;
    if (row == UseRow::Utilization) {
        if (v[0]) {
            const double busy = std::min(1.0, *v[0]); // the kernel's clock may run ahead of ours by a hair
            finding.evidence = {figure(metrics::DiskIoTime, busy, "1")};
            decide(finding, limits::DiskUtilization, busy);
        }
    } else if (row == UseRow::Saturation) {
        judgeWaiting(finding, limits::DiskPressure, v[0], limits::DiskQueue, v[1], metrics::DiskQueueTime, 1);
    } else {
        double fullest = -1;
        for (size_t i = 0; i + 1 < v.size(); i += 2) { // used and free take turns
            if (v[i] && v[i + 1] && *v[i] + *v[i + 1] > 0)
                fullest = std::max(fullest, *v[i] / (*v[i] + *v[i + 1]));
        }
        if (fullest >= 0) {
            finding.evidence = {figure(metrics::FilesystemUsage, fullest, "1")};
            decide(finding, limits::FilesystemSpace, fullest);
        }
    }
}

void judgeNetwork(Finding &finding, UseRow row, Values v)
{
    if (v.empty())
        return;
    if (row == UseRow::Utilization) {
        if (!v[0] && !v[1])
            return;
        // What a link could carry is known of few: nothing is judged, only told.
        finding.evidence = {{QLatin1String(NetworkReceived), v[0].value_or(0), QStringLiteral("By/s")},
                            {QLatin1String(NetworkSent), v[1].value_or(0), QStringLiteral("By/s")}};
        finding.severity = Severity::Fine;
    } else if (row == UseRow::Saturation) {
        if (!v[0] && !v[1] && !v[2])
            return;
        const double refused = v[2].value_or(0);
        const double dropped = sumOf(v.first(2));
        if (refused > 0) {
            finding.evidence = {figure(metrics::TcpListenOverflows, refused, "{connection}/s")};
            decide(finding, limits::NetworkRefused, refused);
        } else {
            finding.evidence = {figure(metrics::NetworkDropped, dropped, "{packet}/s")};
            decide(finding, limits::NetworkDrops, dropped);
        }
    } else {
        const double broken = sumOf(v.subspan(2));
        if (broken > 0) {
            finding.evidence = {figure(metrics::NetworkErrors, broken, "{error}/s")};
            decide(finding, limits::NetworkErrors, broken);
        } else if (v[0] && v[1]) {
            // Of a few segments, one that is lost is no share worth naming.
            const double again = *v[1] > 1 ? *v[0] / *v[1] : 0;
            finding.evidence = {figure(metrics::TcpRetransmits, again, "1")};
            decide(finding, limits::NetworkRetransmits, *v[0] < 1 ? 0 : again);
        }
    }
}

} // namespace

QString useCellId(UseResource resource, UseRow row)
{
    static constexpr const char *resources[] = {"cpu", "memory", "disk", "network"};
    static constexpr const char *rows[] = {"utilization", "saturation", "errors"};
    return QStringLiteral("%1.%2").arg(QLatin1String(resources[int(resource)]), QLatin1String(rows[int(row)]));
}

std::vector<UseCell> useCells(const MachineParts &parts)
{
    std::vector<UseCell> cells;
    for (int resource = 0; resource < UseResourceCount; ++resource) {
        for (int row = 0; row < UseRowCount; ++row)
            cells.push_back({UseResource(resource), UseRow(row), keysOf(UseResource(resource), UseRow(row), parts)});
    }
    return cells;
}

Finding judge(const UseCell &cell, const MachineParts &parts, Values values)
{
    Finding finding;
    finding.id = useCellId(cell.resource, cell.row);
    if (qsizetype(values.size()) != cell.series.size())
        return finding;
    switch (cell.resource) {
    case UseResource::Cpu: judgeCpu(finding, cell.row, parts, values); break;
    case UseResource::Memory: judgeMemory(finding, cell.row, values); break;
    case UseResource::Disk:
        finding.subject = cell.row == UseRow::Errors ? QString() : parts.disk;
        judgeDisk(finding, cell.row, values);
        break;
    case UseResource::Network:
        finding.subject = parts.network;
        judgeNetwork(finding, cell.row, values);
        break;
    }
    return finding;
}

Severity worstOf(std::span<const Finding> findings)
{
    Severity worst = Severity::Unknown;
    for (const Finding &finding : findings)
        worst = std::max(worst, finding.severity);
    return worst;
}

} // namespace performance
