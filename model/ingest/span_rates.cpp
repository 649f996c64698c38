// SPDX-License-Identifier: MIT
#include "performance/ingest/span_rates.h"

#include "performance/core/translate.h"
#include "performance/ingest/utf8.h"

#include <algorithm>

namespace performance {

namespace {

constexpr qint64 Second = 1'000'000'000;
/// Of more in a second the percentiles are of the first.
constexpr size_t MostDurations = 10'000;
constexpr size_t MostDurationsInAll = 1'000'000;
constexpr auto MostOperations = size_t(SeriesAdmission::InAll);

QString kindName(int kind)
{
    static constexpr const char *Names[] = {"unspecified", "internal", "server", "client", "producer", "consumer"};
    return QLatin1String(Names[kind >= 0 && kind < 6 ? kind : 0]);
}

/// Semantic conventions, resource, "service": what programs without a name are called.
QString programOf(std::string_view service)
{
    return service.empty() ? QStringLiteral("unknown_service") : qt(service);
}

} // namespace

void SpanRates::admit(Operation &operation, const Attributes &attributes, bool asOverflow)
{
    operation.generation = m_admission.generation();
    operation.refusal = SeriesAdmission::Refusal::None;
    operation.isShared = false;
    SeriesDescriptor descriptor;
    descriptor.attributes = attributes;
    descriptor.category = MetricCategory::Network;
    const auto ask = [&](const char *metric, const QString &name, const char *unit, Instrument instrument) {
        if (operation.refusal != SeriesAdmission::Refusal::None || operation.isShared)
            return SeriesId();
        descriptor.metric = QLatin1String(metric);
        descriptor.name = name;
        descriptor.unit = QLatin1String(unit);
        descriptor.instrument = instrument;
        const SeriesAdmission::Answer answer = asOverflow ? m_admission.admitOverflow(descriptor)
                                                          : m_admission.admit(descriptor);
        operation.isShared = !asOverflow && (answer.isOverflow || answer.refusal == SeriesAdmission::Refusal::Full);
        operation.refusal = operation.isShared ? SeriesAdmission::Refusal::None : answer.refusal;
        return answer.series;
    };
    // The percentiles first: they are what comes to a limit, and then the others need no place.
    for (size_t i = 0; i < KeptQuantiles.size(); ++i) {
        descriptor.attributes.insert(QLatin1String(StatisticAttribute), QLatin1String(KeptQuantileNames[i]));
        operation.quantiles[i] = ask("wai.span.duration", translate("Ingest", "Duration of operations"), "s",
                                     Instrument::Gauge);
    }
    descriptor.attributes.remove(QLatin1String(StatisticAttribute));
    operation.count = ask("wai.span.count", translate("Ingest", "Operations"), "{span}", Instrument::Counter);
    operation.errors = ask("wai.span.errors", translate("Ingest", "Failed operations"), "{span}", Instrument::Counter);
    descriptor.attributes.insert(QStringLiteral("wai.apdex.target"),
                                 QString::number(m_target.count()) + QLatin1String("ms"));
    operation.satisfied = ask("wai.span.satisfied", translate("Ingest", "Operations within the target"), "{span}",
                              Instrument::Counter);
    operation.tolerated = ask("wai.span.tolerated", translate("Ingest", "Operations within four times the target"),
                              "{span}", Instrument::Counter);
}

SpanRates::Operation *SpanRates::find(const Fingerprint &fingerprint, size_t most)
{
    if (const auto it = m_operations.find(fingerprint); it != m_operations.end())
        return &it->second;
    if (m_operations.size() >= most) {
        const qint64 before = m_now - nanoseconds(SeriesAdmission::Silence).count();
        std::erase_if(m_operations,
                      [&](const auto &entry) { return entry.second.seen < before && !entry.second.isFresh; });
    }
    return m_operations.size() < most ? &m_operations[fingerprint] : nullptr;
}

SpanRates::Operation *SpanRates::overflowOf(const Span &span)
{
    const Fingerprint fingerprint = fingerprintOf(span.service);
    if (m_overflows.size() >= MostOverflows && m_overflows.count(fingerprint) == 0)
        return nullptr;
    Operation &overflow = m_overflows[fingerprint];
    if (overflow.generation != m_admission.generation())
        admit(overflow,
              {{QStringLiteral("service.name"), programOf(span.service)},
               {QStringLiteral("otel.metric.overflow"), QStringLiteral("true")}},
              true);
    return &overflow;
}

SpanRates::Operation *SpanRates::operationOf(const Span &span)
{
    const Fingerprint fingerprint = fingerprintOf(span.name,
                                                  fingerprintOf(span.service, {std::uint64_t(span.kind), 0}));
    Operation *operation = find(fingerprint, MostOperations);
    if (!operation)
        return overflowOf(span);
    operation->seen = m_now;
    if (operation->generation != m_admission.generation()) {
        admit(*operation,
              {{QStringLiteral("service.name"), programOf(span.service)},
               {QStringLiteral("span.name"), qt(span.name)},
               {QStringLiteral("span.kind"), kindName(span.kind)}},
              false);
    }
    return operation->isShared ? overflowOf(span) : operation;
}

void SpanRates::span(const Span &span)
{
    if (span.end < span.start || span.start <= 0) {
        m_tally.reject(translate("Ingest", "a span ends before it begins"));
        return;
    }
    m_now = toNanoseconds(m_clock());
    if (span.end > m_now + nanoseconds(Intake::Early).count() || span.end < m_now - nanoseconds(Intake::Late).count()) {
        m_tally.reject(translate("Ingest", "a span ended more than ten minutes away from this machine's clock"));
        return;
    }
    if (m_now - m_toldAlive >= 60 * Second)
        keepAlive();
    Operation *operation = operationOf(span);
    if (!operation || operation->refusal != SeriesAdmission::Refusal::None) {
        m_tally.reject(toText(operation ? operation->refusal : SeriesAdmission::Refusal::Full));
        return;
    }
    m_tally.accept();
    operation->isFresh = true;
    operation->total.value += 1;
    operation->failed.value += span.failed ? 1 : 0;
    const nanoseconds length(span.end - span.start);
    if (length <= m_target)
        operation->quick.value += 1;
    else if (length <= 4 * m_target)
        operation->bearable.value += 1;
    if (operation->durations.size() < MostDurations && m_kept < MostDurationsInAll) {
        operation->durations.push_back(double(span.end - span.start) * 1e-9);
        ++m_kept;
    }
}

/// Tells the admission which series live.
void SpanRates::keepAlive()
{
    std::vector<SeriesId> alive;
    for (const auto &[fingerprint, operation] : m_operations) {
        if (operation.seen < m_toldAlive || operation.isShared || operation.refusal != SeriesAdmission::Refusal::None)
            continue;
        alive.insert(alive.end(), {operation.count, operation.errors, operation.satisfied, operation.tolerated});
        alive.insert(alive.end(), operation.quantiles.begin(), operation.quantiles.end());
    }
    m_admission.keep(alive);
    m_toldAlive = m_now;
}

void SpanRates::flush(qint64 time, std::vector<EventSample> &samples)
{
    if (m_flushed == 0 || m_flushed >= time)
        m_flushed = time - Second;
    const auto flushAll = [&](auto &operations) {
        for (auto &[fingerprint, operation] : operations) {
            // Who rests now counted nothing since, which is told once.
            if (!operation.isFresh && !operation.isResting)
                continue;
            operation.isResting = std::exchange(operation.isFresh, false);
            if (operation.refusal != SeriesAdmission::Refusal::None || operation.isShared)
                continue;
            operation.total.tell(operation.count, m_flushed, time, samples);
            operation.failed.tell(operation.errors, m_flushed, time, samples);
            operation.quick.tell(operation.satisfied, m_flushed, time, samples);
            operation.bearable.tell(operation.tolerated, m_flushed, time, samples);
            for (size_t i = 0; i < KeptQuantiles.size(); ++i) {
                if (const auto value = quantileOf(operation.durations, KeptQuantiles[i]))
                    samples.push_back({operation.quantiles[i], time, bitsOf(*value)});
            }
            operation.durations = {};
        }
    };
    flushAll(m_operations);
    flushAll(m_overflows);
    m_kept = 0;
    m_flushed = time;
}

} // namespace performance
