// SPDX-License-Identifier: MIT
#include "performance/calltree/profile_filter.h"

#include "performance/calltree/running_time.h"

namespace performance {

StackWeights weigh(const Profile &profile, const ProfileFilter &filter, const std::stop_token &stop)
{
    StackWeights sum;
    sum.weight.resize(profile.stacks.size());
    sum.samples.resize(profile.stacks.size());
    std::vector<bool> wantedThread(profile.threads.size(), true);
    for (size_t i = 0; i < profile.threads.size(); ++i) {
        wantedThread[i] = (filter.threads.empty() || filter.threads.contains(qint32(i)))
            && (filter.processes.empty() || filter.processes.contains(profile.threads[i].process));
    }
    std::vector<bool> wantedEvent(profile.events.size());
    for (size_t i = 0; i < profile.events.size(); ++i)
        wantedEvent[i] = filter.showsEvent(quint8(i));
    std::vector<bool> counts(profile.events.size());
    for (size_t i = 0; i < profile.events.size(); ++i)
        counts[i] = profile.events[i].countsSamples();

    const std::vector<qint32> running = filter.byRunningTime ? parallelism(profile, filter, stop)
                                                             : std::vector<qint32>();
    size_t next = 0; // row of the chunk's first sample
    for (size_t chunk = 0; chunk < profile.sampleTimes.chunkCount() && !stop.stop_requested(); ++chunk) {
        const auto times = profile.sampleTimes.chunk(chunk);
        const size_t first = std::exchange(next, next + times.size());
        if (times.back() < filter.from)
            continue;
        if (times.front() >= filter.to)
            break; // they rise
        const auto stacks = profile.sampleStacks.chunk(chunk);
        const auto threads = profile.sampleThreads.chunk(chunk);
        const auto events = profile.sampleEvents.chunk(chunk);
        const auto weights = profile.sampleWeights.chunk(chunk);
        for (size_t i = 0; i < times.size(); ++i) {
            if (times[i] < filter.from || times[i] >= filter.to || !wantedEvent[events[i]]
                || !wantedThread[size_t(threads[i])])
                continue;
            const qint64 weight = running.empty() ? weights[i] : sharedWeight(weights[i], running[first + i]);
            sum.totalWeight += weight;
            const qint64 samples = counts[events[i]] ? weights[i] : 1;
            sum.totalSamples += samples;
            if (stacks[i] < 0) {
                sum.withoutStack += weight;
                continue;
            }
            sum.weight[size_t(stacks[i])] += weight;
            sum.samples[size_t(stacks[i])] += samples;
        }
    }
    return sum;
}

} // namespace performance
