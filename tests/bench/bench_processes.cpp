// SPDX-License-Identifier: MIT
// What the history of processes costs: CPU for each tick, bytes for a day, and the time to travel to a second of it.
#include "support/process_feed.h"

#include <performance/series/series_store.h>
#include <performance/stats/summary.h>

#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

using namespace performance;

namespace {

constexpr qint64 Second = 1'000'000'000;
constexpr int Day = 86400;

double cpuSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

/// A day of ticks with one gauge, with or without processes: the difference is theirs.
std::pair<double, qint64> writeDay(const QString &file, bool withProcesses, std::unique_ptr<SeriesStore> &store,
                                   qint64 start)
{
    SeriesStore::Options options;
    options.mode = SeriesStore::Mode::Writer;
    options.file = file;
    options.retention = std::chrono::hours(48);
    store = std::move(*SeriesStore::open(options));
    SeriesDescriptor gauge;
    gauge.metric = gauge.name = QStringLiteral("g");
    gauge.unit = QStringLiteral("1");
    const SeriesId id = store->catalogue().idFor(gauge);
    ProcessFeed feed(std::mt19937_64(1));
    double spent = 0;
    for (int i = 0; i < Day; ++i) {
        const auto tick = feed.next(start + i * Second, std::chrono::seconds(1));
        SampleBatch batch;
        batch.time = tick->time;
        batch.samples.push_back({id, bitsOf(double(i % 100))});
        const double before = cpuSeconds();
        store->append(batch, {}, withProcesses ? tick : nullptr);
        spent += cpuSeconds() - before;
    }
    return {spent, QFileInfo(file).size()};
}

} // namespace

int main()
{
    const QTemporaryDir folder;
    const qint64 start = toNanoseconds(now()) - Day * Second;
    std::unique_ptr<SeriesStore> store;
    const auto [bareTime, bareBytes] = writeDay(folder.filePath(QStringLiteral("bare.db")), false, store, start);
    const auto [time, bytes] = writeDay(folder.filePath(QStringLiteral("day.db")), true, store, start);
    std::printf("process_tick_ms %.4f\n", (time - bareTime) * 1e3 / Day);
    std::printf("process_day_mb %.2f\n", double(bytes - bareBytes) / 1e6);

    std::mt19937_64 random(2);
    std::vector<double> travels;
    for (int i = 0; i < 300; ++i) {
        const double before = cpuSeconds();
        if (!store->processesAt(fromNanoseconds(start + qint64(random() % Day) * Second)))
            return 1;
        travels.push_back((cpuSeconds() - before) * 1e3);
    }
    std::sort(travels.begin(), travels.end());
    std::printf("travel_ms_median %.3f\ntravel_ms_p99 %.3f\n", travels[150], travels[297]);
    const double before = cpuSeconds();
    const auto totals = store->processTotals({fromNanoseconds(start), fromNanoseconds(start + Day * Second)});
    std::printf("totals_of_day_ms %.2f\ntotals_processes %zu\n", (cpuSeconds() - before) * 1e3, totals.size());
    return 0;
}
