// SPDX-License-Identifier: MIT
#pragma once

// Private to stacks_codec.cpp: how the tables of a tree are coded, in both directions (stacks_model.h). What is read is in bounds, whatever the bytes
// are. Thread-safety: one thread.

#include "performance/core/profile.h"
#include "performance/series/stacks_codec.h"
#include "performance/series/stacks_model.h"

#include <algorithm>
#include <array>
#include <vector>

namespace performance {

/// The number of bits that hold numbers below `count`.
inline int bitsFor(size_t count)
{
    return count < 2 ? 0 : std::bit_width(count - 1);
}

/// An index of which nothing is known. What is read is below `count`, or 0 where there is nothing.
template<typename Coder>
size_t codeIndex(Coder &coder, size_t index, size_t count)
{
    const size_t read = coder.direct(index, bitsFor(count));
    return read < count ? read : 0;
}

/// An enumeration or a small number of three bits.
class SmallModel {
public:
    template<typename Coder>
    unsigned code(Coder &coder, unsigned value)
    {
        unsigned node = 1;
        for (int i = 2; i >= 0; --i)
            node = node * 2 + unsigned(coder.bit(m_bits[node], (value >> i) & 1));
        return node & 7;
    }

private:
    std::array<AdaptiveBit, 8> m_bits;
};

/// Numbers that came before come again, mostly the latest first.
class RecentModel {
public:
    static constexpr int Ranks = 15;

    /// The rank of a number, or Ranks where it is not among the recent ones.
    template<typename Coder>
    int codeRank(Coder &coder, std::vector<qint32> &recent, int rank)
    {
        const int known = std::min(Ranks, int(recent.size()));
        auto &model = m_ranks[size_t(std::min(known, 7))];
        int found = 0;
        while (found < known && coder.bit(model[size_t(found)], rank > found))
            ++found;
        return found < known ? found : Ranks;
    }
    static int rankOf(const std::vector<qint32> &recent, qint32 number)
    {
        const size_t known = std::min<size_t>(Ranks, recent.size());
        for (size_t i = 0; i < known; ++i) {
            if (recent[i] == number)
                return int(i);
        }
        return Ranks;
    }
    static void use(std::vector<qint32> &recent, int rank, qint32 number)
    {
        if (rank < Ranks) {
            std::rotate(recent.begin(), recent.begin() + rank, recent.begin() + rank + 1);
            return;
        }
        if (recent.size() == size_t(Ranks))
            recent.pop_back();
        recent.insert(recent.begin(), number);
    }

private:
    std::array<std::array<AdaptiveBit, Ranks>, 8> m_ranks;
};

// --- the tables ----------------------------------------------------------------------------------------------------

/// Threads. Their names are strings that mostly came before.
template<typename Coder>
class ThreadsCoder {
public:
    void code(Coder &coder, std::vector<ProfileThread> &threads, size_t strings)
    {
        ProfileThread last;
        for (ProfileThread &thread : threads) {
            thread.process = qint32(uint64_t(m_process.code(coder, int64_t(thread.process) - last.process))
                                    + uint64_t(last.process));
            thread.thread = qint32(uint64_t(m_thread.code(coder, int64_t(thread.thread) - thread.process))
                                   + uint64_t(thread.process));
            thread.processName = codeName(coder, thread.processName, last.processName, strings);
            thread.name = codeName(coder, thread.name, thread.processName, strings);
            last = thread;
        }
    }

private:
    qint32 codeName(Coder &coder, qint32 name, qint32 likely, size_t strings)
    {
        if (coder.bit(m_same, name == likely))
            return likely;
        const int rank = m_recent.codeRank(coder, m_names, RecentModel::rankOf(m_names, name));
        const qint32 read = rank < RecentModel::Ranks ? m_names[size_t(rank)]
                                                      : qint32(codeIndex(coder, size_t(name), strings));
        RecentModel::use(m_names, rank, read);
        return read;
    }

    SignedModel m_process;
    SignedModel m_thread;
    AdaptiveBit m_same;
    RecentModel m_recent;
    std::vector<qint32> m_names;
};

/// Frames stand by module and address; their functions are numbered as they come, and lie one behind the other.
template<typename Coder>
class FramesCoder {
public:
    FramesCoder(Profile &profile) : m_profile(profile), m_seen(profile.functions.size()) {}

    /// False where there are more locations than there can be.
    bool code(Coder &coder, size_t count)
    {
        ProfileFrame last;
        size_t locations = 0;
        for (size_t i = 0; i < count; ++i) {
            ProfileFrame frame;
            if constexpr (!Coder::Reads)
                frame = m_profile.frames[i];
            frame.module = codeModule(coder, frame.module, last.module);
            const quint64 base = frame.module == last.module ? last.address : 0;
            frame.address = m_address.code(coder, frame.address - base) + base;
            frame.locationCount = qint32(m_count.code(coder, quint64(frame.locationCount)) & 0xffff);
            if constexpr (Coder::Reads) {
                locations += size_t(frame.locationCount);
                if (locations > StacksLimits::Rows || (frame.locationCount > 0 && m_seen.empty()))
                    return false;
                frame.firstLocation = frame.locationCount > 0 ? qint32(m_profile.locations.size()) : 0;
                m_profile.frames.push_back(frame);
            }
            for (qint32 at = 0; at < frame.locationCount; ++at)
                codeLocation(coder, size_t(frame.firstLocation + at), at);
            last = frame;
        }
        return true;
    }

private:
    qint32 codeModule(Coder &coder, qint32 module, qint32 last)
    {
        if (coder.bit(m_sameModule, module == last))
            return last;
        return qint32(codeIndex(coder, size_t(module), m_profile.modules.size()));
    }

    void codeLocation(Coder &coder, size_t row, qint32 depth)
    {
        ProfileLocation location;
        if constexpr (!Coder::Reads)
            location = m_profile.locations[row];
        location.function = codeFunction(coder, location.function, depth);
        Seen &seen = m_seen[size_t(location.function)];
        location.file = codeFile(coder, location.file, seen);
        location.line = qint32(
            (uint64_t(m_line[seen.known].code(coder, int64_t(location.line) - seen.line)) + uint64_t(seen.line))
            & 0x7fffffff);
        seen = {location.file, location.line, true};
        m_lastFile = location.file;
        if constexpr (Coder::Reads)
            m_profile.locations.push_back(location);
    }

    qint32 codeFunction(Coder &coder, qint32 function, qint32 depth)
    {
        const auto level = size_t(std::min<qint32>(depth, Levels - 1));
        qint32 &last = m_lastFunction[level];
        const auto next = size_t(m_next);
        qint32 read = last;
        if (!coder.bit(m_sameFunction[level], function == last)) {
            if (next < m_seen.size() && coder.bit(m_nextFunction[level], function == m_next))
                read = m_next;
            else
                read = qint32(codeIndex(coder, size_t(function), m_seen.size()));
        }
        last = read;
        m_next = std::max(m_next, read + 1);
        return read;
    }

    struct Seen {
        qint32 file = 0;
        qint32 line = 0;
        bool known = false;
    };
    qint32 codeFile(Coder &coder, qint32 file, const Seen &seen)
    {
        const qint32 likely = seen.known ? seen.file : m_lastFile;
        if (coder.bit(m_sameFile[seen.known], file == likely))
            return likely;
        const int rank = m_recentFiles.codeRank(coder, m_files, RecentModel::rankOf(m_files, file));
        const qint32 read = rank < RecentModel::Ranks
            ? m_files[size_t(rank)]
            : qint32(codeIndex(coder, size_t(file), m_profile.strings.size()));
        RecentModel::use(m_files, rank, read);
        return read;
    }

    static constexpr qint32 Levels = 6;
    Profile &m_profile;
    std::vector<Seen> m_seen; ///< by function
    qint32 m_next = 0;        ///< function
    std::array<qint32, Levels> m_lastFunction{};
    qint32 m_lastFile = 0;
    std::vector<qint32> m_files;
    AdaptiveBit m_sameModule;
    NumberModel m_address;
    NumberModel m_count;
    std::array<SignedModel, 2> m_line;
    std::array<AdaptiveBit, Levels> m_sameFunction;
    std::array<AdaptiveBit, Levels> m_nextFunction;
    std::array<AdaptiveBit, 2> m_sameFile;
    RecentModel m_recentFiles;
};

/// What was called last where the innermost frames were these. Different places share an entry now and then, which costs bits and
/// nothing else: both directions see the same.
class CallPredictor {
public:
    struct Place {
        qint32 frame = -1;
        quint8 hits = 0; ///< in a row, up to 3
    };

    CallPredictor() : m_places(size_t(1) << Bits) {}
    Place &at(quint64 key) { return m_places[size_t((key * 0x9e3779b97f4a7c15u) >> (64 - Bits))]; }
    static void learn(Place &place, qint32 frame)
    {
        if (place.frame == frame)
            place.hits = std::min<quint8>(3, quint8(place.hits + 1));
        else
            place = {frame, 0};
    }

private:
    static constexpr int Bits = 17;
    std::vector<Place> m_places;
};

/// Frames by the function that they are in: a return address was left by a call of one function, mostly, but that can be at any of
/// its own calls.
class FrameGroups {
public:
    explicit FrameGroups(const Profile &profile)
        : m_groups(profile.functions.size() + profile.modules.size())
        , m_groupOf(profile.frames.size())
        , m_placeOf(profile.frames.size())
    {
        for (size_t i = 0; i < profile.frames.size(); ++i) {
            const ProfileFrame &frame = profile.frames[i];
            const size_t group = frame.locationCount > 0
                ? size_t(profile.locations[size_t(frame.firstLocation)].function)
                : profile.functions.size() + size_t(frame.module);
            m_groupOf[i] = qint32(group);
            m_placeOf[i] = qint32(m_groups[group].size());
            m_groups[group].push_back(qint32(i));
        }
    }
    size_t count() const { return m_groups.size(); }
    const std::vector<qint32> &frames(qint32 group) const { return m_groups[size_t(group)]; }
    qint32 groupOf(qint32 frame) const { return m_groupOf[size_t(frame)]; }
    qint32 placeOf(qint32 frame) const { return m_placeOf[size_t(frame)]; }

private:
    std::vector<std::vector<qint32>> m_groups;
    std::vector<qint32> m_groupOf;
    std::vector<qint32> m_placeOf;
};

template<typename Coder>
class StackRowsCoder {
public:
    explicit StackRowsCoder(const Profile &profile)
        : m_callees(profile.frames.size() + 1)
        , m_calledGroups(profile.frames.size() + 1)
        , m_groups(profile)
        , m_origins(profile.frames.size(), FrameOrigin::CallFrameInfo)
    {}

    ProfileStack code(Coder &coder, const ProfileStack &stack, qint32 row, const ProfileStack *before)
    {
        ProfileStack read;
        m_follows = coder.bit(m_chain[m_follows], stack.parent == row - 1) ? 1 : 0;
        read.parent = row - 1;
        if (m_follows == 0) {
            const quint64 back = m_back.code(coder, quint64(qint64(row) - 1 - stack.parent));
            read.parent = back > quint64(row) ? -1 : qint32(row - 1 - qint64(back));
        }
        const ProfileStack *parent = read.parent < 0 ? nullptr : before + read.parent;
        read.frame = codeFrame(coder, stack.frame, parent, before);
        read.origin = codeOrigin(coder, stack.origin, read.frame);
        return read;
    }

private:
    /// A frame is mostly found in the same way.
    FrameOrigin codeOrigin(Coder &coder, FrameOrigin origin, qint32 frame)
    {
        FrameOrigin &last = m_origins[size_t(frame)];
        if (!coder.bit(m_sameOrigin, origin == last))
            last = FrameOrigin(std::min(m_origin[std::min<size_t>(size_t(last), 5)].code(coder, unsigned(origin)),
                                        unsigned(FrameOrigin::Imported)));
        return last;
    }

    /// A frame that was not called from there lately.
    qint32 codeStrange(Coder &coder, qint32 frame, size_t caller)
    {
        std::vector<qint32> &called = m_calledGroups[caller];
        const qint32 group = m_groups.groupOf(frame);
        const int rank = m_recentGroups.codeRank(coder, called, RecentModel::rankOf(called, group));
        const qint32 read = rank < RecentModel::Ranks ? called[size_t(rank)]
                                                      : qint32(codeIndex(coder, size_t(group), m_groups.count()));
        RecentModel::use(called, rank, read);
        const std::vector<qint32> &frames = m_groups.frames(read);
        return frames.empty() ? 0 : frames[codeIndex(coder, size_t(m_groups.placeOf(frame)), frames.size())];
    }

    qint32 codeFrame(Coder &coder, qint32 frame, const ProfileStack *parent, const ProfileStack *before)
    {
        // Of no caller all is 0.
        const auto callerOf = [&](const ProfileStack *of) {
            return of && of->parent >= 0 ? before + of->parent : nullptr;
        };
        const auto frameOf = [](const ProfileStack *of) { return of ? quint64(of->frame) + 1 : 0; };
        const ProfileStack *second = callerOf(parent);
        const ProfileStack *third = callerOf(second);
        const quint64 two = frameOf(parent) << 32 | frameOf(second);
        CallPredictor::Place &far = m_far.at((two * 0xff51afd7ed558ccdu) ^ (frameOf(third) * 0xc4ceb9fe1a85ec53u));
        CallPredictor::Place &near = m_near.at(two);
        std::vector<qint32> &callees = m_callees[size_t(frameOf(parent))];
        qint32 read = -1;
        if (far.frame >= 0 && coder.bit(m_farHit[far.hits][m_follows][m_lastHit], frame == far.frame)) {
            read = far.frame;
        } else if (const size_t missed = far.frame >= 0; near.frame >= 0 && near.frame != far.frame
                   && coder.bit(m_nearHit[near.hits][m_follows][missed], frame == near.frame)) {
            read = near.frame;
        }
        m_lastHit = read >= 0 ? 1 : 0;
        if (read < 0) {
            const int rank = m_recent.codeRank(coder, callees, RecentModel::rankOf(callees, frame));
            read = rank < RecentModel::Ranks ? callees[size_t(rank)]
                                             : codeStrange(coder, frame, size_t(frameOf(parent)));
            RecentModel::use(callees, rank, read);
        } else if (callees.empty() || callees.front() != read) {
            RecentModel::use(callees, RecentModel::rankOf(callees, read), read);
        }
        CallPredictor::learn(far, read);
        CallPredictor::learn(near, read);
        return read;
    }

    std::vector<std::vector<qint32>> m_callees;      ///< by frame of the caller, and 0 for none: the latest first
    std::vector<std::vector<qint32>> m_calledGroups; ///< the same of their functions
    FrameGroups m_groups;
    size_t m_follows = 0;
    size_t m_lastHit = 0;
    std::array<AdaptiveBit, 2> m_chain;
    NumberModel m_back;
    RecentModel m_recent;
    RecentModel m_recentGroups;
    CallPredictor m_near; ///< by two frames
    CallPredictor m_far;  ///< by three
    AdaptiveBit m_farHit[4][2][2];
    AdaptiveBit m_nearHit[4][2][2];
    std::vector<FrameOrigin> m_origins; ///< by frame: as it was found last
    AdaptiveBit m_sameOrigin;
    std::array<SmallModel, 6> m_origin;
};

} // namespace performance
