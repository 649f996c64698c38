// SPDX-License-Identifier: MIT
// OTLP in protobuf, read in place: a known series costs hashing its bytes, nothing is copied or decoded but numbers.
#include "performance/ingest/otlp.h"

#include <QCoreApplication>

#include <protozero/pbf_message.hpp>
#include <protozero/pbf_writer.hpp>

namespace performance {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Ingest", source);
}

using protozero::data_view;
using protozero::pbf_reader;
using protozero::pbf_wire_type;

constexpr std::uint32_t NoValue = 1; ///< DataPointFlags: FLAG_NO_RECORDED_VALUE
constexpr std::uint32_t Delta = 1;   ///< AggregationTemporality
constexpr int MostNesting = 8;       ///< of arrays and maps in an attribute

std::string_view view(data_view bytes)
{
    return {bytes.data(), bytes.size()};
}

QString qt(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

/// AnyValue as text.
QString valueText(pbf_reader value, int depth = 0)
{
    QStringList items;
    while (value.next()) {
        switch (value.tag_and_type()) {
        case protozero::tag_and_type(1, pbf_wire_type::length_delimited): return qt(view(value.get_view()));
        case protozero::tag_and_type(2, pbf_wire_type::varint): return value.get_bool() ? QStringLiteral("true") : QStringLiteral("false");
        case protozero::tag_and_type(3, pbf_wire_type::varint): return QString::number(value.get_int64());
        case protozero::tag_and_type(4, pbf_wire_type::fixed64): return QString::number(value.get_double(), 'g', 17);
        case protozero::tag_and_type(5, pbf_wire_type::length_delimited): {
            pbf_reader array = value.get_message();
            while (array.next()) {
                if (array.tag() == 1 && depth < MostNesting)
                    items << valueText(array.get_message(), depth + 1);
                else
                    array.skip();
            }
            return items.join(u',');
        }
        default: value.skip();
        }
    }
    return {};
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

/// What a resource says of the program.
struct Program {
    Attributes attributes;
    std::string service;
    Fingerprint fingerprint{};
};

Program programOf(pbf_reader resource)
{
    Program program;
    while (resource.next()) {
        if (resource.tag_and_type() != protozero::tag_and_type(1, pbf_wire_type::length_delimited)) {
            resource.skip();
            continue;
        }
        Attributes one;
        addAttribute(resource.get_message(), one);
        if (!one.isEmpty() && identifiesProgram(one.firstKey().toStdString())) {
            program.fingerprint = fingerprintOf((one.firstKey() + u'=' + one.first()).toStdString(), program.fingerprint);
            if (one.firstKey() == u"service.name")
                program.service = one.first().toStdString();
            program.attributes.insert(one.firstKey(), one.first());
        }
    }
    return program;
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
    MetricReader(Intake &intake, const Program &program) : m_intake(intake), m_program(program) {}

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
        m_metric.fingerprint = fingerprintOf(name, fingerprintOf(unit, m_program.fingerprint));
        readShape(data, shape);
    }

private:
    void readShape(pbf_reader data, std::uint32_t shape)
    {
        // Temporality may follow the points that it is about.
        pbf_reader ahead = data;
        bool isMonotonic = false;
        while (ahead.next()) {
            if (ahead.tag_and_type() == protozero::tag_and_type(2, pbf_wire_type::varint))
                m_metric.isDelta = ahead.get_uint32() == Delta;
            else if (ahead.tag_and_type() == protozero::tag_and_type(3, pbf_wire_type::varint))
                isMonotonic = ahead.get_bool();
            else
                ahead.skip();
        }
        m_metric.isCounter = shape == 7 && isMonotonic;
        while (data.next()) {
            if (data.tag_and_type() != protozero::tag_and_type(1, pbf_wire_type::length_delimited)) {
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
            Attributes attributes = m_program.attributes;
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
        qint64 time = 0;
        double value = 0;
        std::uint32_t flags = 0;
        while (point.next()) {
            switch (point.tag_and_type()) {
            case protozero::tag_and_type(7, pbf_wire_type::length_delimited): takePair(point); break;
            case protozero::tag_and_type(3, pbf_wire_type::fixed64): time = qint64(point.get_fixed64()); break;
            case protozero::tag_and_type(4, pbf_wire_type::fixed64): value = point.get_double(); break;
            case protozero::tag_and_type(6, pbf_wire_type::fixed64): value = double(point.get_sfixed64()); break;
            case protozero::tag_and_type(8, pbf_wire_type::varint): flags = point.get_uint32(); break;
            default: point.skip();
            }
        }
        if ((flags & NoValue) == 0)
            m_intake.number(m_metric, m_series, describe(), time, value);
    }

    void histogramPoint(pbf_reader point)
    {
        begin();
        qint64 time = 0;
        Intake::Distribution distribution;
        std::vector<std::uint64_t> counts;
        std::vector<double> bounds;
        std::uint32_t flags = 0;
        while (point.next()) {
            switch (point.tag_and_type()) {
            case protozero::tag_and_type(9, pbf_wire_type::length_delimited): takePair(point); break;
            case protozero::tag_and_type(3, pbf_wire_type::fixed64): time = qint64(point.get_fixed64()); break;
            case protozero::tag_and_type(4, pbf_wire_type::fixed64): distribution.count = point.get_fixed64(); break;
            case protozero::tag_and_type(5, pbf_wire_type::fixed64): distribution.sum = point.get_double(); break;
            case protozero::tag_and_type(6, pbf_wire_type::length_delimited): counts = packedFixed<std::uint64_t>(point); break;
            case protozero::tag_and_type(7, pbf_wire_type::length_delimited): bounds = packedFixed<double>(point); break;
            case protozero::tag_and_type(10, pbf_wire_type::varint): flags = point.get_uint32(); break;
            case protozero::tag_and_type(11, pbf_wire_type::fixed64): distribution.least = point.get_double(); break;
            case protozero::tag_and_type(12, pbf_wire_type::fixed64): distribution.most = point.get_double(); break;
            default: point.skip();
            }
        }
        if ((flags & NoValue) == 0)
            m_intake.histogram(m_metric, m_series, describe(), time, distribution, counts, bounds);
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
        qint64 time = 0;
        Intake::Distribution distribution;
        ExponentialHistogram histogram;
        std::uint32_t flags = 0;
        while (point.next()) {
            switch (point.tag_and_type()) {
            case protozero::tag_and_type(1, pbf_wire_type::length_delimited): takePair(point); break;
            case protozero::tag_and_type(3, pbf_wire_type::fixed64): time = qint64(point.get_fixed64()); break;
            case protozero::tag_and_type(4, pbf_wire_type::fixed64): distribution.count = point.get_fixed64(); break;
            case protozero::tag_and_type(5, pbf_wire_type::fixed64): distribution.sum = point.get_double(); break;
            case protozero::tag_and_type(6, pbf_wire_type::varint): histogram.scale = point.get_sint32(); break;
            case protozero::tag_and_type(7, pbf_wire_type::fixed64): histogram.zeroes = point.get_fixed64(); break;
            case protozero::tag_and_type(8, pbf_wire_type::length_delimited): readBuckets(point.get_message(), histogram.positiveOffset, histogram.positive); break;
            case protozero::tag_and_type(9, pbf_wire_type::length_delimited): readBuckets(point.get_message(), histogram.negativeOffset, histogram.negative); break;
            case protozero::tag_and_type(10, pbf_wire_type::varint): flags = point.get_uint32(); break;
            default: point.skip();
            }
        }
        if ((flags & NoValue) == 0)
            m_intake.histogram(m_metric, m_series, describe(), time, distribution, histogram);
    }

    void summaryPoint(pbf_reader point)
    {
        begin();
        qint64 time = 0;
        std::vector<std::pair<double, double>> quantiles;
        while (point.next()) {
            switch (point.tag_and_type()) {
            case protozero::tag_and_type(7, pbf_wire_type::length_delimited): takePair(point); break;
            case protozero::tag_and_type(3, pbf_wire_type::fixed64): time = qint64(point.get_fixed64()); break;
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
        for (const auto &[quantile, value] : quantiles)
            m_intake.quantile(m_metric, m_series, describe(), time, quantile, value);
    }

    Intake &m_intake;
    const Program &m_program;
    IncomingMetric m_metric;
    Fingerprint m_series{};
    std::vector<data_view> m_pairs;
};

void readSpan(pbf_reader span, const Program &program, SpanRates &spans)
{
    SpanRates::Span seen;
    seen.service = program.service;
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

/// Request, resource and scope have the same shape for metrics and traces; `visit` gets each metric or span.
template<typename Visit>
bool walk(std::string_view bytes, QString *error, Visit visit)
{
    try {
        pbf_reader request(bytes.data(), bytes.size());
        while (request.next()) {
            if (request.tag_and_type() != protozero::tag_and_type(1, pbf_wire_type::length_delimited)) {
                request.skip();
                continue;
            }
            pbf_reader resource = request.get_message();
            const Program program = programOf(firstMessage(resource, 1));
            while (resource.next()) {
                if (resource.tag_and_type() != protozero::tag_and_type(2, pbf_wire_type::length_delimited)) {
                    resource.skip();
                    continue;
                }
                pbf_reader scope = resource.get_message();
                while (scope.next()) {
                    if (scope.tag_and_type() == protozero::tag_and_type(2, pbf_wire_type::length_delimited))
                        visit(scope.get_message(), program);
                    else
                        scope.skip();
                }
            }
        }
        return true;
    } catch (const protozero::exception &broken) {
        *error = text(QT_TRANSLATE_NOOP("Ingest", "the protobuf message is broken: %1")).arg(QLatin1String(broken.what()));
        return false;
    }
}

} // namespace

bool takeOtlpMetrics(std::string_view protobuf, Intake &intake, QString *error)
{
    return walk(protobuf, error, [&](pbf_reader metric, const Program &program) { MetricReader(intake, program).read(metric); });
}

bool takeOtlpTraces(std::string_view protobuf, SpanRates &spans, QString *error)
{
    return walk(protobuf, error, [&](pbf_reader span, const Program &program) { readSpan(span, program, spans); });
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

bool identifiesProgram(std::string_view attribute)
{
    return attribute == "service.name" || attribute == "service.namespace" || attribute == "service.instance.id";
}

} // namespace performance
