// SPDX-License-Identifier: MIT
#include "performance/calltree/thread_lanes.h"

#include <algorithm>

namespace performance {

namespace {

enum class Place : quint8 { Own, Library, Kernel };

/// Where the innermost frame of each frame's module is.
std::vector<Place> placesOf(const Profile &profile)
{
    std::vector<Place> places(profile.frames.size());
    for (size_t i = 0; i < places.size(); ++i) {
        switch (profile.modules[size_t(profile.frames[i].module)].kind) {
        case ModuleKind::Kernel: places[i] = Place::Kernel; break;
        case ModuleKind::Executable:
        case ModuleKind::Unknown: places[i] = Place::Own; break;
        default: places[i] = Place::Library; break;
        }
    }
    return places;
}

} // namespace

std::vector<ThreadLane> threadLanes(const Profile &profile, qint64 from, qint64 to, int columns, size_t most,
                                    const std::stop_token &stop)
{
    std::vector<ThreadLane> lanes(profile.threads.size());
    if (columns <= 0 || to <= from)
        return {};
    const std::vector<Place> places = placesOf(profile);
    const double width = double(to - from) / columns;
    // A sample on the CPU stands for one period of it, in whatever unit it is weighed.
    std::vector<double> period(profile.events.size(), 0);
    for (size_t i = 0; i < period.size(); ++i)
        period[i] = profile.events[i].rate > 0 ? 1e9 / profile.events[i].rate : 0;
    for (size_t i = 0; i < lanes.size(); ++i) {
        lanes[i].thread = qint32(i);
        lanes[i].columns.resize(size_t(columns));
    }
    for (size_t chunk = 0; chunk < profile.sampleTimes.chunkCount() && !stop.stop_requested(); ++chunk) {
        const auto times = profile.sampleTimes.chunk(chunk);
        const auto stacks = profile.sampleStacks.chunk(chunk);
        const auto threads = profile.sampleThreads.chunk(chunk);
        const auto events = profile.sampleEvents.chunk(chunk);
        const auto weights = profile.sampleWeights.chunk(chunk);
        for (size_t i = 0; i < times.size(); ++i) {
            ThreadLane &lane = lanes[size_t(threads[i])];
            const ProfileEvent &event = profile.events[events[i]];
            if (event.kind == ProfileEvent::Kind::OffCpu) { // covers [time - weight, time)
                const double begin = std::max(0.0, double(times[i] - weights[i] - from) / width);
                const double end = std::min(double(columns), double(times[i] - from) / width);
                for (int c = int(begin); c < columns && c < end; ++c)
                    lane.columns[size_t(c)].waiting += float(std::min<double>(end, c + 1) - std::max<double>(begin, c));
                continue;
            }
            if (event.kind != ProfileEvent::Kind::OnCpu)
                continue;
            lane.weight += weights[i];
            if (times[i] < from || times[i] >= to)
                continue;
            ThreadLane::Column &column =
                lane.columns[std::min(size_t(columns - 1), size_t(double(times[i] - from) / width))];
            const auto share = float(period[events[i]] / width);
            const Place place = stacks[i] < 0 ? Place::Own : places[size_t(profile.stacks[size_t(stacks[i])].frame)];
            (place == Place::Own ? column.own : place == Place::Library ? column.library : column.kernel) += share;
        }
    }
    std::ranges::stable_sort(lanes, [](const ThreadLane &a, const ThreadLane &b) { return a.weight > b.weight; });
    if (lanes.size() > most)
        lanes.resize(most);
    return lanes;
}

SubsecondHeat subsecondHeat(const Profile &profile, const ProfileFilter &filter, int rows, const std::stop_token &stop)
{
    SubsecondHeat heat;
    heat.rows = rows;
    heat.columns = int(std::min<qint64>(profile.duration.count() / 1'000'000'000 + 1, 100'000));
    heat.counts.resize(size_t(heat.rows) * size_t(heat.columns));
    for (size_t chunk = 0; chunk < profile.sampleTimes.chunkCount() && !stop.stop_requested(); ++chunk) {
        const auto times = profile.sampleTimes.chunk(chunk);
        const auto events = profile.sampleEvents.chunk(chunk);
        const auto threads = profile.sampleThreads.chunk(chunk);
        for (size_t i = 0; i < times.size(); ++i) {
            const qint64 second = times[i] / 1'000'000'000;
            if (times[i] < 0 || second >= heat.columns || !filter.showsEvent(events[i])
                || (!filter.threads.empty() && !filter.threads.contains(threads[i])))
                continue;
            const auto row = size_t(times[i] % 1'000'000'000 * rows / 1'000'000'000);
            heat.most = std::max(heat.most, ++heat.counts[size_t(second) * size_t(rows) + row]);
        }
    }
    return heat;
}

} // namespace performance
