// SPDX-License-Identifier: MIT
#pragma once

#include "charts/chart_feed.h"
#include "window/page.h"

namespace wai {

class TopProcesses;

/// The machine at a glance: CPU, pressure, memory, disk and network over time, and who is behind it.
class OverviewPage : public Page {
    Q_OBJECT
public:
    OverviewPage(performance::PerformanceClient &client, ViewState &state, const ThemeSource &themes);
    QString id() const override { return QStringLiteral("overview"); }
    QString title() const override { return tr("Overview"); }

private:
    struct Chart {
        TimeChart *chart;
        ChartFeed *feed;
    };
    Chart addChart(const QString &title, const QString &unit, const QString &emptyText = {});
    void showCpu(std::optional<double> cpus);
    /// Asks for what was not known yet: the number of CPUs, the busiest disk and network.
    void complete();
    /// Which disks and networks there are shows only once the machine was looked at.
    void chooseDevices();
    void choose(const Chart &chart, const std::vector<performance::SeriesInfo> &series, const QString &metric, const QString &deviceAttribute,
                const QString &directionAttribute, const QStringList &directions, const QStringList &labels);

    performance::PerformanceClient &m_client;
    ViewState &m_state;
    const ThemeSource &m_themes;
    Chart m_cpu, m_pressure, m_memory, m_disk, m_network;
    TopProcesses *m_top;
    bool m_knowsCpus = false;
};

} // namespace wai
