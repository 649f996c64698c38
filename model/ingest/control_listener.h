// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/unique_fd.h"

#include <QString>

namespace performance {

/// The socket in the runtime folder that only the user's own programs reach. One dashboard has it at a time; another takes it
/// over when that one has ended.
class ControlListener {
public:
    explicit ControlListener(const QString &path) : m_path(path) {}
    /// Removes it, where it is still this one's.
    ~ControlListener();
    ControlListener(const ControlListener &) = delete;
    ControlListener &operator=(const ControlListener &) = delete;

    enum class State {
        None,    ///< not tried
        Open,
        Taken,   ///< another dashboard of this user answers there
        Failed,  ///< `problem` says why
    };
    /// Tries to have it; the listener where it succeeded.
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
