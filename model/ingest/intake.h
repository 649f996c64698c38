// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/admission.h"
#include "performance/ingest/quantiles.h"

#include <array>
#include <functional>
#include <string_view>
#include <unordered_map>

namespace performance {

/// A hash that tells apart what a sender calls by different names; 128 bits, seeded anew in each process so that nobody
/// can make two names meet.
using Fingerprint = std::array<std::uint64_t, 2>;
Fingerprint fingerprintOf(std::string_view bytes, const Fingerprint &before = {});

/// Of both, in whichever order they come: attributes have none.
inline Fingerprint together(const Fingerprint &a, const Fingerprint &b)
{
    return {a[0] + b[0], a[1] + b[1]};
}

struct FingerprintHash {
    size_t operator()(const Fingerprint &fingerprint) const { return size_t(fingerprint[0]); }
};

/// What happened to the points of one request.
struct IntakeResult {
    quint64 accepted = 0;
    quint64 rejected = 0;
    QString reason; ///< of the first that was rejected

    void reject(const QString &why, quint64 count = 1)
    {
        rejected += count;
        if (reason.isEmpty())
            reason = why;
    }
};

/// One metric of a sender, to which its points belong.
struct IncomingMetric {
    QString name;
    QString unit;
    QString description;
    MetricCategory category = MetricCategory::Custom;
    bool isCounter = false; ///< a monotonic sum
    bool isDelta = false;   ///< each point counts since the last one
    Fingerprint fingerprint{}; ///< of the program and the metric
};

/// Turns points of other programs into samples of our series: sums of deltas into counters, histograms into counts, sums
/// and percentiles of what came since the last point. Remembers each series by a hash of what the sender calls it, so
/// that a point of a known series costs one look-up. Not thread-safe.
class Intake {
public:
    /// How late and how early a point may come.
    static constexpr auto Late = std::chrono::minutes(10);
    static constexpr auto Early = std::chrono::minutes(10);
    /// Makes the attributes of a series; called only for one that is new.
    using Describe = std::function<Attributes()>;

    Intake(SeriesAdmission &admission, Timestamp now) : m_admission(admission), m_now(toNanoseconds(now)) {}
    void setNow(Timestamp now) { m_now = toNanoseconds(now); }

    void number(const IncomingMetric &metric, const Fingerprint &series, const Describe &describe, qint64 time, double value);

    struct Distribution {
        std::uint64_t count = 0;
        std::optional<double> sum;
        std::optional<double> least;
        std::optional<double> most;
    };
    void histogram(const IncomingMetric &metric, const Fingerprint &series, const Describe &describe, qint64 time, const Distribution &distribution,
                   std::span<const std::uint64_t> counts, std::span<const double> bounds);
    void histogram(const IncomingMetric &metric, const Fingerprint &series, const Describe &describe, qint64 time, const Distribution &distribution, const ExponentialHistogram &histogram);
    /// A quantile that the sender computed itself.
    void quantile(const IncomingMetric &metric, const Fingerprint &series, const Describe &describe, qint64 time, double quantile, double value);

    /// Counts what could not even be read.
    void reject(const QString &reason, quint64 count) { m_result.reject(reason, count); }

    /// Samples since the last call, and what became of the points.
    std::vector<EventSample> takeSamples() { return std::exchange(m_samples, {}); }
    IntakeResult takeResult() { return std::exchange(m_result, {}); }

private:
    struct Series {
        SeriesId id;
        SeriesId count;
        SeriesId sum;
        std::array<SeriesId, 4> quantiles;
        SeriesAdmission::Refusal refusal = SeriesAdmission::Refusal::None;
        quint64 generation = 0; ///< of the admission, when it was asked
        qint64 lastTime = 0;
        double total = 0;        ///< of deltas
        std::optional<double> last; ///< of a counter in the overflow series
        double totalCount = 0;
        double totalSum = 0;
        bool isOverflow = false; ///< several series share it: times may repeat
        std::vector<std::uint64_t> lastCounts;
        std::optional<ExponentialHistogram> lastExponential;
    };
    Series *seriesOf(const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe, bool isHistogram, qint64 time);
    void add(SeriesId series, qint64 time, double value);
    void addDistribution(const IncomingMetric &metric, Series &series, qint64 time, const Distribution &distribution, const std::array<std::optional<double>, 4> &quantiles);

    SeriesAdmission &m_admission;
    qint64 m_now;
    std::unordered_map<Fingerprint, Series, FingerprintHash> m_series;
    std::unordered_map<quint32, double> m_overflowTotals; ///< by series
    std::vector<EventSample> m_samples;
    IntakeResult m_result;
};

/// The percentiles that are kept of distributions, and the value of their attribute wai.statistic.
inline constexpr std::array<double, 4> KeptQuantiles{0.5, 0.75, 0.95, 0.99};
inline constexpr std::array<const char *, 4> KeptQuantileNames{"p50", "p75", "p95", "p99"};
inline constexpr const char *StatisticAttribute = "wai.statistic";

/// What a metric is probably about, from its name and unit.
MetricCategory categoryOf(QStringView name);

} // namespace performance
