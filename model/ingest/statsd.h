// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/admission.h"
#include "performance/ingest/intake.h"
#include "performance/ingest/statsd_line.h"
#include "performance/ingest/told_total.h"
#include "performance/core/mutex.h"

#include <unordered_map>
#include <unordered_set>

namespace performance {

/// Adds up what StatsD clients send and makes samples of it once a second: counters as running totals, gauges as they
/// are, timers and distributions as counts, sums and percentiles, sets as how many different values came. A counter that counts
/// down once is a gauge of its total from then on: a counter's fall would be read as a new beginning. Thread-safe.
class StatsdAggregator {
public:
    explicit StatsdAggregator(SeriesAdmission &admission, SeriesAdmission::Clock clock = now)
        : m_admission(admission), m_clock(std::move(clock))
    {}

    /// All lines of a datagram; how many were none.
    size_t take(std::string_view datagram);
    void flush(qint64 time, std::vector<EventSample> &samples);

    struct Status {
        quint64 lines = 0;
        quint64 taken = 0; ///< lines of which a sample at least was taken
        quint64 broken = 0;
        quint64 passedOver = 0; ///< events and service checks
        quint64 refused = 0;    ///< samples, of which a line may have several
        QString why;            ///< the last that was broken or refused
        Timestamp lastSeen;
    };
    Status status() const;

private:
    struct Series {
        StatsdLine::Type type = StatsdLine::Type::Counter;
        SeriesId id; ///< of a distribution that of its count
        SeriesId sum;
        std::array<SeriesId, 4> quantiles;
        SeriesAdmission::Refusal refusal = SeriesAdmission::Refusal::None;
        quint64 generation = 0; ///< of the admission, when it was asked
        bool isOverflow = false;
        bool isFresh = false;
        bool falls = false; ///< a counter that counted down
        qint64 seen = 0;
        ToldTotal total; ///< of a counter; of a gauge its value; of a distribution how many
        ToldTotal totalSum;
        std::vector<double> values;
        std::unordered_set<std::uint64_t> members; ///< by hash
    };
    bool isDistribution(const Series &series) const
    {
        return series.type == StatsdLine::Type::Timer || series.type == StatsdLine::Type::Distribution;
    }
    Series *seriesOf(const StatsdLine &line) WAI_REQUIRES(m_mutex);
    void admit(Series &series, const StatsdLine &line) WAI_REQUIRES(m_mutex);
    bool isOfNow(const StatsdLine &line) const WAI_REQUIRES(m_mutex);
    void add(const StatsdLine &line) WAI_REQUIRES(m_mutex);
    void refuse(const QString &why) WAI_REQUIRES(m_mutex);
    void tell(Series &series, qint64 time, std::vector<EventSample> &samples) WAI_REQUIRES(m_mutex);
    void keepAlive() WAI_REQUIRES(m_mutex);

    SeriesAdmission &m_admission;
    SeriesAdmission::Clock m_clock;
    mutable Mutex m_mutex;
    qint64 m_now WAI_GUARDED_BY(m_mutex) = 0; ///< of the datagram that is being taken
    std::unordered_map<Fingerprint, Series, FingerprintHash> m_series WAI_GUARDED_BY(m_mutex);
    std::vector<Series *> m_fresh WAI_GUARDED_BY(m_mutex);
    std::vector<Series *> m_resting WAI_GUARDED_BY(m_mutex); ///< they were fresh the last time
    std::unordered_map<quint32, ToldTotal> m_overflowTotals
        WAI_GUARDED_BY(m_mutex); ///< of counters that share a series
    std::vector<StatsdLine> m_lines WAI_GUARDED_BY(m_mutex);
    size_t m_kept WAI_GUARDED_BY(m_mutex) = 0; ///< values and members since the last flush
    qint64 m_flushed WAI_GUARDED_BY(m_mutex) = 0;
    qint64 m_toldAlive WAI_GUARDED_BY(m_mutex) = 0;
    Status m_status WAI_GUARDED_BY(m_mutex);
};

} // namespace performance
