// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/intake.h"

namespace performance {

/// Rate, errors and duration of operations, from spans: wai.span.count, wai.span.errors (counters) and wai.span.duration
/// (percentiles), by service, operation and kind; and for Apdex how many took at most the target (wai.span.satisfied), or up
/// to four times it (wai.span.tolerated), with the target as an attribute. Spans come when they end; a percentile is of
/// those of one second. Not thread-safe.
class SpanRates {
public:
    SpanRates(SeriesAdmission &admission, std::chrono::milliseconds apdexTarget) : m_admission(admission), m_target(apdexTarget) {}

    struct Span {
        std::string_view service;
        std::string_view name;
        int kind = 0; ///< SpanKind: 1 internal, 2 server, 3 client, 4 producer, 5 consumer
        qint64 start = 0;
        qint64 end = 0; ///< nanoseconds since 1970
        bool failed = false;
    };
    void span(const Span &span);
    IntakeResult takeResult() { return std::exchange(m_result, {}); }
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
        double total = 0;
        double failed = 0;
        double quick = 0;   ///< at most the target
        double bearable = 0; ///< up to four times it
        quint64 generation = 0; ///< of the admission, when it was asked
        bool isFresh = false; ///< it got spans since the last flush
        std::vector<double> durations; ///< seconds
    };
    Operation &operationOf(const Span &span);

    SeriesAdmission &m_admission;
    std::chrono::milliseconds m_target;
    std::unordered_map<Fingerprint, Operation, FingerprintHash> m_operations;
    IntakeResult m_result;
    size_t m_kept = 0; ///< durations since the last flush
};

} // namespace performance
