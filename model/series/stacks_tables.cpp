// SPDX-License-Identifier: MIT
#include "performance/series/stacks_tables.h"

#include <algorithm>

namespace performance {

namespace {

/// New numbers of rows, given as they are come to.
class Renumbering {
public:
    explicit Renumbering(size_t rows) : m_numbers(rows, -1) {}
    /// Whether the row had a number before; it has one after.
    bool number(qint32 row, qint32 &out)
    {
        qint32 &number = m_numbers[size_t(row)];
        const bool known = number >= 0;
        if (!known) {
            number = qint32(m_order.size());
            m_order.push_back(row);
        }
        out = number;
        return known;
    }
    qint32 of(qint32 row)
    {
        qint32 number = 0;
        (void)this->number(row, number);
        return number;
    }
    const std::vector<qint32> &order() const { return m_order; }

private:
    std::vector<qint32> m_numbers;
    std::vector<qint32> m_order;
};

void copyHeader(Profile &to, const Profile &from)
{
    to.startedAt = from.startedAt;
    to.duration = from.duration;
    to.target = from.target;
    to.notes = from.notes;
    to.events = from.events;
    to.quality = from.quality;
}

/// Stacks that a sample has, or that a stack of one has as its caller.
std::vector<bool> usedStacks(const Profile &profile)
{
    std::vector<bool> used(profile.stacks.size());
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        if (profile.sampleStacks[i] >= 0)
            used[size_t(profile.sampleStacks[i])] = true;
    }
    for (size_t i = used.size(); i-- > 0;) {
        if (used[i] && profile.stacks[i].parent >= 0)
            used[size_t(profile.stacks[i].parent)] = true;
    }
    return used;
}

/// Those of the used stacks, by module and address.
std::vector<qint32> sortedFrames(const Profile &profile, const std::vector<bool> &stacks)
{
    std::vector<bool> used(profile.frames.size());
    for (size_t i = 0; i < stacks.size(); ++i) {
        if (stacks[i])
            used[size_t(profile.stacks[i].frame)] = true;
    }
    std::vector<qint32> order;
    for (size_t i = 0; i < used.size(); ++i) {
        if (used[i])
            order.push_back(qint32(i));
    }
    const auto key = [&](qint32 row) {
        const ProfileFrame &frame = profile.frames[size_t(row)];
        return std::tuple(frame.module, frame.address, row);
    };
    std::sort(order.begin(), order.end(), [&](qint32 a, qint32 b) { return key(a) < key(b); });
    return order;
}

/// No compiler nests so deeply; the format has room for so many.
constexpr qint32 MostInlined = 0xffff;

class Compacting {
public:
    explicit Compacting(const Profile &from)
        : m_from(from)
        , m_strings(from.strings.size())
        , m_modules(from.modules.size())
        , m_functions(from.functions.size())
        , m_threads(from.threads.size())
    {
        copyHeader(m_to, from);
        (void)m_strings.of(0);
    }

    Profile run()
    {
        const std::vector<bool> stacks = usedStacks(m_from);
        addFrames(sortedFrames(m_from, stacks));
        addStacks(stacks);
        addSamples();
        for (const qint32 row : m_threads.order()) {
            ProfileThread thread = m_from.threads[size_t(row)];
            thread.processName = m_strings.of(thread.processName);
            thread.name = m_strings.of(thread.name);
            m_to.threads.push_back(thread);
        }
        // Row 0 is there.
        for (size_t i = 1; i < m_strings.order().size(); ++i)
            m_to.strings.push_back(m_from.text(m_strings.order()[i]));
        return std::move(m_to);
    }

private:
    qint32 moduleOf(qint32 row)
    {
        qint32 number = 0;
        if (!m_modules.number(row, number)) {
            ProfileModule module = m_from.modules[size_t(row)];
            module.name = m_strings.of(module.name);
            module.path = m_strings.of(module.path);
            module.buildId = m_strings.of(module.buildId);
            m_to.modules.push_back(module);
        }
        return number;
    }
    qint32 functionOf(qint32 row)
    {
        qint32 number = 0;
        if (!m_functions.number(row, number)) {
            ProfileFunction function = m_from.functions[size_t(row)];
            function.name = m_strings.of(function.name);
            function.module = moduleOf(function.module);
            function.reason = m_strings.of(function.reason);
            m_to.functions.push_back(function);
        }
        return number;
    }
    void addFrames(const std::vector<qint32> &order)
    {
        m_frames.assign(m_from.frames.size(), -1);
        for (const qint32 row : order) {
            m_frames[size_t(row)] = qint32(m_to.frames.size());
            ProfileFrame frame = m_from.frames[size_t(row)];
            const auto first = size_t(frame.firstLocation);
            frame.module = moduleOf(frame.module);
            frame.locationCount = std::min(frame.locationCount, MostInlined);
            frame.firstLocation = frame.locationCount > 0 ? qint32(m_to.locations.size()) : 0;
            m_to.frames.push_back(frame);
            for (size_t i = first; i < first + size_t(frame.locationCount); ++i) {
                ProfileLocation location = m_from.locations[i];
                location.function = functionOf(location.function);
                location.file = m_strings.of(location.file);
                m_to.locations.push_back(location);
            }
        }
    }
    void addStacks(const std::vector<bool> &used)
    {
        m_stacks.assign(used.size(), -1);
        for (size_t i = 0; i < used.size(); ++i) {
            if (!used[i])
                continue;
            m_stacks[i] = qint32(m_to.stacks.size());
            ProfileStack stack = m_from.stacks[i];
            stack.parent = stack.parent < 0 ? -1 : m_stacks[size_t(stack.parent)];
            stack.frame = m_frames[size_t(stack.frame)];
            m_to.stacks.push_back(stack);
        }
    }
    void addSamples()
    {
        for (size_t i = 0; i < m_from.sampleCount(); ++i) {
            const qint32 stack = m_from.sampleStacks[i];
            m_to.sampleTimes.push_back(roundedDown(m_from.sampleTimes[i], StacksTimeStep));
            m_to.sampleStacks.push_back(stack < 0 ? -1 : m_stacks[size_t(stack)]);
            m_to.sampleThreads.push_back(m_threads.of(m_from.sampleThreads[i]));
            m_to.sampleEvents.push_back(m_from.sampleEvents[i]);
            m_to.sampleWeights.push_back(m_from.sampleWeights[i]);
        }
    }

    const Profile &m_from;
    Profile m_to;
    Renumbering m_strings;
    Renumbering m_modules;
    Renumbering m_functions;
    Renumbering m_threads;
    std::vector<qint32> m_frames;
    std::vector<qint32> m_stacks;
};

} // namespace

Profile compacted(const Profile &profile)
{
    return Compacting(profile).run();
}

} // namespace performance
