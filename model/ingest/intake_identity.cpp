// SPDX-License-Identifier: MIT
// Which series of ours the points of a sender are.
#include "performance/ingest/intake.h"

#include "performance/core/metric_table.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <cerrno>

#include <signal.h>

namespace performance {

namespace {

/// Senders that were silent for so long have ended, as far as a key is concerned that another one wants.
constexpr qint64 Quiet = 5 * qint64(60'000'000'000);
constexpr int MostSources = 64;
constexpr size_t MostReleases = 1000;
constexpr qint64 TellReleases = qint64(10'000'000'000);

} // namespace

bool IncomingSender::isGone() const
{
    bool ok = false;
    const int pid = apart.value(QStringLiteral("process.pid")).toInt(&ok);
    // A container has process numbers, and mostly a host name, of its own.
    return ok && pid > 0 && apart.value(QStringLiteral("host.name")) == QSysInfo::machineHostName()
        && ::kill(pid, 0) != 0 && errno == ESRCH;
}

void Intake::setSender(const IncomingSender &sender)
{
    setSender(sender.name);
    if (sender.described.isEmpty())
        return;
    const Fingerprint release = fingerprintOf(ReleaseMetric, sender.fingerprint);
    if (m_releases.size() >= MostReleases && !m_releases.contains(release))
        std::erase_if(m_releases, [&](const auto &entry) {
            return entry.second < m_now - nanoseconds(SeriesAdmission::Silence).count();
        });
    if (m_releases.size() >= MostReleases && !m_releases.contains(release))
        return;
    qint64 &told = m_releases[release];
    if (told != 0 && m_now - told < TellReleases)
        return;
    told = m_now;
    SeriesDescriptor descriptor;
    descriptor.metric = QLatin1String(ReleaseMetric);
    descriptor.name = QStringLiteral("Release that runs");
    descriptor.unit = QStringLiteral("1");
    descriptor.attributes = sender.attributes;
    descriptor.attributes.insert(sender.described);
    const SeriesAdmission::Answer answer = m_admission.admit(descriptor);
    if (answer.refusal == SeriesAdmission::Refusal::None && !answer.isOverflow)
        add(answer.series, m_now, 1);
}

/// Asks for the series of a descriptor; of a distribution for all of them.
void Intake::admit(Series &series, const IncomingMetric &metric, SeriesDescriptor descriptor, bool isHistogram)
{
    series.refusal = SeriesAdmission::Refusal::None;
    series.isOverflow = false;
    const auto admit = [&](const SeriesDescriptor &wanted) {
        const SeriesAdmission::Answer answer = m_admission.admit(wanted);
        if (series.refusal == SeriesAdmission::Refusal::None)
            series.refusal = isHistogram && answer.isOverflow ? SeriesAdmission::Refusal::Full : answer.refusal;
        series.isOverflow = series.isOverflow || answer.isOverflow;
        return answer.series;
    };
    if (!isHistogram) {
        descriptor.instrument = metric.isCounter ? Instrument::Counter : Instrument::Gauge;
        series.id = admit(descriptor);
        return;
    }
    // The percentiles first: they are what comes to a limit, and then the others need no place.
    for (size_t i = 0; i < KeptQuantiles.size() && series.refusal == SeriesAdmission::Refusal::None; ++i) {
        descriptor.attributes.insert(QLatin1String(StatisticAttribute), QLatin1String(KeptQuantileNames[i]));
        series.quantiles[i] = admit(descriptor);
    }
    if (series.refusal != SeriesAdmission::Refusal::None)
        return;
    descriptor.attributes.remove(QLatin1String(StatisticAttribute));
    descriptor.instrument = Instrument::Counter;
    SeriesDescriptor sum = descriptor;
    sum.metric += QLatin1String(".sum");
    sum.name += QLatin1String(" (sum)");
    series.sum = admit(sum);
    descriptor.metric += QLatin1String(".count");
    descriptor.name += QLatin1String(" (count)");
    descriptor.unit.clear(); // how many
    series.id = admit(descriptor);
}

void Intake::ask(Series &series, const IncomingMetric &metric, const Fingerprint &fingerprint, const Describe &describe,
                 bool isHistogram, PointTime when)
{
    series.generation = m_admission.generation();
    SeriesDescriptor descriptor;
    descriptor.metric = metric.name;
    descriptor.attributes = describe();
    descriptor.attributes.insert(series.apart);
    descriptor.name = metric.description.isEmpty() || metric.description.size() > SeriesAdmission::LongestName
        ? metric.name
        : metric.description;
    descriptor.unit = metric.unit;
    descriptor.category = metric.category;
    descriptor.origin = m_origin;
    admit(series, metric, descriptor, isHistogram);
    if (series.refusal != SeriesAdmission::Refusal::None || series.isOverflow)
        return;
    tellApart(series, metric, fingerprint, descriptor, isHistogram, when);
    if (series.refusal == SeriesAdmission::Refusal::None && !series.isOverflow) {
        const auto [it, isNew] = m_owners.try_emplace(series.id.index());
        // Should the one before not have ended after all, it looks for another series.
        if (const auto before = m_series.find(it->second.series);
            !isNew && it->second.series != fingerprint && before != m_series.end())
            before->second.generation = 0;
        it->second = {fingerprint, metric.scope, metric.scopeVersion, metric.sender};
    }
}

/// Whoever else has the series, where it has not ended before the point began.
const Intake::Owner *Intake::livingOwner(const Series &series, const Fingerprint &fingerprint, PointTime when) const
{
    const auto it = m_owners.find(series.id.index());
    if (it == m_owners.end() || it->second.series == fingerprint)
        return nullptr;
    const auto its = m_series.find(it->second.series);
    const bool hasEnded = its == m_series.end() || its->second.id != series.id || its->second.seen < m_now - Quiet
        || (when.start > 0 && when.start >= its->second.lastTime) || (it->second.sender && it->second.sender->isGone());
    return hasEnded ? nullptr : &it->second;
}

/// Where another sender has the key and lives, what is different about this one becomes part of its key: the library, the
/// process, in the end a number.
void Intake::tellApart(Series &series, const IncomingMetric &metric, const Fingerprint &fingerprint,
                       const SeriesDescriptor &descriptor, bool isHistogram, PointTime when)
{
    const Owner *living = livingOwner(series, fingerprint, when);
    if (!living)
        return;
    const Owner owner = *living;
    const auto tryWith = [&](const QString &key, const QString &value) {
        series.apart.insert(key, value);
        SeriesDescriptor wanted = descriptor;
        wanted.attributes.insert(series.apart);
        admit(series, metric, wanted, isHistogram);
        return series.refusal != SeriesAdmission::Refusal::None || series.isOverflow
            || !livingOwner(series, fingerprint, when);
    };
    if (!metric.scope.isEmpty() && metric.scope != owner.scope
        && tryWith(QStringLiteral("otel.scope.name"), metric.scope))
        return;
    if (!metric.scopeVersion.isEmpty() && metric.scopeVersion != owner.scopeVersion
        && tryWith(QStringLiteral("otel.scope.version"), metric.scopeVersion))
        return;
    const Attributes own = metric.sender ? metric.sender->apart : Attributes();
    const Attributes others = owner.sender ? owner.sender->apart : Attributes();
    for (auto it = own.cbegin(); it != own.cend(); ++it) {
        if (others.value(it.key()) != *it && tryWith(it.key(), *it))
            return;
    }
    for (int source = 2; source <= MostSources; ++source) {
        if (tryWith(QStringLiteral("wai.source"), QString::number(source)))
            return;
    }
    series.refusal = SeriesAdmission::Refusal::Full;
}

} // namespace performance
