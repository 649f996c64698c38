// SPDX-License-Identifier: MIT
#include "performance/client/report_builder.h"

#include "performance/client/recommendations.h"
#include "performance/client/report_findings.h"
#include "performance/core/metric_table.h"
#include "performance/stats/summary.h"

#include <QUuid>

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

QString cpuTimeKey(const char *mode)
{
    return metrics::CpuTime.series({{QStringLiteral("cpu.mode"), QString::fromLatin1(mode)}}).key();
}

} // namespace

CpuUsage cpuUsageFrom(const std::function<std::optional<double>(const QString &key)> &shown)
{
    CpuUsage cpu;
    cpu.total = shown(metrics::CpuUtilization.series().key());
    cpu.load1 = shown(metrics::CpuLoad1.series().key());
    const auto count = shown(metrics::CpuCount.series().key());
    if (count && *count > 0) {
        cpu.logicalCpus = int(*count);
        // Seconds per second of all CPUs together; their number makes it a share.
        const auto share = [&](std::initializer_list<const char *> modes) -> std::optional<double> {
            double sum = 0;
            for (const char *mode : modes) {
                const auto seconds = shown(cpuTimeKey(mode));
                if (!seconds)
                    return std::nullopt;
                sum += *seconds;
            }
            return std::min(1.0, sum / *count);
        };
        cpu.user = share({"user", "nice"});
        cpu.system = share({"system", "interrupt", "softirq"});
        cpu.ioWait = share({"iowait"});
        cpu.steal = share({"steal"});
    }
    // CPUs are numbered without large holes; some that are offline in between do not end the list.
    for (int number = 0, absent = 0; absent < 8 && number < 4096; ++number) {
        const auto core = shown(
            metrics::CpuUtilization.series({{QStringLiteral("cpu.logical_number"), QString::number(number)}}).key());
        absent = core ? 0 : absent + 1;
        if (core)
            cpu.perCore.push_back(*core);
    }
    return cpu;
}

MemoryUsage memoryUsageFrom(const std::function<std::optional<double>(const QString &key)> &shown)
{
    const auto bytes = [&](const SeriesDescriptor &series) -> std::optional<qint64> {
        const auto value = shown(series.key());
        return value ? std::optional(std::llround(*value)) : std::nullopt;
    };
    const auto state = [](const char *name) {
        return Attributes{{QStringLiteral("system.memory.state"), QString::fromLatin1(name)}};
    };
    MemoryUsage memory;
    memory.total = bytes(metrics::MemoryLimit.series());
    memory.available = bytes(metrics::MemoryAvailable.series());
    memory.used = bytes(metrics::MemoryUsage.series(state("used")));
    memory.buffers = bytes(metrics::MemoryUsage.series(state("buffers")));
    memory.cached = bytes(metrics::MemoryUsage.series(state("cached")));
    memory.swapUsed = bytes(
        metrics::SwapUsage.series({{QStringLiteral("system.paging.state"), QStringLiteral("used")}}));
    const auto swapFree = bytes(
        metrics::SwapUsage.series({{QStringLiteral("system.paging.state"), QStringLiteral("free")}}));
    if (memory.swapUsed && swapFree)
        memory.swapTotal = *memory.swapUsed + *swapFree;
    return memory;
}

namespace {

/// The shown values of the series that snapshots are made of, computed once for all snapshots.
class ShownColumns {
public:
    explicit ShownColumns(const Recording &recording)
    {
        for (const RecordedSeries &column : recording.series) {
            const QString &metric = column.descriptor.metric;
            const bool wanted = column.axis == 0
                && (metric.startsWith(u"system.cpu.") || metric.startsWith(u"system.memory.")
                    || metric.startsWith(u"system.paging."));
            if (wanted)
                m_columns.insert(column.descriptor.key(), recording.shown(column));
        }
    }
    std::optional<double> at(const QString &key, size_t i) const
    {
        const auto it = m_columns.constFind(key);
        return it == m_columns.cend() ? std::nullopt : (*it)[i];
    }

private:
    QHash<QString, std::vector<std::optional<double>>> m_columns;
};

} // namespace

PerformanceReport buildReport(ReportSources sources)
{
    PerformanceReport report;
    report.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    report.name = sources.name;
    report.startedAt = sources.range.from;
    report.duration = sources.range.length();
    report.machine = sources.machine;
    report.recording = std::move(sources.recording);
    report.notes = sources.notes;

    const ShownColumns columns(report.recording);
    if (!report.recording.axes.empty()) {
        const TimeAxis &ticks = report.recording.axes.front();
        auto processes = sources.processes.cbegin();
        for (size_t i = 0; i < ticks.size(); ++i) {
            PerformanceSnapshot snapshot;
            snapshot.id = report.id + QLatin1Char('-') + QString::number(i);
            snapshot.timestamp = ticks[i];
            const auto shown = [&](const QString &key) { return columns.at(key, i); };
            snapshot.cpuUsage = cpuUsageFrom(shown);
            snapshot.memoryUsage = memoryUsageFrom(shown);
            while (processes != sources.processes.cend() && (*processes)->time < ticks[i])
                ++processes;
            if (processes != sources.processes.cend() && (*processes)->time == ticks[i])
                snapshot.processes = (*processes)->processes;
            report.snapshots.push_back(std::move(snapshot));
        }
    }
    report.metricsSummary = summarise(report.recording);
    report.findings = findingsOf(report);
    report.recommendations = recommendationsFor(report);
    return report;
}

} // namespace performance
