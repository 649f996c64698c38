// SPDX-License-Identifier: MIT
#include "performance/ingest/intake.h"

#include "performance/core/translate.h"

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

constexpr qint64 Minute = 60'000'000'000;
/// What tells senders apart by their start times is of those that cannot be told apart otherwise: a handful.
constexpr size_t MostStarts = 64;
constexpr size_t MostPastStarts = 16;

bool contains(const std::vector<qint64> &starts, qint64 start)
{
    return std::find(starts.begin(), starts.end(), start) != starts.end();
}

} // namespace

MetricCategory categoryOf(QStringView name)
{
    const auto begins = [&](std::initializer_list<QStringView> prefixes) {
        return std::any_of(prefixes.begin(), prefixes.end(),
                           [&](QStringView prefix) { return name.startsWith(prefix); });
    };
    if (begins({u"http.", u"http_", u"rpc.", u"rpc_", u"dns.", u"net", u"system.network"}))
        return MetricCategory::Network;
    if (begins({u"process.", u"process_", u"jvm.", u"nodejs", u"v8js"}))
        return MetricCategory::Process;
    if (begins({u"system.cpu", u"node_cpu"}))
        return MetricCategory::Cpu;
    if (begins({u"system.memory", u"node_memory"}))
        return MetricCategory::Memory;
    if (begins({u"system.disk", u"node_disk", u"system.filesystem"}))
        return MetricCategory::Disk;
    return MetricCategory::Custom;
}

void Intake::setNow(Timestamp now)
{
    m_now = toNanoseconds(now);
    if (m_now - m_told < Minute)
        return;
    std::vector<SeriesId> alive;
    for (const auto &[fingerprint, series] : m_series) {
        if (series.seen < m_told || series.refusal != SeriesAdmission::Refusal::None)
            continue;
        alive.push_back(series.id);
        if (series.sum.isValid()) {
            alive.push_back(series.sum);
            alive.insert(alive.end(), series.quantiles.begin(), series.quantiles.end());
        }
    }
    m_admission.keep(alive);
    m_told = m_now;
}

/// What senders call by ever new names must not fill the memory of this program: those that are silent go first.
void Intake::forgetSilent()
{
    if (m_now - m_swept < Minute)
        return;
    m_swept = m_now;
    const qint64 before = m_now - nanoseconds(SeriesAdmission::Silence).count();
    std::erase_if(m_series, [&](const auto &entry) { return entry.second.seen < before; });
    std::erase_if(m_owners, [&](const auto &entry) { return m_series.count(entry.second.series) == 0; });
}

Intake::Series *Intake::find(const Fingerprint &fingerprint)
{
    if (const auto it = m_series.find(fingerprint); it != m_series.end())
        return &it->second;
    constexpr auto Most = size_t(2 * SeriesAdmission::InAll);
    if (m_series.size() >= Most)
        forgetSilent();
    return m_series.size() < Most ? &m_series[fingerprint] : nullptr;
}

/// Since when the point counts, and whether its counter began anew with it.
void Intake::begin(Series &series, const IncomingMetric &metric, bool isHistogram, PointTime when) const
{
    series.base = 0;
    series.beganAnew = false;
    if (when.start <= 0 || when.start >= when.time)
        return;
    const bool isFirst = series.lastTime == 0;
    if (!metric.isDelta && when.start != series.start) {
        series.beganAnew = !isFirst && when.start >= series.lastTime;
        if (series.start != 0) {
            if (series.pastStarts.size() >= MostPastStarts)
                series.pastStarts.erase(series.pastStarts.begin());
            series.pastStarts.push_back(series.start);
        }
        series.start = when.start;
    }
    const bool isFromStart = (isFirst && !series.wasCounted) || series.beganAnew
        || (metric.isDelta && when.start > series.lastTime);
    const bool isWithin = when.start >= m_since && when.start >= m_now - nanoseconds(Late).count();
    if (isFromStart && isWithin && (metric.isCounter || isHistogram))
        series.base = std::max(when.start, series.lastTime + 1);
}

Intake::Series *Intake::seriesOf(const IncomingMetric &metric, Fingerprint fingerprint, const Describe &describe,
                                 bool isHistogram, PointTime when, double mark)
{
    if (when.time == 0)
        when.time = m_now;
    if (when.time > m_now + nanoseconds(Early).count() || when.time < m_now - nanoseconds(Late).count()) {
        m_tally.reject(translate("Ingest", "a point lies more than ten minutes away from this machine's clock"));
        return nullptr;
    }
    if (when.time > m_now + nanoseconds(Ahead).count())
        when.time = m_now;
    // What a plugin tells is found by no other sender, whatever that one calls it.
    if (isExclusive(m_origin))
        fingerprint = fingerprintOfValue(qint64(m_origin), fingerprint);
    Series *series = find(fingerprint);
    // A start time that comes back after another one shows that two senders take turns that call themselves the same.
    if (series && !metric.isDelta && when.start > 0 && when.start != series->start && series->lastTime != 0) {
        const bool cameBack = contains(series->pastStarts, when.start);
        bool isOther = contains(series->others, when.start);
        if (!isOther && series->others.size() < MostStarts
            && (cameBack || (!series->others.empty() && when.start < series->lastTime))) {
            series->others.push_back(when.start);
            isOther = true;
        }
        if (isOther) {
            fingerprint = fingerprintOfValue(when.start, fingerprint);
            series = find(fingerprint);
            if (series && series->lastTime == 0)
                series->wasCounted = cameBack;
        }
    }
    if (!series) {
        m_tally.reject(toText(SeriesAdmission::Refusal::Full));
        return nullptr;
    }
    series->seen = m_now;
    // Only the answer is asked for again: what was added up so far goes on.
    if (series->generation != m_admission.generation())
        ask(*series, metric, fingerprint, describe, isHistogram, when);
    if (series->refusal != SeriesAdmission::Refusal::None) {
        m_tally.reject(toText(series->refusal));
        return nullptr;
    }
    // A request that is sent again brings nothing new, and a delta that comes late cannot be told from one.
    if (when.time <= series->lastTime) {
        if (when.time < series->lastTime)
            m_tally.reject(translate("Ingest", "a point is older than the last one of its series"));
        else if (mark != series->lastValue)
            m_tally.reject(translate("Ingest", "a series has two points of the same time"));
        else
            m_tally.accept();
        return nullptr;
    }
    begin(*series, metric, isHistogram, when);
    series->lastTime = when.time;
    series->lastValue = mark;
    m_tally.accept();
    return series;
}

void Intake::add(SeriesId series, qint64 time, double value)
{
    if (series.isValid() && std::isfinite(value))
        m_samples.push_back({series, time, bitsOf(value)});
}

/// What a counter has come to, and where it stood when what is told now began.
void Intake::addCounter(SeriesId id, const Series &series, double before, double total)
{
    if (series.base != 0)
        add(id, series.base, before);
    add(id, series.lastTime, total);
}

void Intake::number(const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe,
                    PointTime when, double value)
{
    // What is no finite number is a gap, which some senders mark so (NaN of a gauge that nobody set).
    if (!std::isfinite(value)) {
        m_tally.accept();
        return;
    }
    Series *series = seriesOf(metric, fingerprint, describe, false, when, value);
    if (!series)
        return;
    if (series->isOverflow && metric.isCounter) {
        // What each has grown by is added up, so that the sum stays right whoever shares the series.
        // A running total counts from its start time, or from when it was first seen here.
        const bool isWhole = series->beganAnew || (series->last && value < *series->last)
            || (!series->last && series->base != 0);
        const double grown = metric.isDelta || isWhole ? value : !series->last ? 0 : value - *series->last;
        series->last = value;
        add(series->id, series->lastTime, m_overflowTotals[series->id.index()] += grown);
    } else if (metric.isDelta) {
        const double before = series->total;
        series->total += value;
        addCounter(series->id, *series, before, series->total);
    } else {
        addCounter(series->id, *series, 0, value);
    }
}

} // namespace performance
