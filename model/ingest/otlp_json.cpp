// SPDX-License-Identifier: MIT
// OTLP in JSON: as protobuf's mapping says, but with enumerations as integers only and ids in hexadecimal. 64-bit integers
// come as strings or numbers.
#include "performance/ingest/otlp.h"

#include "performance/core/json_writer.h"

#include <QCoreApplication>

#include <charconv>

#include <simdjson.h>

namespace performance {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Ingest", source);
}

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

QString qt(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

std::string_view textIn(const object &o, const char *key)
{
    std::string_view text;
    return o[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

template<typename Integer>
Integer integerFrom(const element &value)
{
    std::int64_t number = 0;
    std::uint64_t large = 0;
    double real = 0;
    std::string_view text;
    if (value.get(number) == simdjson::SUCCESS)
        return Integer(number);
    if (value.get(large) == simdjson::SUCCESS)
        return Integer(large);
    Integer parsed = 0;
    if (value.get(text) == simdjson::SUCCESS)
        std::from_chars(text.data(), text.data() + text.size(), parsed);
    else if (value.get(real) == simdjson::SUCCESS && real >= 0 && real < 9e18)
        parsed = Integer(real);
    return parsed;
}

template<typename Integer>
Integer integerIn(const object &o, const char *key)
{
    element value;
    return o[key].get(value) == simdjson::SUCCESS ? integerFrom<Integer>(value) : Integer(0);
}

std::optional<double> realFrom(const element &value)
{
    double real = 0;
    std::string_view text;
    if (value.get(real) == simdjson::SUCCESS)
        return real;
    if (value.get(text) == simdjson::SUCCESS && std::from_chars(text.data(), text.data() + text.size(), real).ec == std::errc())
        return real; // also "NaN" and "Infinity", which are refused later
    return std::nullopt;
}

std::optional<double> realIn(const object &o, const char *key)
{
    element value;
    return o[key].get(value) == simdjson::SUCCESS ? realFrom(value) : std::nullopt;
}

template<typename Visit>
void forEach(const object &o, const char *key, Visit visit)
{
    array items;
    if (o[key].get(items) != simdjson::SUCCESS)
        return;
    for (const element item : items) {
        object inner;
        if (item.get(inner) == simdjson::SUCCESS)
            visit(inner);
    }
}

/// AnyValue as text.
QString valueText(const object &value)
{
    for (const auto field : value) {
        std::string_view text;
        bool truth = false;
        if (field.key == "intValue")
            return QString::number(integerFrom<std::int64_t>(field.value));
        if (field.key == "doubleValue")
            return QString::number(realFrom(field.value).value_or(0), 'g', 17);
        if (field.key == "boolValue" && field.value.get(truth) == simdjson::SUCCESS)
            return truth ? QStringLiteral("true") : QStringLiteral("false");
        if (field.key == "stringValue" && field.value.get(text) == simdjson::SUCCESS)
            return qt(text);
        object list;
        if (field.key == "arrayValue" && field.value.get(list) == simdjson::SUCCESS) {
            QStringList items;
            forEach(list, "values", [&](const object &item) { items << QString::fromStdString(simdjson::minify(item)); });
            return items.join(u',');
        }
    }
    return {};
}

void addAttributes(const object &holder, Attributes &attributes)
{
    forEach(holder, "attributes", [&](const object &pair) {
        object value;
        const QString key = qt(textIn(pair, "key"));
        if (!key.isEmpty() && pair["value"].get(value) == simdjson::SUCCESS)
            attributes.insert(key, valueText(value));
    });
}

/// Of the attributes as they stand, without making text of them.
Fingerprint fingerprintOfAttributes(const object &holder, Fingerprint fingerprint)
{
    forEach(holder, "attributes", [&](const object &pair) {
        Fingerprint one = fingerprintOf(textIn(pair, "key"));
        object value;
        if (pair["value"].get(value) == simdjson::SUCCESS) {
            for (const auto field : value) {
                std::string_view text;
                if (field.value.get(text) == simdjson::SUCCESS) {
                    one = fingerprintOf(text, fingerprintOf(field.key, one));
                } else {
                    const std::string written = simdjson::minify(field.value);
                    one = fingerprintOf(written, fingerprintOf(field.key, one));
                }
            }
        }
        fingerprint = together(fingerprint, one);
    });
    return fingerprint;
}

struct Program {
    Attributes attributes;
    std::string service;
    Fingerprint fingerprint{};
};

Program programOf(const object &resourceMetrics)
{
    Program program;
    object resource;
    if (resourceMetrics["resource"].get(resource) != simdjson::SUCCESS)
        return program;
    Attributes all;
    addAttributes(resource, all);
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        if (!identifiesProgram(it.key().toStdString()))
            continue;
        program.attributes.insert(it.key(), it.value());
        program.fingerprint = fingerprintOf((it.key() + u'=' + it.value()).toStdString(), program.fingerprint);
    }
    program.service = all.value(QStringLiteral("service.name")).toStdString();
    return program;
}

template<typename Value>
std::vector<Value> numbersIn(const object &o, const char *key)
{
    std::vector<Value> values;
    array items;
    if (o[key].get(items) != simdjson::SUCCESS)
        return values;
    for (const element item : items) {
        if constexpr (std::is_same_v<Value, double>)
            values.push_back(realFrom(item).value_or(0));
        else
            values.push_back(integerFrom<Value>(item));
    }
    return values;
}

void readMetric(const object &metric, const Program &program, Intake &intake)
{
    IncomingMetric incoming;
    incoming.name = qt(textIn(metric, "name"));
    incoming.unit = qt(textIn(metric, "unit"));
    incoming.description = qt(textIn(metric, "description"));
    incoming.category = categoryOf(incoming.name);
    incoming.fingerprint = fingerprintOf(textIn(metric, "name"), fingerprintOf(textIn(metric, "unit"), program.fingerprint));
    for (const char *shape : {"gauge", "sum", "histogram", "exponentialHistogram", "summary"}) {
        object data;
        if (metric[shape].get(data) != simdjson::SUCCESS)
            continue;
        const std::string_view kind = shape;
        bool isMonotonic = false;
        if (data["isMonotonic"].get(isMonotonic) != simdjson::SUCCESS)
            isMonotonic = false;
        incoming.isDelta = integerIn<std::int64_t>(data, "aggregationTemporality") == 1;
        incoming.isCounter = kind == "sum" && isMonotonic;
        forEach(data, "dataPoints", [&](const object &point) {
            if (integerIn<std::uint64_t>(point, "flags") & 1)
                return; // no recorded value
            const auto time = integerIn<std::int64_t>(point, "timeUnixNano");
            const Fingerprint series = fingerprintOfAttributes(point, incoming.fingerprint);
            const auto describe = [&] {
                Attributes attributes = program.attributes;
                addAttributes(point, attributes);
                return attributes;
            };
            if (kind == "gauge" || kind == "sum") {
                element integer;
                const double value = point["asInt"].get(integer) == simdjson::SUCCESS ? double(integerFrom<std::int64_t>(integer)) : realIn(point, "asDouble").value_or(0);
                intake.number(incoming, series, describe, time, value);
                return;
            }
            if (kind == "summary") {
                forEach(point, "quantileValues", [&](const object &pair) {
                    intake.quantile(incoming, series, describe, time, realIn(pair, "quantile").value_or(0), realIn(pair, "value").value_or(0));
                });
                return;
            }
            const Intake::Distribution distribution{integerIn<std::uint64_t>(point, "count"), realIn(point, "sum"), realIn(point, "min"), realIn(point, "max")};
            if (kind == "histogram") {
                intake.histogram(incoming, series, describe, time, distribution, numbersIn<std::uint64_t>(point, "bucketCounts"), numbersIn<double>(point, "explicitBounds"));
                return;
            }
            ExponentialHistogram histogram;
            histogram.scale = integerIn<std::int32_t>(point, "scale");
            histogram.zeroes = integerIn<std::uint64_t>(point, "zeroCount");
            const auto buckets = [&](const char *key, std::int32_t &offset, std::vector<std::uint64_t> &counts) {
                object side;
                if (point[key].get(side) != simdjson::SUCCESS)
                    return;
                offset = integerIn<std::int32_t>(side, "offset");
                counts = numbersIn<std::uint64_t>(side, "bucketCounts");
            };
            buckets("positive", histogram.positiveOffset, histogram.positive);
            buckets("negative", histogram.negativeOffset, histogram.negative);
            intake.histogram(incoming, series, describe, time, distribution, histogram);
        });
    }
}

template<typename Visit>
bool walk(const QByteArray &json, const char *resources, const char *scopes, const char *items, QString *error, Visit visit)
{
    simdjson::dom::parser parser;
    object root;
    const auto code = parser.parse(json.constData(), size_t(json.size())).get(root);
    if (code != simdjson::SUCCESS) {
        *error = text(QT_TRANSLATE_NOOP("Ingest", "the JSON is broken: %1")).arg(QLatin1String(simdjson::error_message(code)));
        return false;
    }
    forEach(root, resources, [&](const object &resource) {
        const Program program = programOf(resource);
        forEach(resource, scopes, [&](const object &scope) { forEach(scope, items, [&](const object &item) { visit(item, program); }); });
    });
    return true;
}

} // namespace

bool takeOtlpMetricsJson(const QByteArray &json, Intake &intake, QString *error)
{
    return walk(json, "resourceMetrics", "scopeMetrics", "metrics", error, [&](const object &metric, const Program &program) { readMetric(metric, program, intake); });
}

bool takeOtlpTracesJson(const QByteArray &json, SpanRates &spans, QString *error)
{
    return walk(json, "resourceSpans", "scopeSpans", "spans", error, [&](const object &span, const Program &program) {
        object status;
        const bool failed = span["status"].get(status) == simdjson::SUCCESS && integerIn<std::int64_t>(status, "code") == 2;
        spans.span({program.service, textIn(span, "name"), int(integerIn<std::int64_t>(span, "kind")), integerIn<std::int64_t>(span, "startTimeUnixNano"), integerIn<std::int64_t>(span, "endTimeUnixNano"), failed});
    });
}

QByteArray otlpAnswerJson(const IntakeResult &result, bool ofSpans)
{
    JsonWriter out;
    out.beginObject();
    if (result.rejected > 0) {
        out.key("partialSuccess").beginObject();
        out.key(ofSpans ? "rejectedSpans" : "rejectedDataPoints").string(QString::number(result.rejected)).key("errorMessage").string(result.reason).endObject();
    }
    return out.endObject().take();
}

} // namespace performance
