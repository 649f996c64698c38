// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/profile.h>

#include <QMap>
#include <QStringList>

namespace performance {

/// The weights of one event by "process;outer;inner", as flamegraph.pl would be given them.
inline QMap<QString, qint64> sumsOf(const Profile &profile, size_t event = 0)
{
    QMap<QString, qint64> sums;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (profile.sampleEvents[i] != event)
            continue;
        QStringList names;
        for (qint32 stack = profile.sampleStacks[i]; stack >= 0; stack = profile.stacks[size_t(stack)].parent) {
            const ProfileFrame &frame = profile.frames[size_t(profile.stacks[size_t(stack)].frame)];
            for (qint32 k = frame.locationCount; k > 0; --k)
                names.prepend(profile.functionName(profile.locations[size_t(frame.firstLocation + k - 1)].function));
        }
        names.prepend(profile.text(profile.threads[size_t(profile.sampleThreads[i])].processName));
        sums[names.join(u';')] += profile.sampleWeights[i];
    }
    return sums;
}

inline qint64 countOf(const Profile &profile, size_t event)
{
    qint64 count = 0;
    for (size_t i = 0; i < profile.sampleCount(); ++i)
        count += profile.sampleEvents[i] == event ? 1 : 0;
    return count;
}

inline qint64 weightOf(const Profile &profile, size_t event)
{
    qint64 weight = 0;
    for (const qint64 part : sumsOf(profile, event))
        weight += part;
    return weight;
}

} // namespace performance
