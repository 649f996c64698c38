// SPDX-License-Identifier: MIT
#include "performance/core/report_json.h"

#include "performance/core/finding_json.h"
#include "performance/core/json_writer.h"
#include "performance/core/message_json.h"
#include "performance/core/metric_table.h"
#include "performance/core/profile_json.h"
#include "performance/core/snapshot_json.h"
#include "performance/core/whole_file.h"

#include <QHash>

namespace performance {

namespace {

void write(JsonWriter &json, const MachineInfo &machine)
{
    json.beginObject();
    json.key("hostName").string(machine.hostName);
    json.key("operatingSystem").string(machine.operatingSystem);
    json.key("kernel").string(machine.kernel);
    json.key("cpuModel").string(machine.cpuModel);
    if (machine.logicalCpus)
        json.key("logicalCpus").integer(*machine.logicalCpus);
    if (machine.memoryBytes)
        json.key("memoryBytes").integer(*machine.memoryBytes);
    json.endObject();
}

/// The names that series are shown by, of those that the program itself names, with their English ones.
QHash<QString, std::pair<QString, QString>> namesOf(const Recording &recording)
{
    QHash<QString, std::pair<QString, QString>> names;
    for (const RecordedSeries &column : recording.series)
        names.insert(column.descriptor.key(), {displayName(column.descriptor), englishName(column.descriptor)});
    return names;
}

void write(JsonWriter &json, const MetricsSummary &summary, const Recording &recording)
{
    const auto names = namesOf(recording);
    json.beginObject();
    json.key("sampleCount").integer(summary.sampleCount);
    json.key("metrics").beginArray();
    for (const MetricSummary &m : summary.metrics) {
        json.line().beginObject();
        json.key("id").string(m.id);
        const auto known = names.constFind(m.id);
        json.key("name").string(known != names.cend() && m.name == known->first ? known->second : m.name);
        json.key("category").string(toName(m.category));
        json.key("unit").string(m.unit);
        json.key("count").integer(m.count);
        json.key("minimum").number(m.minimum);
        json.key("maximum").number(m.maximum);
        json.key("mean").number(m.mean);
        json.key("median").number(m.median);
        json.key("p95").number(m.p95);
        json.key("last").number(m.last);
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

void write(JsonWriter &json, const Recording &recording)
{
    json.beginObject();
    json.key("axes").beginArray();
    for (const TimeAxis &axis : recording.axes) {
        const Timestamp start = axis.empty() ? Timestamp() : axis.front();
        json.line().beginObject();
        json.key("start").string(toIsoString(start));
        json.key("offsetsNs").beginArray();
        for (const Timestamp time : axis)
            json.integer((time - start).count());
        json.endArray().endObject();
    }
    json.endArray();
    json.line().key("gaps").beginArray();
    for (const Timestamp gap : recording.gaps)
        json.string(toIsoString(gap));
    json.endArray();
    json.line().key("series").beginArray();
    for (const RecordedSeries &column : recording.series) {
        const SeriesDescriptor &d = column.descriptor;
        json.line().beginObject();
        json.key("metric").string(d.metric);
        if (!d.attributes.isEmpty()) {
            json.key("attributes");
            performance::write(json, d.attributes);
        }
        json.key("name").string(d.name);
        json.key("category").string(toName(d.category));
        json.key("unit").string(d.unit);
        json.key("instrument").string(d.instrument == Instrument::Counter ? u"counter" : u"gauge");
        const bool integers = d.storage == Storage::Integer;
        json.key("storage").string(integers ? u"integer" : u"real");
        json.key("scale").number(d.scale);
        json.key("origin").string(toName(d.origin));
        json.key("axis").integer(column.axis);
        json.key("values").beginArray();
        for (size_t i = 0; i < column.bits.size(); ++i) {
            if (!column.has(i))
                json.null();
            else if (integers)
                json.integer(column.bits[i]);
            else
                json.number(realOf(column.bits[i]));
        }
        json.endArray().endObject();
    }
    json.endArray();
    json.endObject();
}

void write(JsonWriter &json, const PerformanceOptimization &o)
{
    json.beginObject();
    json.key("id").string(o.id);
    json.key("category").string(toName(o.category));
    json.key("impact").string(toName(o.impact));
    json.key("effort").string(toName(o.effort));
    json.key("applied").boolean(o.applied);
    json.key("rule").string(o.rule);
    writeMessages(json,
                  {{"name", &o.name}, {"description", &o.description}, {"change", &o.change}, {"verdict", &o.verdict}},
                  {{"evidence", &o.evidence}});
    json.endObject();
}

} // namespace

QByteArray toJson(const PerformanceReport &report)
{
    JsonWriter json;
    json.beginObject();
    json.line().key("$schema").string(u"urn:wai-performance:schema:performance-report-1");
    json.line().key("schemaVersion").string(QString::fromLatin1(SchemaVersion));
    json.line().key("id").string(report.id);
    json.line().key("name").string(report.name);
    json.line().key("startedAt").string(toIsoString(report.startedAt));
    json.line().key("durationNs").integer(report.duration.count());
    json.line().key("machine");
    write(json, report.machine);
    json.line();
    writeMessages(json, {}, {{"recommendations", &report.recommendations}, {"notes", &report.notes}});
    json.line().key("metricsSummary");
    write(json, report.metricsSummary, report.recording);
    json.line().key("findings").beginArray();
    for (const Finding &finding : report.findings)
        performance::write(json, finding);
    json.endArray();
    json.line().key("optimizations").beginArray();
    for (const PerformanceOptimization &optimization : report.optimizations)
        write(json, optimization);
    json.endArray();
    json.line().key("recording");
    write(json, report.recording);
    json.line().key("snapshots").beginArray();
    for (const PerformanceSnapshot &snapshot : report.snapshots) {
        json.line().beginObject();
        performance::write(json, snapshot);
        json.endObject();
    }
    json.endArray();
    if (!report.profile.empty() || !report.profile.target.isEmpty()) {
        json.line().key("profile");
        write(json, report.profile);
    }
    json.lineEnd().endObject().lineEnd();
    return json.take();
}

PerformanceResult<void> writeReport(const PerformanceReport &report, const QString &path)
{
    return writeWholeFile(path, toJson(report));
}

} // namespace performance
