// SPDX-License-Identifier: MIT
#include "performance/ingest/statsd.h"
#include "performance/core/mutex.h"
#include "performance/core/translate.h"
#include "performance/ingest/utf8.h"

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

/// Of more in a second the percentiles are of the first, and a set counts no further: of one series, and of all.
constexpr size_t MostValues = 10'000;
constexpr size_t MostValuesInAll = 1'000'000;
/// A sample is of the second in which it comes; one that says that it is of another time cannot be.
constexpr qint64 FarthestSecond = 10;
constexpr qint64 NsPerSecond = 1'000'000'000;

} // namespace

size_t StatsdAggregator::take(std::string_view datagram)
{
    size_t broken = 0;
    const Locked lock(m_mutex);
    m_now = toNanoseconds(m_clock());
    while (!datagram.empty()) {
        const size_t end = datagram.find('\n');
        std::string_view line = datagram.substr(0, end);
        datagram.remove_prefix(end == std::string_view::npos ? datagram.size() : end + 1);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (line.empty())
            continue;
        ++m_status.lines;
        m_lines.clear();
        switch (statsdSamplesOf(line, m_lines)) {
        case StatsdKind::Samples: {
            const quint64 refused = m_status.refused;
            for (const StatsdLine &sample : m_lines)
                add(sample);
            m_status.taken += m_status.refused - refused < m_lines.size();
            break;
        }
        case StatsdKind::PassedOver: ++m_status.passedOver; break;
        case StatsdKind::Broken:
            ++broken;
            m_status.why = translate("Ingest", "a line is not StatsD's: %1").arg(qt(line.substr(0, 80)));
        }
    }
    m_status.broken += broken;
    m_status.lastSeen = fromNanoseconds(m_now);
    if (m_now - m_toldAlive >= 60 * NsPerSecond)
        keepAlive();
    return broken;
}

/// Tells the admission which series live.
void StatsdAggregator::keepAlive()
{
    std::vector<SeriesId> alive;
    for (const auto &[fingerprint, series] : m_series) {
        if (series.seen < m_toldAlive || series.refusal != SeriesAdmission::Refusal::None)
            continue;
        alive.push_back(series.id);
        if (isDistribution(series)) {
            alive.push_back(series.sum);
            alive.insert(alive.end(), series.quantiles.begin(), series.quantiles.end());
        }
    }
    m_admission.keep(alive);
    m_toldAlive = m_now;
}

void StatsdAggregator::refuse(const QString &why)
{
    ++m_status.refused;
    m_status.why = why;
}

StatsdAggregator::Series *StatsdAggregator::seriesOf(const StatsdLine &line)
{
    Fingerprint fingerprint = fingerprintOf(line.name, {std::uint64_t(line.type), 0});
    forEachTag(line, [&](std::string_view key, std::string_view value) {
        fingerprint = together(fingerprint, fingerprintOf(value, fingerprintOf(key)));
    });
    auto it = m_series.find(fingerprint);
    if (it == m_series.end()) {
        constexpr auto Most = size_t(2 * SeriesAdmission::InAll);
        if (m_series.size() >= Most) {
            const qint64 before = m_now - nanoseconds(SeriesAdmission::Silence).count();
            std::erase_if(m_series,
                          [&](const auto &entry) { return entry.second.seen < before && !entry.second.isFresh; });
            m_resting.clear();
        }
        if (m_series.size() >= Most)
            return nullptr;
        it = m_series.try_emplace(fingerprint).first;
    }
    Series &series = it->second;
    series.seen = m_now;
    // Of what counts down the series is another one.
    const bool begunToFall = line.type == StatsdLine::Type::Counter && line.value < 0
        && !std::exchange(series.falls, series.falls || line.value < 0);
    if (series.generation != m_admission.generation() || begunToFall) {
        series.generation = m_admission.generation();
        series.type = line.type;
        admit(series, line);
    }
    return &series;
}

void StatsdAggregator::admit(Series &series, const StatsdLine &line)
{
    series.refusal = SeriesAdmission::Refusal::None;
    series.isOverflow = false;
    SeriesDescriptor descriptor;
    descriptor.metric = qt(line.name);
    descriptor.name = descriptor.metric;
    descriptor.unit = line.type == StatsdLine::Type::Timer ? QStringLiteral("ms") : QString();
    descriptor.category = categoryOf(descriptor.metric);
    forEachTag(line, [&](std::string_view key, std::string_view value) {
        if (!key.empty())
            descriptor.attributes.insert(qt(key), qt(value));
    });
    const auto ask = [&](const SeriesDescriptor &wanted) {
        const SeriesAdmission::Answer answer = m_admission.admit(wanted);
        if (series.refusal == SeriesAdmission::Refusal::None)
            series.refusal = isDistribution(series) && answer.isOverflow ? SeriesAdmission::Refusal::Full
                                                                         : answer.refusal;
        series.isOverflow = series.isOverflow || answer.isOverflow;
        return answer.series;
    };
    if (!isDistribution(series)) {
        descriptor.instrument = line.type == StatsdLine::Type::Counter && !series.falls ? Instrument::Counter
                                                                                        : Instrument::Gauge;
        series.id = ask(descriptor);
        return;
    }
    for (size_t i = 0; i < KeptQuantiles.size() && series.refusal == SeriesAdmission::Refusal::None; ++i) {
        descriptor.attributes.insert(QLatin1String(StatisticAttribute), QLatin1String(KeptQuantileNames[i]));
        series.quantiles[i] = ask(descriptor);
    }
    if (series.refusal != SeriesAdmission::Refusal::None)
        return;
    descriptor.attributes.remove(QLatin1String(StatisticAttribute));
    descriptor.instrument = Instrument::Counter;
    SeriesDescriptor sum = descriptor;
    sum.metric += QLatin1String(".sum");
    sum.name += QLatin1String(" (sum)");
    series.sum = ask(sum);
    descriptor.metric += QLatin1String(".count");
    descriptor.name += QLatin1String(" (count)");
    descriptor.unit.clear(); // how many
    series.id = ask(descriptor);
}

bool StatsdAggregator::isOfNow(const StatsdLine &line) const
{
    return !line.timestamp
        || (*line.timestamp >= m_now / NsPerSecond - FarthestSecond
            && *line.timestamp <= m_now / NsPerSecond + FarthestSecond);
}

void StatsdAggregator::add(const StatsdLine &line)
{
    if (!isOfNow(line))
        return refuse(translate("Ingest", "a StatsD sample is of another time than now"));
    Series *known = seriesOf(line);
    if (!known || known->refusal != SeriesAdmission::Refusal::None)
        return refuse(toText(known ? known->refusal : SeriesAdmission::Refusal::Full));
    Series &series = *known;
    const auto grow = [](ToldTotal &total, double by) {
        if (const double sum = total.value + by; std::isfinite(sum))
            total.value = sum;
    };
    if (!std::exchange(series.isFresh, true))
        m_fresh.push_back(&series);
    switch (line.type) {
    case StatsdLine::Type::Counter:
        grow(series.isOverflow ? m_overflowTotals[series.id.index()] : series.total, line.value / line.rate);
        break;
    case StatsdLine::Type::Gauge:
        if (!line.isRelative)
            series.total.value = 0;
        grow(series.total, line.value);
        break;
    case StatsdLine::Type::Timer:
    case StatsdLine::Type::Distribution:
        grow(series.total, 1 / line.rate);
        grow(series.totalSum, line.value / line.rate);
        if (series.values.size() < MostValues && m_kept < MostValuesInAll) {
            series.values.push_back(line.value);
            ++m_kept;
        }
        break;
    case StatsdLine::Type::Set:
        if (series.members.size() < MostValues && m_kept < MostValuesInAll
            && series.members.insert(fingerprintOf(line.text)[0]).second)
            ++m_kept;
        break;
    }
}

void StatsdAggregator::tell(Series &series, qint64 time, std::vector<EventSample> &samples)
{
    switch (series.type) {
    case StatsdLine::Type::Counter:
        if (!series.falls) {
            series.total.tell(series.id, m_flushed, time, samples);
            break;
        }
        [[fallthrough]];
    case StatsdLine::Type::Gauge:
        if (series.isFresh)
            samples.push_back({series.id, time, bitsOf(series.total.value)});
        break;
    case StatsdLine::Type::Set:
        if (series.isFresh)
            samples.push_back({series.id, time, bitsOf(double(series.members.size()))});
        series.members = {};
        break;
    case StatsdLine::Type::Timer:
    case StatsdLine::Type::Distribution:
        series.total.tell(series.id, m_flushed, time, samples);
        series.totalSum.tell(series.sum, m_flushed, time, samples);
        for (size_t i = 0; i < KeptQuantiles.size(); ++i) {
            if (const auto value = quantileOf(series.values, KeptQuantiles[i]))
                samples.push_back({series.quantiles[i], time, bitsOf(*value)});
        }
        series.values = {};
        break;
    }
}

void StatsdAggregator::flush(qint64 time, std::vector<EventSample> &samples)
{
    const Locked lock(m_mutex);
    if (m_flushed == 0 || m_flushed >= time)
        m_flushed = time - NsPerSecond;
    for (auto &[series, total] : m_overflowTotals)
        total.tell(SeriesId::fromIndex(series), m_flushed, time, samples);
    // Those that rest now counted nothing since; they are told once more, and then not before they count again.
    for (Series *series : m_resting) {
        if (!series->isFresh && series->refusal == SeriesAdmission::Refusal::None)
            tell(*series, time, samples);
    }
    m_resting.clear();
    for (Series *series : m_fresh) {
        if (!series->isOverflow && series->refusal == SeriesAdmission::Refusal::None) {
            tell(*series, time, samples);
            m_resting.push_back(series);
        }
        series->isFresh = false;
    }
    m_fresh.clear();
    m_kept = 0;
    m_flushed = time;
}

StatsdAggregator::Status StatsdAggregator::status() const
{
    const Locked lock(m_mutex);
    return m_status;
}

} // namespace performance
