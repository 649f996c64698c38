// SPDX-License-Identifier: MIT
#include "overview/machine_survey.h"

#include "overview/device_choice.h"
#include "overview/series_survey.h"

#include <performance/core/metric_table.h>
#include <performance/core/when_done.h>

#include <algorithm>
#include <map>

namespace wai {

using namespace performance;

namespace {

/// What is known is looked for again now and then: a disk may be plugged in, a program begin to record.
constexpr auto LookAgain = std::chrono::seconds(10);

} // namespace

MachineSurvey::MachineSurvey(PerformanceClient &client, QObject *parent) : QObject(parent), m_client(client)
{
    look();
    connect(&client, &PerformanceClient::advanced, this, [this](Timestamp time) {
        const auto *page = qobject_cast<QWidget *>(this->parent());
        if (page && !page->isVisible())
            return;
        const bool complete = m_findings.cpus > 0 && !m_findings.disk.isEmpty() && !m_findings.network.isEmpty();
        if (!complete || time - m_lookedAt >= LookAgain)
            look();
    });
}

void MachineSurvey::set(const Findings &findings)
{
    if (findings == m_findings)
        return;
    m_findings = findings;
    Q_EMIT changed();
}

void MachineSurvey::look()
{
    m_lookedAt = now();
    if (m_findings.cpus <= 0) {
        // A report lies anywhere in time; the last value of all of it is its.
        const TimeRange ever{fromNanoseconds(0), now() + std::chrono::seconds(1)};
        whenDone(m_client.ask(&History::query, metrics::CpuCount.series().key(), ever, 1), this, [this](const PerformanceResult<SeriesData> &count) {
            Findings findings = m_findings;
            if (count && !count->points.empty())
                findings.cpus = count->points.back().maximum;
            set(findings);
        });
    }
    whenDone(m_client.ask(&History::series), this, [this](const PerformanceResult<std::vector<SeriesInfo>> &series) {
        if (series)
            sort(*series);
        Q_EMIT looked();
    });
}

void MachineSurvey::sort(const std::vector<SeriesInfo> &series)
{
    const SeriesSurvey survey = surveyOf(series, m_findings.custom);
    Findings findings = m_findings;
    findings.filesystems = survey.filesystems;
    findings.custom = survey.custom;
    set(findings);
    weigh(series, QString::fromLatin1(metrics::DiskIo.metric), QStringLiteral("system.device"), [source = survey.rootSource](const QString &name) { return isOnDisk(source, name); }, &Findings::disk);
    weigh(series, QString::fromLatin1(metrics::NetworkIo.metric), QStringLiteral("network.interface.name"), [interface = survey.routeInterface](const QString &name) { return name == interface; }, &Findings::network);
}

void MachineSurvey::weigh(const std::vector<SeriesInfo> &series, const QString &metric, const QString &attribute, const std::function<bool(const QString &)> &isPreferred,
                          QString Findings::*found)
{
    std::vector<QString> names;
    QStringList keys;
    std::optional<Timestamp> last;
    for (const SeriesInfo &info : series)
        last = std::max(last, info.lastSeen);
    const Timestamp end = last.value_or(now());
    const nanoseconds next(1);
    const TimeRange hours{end - std::chrono::hours(6), end + next};
    const TimeRange minute{end - std::chrono::minutes(1), end + next};
    for (const SeriesInfo &info : series) {
        const SeriesDescriptor &d = info.descriptor;
        const QString name = d.attributes.value(attribute);
        // The loopback carries nothing of the outside world.
        if (!isOurOwn(d.origin) || d.metric != metric || name == u"lo")
            continue;
        names.push_back(name);
        keys << d.key();
    }
    if (keys.isEmpty())
        return;
    using Answers = PerformanceResult<std::vector<SeriesData>>;
    whenDone(m_client.ask(&History::queryAll, keys, hours, 1), this, [this, names, keys, minute, isPreferred, found](const Answers &lately) {
        if (!lately || lately->size() != names.size())
            return;
        whenDone(m_client.ask(&History::queryAll, keys, minute, 1), this, [this, names, isPreferred, found, lately = *lately](const Answers &recently) {
            if (!recently || recently->size() != names.size())
                return;
            std::map<QString, DeviceActivity> devices;
            for (size_t i = 0; i < names.size(); ++i) {
                DeviceActivity &device = devices[names[i]];
                device.name = names[i];
                device.preferred = isPreferred(names[i]);
                for (const SeriesPoint &point : lately[i].points) {
                    device.measured = true;
                    device.amount += point.mean;
                }
                for (const SeriesPoint &point : (*recently)[i].points)
                    device.recent += point.mean;
            }
            std::vector<DeviceActivity> list;
            for (auto &[name, device] : devices)
                list.push_back(std::move(device));
            Findings findings = m_findings;
            findings.*found = chooseDevice(list, findings.*found);
            set(findings);
        });
    });
}

} // namespace wai
