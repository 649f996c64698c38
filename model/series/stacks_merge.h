// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/intern_map.h"
#include "performance/core/profile.h"
#include "performance/core/query.h"
#include "performance/core/stacks.h"

#include <QHash>

#include <map>

namespace performance {

/// Makes one profile of pieces that were sampled at different times, each thing once. Of a piece only what its samples in the range
/// need is looked at, so a minute of a quarter of an hour costs what a minute has.
///
/// Modules are the same where name, path, build id and kind are. Frames of a module with a build id are the same where their
/// addresses are, and have the names that the first piece knew that knew any; others are also told apart by their names, since
/// without a build id nothing says that the code is still the same.
///
/// Events are those of StackEvents, in that order; samples of others are left out. Times are whole milliseconds of the pieces,
/// from the begin of the range. Quality is that of the pieces, by how much of their time lies in the range.
///
/// Thread-safety: one thread.
class StacksMerge {
public:
    StacksMerge(const TimeRange &range, StacksFilter filter);

    /// The piece has no inconsistency.
    void add(const Profile &piece);
    Profile take();

private:
    struct Piece;
    qint32 string(Piece &piece, qint32 row);
    qint32 module(Piece &piece, qint32 row);
    qint32 function(Piece &piece, qint32 row);
    qint32 location(Piece &piece, size_t row);
    qint32 frame(Piece &piece, qint32 row);
    qint32 stack(Piece &piece, qint32 row);
    qint32 thread(Piece &piece, qint32 row);
    void name(qint32 frame, qint32 list, const std::vector<qint32> &locations);
    bool passes(const Profile &piece, const ProfileThread &thread) const;
    void addQuality(const Profile &piece);
    void sort();

    TimeRange m_range;
    StacksFilter m_filter;
    Profile m_profile;
    std::vector<ProfileLocation> m_locations; ///< distinct ones; the rows of the profile are lists of them
    std::vector<qint32> m_firstOfList;        ///< by number of the list: its first row of the profile
    QHash<QString, qint32> m_strings;
    std::map<std::tuple<qint32, qint32, qint32, ModuleKind>, qint32> m_modules;
    InternMap m_functions;
    InternMap m_sources;
    InternMap m_places;
    InternMap m_lists;
    InternMap m_pages;
    InternMap m_addresses;
    InternMap m_frames;
    InternMap m_stacks;
    InternMap m_tasks;
    InternMap m_names;
    InternMap m_threads;
    bool m_isSorted = true;
};

} // namespace performance
