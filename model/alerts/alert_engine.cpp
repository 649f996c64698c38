// SPDX-License-Identifier: MIT
#include "performance/alerts/alert_engine.h"

#include "performance/alerts/alert_file.h"
#include "performance/core/duration_text.h"
#include "performance/core/format.h"
#include "performance/core/metric_table.h"
#include "performance/core/translate.h"
#include "performance/core/whole_file.h"
#include "performance/core/mutex.h"

#include <QDateTime>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

/// Within this time a series that tells once a minute has told some times.
constexpr nanoseconds Spacing = std::chrono::minutes(5);

/// How far apart the samples of a series usually are.
nanoseconds spacingOf(const std::vector<SeriesPoint> &points)
{
    std::vector<nanoseconds> between;
    for (size_t i = 1; i < points.size(); ++i)
        between.push_back(points[i].time - points[i - 1].time);
    if (between.empty())
        return nanoseconds(0);
    const auto middle = between.begin() + std::ptrdiff_t(between.size() / 2);
    std::nth_element(between.begin(), middle, between.end());
    return *middle;
}

struct Amount {
    const ProcessSample *process;
    double value;
};

} // namespace

AlertEngine::AlertEngine(Sources sources, QString file) : m_sources(std::move(sources)), m_file(std::move(file))
{
    reread();
}

AlertSettings AlertEngine::settings() const
{
    const Locked lock(m_mutex);
    return m_settings;
}

PerformanceResult<void> AlertEngine::setSettings(AlertSettings settings)
{
    if (auto valid = validate(settings); !valid)
        return valid;
    for (AlertRule &rule : settings.rules) {
        if (rule.id.isEmpty())
            rule.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    }
    if (!m_file.isEmpty()) {
        if (const auto present = readAlertSettings(m_file);
            !present && present.error().code() == PerformanceErrorCode::ParseError)
            setAside(m_file);
        if (auto written = writeAlertSettings(m_file, settings); !written)
            return written;
    }
    take(std::move(settings));
    return {};
}

std::vector<Alert> AlertEngine::alerts() const
{
    const Locked lock(m_mutex);
    return {m_alerts.rbegin(), m_alerts.rend()};
}

/// Takes over what another program of this user has written.
void AlertEngine::reread()
{
    if (m_file.isEmpty())
        return;
    const QDateTime changed = QFileInfo(m_file).lastModified();
    {
        const Locked lock(m_mutex);
        if (changed == m_changed)
            return;
        m_changed = changed;
    }
    if (auto read = readAlertSettings(m_file))
        take(std::move(*read));
    else if (m_sources.problem)
        m_sources.problem(read.error().message());
}

void AlertEngine::take(AlertSettings settings)
{
    const Timestamp present = performance::now();
    const Locked lock(m_mutex);
    // What rings by a rule that is gone, or another now, rings no more.
    std::erase_if(m_states, [&](const auto &state) WAI_REQUIRES(m_mutex) {
        const auto find = [&](const AlertSettings &in) {
            return std::find_if(in.rules.begin(), in.rules.end(),
                                [&](const AlertRule &rule) { return rule.id == state.first; });
        };
        const auto before = find(m_settings);
        const auto after = find(settings);
        if (after != settings.rules.end() && before != m_settings.rules.end() && *before == *after)
            return false;
        if (state.second.ringing)
            m_alerts[*state.second.ringing].endedAt = present;
        return true;
    });
    m_settings = std::move(settings);
}

std::vector<Alert> AlertEngine::tick(Timestamp now)
{
    reread();
    // The history is asked without the lock: nobody waits for it who only wants to know what rang.
    const std::vector<AlertRule> rules = settings().rules;
    std::vector<Alert> fresh;
    for (const AlertRule &rule : rules) {
        // Somewhat more than the rule asks, to see how often the series tells at all.
        const SeriesData data = m_sources.query(rule.series,
                                                {now - std::max<nanoseconds>(rule.duration, Spacing), now});
        const Locked lock(m_mutex);
        const bool stands = std::find(m_settings.rules.begin(), m_settings.rules.end(), rule) != m_settings.rules.end();
        if (auto alert = stands ? look(rule, m_states[rule.id], data, now) : std::nullopt)
            fresh.push_back(std::move(*alert));
    }
    return fresh;
}

std::optional<Alert> AlertEngine::look(const AlertRule &rule, State &state, const SeriesData &data, Timestamp now)
{
    Q_ASSERT(m_mutex.isHeld());
    const TimeRange range{now - rule.duration, now};
    const nanoseconds spacing = spacingOf(data.points);
    // What stood when the time began counts as well, of a series that tells seldom.
    std::vector<SeriesPoint> points;
    std::copy_if(data.points.begin(), data.points.end(), std::back_inserter(points), [&](const SeriesPoint &point) {
        return point.time + point.width >= range.from - (spacing > std::chrono::seconds(2) ? spacing : nanoseconds(0));
    });
    // Of a series that tells nothing, or did not all the time, nothing is told: one value says nothing of a minute.
    const nanoseconds slack = std::max(
        {nanoseconds(rule.duration) / 5, nanoseconds(std::chrono::seconds(2)), spacing + spacing / 2});
    Timestamp told = range.from;
    bool isWhole = !points.empty();
    for (const SeriesPoint &point : points) {
        isWhole = isWhole && point.time - told <= slack;
        told = std::max(told, point.time + point.width);
    }
    isWhole = isWhole && now - told <= slack;
    if (!isWhole) {
        if (points.empty() && state.ringing) {
            m_alerts[*state.ringing].endedAt = now;
            state.ringing.reset();
        }
        return std::nullopt;
    }
    const auto farthest = [&](const SeriesPoint &point) { return rule.isAbove ? point.maximum : point.minimum; };
    const auto nearest = [&](const SeriesPoint &point) { return rule.isAbove ? point.minimum : point.maximum; };
    const auto beyond = [&](double value, double limit) { return rule.isAbove ? value > limit : value < limit; };
    double most = farthest(points.front());
    for (const SeriesPoint &point : points)
        most = rule.isAbove ? std::max(most, farthest(point)) : std::min(most, farthest(point));
    if (state.ringing) {
        Alert &alert = m_alerts[*state.ringing];
        if (beyond(most, alert.value))
            alert.value = most;
        const double away = rule.threshold + (rule.isAbove ? -1 : 1) * rule.hysteresis * std::fabs(rule.threshold);
        // Over once it was away from the threshold all the time.
        if (std::none_of(points.begin(), points.end(),
                         [&](const SeriesPoint &point) { return beyond(farthest(point), away); })) {
            alert.endedAt = now;
            state.ringing.reset();
        }
        return std::nullopt;
    }
    if (!std::all_of(points.begin(), points.end(),
                     [&](const SeriesPoint &point) { return beyond(nearest(point), rule.threshold); }))
        return std::nullopt;
    if (state.lastRing != Timestamp() && now - state.lastRing < Rest)
        return std::nullopt;
    Alert alert;
    alert.rule = rule.id;
    alert.series = rule.series;
    alert.name = displayName(data.descriptor);
    alert.since = now;
    alert.value = most;
    alert.unit = data.descriptor.shownUnit();
    alert.processes = responsible(data.descriptor, range);
    alert.isQuiet = isQuiet(now);
    alert.sentence = translate("Alerts",
                               rule.isAbove ? QT_TRANSLATE_NOOP("Alerts", "%1 has been above %2 for %3, at most %4.")
                                            : QT_TRANSLATE_NOOP("Alerts", "%1 has been below %2 for %3, at least %4."))
                         .arg(alert.name, formatValue(rule.threshold, alert.unit), toText(rule.duration),
                              formatValue(most, alert.unit));
    state.lastRing = now;
    if (m_alerts.size() >= MostKept) {
        m_alerts.erase(m_alerts.begin());
        for (auto &[id, other] : m_states) {
            if (other.ringing)
                other.ringing = *other.ringing == 0 ? std::nullopt : std::optional(*other.ringing - 1);
        }
    }
    state.ringing = m_alerts.size();
    m_alerts.push_back(alert);
    return alert.isQuiet ? std::nullopt : std::optional(alert);
}

/// The three processes with most of what the series is about.
QStringList AlertEngine::responsible(const SeriesDescriptor &series, const TimeRange &range) const
{
    const std::vector<ProcessSample> processes = m_sources.processes(range);
    const bool isMemory = series.category == MetricCategory::Memory;
    const bool isDisk = series.category == MetricCategory::Disk;
    std::vector<Amount> amounts;
    for (const ProcessSample &process : processes) {
        const double value = isMemory ? double(process.residentBytes)
            : isDisk                  ? process.readRate.value_or(0) + process.writeRate.value_or(0)
                                      : process.cpu.value_or(0);
        if (value > 0)
            amounts.push_back({&process, value});
    }
    std::stable_sort(amounts.begin(), amounts.end(),
                     [](const Amount &a, const Amount &b) { return a.value > b.value; });
    QStringList names;
    for (size_t i = 0; i < amounts.size() && i < 3; ++i) {
        const ProcessSample &process = *amounts[i].process;
        names << QStringLiteral("%1 (%2), %3")
                     .arg(process.name, QString::number(process.identity.pid),
                          formatValue(amounts[i].value,
                                      isMemory     ? u"By"
                                          : isDisk ? u"By/s"
                                                   : u"1"));
    }
    return names;
}

bool AlertEngine::isQuiet(Timestamp now) const
{
    if (!m_settings.hasQuietHours)
        return false;
    const QTime time = QDateTime::fromMSecsSinceEpoch(toNanoseconds(now) / 1'000'000).time();
    const int minute = time.hour() * 60 + time.minute();
    return m_settings.quietFrom <= m_settings.quietTo ? minute >= m_settings.quietFrom && minute < m_settings.quietTo
                                                      : minute >= m_settings.quietFrom || minute < m_settings.quietTo;
}

} // namespace performance
