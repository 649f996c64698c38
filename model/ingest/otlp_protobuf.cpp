// SPDX-License-Identifier: MIT
// OTLP in protobuf, read in place: a known series costs hashing its bytes, nothing is copied or decoded but numbers.
#include "performance/ingest/otlp.h"
#include "performance/core/translate.h"

#include "performance/ingest/otlp_value.h"
#include "performance/ingest/utf8.h"

#include <protozero/pbf_message.hpp>
#include <protozero/pbf_writer.hpp>

namespace performance {

namespace {

using protozero::data_view;
using protozero::pbf_reader;
using protozero::pbf_wire_type;

constexpr std::uint32_t NoValue = 1; ///< DataPointFlags: FLAG_NO_RECORDED_VALUE
constexpr std::uint32_t Delta = 1;   ///< AggregationTemporality
constexpr std::uint32_t Cumulative = 2;

std::string_view view(data_view bytes)
{
    return {bytes.data(), bytes.size()};
}

/// AnyValue as text.
QString valueText(pbf_reader value, AnyValueText::Place place = AnyValueText::Place::Top, int depth = 0)
{
    using Place = AnyValueText::Place;
    while (value.next()) {
        switch (value.tag_and_type()) {
        case protozero::tag_and_type(1, pbf_wire_type::length_delimited):
            return AnyValueText::ofText(qt(view(value.get_view())), place);
        case protozero::tag_and_type(2, pbf_wire_type::varint): return AnyValueText::ofTruth(value.get_bool());
        case protozero::tag_and_type(3, pbf_wire_type::varint): return AnyValueText::ofInteger(value.get_int64());
        case protozero::tag_and_type(4, pbf_wire_type::fixed64): return AnyValueText::ofReal(value.get_double(), place);
        case protozero::tag_and_type(5, pbf_wire_type::length_delimited): {
            pbf_reader array = value.get_message();
            QStringList items;
            while (array.next()) {
                if (array.tag_and_type() == protozero::tag_and_type(1, pbf_wire_type::length_delimited)
                    && depth < AnyValueText::MostNesting)
                    items << valueText(array.get_message(), Place::Inside, depth + 1);
                else
                    array.skip();
            }
            return u'[' + items.join(u',') + u']';
        }
        case protozero::tag_and_type(6, pbf_wire_type::length_delimited): {
            pbf_reader list = value.get_message();
            QMap<QString, QString> members; // which have no order
            while (list.next()) {
                if (list.tag_and_type() != protozero::tag_and_type(1, pbf_wire_type::length_delimited)
                    || depth >= AnyValueText::MostNesting) {
                    list.skip();
                    continue;
                }
                pbf_reader pair = list.get_message();
                QString key;
                QString inner = AnyValueText::ofNothing(Place::Inside);
                while (pair.next()) {
                    switch (pair.tag_and_type()) {
                    case protozero::tag_and_type(1, pbf_wire_type::length_delimited):
                        key = qt(view(pair.get_view()));
                        break;
                    case protozero::tag_and_type(2, pbf_wire_type::length_delimited):
                        inner = valueText(pair.get_message(), Place::Inside, depth + 1);
                        break;
                    default: pair.skip();
                    }
                }
                members.insert(key, AnyValueText::ofMember(key, inner));
            }
            return u'{' + QStringList(members.values()).join(u',') + u'}';
        }
        case protozero::tag_and_type(7, pbf_wire_type::length_delimited): {
            const data_view bytes = value.get_view();
            return AnyValueText::ofBytes(QByteArray(bytes.data(), qsizetype(bytes.size())), place);
        }
        default: value.skip();
        }
    }
    return AnyValueText::ofNothing(place);
}

void addAttribute(pbf_reader pair, Attributes &attributes)
{
    QString key;
    QString value;
    while (pair.next()) {
        switch (pair.tag_and_type()) {
        case protozero::tag_and_type(1, pbf_wire_type::length_delimited): key = qt(view(pair.get_view())); break;
        case protozero::tag_and_type(2, pbf_wire_type::length_delimited): value = valueText(pair.get_message()); break;
        default: pair.skip();
        }
    }
    if (!key.isEmpty())
        attributes.insert(key, value);
}

std::shared_ptr<const IncomingSender> senderIn(pbf_reader resource)
{
    Attributes attributes;
    while (resource.next()) {
        if (resource.tag_and_type() == protozero::tag_and_type(1, pbf_wire_type::length_delimited))
            addAttribute(resource.get_message(), attributes);
        else
            resource.skip();
    }
    return senderOf(attributes);
}

/// The library within the program.
struct ScopeBytes {
    std::string_view name;
    std::string_view version;
};

ScopeBytes scopeIn(pbf_reader message)
{
    ScopeBytes scope;
    while (message.next()) {
        switch (message.tag_and_type()) {
        case protozero::tag_and_type(1, pbf_wire_type::length_delimited): scope.name = view(message.get_view()); break;
        case protozero::tag_and_type(2, pbf_wire_type::length_delimited):
            scope.version = view(message.get_view());
            break;
        default: message.skip();
        }
    }
    return scope;
}

/// The message of a tag, wherever it stands among its siblings.
pbf_reader firstMessage(pbf_reader parent, std::uint32_t tag)
{
    while (parent.next()) {
        if (parent.tag_and_type() == protozero::tag_and_type(tag, pbf_wire_type::length_delimited))
            return parent.get_message();
        parent.skip();
    }
    return {};
}

template<typename Value>
std::vector<Value> packedFixed(pbf_reader &message)
{
    std::vector<Value> values;
    if (message.wire_type() != pbf_wire_type::length_delimited) {
        message.skip();
        return values;
    }
    const auto range = [&] {
        if constexpr (std::is_same_v<Value, double>)
            return message.get_packed_double();
        else
            return message.get_packed_fixed64();
    }();
    values.assign(range.begin(), range.end());
    return values;
}

class MetricReader {
public:
    MetricReader(Intake &intake, std::shared_ptr<const IncomingSender> sender, const ScopeBytes &scope)
        : m_intake(intake), m_sender(std::move(sender)), m_scope(scope)
    {}

    void read(pbf_reader metric)
    {
        m_metric = {};
        pbf_reader data;
        std::uint32_t shape = 0;
        std::string_view name;
        std::string_view unit;
        while (metric.next()) {
            if (metric.wire_type() != pbf_wire_type::length_delimited) {
                metric.skip();
                continue;
            }
            switch (metric.tag()) {
            case 1: name = view(metric.get_view()); break;
            case 2: m_metric.description = qt(view(metric.get_view())); break;
            case 3: unit = view(metric.get_view()); break;
            case 5:
            case 7:
            case 9:
            case 10:
            case 11:
                shape = metric.tag();
                data = metric.get_message();
                break;
            default: metric.skip();
            }
        }
        m_metric.name = qt(name);
        m_metric.unit = qt(unit);
        m_metric.category = categoryOf(m_metric.name);
        m_metric.sender = m_sender;
        m_metric.scope = qt(m_scope.name);
        m_metric.scopeVersion = qt(m_scope.version);
        // The shape as well: a gauge that became a counter is another series.
        m_metric.fingerprint = fingerprintOf(
            m_scope.version, fingerprintOf(m_scope.name, fingerprintOfValue(shape, m_sender->fingerprint)));
        m_metric.fingerprint = fingerprintOf(name, fingerprintOf(unit, m_metric.fingerprint));
        readShape(data, shape);
    }

private:
    void readShape(pbf_reader data, std::uint32_t shape)
    {
        // Temporality may follow the points that it is about.
        pbf_reader ahead = data;
        bool isMonotonic = false;
        const bool hasTemporality = shape == 7 || shape == 9 || shape == 10;
        std::uint32_t temporality = 0;
        while (ahead.next()) {
            if (hasTemporality && ahead.tag_and_type() == protozero::tag_and_type(2, pbf_wire_type::varint))
                temporality = ahead.get_uint32();
            else if (ahead.tag_and_type() == protozero::tag_and_type(3, pbf_wire_type::varint))
                isMonotonic = ahead.get_bool();
            else
                ahead.skip();
        }
        m_metric.isDelta = temporality == Delta;
        m_metric.isCounter = shape == 7 && isMonotonic;
        while (data.next()) {
            if (data.tag_and_type() != protozero::tag_and_type(1, pbf_wire_type::length_delimited)) {
                data.skip();
                continue;
            }
            if (hasTemporality && temporality != Delta && temporality != Cumulative) {
                m_intake.reject(noTemporality(), 1);
                data.skip();
                continue;
            }
            switch (shape) {
            case 5:
            case 7: numberPoint(data.get_message()); break;
            case 9: histogramPoint(data.get_message()); break;
            case 10: exponentialPoint(data.get_message()); break;
            default: summaryPoint(data.get_message());
            }
        }
    }

    /// Attributes of a point stand in `pairs`, as bytes; they are decoded only for a series that is new.
    auto describe() const
    {
        return [this] {
            Attributes attributes = m_sender->attributes;
            for (const data_view &pair : m_pairs)
                addAttribute(pbf_reader(pair), attributes);
            return attributes;
        };
    }

    void takePair(pbf_reader &point)
    {
        m_pairs.push_back(point.get_view());
        m_series = together(m_series, fingerprintOf(view(m_pairs.back())));
    }

    void begin()
    {
        m_pairs.clear();
        m_series = m_metric.fingerprint;
    }

    void numberPoint(pbf_reader point)
    {
        begin();
        PointTime when;
        std::optional<double> value;
        std::uint32_t flags = 0;
        while (point.next()) {
            switch (point.tag_and_type()) {
            case protozero::tag_and_type(7, pbf_wire_type::length_delimited): takePair(point); break;
            case protozero::tag_and_type(2, pbf_wire_type::fixed64): when.start = qint64(point.get_fixed64()); break;
            case protozero::tag_and_type(3, pbf_wire_type::fixed64): when.time = qint64(point.get_fixed64()); break;
            case protozero::tag_and_type(4, pbf_wire_type::fixed64): value = point.get_double(); break;
            case protozero::tag_and_type(6, pbf_wire_type::fixed64): value = double(point.get_sfixed64()); break;
            case protozero::tag_and_type(8, pbf_wire_type::varint): flags = point.get_uint32(); break;
            default: point.skip();
            }
        }
        if (flags & NoValue)
            return;
        if (value)
            m_intake.number(m_metric, m_series, describe(), when, *value);
        else
            m_intake.reject(translate("Ingest", "a point has no value"), 1);
    }

    void histogramPoint(pbf_reader point)
    {
        begin();
        PointTime when;
        Intake::Distribution distribution;
        std::vector<std::uint64_t> counts;
        std::vector<double> bounds;
        std::uint32_t flags = 0;
        while (point.next()) {
            switch (point.tag_and_type()) {
            case protozero::tag_and_type(9, pbf_wire_type::length_delimited): takePair(point); break;
            case protozero::tag_and_type(2, pbf_wire_type::fixed64): when.start = qint64(point.get_fixed64()); break;
            case protozero::tag_and_type(3, pbf_wire_type::fixed64): when.time = qint64(point.get_fixed64()); break;
            case protozero::tag_and_type(4, pbf_wire_type::fixed64): distribution.count = point.get_fixed64(); break;
            case protozero::tag_and_type(5, pbf_wire_type::fixed64): distribution.sum = point.get_double(); break;
            case protozero::tag_and_type(6, pbf_wire_type::length_delimited):
                counts = packedFixed<std::uint64_t>(point);
                break;
            case protozero::tag_and_type(7, pbf_wire_type::length_delimited):
                bounds = packedFixed<double>(point);
                break;
            case protozero::tag_and_type(10, pbf_wire_type::varint): flags = point.get_uint32(); break;
            case protozero::tag_and_type(11, pbf_wire_type::fixed64): distribution.least = point.get_double(); break;
            case protozero::tag_and_type(12, pbf_wire_type::fixed64): distribution.most = point.get_double(); break;
            default: point.skip();
            }
        }
        if ((flags & NoValue) == 0)
            m_intake.histogram(m_metric, m_series, describe(), when, distribution, counts, bounds);
    }

    static void readBuckets(pbf_reader buckets, std::int32_t &offset, std::vector<std::uint64_t> &counts)
    {
        while (buckets.next()) {
            switch (buckets.tag_and_type()) {
            case protozero::tag_and_type(1, pbf_wire_type::varint): offset = buckets.get_sint32(); break;
            case protozero::tag_and_type(2, pbf_wire_type::length_delimited): {
                const auto range = buckets.get_packed_uint64();
                counts.assign(range.begin(), range.end());
                break;
            }
            default: buckets.skip();
            }
        }
    }

    void exponentialPoint(pbf_reader point)
    {
        begin();
        PointTime when;
        Intake::Distribution distribution;
        ExponentialHistogram histogram;
        std::uint32_t flags = 0;
        while (point.next()) {
            switch (point.tag_and_type()) {
            case protozero::tag_and_type(1, pbf_wire_type::length_delimited): takePair(point); break;
            case protozero::tag_and_type(2, pbf_wire_type::fixed64): when.start = qint64(point.get_fixed64()); break;
            case protozero::tag_and_type(3, pbf_wire_type::fixed64): when.time = qint64(point.get_fixed64()); break;
            case protozero::tag_and_type(4, pbf_wire_type::fixed64): distribution.count = point.get_fixed64(); break;
            case protozero::tag_and_type(5, pbf_wire_type::fixed64): distribution.sum = point.get_double(); break;
            case protozero::tag_and_type(6, pbf_wire_type::varint): histogram.scale = point.get_sint32(); break;
            case protozero::tag_and_type(7, pbf_wire_type::fixed64): histogram.zeroes = point.get_fixed64(); break;
            case protozero::tag_and_type(8, pbf_wire_type::length_delimited):
                readBuckets(point.get_message(), histogram.positiveOffset, histogram.positive);
                break;
            case protozero::tag_and_type(9, pbf_wire_type::length_delimited):
                readBuckets(point.get_message(), histogram.negativeOffset, histogram.negative);
                break;
            case protozero::tag_and_type(10, pbf_wire_type::varint): flags = point.get_uint32(); break;
            case protozero::tag_and_type(12, pbf_wire_type::fixed64): distribution.least = point.get_double(); break;
            case protozero::tag_and_type(13, pbf_wire_type::fixed64): distribution.most = point.get_double(); break;
            default: point.skip();
            }
        }
        if ((flags & NoValue) == 0)
            m_intake.histogram(m_metric, m_series, describe(), when, distribution, histogram);
    }

    void summaryPoint(pbf_reader point)
    {
        begin();
        PointTime when;
        Intake::Distribution distribution;
        std::vector<std::pair<double, double>> quantiles;
        std::uint32_t flags = 0;
        while (point.next()) {
            switch (point.tag_and_type()) {
            case protozero::tag_and_type(7, pbf_wire_type::length_delimited): takePair(point); break;
            case protozero::tag_and_type(2, pbf_wire_type::fixed64): when.start = qint64(point.get_fixed64()); break;
            case protozero::tag_and_type(3, pbf_wire_type::fixed64): when.time = qint64(point.get_fixed64()); break;
            case protozero::tag_and_type(4, pbf_wire_type::fixed64): distribution.count = point.get_fixed64(); break;
            case protozero::tag_and_type(5, pbf_wire_type::fixed64): distribution.sum = point.get_double(); break;
            case protozero::tag_and_type(8, pbf_wire_type::varint): flags = point.get_uint32(); break;
            case protozero::tag_and_type(6, pbf_wire_type::length_delimited): {
                pbf_reader pair = point.get_message();
                auto &[quantile, value] = quantiles.emplace_back();
                while (pair.next()) {
                    if (pair.tag_and_type() == protozero::tag_and_type(1, pbf_wire_type::fixed64))
                        quantile = pair.get_double();
                    else if (pair.tag_and_type() == protozero::tag_and_type(2, pbf_wire_type::fixed64))
                        value = pair.get_double();
                    else
                        pair.skip();
                }
                break;
            }
            default: point.skip();
            }
        }
        if ((flags & NoValue) == 0)
            m_intake.summary(m_metric, m_series, describe(), when, distribution, quantiles);
    }

    Intake &m_intake;
    std::shared_ptr<const IncomingSender> m_sender;
    ScopeBytes m_scope;
    IncomingMetric m_metric;
    Fingerprint m_series{};
    std::vector<data_view> m_pairs;
};

void readSpan(pbf_reader span, std::string_view service, SpanRates &spans)
{
    SpanRates::Span seen;
    seen.service = service;
    while (span.next()) {
        switch (span.tag_and_type()) {
        case protozero::tag_and_type(5, pbf_wire_type::length_delimited): seen.name = view(span.get_view()); break;
        case protozero::tag_and_type(6, pbf_wire_type::varint): seen.kind = int(span.get_enum()); break;
        case protozero::tag_and_type(7, pbf_wire_type::fixed64): seen.start = qint64(span.get_fixed64()); break;
        case protozero::tag_and_type(8, pbf_wire_type::fixed64): seen.end = qint64(span.get_fixed64()); break;
        case protozero::tag_and_type(15, pbf_wire_type::length_delimited): {
            pbf_reader status = span.get_message();
            while (status.next()) {
                if (status.tag_and_type() == protozero::tag_and_type(3, pbf_wire_type::varint))
                    seen.failed = status.get_enum() == 2;
                else
                    status.skip();
            }
            break;
        }
        default: span.skip();
        }
    }
    spans.span(seen);
}

/// Request, resource and scope have the same shape for metrics and traces; `enter` gets each sender, `visit` each metric or span.
template<typename Enter, typename Visit>
bool walk(std::string_view bytes, QString *error, Enter enter, Visit visit)
{
    try {
        pbf_reader request(bytes.data(), bytes.size());
        while (request.next()) {
            if (request.tag_and_type() != protozero::tag_and_type(1, pbf_wire_type::length_delimited)) {
                request.skip();
                continue;
            }
            pbf_reader resource = request.get_message();
            const auto sender = senderIn(firstMessage(resource, 1));
            enter(*sender);
            while (resource.next()) {
                if (resource.tag_and_type() != protozero::tag_and_type(2, pbf_wire_type::length_delimited)) {
                    resource.skip();
                    continue;
                }
                pbf_reader scoped = resource.get_message();
                const ScopeBytes scope = scopeIn(firstMessage(scoped, 1));
                while (scoped.next()) {
                    if (scoped.tag_and_type() == protozero::tag_and_type(2, pbf_wire_type::length_delimited))
                        visit(scoped.get_message(), sender, scope);
                    else
                        scoped.skip();
                }
            }
        }
        return true;
    } catch (const protozero::exception &broken) {
        *error = translate("Ingest", "the protobuf message is broken: %1").arg(QLatin1String(broken.what()));
        return false;
    }
}

} // namespace

bool takeOtlpMetrics(std::string_view protobuf, Intake &intake, QString *error)
{
    return walk(
        protobuf, error, [&](const IncomingSender &sender) { intake.setSender(sender); },
        [&](pbf_reader metric, const std::shared_ptr<const IncomingSender> &sender, const ScopeBytes &scope) {
            MetricReader(intake, sender, scope).read(metric);
        });
}

bool takeOtlpTraces(std::string_view protobuf, SpanRates &spans, QString *error)
{
    return walk(
        protobuf, error, [&](const IncomingSender &sender) { spans.setSender(sender.name); },
        [&](pbf_reader span, const std::shared_ptr<const IncomingSender> &sender, const ScopeBytes &) {
            const std::string service = sender->attributes.value(QStringLiteral("service.name")).toStdString();
            readSpan(span, service, spans);
        });
}

QByteArray otlpAnswer(const IntakeResult &result)
{
    if (result.rejected == 0)
        return {};
    std::string answer;
    protozero::pbf_writer writer(answer);
    protozero::pbf_writer partial(writer, 1);
    partial.add_int64(1, qint64(result.rejected));
    partial.add_string(2, result.reason.toStdString());
    partial.commit();
    return QByteArray::fromStdString(answer);
}

QByteArray otlpStatus(const QString &message)
{
    constexpr std::int32_t InvalidArgument = 3;
    std::string answer;
    protozero::pbf_writer writer(answer);
    writer.add_int32(1, InvalidArgument);
    writer.add_string(2, message.toStdString());
    return QByteArray::fromStdString(answer);
}

} // namespace performance
