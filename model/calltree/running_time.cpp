// SPDX-License-Identifier: MIT
#include "performance/calltree/running_time.h"

#include <map>

namespace performance {

namespace {

constexpr qint64 UnknownInterval = 10'000'000;

/// The samples that stand for a thread that ran; of each event of CPU time one program may have several, which tell the same.
std::vector<bool> ranSamples(const Profile &profile, const ProfileFilter &filter)
{
    std::vector<bool> onCpu(profile.events.size());
    for (size_t i = 0; i < onCpu.size(); ++i)
        onCpu[i] = profile.events[i].kind == ProfileEvent::Kind::OnCpu;
    std::vector<bool> counts(profile.threads.size());
    for (size_t i = 0; i < counts.size(); ++i)
        counts[i] = profile.threads[i].process != 0
            && (filter.processes.empty() || filter.processes.contains(profile.threads[i].process));
    std::vector<bool> ran(profile.sampleCount());
    for (size_t i = 0; i < ran.size(); ++i)
        ran[i] = onCpu[profile.sampleEvents[i]] && counts[size_t(profile.sampleThreads[i])];
    return ran;
}

/// By row of the threads the first row of the same one: a thread that changes its name has several.
std::vector<qint32> threadNumbers(const Profile &profile)
{
    std::map<std::pair<qint32, qint32>, qint32> first;
    std::vector<qint32> numbers;
    for (const ProfileThread &thread : profile.threads)
        numbers.push_back(first.try_emplace({thread.process, thread.thread}, qint32(numbers.size())).first->second);
    return numbers;
}

qint64 intervalOf(const Profile &profile)
{
    for (const ProfileEvent &event : profile.events) {
        if (event.kind == ProfileEvent::Kind::OnCpu && event.rate > 0)
            return std::max<qint64>(1, qint64(1e9 / event.rate));
    }
    return UnknownInterval;
}

} // namespace

std::vector<qint32> parallelism(const Profile &profile, const ProfileFilter &filter, const std::stop_token &stop)
{
    const size_t count = profile.sampleCount();
    const std::vector<bool> ran = ranSamples(profile, filter);
    const qint64 interval = intervalOf(profile);
    std::vector<qint32> running(count, 1);
    const std::vector<qint32> threadOf = threadNumbers(profile);
    std::vector<qint32> inWindow(profile.threads.size()); // samples of each thread around this one
    qint32 distinct = 0;
    size_t begin = 0;
    size_t end = 0; // one behind the last that is in the window
    for (size_t i = 0; i < count && !stop.stop_requested(); ++i) {
        if (!ran[i])
            continue;
        const qint64 time = profile.sampleTimes[i];
        for (; end < count && profile.sampleTimes[end] - time < interval; ++end)
            distinct += ran[end] && inWindow[size_t(threadOf[size_t(profile.sampleThreads[end])])]++ == 0 ? 1 : 0;
        for (; time - profile.sampleTimes[begin] >= interval; ++begin)
            distinct -= ran[begin] && --inWindow[size_t(threadOf[size_t(profile.sampleThreads[begin])])] == 0 ? 1 : 0;
        running[i] = std::max(1, distinct);
    }
    return running;
}

} // namespace performance
