// SPDX-License-Identifier: MIT
#include "overview/use_matrix.h"

#include "charts/chart_data.h"
#include "overview/slow_figure.h"
#include "theme/theme.h"

#include <performance/core/format.h>
#include <performance/core/metric_table.h>
#include <performance/core/when_done.h>

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

constexpr auto Lately = std::chrono::seconds(10);

/// Where a figure deserves a look, and where it hurts. Saturation and errors weigh more than utilisation: a busy CPU is
/// what it was bought for, a task that waits is not. Pressure: from 10 % on one notices, from 30 % on one suffers.
struct Limits {
    double notable;
    double bad;
};
constexpr Limits CpuBusy{0.85, 0.97};
constexpr Limits CpuPressure{0.10, 0.30};
constexpr Limits Steal{0.03, 0.10};
constexpr Limits MemoryUsed{0.85, 0.95};
constexpr Limits OtherPressure{0.05, 0.20};
constexpr Limits DiskBusy{0.80, 0.95};
constexpr Limits SpaceUsed{0.90, 0.97};
constexpr Limits Drops{0.1, 10};
constexpr Limits Retransmits{0.01, 0.05};

Level levelOf(double value, const Limits &limits)
{
    return value >= limits.bad ? Level::Bad : value >= limits.notable ? Level::Notable : Level::Fine;
}

QString share(double value) { return formatValue(value, u"1"); }

QString pressureKey(const char *resource)
{
    return metrics::PressureTime.series({{QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                                         {QStringLiteral("wai.pressure.resource"), QString::fromLatin1(resource)}}).key();
}

/// Between the statements of a cell, the most important first.
constexpr QStringView Separator = u", ";

double sumOf(const std::vector<std::optional<double>> &values, size_t first, size_t count)
{
    double sum = 0;
    for (size_t i = first; i < first + count && i < values.size(); ++i)
        sum += values[i].value_or(0);
    return sum;
}

const char *nameOf(Level level)
{
    return level == Level::Bad ? "bad" : level == Level::Notable ? "notable" : "fine";
}

} // namespace

UseMatrix::UseMatrix(PerformanceClient &client, ViewState &state, QWidget *parent)
    : QFrame(parent)
    , m_client(client)
    , m_state(state)
{
    setProperty("card", true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space::Medium, space::Small, space::Medium, space::Small);
    grid->setHorizontalSpacing(space::Small);
    grid->setVerticalSpacing(4);
    const QString rows[] = {tr("Utilisation"), tr("Saturation"), tr("Errors")};
    const QString names[] = {tr("CPU"), tr("Memory"), tr("Disk"), tr("Network")};
    for (int row = 0; row < RowCount; ++row) {
        auto *label = new QLabel(rows[row]);
        label->setProperty("role", QStringLiteral("soft"));
        grid->addWidget(label, row + 1, 0);
    }
    for (int resource = 0; resource < ResourceCount; ++resource) {
        m_heads[resource] = new QLabel(names[resource]);
        m_heads[resource]->setProperty("role", QStringLiteral("soft"));
        m_heads[resource]->setContentsMargins(space::Small, 0, 0, 0);
        grid->addWidget(m_heads[resource], 0, resource + 1);
        grid->setColumnStretch(resource + 1, 1);
        for (int row = 0; row < RowCount; ++row) {
            auto *button = new QPushButton(noValue());
            button->setProperty("cell", QStringLiteral("fine"));
            button->setObjectName(QStringLiteral("use-%1-%2").arg(resource).arg(row));
            button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
            button->setMinimumWidth(90);
            grid->addWidget(button, row + 1, resource + 1);
            m_cells[resource][row].button = button;
            connect(button, &QPushButton::clicked, this, [this, resource, row] {
                Q_EMIT chosen(Resource(resource), Row(row), m_cells[resource][row].series);
            });
            button->setAccessibleName(QStringLiteral("%1, %2").arg(names[resource], rows[row]));
        }
    }
    defineCpu();
    defineMemory();
    defineDisk();
    defineNetwork();
    connect(&state, &ViewState::rangeChanged, this, &UseMatrix::ask);
    connect(&state, &ViewState::cursorChanged, this, &UseMatrix::ask);
}

void UseMatrix::setMachine(double cpus, const QString &disk, const QString &network, const QStringList &filesystems)
{
    m_cpus = cpus;
    m_disk = disk;
    m_network = network;
    m_filesystems = filesystems;
    m_heads[Disk]->setText(disk.isEmpty() ? tr("Disk") : tr("Disk %1").arg(disk));
    m_heads[Network]->setText(network.isEmpty() ? tr("Network") : tr("Network %1").arg(network));
    defineCpu();
    defineDisk();
    defineNetwork();
    ask();
}

void UseMatrix::define(Resource resource, Row row, const QStringList &series, const QString &tip, std::function<Reading(const Values &)> judge)
{
    Cell &cell = m_cells[resource][row];
    cell.series = series;
    cell.judge = std::move(judge);
    cell.tip = tip;
    if (cell.text.isEmpty())
        cell.button->setToolTip(tip);
    else
        fit(cell);
}

void UseMatrix::defineCpu()
{
    define(Cpu, Utilisation, {metrics::CpuUtilization.series().key()}, tr("Share of all CPUs that worked. Leads to the CPU chart."), [this](const Values &v) {
        if (!v[0])
            return Reading();
        const QString text = m_cpus > 0 ? tr("%1 of %2 CPUs").arg(share(*v[0]), formatNumber(m_cpus)) : share(*v[0]);
        return Reading{text, levelOf(*v[0], CpuBusy)};
    });
    define(Cpu, Saturation, {pressureKey("cpu"), metrics::RunQueue.series().key()},
           tr("Share of time in which some task waited for a CPU, and how many run or wait. Opens the pressure chart."), [this](const Values &v) {
               // Without pressure information, a queue longer than there are CPUs says the same.
               if (!v[0]) {
                   if (!v[1] || m_cpus <= 0)
                       return Reading();
                   return Reading{tr("run queue %1").arg(formatNumber(*v[1])), levelOf(*v[1] / m_cpus, {1.5, 4})};
               }
               const QString text = v[1] ? tr("some wait %1, queue %2").arg(share(*v[0]), formatNumber(*v[1])) : tr("some wait %1").arg(share(*v[0]));
               return Reading{text, levelOf(*v[0], CpuPressure)};
           });
    QStringList throttles;
    for (int cpu = 0; cpu < int(m_cpus); ++cpu)
        throttles << metrics::CpuThrottles.series({{QStringLiteral("cpu.logical_number"), QString::number(cpu)}}).key();
    const QStringList series = QStringList{metrics::CpuTime.series({{QStringLiteral("cpu.mode"), QStringLiteral("steal")}}).key()} + throttles;
    define(Cpu, Errors, series, tr("Slowed down to stay cool, or given to other virtual machines. Opens these series."), [this](const Values &v) {
        const double throttled = sumOf(v, 1, v.size());
        const double steal = m_cpus > 0 ? v[0].value_or(0) / m_cpus : 0;
        if (throttled > 0)
            return Reading{tr("throttled %1").arg(formatValue(throttled, u"/s")), Level::Bad};
        if (!v[0])
            return Reading();
        if (steal >= Steal.notable)
            return Reading{tr("%1 stolen by other machines").arg(share(steal)), levelOf(steal, Steal)};
        return Reading{tr("not slowed down"), Level::Fine};
    });
}

void UseMatrix::defineMemory()
{
    define(Memory, Utilisation, {metrics::MemoryUsage.series({{QStringLiteral("system.memory.state"), QStringLiteral("used")}}).key(), metrics::MemoryLimit.series().key()},
           tr("Memory that programs cannot get any more. Opens the memory chart."), [this](const Values &v) {
               if (!v[0] || !v[1] || *v[1] <= 0)
                   return Reading();
               return Reading{tr("%1 of %2").arg(share(*v[0] / *v[1]), formatValue(*v[1], u"By")), levelOf(*v[0] / *v[1], MemoryUsed)};
           });
    const auto swapped = [](const char *way) { return metrics::PagingOperations.series({{QStringLiteral("system.paging.direction"), QString::fromLatin1(way)}}).key(); };
    define(Memory, Saturation, {pressureKey("memory"), swapped("in"), swapped("out")},
           tr("Share of time in which some task waited for memory, and pages moved to and from swap. Opens the pressure chart."), [this](const Values &v) {
               if (!v[0] && !v[1])
                   return Reading();
               const double swaps = sumOf(v, 1, 2);
               QString text = v[0] ? tr("some wait %1").arg(share(*v[0])) : QString();
               if (swaps >= 1)
                   text = (text.isEmpty() ? QString() : text + QStringLiteral(", ")) + tr("swapping %1").arg(formatValue(swaps, u"{page}/s"));
               const Level level = std::max(v[0] ? levelOf(*v[0], OtherPressure) : Level::Fine, levelOf(swaps, {100, 5000}));
               return Reading{text.isEmpty() ? tr("no swapping") : text, level};
           });
    define(Memory, Errors, {metrics::OomKills.series().key()}, tr("Processes that the kernel killed to free memory. Leads to this series."), [this](const Values &v) {
        if (!v[0])
            return Reading();
        return *v[0] > 0 ? Reading{tr("the kernel kills processes"), Level::Bad} : Reading{tr("no process killed"), Level::Fine};
    });
}

void UseMatrix::defineDisk()
{
    if (m_disk.isEmpty()) {
        for (int row = 0; row < RowCount - 1; ++row)
            define(Disk, Row(row), {}, tr("No disk has done anything yet."), [](const Values &) { return Reading(); });
    } else {
        const Attributes device{{QStringLiteral("system.device"), m_disk}};
        define(Disk, Utilisation, {metrics::DiskIoTime.series(device).key()}, tr("Share of time in which the disk had something to do. Leads to the disk chart."), [](const Values &v) {
            // The kernel's clock may run ahead of ours by a hair.
            return v[0] ? Reading{share(std::min(1.0, *v[0])), levelOf(*v[0], DiskBusy)} : Reading();
        });
        define(Disk, Saturation, {pressureKey("io"), metrics::DiskQueueTime.series(device).key()},
               tr("Share of time in which some task waited for storage, and operations under way. Opens the pressure chart."), [this](const Values &v) {
                   if (!v[0] && !v[1])
                       return Reading();
                   const QString queue = v[1] ? tr("queue %1").arg(formatNumber(*v[1], 2)) : QString();
                   if (!v[0])
                       return Reading{queue, levelOf(*v[1], {4, 32})};
                   const QString text = v[1] ? tr("some wait %1, %2").arg(share(*v[0]), queue) : tr("some wait %1").arg(share(*v[0]));
                   return Reading{text, levelOf(*v[0], OtherPressure)};
               });
    }
    define(Disk, Errors, m_filesystems, tr("The fullest filesystem: one without space makes programs fail. Opens these series."), [this](const Values &v) {
        // Used and free take turns.
        double fullest = -1;
        for (size_t i = 0; i + 1 < v.size(); i += 2) {
            if (v[i] && v[i + 1] && *v[i] + *v[i + 1] > 0)
                fullest = std::max(fullest, *v[i] / (*v[i] + *v[i + 1]));
        }
        return fullest < 0 ? Reading() : Reading{tr("space used %1").arg(share(fullest)), levelOf(fullest, SpaceUsed)};
    });
}

void UseMatrix::defineNetwork()
{
    const auto of = [&](const MetricDefinition &metric, const char *direction) {
        return metric.series({{QStringLiteral("network.interface.name"), m_network}, {QStringLiteral("network.io.direction"), QString::fromLatin1(direction)}}).key();
    };
    if (m_network.isEmpty()) {
        for (int row = 0; row < RowCount - 1; ++row)
            define(Network, Row(row), {}, tr("No network has carried anything yet."), [](const Values &) { return Reading(); });
    } else {
        define(Network, Utilisation, {of(metrics::NetworkIo, "receive"), of(metrics::NetworkIo, "transmit")}, tr("Bytes received and sent. Opens the network chart."), [this](const Values &v) {
            if (!v[0] && !v[1])
                return Reading();
            return Reading{tr("in %1, out %2").arg(formatValue(v[0].value_or(0), u"By/s"), formatValue(v[1].value_or(0), u"By/s")), Level::Fine};
        });
        define(Network, Saturation, {of(metrics::NetworkDropped, "receive"), of(metrics::NetworkDropped, "transmit"), metrics::TcpListenOverflows.series().key()},
               tr("Packets dropped, and connections that servers did not accept in time. Opens these series."), [this](const Values &v) {
                   const double drops = sumOf(v, 0, 2);
                   const double overflows = v[2].value_or(0);
                   if (!v[0] && !v[1] && !v[2])
                       return Reading();
                   if (overflows > 0)
                       return Reading{tr("%1 connections refused").arg(formatValue(overflows, u"/s")), Level::Bad};
                   return Reading{drops > 0 ? tr("dropped %1").arg(formatValue(drops, u"{packet}/s")) : tr("nothing dropped"), levelOf(drops, Drops)};
               });
    }
    const QString sent = metrics::TcpSegments.series({{QStringLiteral("network.io.direction"), QStringLiteral("transmit")}}).key();
    QStringList errors{metrics::TcpRetransmits.series().key(), sent};
    if (!m_network.isEmpty())
        errors << of(metrics::NetworkErrors, "receive") << of(metrics::NetworkErrors, "transmit");
    define(Network, Errors, errors, tr("Share of TCP segments that were retransmitted, and packets with errors. Opens these series."), [this](const Values &v) {
        const double broken = sumOf(v, 2, 2);
        if (broken > 0)
            return Reading{tr("errors %1").arg(formatValue(broken, u"{packet}/s")), Level::Bad};
        if (!v[0] || !v[1])
            return Reading();
        // Of a few segments, one that is lost is no share worth naming.
        const double again = *v[1] > 1 ? *v[0] / *v[1] : 0;
        return Reading{again > 0 ? tr("%1 sent again").arg(share(again)) : tr("nothing sent again"), *v[0] < 1 ? Level::Fine : levelOf(again, Retransmits)};
    });
}

void UseMatrix::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    ask();
}

void UseMatrix::ask()
{
    // Answers to earlier questions are void, also where nobody looks: cells may have got other series meanwhile.
    const quint64 number = ++m_asked;
    if (!isVisible())
        return;
    const Timestamp end = m_state.cursor().value_or(m_state.intent().isLive() ? m_state.newest() : m_state.range().to);
    TimeRange range{end - Lately, end + nanoseconds(1)};
    if (m_state.intent().brush && !m_state.cursor())
        range = *m_state.intent().brush;
    QStringList keys;
    for (const auto &resource : m_cells) {
        for (const Cell &cell : resource)
            keys << cell.series;
    }
    whenDone(m_client.ask(&History::queryAll, keys, range, 1), this, [this, number, keys, range](const PerformanceResult<std::vector<SeriesData>> &answers) {
        if (number != m_asked || !answers)
            return;
        Values values;
        QStringList missing;
        for (size_t i = 0; i < answers->size(); ++i) {
            const auto figures = statisticsOf((*answers)[i], {fromNanoseconds(0), Timestamp::max()}, 1);
            values.push_back(figures ? std::optional(figures->mean) : std::nullopt);
            if (!figures)
                missing << keys[qsizetype(i)];
        }
        if (missing.isEmpty())
            judge(values);
        else
            askForSlow(number, std::move(values), missing, range.to);
    });
}

/// What has no sample of late may be measured seldom.
void UseMatrix::askForSlow(quint64 number, Values values, const QStringList &missing, Timestamp end)
{
    constexpr int EachSample = 1000;
    whenDone(m_client.ask(&History::queryAll, missing, {end - SlowFigureReach, end}, EachSample), this, [this, number, values = std::move(values), end](const PerformanceResult<std::vector<SeriesData>> &answers) mutable {
        if (number != m_asked || !answers)
            return;
        size_t next = 0;
        for (std::optional<double> &value : values) {
            if (!value && next < answers->size())
                value = lastOfSlow((*answers)[next++], end);
        }
        judge(values);
    });
}

/// `values`: of each series of each cell, in their order.
void UseMatrix::judge(const Values &values)
{
    size_t next = 0;
    for (auto &resource : m_cells) {
        for (Cell &cell : resource) {
            const auto begin = values.begin() + std::ptrdiff_t(next);
            next += size_t(cell.series.size());
            show(cell, cell.judge(Values(begin, begin + cell.series.size())));
        }
    }
}

void UseMatrix::fit(Cell &cell)
{
    constexpr int Padding = 20;
    const int room = std::max(40, cell.button->width() - Padding);
    const QFontMetrics metrics = cell.button->fontMetrics();
    // Whole statements, as many as there is room for; only the first is ever cut.
    QString text = cell.text;
    for (qsizetype end = text.lastIndexOf(Separator); end > 0 && metrics.horizontalAdvance(text) > room; end = text.lastIndexOf(Separator))
        text.truncate(end);
    cell.button->setText(metrics.elidedText(text, Qt::ElideRight, room));
    cell.button->setToolTip(text == cell.text ? cell.tip : QStringLiteral("%1\n%2").arg(cell.text, cell.tip));
}

void UseMatrix::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    for (auto &resource : m_cells) {
        for (Cell &cell : resource)
            fit(cell);
    }
}

void UseMatrix::show(Cell &cell, const Reading &reading)
{
    const QString text = reading.text.isEmpty() ? noValue() : reading.text;
    if (cell.text != text) {
        cell.text = text;
        cell.button->setAccessibleDescription(text);
        fit(cell);
    }
    if (cell.level == reading.level)
        return;
    cell.level = reading.level;
    cell.button->setProperty("cell", QString::fromLatin1(nameOf(reading.level)));
    cell.button->style()->unpolish(cell.button);
    cell.button->style()->polish(cell.button);
}

} // namespace wai
