// SPDX-License-Identifier: MIT

// Measures the series store on recorded data and on random walks. Usage:
//   bench_store REPORT.json             prints "name value" lines
//   bench_store REPORT.json --dump SET  prints the set (recorded, shown, walk) as "series<TAB>milliseconds<TAB>value",
//                                       to be fed to other stores
#include <performance/core/report_json.h>
#include <performance/series/block_format.h>
#include <performance/series/series_store.h>
#include <performance/stats/summary.h>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <functional>
#include <random>

using namespace performance;

namespace {

/// Series over the same ticks, without holes.
struct Set {
    std::vector<qint64> times;
    std::vector<SeriesDescriptor> series;
    std::vector<std::vector<qint64>> bits;
};

/// The series of a recording that have a value at every tick and change at all: as the collector stores them, or as
/// charts show them (rates and shares with the mantissas of a division).
Set fromRecording(const Recording &recording, bool asShown)
{
    Set set;
    const TimeAxis &axis = recording.axes.front();
    for (size_t i = asShown ? 1 : 0; i < axis.size(); ++i)
        set.times.push_back(toNanoseconds(axis[i]));
    for (const RecordedSeries &column : recording.series) {
        if (column.axis != 0 || !column.present.empty())
            continue;
        SeriesDescriptor descriptor = column.descriptor;
        std::vector<qint64> bits = column.bits;
        if (asShown) {
            if (descriptor.instrument == Instrument::Gauge)
                continue;
            descriptor.instrument = Instrument::Gauge;
            descriptor.storage = Storage::Real;
            bits.clear();
            const auto shown = recording.shown(column);
            for (size_t i = 1; i < shown.size(); ++i)
                bits.push_back(bitsOf(shown[i].value_or(0)));
        }
        if (std::all_of(bits.cbegin(), bits.cend(), [&](qint64 b) { return b == bits.front(); }))
            continue;
        set.series.push_back(descriptor);
        set.bits.push_back(std::move(bits));
    }
    return set;
}

Set randomWalks()
{
    Set set;
    std::mt19937_64 random(1);
    std::normal_distribution<double> step;
    for (int i = 0; i < 86400; ++i)
        set.times.push_back((1'700'000'100LL + i) * 1'000'000'000);
    for (int s = 0; s < 12; ++s) {
        SeriesDescriptor d;
        d.metric = QStringLiteral("walk%1").arg(s);
        set.series.push_back(d);
        std::vector<qint64> bits;
        double value = 1000;
        for (size_t i = 0; i < set.times.size(); ++i)
            bits.push_back(bitsOf(value += step(random)));
        set.bits.push_back(std::move(bits));
    }
    return set;
}

SampleBatch batchAt(const Set &set, size_t tick)
{
    SampleBatch batch;
    batch.time = fromNanoseconds(set.times[tick]);
    for (size_t s = 0; s < set.series.size(); ++s)
        batch.samples.push_back({SeriesId::fromIndex(quint32(s)), set.bits[s][tick]});
    return batch;
}

/// Bytes of the blocks that a set becomes, times and directories included.
double blockBytesPerSample(const Set &set)
{
    size_t bytes = 0;
    size_t samples = 0;
    for (size_t start = 0; start < set.times.size(); start += 900) {
        Epoch epoch;
        for (size_t i = start; i < std::min(set.times.size(), start + 900); ++i)
            epoch.append(batchAt(set, i));
        const Block block = encodeBlock(epoch, [&](SeriesId id) { return set.series[id.index()].storage; });
        bytes += size_t(block.head.size() + block.body.size());
        samples += epoch.sampleCount();
    }
    return double(bytes) / double(samples);
}

double secondsOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double medianOf(std::vector<double> values)
{
    return quantileOf(values, 0.5).value_or(0);
}

std::unique_ptr<SeriesStore> openStore(const QString &file)
{
    SeriesStore::Options options;
    options.mode = file.isEmpty() ? SeriesStore::Mode::Memory : SeriesStore::Mode::Writer;
    options.file = file;
    options.retention = std::chrono::hours(24 * 365 * 20);
    options.rollupRetention = options.retention;
    options.sizeLimit = qint64(1) << 40;
    auto store = SeriesStore::open(options);
    if (!store)
        qFatal("%s", qPrintable(store.error().message()));
    return std::move(*store);
}

void fill(SeriesStore &store, const Set &set)
{
    for (const SeriesDescriptor &descriptor : set.series)
        store.catalogue().idFor(descriptor);
    for (size_t i = 0; i < set.times.size(); ++i)
        store.append(batchAt(set, i));
}

/// The median of queries of all series over a range, in microseconds; each series is asked for the first time once.
void measureQueries(const char *name, const SeriesStore &store, const Set &set, const TimeRange &range)
{
    std::vector<double> first;
    std::vector<double> again;
    size_t points = 0;
    for (int round = 0; round < 20; ++round) {
        for (const SeriesDescriptor &descriptor : set.series) {
            const double us = 1e6
                * secondsOf([&] { points = store.query(descriptor.key(), range, 1000)->points.size(); });
            (round == 0 ? first : again).push_back(us);
        }
    }
    std::printf("query_%s_first_us %.1f\nquery_%s_us %.1f\nquery_%s_points %zu\n", name, medianOf(first), name,
                medianOf(again), name, points);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const auto report = readReport(QString::fromLocal8Bit(argv[1]));
    if (!report) {
        std::fprintf(stderr, "%s\n", qPrintable(report.error().message()));
        return 1;
    }
    const Set recorded = fromRecording(report->recording, false);
    const Set shown = fromRecording(report->recording, true);
    const Set walk = randomWalks();

    if (argc == 4 && qstrcmp(argv[2], "--dump") == 0) {
        const Set &set = qstrcmp(argv[3], "recorded") == 0 ? recorded : qstrcmp(argv[3], "shown") == 0 ? shown : walk;
        for (size_t s = 0; s < set.series.size(); ++s) {
            for (size_t i = 0; i < set.times.size(); ++i)
                std::printf("s%zu\t%lld\t%.17g\n", s, static_cast<long long>(set.times[i] / 1'000'000),
                            valueOf(set.series[s], set.bits[s][i]));
        }
        return 0;
    }

    std::printf("recorded_series %zu\nrecorded_ticks %zu\nrecorded_bytes_per_sample %.3f\n", recorded.series.size(),
                recorded.times.size(), blockBytesPerSample(recorded));
    std::printf("shown_series %zu\nshown_bytes_per_sample %.3f\n", shown.series.size(), blockBytesPerSample(shown));
    std::printf("walk_bytes_per_sample %.3f\n", blockBytesPerSample(walk));

    // Appending to the open epoch, without the commit.
    {
        const auto store = openStore({});
        for (const SeriesDescriptor &descriptor : recorded.series)
            store->catalogue().idFor(descriptor);
        SampleBatch batch = batchAt(recorded, 0);
        constexpr int Ticks = 800; // of one epoch
        const double seconds = secondsOf([&] {
            for (int i = 0; i < Ticks; ++i) {
                batch.time = fromNanoseconds((1'700'000'100LL + i) * 1'000'000'000);
                for (Sample &sample : batch.samples)
                    ++sample.bits;
                store->append(batch);
            }
        });
        std::printf("append_ns_per_sample %.1f\n", seconds * 1e9 / Ticks / double(batch.samples.size()));
    }

    const QTemporaryDir folder;
    {
        const QString file = folder.filePath(QStringLiteral("day.db"));
        auto store = openStore(file);
        const double seconds = secondsOf([&] { fill(*store, walk); });
        std::printf("commit_us_per_tick_12_series %.1f\n", seconds * 1e6 / double(walk.times.size()));
        store.reset(); // from the disk, not from what the writer has in memory
        store = openStore(file);
        measureQueries("day", *store, walk,
                       {fromNanoseconds(walk.times.front()), fromNanoseconds(walk.times.back() + 1)});
        measureQueries("hour", *store, walk,
                       {fromNanoseconds(walk.times.back() - 3600'000'000'000), fromNanoseconds(walk.times.back() + 1)});
        std::printf("disk_bytes_per_sample_with_pyramid %.2f\n",
                    double(QFileInfo(file).size()) / double(walk.times.size() * walk.series.size()));
    }
    {
        // Thirty days, a tick every ten seconds: what is asked for comes from the quarters of an hour either way.
        Set month;
        month.series = {walk.series[0], walk.series[1]};
        month.bits.resize(2);
        for (size_t i = 0; i < 259200; ++i) {
            month.times.push_back((1'700'000'100LL + qint64(i) * 10) * 1'000'000'000);
            month.bits[0].push_back(walk.bits[0][i % 86400]);
            month.bits[1].push_back(walk.bits[1][i % 86400]);
        }
        const QString file = folder.filePath(QStringLiteral("month.db"));
        auto store = openStore(file);
        fill(*store, month);
        store.reset();
        store = openStore(file);
        measureQueries("month", *store, month,
                       {fromNanoseconds(month.times.front()), fromNanoseconds(month.times.back() + 1)});
    }
    return 0;
}
