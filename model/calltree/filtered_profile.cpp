// SPDX-License-Identifier: MIT
#include "performance/calltree/filtered_profile.h"

#include "performance/calltree/running_time.h"
#include "performance/core/intern_map.h"

namespace performance {

namespace {

constexpr qint32 Outside = -2; ///< before the function in focus

/// Whether every function of a frame is hidden, and whether one of them is in focus.
struct FrameFate {
    bool hidden = false;
    bool focus = false;
};

std::vector<FrameFate> fatesOf(const Profile &profile, const ProfileFilter &filter)
{
    std::vector<FrameFate> fates(profile.frames.size());
    for (size_t f = 0; f < fates.size(); ++f) {
        const ProfileFrame &frame = profile.frames[f];
        fates[f].hidden = frame.locationCount > 0;
        for (qint32 i = 0; i < frame.locationCount; ++i) {
            const qint32 function = profile.locations[size_t(frame.firstLocation + i)].function;
            const bool hidden = filter.hiddenFunctions.contains(function)
                || filter.hiddenModules.contains(profile.functions[size_t(function)].module);
            fates[f].hidden = fates[f].hidden && hidden;
            fates[f].focus = fates[f].focus || function == filter.focus;
        }
    }
    return fates;
}

} // namespace

Profile filtered(const Profile &profile, const ProfileFilter &filter)
{
    Profile result = profile;
    result.stacks = {};
    result.sampleTimes = {};
    result.sampleStacks = {};
    result.sampleThreads = {};
    result.sampleEvents = {};
    result.sampleWeights = {};

    const std::vector<FrameFate> fates = fatesOf(profile, filter);
    std::vector<qint32> numberOf(profile.stacks.size());
    InternMap known;
    for (size_t s = 0; s < numberOf.size(); ++s) {
        const ProfileStack &stack = profile.stacks[s];
        const FrameFate fate = fates[size_t(stack.frame)];
        qint32 parent = stack.parent >= 0 ? numberOf[size_t(stack.parent)] : filter.focus >= 0 ? Outside : -1;
        if (parent == Outside && fate.focus)
            parent = -1;
        if (parent == Outside || fate.hidden) {
            numberOf[s] = parent;
            continue;
        }
        const auto mayRepeat = filter.collapseRecursion && parent >= 0
            && result.stacks[size_t(parent)].frame == stack.frame;
        bool fresh = false;
        numberOf[s] = mayRepeat ? parent
                                : known.numberOf(std::uint32_t(parent + 1), std::uint32_t(stack.frame),
                                                 qint32(result.stacks.size()), fresh);
        if (fresh)
            result.stacks.push_back({parent, stack.frame, stack.origin});
    }
    const std::vector<qint32> running = filter.byRunningTime ? parallelism(profile, filter) : std::vector<qint32>();
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        const qint64 time = profile.sampleTimes[i];
        const ProfileThread &thread = profile.threads[size_t(profile.sampleThreads[i])];
        if (time < filter.from || time >= filter.to || !filter.showsEvent(profile.sampleEvents[i])
            || (!filter.threads.empty() && !filter.threads.contains(profile.sampleThreads[i]))
            || (!filter.processes.empty() && !filter.processes.contains(thread.process)))
            continue;
        const qint32 stack = profile.sampleStacks[i] >= 0 ? numberOf[size_t(profile.sampleStacks[i])]
            : filter.focus >= 0                           ? Outside
                                                          : -1;
        if (stack == Outside)
            continue;
        result.sampleTimes.push_back(time);
        result.sampleStacks.push_back(stack);
        result.sampleThreads.push_back(profile.sampleThreads[i]);
        result.sampleEvents.push_back(profile.sampleEvents[i]);
        const qint64 weight = profile.sampleWeights[i];
        result.sampleWeights.push_back(running.empty() ? weight : sharedWeight(weight, running[i]));
    }
    return result;
}

} // namespace performance
