// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/unique_fd.h"

#include <QString>

namespace performance {

/// The socket in the runtime folder that only the user's own programs reach. One dashboard has it at a time; another takes it
/// over when that one has ended.
///
/// Thread-safety: one thread at a time. open() changes the umask of the process for a moment.
class ControlListener {
public:
    explicit ControlListener(const QString &path) : m_path(path) {}
    /// Removes the socket, where it is still the one that open() made.
    ~ControlListener();
    ControlListener(const ControlListener &) = delete;
    ControlListener &operator=(const ControlListener &) = delete;

    enum class State {
        None, ///< not tried
        Open,
        Taken,  ///< another dashboard of this user answers there
        Failed, ///< `problem` says why
    };
    /// Tries to bind the socket; returns the listening descriptor where that succeeded.
    UniqueFd open();
    State state() const { return m_state; }
    const QString &path() const { return m_path; }
    /// A sentence, where it is not open.
    QString problem() const;

private:
    QString m_path;
    State m_state = State::None;
    int m_error = 0; ///< errno, where it failed
    unsigned long m_inode = 0;
};

} // namespace performance
