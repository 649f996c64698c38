// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"
#include "performance/procfs/unique_fd.h"

#include <QMap>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace performance {

/// Reads what programs of this user publish (ProgramPublisher), for the one that writes the history. Nothing that stands in
/// a file is trusted: a file that is cut, broken or lies is left and named. Not thread-safe.
class ProgramFeed {
public:
    /// Gives a series of a program an id; an invalid one where it may not have one.
    using Admit = std::function<SeriesId(const SeriesDescriptor &)>;
    /// What is not newer than `since` has been taken by whoever read before.
    explicit ProgramFeed(Timestamp since = {});
    ~ProgramFeed();
    ProgramFeed(const ProgramFeed &) = delete;
    ProgramFeed &operator=(const ProgramFeed &) = delete;

    /// What all of them recorded since the last call; of one that is new here, what its ring still holds.
    std::vector<EventSample> take(const Admit &admit);
    /// Asks for the id of every series again, since the answer may be another now.
    void askAgain();
    quint64 lost() const
    {
        return m_lost;
    } ///< samples that were overwritten before they were read, or of no sensible time
    QStringList problems() const { return m_problems.values(); }
    /// How many samples were taken of each since the last call, by name.
    QMap<QString, quint64> takeCounts() { return std::exchange(m_counts, {}); }

private:
    struct Program;
    void look();
    bool read(Program &program, const Admit &admit, std::vector<EventSample> &samples);

    qint64 m_since;
    std::map<QString, std::unique_ptr<Program>> m_programs; ///< by path
    QMap<QString, QString> m_problems;                      ///< by path
    QMap<QString, quint64> m_counts;
    quint64 m_lost = 0;
};

} // namespace performance
