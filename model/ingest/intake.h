// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/admission.h"
#include "performance/ingest/fingerprint.h"
#include "performance/ingest/intake_result.h"
#include "performance/ingest/quantiles.h"

#include <array>
#include <functional>
#include <memory>
#include <unordered_map>

namespace performance {

/// Who sends: what of it is in the key of every series, and what tells it from another of the same key that lives at the
/// same time (two workers of one service).
struct IncomingSender {
    QString name; ///< for people: service.name, or the protocol
    Attributes
        attributes;   ///< service.name, service.namespace, service.instance.id; of a machine without them its host.name
    Attributes apart; ///< process.pid, container.id and their like
    Attributes described;      ///< service.version and what it runs in, where it says its version
    Fingerprint fingerprint{}; ///< of both

    /// Whether it certainly ended: it says that it is a process of this machine, and there is none of its number.
    bool isGone() const;
};

/// One metric of a sender, to which its points belong.
struct IncomingMetric {
    QString name;
    QString unit;
    QString description;
    MetricCategory category = MetricCategory::Custom;
    bool isCounter = false;                       ///< a monotonic sum
    bool isDelta = false;                         ///< each point counts since the last one
    Fingerprint fingerprint{};                    ///< of the sender, the scope and the metric
    std::shared_ptr<const IncomingSender> sender; ///< null: nothing is known
    QString scope;                                ///< the library within the program
    QString scopeVersion;
};

/// When a point was measured, and since when it counts; nanoseconds since 1970, 0 where the sender does not say.
struct PointTime {
    PointTime(qint64 at = 0, qint64 since = 0) : time(at), start(since) {}
    qint64 time;
    qint64 start;
};

/// Turns points of other programs into samples of our series: sums of deltas into counters, histograms into counts, sums
/// and percentiles of what came since the last point. Remembers each series by a hash of what the sender calls it, so
/// that a point of a known series costs one look-up. Two senders of one key that live at the same time are two series: the later
/// one gets what tells it apart as attributes. Not thread-safe.
///
/// A counter's first point counts from its start time, where that lies behind `since`: what the history holds already ends
/// there. Source: OpenTelemetry, metrics data model, "resets and gaps" and "overlap".
class Intake {
public:
    /// How late and how early a point may come.
    static constexpr auto Late = std::chrono::minutes(10);
    static constexpr auto Early = std::chrono::minutes(10);
    /// One of a clock that is ahead by more than this is of now: otherwise its series would wait for the clock to come round.
    static constexpr auto Ahead = std::chrono::seconds(5);
    /// Makes the attributes of a series; called only for one that is new.
    using Describe = std::function<Attributes()>;

    Intake(SeriesAdmission &admission, Timestamp now, Timestamp since = {})
        : m_admission(admission), m_now(toNanoseconds(now)), m_since(toNanoseconds(since))
    {}
    /// Tells the admission once a minute which series live, too.
    void setNow(Timestamp now);
    /// Whose points come next, and by which way.
    void setSender(const QString &sender, SeriesOrigin origin = SeriesOrigin::Ingest)
    {
        m_tally.setSender(sender);
        m_origin = origin;
    }
    /// A sender that says its release: that is kept as the metric target.info, whose value is 1 while it is told, beside the
    /// sender's own, which go on over a release. Source: OpenTelemetry, Prometheus compatibility, "resource attributes".
    void setSender(const IncomingSender &sender);

    void number(const IncomingMetric &metric, const Fingerprint &series, const Describe &describe, PointTime when,
                double value);

    struct Distribution {
        std::uint64_t count = 0;
        std::optional<double> sum;
        std::optional<double> least;
        std::optional<double> most;
    };
    void histogram(const IncomingMetric &metric, const Fingerprint &series, const Describe &describe, PointTime when,
                   const Distribution &distribution, std::span<const std::uint64_t> counts,
                   std::span<const double> bounds);
    void histogram(const IncomingMetric &metric, const Fingerprint &series, const Describe &describe, PointTime when,
                   const Distribution &distribution, const ExponentialHistogram &histogram);
    /// A quantile that the sender computed itself.
    void quantile(const IncomingMetric &metric, const Fingerprint &series, const Describe &describe, PointTime when,
                  double quantile, double value);
    /// A summary: count, sum and the quantiles that the sender computed.
    void summary(const IncomingMetric &metric, const Fingerprint &series, const Describe &describe, PointTime when,
                 const Distribution &distribution, std::span<const std::pair<double, double>> quantiles);

    /// Counts what could not even be read.
    void reject(const QString &reason, quint64 count) { m_tally.reject(reason, count); }

    /// Samples since the last call, and what became of the points.
    std::vector<EventSample> takeSamples() { return std::exchange(m_samples, {}); }
    IntakeResult takeResult() { return IntakeTally::sum(m_tally.take()); }
    IntakeTally::Results takeResults() { return m_tally.take(); }

private:
    struct Series {
        SeriesId id; ///< of a distribution that of its count
        SeriesId sum;
        std::array<SeriesId, 4> quantiles;
        SeriesAdmission::Refusal refusal = SeriesAdmission::Refusal::None;
        quint64 generation = 0;  ///< of the admission, when it was asked
        bool isOverflow = false; ///< several series share it: times may repeat
        Attributes apart;        ///< from others of the same key; kept, since a counter must not move between series
        qint64 seen = 0;         ///< by our clock
        qint64 lastTime = 0;
        double lastValue = 0; ///< as it came, of the last point
        double total = 0;     ///< of deltas
        double totalSum = 0;
        std::optional<double> last; ///< of a counter in the overflow series
        std::vector<std::uint64_t> lastCounts;
        std::optional<ExponentialHistogram> lastExponential;
        // Of cumulative points: since when they count.
        qint64 start = 0;
        std::vector<qint64> pastStarts;
        std::vector<qint64> others; ///< starts of other senders that cannot be told apart otherwise
        bool wasCounted = false;    ///< its points were taken for another's before
        // Of the point that is being taken.
        qint64 base = 0; ///< the moment at which the counter stood where it was before, to be stored; 0: none
        bool beganAnew = false;
    };
    /// Whoever has the plain key of a series.
    struct Owner {
        Fingerprint series{};
        QString scope;
        QString scopeVersion;
        std::shared_ptr<const IncomingSender> sender;
    };
    Series *seriesOf(const IncomingMetric &metric, Fingerprint fingerprint, const Describe &describe, bool isHistogram,
                     PointTime when, double mark);
    Series *find(const Fingerprint &fingerprint);
    void ask(Series &series, const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe,
             bool isHistogram, PointTime when);
    void admit(Series &series, const IncomingMetric &metric, SeriesDescriptor descriptor, bool isHistogram);
    void tellApart(Series &series, const IncomingMetric &metric, const Fingerprint &fingerprint,
                   const SeriesDescriptor &descriptor, bool isHistogram, PointTime when);
    const Owner *livingOwner(const Series &series, const Fingerprint &fingerprint, PointTime when) const;
    void begin(Series &series, const IncomingMetric &metric, bool isHistogram, PointTime when) const;
    void forgetSilent();
    void add(SeriesId series, qint64 time, double value);
    void addCounter(SeriesId id, const Series &series, double before, double total);
    void addDistribution(const IncomingMetric &metric, Series &series, const Distribution &distribution,
                         std::array<std::optional<double>, 4> quantiles);

    SeriesAdmission &m_admission;
    qint64 m_now;
    qint64 m_since;    ///< the history reaches up to here
    qint64 m_told = 0; ///< when the admission was told what lives
    qint64 m_swept = 0;
    std::unordered_map<Fingerprint, Series, FingerprintHash> m_series;
    std::unordered_map<quint32, Owner> m_owners;                         ///< by series
    std::unordered_map<quint32, double> m_overflowTotals;                ///< by series
    std::unordered_map<Fingerprint, qint64, FingerprintHash> m_releases; ///< of senders, when they were told last
    std::vector<EventSample> m_samples;
    IntakeTally m_tally;
    SeriesOrigin m_origin = SeriesOrigin::Ingest; ///< of what comes now
};

/// The percentiles that are kept of distributions, and the value of their attribute wai.statistic.
inline constexpr std::array<double, 4> KeptQuantiles{0.5, 0.75, 0.95, 0.99};
inline constexpr std::array<const char *, 4> KeptQuantileNames{"p50", "p75", "p95", "p99"};
inline constexpr const char *StatisticAttribute = "wai.statistic";

/// What a metric is probably about, from its name and unit.
MetricCategory categoryOf(QStringView name);

} // namespace performance
