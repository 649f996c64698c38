// SPDX-License-Identifier: MIT

// What the window costs. Usage:
//   bench_window day FOLDER      writes a history of a day at 1 s, with this machine's series, into a data folder
//   bench_window charts FOLDER   CPU per frame of six charts over that day while one pans and zooms
//   bench_window plain           the same of six plain QLineSeries of 1,000 points, for comparison
//   bench_window live FOLDER     CPU per refresh and memory of the whole window: shown, hidden, and the collector alone
//   bench_window table           30,000 processes: update, sort, filter and scroll
// Prints "name value" lines.
#include "charts/chart_feed.h"
#include "processes/process_model.h"
#include "window/main_window.h"

#include <performance/series/data_folder.h>
#include <performance/series/series_store.h>
#include <performance/system/collector.h>

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QEventLoop>
#include <QFile>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineSeries>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTableView>
#include <QTreeView>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <time.h>

using namespace wai;
using namespace performance;

namespace {

constexpr int Day = 86400;

double cpuMs()
{
    timespec t{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) * 1e-6;
}

double residentMb()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6 : 0;
}

void print(const char *name, double value)
{
    std::printf("%s %.3f\n", name, value);
}

/// Runs the event loop without polling: QTest::qWait() wakes up a hundred times a second.
void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// This machine's series, with values that move as such series do.
int writeDay(const QString &path)
{
    auto folder = DataFolder::open(path);
    if (!folder || !folder->isWriter())
        return 1;
    SeriesStore::Options options;
    options.mode = SeriesStore::Mode::Writer;
    options.file = folder->historyFile();
    options.retention = std::chrono::hours(48);
    auto store = std::move(*SeriesStore::open(options));
    SampleBatch once;
    Collector collector(Collector::Options(), store->catalogue(),
                        [&](const CollectedTick &tick) { once = tick.batch; });
    collector.tickOnce();
    QTest::qWait(1000);
    collector.tickOnce();
    std::mt19937_64 random(1);
    const qint64 second = 1'000'000'000;
    const qint64 start = toNanoseconds(now()) - Day * second;
    for (int i = 0; i < Day; ++i) {
        once.time = fromNanoseconds(start + i * second);
        for (Sample &sample : once.samples) {
            const SeriesDescriptor d = store->catalogue().descriptor(sample.series);
            if (d.instrument == Instrument::Counter)
                sample.bits += qint64(random() % 100);
            else if (d.storage == Storage::Integer)
                sample.bits = std::max<qint64>(0, sample.bits + qint64(random() % 101) - 50);
        }
        store->append(once);
    }
    return 0;
}

/// Until every chart shows the range of the state and has painted it.
void settle(const std::vector<TimeChart *> &charts, const ViewState &state)
{
    // A live chart lags behind by less than half a column.
    const auto old = [&](const TimeChart *chart) {
        const nanoseconds lag = state.range().to - chart->range().to;
        const nanoseconds allowed = state.intent().isLive() ? state.intent().span / chart->columns() / 2
                                                            : nanoseconds(0);
        return chart->range().length() != state.range().length() || lag < nanoseconds(0) || lag > allowed;
    };
    while (std::any_of(charts.cbegin(), charts.cend(), old))
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QApplication::sendPostedEvents();
    QApplication::processEvents();
}

int charts(const QString &path)
{
    const auto client = createPerformanceClient(PerformanceConfig().withMetrics(false).withDataFolder(path));
    ThemeSource themes(qApp);
    ViewState state;
    state.start(std::chrono::hours(24));
    QWidget window;
    QGridLayout grid(&window);
    std::vector<TimeChart *> charts;
    const char *keys[6][3] = {
        {"system.cpu.utilization", "system.cpu.time{cpu.mode=system}", "system.cpu.time{cpu.mode=user}"},
        {"wai.pressure.time{wai.pressure.kind=some,wai.pressure.resource=cpu}",
         "wai.pressure.time{wai.pressure.kind=some,wai.pressure.resource=memory}",
         "wai.pressure.time{wai.pressure.kind=some,wai.pressure.resource=io}"},
        {"system.memory.usage{system.memory.state=used}", "system.memory.usage{system.memory.state=cached}",
         "system.memory.usage{system.memory.state=free}"},
        {"wai.cpu.run_queue", "wai.cpu.blocked", nullptr},
        {"wai.cpu.context_switches", "wai.cpu.interrupts", nullptr},
        {"system.cpu.load_average.1m", "system.cpu.load_average.5m", nullptr}};
    for (int i = 0; i < 6; ++i) {
        auto *chart = new TimeChart(themes, QString::fromLatin1(keys[i][0]), QStringLiteral("1"), &window);
        std::vector<ChartLine> lines;
        for (const char *key : keys[i]) {
            if (key)
                lines.push_back({QString::fromLatin1(key), QStringLiteral("line"), int(lines.size()), lines.empty()});
        }
        chart->setLines(lines);
        chart->follow(&state);
        new ChartFeed(*client, state, chart);
        grid.addWidget(chart, i / 2, i % 2);
        charts.push_back(chart);
    }
    window.resize(1400, 900);
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        return 1;
    state.advance(now());
    settle(charts, state);
    for (int warm = 0; warm < 10; ++warm) {
        state.zoom(0.98);
        settle(charts, state);
    }
    const auto measure = [&](const char *name, int frames, auto step) {
        const double before = cpuMs();
        for (int i = 0; i < frames; ++i) {
            step(i);
            settle(charts, state);
        }
        print(name, (cpuMs() - before) / frames);
    };
    measure("pan_ms_per_frame", 60, [&](int i) { state.pan(i % 2 ? 0.01 : -0.02); });
    measure("zoom_ms_per_frame", 60,
            [&](int i) { state.zoom(i % 2 ? 1 / 0.9 : 0.9, state.range().from + state.range().length() / 2); });
    state.setSpan(std::chrono::hours(24));
    settle(charts, state);
    state.follow();
    settle(charts, state);
    Timestamp newest = now();
    measure("live_ms_per_frame", 60, [&](int) { state.advance(newest += std::chrono::seconds(90)); });

    return 0;
}

/// The way that Qt Charts offers: as many charts with a line of 1,000 points, replaced, on an axis that moves.
int plainCharts()
{
    QWidget plain;
    QGridLayout plainGrid(&plain);
    std::vector<QLineSeries *> series;
    std::vector<QChart *> plots;
    for (int i = 0; i < 6; ++i) {
        auto *chart = new QChart;
        auto *line = new QLineSeries;
        chart->legend()->hide();
        chart->addSeries(line);
        chart->createDefaultAxes();
        plainGrid.addWidget(new QChartView(chart), i / 2, i % 2);
        series.push_back(line);
        plots.push_back(chart);
    }
    plain.resize(1400, 900);
    plain.show();
    if (!QTest::qWaitForWindowExposed(&plain))
        return 1;
    std::mt19937_64 random(2);
    const double before = cpuMs();
    constexpr int Frames = 60;
    for (int frame = 0; frame < Frames; ++frame) {
        for (size_t i = 0; i < 6; ++i) {
            QList<QPointF> points;
            for (int x = 0; x < 1000; ++x)
                points << QPointF(frame + x, double(random() % 100));
            series[i]->replace(points);
            plots[i]->axes(Qt::Horizontal).constFirst()->setRange(frame, frame + 1000);
            plots[i]->axes(Qt::Vertical).constFirst()->setRange(0, 100);
        }
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    }
    print("plain_qt_charts_ms_per_frame", (cpuMs() - before) / Frames);
    return 0;
}

int live(const QString &path)
{
    const QTemporaryDir scratch;
    constexpr int Seconds = 20;
    const auto perRefresh = [](int refreshes) {
        const double before = cpuMs();
        wait(refreshes * 1000);
        return (cpuMs() - before) / refreshes;
    };
    const auto client = createPerformanceClient(PerformanceConfig().withDataFolder(path));
    wait(8000); // the first readings find everything
    print("collector_alone_ms", perRefresh(Seconds));
    print("collector_alone_mb", residentMb());
    Settings settings(scratch.filePath(QStringLiteral("settings.ini")));
    ThemeSource themes(qApp);
    MainWindow window(*client, settings, themes);
    window.resize(1400, 900);
    for (const auto &[name, span] :
         {std::pair("15_minutes", std::chrono::seconds(900)), std::pair("day", std::chrono::seconds(Day))}) {
        window.viewState().setSpan(span);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            return 1;
        wait(4000);
        print((QByteArray("window_ms_") + name).constData(), perRefresh(Seconds));
        print((QByteArray("window_mb_") + name).constData(), residentMb());
    }
    window.hide();
    wait(2000);
    print("hidden_ms", perRefresh(Seconds));
    return 0;
}

int table()
{
    constexpr int Count = 30000;
    std::mt19937_64 random(3);
    std::vector<ProcessSample> processes;
    const auto list = [&] {
        return std::make_shared<const std::vector<ProcessSample>>(processes);
    }; // the collector makes it, on its own thread
    for (int i = 0; i < Count; ++i) {
        ProcessSample p;
        p.identity = {i + 1, quint64(i)};
        p.parent = i / 20;
        p.name = QStringLiteral("process-%1").arg(random() % 500);
        p.user = random() % 2 ? QStringLiteral("anna") : QStringLiteral("root");
        p.command = p.name + QStringLiteral(" --option=%1").arg(random() % 10000);
        p.unit = QStringLiteral("app-%1.scope").arg(random() % 50);
        p.residentBytes = qint64(random() % 100'000'000);
        p.cpu = 0;
        p.state = 'S';
        processes.push_back(std::move(p));
    }
    ProcessModel model;
    QTableView view;
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.verticalHeader()->hide();
    view.verticalHeader()->setDefaultSectionSize(24);
    view.setModel(&model);
    view.resize(1300, 800);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view))
        return 1;
    const auto frame = [&] {
        QApplication::sendPostedEvents();
        QApplication::processEvents();
    };
    const auto measure = [&](const char *name, int times, auto step) {
        std::vector<double> spent;
        for (int i = 0; i < times; ++i) {
            const double before = cpuMs();
            step(i);
            frame();
            spent.push_back(cpuMs() - before);
        }
        std::sort(spent.begin(), spent.end());
        print(name, spent[spent.size() / 2]);
        print((QByteArray(name) + "_most").constData(), spent.back());
    };
    model.setProcesses(list());
    frame();
    std::vector<ProcessModel::List> readings;
    for (int reading = 0; reading < 20; ++reading) {
        for (int i = 0; i < 300; ++i) // some hundred run, the others sleep
            processes[random() % Count].cpu = double(random() % 100) / 100;
        readings.push_back(list());
    }
    measure("update_ms", 20, [&](int i) { model.setProcesses(readings[size_t(i)]); });
    measure("sort_number_ms", 10,
            [&](int i) { model.sort(i % 2 ? ProcessModel::Memory : ProcessModel::Cpu, Qt::DescendingOrder); });
    measure("sort_text_ms", 10,
            [&](int i) { model.sort(ProcessModel::Name, i % 2 ? Qt::AscendingOrder : Qt::DescendingOrder); });
    measure("scroll_ms", 50, [&](int i) { view.verticalScrollBar()->setValue(i * 37); });
    const QString word = QStringLiteral("process-42");
    measure("filter_ms", int(word.size()), [&](int i) { model.setQuery(ProcessQuery::fromText(word.left(i + 1))); });
    model.setQuery({});
    view.hide();
    QTreeView tree;
    tree.setUniformRowHeights(true);
    tree.setModel(&model);
    model.setArrangement(ProcessModel::Arrangement::Tree);
    tree.resize(1300, 800);
    tree.show();
    frame();
    measure("tree_update_ms", 10, [&](int i) { model.setProcesses(readings[size_t(i)]); });
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QByteArray what = argc > 1 ? argv[1] : "";
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    if (what == "day")
        return writeDay(folder);
    if (what == "charts")
        return charts(folder);
    if (what == "plain")
        return plainCharts();
    if (what == "live")
        return live(folder);
    if (what == "table")
        return table();
    return 2;
}
