// SPDX-License-Identifier: MIT
#include "performance/ingest/prometheus_text.h"

#include <QLocale>

#include <cmath>
#include <cstring>
#include <map>
#include <optional>
#include <set>

namespace performance {

namespace {

QByteArray sanitized(const QString &text)
{
    QByteArray name;
    for (const QChar c : text) {
        const bool fits = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
        const char next = fits ? char(c.unicode()) : '_';
        if (next != '_' || !name.endsWith('_'))
            name += next;
    }
    if (name.isEmpty() || (name[0] >= '0' && name[0] <= '9'))
        name.prepend('_');
    return name;
}

/// How a unit is shown: Prometheus wants base units, seconds and ratios (prometheus.io/docs/practices/naming).
struct BaseUnit {
    const char *word = "";
    double factor = 1;
};

/// UCUM to the words of Prometheus; annotations in braces say nothing.
BaseUnit baseUnitOf(const QString &unit, bool isGauge)
{
    static const std::map<QString, BaseUnit> units{
        {QStringLiteral("s"), {"seconds", 1}},        {QStringLiteral("ms"), {"seconds", 1e-3}},
        {QStringLiteral("us"), {"seconds", 1e-6}},    {QStringLiteral("ns"), {"seconds", 1e-9}},
        {QStringLiteral("min"), {"seconds", 60}},     {QStringLiteral("h"), {"seconds", 3600}},
        {QStringLiteral("By"), {"bytes", 1}},         {QStringLiteral("KiBy"), {"bytes", 1024}},
        {QStringLiteral("MiBy"), {"bytes", 1048576}}, {QStringLiteral("Hz"), {"hertz", 1}},
        {QStringLiteral("Cel"), {"celsius", 1}},      {QStringLiteral("J"), {"joules", 1}},
        {QStringLiteral("W"), {"watts", 1}},          {QStringLiteral("V"), {"volts", 1}},
        {QStringLiteral("%"), {"ratio", 1e-2}}};
    if (unit == u"1")
        return isGauge ? BaseUnit{"ratio", 1} : BaseUnit();
    const auto it = units.find(unit);
    return it == units.end() ? BaseUnit() : it->second;
}

QByteArray escaped(const QString &text, bool quotes)
{
    QByteArray out = text.toUtf8();
    out.replace('\\', "\\\\").replace('\n', "\\n");
    if (quotes)
        out.replace('"', "\\\"");
    return out;
}

QByteArray numberText(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    return QByteArray::number(value, 'g', 17);
}

/// The name of a series with its unit, before what its kind adds.
QByteArray stemOf(const QString &metric, const QString &unit, bool isGauge)
{
    QByteArray name = sanitized(metric);
    if (!isGauge && name.endsWith("_total"))
        name.chop(6);
    const QByteArray word = baseUnitOf(unit, isGauge).word;
    // "latency_ms" of milliseconds would say two units.
    for (const char *scaled : {"_ms", "_milliseconds", "_us", "_microseconds", "_ns", "_nanoseconds", "_percent"}) {
        if (!word.isEmpty() && baseUnitOf(unit, isGauge).factor != 1 && name.endsWith(scaled)) {
            name.chop(qsizetype(std::strlen(scaled)));
            break;
        }
    }
    if (!word.isEmpty() && !name.endsWith('_' + word) && name != word)
        name += '_' + word;
    return name;
}

/// Suffixes by which Prometheus knows the parts of a family: a gauge must not end so.
bool endsLikeAPart(const QByteArray &name)
{
    return name.endsWith("_count") || name.endsWith("_sum") || name.endsWith("_bucket") || name.endsWith("_total")
        || name.endsWith("_info");
}

/// A distribution is several series of ours, and one family there: M{wai.statistic=p50} are the quantiles of the summary M, and
/// M.count and M.sum (M_count and M_sum, where M came from Prometheus) its parts.
struct Member {
    const ExposedSample *sample = nullptr;
    QByteArray name; ///< of the sample
};
struct Family {
    QByteArray type;
    std::vector<Member> members;
};

std::optional<double> quantileIn(const SeriesDescriptor &descriptor)
{
    const QString statistic = descriptor.attributes.value(QStringLiteral("wai.statistic"));
    bool ok = false;
    const double percent = statistic.startsWith(u'p') ? statistic.sliced(1).toDouble(&ok) : 0;
    return ok && descriptor.instrument == Instrument::Gauge ? std::optional(percent / 100) : std::nullopt;
}

/// "latency" of "latency.count".
QString distributionOf(const QString &metric)
{
    for (const char *part : {".count", ".sum", "_count", "_sum"}) {
        if (metric.endsWith(QLatin1String(part)))
            return metric.chopped(qsizetype(std::strlen(part)));
    }
    return {};
}

std::map<QByteArray, Family> familiesOf(const std::vector<ExposedSample> &samples)
{
    std::map<QString, QString> distributions; ///< the unit of each
    for (const ExposedSample &sample : samples) {
        if (quantileIn(sample.descriptor))
            distributions.emplace(sample.descriptor.metric, sample.descriptor.unit);
    }
    std::map<QByteArray, Family> families;
    const auto add = [&](const QByteArray &family, const char *type, const ExposedSample &sample,
                         const QByteArray &name) {
        Family &its = families[family];
        if (its.type.isEmpty())
            its.type = type;
        // Two metrics of one name and of different kinds: the first stands.
        if (its.type == type)
            its.members.push_back({&sample, name});
    };
    for (const ExposedSample &sample : samples) {
        const SeriesDescriptor &descriptor = sample.descriptor;
        const auto distribution = distributions.find(
            descriptor.instrument == Instrument::Counter ? distributionOf(descriptor.metric) : QString());
        if (quantileIn(descriptor)) {
            const QByteArray name = stemOf(descriptor.metric, descriptor.unit, true);
            add(name, "summary", sample, name);
        } else if (distribution != distributions.end()) {
            const QByteArray name = stemOf(distribution->first, distribution->second, true);
            add(name, "summary", sample,
                name + (descriptor.metric.endsWith(QLatin1String("count")) ? "_count" : "_sum"));
        } else {
            const QByteArray name = prometheusName(descriptor);
            add(name, descriptor.instrument == Instrument::Counter ? "counter" : "gauge", sample, name);
        }
    }
    return families;
}

QByteArray labelsOf(const SeriesDescriptor &descriptor)
{
    std::map<QByteArray, QByteArray> labels;
    const auto quantile = quantileIn(descriptor);
    for (auto it = descriptor.attributes.cbegin(); it != descriptor.attributes.cend(); ++it) {
        // The names of the parts of a family are theirs alone.
        const QByteArray key = sanitized(it.key());
        if (!quantile || it.key() != u"wai.statistic")
            labels.emplace(key == "le" || key == "quantile" ? "exported_" + key : key, escaped(it.value(), true));
    }
    if (quantile)
        labels.emplace("quantile", QByteArray::number(*quantile, 'g', QLocale::FloatingPointShortest));
    QByteArray joined;
    for (const auto &[key, value] : labels)
        joined += (joined.isEmpty() ? "" : ",") + key + "=\"" + value + '"';
    return joined.isEmpty() ? joined : '{' + joined + '}';
}

} // namespace

QByteArray prometheusName(const SeriesDescriptor &descriptor)
{
    const bool isCounter = descriptor.instrument == Instrument::Counter;
    const QByteArray name = stemOf(descriptor.metric, descriptor.unit, !isCounter);
    if (isCounter)
        return name + "_total";
    return endsLikeAPart(name) ? name + "_current" : name;
}

QByteArray prometheusText(const std::vector<ExposedSample> &samples, ExpositionFormat format)
{
    const bool isOpen = format == ExpositionFormat::OpenMetrics;
    QByteArray text;
    // All samples of a name stand together, behind one HELP and one TYPE.
    const std::map<QByteArray, Family> families = familiesOf(samples);
    for (const auto &[name, family] : families) {
        // A counter's family is called without _total in OpenMetrics, unless something else is.
        const bool isChopped = isOpen && family.type == "counter" && families.count(name.chopped(6)) == 0;
        const QByteArray shown = isChopped ? name.chopped(6) : name;
        const QByteArray type = isOpen && family.type == "counter" && !isChopped ? QByteArray("unknown") : family.type;
        const SeriesDescriptor &first = family.members.front().sample->descriptor;
        text += "# HELP " + shown + ' ' + escaped(first.name.isEmpty() ? first.metric : first.name, isOpen) + '\n';
        text += "# TYPE " + shown + ' ' + type + '\n';
        std::set<QByteArray> seen; // names that differ in what Prometheus does not know must not make a series twice
        for (const Member &member : family.members) {
            const SeriesDescriptor &descriptor = member.sample->descriptor;
            const QByteArray series = member.name + labelsOf(descriptor);
            if (seen.insert(series).second)
                text += series + ' '
                    + numberText(member.sample->value
                                 * baseUnitOf(descriptor.unit, descriptor.instrument == Instrument::Gauge).factor)
                    + '\n';
        }
    }
    return isOpen ? text + "# EOF\n" : text;
}

} // namespace performance
