// SPDX-License-Identifier: MIT
#include "performance/calltree/time_flames.h"

#include <algorithm>
#include <unordered_map>

namespace performance {

namespace {

constexpr int MostLevels = 512;
constexpr qint32 Nothing = -2; ///< of a column: no sample

qint32 busiestThread(const Profile &profile, const ProfileFilter &filter, const std::stop_token &stop)
{
    std::vector<qint64> weights(profile.threads.size());
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (i % 65536 == 0 && stop.stop_requested())
            return -1;
        const qint32 thread = profile.sampleThreads[i];
        const qint64 time = profile.sampleTimes[i];
        if (time < filter.from || time >= filter.to || !filter.showsEvent(profile.sampleEvents[i])
            || (!filter.threads.empty() && !filter.threads.contains(thread))
            || (!filter.processes.empty() && !filter.processes.contains(profile.threads[size_t(thread)].process)))
            continue;
        weights[size_t(thread)] += profile.sampleWeights[i];
    }
    const auto most = std::ranges::max_element(weights);
    return most == weights.end() || *most == 0 ? -1 : qint32(most - weights.begin());
}

/// The stack of each column that has one.
std::vector<qint32> stacksOfColumns(const Profile &profile, const ProfileFilter &filter, const TimeFlames &flames,
                                    const std::stop_token &stop)
{
    std::vector<qint32> stacks(size_t(flames.columns), Nothing);
    std::unordered_map<qint32, double> parts; // of the present column
    int present = -1;
    const auto close = [&] {
        if (present < 0 || parts.empty())
            return;
        stacks[size_t(present)] = std::ranges::max_element(parts, {}, [](const auto &part) {
                                      return part.second;
                                  })->first;
        parts.clear();
    };
    const double width = double(flames.to - flames.from) / flames.columns;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (i % 65536 == 0 && stop.stop_requested())
            break;
        if (profile.sampleThreads[i] != flames.thread || !filter.showsEvent(profile.sampleEvents[i]))
            continue;
        const ProfileEvent &event = profile.events[profile.sampleEvents[i]];
        // A sample stands for the time before it: a wait for its length, another for a period.
        const double length = event.kind == ProfileEvent::Kind::OffCpu ? double(profile.sampleWeights[i])
            : event.rate > 0                                           ? 1e9 / event.rate
                                                                       : 0;
        const double end = double(profile.sampleTimes[i] - flames.from);
        const double begin = end - length;
        if (end < 0 || begin >= double(flames.to - flames.from))
            continue;
        const int first = std::clamp(int(begin / width), 0, flames.columns - 1);
        const int last = std::clamp(int(end / width), 0, flames.columns - 1);
        for (int column = first; column <= last; ++column) {
            if (column != present) {
                // Times rise, lengths differ: what lies before the present column is told already.
                if (column < present)
                    continue;
                close();
                present = column;
            }
            const double part = std::min(end, double(column + 1) * width) - std::max(begin, double(column) * width);
            parts[profile.sampleStacks[i]] += std::max(part, 1.0);
        }
    }
    close();
    return stacks;
}

} // namespace

TimeFlames timeFlames(const Profile &profile, const ProfileFilter &filter, int columns, const std::stop_token &stop)
{
    TimeFlames flames;
    flames.thread = busiestThread(profile, filter, stop);
    flames.from = filter.from;
    flames.to = std::min<qint64>(filter.to, profile.duration.count());
    flames.columns = std::max(1, columns);
    if (flames.thread < 0 || flames.to <= flames.from)
        return flames;
    const std::vector<qint32> stacks = stacksOfColumns(profile, filter, flames, stop);

    std::vector<qint32> path; ///< functions of a column, the outermost first
    std::vector<qint32> frames;
    std::vector<size_t> open; ///< boxes that reach up to the column before, by level
    qint32 before = Nothing;
    for (int column = 0; column < flames.columns; ++column) {
        const qint32 stack = stacks[size_t(column)];
        if (stack != before) {
            path.clear();
            frames.clear();
            for (qint32 s = stack; s >= 0; s = profile.stacks[size_t(s)].parent)
                frames.push_back(profile.stacks[size_t(s)].frame);
            bool inFocus = filter.focus < 0;
            for (size_t f = frames.size(); f > 0 && path.size() < MostLevels; --f) {
                const ProfileFrame &frame = profile.frames[size_t(frames[f - 1])];
                const qint32 count = filter.inlined ? frame.locationCount : std::min(1, frame.locationCount);
                if (count == 0 && inFocus)
                    path.push_back(-1);
                for (qint32 i = 0; i < count; ++i) {
                    const qint32 function = profile.locations[size_t(frame.firstLocation + i)].function;
                    inFocus = inFocus || function == filter.focus;
                    const bool hidden = filter.hiddenFunctions.contains(function)
                        || filter.hiddenModules.contains(profile.functions[size_t(function)].module);
                    const bool repeats = filter.collapseRecursion && !path.empty() && path.back() == function;
                    if (inFocus && !hidden && !repeats)
                        path.push_back(function);
                }
            }
            before = stack;
        }
        size_t common = 0;
        while (common < open.size() && common < path.size() && flames.boxes[open[common]].function == path[common])
            ++flames.boxes[open[common++]].count;
        open.resize(common);
        for (; common < path.size(); ++common) {
            open.push_back(flames.boxes.size());
            flames.boxes.push_back({path[common], int(common), column, 1});
        }
        flames.levels = std::max(flames.levels, int(path.size()));
    }
    return flames;
}

} // namespace performance
