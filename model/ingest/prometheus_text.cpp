// SPDX-License-Identifier: MIT
#include "performance/ingest/prometheus_text.h"

#include <cmath>
#include <map>
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

/// UCUM to the words of Prometheus; annotations in braces say nothing.
QByteArray unitSuffix(const QString &unit, bool isGauge)
{
    static const std::map<QString, const char *> words{{QStringLiteral("s"), "seconds"}, {QStringLiteral("ms"), "milliseconds"}, {QStringLiteral("us"), "microseconds"}, {QStringLiteral("ns"), "nanoseconds"},
                                                       {QStringLiteral("By"), "bytes"},  {QStringLiteral("Hz"), "hertz"},        {QStringLiteral("Cel"), "celsius"},     {QStringLiteral("J"), "joules"},
                                                       {QStringLiteral("W"), "watts"},   {QStringLiteral("V"), "volts"},         {QStringLiteral("%"), "percent"}};
    if (unit == u"1")
        return isGauge ? QByteArray("ratio") : QByteArray();
    const auto it = words.find(unit);
    return it == words.end() ? QByteArray() : QByteArray(it->second);
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

} // namespace

QByteArray prometheusName(const SeriesDescriptor &descriptor)
{
    const bool isCounter = descriptor.instrument == Instrument::Counter;
    QByteArray name = sanitized(descriptor.metric);
    if (isCounter && name.endsWith("_total"))
        name.chop(6);
    const QByteArray unit = unitSuffix(descriptor.unit, !isCounter);
    if (!unit.isEmpty() && !name.endsWith('_' + unit) && name != unit)
        name += '_' + unit;
    return isCounter ? name + "_total" : name;
}

QByteArray prometheusText(const std::vector<ExposedSample> &samples, ExpositionFormat format)
{
    const bool isOpen = format == ExpositionFormat::OpenMetrics;
    // All samples of a name stand together, behind one HELP and one TYPE.
    std::map<QByteArray, std::vector<const ExposedSample *>> families;
    for (const ExposedSample &sample : samples)
        families[prometheusName(sample.descriptor)].push_back(&sample);
    QByteArray text;
    for (const auto &[name, members] : families) {
        const Instrument instrument = members.front()->descriptor.instrument;
        const QByteArray family = isOpen && instrument == Instrument::Counter && name.endsWith("_total") ? name.chopped(6) : name;
        text += "# HELP " + family + ' ' + escaped(members.front()->descriptor.name, isOpen) + '\n';
        text += "# TYPE " + family + (instrument == Instrument::Counter ? " counter\n" : " gauge\n");
        std::set<QByteArray> seen; // names that differ in what Prometheus does not know must not make a series twice
        for (const ExposedSample *sample : members) {
            std::map<QByteArray, QByteArray> labels;
            for (auto it = sample->descriptor.attributes.cbegin(); it != sample->descriptor.attributes.cend(); ++it)
                labels.emplace(sanitized(it.key()), escaped(it.value(), true));
            QByteArray joined;
            for (const auto &[key, value] : labels)
                joined += (joined.isEmpty() ? "" : ",") + key + "=\"" + value + '"';
            if (seen.insert(joined).second)
                text += name + (joined.isEmpty() ? QByteArray() : '{' + joined + '}') + ' ' + numberText(sample->value) + '\n';
        }
    }
    return isOpen ? text + "# EOF\n" : text;
}

} // namespace performance
