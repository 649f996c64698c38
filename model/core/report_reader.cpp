// SPDX-License-Identifier: MIT
#include "performance/core/message_json.h"
#include "performance/core/profile_json.h"
#include "performance/core/report_json.h"

#include "performance/core/metric_table.h"
#include "performance/core/snapshot_nodes.h"

#include <QFile>
#include <QHash>

namespace performance {

namespace json {

void checkVersion(const Node &root)
{
    const Node version = root.member("schemaVersion");
    const QString text = version.string();
    bool ok = false;
    const int major = text.section(QLatin1Char('.'), 0, 0).toInt(&ok);
    if (!ok || major < 1)
        version.fail(QCoreApplication::translate("Json", "\"%1\" is not a version").arg(text));
    if (major > 1) {
        version.fail(
            QCoreApplication::translate("Json", "version %1 was written by a later program; update this one to read it")
                .arg(text));
    }
}

namespace {

MachineInfo readMachine(const Node &node)
{
    MachineInfo machine;
    const auto text = [&](const char *key) {
        const auto value = node.optional(key);
        return value ? value->string() : QString();
    };
    machine.hostName = text("hostName");
    machine.operatingSystem = text("operatingSystem");
    machine.kernel = text("kernel");
    machine.cpuModel = text("cpuModel");
    if (const auto cpus = node.optional("logicalCpus"))
        machine.logicalCpus = int(cpus->integer());
    if (const auto memory = node.optional("memoryBytes"))
        machine.memoryBytes = memory->integer();
    return machine;
}

MetricsSummary readSummary(const Node &node)
{
    MetricsSummary summary;
    summary.sampleCount = node.member("sampleCount").integer();
    node.member("metrics").forEach([&](const Node &m) {
        MetricSummary metric;
        metric.id = m.member("id").string();
        metric.name = m.member("name").string();
        metric.category = readName<MetricCategory>(m.member("category"));
        metric.unit = m.member("unit").string();
        metric.count = m.member("count").integer();
        metric.minimum = m.member("minimum").number();
        metric.maximum = m.member("maximum").number();
        metric.mean = m.member("mean").number();
        metric.median = m.member("median").number();
        metric.p95 = m.member("p95").number();
        metric.last = m.member("last").number();
        summary.metrics.push_back(std::move(metric));
    });
    return summary;
}

RecordedSeries readSeries(const Node &node, const std::vector<TimeAxis> &axes)
{
    RecordedSeries column;
    SeriesDescriptor &d = column.descriptor;
    d.metric = node.member("metric").string();
    if (const auto attributes = node.optional("attributes"))
        d.attributes = readMap(*attributes);
    d.name = node.member("name").string();
    d.category = readName<MetricCategory>(node.member("category"));
    d.unit = node.member("unit").string();
    d.instrument = node.member("instrument").string() == u"counter" ? Instrument::Counter : Instrument::Gauge;
    d.storage = node.member("storage").string() == u"integer" ? Storage::Integer : Storage::Real;
    d.scale = node.member("scale").number();
    const auto origin = node.optional("origin"); // a report of an older version has none
    d.origin = origin ? originFromName(origin->string()) : originBeforeOrigins(d);
    const Node axis = node.member("axis");
    const qint64 index = axis.integer();
    if (index < 0 || size_t(index) >= axes.size())
        axis.fail(QT_TRANSLATE_NOOP("Json", "there is no such axis"));
    column.axis = int(index);

    const Node values = node.member("values");
    const bool integers = d.storage == Storage::Integer;
    column.bits.reserve(axes[size_t(index)].size());
    values.forEach([&](const Node &value) {
        const bool missing = value.isNull();
        if (missing && column.present.empty())
            column.present.assign(column.bits.size(), true);
        if (missing || !column.present.empty())
            column.present.push_back(!missing);
        column.bits.push_back(missing ? 0 : integers ? value.integer() : bitsOf(value.number()));
    });
    if (column.bits.size() != axes[size_t(index)].size())
        values.fail(QT_TRANSLATE_NOOP("Json", "there are not as many values as moments"));
    return column;
}

Recording readRecording(const Node &node)
{
    Recording recording;
    node.member("axes").forEach([&](const Node &axisNode) {
        const Timestamp start = readTimestamp(axisNode.member("start"));
        TimeAxis axis;
        axisNode.member("offsetsNs").forEach([&](const Node &offset) {
            qint64 moment = 0;
            if (__builtin_add_overflow(toNanoseconds(start), offset.integer(), &moment))
                offset.fail(QT_TRANSLATE_NOOP("Json", "the number is out of range"));
            axis.push_back(fromNanoseconds(moment));
            if (axis.size() > 1 && axis[axis.size() - 2] >= axis.back())
                offset.fail(QT_TRANSLATE_NOOP("Json", "moments must rise"));
        });
        recording.axes.push_back(std::move(axis));
    });
    if (const auto gaps = node.optional("gaps"))
        gaps->forEach([&](const Node &gap) { recording.gaps.push_back(readTimestamp(gap)); });
    node.member("series").forEach(
        [&](const Node &series) { recording.series.push_back(readSeries(series, recording.axes)); });
    return recording;
}

PerformanceOptimization readOptimization(const Node &node)
{
    PerformanceOptimization o;
    o.id = node.member("id").string();
    for (const char *required : {"name", "description"})
        (void)node.member(required); // Broken where it is missing
    o.name = readMessage(node, "name");
    o.description = readMessage(node, "description");
    o.category = readName<OptimizationCategory>(node.member("category"));
    o.impact = readName<OptimizationImpact>(node.member("impact"));
    o.effort = readName<OptimizationEffort>(node.member("effort"));
    o.applied = node.member("applied").boolean();
    o.evidence = readMessages(node, "evidence");
    if (const auto rule = node.optional("rule"))
        o.rule = rule->string();
    o.change = readMessage(node, "change");
    o.verdict = readMessage(node, "verdict");
    return o;
}

Finding readFinding(const Node &node)
{
    const auto optionalText = [&](const char *name) {
        const auto member = node.optional(name);
        return member ? member->string() : QString();
    };
    Finding finding;
    finding.id = node.member("id").string();
    finding.subject = optionalText("subject");
    finding.severity = readName<Severity>(node.member("severity"));
    finding.limit = optionalText("limit");
    if (const auto judged = node.optional("judged"))
        finding.judged = judged->number();
    node.member("evidence").forEach([&](const Node &figure) {
        finding.evidence.push_back(
            {figure.member("metric").string(), figure.member("value").number(), figure.member("unit").string()});
    });
    return finding;
}

/// They are worked out of the metrics, so that what cannot be read of them costs themselves, and not the report.
std::vector<Finding> readFindings(const Node &node)
{
    try {
        std::vector<Finding> findings;
        node.forEach([&](const Node &finding) { findings.push_back(readFinding(finding)); });
        return findings;
    } catch (const Broken &) {
        return {};
    }
}

/// Files have English names.
void showNames(MetricsSummary &summary, const Recording &recording)
{
    QHash<QString, const SeriesDescriptor *> series;
    for (const RecordedSeries &column : recording.series)
        series.insert(column.descriptor.key(), &column.descriptor);
    for (MetricSummary &metric : summary.metrics) {
        const SeriesDescriptor *descriptor = series.value(metric.id);
        if (descriptor && metric.name == englishName(*descriptor))
            metric.name = displayName(*descriptor);
    }
}

PerformanceReport readReportNode(const Node &root)
{
    checkVersion(root);
    PerformanceReport report;
    report.id = root.member("id").string();
    report.name = root.member("name").string();
    report.startedAt = readTimestamp(root.member("startedAt"));
    report.duration = nanoseconds(root.member("durationNs").integer());
    if (const auto machine = root.optional("machine"))
        report.machine = readMachine(*machine);
    report.recommendations = readMessages(root, "recommendations");
    report.notes = readMessages(root, "notes");
    report.metricsSummary = readSummary(root.member("metricsSummary"));
    if (const auto findings = root.optional("findings"))
        report.findings = readFindings(*findings);
    if (const auto optimizations = root.optional("optimizations"))
        optimizations->forEach([&](const Node &o) { report.optimizations.push_back(readOptimization(o)); });
    report.recording = readRecording(root.member("recording"));
    showNames(report.metricsSummary, report.recording);
    root.member("snapshots").forEach([&](const Node &s) { report.snapshots.push_back(readSnapshot(s)); });
    if (const auto profile = root.optional("profile"))
        report.profile = readProfile(*profile);
    return report;
}

} // namespace

} // namespace json

PerformanceResult<PerformanceReport> reportFromJson(const QByteArray &text, const QString &source)
{
    return json::read(text, source, [](const json::Node &root) { return json::readReportNode(root); });
}

PerformanceResult<ReportInfo> reportInfoFromJson(const QByteArray &text, const QString &source)
{
    return json::read(text, source, [&](const json::Node &root) {
        json::checkVersion(root);
        ReportInfo info;
        info.id = root.member("id").string();
        info.name = root.member("name").string();
        info.startedAt = json::readTimestamp(root.member("startedAt"));
        info.duration = nanoseconds(root.member("durationNs").integer());
        const json::Node summary = root.member("metricsSummary");
        info.sampleCount = summary.member("sampleCount").integer();
        info.bytes = text.size();
        return info;
    });
}

PerformanceResult<PerformanceReport> readReport(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(PerformanceErrorCode::IoError, path, file.errorString());
    return reportFromJson(file.readAll(), path);
}

} // namespace performance
