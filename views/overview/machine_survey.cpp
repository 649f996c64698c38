// SPDX-License-Identifier: MIT
#include "overview/machine_survey.h"

#include "overview/own_metric.h"

#include <performance/core/metric_table.h>
#include <performance/core/when_done.h>

#include <QWidget>

#include <algorithm>

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
        const bool complete = m_findings.parts.cpus > 0 && !m_findings.parts.disk.isEmpty()
            && !m_findings.parts.network.isEmpty();
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
    if (m_findings.parts.cpus <= 0) {
        // A report lies anywhere in time; the last value of all of it is its.
        const TimeRange ever{fromNanoseconds(0), now() + std::chrono::seconds(1)};
        whenDone(m_client.ask(&History::query, metrics::CpuCount.series().key(), ever, 1), this,
                 [this](const PerformanceResult<SeriesData> &count) {
                     Findings findings = m_findings;
                     if (count && !count->points.empty())
                         findings.parts.cpus = count->points.back().maximum;
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
    const PartsInSeries parts = partsInSeries(series);
    Findings findings = m_findings;
    findings.parts.filesystems = parts.filesystems;
    findings.custom = ownMetricIn(series, m_findings.custom);
    set(findings);
    std::optional<Timestamp> last;
    for (const SeriesInfo &info : series)
        last = std::max(last, info.lastSeen);
    const Timestamp end = last.value_or(now());
    weigh(diskSeries(series), parts, end, &diskActivity, &MachineParts::disk);
    weigh(networkSeries(series), parts, end, &networkActivity, &MachineParts::network);
}

void MachineSurvey::weigh(const DeviceSeries &devices, const PartsInSeries &parts, Timestamp end, Activity activityOf,
                          QString MachineParts::*found)
{
    if (devices.keys.isEmpty())
        return;
    const nanoseconds next(1);
    const TimeRange hours{end - std::chrono::hours(6), end + next};
    const TimeRange minute{end - std::chrono::minutes(1), end + next};
    using Answers = PerformanceResult<std::vector<SeriesData>>;
    whenDone(m_client.ask(&History::queryAll, devices.keys, hours, 1), this,
             [this, devices, parts, minute, activityOf, found](const Answers &lately) {
                 if (!lately)
                     return;
                 whenDone(m_client.ask(&History::queryAll, devices.keys, minute, 1), this,
                          [this, devices, parts, activityOf, found, lately = *lately](const Answers &recently) {
                              if (!recently)
                                  return;
                              Findings findings = m_findings;
                              findings.parts.*found = chooseDevice(activityOf(devices, lately, *recently, parts),
                                                                   findings.parts.*found);
                              set(findings);
                          });
             });
}

} // namespace wai
