// SPDX-License-Identifier: MIT
#include "reports/report_charts.h"

#include "charts/chart_feed.h"

#include <performance/client/report_findings.h>
#include <performance/core/metric_table.h>

#include <QCoreApplication>

#include <algorithm>

namespace wai {

using namespace performance;

std::vector<TimeChart *> makeReportCharts(ReportClient &client, const ThemeSource &themes, ViewState &state,
                                          QWidget *parent)
{
    const PerformanceReport &report = client.recorded();
    const auto text = [](const char *source) { return QCoreApplication::translate("ReportCharts", source); };
    std::vector<TimeChart *> charts;
    const auto add = [&](const QString &title, const QString &unit, const std::vector<ChartLine> &lines) {
        const bool any = std::any_of(lines.cbegin(), lines.cend(), [&](const ChartLine &line) {
            const MetricSummary *summary = report.metricsSummary.find(line.key);
            return summary && summary->count > 0;
        });
        if (!any)
            return;
        auto *chart = new TimeChart(themes, title, unit, parent);
        chart->setLines(lines);
        chart->follow(&state);
        chart->setWheelScrollsPage(true);
        new ChartFeed(client, state, chart);
        charts.push_back(chart);
    };

    const auto key = [](const MetricDefinition &metric, const char *attribute, const QString &value) {
        return metric.series({{QString::fromLatin1(attribute), value}}).key();
    };
    const auto pressure = [](const char *resource) {
        return metrics::PressureTime
            .series({{QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                     {QStringLiteral("wai.pressure.resource"), QString::fromLatin1(resource)}})
            .key();
    };
    add(text(QT_TRANSLATE_NOOP("ReportCharts", "CPU")), QStringLiteral("1"),
        {{metrics::CpuUtilization.series().key(), text(QT_TRANSLATE_NOOP("ReportCharts", "busy")), 0, true}});
    add(text(QT_TRANSLATE_NOOP("ReportCharts", "Pressure")), QStringLiteral("1"),
        {{pressure("cpu"), text(QT_TRANSLATE_NOOP("ReportCharts", "CPU")), 1, true},
         {pressure("memory"), text(QT_TRANSLATE_NOOP("ReportCharts", "memory")), 3},
         {pressure("io"), text(QT_TRANSLATE_NOOP("ReportCharts", "IO")), 0}});
    add(text(QT_TRANSLATE_NOOP("ReportCharts", "Memory")), QStringLiteral("By"),
        {{key(metrics::MemoryUsage, "system.memory.state", QStringLiteral("used")),
          text(QT_TRANSLATE_NOOP("ReportCharts", "used")), 2, true},
         {key(metrics::MemoryUsage, "system.memory.state", QStringLiteral("cached")),
          text(QT_TRANSLATE_NOOP("ReportCharts", "cached")), 5}});
    const MachineParts parts = partsOf(report);
    const auto device = [&](const MetricDefinition &metric, const QString &name, const QString &attribute,
                            const QString &direction, const QStringList &directions, const QStringList &labels,
                            const QString &title) {
        if (name.isEmpty())
            return;
        std::vector<ChartLine> lines;
        for (qsizetype i = 0; i < directions.size(); ++i)
            lines.push_back({metric.series({{attribute, name}, {direction, directions[i]}}).key(), labels[i],
                             i == 0 ? 4 : 0, i == 0});
        add(QStringLiteral("%1 %2").arg(title, name), QStringLiteral("By/s"), lines);
    };
    device(metrics::DiskIo, parts.disk, QStringLiteral("system.device"), QStringLiteral("disk.io.direction"),
           {QStringLiteral("read"), QStringLiteral("write")},
           {text(QT_TRANSLATE_NOOP("ReportCharts", "read")), text(QT_TRANSLATE_NOOP("ReportCharts", "write"))},
           text(QT_TRANSLATE_NOOP("ReportCharts", "Disk")));
    device(metrics::NetworkIo, parts.network, QStringLiteral("network.interface.name"),
           QStringLiteral("network.io.direction"), {QStringLiteral("receive"), QStringLiteral("transmit")},
           {text(QT_TRANSLATE_NOOP("ReportCharts", "in")), text(QT_TRANSLATE_NOOP("ReportCharts", "out"))},
           text(QT_TRANSLATE_NOOP("ReportCharts", "Network")));

    // What programs recorded themselves, a chart each.
    int color = 0;
    for (const RecordedSeries &column : report.recording.series) {
        if (!isOurOwn(column.descriptor.origin)) {
            add(displayName(column.descriptor), column.descriptor.shownUnit(),
                {{column.descriptor.key(), column.descriptor.metric, color++ % 8, true}});
        }
    }
    return charts;
}

} // namespace wai
