// SPDX-License-Identifier: MIT

// Appends to a store as fast as it can until it is killed, and says on standard output which tick was accepted last: a
// line with its number after append() has returned. Usage: store_writer FILE FIRST TICKS_PER_EPOCH
#include <performance/series/series_store.h>

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

using namespace performance;

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    SeriesStore::Options options;
    options.mode = SeriesStore::Mode::Writer;
    options.file = QString::fromLocal8Bit(argv[1]);
    options.retention = std::chrono::hours(24 * 365 * 20);
    options.rollupRetention = options.retention;
    auto store = SeriesStore::open(options);
    if (!store) {
        std::fprintf(stderr, "%s\n", qPrintable(store.error().message()));
        return 1;
    }
    // Few ticks to an epoch, so that closing one is hit often.
    const qint64 spacing = 900'000'000'000 / std::atoll(argv[3]);
    std::vector<SeriesId> series;
    for (int i = 0; i < 20; ++i) {
        SeriesDescriptor d;
        d.metric = QStringLiteral("s%1").arg(i);
        d.storage = i % 2 ? Storage::Real : Storage::Integer;
        series.push_back((*store)->catalogue().idFor(d));
    }
    SeriesDescriptor event;
    event.metric = QStringLiteral("event");
    const SeriesId eventSeries = (*store)->catalogue().idFor(event);
    for (qint64 tick = std::atoll(argv[2]);; ++tick) {
        SampleBatch batch;
        batch.time = fromNanoseconds(1'700'000'000'000'000'000 + tick * spacing);
        for (size_t i = 0; i < series.size(); ++i)
            batch.samples.push_back({series[i], i % 2 ? bitsOf(double(tick) / 4 + double(i)) : tick * qint64(i + 1)});
        (*store)->append(batch, {{eventSeries, toNanoseconds(batch.time), bitsOf(double(tick))}});
        char line[32];
        const int length = std::snprintf(line, sizeof line, "%lld\n", static_cast<long long>(tick));
        if (::write(STDOUT_FILENO, line, size_t(length)) != length)
            return 1;
    }
}
