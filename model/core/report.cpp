// SPDX-License-Identifier: MIT
#include "performance/core/report.h"

#include "performance/core/duration_text.h"
#include "performance/core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace performance {

const MetricSummary *MetricsSummary::find(const QString &id) const
{
    const auto it = std::find_if(metrics.cbegin(), metrics.cend(), [&](const MetricSummary &m) { return m.id == id; });
    return it == metrics.cend() ? nullptr : &*it;
}

PerformanceSnapshot PerformanceReport::snapshot(size_t i) const
{
    PerformanceSnapshot whole = snapshots.at(i);
    if (whole.metrics.empty())
        whole.metrics = recording.metricsAt(whole.timestamp);
    return whole;
}

QString PerformanceReport::displaySummary() const
{
    const auto text = [](const char *source) { return QCoreApplication::translate("Report", source); };
    QStringList lines;
    if (duration.count() == 0 && metricsSummary.metrics.empty())
        lines << name;
    else
        lines << text(QT_TRANSLATE_NOOP("Report", "%1: %2 from %3, %4 samples of %5 series"))
                     .arg(name, toText(duration), toIsoString(startedAt).left(19) + QLatin1Char('Z'),
                          QString::number(metricsSummary.sampleCount), QString::number(metricsSummary.metrics.size()));

    struct Line {
        const char *id;
        const char *label;
    };
    static constexpr Line lead[] = {
        {"system.cpu.utilization", QT_TRANSLATE_NOOP("Report", "CPU")},
        {"system.memory.usage{system.memory.state=used}", QT_TRANSLATE_NOOP("Report", "Memory used")},
        {"wai.pressure.time{wai.pressure.kind=some,wai.pressure.resource=cpu}",
         QT_TRANSLATE_NOOP("Report", "CPU pressure")},
        {"wai.pressure.time{wai.pressure.kind=some,wai.pressure.resource=memory}",
         QT_TRANSLATE_NOOP("Report", "Memory pressure")},
        {"wai.pressure.time{wai.pressure.kind=some,wai.pressure.resource=io}",
         QT_TRANSLATE_NOOP("Report", "IO pressure")},
    };
    for (const Line &line : lead) {
        if (const MetricSummary *m = metricsSummary.find(QString::fromLatin1(line.id))) {
            lines << text(QT_TRANSLATE_NOOP("Report", "  %1: mean %2, median %3, 95th percentile %4, peak %5"))
                         .arg(text(line.label), formatValue(m->mean, m->unit), formatValue(m->median, m->unit),
                              formatValue(m->p95, m->unit), formatValue(m->maximum, m->unit));
        }
    }

    std::map<ProcessIdentity, std::pair<double, QString>> busy; // CPU share summed over snapshots
    for (const PerformanceSnapshot &s : snapshots) {
        for (const ProcessSample &p : s.processes) {
            auto &entry = busy[p.identity];
            entry.first += p.cpu.value_or(0);
            entry.second = p.name;
        }
    }
    std::vector<std::pair<double, QString>> top;
    for (const auto &[identity, entry] : busy) {
        if (entry.first > 0)
            top.emplace_back(entry.first / double(snapshots.size()),
                             QStringLiteral("%1 (%2)").arg(entry.second).arg(identity.pid));
    }
    std::sort(top.begin(), top.end(), std::greater<>());
    if (!top.empty()) {
        lines << text(QT_TRANSLATE_NOOP("Report", "  Most CPU:"));
        for (size_t i = 0; i < top.size() && i < 5; ++i)
            lines << QStringLiteral("    %1  %2").arg(formatValue(top[i].first, u"1").rightJustified(8), top[i].second);
    }
    for (const QString &recommendation : texts(recommendations))
        lines << QStringLiteral("  → ") + recommendation;
    for (const QString &note : texts(notes))
        lines << QLatin1String("  ! ") + note;
    return lines.join(QLatin1Char('\n'));
}

} // namespace performance
