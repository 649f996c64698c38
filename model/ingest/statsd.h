// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/admission.h"
#include "performance/ingest/intake.h"

#include <atomic>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace performance {

/// One line of the StatsD protocol with DogStatsD's tags: "name:value|type|@rate|#tag:value,…". The views point into
/// the datagram.
struct StatsdLine {
    enum class Type { Counter, Gauge, Timer, Set };
    std::string_view name;
    Type type = Type::Counter;
    double value = 0;
    std::string_view text;  ///< the value as it stands, which is what a set counts
    bool isRelative = false; ///< of a gauge: it starts with a sign
    double rate = 1;        ///< the share that was sent
    std::string_view tags;  ///< "a:b,c:d"; empty without
};

/// Nothing for what is no such line. Source: statsd/docs/metric_types.md; DogStatsD's datagram format.
std::optional<StatsdLine> statsdLineOf(std::string_view line);

/// Adds up what StatsD clients send and makes samples of it once a second: counters as running totals, gauges as they
/// are, timers as counts and percentiles, sets as how many different values came. Thread-safe.
class StatsdAggregator {
public:
    explicit StatsdAggregator(SeriesAdmission &admission) : m_admission(admission) {}

    /// All lines of a datagram; how many were none.
    size_t take(std::string_view datagram);
    void flush(qint64 time, std::vector<EventSample> &samples);

    quint64 lines() const { return m_lines.load(std::memory_order_relaxed); }
    quint64 broken() const { return m_broken.load(std::memory_order_relaxed); }
    quint64 refused() const { return m_refused.load(std::memory_order_relaxed); }

private:
    struct Series {
        StatsdLine::Type type = StatsdLine::Type::Counter;
        SeriesId id;
        SeriesId count;
        std::array<SeriesId, 4> quantiles;
        SeriesAdmission::Refusal refusal = SeriesAdmission::Refusal::None;
        quint64 generation = 0; ///< of the admission, when it was asked
        bool isOverflow = false;
        bool isFresh = false;
        double total = 0; ///< of a counter, of a gauge its value, of a timer how many
        std::vector<double> values;
        std::unordered_set<std::uint64_t> members; ///< by hash
    };
    Series &seriesOf(const StatsdLine &line);
    void add(const StatsdLine &line);

    SeriesAdmission &m_admission;
    std::mutex m_mutex;
    std::unordered_map<Fingerprint, Series, FingerprintHash> m_series;
    std::vector<Series *> m_fresh;
    std::unordered_map<quint32, double> m_overflowTotals; ///< of counters that share a series
    size_t m_kept = 0; ///< values and members since the last flush
    std::atomic<quint64> m_lines = 0;
    std::atomic<quint64> m_broken = 0;
    std::atomic<quint64> m_refused = 0;
};

} // namespace performance
