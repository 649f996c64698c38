// SPDX-License-Identifier: MIT
#include "performance/ingest/metric_json.h"

#include "performance/core/json_reader.h"
#include "performance/core/json_writer.h"
#include "performance/core/translate.h"

#include <cmath>

namespace performance {

namespace {

using json::Node;

Timestamp momentOf(const Node &node)
{
    if (node.isString()) {
        const auto time = timestampFromIso(node.string());
        if (!time)
            node.fail(translate("Ingest", "a time such as 2026-11-25T12:00:00Z was expected"));
        return *time;
    }
    const double milliseconds = node.number();
    if (!(std::fabs(milliseconds) < 9e12))
        node.fail("a time in milliseconds since 1970 was expected");
    // Apart, since a double holds no nanoseconds of this century.
    const double whole = std::floor(milliseconds);
    return fromNanoseconds(qint64(whole) * 1'000'000 + qint64((milliseconds - whole) * 1e6));
}

PerformanceMetric metricOf(const Node &node, Timestamp now)
{
    PerformanceMetric metric;
    metric.id = node.member("id").string();
    metric.value = node.member("value").number();
    metric.name = metric.id;
    if (const auto name = node.optional("name"))
        metric.name = name->string();
    if (const auto unit = node.optional("unit"))
        metric.unit = unit->string();
    metric.timestamp = now;
    if (const auto time = node.optional("timestamp"))
        metric.timestamp = momentOf(*time);
    if (const auto category = node.optional("category")) {
        const auto known = fromName<MetricCategory>(category->string());
        if (!known)
            category->fail(translate("Ingest", "there is no such category"));
        metric.category = *known;
    }
    if (const auto metadata = node.optional("metadata"))
        metadata->forEachMember(
            [&](const QString &key, const Node &value) { metric.metadata.insert(key, value.string()); });
    if (const auto attributes = node.optional("attributes"))
        attributes->forEachMember(
            [&](const QString &key, const Node &value) { metric.attributes.insert(key, value.string()); });
    return metric;
}

void writeTexts(JsonWriter &out, const char *name, const QMap<QString, QString> &texts)
{
    out.key(name).beginObject();
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        out.key(it.key()).string(it.value());
    out.endObject();
}

} // namespace

PerformanceResult<std::vector<PerformanceMetric>> metricsFromJson(const QByteArray &bytes, Timestamp now,
                                                                  IntakeResult *broken)
{
    return json::read(bytes, QStringLiteral("metrics"), [&](const Node &root) {
        std::vector<PerformanceMetric> metrics;
        const auto add = [&](const Node &node) { metrics.push_back(metricOf(node, now)); };
        const auto addOneOfMany = [&](const Node &node) {
            try {
                add(node);
            } catch (const json::Broken &why) {
                if (!broken)
                    throw;
                broken->reject(why.path + QLatin1String(": ") + why.reason);
            }
        };
        if (root.isArray())
            root.forEach(addOneOfMany);
        else if (const auto list = root.optional("metrics"))
            list->forEach(addOneOfMany);
        else
            add(root);
        return metrics;
    });
}

QByteArray metricToJson(const PerformanceMetric &metric)
{
    JsonWriter out;
    out.beginObject()
        .key("id")
        .string(metric.id)
        .key("name")
        .string(metric.name)
        .key("category")
        .string(toName(metric.category));
    out.key("value")
        .number(metric.value)
        .key("unit")
        .string(metric.unit)
        .key("timestamp")
        .string(toIsoString(metric.timestamp));
    writeTexts(out, "metadata", metric.metadata);
    writeTexts(out, "attributes", metric.attributes);
    return out.endObject().take();
}

} // namespace performance
