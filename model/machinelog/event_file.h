// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/machine_event.h"
#include "performance/machinelog/log_file.h"

#include <vector>

namespace performance {

/// Events in a file of ours that is only ever appended to, one JSON object a line, mode 0600: the user's notes, and what this
/// program saw itself. Several programs may append (flock). A line that is broken, as a killed program or a full disk leaves it,
/// is passed over, and does not take the next one with it.
/// Thread-safety: one thread at a time; it may wait for a disk, and two seconds at most for another program.
class EventFile {
public:
    static constexpr qint64 MostBytes = qint64(8) << 20;
    static constexpr qsizetype LongestText = 2000; ///< characters of a subject and of a detail; what is longer is cut

    /// Without a path in memory only.
    explicit EventFile(QString path) : m_path(std::move(path)) {}

    /// Gives it an id where it has none. ReadOnly and IoError where it cannot be written, LockError where another program holds the
    /// file for too long, Unsupported above MostBytes.
    PerformanceResult<void> append(MachineEvent event);
    /// An id that nothing has is no error.
    PerformanceResult<void> remove(const QString &id);
    /// Those that stand, in the order in which they were appended. Reads the file again only where it is another.
    PerformanceResult<std::vector<MachineEvent>> read();

private:
    PerformanceResult<void> write(const QByteArray &line);
    void take(QByteArrayView line);

    QString m_path;
    std::optional<ReadFileState> m_identity;
    std::vector<MachineEvent> m_events;
};

/// One line without its end, and back; nothing for what is none.
QByteArray toEventLine(const MachineEvent &event);
std::optional<MachineEvent> eventFromLine(QByteArrayView line);

} // namespace performance
