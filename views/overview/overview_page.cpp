// SPDX-License-Identifier: MIT
#include "overview/overview_page.h"

#include "overview/top_processes.h"

#include <performance/core/metric_table.h>

#include <QGridLayout>

#include <map>
#include <optional>

namespace wai {

using namespace performance;

OverviewPage::OverviewPage(PerformanceClient &client, ViewState &state, const ThemeSource &themes)
    : m_client(client)
    , m_state(state)
    , m_themes(themes)
    , m_cpu(addChart(tr("CPU"), QStringLiteral("1")))
    , m_pressure(addChart(tr("Pressure"), QStringLiteral("1"), tr("This kernel does not tell how long tasks wait (no pressure stall information).")))
    , m_memory(addChart(tr("Memory"), QStringLiteral("By")))
    , m_disk(addChart(tr("Disk"), QStringLiteral("By/s"), tr("No disk has done anything yet.")))
    , m_network(addChart(tr("Network"), QStringLiteral("By/s"), tr("No network has carried anything yet.")))
    , m_top(new TopProcesses(client, state, themes))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    grid->setSpacing(space::Medium);
    grid->addWidget(m_cpu.chart, 0, 0);
    grid->addWidget(m_pressure.chart, 0, 1);
    grid->addWidget(m_memory.chart, 1, 0);
    grid->addWidget(m_disk.chart, 1, 1);
    grid->addWidget(m_network.chart, 2, 0);
    grid->addWidget(m_top, 2, 1);
    for (int i = 0; i < 3; ++i)
        grid->setRowStretch(i, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);

    const auto pressure = [](const char *resource) {
        return metrics::PressureTime.series({{QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                                             {QStringLiteral("wai.pressure.resource"), QString::fromLatin1(resource)}}).key();
    };
    m_pressure.chart->setLines({{pressure("cpu"), tr("CPU"), 1, true}, {pressure("memory"), tr("memory"), 3}, {pressure("io"), tr("IO"), 0}});
    m_pressure.chart->setToolTip(tr("Share of time in which at least one task had to wait for the resource (pressure stall information)."));
    const auto memory = [](const char *kind) { return metrics::MemoryUsage.series({{QStringLiteral("system.memory.state"), QString::fromLatin1(kind)}}).key(); };
    m_memory.chart->setLines({{memory("used"), tr("used"), 2, true}, {memory("cached"), tr("cached"), 5},
                              {metrics::SwapUsage.series({{QStringLiteral("system.paging.state"), QStringLiteral("used")}}).key(), tr("swap"), 1}});
    m_memory.chart->setToolTip(tr("Used is what programs cannot get any more: installed memory less what the kernel could still hand out."));
    m_cpu.chart->setToolTip(tr("Share of all CPUs together: 100 % means that every CPU is busy."));
    m_disk.chart->setToolTip(tr("Bytes read and written per second by the busiest disk."));
    m_network.chart->setToolTip(tr("Bytes received and sent per second by the busiest network interface."));

    showCpu(std::nullopt);
    complete();
    connect(&client, &PerformanceClient::advanced, this, &OverviewPage::complete);
}

void OverviewPage::showCpu(std::optional<double> cpus)
{
    std::vector<ChartLine> lines{{metrics::CpuUtilization.series().key(), tr("busy"), 0, true}};
    // Modes count seconds per second of all CPUs; their number makes them shares.
    const auto mode = [](const char *name) { return metrics::CpuTime.series({{QStringLiteral("cpu.mode"), QString::fromLatin1(name)}}).key(); };
    if (cpus) {
        lines.push_back({mode("system"), tr("system"), 3, false, 1 / *cpus});
        lines.push_back({mode("iowait"), tr("IO wait"), 4, false, 1 / *cpus});
    }
    m_cpu.chart->setLines(std::move(lines));
    m_cpu.feed->refresh();
}

void OverviewPage::complete()
{
    // The history knows most of it at once; on a machine that was never looked at it takes a tick or two.
    if (!m_knowsCpus) {
        const TimeRange lately{now() - std::chrono::hours(24), now() + std::chrono::seconds(1)};
        whenDone(m_client.query(metrics::CpuCount.series().key(), lately, 1), this, [this](const PerformanceResult<SeriesData> &count) {
            if (m_knowsCpus || !count || count->points.empty() || count->points.back().maximum < 1)
                return;
            m_knowsCpus = true;
            showCpu(count->points.back().maximum);
        });
    }
    if (m_disk.chart->lines().empty() || m_network.chart->lines().empty())
        chooseDevices();
}

OverviewPage::Chart OverviewPage::addChart(const QString &title, const QString &unit, const QString &emptyText)
{
    auto *chart = new TimeChart(m_themes, title, unit, this);
    chart->follow(&m_state);
    if (!emptyText.isEmpty())
        chart->setEmptyText(emptyText);
    return {chart, new ChartFeed(m_client, m_state, chart)};
}

void OverviewPage::chooseDevices()
{
    whenDone(m_client.series(), this, [this](const PerformanceResult<std::vector<SeriesInfo>> &series) {
        if (!series)
            return;
        if (m_disk.chart->lines().empty())
            choose(m_disk, *series, QString::fromLatin1(metrics::DiskIo.metric), QStringLiteral("system.device"), QStringLiteral("disk.io.direction"),
               {QStringLiteral("read"), QStringLiteral("write")}, {tr("read"), tr("write")});
        if (m_network.chart->lines().empty())
            choose(m_network, *series, QString::fromLatin1(metrics::NetworkIo.metric), QStringLiteral("network.interface.name"), QStringLiteral("network.io.direction"),
               {QStringLiteral("receive"), QStringLiteral("transmit")}, {tr("in"), tr("out")});
    });
}

void OverviewPage::choose(const Chart &chart, const std::vector<SeriesInfo> &series, const QString &metric, const QString &deviceAttribute,
                          const QString &directionAttribute, const QStringList &directions, const QStringList &labels)
{
    std::map<QString, QStringList> devices; // keys by direction
    for (const SeriesInfo &info : series) {
        const SeriesDescriptor &d = info.descriptor;
        const QString device = d.attributes.value(deviceAttribute);
        // The loopback carries nothing of the outside world.
        if (d.metric == metric && device != u"lo")
            devices[device] << d.key();
    }
    if (devices.empty())
        return;
    // The busiest device over the last hours: asked once, so that the chart does not change its subject while one looks.
    const TimeRange range{now() - std::chrono::hours(6), now()};
    QList<QFuture<PerformanceResult<SeriesData>>> futures;
    std::vector<QString> names;
    for (const auto &[device, keys] : devices) {
        for (const QString &key : keys) {
            futures << m_client.query(key, range, 1);
            names.push_back(device);
        }
    }
    QtFuture::whenAll(futures.begin(), futures.end()).then(this, [=, this](const QList<QFuture<PerformanceResult<SeriesData>>> &answers) {
        std::map<QString, double> amounts;
        for (qsizetype i = 0; i < answers.size(); ++i) {
            double &amount = amounts[names[size_t(i)]];
            if (answers[i].resultCount() == 0)
                continue;
            const PerformanceResult<SeriesData> answer = answers[i].result();
            for (const SeriesPoint &point : answer ? answer->points : std::vector<SeriesPoint>())
                amount += point.mean;
        }
        const auto busiest = std::max_element(amounts.cbegin(), amounts.cend(), [](const auto &a, const auto &b) { return a.second < b.second; });
        std::vector<ChartLine> lines;
        for (qsizetype i = 0; i < directions.size(); ++i) {
            const QString key = seriesKey(metric, {{deviceAttribute, busiest->first}, {directionAttribute, directions[i]}});
            lines.push_back({key, i == 0 ? QStringLiteral("%1 %2").arg(busiest->first, labels[i]) : labels[i], i == 0 ? 4 : 0, i == 0});
        }
        chart.chart->setLines(std::move(lines));
        chart.feed->refresh();
    });
}

} // namespace wai
