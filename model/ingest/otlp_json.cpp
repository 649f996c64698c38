// SPDX-License-Identifier: MIT
// OTLP in JSON: as protobuf's mapping says, with ids in hexadecimal. Enumerations shall be integers; writers that know protobuf's
// mapping only send their names, which the collector reads as well. 64-bit integers come as strings or numbers.
#include "performance/ingest/otlp.h"

#include "performance/core/json_writer.h"
#include "performance/core/translate.h"
#include "performance/ingest/otlp_value.h"
#include "performance/ingest/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include <simdjson.h>

namespace performance {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

std::string_view textIn(const object &o, const char *key)
{
    std::string_view text;
    return o[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

/// An integer, written as a number or a text, where it is one of its type.
template<typename Integer>
std::optional<Integer> integerOf(const element &value)
{
    std::int64_t number = 0;
    std::uint64_t large = 0;
    double real = 0;
    std::string_view text;
    if (value.get(number) == simdjson::SUCCESS)
        return std::in_range<Integer>(number) ? std::optional(Integer(number)) : std::nullopt;
    if (value.get(large) == simdjson::SUCCESS)
        return std::in_range<Integer>(large) ? std::optional(Integer(large)) : std::nullopt;
    if (value.get(text) == simdjson::SUCCESS) {
        Integer parsed = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
        return error == std::errc() && end == text.data() + text.size() ? std::optional(parsed) : std::nullopt;
    }
    if (value.get(real) == simdjson::SUCCESS && std::fabs(real) < 9e15 && std::floor(real) == real
        && std::in_range<Integer>(std::int64_t(real)))
        return Integer(real);
    return std::nullopt;
}

template<typename Integer>
Integer integerFrom(const element &value)
{
    return integerOf<Integer>(value).value_or(0);
}

template<typename Integer>
Integer integerIn(const object &o, const char *key)
{
    element value;
    return o[key].get(value) == simdjson::SUCCESS ? integerFrom<Integer>(value) : Integer(0);
}

/// An enumeration by its number or by its name, which stands at that place; 0 where it is missing, −1 for what is neither.
int enumerationIn(const object &o, const char *key, std::initializer_list<std::string_view> names)
{
    element value;
    if (o[key].get(value) != simdjson::SUCCESS || value.is_null())
        return 0;
    if (const auto number = integerOf<std::int32_t>(value))
        return *number;
    std::string_view name;
    const auto it = value.get(name) == simdjson::SUCCESS ? std::find(names.begin(), names.end(), name) : names.end();
    return it == names.end() ? -1 : int(it - names.begin());
}

std::optional<double> realFrom(const element &value)
{
    double real = 0;
    std::string_view text;
    if (value.get(real) == simdjson::SUCCESS)
        return real;
    if (value.get(text) == simdjson::SUCCESS) { // "NaN" and "Infinity", and numbers as some write them
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), real);
        if (error == std::errc() && end == text.data() + text.size())
            return real;
    }
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
QString valueText(const object &value, AnyValueText::Place place = AnyValueText::Place::Top, int depth = 0)
{
    using Place = AnyValueText::Place;
    for (const auto field : value) {
        std::string_view text;
        bool truth = false;
        if (field.key == "intValue")
            return AnyValueText::ofInteger(integerFrom<std::int64_t>(field.value));
        if (field.key == "doubleValue")
            return AnyValueText::ofReal(realFrom(field.value).value_or(0), place);
        if (field.key == "boolValue" && field.value.get(truth) == simdjson::SUCCESS)
            return AnyValueText::ofTruth(truth);
        if (field.key == "stringValue" && field.value.get(text) == simdjson::SUCCESS)
            return AnyValueText::ofText(qt(text), place);
        if (field.key == "bytesValue" && field.value.get(text) == simdjson::SUCCESS)
            return AnyValueText::ofBytes(QByteArray::fromBase64(QByteArray(text.data(), qsizetype(text.size()))),
                                         place);
        object list;
        if (field.value.get(list) != simdjson::SUCCESS || depth >= AnyValueText::MostNesting)
            continue;
        if (field.key == "arrayValue") {
            QStringList items;
            forEach(list, "values", [&](const object &item) { items << valueText(item, Place::Inside, depth + 1); });
            return u'[' + items.join(u',') + u']';
        }
        if (field.key == "kvlistValue") {
            QMap<QString, QString> members; // which have no order
            forEach(list, "values", [&](const object &pair) {
                object inner;
                const bool has = pair["value"].get(inner) == simdjson::SUCCESS;
                const QString key = qt(textIn(pair, "key"));
                members.insert(key,
                               AnyValueText::ofMember(key,
                                                      has ? valueText(inner, Place::Inside, depth + 1)
                                                          : AnyValueText::ofNothing(Place::Inside)));
            });
            return u'{' + QStringList(members.values()).join(u',') + u'}';
        }
    }
    return AnyValueText::ofNothing(place);
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

struct Scope {
    QString name;
    QString version;
};

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

/// One point of a metric, of whichever shape.
class PointReader {
public:
    PointReader(Intake &intake, const IncomingMetric &metric, std::string_view shape)
        : m_intake(intake), m_metric(metric), m_shape(shape)
    {}

    void read(const object &point) const
    {
        if (integerIn<std::uint64_t>(point, "flags") & 1)
            return; // no recorded value
        const PointTime when(integerIn<std::int64_t>(point, "timeUnixNano"),
                             integerIn<std::int64_t>(point, "startTimeUnixNano"));
        const Fingerprint series = fingerprintOfAttributes(point, m_metric.fingerprint);
        const auto describe = [&] {
            Attributes attributes = m_metric.sender->attributes;
            addAttributes(point, attributes);
            return attributes;
        };
        if (m_shape == "gauge" || m_shape == "sum") {
            element integer;
            std::optional<double> value = realIn(point, "asDouble");
            if (point["asInt"].get(integer) == simdjson::SUCCESS && !integer.is_null()) {
                const auto whole = integerOf<std::int64_t>(integer);
                value = whole ? std::optional(double(*whole)) : std::nullopt;
            }
            if (value)
                m_intake.number(m_metric, series, describe, when, *value);
            else
                m_intake.reject(translate("Ingest", "a point has no value"), 1);
            return;
        }
        const Intake::Distribution distribution{integerIn<std::uint64_t>(point, "count"), realIn(point, "sum"),
                                                realIn(point, "min"), realIn(point, "max")};
        if (m_shape == "summary") {
            std::vector<std::pair<double, double>> quantiles;
            forEach(point, "quantileValues", [&](const object &pair) {
                quantiles.emplace_back(realIn(pair, "quantile").value_or(0), realIn(pair, "value").value_or(0));
            });
            m_intake.summary(m_metric, series, describe, when, distribution, quantiles);
        } else if (m_shape == "histogram") {
            m_intake.histogram(m_metric, series, describe, when, distribution,
                               numbersIn<std::uint64_t>(point, "bucketCounts"),
                               numbersIn<double>(point, "explicitBounds"));
        } else {
            m_intake.histogram(m_metric, series, describe, when, distribution, exponentialIn(point));
        }
    }

private:
    static ExponentialHistogram exponentialIn(const object &point)
    {
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
        return histogram;
    }

    Intake &m_intake;
    const IncomingMetric &m_metric;
    std::string_view m_shape;
};

void readMetric(const object &metric, const std::shared_ptr<const IncomingSender> &sender, const Scope &scope,
                Intake &intake)
{
    IncomingMetric incoming;
    incoming.sender = sender;
    incoming.scope = scope.name;
    incoming.scopeVersion = scope.version;
    incoming.name = qt(textIn(metric, "name"));
    incoming.unit = qt(textIn(metric, "unit"));
    incoming.description = qt(textIn(metric, "description"));
    incoming.category = categoryOf(incoming.name);
    const Fingerprint scoped = fingerprintOf(scope.version.toStdString(),
                                             fingerprintOf(scope.name.toStdString(), sender->fingerprint));
    incoming.fingerprint = fingerprintOf(textIn(metric, "name"), fingerprintOf(textIn(metric, "unit"), scoped));
    for (const char *shape : {"gauge", "sum", "histogram", "exponentialHistogram", "summary"}) {
        object data;
        if (metric[shape].get(data) != simdjson::SUCCESS)
            continue;
        const std::string_view kind = shape;
        bool isMonotonic = false;
        if (data["isMonotonic"].get(isMonotonic) != simdjson::SUCCESS)
            isMonotonic = false;
        const int temporality = enumerationIn(data, "aggregationTemporality",
                                              {"AGGREGATION_TEMPORALITY_UNSPECIFIED", "AGGREGATION_TEMPORALITY_DELTA",
                                               "AGGREGATION_TEMPORALITY_CUMULATIVE"});
        const bool hasTemporality = kind != "gauge" && kind != "summary";
        incoming.isDelta = hasTemporality && temporality == 1;
        incoming.isCounter = kind == "sum" && isMonotonic;
        // A kind of its own, so that a gauge that became a counter is another series here as well.
        IncomingMetric shaped = incoming;
        shaped.fingerprint = fingerprintOf(kind, incoming.fingerprint);
        const PointReader reader(intake, shaped, kind);
        forEach(data, "dataPoints", [&](const object &point) {
            if (hasTemporality && temporality != 1 && temporality != 2)
                intake.reject(noTemporality(), 1);
            else
                reader.read(point);
        });
    }
}

template<typename Enter, typename Visit>
bool walk(const QByteArray &json, const char *resources, const char *scopes, const char *items, QString *error,
          Enter enter, Visit visit)
{
    simdjson::dom::parser parser;
    object root;
    const auto code = parser.parse(json.constData(), size_t(json.size())).get(root);
    if (code != simdjson::SUCCESS) {
        *error = translate("Ingest", "the JSON is broken: %1").arg(QLatin1String(simdjson::error_message(code)));
        return false;
    }
    forEach(root, resources, [&](const object &part) {
        Attributes attributes;
        object resource;
        if (part["resource"].get(resource) == simdjson::SUCCESS)
            addAttributes(resource, attributes);
        const auto sender = senderOf(attributes);
        enter(*sender);
        forEach(part, scopes, [&](const object &scoped) {
            Scope scope;
            object library;
            if (scoped["scope"].get(library) == simdjson::SUCCESS)
                scope = {qt(textIn(library, "name")), qt(textIn(library, "version"))};
            forEach(scoped, items, [&](const object &item) { visit(item, sender, scope); });
        });
    });
    return true;
}

} // namespace

bool takeOtlpMetricsJson(const QByteArray &json, Intake &intake, QString *error)
{
    return walk(
        json, "resourceMetrics", "scopeMetrics", "metrics", error,
        [&](const IncomingSender &sender) { intake.setSender(sender); },
        [&](const object &metric, const std::shared_ptr<const IncomingSender> &sender, const Scope &scope) {
            readMetric(metric, sender, scope, intake);
        });
}

bool takeOtlpTracesJson(const QByteArray &json, SpanRates &spans, QString *error)
{
    return walk(
        json, "resourceSpans", "scopeSpans", "spans", error,
        [&](const IncomingSender &sender) { spans.setSender(sender.name); },
        [&](const object &span, const std::shared_ptr<const IncomingSender> &sender, const Scope &) {
            object status;
            const int kind = enumerationIn(span, "kind",
                                           {"SPAN_KIND_UNSPECIFIED", "SPAN_KIND_INTERNAL", "SPAN_KIND_SERVER",
                                            "SPAN_KIND_CLIENT", "SPAN_KIND_PRODUCER", "SPAN_KIND_CONSUMER"});
            const int code = span["status"].get(status) == simdjson::SUCCESS
                ? enumerationIn(status, "code", {"STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR"})
                : 0;
            if (kind < 0 || code < 0) {
                spans.reject(translate("Ingest", "a span's kind or status is none that OpenTelemetry knows"));
                return;
            }
            const std::string service = sender->attributes.value(QStringLiteral("service.name")).toStdString();
            spans.span({service, textIn(span, "name"), kind, integerIn<std::int64_t>(span, "startTimeUnixNano"),
                        integerIn<std::int64_t>(span, "endTimeUnixNano"), code == 2});
        });
}

QByteArray otlpAnswerJson(const IntakeResult &result, bool ofSpans)
{
    JsonWriter out;
    out.beginObject();
    if (result.rejected > 0) {
        out.key("partialSuccess").beginObject();
        out.key(ofSpans ? "rejectedSpans" : "rejectedDataPoints")
            .string(QString::number(result.rejected))
            .key("errorMessage")
            .string(result.reason)
            .endObject();
    }
    return out.endObject().take();
}

} // namespace performance
