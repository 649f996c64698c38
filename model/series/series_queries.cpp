// SPDX-License-Identifier: MIT

// The reading half of SeriesStore.
#include "performance/series/series_store_p.h"

#include "performance/series/point_collector.h"
#include "performance/series/recording_builder.h"
#include "performance/core/mutex.h"

#include <algorithm>
#include <map>

namespace performance {

PerformanceResult<SeriesData> SeriesStore::query(const QString &key, const TimeRange &range, int maxPoints) const
{
    const auto series = d->seriesOf(key);
    if (!series)
        return failure(PerformanceErrorCode::MetricNotFound, key);
    const SeriesId id = series->id;
    SeriesData data;
    data.descriptor = series->descriptor;
    if (range.isEmpty())
        return data;

    const qint64 from = toNanoseconds(range.from);
    const qint64 to = toNanoseconds(range.to);
    const SharedLocked epochLock(d->epochLock);
    const auto &ticks = d->epoch.axes()[Epoch::TickAxis].times;
    const qint64 interval = ticks.size() > 1 ? (ticks.back() - ticks.front()) / qint64(ticks.size() - 1) : Second;
    qint64 step = stepFor(to - from, maxPoints, interval);

    const auto addGaps = [&](const EpochAxis &axis) {
        for (const quint32 gap : axis.gaps) {
            if (axis.times[gap] >= from && axis.times[gap] < to)
                data.gaps.push_back(fromNanoseconds(axis.times[gap]));
        }
    };
    const auto visitEpoch = [&](PointCollector &points) {
        if (const EpochColumn *column = d->epoch.column(id)) {
            const EpochAxis &axis = d->epoch.axisOf(*column);
            visitShown(
                axis, *column, data.descriptor, [&](qint64 time, double value) { points.add(time, value); },
                from - step, to);
            addGaps(axis);
        }
    };

    // What is shown live lies in the open epoch alone: then the database need not be asked.
    if (!ticks.empty() && from > ticks.front() && !levelFor(step)) {
        PointCollector points({range.from, range.to}, step);
        visitEpoch(points);
        data.step = nanoseconds(step);
        data.points = points.take();
        return data;
    }
    d->withReader([&](HistoryDatabase &database) {
        const RollupLevel *level = levelFor(step);
        if (!level) {
            // Samples may be gone where their summaries are not: such a range is answered from a minute upwards.
            const auto oldest = database.oldestBlock();
            const qint64 samplesFrom = oldest.value_or(ticks.empty() ? to : ticks.front());
            if (from < samplesFrom - RollupLevels[1].slot && d->oldest && *d->oldest < samplesFrom - EpochLength) {
                step = std::max(RollupLevels[1].slot, (step / RollupLevels[1].slot) * RollupLevels[1].slot);
                level = levelFor(step);
            }
        }
        PointCollector points({range.from, range.to}, step);
        if (level) {
            const qint64 first = floorTo(from, step);
            database.visitRollups(
                id, level->id, floorTo(first, level->period), to, [&](qint64 period, QByteArrayView row) {
                    visitRow(row, level->slots(), [&](int slot, double low, double high, double mean, quint32 count) {
                        points.add(period + slot * level->slot, low, high, mean, count);
                    });
                });
        } else {
            for (const auto &block : database.blocksBetween(from, to)) {
                const auto stored = d->cache.column(database, block.id, id, data.descriptor.storage);
                if (!stored)
                    continue;
                visitShown(
                    *stored->axis, stored->column, data.descriptor,
                    [&](qint64 time, double value) { points.add(time, value); }, from - step, to);
                addGaps(*stored->axis);
            }
        }
        visitEpoch(points);
        data.step = nanoseconds(step);
        data.points = points.take();
    });
    return data;
}

double SeriesStore::growth(const QString &key, const TimeRange &range) const
{
    const auto series = range.isEmpty() ? std::nullopt : d->seriesOf(key);
    if (!series)
        return 0;
    const SeriesId id = series->id;
    const SeriesDescriptor &descriptor = series->descriptor;
    double grown = 0;
    std::optional<double> last;
    const auto visit = [&](const EpochAxis &axis, const EpochColumn &column) {
        for (size_t i = 0; i < std::min(axis.times.size(), column.bits.size()); ++i) {
            if (!column.has(i))
                continue;
            const double value = valueOf(descriptor, column.bits[i]);
            if (last && range.contains(fromNanoseconds(axis.times[i])))
                grown += value >= *last ? value - *last : value;
            // Before the first sample there was nothing of it.
            else if (!last && range.contains(fromNanoseconds(axis.times[i])) && column.carryTime == 0)
                grown += value;
            last = value;
        }
    };
    const SharedLocked epochLock(d->epochLock);
    d->withReader([&](HistoryDatabase &database) {
        for (const auto &block : database.blocksBetween(toNanoseconds(range.from), toNanoseconds(range.to))) {
            if (const auto stored = d->cache.column(database, block.id, id, descriptor.storage)) {
                if (!last && stored->column.carryTime != 0)
                    last = valueOf(descriptor, stored->column.carryBits);
                visit(*stored->axis, stored->column);
            }
        }
    });
    if (const EpochColumn *column = d->epoch.column(id)) {
        if (!last && column->carryTime != 0)
            last = valueOf(descriptor, column->carryBits);
        visit(d->epoch.axisOf(*column), *column);
    }
    return grown;
}

Recording SeriesStore::record(const TimeRange &range, nanoseconds spacing) const
{
    RecordingBuilder builder(range, spacing);
    std::map<SeriesId, std::optional<SeriesDescriptor>> descriptors;
    const SharedLocked epochLock(d->epochLock);
    d->withReader([&](HistoryDatabase &database) {
        const auto blocks = database.blocksBetween(toNanoseconds(range.from), toNanoseconds(range.to));
        for (const auto &block : blocks) {
            if (const auto ticks = d->cache.axis(database, block.id, Epoch::TickAxis))
                builder.addTicks(*ticks);
        }
        builder.addTicks(d->epoch.axes()[Epoch::TickAxis]);
        for (const auto &block : blocks) {
            const auto head = d->cache.head(database, block.id);
            if (!head)
                continue;
            for (const BlockHead::Column &where : head->columns) {
                if (!descriptors.contains(where.series))
                    descriptors.emplace(where.series, d->descriptorOf(database, where.series));
                const std::optional<SeriesDescriptor> &descriptor = descriptors.at(where.series);
                if (!descriptor)
                    continue;
                // Not through the cache of columns: a whole hour would sweep out what the charts keep there.
                const auto axis = d->cache.axis(database, block.id, where.axis);
                const auto bytes = axis ? database.bodyPart(block.id, where.offset, where.size) : std::nullopt;
                const auto column = bytes ? decodeColumn(where, descriptor->storage, *bytes) : std::nullopt;
                if (column)
                    builder.addColumn(*descriptor, *axis, *column);
            }
        }
    });
    for (const EpochColumn &column : d->epoch.columns()) {
        if (!column.bits.empty())
            builder.addColumn(d->catalogue.descriptor(column.series), d->epoch.axisOf(column), column);
    }
    return builder.take();
}

std::shared_ptr<const ProcessTick> SeriesStore::processesAt(Timestamp time) const
{
    const SharedLocked epochLock(d->epochLock);
    if (auto tick = d->processes.at(time))
        return tick;
    if (auto tick = d->processes.lastJustBefore(time))
        return tick;
    return d->withReader([&](HistoryDatabase &database) { return d->processHistory.at(database, time); });
}

std::vector<ProcessSample> SeriesStore::processTotals(const TimeRange &range) const
{
    const SharedLocked epochLock(d->epochLock);
    ProcessTotals totals;
    d->withReader([&](HistoryDatabase &database) { d->processHistory.addTo(database, totals, range); });
    d->processes.addTo(totals, range);
    return totals.over(range.length());
}

std::vector<std::shared_ptr<const ProcessTick>> SeriesStore::processesIn(const TimeRange &range,
                                                                         nanoseconds spacing) const
{
    const SharedLocked epochLock(d->epochLock);
    std::vector<std::shared_ptr<const ProcessTick>> ticks;
    const auto collect = [&](const ProcessEpoch &epoch) {
        for (size_t i = 0; i < epoch.ticks().size(); ++i) {
            const Timestamp time = fromNanoseconds(epoch.ticks()[i].time);
            if (range.contains(time) && (ticks.empty() || time - ticks.back()->time >= spacing))
                ticks.push_back(std::make_shared<ProcessTick>(epoch.expand(i)));
        }
    };
    d->withReader([&](HistoryDatabase &database) { d->processHistory.visit(database, range, collect); });
    collect(d->processes);
    return ticks;
}

std::vector<SeriesStore::Latest> SeriesStore::latest() const
{
    const SharedLocked epochLock(d->epochLock);
    std::vector<Latest> result;
    for (const EpochColumn &column : d->epoch.columns()) {
        if (column.bits.empty())
            continue;
        const EpochAxis &axis = d->epoch.axisOf(column);
        const SeriesDescriptor descriptor = d->catalogue.descriptor(column.series);
        for (size_t i = column.bits.size(); i-- > 0;) {
            if (!column.has(i))
                continue;
            Latest latest{column.series, fromNanoseconds(axis.times[i]), valueOf(descriptor, column.bits[i]),
                          std::nullopt};
            // The last two samples are enough for a rate; the visitor knows the rest of the rules.
            const size_t start = i > 8 ? i - 8 : 0;
            EpochAxis window{{axis.times.begin() + std::ptrdiff_t(start), axis.times.begin() + std::ptrdiff_t(i) + 1},
                             {}};
            for (const quint32 gap : axis.gaps) {
                if (gap >= start && gap <= i)
                    window.gaps.push_back(quint32(gap - start));
            }
            EpochColumn part;
            part.bits.assign(column.bits.begin() + std::ptrdiff_t(start), column.bits.begin() + std::ptrdiff_t(i) + 1);
            if (!column.present.empty())
                part.present.assign(column.present.begin() + std::ptrdiff_t(start),
                                    column.present.begin() + std::ptrdiff_t(i) + 1);
            if (start == 0) {
                part.carryTime = column.carryTime;
                part.carryBits = column.carryBits;
            }
            visitShown(window, part, descriptor, [&](qint64 time, double value) {
                if (time == axis.times[i])
                    latest.shown = value;
            });
            result.push_back(latest);
            break;
        }
    }
    return result;
}

std::vector<SeriesInfo> SeriesStore::series() const
{
    std::vector<SeriesInfo> list;
    std::vector<KnownSeries> known = d->catalogue.entries();
    for (KnownSeries &series : known)
        list.push_back({std::move(series.descriptor), std::nullopt});
    const SharedLocked epochLock(d->epochLock);
    for (const EpochColumn &column : d->epoch.columns()) {
        const EpochAxis &axis = d->epoch.axisOf(column);
        const auto it = std::lower_bound(known.cbegin(), known.cend(), column.series,
                                         [](const KnownSeries &series, SeriesId id) { return series.id < id; });
        if (!column.bits.empty() && it != known.cend() && it->id == column.series)
            list[size_t(it - known.cbegin())].lastSeen = fromNanoseconds(axis.times[column.bits.size() - 1]);
    }
    return list;
}

HistoryInfo SeriesStore::info() const
{
    HistoryInfo info;
    info.seriesCount = int(d->catalogue.size());
    info.forgottenSeries = d->catalogue.forgotten();
    info.readOnly = d->mode == Mode::Reader;
    info.inMemory = d->inMemory();
    {
        const SharedLocked epochLock(d->epochLock);
        info.bytes = d->bytesOnDisk;
        if (d->oldest)
            info.oldest = fromNanoseconds(*d->oldest);
        const auto &ticks = d->epoch.axes()[Epoch::TickAxis].times;
        if (!ticks.empty()) {
            info.newest = fromNanoseconds(ticks.back());
            if (!info.oldest || fromNanoseconds(ticks.front()) < *info.oldest)
                info.oldest = fromNanoseconds(ticks.front());
        }
    }
    const Locked lock(d->problemsLock);
    info.problems = d->problems;
    return info;
}

} // namespace performance
