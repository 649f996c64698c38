// SPDX-License-Identifier: MIT
#include "overview/overview_page.h"

#include "overview/machine_survey.h"
#include "overview/top_processes.h"

#include <performance/core/metric_table.h>

#include <QGridLayout>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QShowEvent>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

/// From this width on, who did it stands beside the charts.
constexpr int WideFrom = 1040;
constexpr int SideWidth = 330;

} // namespace

/// Other lines only: the same ones keep their data.
void OverviewPage::show(const Chart &chart, std::vector<ChartLine> lines)
{
    if (lines == chart.chart->lines())
        return;
    chart.chart->setLines(std::move(lines));
    chart.feed->refresh();
}

OverviewPage::OverviewPage(PerformanceClient &client, ViewState &state, const ThemeSource &themes)
    : m_client(client)
    , m_state(state)
    , m_themes(themes)
    , m_survey(new MachineSurvey(client, this))
    , m_scroll(new QScrollArea)
    , m_content(new QWidget)
    , m_grid(new QGridLayout(m_content))
    , m_matrix(new UseMatrix(client, state))
    , m_cpu(addChart(tr("CPU"), QStringLiteral("1")))
    , m_memory(addChart(tr("Memory"), QStringLiteral("By")))
    , m_disk(addChart(tr("Disk"), QStringLiteral("By/s"), tr("No disk has done anything yet.")))
    , m_network(addChart(tr("Network"), QStringLiteral("By/s"), tr("No network has carried anything yet.")))
    , m_pressure(addChart(tr("Pressure"), QStringLiteral("1"),
                          tr("This kernel does not report how long tasks wait (no pressure stall information).")))
    , m_custom(addChart(tr("Run queue"), QStringLiteral("{task}")))
    , m_top(new TopProcesses(client, state, themes))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_grid->setContentsMargins(space::Large, space::Medium, space::Large, space::Large);
    m_grid->setSpacing(space::Medium);
    arrange();

    const auto pressure = [](const char *resource) {
        return metrics::PressureTime
            .series({{QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                     {QStringLiteral("wai.pressure.resource"), QString::fromLatin1(resource)}})
            .key();
    };
    m_pressure.chart->setLines(
        {{pressure("cpu"), tr("CPU"), 1, true}, {pressure("memory"), tr("memory"), 3}, {pressure("io"), tr("IO"), 0}});
    m_pressure.chart->setToolTip(
        tr("Share of time in which at least one task had to wait for the resource (pressure stall information)."));
    const auto memory = [](const char *kind) {
        return metrics::MemoryUsage.series({{QStringLiteral("system.memory.state"), QString::fromLatin1(kind)}}).key();
    };
    m_memory.chart->setLines(
        {{memory("used"), tr("used"), 2, true},
         {memory("cached"), tr("cached"), 5},
         {metrics::SwapUsage.series({{QStringLiteral("system.paging.state"), QStringLiteral("used")}}).key(),
          tr("swap"), 1}});
    m_memory.chart->setToolTip(
        tr("Used is what programs cannot get any more: installed memory less what the kernel could still hand out."));
    m_cpu.chart->setToolTip(tr("Share of all CPUs together: 100 % means that every CPU is busy."));
    m_disk.chart->setToolTip(tr("Bytes read and written per second by the busiest disk."));
    m_network.chart->setToolTip(tr("Bytes received and sent per second by the busiest network interface."));

    // A busy machine looks busy, and an idle one idle.
    m_cpu.chart->setFixedMaximum(1.0);
    connect(m_survey, &MachineSurvey::changed, this, &OverviewPage::showFindings);
    connect(m_survey, &MachineSurvey::looked, this, [this] {
        const auto &shown = m_custom.chart->data();
        m_isLookedAt = isVisible()
            && std::any_of(shown.begin(), shown.end(), [](const SeriesData &line) { return !line.points.empty(); });
    });
    connect(m_matrix, &UseMatrix::chosen, this, &OverviewPage::lead);
    connect(m_top, &TopProcesses::chosen, this, &Page::showProcess);
    connect(m_top, &TopProcesses::stacksWanted, this, &Page::showStacks);
    showFindings();
}

OverviewPage::Chart OverviewPage::addChart(const QString &title, const QString &unit, const QString &reasonNow)
{
    auto *chart = new TimeChart(m_themes, title, unit, m_content);
    chart->follow(&m_state);
    chart->setReasonNow(reasonNow);
    connect(chart, &TimeChart::menuRequested, this, [this, chart](QMenu *menu) { extendChartMenu(menu, chart); });
    return {chart, new ChartFeed(m_client, m_state, chart)};
}

/// What a chart offers that other pages do.
void OverviewPage::extendChartMenu(QMenu *menu, TimeChart *chart)
{
    menu->addSeparator();
    menu->addAction(tr("Open in Metrics"), this, [this, chart] {
        QStringList keys;
        for (const ChartLine &line : chart->lines())
            keys << line.key;
        Q_EMIT showSeries(keys);
    });
    menu->addAction(tr("Alert me …"), this, [this, chart] {
        Q_EMIT alertWanted(chart->lines().empty() ? QString() : chart->lines().front().key);
    });
}

void OverviewPage::showFindings()
{
    const MachineSurvey::Findings &found = m_survey->findings();
    m_matrix->setMachine(found.parts);
    std::vector<ChartLine> cpu{{metrics::CpuUtilization.series().key(), tr("busy"), 0, true}};
    if (found.parts.cpus > 0) {
        // Modes count seconds per second of all CPUs; their number makes them shares.
        const auto mode = [](const char *name) {
            return metrics::CpuTime.series({{QStringLiteral("cpu.mode"), QString::fromLatin1(name)}}).key();
        };
        cpu.push_back({mode("system"), tr("system"), 3, false, 1 / found.parts.cpus});
        cpu.push_back({mode("iowait"), tr("IO wait"), 4, false, 1 / found.parts.cpus});
    }
    show(m_cpu, std::move(cpu));

    const auto device = [&](const Chart &chart, const QString &title, const MetricDefinition &metric,
                            const QString &attribute, const QString &name, const QString &directionAttribute,
                            std::initializer_list<std::pair<const char *, QString>> directions) {
        if (name.isEmpty())
            return;
        chart.chart->setTitle(title.arg(name));
        std::vector<ChartLine> lines;
        for (const auto &[direction, label] : directions) {
            const QString key =
                metric.series({{attribute, name}, {directionAttribute, QString::fromLatin1(direction)}}).key();
            lines.push_back({key, label, lines.empty() ? 4 : 0, lines.empty()});
        }
        show(chart, std::move(lines));
    };
    device(m_disk, tr("Disk %1"), metrics::DiskIo, QStringLiteral("system.device"), found.parts.disk,
           QStringLiteral("disk.io.direction"), {{"read", tr("read")}, {"write", tr("write")}});
    device(m_network, tr("Network %1"), metrics::NetworkIo, QStringLiteral("network.interface.name"),
           found.parts.network, QStringLiteral("network.io.direction"),
           {{"receive", tr("in")}, {"transmit", tr("out")}});

    showCustom();
}

/// The place of an application's own metric shows who waits to run until there is one. What one looks at stays: a metric
/// that comes meanwhile takes the place when the page is opened again.
void OverviewPage::showCustom()
{
    if (!m_isLookedAt)
        m_ownMetric = m_survey->findings().custom;
    if (m_ownMetric) {
        m_custom.chart->setTitle(displayName(*m_ownMetric));
        m_custom.chart->setUnits(m_ownMetric->shownUnit(), {});
        m_custom.chart->setToolTip(
            tr("The newest metric that a program recorded itself. The Metrics page has all of them."));
        show(m_custom, {{m_ownMetric->key(), m_ownMetric->metric, colorOf(m_ownMetric->key()), true}});
    } else {
        m_custom.chart->setTitle(tr("Run queue"));
        m_custom.chart->setUnits(QStringLiteral("{task}"), {});
        m_custom.chart->setToolTip(tr(
            "Tasks that run or wait for a CPU, and tasks that wait for IO. A metric of your own program takes this place when the page is opened again."));
        show(m_custom,
             {{metrics::RunQueue.series().key(), tr("running"), 1, true},
              {metrics::BlockedTasks.series().key(), tr("blocked"), 0}});
    }
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (event->spontaneous()) // the window was only out of sight
        return;
    m_isLookedAt = false;
    showCustom();
    m_survey->look();
}

void OverviewPage::arrange()
{
    // Taken out and put in anew: the places depend on the width.
    QWidget *const charts[] = {m_cpu.chart,     m_memory.chart,   m_disk.chart,
                               m_network.chart, m_pressure.chart, m_custom.chart};
    for (QWidget *widget : charts)
        m_grid->removeWidget(widget);
    m_grid->removeWidget(m_top);
    m_grid->removeWidget(m_matrix);
    m_grid->addWidget(m_matrix, 0, 0, 1, m_wide ? 3 : 2);
    // Narrow, who did it stands behind the first two charts, where one sees it without scrolling.
    constexpr int TopRow = 2;
    for (int i = 0; i < 6; ++i) {
        const int row = 1 + i / 2;
        m_grid->addWidget(charts[i], m_wide || row < TopRow ? row : row + 1, i % 2);
    }
    m_grid->addWidget(m_top, m_wide ? 1 : TopRow, m_wide ? 2 : 0, m_wide ? 3 : 1, m_wide ? 1 : 2);
    for (int row = 1; row <= 4; ++row)
        m_grid->setRowStretch(row, m_wide && row == 4 ? 0 : 1);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(2, m_wide ? SideWidth : 0);
    m_top->setMinimumHeight(m_wide ? 0 : 180);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool wide = width() >= WideFrom;
    if (wide != m_wide) {
        m_wide = wide;
        arrange();
    }
    // Where the page scrolls, the wheel belongs to it.
    m_grid->activate();
    const bool scrolls = m_content->minimumSizeHint().height() > height();
    for (const Chart &chart : {m_cpu, m_memory, m_disk, m_network, m_pressure, m_custom})
        chart.chart->setWheelScrollsPage(scrolls);
}

void OverviewPage::lead(UseResource resource, UseRow row, const QStringList &series)
{
    // Errors, and what of a network is too much, have no chart of their own here.
    if (row == UseRow::Errors || (resource == UseResource::Network && row == UseRow::Saturation)) {
        Q_EMIT showSeries(series);
        return;
    }
    TimeChart *const charts[] = {m_cpu.chart, m_memory.chart, m_disk.chart, m_network.chart};
    TimeChart *chart = row == UseRow::Saturation ? m_pressure.chart : charts[int(resource)];
    m_scroll->ensureWidgetVisible(chart);
    chart->setFocus(Qt::OtherFocusReason);
}

} // namespace wai
