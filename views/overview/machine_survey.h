// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>
#include <performance/judgement/device_activity.h>

#include <QObject>

namespace wai {

// Thread: the one of the window.

/// Finds out what of this machine is worth a chart: how many CPUs there are, the disk and the network that did most over
/// the last hours, its filesystems, and the newest series that a program recorded itself. The history knows it at once;
/// on a machine that was never looked at it takes a tick or two.
class MachineSurvey : public QObject {
    Q_OBJECT
public:
    struct Findings {
        performance::MachineParts parts;
        std::optional<performance::SeriesDescriptor> custom;
        bool operator==(const Findings &) const = default;
    };

    explicit MachineSurvey(performance::PerformanceClient &client, QObject *parent = nullptr);

    const Findings &findings() const { return m_findings; }
    /// Judges anew, which it also does by itself every ten seconds while its page is visible.
    void look();

Q_SIGNALS:
    void changed();
    /// The series that there are were looked through.
    void looked();

private:
    void sort(const std::vector<performance::SeriesInfo> &series);
    using Activity = std::vector<performance::DeviceActivity> (*)(const performance::DeviceSeries &,
                                                                  const std::vector<performance::SeriesData> &,
                                                                  const std::vector<performance::SeriesData> &,
                                                                  const performance::PartsInSeries &);
    /// Chooses the disk, or the network, by what it did until `end`.
    void weigh(const performance::DeviceSeries &devices, const performance::PartsInSeries &parts,
               performance::Timestamp end, Activity activityOf, QString performance::MachineParts::*found);
    void set(const Findings &findings);

    performance::PerformanceClient &m_client;
    Findings m_findings;
    performance::Timestamp m_lookedAt{};
};

} // namespace wai
