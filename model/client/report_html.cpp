// SPDX-License-Identifier: MIT
#include "performance/client/report_export.h"
#include "performance/core/duration_text.h"
#include "performance/core/format.h"
#include "performance/core/quoted_text.h"
#include "performance/core/metric_table.h"
#include "performance/core/report_processes.h"
#include "performance/core/translate.h"
#include "performance/exchange/exported_event.h"
#include "performance/exchange/profile_writers.h"
#include "performance/texts/health_text.h"

#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

constexpr char Style[] = R"(
:root{color-scheme:light dark;--ink:#1c2530;--soft:#5c6875;--line:#d9dee4;--card:#fff;--page:#f4f6f8;--a:#0072b2;--b:#d55e00;--c:#009e73}
@media(prefers-color-scheme:dark){:root{--ink:#e8edf2;--soft:#96a2ae;--line:#2c3641;--card:#1b222a;--page:#13171c;--a:#56b4e9;--b:#e69f00;--c:#2fbf94}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:1080px;margin:0 auto;padding:24px}h1{font-size:24px;margin:0}h2{font-size:16px;margin:0 0 8px}
.bad{color:var(--b);font-weight:600}.notable{font-weight:600}.sub{color:var(--soft);margin:0 0 20px}.grid{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(440px,1fr))}
section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:14px 16px;margin-bottom:16px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th{color:var(--soft);font-weight:500;text-align:left}
td,th{padding:4px 8px;border-bottom:1px solid var(--line)}td.n,th.n{text-align:right}svg{width:100%;height:150px;display:block}
.legend{color:var(--soft);font-size:13px}.a{color:var(--a)}.b{color:var(--b)}.c{color:var(--c)}details summary{cursor:pointer}
path{fill:none;stroke-width:1.5;vector-effect:non-scaling-stroke}path.a{stroke:var(--a)}path.b{stroke:var(--b);stroke-dasharray:5 2}path.c{stroke:var(--c);stroke-dasharray:1.5 2}
line{stroke:var(--line);vector-effect:non-scaling-stroke}text{fill:var(--soft);font-size:11px}
)";

struct Line {
    QString key;
    QString label;
};

/// The path of a series in a box of 1000 × 100, at most two points for each of 500 columns; gaps stay gaps.
QString pathOf(const std::vector<std::optional<double>> &values, const TimeAxis &times, const PerformanceReport &report,
               double top)
{
    constexpr int Columns = 500;
    struct Column {
        double low = INFINITY;
        double high = -INFINITY;
    };
    std::vector<Column> columns(Columns);
    const double length = std::max<double>(1, double(report.duration.count()));
    for (size_t i = 0; i < values.size(); ++i) {
        if (!values[i])
            continue;
        const double at = double((times[i] - report.startedAt).count()) / length;
        Column &column = columns[size_t(std::clamp(int(at * Columns), 0, Columns - 1))];
        column.low = std::min(column.low, *values[i]);
        column.high = std::max(column.high, *values[i]);
    }
    const size_t perColumn = std::max<size_t>(1, size_t(Columns) / std::max<size_t>(1, values.size()));
    QString path;
    QTextStream out(&path);
    out.setRealNumberPrecision(5);
    int last = -1;
    for (int x = 0; x < Columns; ++x) {
        if (columns[size_t(x)].low > columns[size_t(x)].high)
            continue;
        const double high = 100 - columns[size_t(x)].high / top * 100;
        const double low = 100 - columns[size_t(x)].low / top * 100;
        const bool apart = last < 0 || size_t(x - last) > 3 * perColumn;
        out << (apart ? 'M' : 'L') << x * 2 << ' ' << high;
        if (low != high)
            out << 'L' << x * 2 << ' ' << low;
        last = x;
    }
    return path;
}

void chart(QTextStream &out, const PerformanceReport &report, const QString &title, const std::vector<Line> &lines)
{
    struct Drawn {
        const Line *line;
        std::vector<std::optional<double>> values;
        const TimeAxis *times;
        double mean = 0;
        double peak = 0;
    };
    std::vector<Drawn> drawn;
    double top = 0;
    QString unit;
    for (const Line &line : lines) {
        const RecordedSeries *column = report.recording.find(line.key);
        const MetricSummary *summary = report.metricsSummary.find(line.key);
        if (!column || !summary)
            continue;
        drawn.push_back({&line, report.recording.shown(*column), &report.recording.axisOf(*column), summary->mean,
                         summary->maximum});
        top = std::max(top, summary->maximum);
        unit = summary->unit;
    }
    if (drawn.empty())
        return;
    if (unit == u"1")
        top = std::max(top, 0.05);
    top = top > 0 ? top * 1.05 : 1;
    static constexpr char classes[] = {'a', 'b', 'c'};
    out << "<section><h2>" << htmlText(title)
        << "</h2><svg viewBox='0 0 1000 100' preserveAspectRatio='none' role='img' aria-label='" << htmlText(title)
        << "'><line x1='0' y1='100' x2='1000' y2='100'/><line x1='0' y1='0' x2='1000' y2='0'/>";
    for (size_t i = 0; i < drawn.size(); ++i)
        out << "<path class='" << classes[i % 3] << "' d='" << pathOf(drawn[i].values, *drawn[i].times, report, top)
            << "'/>";
    out << "</svg><div class='legend'>" << htmlText(translate("ReportHtml", "0 to %1").arg(formatValue(top, unit)));
    for (size_t i = 0; i < drawn.size(); ++i) {
        out << " · <span class='" << classes[i % 3] << "'>" << htmlText(drawn[i].line->label) << "</span> "
            << htmlText(translate("ReportHtml", "mean %1, peak %2")
                            .arg(formatValue(drawn[i].mean, unit), formatValue(drawn[i].peak, unit)));
    }
    out << "</div></section>";
}

/// The machine's own series of a metric whose key begins so, busiest first, at most three.
std::vector<Line> busiest(const PerformanceReport &report, const QString &prefix)
{
    std::vector<const MetricSummary *> found;
    for (const MetricSummary &m : report.metricsSummary.metrics) {
        const RecordedSeries *column = m.id.startsWith(prefix) && m.maximum > 0 ? report.recording.find(m.id) : nullptr;
        if (column && isOurOwn(column->descriptor.origin))
            found.push_back(&m);
    }
    std::sort(found.begin(), found.end(), [](const auto *a, const auto *b) { return a->mean > b->mean; });
    std::vector<Line> lines;
    for (size_t i = 0; i < found.size() && i < 3; ++i)
        lines.push_back({found[i]->id, found[i]->name.section(QStringLiteral(", "), 1)});
    return lines;
}

void processes(QTextStream &out, const PerformanceReport &report)
{
    const std::vector<ProcessSample> list = processTotals(report);
    if (list.empty())
        return;
    out << "<section><h2>" << htmlText(translate("ReportHtml", "Processes")) << "</h2><table><tr><th>"
        << translate("ReportHtml", "Process") << "</th><th class='n'>PID</th><th class='n'>"
        << translate("ReportHtml", "CPU, mean") << "</th><th class='n'>" << translate("ReportHtml", "Memory, peak")
        << "</th><th class='n'>" << translate("ReportHtml", "Disk, mean") << "</th></tr>";
    for (size_t i = 0; i < list.size() && i < 15; ++i) {
        const ProcessSample &p = list[i];
        out << "<tr><td>" << htmlText(p.name) << "</td><td class='n'>" << p.identity.pid << "</td><td class='n'>"
            << formatValue(p.cpu.value_or(0), u"1") << "</td><td class='n'>"
            << formatValue(double(p.residentBytes), u"By") << "</td><td class='n'>"
            << formatValue(p.readRate.value_or(0) + p.writeRate.value_or(0), u"By/s") << "</td></tr>";
    }
    out << "</table></section>";
}

void list(QTextStream &out, const char *title, const Messages &sentences)
{
    if (sentences.isEmpty())
        return;
    out << "<section><h2>" << htmlText(translate("ReportHtml", title)) << "</h2><ul>";
    for (const QString &sentence : texts(sentences))
        out << "<li>" << htmlText(sentence) << "</li>";
    out << "</ul></section>";
}

/// The twelve judgements of the USE method, a row each.
void health(QTextStream &out, const std::vector<Finding> &findings)
{
    if (findings.empty())
        return;
    out << "<section><h2>" << htmlText(translate("ReportHtml", "Utilisation, saturation and errors")) << "</h2><table>";
    for (const Finding &finding : findings) {
        const QString told = findingText(finding);
        out << "<tr><td>" << htmlText(findingName(finding)) << "</td><td class='" << toName(finding.severity).toLower()
            << "'>" << htmlText(severityText(finding.severity)) << "</td><td>"
            << htmlText(told.isEmpty() ? noValue() : told) << "</td></tr>";
    }
    out << "</table></section>";
}

void summary(QTextStream &out, const PerformanceReport &report)
{
    out << "<section><details><summary>"
        << translate("ReportHtml", "All %1 metrics").arg(report.metricsSummary.metrics.size())
        << "</summary><table><tr><th>" << translate("ReportHtml", "Metric") << "</th>";
    for (const char *head : {QT_TRANSLATE_NOOP("ReportHtml", "Minimum"), QT_TRANSLATE_NOOP("ReportHtml", "Mean"),
                             QT_TRANSLATE_NOOP("ReportHtml", "Median"), QT_TRANSLATE_NOOP("ReportHtml", "95 %"),
                             QT_TRANSLATE_NOOP("ReportHtml", "Maximum")})
        out << "<th class='n'>" << translate("ReportHtml", head) << "</th>";
    out << "</tr>";
    for (const MetricSummary &m : report.metricsSummary.metrics) {
        out << "<tr><td title='" << htmlText(m.id) << "'>" << htmlText(m.name) << "</td>";
        for (const double value : {m.minimum, m.mean, m.median, m.p95, m.maximum})
            out << "<td class='n'>" << htmlText(formatValue(value, m.unit)) << "</td>";
        out << "</tr>";
    }
    out << "</table></details></section>";
}

void flameGraph(QTextStream &out, const Profile &profile, const QString &wanted)
{
    const auto event = exportedEvent(profile, wanted);
    const QByteArray graph = event ? toFlameGraphHtml(profile, *event) : QByteArray();
    if (graph.isEmpty())
        return;
    const ProfileEvent &shown = profile.events[*event];
    const QString title = shown.kind == ProfileEvent::Kind::OnCpu ? translate("ReportHtml", "Where the time went")
                                                                  : shown.name;
    out << "<section><h2>" << htmlText(title) << "</h2>" << QString::fromUtf8(graph);
    if (const QStringList others = otherEvents(profile, *event); !others.isEmpty())
        out << "<p class='legend'>"
            << htmlText(translate("ReportHtml", "Shown: %1. The profile also has: %2.")
                            .arg(shown.name, others.join(QStringLiteral(", "))))
            << "</p>";
    out << "</section>";
}

} // namespace

QByteArray toHtml(const PerformanceReport &report, const QString &event)
{
    QString page;
    QTextStream out(&page);
    const QString name = htmlText(report.name);
    out << "<!doctype html><html><head><meta charset='utf-8'><meta name='viewport' content='width=device-width,initial-scale=1'><title>"
        << name << "</title><style>" << Style << "</style></head><body><main><h1>" << name << "</h1><p class='sub'>"
        << htmlText(translate("ReportHtml", "%1 from %2 UTC on %3 (%4, %5)")
                        .arg(toText(report.duration), toIsoString(report.startedAt).left(19).replace(u'T', u' '),
                             report.machine.hostName, report.machine.cpuModel, report.machine.kernel))
        << "</p>";
    list(out, QT_TRANSLATE_NOOP("ReportHtml", "Recommendations"), report.recommendations);
    health(out, report.findings);
    flameGraph(out, report.profile, event);
    out << "<div class='grid'>";
    const auto pressure = [](const char *resource) {
        return metrics::PressureTime
            .series({{QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                     {QStringLiteral("wai.pressure.resource"), QString::fromLatin1(resource)}})
            .key();
    };
    chart(out, report, translate("ReportHtml", "CPU"),
          {{metrics::CpuUtilization.series().key(), translate("ReportHtml", "utilisation")}});
    chart(out, report, translate("ReportHtml", "Pressure"),
          {{pressure("cpu"), translate("ReportHtml", "CPU")},
           {pressure("memory"), translate("ReportHtml", "memory")},
           {pressure("io"), translate("ReportHtml", "IO")}});
    chart(out, report, translate("ReportHtml", "Memory"),
          {{QStringLiteral("system.memory.usage{system.memory.state=used}"), translate("ReportHtml", "used")},
           {QStringLiteral("system.memory.usage{system.memory.state=cached}"), translate("ReportHtml", "cached")}});
    chart(out, report, translate("ReportHtml", "Disk"), busiest(report, QStringLiteral("system.disk.io{")));
    chart(out, report, translate("ReportHtml", "Network"), busiest(report, QStringLiteral("system.network.io{")));
    for (const RecordedSeries &column : report.recording.series) {
        if (!isOurOwn(column.descriptor.origin))
            chart(out, report, displayName(column.descriptor), {{column.descriptor.key(), column.descriptor.metric}});
    }
    out << "</div>";
    processes(out, report);
    summary(out, report);
    list(out, QT_TRANSLATE_NOOP("ReportHtml", "What this report does not show"), report.notes);
    out << "</main></body></html>\n";
    out.flush();
    return page.toUtf8();
}

} // namespace performance
