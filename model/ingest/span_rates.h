// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/intake.h"
#include "performance/ingest/told_total.h"

namespace performance {

/// Rate, errors and duration of operations, from spans: wai.span.count, wai.span.errors (counters) and wai.span.duration
/// (percentiles), by service, operation and kind; and for Apdex how many took at most the target (wai.span.satisfied), or up
/// to four times it (wai.span.tolerated), with the target as an attribute. Spans come when they end; a percentile is of
/// those of one second. A service with more operations than its series may be has the rest in one operation,
/// {otel.metric.overflow=true}. Not thread-safe.
class SpanRates {
public:
    /// Services whose operations are added up; of more the spans are refused.
    static constexpr size_t MostOverflows = 1000;

    SpanRates(SeriesAdmission &admission, std::chrono::milliseconds apdexTarget, SeriesAdmission::Clock clock = now)
        : m_admission(admission), m_target(apdexTarget), m_clock(std::move(clock))
    {}

    struct Span {
        std::string_view service;
        std::string_view name;
        int kind = 0; ///< SpanKind: 1 internal, 2 server, 3 client, 4 producer, 5 consumer
        qint64 start = 0;
        qint64 end = 0; ///< nanoseconds since 1970
        bool failed = false;
    };
    void setSender(const QString &sender) { m_tally.setSender(sender); }
    void span(const Span &span);
    IntakeResult takeResult() { return IntakeTally::sum(m_tally.take()); }
    IntakeTally::Results takeResults() { return m_tally.take(); }
    /// Counts what could not be read.
    void reject(const QString &reason) { m_tally.reject(reason); }
    /// The samples of the second that ends now.
    void flush(qint64 time, std::vector<EventSample> &samples);

private:
    struct Operation {
        SeriesId count;
        SeriesId errors;
        SeriesId satisfied;
        SeriesId tolerated;
        std::array<SeriesId, 4> quantiles;
        SeriesAdmission::Refusal refusal = SeriesAdmission::Refusal::None;
        ToldTotal total;
        ToldTotal failed;
        ToldTotal quick;        ///< at most the target
        ToldTotal bearable;     ///< up to four times it
        quint64 generation = 0; ///< of the admission, when it was asked
        bool isShared = false;  ///< there was no place for it: its spans are in the service's overflow
        bool isFresh = false;   ///< it got spans since the last flush
        bool isResting = false; ///< it got some before that
        qint64 seen = 0;
        std::vector<double> durations; ///< seconds
    };
    Operation *find(const Fingerprint &fingerprint, size_t most);
    Operation *operationOf(const Span &span);
    Operation *overflowOf(const Span &span);
    void admit(Operation &operation, const Attributes &attributes, bool asOverflow);
    void keepAlive();

    SeriesAdmission &m_admission;
    std::chrono::milliseconds m_target;
    SeriesAdmission::Clock m_clock;
    std::unordered_map<Fingerprint, Operation, FingerprintHash> m_operations;
    std::unordered_map<Fingerprint, Operation, FingerprintHash> m_overflows; ///< by service
    IntakeTally m_tally;
    size_t m_kept = 0; ///< durations since the last flush
    qint64 m_now = 0;
    qint64 m_flushed = 0;
    qint64 m_toldAlive = 0;
};

} // namespace performance
