// SPDX-License-Identifier: MIT
#include "performance/ingest/span_rates.h"

#include <QCoreApplication>

namespace performance {

namespace {

/// Of more in a second the percentiles are of the first.
constexpr size_t MostDurations = 10'000;
constexpr size_t MostDurationsInAll = 1'000'000;

QString text(const char *source)
{
    return QCoreApplication::translate("Ingest", source);
}

QString kindName(int kind)
{
    static constexpr const char *Names[] = {"unspecified", "internal", "server", "client", "producer", "consumer"};
    return QLatin1String(Names[kind >= 0 && kind < 6 ? kind : 0]);
}

QString qt(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

} // namespace

SpanRates::Operation &SpanRates::operationOf(const Span &span)
{
    const Fingerprint fingerprint = fingerprintOf(span.name, fingerprintOf(span.service, {std::uint64_t(span.kind), 0}));
    if (m_operations.size() > size_t(SeriesAdmission::InAll))
        m_operations.clear();
    const auto [it, isNew] = m_operations.try_emplace(fingerprint);
    Operation &operation = it->second;
    if (!isNew && operation.generation == m_admission.generation())
        return operation;
    operation.generation = m_admission.generation();
    operation.refusal = SeriesAdmission::Refusal::None;
    SeriesDescriptor descriptor;
    descriptor.attributes = {{QStringLiteral("service.name"), qt(span.service)}, {QStringLiteral("span.name"), qt(span.name)}, {QStringLiteral("span.kind"), kindName(span.kind)}};
    descriptor.category = MetricCategory::Network;
    const auto admit = [&](const char *metric, const QString &name, const char *unit, Instrument instrument) {
        descriptor.metric = QLatin1String(metric);
        descriptor.name = name;
        descriptor.unit = QLatin1String(unit);
        descriptor.instrument = instrument;
        const SeriesAdmission::Answer answer = m_admission.admit(descriptor);
        if (operation.refusal == SeriesAdmission::Refusal::None)
            operation.refusal = answer.isOverflow ? SeriesAdmission::Refusal::Full : answer.refusal;
        return answer.series;
    };
    operation.count = admit("wai.span.count", text(QT_TRANSLATE_NOOP("Ingest", "Operations")), "{span}", Instrument::Counter);
    operation.errors = admit("wai.span.errors", text(QT_TRANSLATE_NOOP("Ingest", "Failed operations")), "{span}", Instrument::Counter);
    for (size_t i = 0; i < KeptQuantiles.size(); ++i) {
        descriptor.attributes.insert(QLatin1String(StatisticAttribute), QLatin1String(KeptQuantileNames[i]));
        operation.quantiles[i] = admit("wai.span.duration", text(QT_TRANSLATE_NOOP("Ingest", "Duration of operations")), "s", Instrument::Gauge);
    }
    descriptor.attributes.remove(QLatin1String(StatisticAttribute));
    descriptor.attributes.insert(QStringLiteral("wai.apdex.target"), QString::number(m_target.count()) + QLatin1String("ms"));
    operation.satisfied = admit("wai.span.satisfied", text(QT_TRANSLATE_NOOP("Ingest", "Operations within the target")), "{span}", Instrument::Counter);
    operation.tolerated = admit("wai.span.tolerated", text(QT_TRANSLATE_NOOP("Ingest", "Operations within four times the target")), "{span}", Instrument::Counter);
    return operation;
}

void SpanRates::span(const Span &span)
{
    if (span.end < span.start || span.start <= 0) {
        m_result.reject(text(QT_TRANSLATE_NOOP("Ingest", "a span ends before it begins")));
        return;
    }
    Operation &operation = operationOf(span);
    if (operation.refusal != SeriesAdmission::Refusal::None) {
        m_result.reject(toText(operation.refusal));
        return;
    }
    ++m_result.accepted;
    operation.isFresh = true;
    operation.total += 1;
    operation.failed += span.failed ? 1 : 0;
    const nanoseconds length(span.end - span.start);
    if (length <= m_target)
        operation.quick += 1;
    else if (length <= 4 * m_target)
        operation.bearable += 1;
    if (operation.durations.size() < MostDurations && m_kept < MostDurationsInAll) {
        operation.durations.push_back(double(span.end - span.start) * 1e-9);
        ++m_kept;
    }
}

void SpanRates::flush(qint64 time, std::vector<EventSample> &samples)
{
    for (auto &[fingerprint, operation] : m_operations) {
        if (!operation.isFresh)
            continue;
        operation.isFresh = false;
        samples.push_back({operation.count, time, bitsOf(operation.total)});
        samples.push_back({operation.errors, time, bitsOf(operation.failed)});
        samples.push_back({operation.satisfied, time, bitsOf(operation.quick)});
        samples.push_back({operation.tolerated, time, bitsOf(operation.bearable)});
        for (size_t i = 0; i < KeptQuantiles.size(); ++i) {
            if (const auto value = quantileOf(operation.durations, KeptQuantiles[i]))
                samples.push_back({operation.quantiles[i], time, bitsOf(*value)});
        }
        operation.durations = {};
    }
    m_kept = 0;
}

} // namespace performance
