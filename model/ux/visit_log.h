// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/procfs/unique_fd.h"
#include "performance/ux/visit.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace performance {

/// The last visits, in memory and in an append-only file of one JSON object a line. One process writes; others follow it by
/// reading what was added. A line that is broken (the last one of a process that was killed) is passed over. Not
/// thread-safe.
class VisitLog {
public:
    /// So many are kept when there are twice as many, in memory and in the file.
    static constexpr size_t Most = 10'000;

    enum class Mode { Memory, Write, Follow };
    /// The file is read at the first use: a program that nobody asks about visits does not wait for it.
    VisitLog(QString file, Mode mode) : m_file(std::move(file)), m_mode(mode) {}

    /// Whoever followed goes on writing; the caller knows that nobody else does.
    void becomeWriter();
    /// IoError where it could not be written; it is in memory then all the same.
    PerformanceResult<void> add(UxVisit visit);
    /// All of them, of each visit the last word, oldest first. Takes over what another process added.
    const std::vector<UxVisit> &visits();

private:
    void open();
    void read();
    void take(UxVisit visit);
    void shorten();

    QString m_file;
    Mode m_mode;
    bool m_isOpen = false;
    UniqueFd m_fd;
    qint64 m_read = 0; ///< bytes that were taken over
    std::vector<UxVisit> m_visits;
    QHash<QString, size_t> m_places; ///< by metric and visit
    QSet<QString> m_texts;           ///< programs, routes and reasons repeat: each is kept once
};

} // namespace performance
