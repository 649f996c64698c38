// SPDX-License-Identifier: MIT
#include "performance/core/snapshot_json.h"

#include "performance/core/snapshot_nodes.h"

namespace performance {

namespace {

void optionalInteger(JsonWriter &json, const char *key, std::optional<qint64> value)
{
    if (value)
        json.key(key).integer(*value);
}

void optionalNumber(JsonWriter &json, const char *key, std::optional<double> value)
{
    if (value)
        json.key(key).number(*value);
}

void write(JsonWriter &json, const MemoryUsage &memory)
{
    json.beginObject();
    optionalInteger(json, "total", memory.total);
    optionalInteger(json, "available", memory.available);
    optionalInteger(json, "used", memory.used);
    optionalInteger(json, "buffers", memory.buffers);
    optionalInteger(json, "cached", memory.cached);
    optionalInteger(json, "swapTotal", memory.swapTotal);
    optionalInteger(json, "swapUsed", memory.swapUsed);
    json.endObject();
}

void write(JsonWriter &json, const CpuUsage &cpu)
{
    json.beginObject();
    optionalNumber(json, "total", cpu.total);
    optionalNumber(json, "user", cpu.user);
    optionalNumber(json, "system", cpu.system);
    optionalNumber(json, "ioWait", cpu.ioWait);
    optionalNumber(json, "steal", cpu.steal);
    optionalNumber(json, "load1", cpu.load1);
    if (cpu.logicalCpus)
        json.key("logicalCpus").integer(*cpu.logicalCpus);
    if (!cpu.perCore.empty()) {
        json.key("perCore").beginArray();
        for (const double share : cpu.perCore)
            json.number(share);
        json.endArray();
    }
    json.endObject();
}

void write(JsonWriter &json, const ProcessSample &process)
{
    json.beginObject();
    json.key("pid").integer(process.identity.pid);
    json.key("startTime").integer(qint64(process.identity.startTime));
    json.key("parent").integer(process.parent);
    json.key("name").string(process.name);
    if (!process.user.isEmpty())
        json.key("user").string(process.user);
    if (!process.unit.isEmpty())
        json.key("unit").string(process.unit);
    json.key("state").string(QString(QLatin1Char(process.state)));
    json.key("threads").integer(process.threads);
    json.key("residentBytes").integer(process.residentBytes);
    json.key("cpuSeconds").number(process.cpuSeconds);
    optionalNumber(json, "cpu", process.cpu);
    optionalNumber(json, "runDelay", process.runDelay);
    optionalNumber(json, "readRate", process.readRate);
    optionalNumber(json, "writeRate", process.writeRate);
    optionalNumber(json, "majorFaults", process.majorFaults);
    json.endObject();
}

} // namespace

void write(JsonWriter &json, const QMap<QString, QString> &map)
{
    json.beginObject();
    for (auto it = map.cbegin(); it != map.cend(); ++it)
        json.key(it.key()).string(it.value());
    json.endObject();
}

void write(JsonWriter &json, const PerformanceMetric &metric)
{
    json.beginObject();
    json.key("id").string(metric.id);
    json.key("name").string(metric.name);
    json.key("category").string(toName(metric.category));
    json.key("value").number(metric.value);
    json.key("unit").string(metric.unit);
    json.key("timestamp").string(toIsoString(metric.timestamp));
    if (!metric.metadata.isEmpty()) {
        json.key("metadata");
        write(json, metric.metadata);
    }
    json.endObject();
}

void write(JsonWriter &json, const PerformanceSnapshot &snapshot)
{
    json.key("id").string(snapshot.id);
    json.key("timestamp").string(toIsoString(snapshot.timestamp));
    json.key("cpuUsage");
    write(json, snapshot.cpuUsage);
    json.key("memoryUsage");
    write(json, snapshot.memoryUsage);
    json.line().key("processes").beginArray();
    for (const ProcessSample &process : snapshot.processes) {
        json.line();
        write(json, process);
    }
    json.endArray();
    json.line().key("metrics").beginArray();
    for (const PerformanceMetric &metric : snapshot.metrics) {
        json.line();
        write(json, metric);
    }
    json.endArray();
}

QByteArray toJson(const PerformanceMetric &metric)
{
    JsonWriter json;
    write(json, metric);
    return json.take();
}

QByteArray toJson(const PerformanceSnapshot &snapshot)
{
    JsonWriter json;
    json.beginObject();
    json.key("schemaVersion").string(QString::fromLatin1(SchemaVersion));
    write(json, snapshot);
    json.endObject();
    return json.lineEnd().take();
}

namespace json {

QMap<QString, QString> readMap(const Node &node)
{
    QMap<QString, QString> map;
    node.forEachMember([&](const QString &key, const Node &value) { map.insert(key, value.string()); });
    return map;
}

Timestamp readTimestamp(const Node &node)
{
    const auto time = timestampFromIso(node.string());
    if (!time)
        node.fail(QT_TRANSLATE_NOOP("Json", "a time such as 2026-11-23T14:05:09.5Z was expected"));
    return *time;
}

PerformanceMetric readMetric(const Node &node)
{
    PerformanceMetric metric;
    metric.id = node.member("id").string();
    const auto name = node.optional("name");
    metric.name = name ? name->string() : metric.id;
    if (const auto category = node.optional("category"))
        metric.category = readName<MetricCategory>(*category);
    metric.value = node.member("value").number();
    if (const auto unit = node.optional("unit"))
        metric.unit = unit->string();
    const auto timestamp = node.optional("timestamp");
    metric.timestamp = timestamp ? readTimestamp(*timestamp) : now();
    if (const auto metadata = node.optional("metadata"))
        metric.metadata = readMap(*metadata);
    return metric;
}

namespace {

std::optional<qint64> integerAt(const Node &node, const char *key)
{
    const auto value = node.optional(key);
    return value ? std::optional(value->integer()) : std::nullopt;
}

std::optional<double> numberAt(const Node &node, const char *key)
{
    const auto value = node.optional(key);
    return value ? std::optional(value->number()) : std::nullopt;
}

MemoryUsage readMemory(const Node &node)
{
    return {integerAt(node, "total"),   integerAt(node, "available"), integerAt(node, "used"),
            integerAt(node, "buffers"), integerAt(node, "cached"),    integerAt(node, "swapTotal"),
            integerAt(node, "swapUsed")};
}

CpuUsage readCpu(const Node &node)
{
    CpuUsage cpu;
    cpu.total = numberAt(node, "total");
    cpu.user = numberAt(node, "user");
    cpu.system = numberAt(node, "system");
    cpu.ioWait = numberAt(node, "ioWait");
    cpu.steal = numberAt(node, "steal");
    cpu.load1 = numberAt(node, "load1");
    if (const auto count = integerAt(node, "logicalCpus"))
        cpu.logicalCpus = int(*count);
    if (const auto cores = node.optional("perCore"))
        cores->forEach([&](const Node &core) { cpu.perCore.push_back(core.number()); });
    return cpu;
}

} // namespace

ProcessSample readProcess(const Node &node)
{
    ProcessSample process;
    process.identity.pid = qint32(node.member("pid").integer());
    process.identity.startTime = quint64(node.member("startTime").integer());
    process.parent = qint32(integerAt(node, "parent").value_or(0));
    process.name = node.member("name").string();
    if (const auto user = node.optional("user"))
        process.user = user->string();
    if (const auto unit = node.optional("unit"))
        process.unit = unit->string();
    if (const auto state = node.optional("state")) {
        const QString text = state->string();
        process.state = text.isEmpty() ? '?' : text.at(0).toLatin1();
    }
    process.threads = int(integerAt(node, "threads").value_or(0));
    process.residentBytes = integerAt(node, "residentBytes").value_or(0);
    process.cpuSeconds = numberAt(node, "cpuSeconds").value_or(0);
    process.cpu = numberAt(node, "cpu");
    process.runDelay = numberAt(node, "runDelay");
    process.readRate = numberAt(node, "readRate");
    process.writeRate = numberAt(node, "writeRate");
    process.majorFaults = numberAt(node, "majorFaults");
    return process;
}

PerformanceSnapshot readSnapshot(const Node &node)
{
    PerformanceSnapshot snapshot;
    snapshot.id = node.member("id").string();
    snapshot.timestamp = readTimestamp(node.member("timestamp"));
    snapshot.cpuUsage = readCpu(node.member("cpuUsage"));
    snapshot.memoryUsage = readMemory(node.member("memoryUsage"));
    if (const auto processes = node.optional("processes"))
        processes->forEach([&](const Node &process) { snapshot.processes.push_back(readProcess(process)); });
    if (const auto metrics = node.optional("metrics"))
        metrics->forEach([&](const Node &metric) { snapshot.metrics.push_back(readMetric(metric)); });
    return snapshot;
}

} // namespace json

PerformanceResult<PerformanceMetric> metricFromJson(const QByteArray &text, const QString &source)
{
    return json::read(text, source, [](const json::Node &root) { return json::readMetric(root); });
}

PerformanceResult<PerformanceSnapshot> snapshotFromJson(const QByteArray &text, const QString &source)
{
    return json::read(text, source, [](const json::Node &root) {
        json::checkVersion(root);
        return json::readSnapshot(root);
    });
}

} // namespace performance
