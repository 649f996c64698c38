// SPDX-License-Identifier: MIT
#include "performance/ingest/statsd.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace performance {

namespace {

/// Of more in a second the percentiles are of the first, and a set counts no further: of one series, and of all.
constexpr size_t MostValues = 10'000;
constexpr size_t MostValuesInAll = 1'000'000;

QString qt(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

std::optional<double> numberOf(std::string_view text)
{
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// Cuts off what stands before the next separator.
std::string_view cut(std::string_view &rest, char separator)
{
    const size_t at = rest.find(separator);
    const std::string_view part = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
    return part;
}

std::optional<StatsdLine::Type> typeOf(std::string_view text)
{
    using Type = StatsdLine::Type;
    if (text == "c")
        return Type::Counter;
    if (text == "g")
        return Type::Gauge;
    if (text == "ms" || text == "h" || text == "d")
        return Type::Timer;
    if (text == "s")
        return Type::Set;
    return std::nullopt;
}

} // namespace

std::optional<StatsdLine> statsdLineOf(std::string_view text)
{
    StatsdLine line;
    // A name may not hold a colon; the value begins behind the first one.
    line.name = cut(text, ':');
    line.text = cut(text, '|');
    const auto type = typeOf(cut(text, '|'));
    if (line.name.empty() || line.text.empty() || !type)
        return std::nullopt;
    line.type = *type;
    if (line.type != StatsdLine::Type::Set) {
        const auto value = numberOf(line.text);
        if (!value)
            return std::nullopt;
        line.value = *value;
        line.isRelative = line.type == StatsdLine::Type::Gauge && (line.text.front() == '+' || line.text.front() == '-');
    }
    while (!text.empty()) {
        const std::string_view field = cut(text, '|');
        if (field.empty())
            return std::nullopt;
        if (field.front() == '@') {
            const auto rate = numberOf(field.substr(1));
            if (!rate || *rate <= 0 || *rate > 1)
                return std::nullopt;
            line.rate = *rate;
        } else if (field.front() == '#') {
            line.tags = field.substr(1);
        } // others (a container's id, a timestamp) say nothing about the value
    }
    return line;
}

size_t StatsdAggregator::take(std::string_view datagram)
{
    size_t broken = 0;
    size_t lines = 0;
    const std::lock_guard lock(m_mutex);
    while (!datagram.empty()) {
        std::string_view text = cut(datagram, '\n');
        if (!text.empty() && text.back() == '\r')
            text.remove_suffix(1);
        if (text.empty())
            continue;
        ++lines;
        if (const auto line = statsdLineOf(text))
            add(*line);
        else
            ++broken;
    }
    m_lines.fetch_add(lines, std::memory_order_relaxed);
    m_broken.fetch_add(broken, std::memory_order_relaxed);
    return broken;
}

StatsdAggregator::Series &StatsdAggregator::seriesOf(const StatsdLine &line)
{
    Fingerprint fingerprint = fingerprintOf(line.name, {std::uint64_t(line.type), 0});
    for (std::string_view tags = line.tags; !tags.empty();)
        fingerprint = together(fingerprint, fingerprintOf(cut(tags, ',')));
    if (m_series.size() > size_t(2 * SeriesAdmission::InAll)) {
        m_series.clear();
        m_fresh.clear();
    }
    const auto [it, isNew] = m_series.try_emplace(fingerprint);
    Series &series = it->second;
    if (!isNew && series.generation == m_admission.generation())
        return series;
    series.generation = m_admission.generation();
    series.refusal = SeriesAdmission::Refusal::None;
    series.type = line.type;
    SeriesDescriptor descriptor;
    descriptor.metric = qt(line.name);
    descriptor.name = descriptor.metric;
    descriptor.unit = line.type == StatsdLine::Type::Timer ? QStringLiteral("ms") : QString();
    descriptor.category = categoryOf(descriptor.metric);
    for (std::string_view tags = line.tags; !tags.empty();) {
        std::string_view value = cut(tags, ',');
        const QString key = qt(cut(value, ':'));
        if (!key.isEmpty())
            descriptor.attributes.insert(key, qt(value));
    }
    const auto admit = [&](const SeriesDescriptor &wanted) {
        const SeriesAdmission::Answer answer = m_admission.admit(wanted);
        if (series.refusal == SeriesAdmission::Refusal::None)
            series.refusal = answer.refusal;
        series.isOverflow = answer.isOverflow;
        return answer.series;
    };
    switch (line.type) {
    case StatsdLine::Type::Counter:
        descriptor.instrument = Instrument::Counter;
        series.id = admit(descriptor);
        break;
    case StatsdLine::Type::Gauge:
    case StatsdLine::Type::Set: series.id = admit(descriptor); break;
    case StatsdLine::Type::Timer: {
        SeriesDescriptor count = descriptor;
        count.metric += QLatin1String(".count");
        count.unit.clear();
        count.instrument = Instrument::Counter;
        series.count = admit(count);
        for (size_t i = 0; i < KeptQuantiles.size(); ++i) {
            descriptor.attributes.insert(QLatin1String(StatisticAttribute), QLatin1String(KeptQuantileNames[i]));
            series.quantiles[i] = admit(descriptor);
        }
        break;
    }
    }
    return series;
}

void StatsdAggregator::add(const StatsdLine &line)
{
    Series &series = seriesOf(line);
    if (series.refusal != SeriesAdmission::Refusal::None) {
        m_refused.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    if (!std::exchange(series.isFresh, true))
        m_fresh.push_back(&series);
    switch (line.type) {
    case StatsdLine::Type::Counter: {
        double &total = series.isOverflow ? m_overflowTotals[series.id.index()] : series.total;
        if (const double sum = total + line.value / line.rate; std::isfinite(sum))
            total = sum;
        break;
    }
    case StatsdLine::Type::Gauge:
        if (const double sum = line.isRelative ? series.total + line.value : line.value; std::isfinite(sum))
            series.total = sum;
        break;
    case StatsdLine::Type::Timer:
        series.total += 1 / line.rate;
        if (series.values.size() < MostValues && m_kept < MostValuesInAll) {
            series.values.push_back(line.value);
            ++m_kept;
        }
        break;
    case StatsdLine::Type::Set:
        if (series.members.size() < MostValues && m_kept < MostValuesInAll && series.members.insert(fingerprintOf(line.text)[0]).second)
            ++m_kept;
        break;
    }
}

void StatsdAggregator::flush(qint64 time, std::vector<EventSample> &samples)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[series, total] : m_overflowTotals)
        samples.push_back({SeriesId::fromIndex(series), time, bitsOf(total)});
    for (Series *series : m_fresh) {
        series->isFresh = false;
        if (series->isOverflow)
            continue;
        switch (series->type) {
        case StatsdLine::Type::Counter:
        case StatsdLine::Type::Gauge: samples.push_back({series->id, time, bitsOf(series->total)}); break;
        case StatsdLine::Type::Set:
            samples.push_back({series->id, time, bitsOf(double(series->members.size()))});
            series->members = {};
            break;
        case StatsdLine::Type::Timer:
            samples.push_back({series->count, time, bitsOf(series->total)});
            for (size_t i = 0; i < KeptQuantiles.size(); ++i) {
                if (const auto value = quantileOf(series->values, KeptQuantiles[i]))
                    samples.push_back({series->quantiles[i], time, bitsOf(*value)});
            }
            series->values = {};
            break;
        }
    }
    m_fresh.clear();
    m_kept = 0;
}

} // namespace performance
