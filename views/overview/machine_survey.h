// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QObject>

#include <functional>

namespace wai {

/// Finds out what of this machine is worth a chart: how many CPUs there are, the disk and the network that did most over
/// the last hours, its filesystems, and the newest series that a program recorded itself. The history knows it at once;
/// on a machine that was never looked at it takes a tick or two.
class MachineSurvey : public QObject {
    Q_OBJECT
public:
    struct Findings {
        double cpus = 0;
        QString disk;
        QString network;
        QStringList filesystems; ///< keys: used and free of each, in turns
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
    /// `isPreferred` says of a device's name whether it is what people mean.
    void weigh(const std::vector<performance::SeriesInfo> &series, const QString &metric, const QString &attribute, const std::function<bool(const QString &)> &isPreferred,
               QString Findings::*found);
    void set(const Findings &findings);

    performance::PerformanceClient &m_client;
    Findings m_findings;
    performance::Timestamp m_lookedAt{};
};

} // namespace wai
