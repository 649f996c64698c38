// SPDX-License-Identifier: MIT
#pragma once

#include "support/process_feed.h"

#include <performance/core/error.h>
#include <performance/series/data_folder.h>
#include <performance/series/series_store.h>
#include <performance/system/collector.h>

/// Fills a data folder with a day of this machine's series, a sample every `interval`, and of processes. The names and
/// kinds of the series are those that the collector finds here; the values move by chance, as such series do.
inline performance::PerformanceResult<void> writeDayOfHistory(const QString &path, std::chrono::nanoseconds interval,
                                                              std::mt19937_64 random)
{
    using namespace performance;
    auto folder = DataFolder::open(path);
    if (!folder)
        return failure(folder.error());
    SeriesStore::Options options;
    options.mode = SeriesStore::Mode::Writer;
    options.file = folder->historyFile();
    options.retention = std::chrono::hours(48);
    auto opened = SeriesStore::open(options);
    if (!opened)
        return failure(opened.error());
    const std::unique_ptr<SeriesStore> store = std::move(*opened);
    SampleBatch tick;
    Collector collector(Collector::Options(), store->catalogue(),
                        [&](const CollectedTick &read) { tick = read.batch; });
    collector.tickOnce();
    collector.tickOnce(); // rates need two
    ProcessFeed processes(random);
    const Timestamp end = now();
    for (Timestamp time = end - std::chrono::hours(24); time < end; time += interval) {
        tick.time = time;
        tick.afterGap = false;
        for (Sample &sample : tick.samples) {
            const SeriesDescriptor series = store->catalogue().descriptor(sample.series);
            if (series.instrument == Instrument::Counter)
                sample.bits += qint64(random() % 1000);
            else if (series.storage == Storage::Integer)
                sample.bits = std::max<qint64>(0, sample.bits + qint64(random() % 101) - 50);
        }
        store->append(tick, {}, processes.next(toNanoseconds(time), interval));
    }
    return {};
}
