// SPDX-License-Identifier: MIT
#pragma once

#include "base/page.h"
#include "charts/chart_feed.h"
#include "overview/use_matrix.h"

#include <optional>

class QGridLayout;
class QMenu;
class QScrollArea;

namespace wai {

// Thread: the one of the window.

class MachineSurvey;
class TopProcesses;

/// The machine at a glance: what is short, since when, and who did it.
class OverviewPage : public Page {
    Q_OBJECT
public:
    OverviewPage(performance::PerformanceClient &client, ViewState &state, const ThemeSource &themes);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Chart {
        TimeChart *chart;
        ChartFeed *feed;
    };
    Chart addChart(const QString &title, const QString &unit, const QString &reasonNow = {});
    void extendChartMenu(QMenu *menu, TimeChart *chart);
    static void show(const Chart &chart, std::vector<ChartLine> lines);
    void showFindings();
    void showCustom();
    void arrange();
    void lead(performance::UseResource resource, performance::UseRow row, const QStringList &series);

    performance::PerformanceClient &m_client;
    ViewState &m_state;
    const ThemeSource &m_themes;
    MachineSurvey *m_survey;
    QScrollArea *m_scroll;
    QWidget *m_content;
    QGridLayout *m_grid;
    UseMatrix *m_matrix;
    Chart m_cpu, m_memory, m_disk, m_network, m_pressure, m_custom; ///< in the order of the matrix's columns
    TopProcesses *m_top;
    std::optional<performance::SeriesDescriptor> m_ownMetric; ///< in the last chart; none: who waits to run
    bool m_isLookedAt = false; ///< since it was opened, the last chart shows something: that stays
    bool m_wide = true;
};

} // namespace wai
