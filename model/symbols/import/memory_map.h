// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>

namespace performance {

/// Which file an address of a process lay in, from lines of its /proc/PID/maps (proc_pid_maps(5)), as older profilers put
/// them behind their samples. Only executable mappings are kept.
///
/// Thread-safety: one thread adds lines; find() may be called from several threads after that.
class MemoryMap {
public:
    struct Place {
        QString file;
        quint64 offset = 0; ///< in the file
    };

    /// A line that describes no executable mapping is skipped.
    void addLine(const QByteArray &line);
    std::optional<Place> find(quint64 address) const;

private:
    struct Mapping {
        quint64 end;
        quint64 offset;
        QString file;
    };
    std::map<quint64, Mapping> m_mappings; ///< by where they begin
};

} // namespace performance
