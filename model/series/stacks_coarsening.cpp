// SPDX-License-Identifier: MIT
#include "performance/series/stacks_tables.h"

#include "performance/core/intern_map.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

namespace performance {

namespace {

void add(qint64 &sum, qint64 weight)
{
    if (__builtin_add_overflow(sum, weight, &sum))
        sum = std::numeric_limits<qint64>::max();
}

/// What is beyond the greatest number is that number.
qint64 limited(double weight)
{
    constexpr double Greatest = 9223372036854774784.0; // the last double below 2^63
    return qint64(std::min(weight, Greatest));
}

/// Frames by their functions.
class FunctionFrames {
public:
    FunctionFrames(const Profile &from, Profile &to) : m_from(from), m_to(to), m_frames(from.frames.size(), -1) {}

    qint32 of(qint32 row)
    {
        qint32 &number = m_frames[size_t(row)];
        if (number < 0)
            number = make(m_from.frames[size_t(row)]);
        return number;
    }

private:
    qint32 make(const ProfileFrame &frame)
    {
        const auto next = qint32(m_to.frames.size());
        if (frame.locationCount == 0) {
            m_to.frames.push_back({frame.address, frame.module, 0, 0});
            return next; // distinct already
        }
        qint32 list = -1;
        const auto first = size_t(frame.firstLocation);
        const auto count = size_t(frame.locationCount);
        bool fresh = false;
        for (size_t i = first; i < first + count; ++i)
            list = m_lists.numberOf(quint32(list), quint32(m_from.locations[i].function), qint32(m_lists.size()),
                                    fresh);
        const qint32 number = m_byList.numberOf(quint32(list), quint32(frame.module), qint32(m_made.size()), fresh);
        if (!fresh)
            return m_made[size_t(number)];
        m_made.push_back(next);
        m_to.frames.push_back({0, frame.module, qint32(m_to.locations.size()), frame.locationCount});
        for (size_t i = first; i < first + count; ++i)
            m_to.locations.push_back({m_from.locations[i].function, m_from.locations[i].file, 0});
        return next;
    }

    const Profile &m_from;
    Profile &m_to;
    std::vector<qint32> m_frames;
    std::vector<qint32> m_made;
    InternMap m_lists;
    InternMap m_byList;
};

/// Sums up samples of one step that are the same but for their time.
class SummedSamples {
public:
    SummedSamples(Profile &to, qint64 length) : m_to(to), m_length(length) {}
    void add(qint64 time, qint32 stack, qint32 thread, quint8 event, qint64 weight)
    {
        if (const qint64 step = roundedDown(time, m_length); step != m_step) {
            m_step = step;
            m_rows = InternMap();
            m_who = InternMap();
            m_first = m_to.sampleCount();
        }
        bool fresh = false;
        const qint32 who = m_who.numberOf(quint32(thread), event, qint32(m_who.size()), fresh);
        const qint32 row = m_rows.numberOf(quint32(stack), quint32(who), qint32(m_rows.size()), fresh);
        if (!fresh) {
            performance::add(m_to.sampleWeights.edit(m_first + size_t(row)), weight);
            return;
        }
        m_to.sampleTimes.push_back(time);
        m_to.sampleStacks.push_back(stack);
        m_to.sampleThreads.push_back(thread);
        m_to.sampleEvents.push_back(event);
        m_to.sampleWeights.push_back(weight);
    }

private:
    Profile &m_to;
    qint64 m_length;
    qint64 m_step = std::numeric_limits<qint64>::min();
    size_t m_first = 0;
    InternMap m_rows;
    InternMap m_who;
};

class Coarsening {
public:
    Coarsening(const Profile &from, const StacksCoarsening &how)
        : m_from(from), m_how(how), m_frames(from, m_to), m_samples(m_to, how.step)
    {
        m_to.startedAt = from.startedAt;
        m_to.duration = from.duration;
        m_to.target = from.target;
        m_to.notes = from.notes;
        m_to.events = from.events;
        m_to.quality = from.quality;
        m_to.strings = from.strings;
        m_to.modules = from.modules;
        m_to.functions = from.functions;
    }

    Profile run()
    {
        nameThreads();
        byFunction();
        shorten();
        for (size_t i = 0; i < m_from.sampleCount(); ++i)
            m_samples.add(m_from.sampleTimes[i], m_shortened[i], m_threads[size_t(m_from.sampleThreads[i])],
                          m_from.sampleEvents[i], m_from.sampleWeights[i]);
        return std::move(m_to);
    }

private:
    /// Those of large processes as they are, the others by program.
    void nameThreads()
    {
        std::map<std::pair<qint32, qint32>, qint64> processes; // by name, too
        const auto processOf = [&](const ProfileThread &thread) -> qint64 & {
            return processes[{thread.process, thread.processName}];
        };
        for (size_t i = 0; i < m_from.sampleCount(); ++i)
            add(processOf(m_from.threads[size_t(m_from.sampleThreads[i])]), m_from.sampleWeights[i]);
        std::map<qint32, qint32> programs;
        for (const ProfileThread &thread : m_from.threads) {
            const auto next = qint32(m_to.threads.size());
            if (processOf(thread) >= m_how.leastOfProcess.count()) {
                m_threads.push_back(next);
                m_to.threads.push_back(thread);
                continue;
            }
            const auto [place, fresh] = programs.try_emplace(thread.processName, next);
            if (fresh)
                m_to.threads.push_back({0, 0, thread.processName, thread.processName});
            m_threads.push_back(place->second);
        }
    }

    void byFunction()
    {
        InternMap known;
        m_stacks.resize(m_from.stacks.size());
        for (size_t i = 0; i < m_from.stacks.size(); ++i) {
            const ProfileStack &stack = m_from.stacks[i];
            const qint32 parent = stack.parent < 0 ? -1 : m_stacks[size_t(stack.parent)];
            const qint32 frame = m_frames.of(stack.frame);
            bool fresh = false;
            m_stacks[i] = known.numberOf(quint32(parent), quint32(frame), qint32(m_rows.size()), fresh);
            if (fresh)
                m_rows.push_back({parent, frame, stack.origin});
        }
    }

    qint32 stackOf(size_t sample) const
    {
        const qint32 stack = m_from.sampleStacks[sample];
        return stack < 0 ? -1 : m_stacks[size_t(stack)];
    }

    /// Samples of one program and event together.
    std::map<std::pair<qint32, quint8>, std::vector<size_t>> groups() const
    {
        std::map<std::pair<qint32, quint8>, std::vector<size_t>> groups;
        for (size_t i = 0; i < m_from.sampleCount(); ++i)
            groups[{m_from.threads[size_t(m_from.sampleThreads[i])].processName, m_from.sampleEvents[i]}].push_back(i);
        return groups;
    }

    void shorten()
    {
        m_shortened.assign(m_from.sampleCount(), -1);
        m_kept.assign(m_rows.size(), -1);
        m_weights.assign(m_rows.size(), 0);
        const auto list = groups();
        std::vector<qint64> totals(256);
        for (const auto &[group, samples] : list) {
            for (const size_t sample : samples)
                add(totals[group.second], m_from.sampleWeights[sample]);
        }
        for (const auto &[group, samples] : list) {
            qint64 total = 0;
            for (const size_t sample : samples)
                add(total, m_from.sampleWeights[sample]);
            const double average = double(total) / double(samples.size());
            if (double(total) >= m_how.programShare * double(totals[group.second]))
                shorten(samples, limited(std::max(m_how.share * double(total), m_how.samples * average)));
        }
    }

    void shorten(const std::vector<size_t> &samples, qint64 least)
    {
        std::vector<qint32> touched;
        for (const size_t sample : samples) {
            for (qint32 row = stackOf(sample); row >= 0; row = m_rows[size_t(row)].parent) {
                qint64 &weight = m_weights[size_t(row)];
                if (weight == 0)
                    touched.push_back(row);
                add(weight, m_from.sampleWeights[sample]);
            }
        }
        std::unordered_map<qint32, qint64> own; // by frame
        for (const size_t sample : samples) {
            if (const qint32 stack = stackOf(sample); stack >= 0)
                add(own[m_rows[size_t(stack)].frame], m_from.sampleWeights[sample]);
        }
        for (const size_t sample : samples) {
            const qint32 stack = stackOf(sample);
            qint32 heavy = stack;
            while (heavy >= 0 && m_weights[size_t(heavy)] < least)
                heavy = m_rows[size_t(heavy)].parent;
            qint32 result = heavy < 0 ? -1 : kept(heavy);
            const bool keeps = m_how.keepsInnermost && heavy != stack && own[m_rows[size_t(stack)].frame] >= least;
            m_shortened[sample] = keeps ? withInnermost(result, heavy, stack) : result;
        }
        for (const qint32 row : touched)
            m_weights[size_t(row)] = 0;
    }

    bool isKernel(qint32 stack) const
    {
        const ProfileFrame &frame = m_to.frames[size_t(m_rows[size_t(stack)].frame)];
        return m_to.modules[size_t(frame.module)].kind == ModuleKind::Kernel;
    }

    /// What was made of `heavy`, then the innermost frame of a stack that was shortened to it; of one in the kernel before it the
    /// nearest that called the kernel, which says what for.
    qint32 withInnermost(qint32 made, qint32 heavy, qint32 stack)
    {
        qint32 last = heavy < 0 ? -1 : m_rows[size_t(heavy)].frame;
        const auto add = [&](qint32 which) {
            const ProfileStack &frame = m_rows[size_t(which)];
            if (frame.frame != last) // what calls itself is there already
                made = row(made, frame);
            last = frame.frame;
        };
        if (isKernel(stack)) {
            qint32 caller = stack;
            while (caller != heavy && caller >= 0 && isKernel(caller))
                caller = m_rows[size_t(caller)].parent;
            if (caller != heavy && caller >= 0)
                add(caller);
        }
        add(stack);
        return made;
    }

    /// A stack as it is, in what is made.
    qint32 kept(qint32 stack)
    {
        std::vector<qint32> path;
        for (; stack >= 0 && m_kept[size_t(stack)] < 0; stack = m_rows[size_t(stack)].parent)
            path.push_back(stack);
        qint32 made = stack < 0 ? -1 : m_kept[size_t(stack)];
        for (auto it = path.rbegin(); it != path.rend(); ++it)
            made = m_kept[size_t(*it)] = row(made, m_rows[size_t(*it)]);
        return made;
    }

    qint32 row(qint32 parent, const ProfileStack &stack)
    {
        bool fresh = false;
        const qint32 number = m_made.numberOf(quint32(parent), quint32(stack.frame), qint32(m_to.stacks.size()), fresh);
        if (fresh)
            m_to.stacks.push_back({parent, stack.frame, stack.origin});
        return number;
    }

    const Profile &m_from;
    const StacksCoarsening &m_how;
    Profile m_to;
    FunctionFrames m_frames;
    SummedSamples m_samples;
    std::vector<qint32> m_threads;
    std::vector<qint32> m_stacks;     ///< by stack of m_from: in m_rows
    std::vector<ProfileStack> m_rows; ///< by function
    std::vector<qint64> m_weights;    ///< of m_rows, of one program
    std::vector<qint32> m_kept;       ///< by m_rows: the stack that was made of it
    InternMap m_made;
    std::vector<qint32> m_shortened; ///< by sample
};

/// Only the frames that stacks have, those of a module together.
void dropUnusedFrames(Profile &profile)
{
    std::vector<bool> used(profile.frames.size());
    for (size_t i = 0; i < profile.stacks.size(); ++i)
        used[size_t(profile.stacks[i].frame)] = true;
    std::vector<qint32> order;
    for (size_t i = 0; i < used.size(); ++i) {
        if (used[i])
            order.push_back(qint32(i));
    }
    const auto key = [&](qint32 row) {
        const ProfileFrame &frame = profile.frames[size_t(row)];
        const qint32 function = frame.locationCount > 0 ? profile.locations[size_t(frame.firstLocation)].function : -1;
        return std::tuple(frame.module, frame.address, function, row);
    };
    std::sort(order.begin(), order.end(), [&](qint32 a, qint32 b) { return key(a) < key(b); });
    std::vector<qint32> numbers(used.size(), -1);
    Column<ProfileFrame> frames;
    Column<ProfileLocation> locations;
    for (const qint32 row : order) {
        numbers[size_t(row)] = qint32(frames.size());
        ProfileFrame frame = profile.frames[size_t(row)];
        const auto first = size_t(frame.firstLocation);
        frame.firstLocation = frame.locationCount > 0 ? qint32(locations.size()) : 0;
        frames.push_back(frame);
        for (size_t i = first; i < first + size_t(frame.locationCount); ++i)
            locations.push_back(profile.locations[i]);
    }
    for (size_t i = 0; i < profile.stacks.size(); ++i) {
        ProfileStack &stack = profile.stacks.edit(i);
        stack.frame = numbers[size_t(stack.frame)];
    }
    profile.frames = std::move(frames);
    profile.locations = std::move(locations);
}

} // namespace

Profile coarsened(const Profile &profile, const StacksCoarsening &how)
{
    Profile coarse = Coarsening(profile, how).run();
    dropUnusedFrames(coarse);
    return coarse;
}

} // namespace performance
