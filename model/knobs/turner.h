// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/change.h"

#include <optional>

namespace performance::knobs {

/// Applies changes and takes them back, with the journal written first. Whoever uses it may be killed at any moment: the
/// journal then tells what may have been written, and settle() finds out what was.
class Turner {
public:
    /// `etc`: below which folder lasting settings are written.
    explicit Turner(Journal journal, std::string etc = "/etc") : m_journal(std::move(journal)), m_etc(std::move(etc)) {}

    /// What `targets` would do: the values that stand there now, and whether those wanted are allowed. Writes nothing.
    Result<std::vector<Write>> plan(const std::vector<std::pair<Target, std::string>> &wanted) const;

    /// Makes the writes in order and reads each back. Where one fails, those before it are taken back, and its error is
    /// returned. Changed where a value is no longer what the plan saw.
    /// `trial`: it is only tried by this program, and goes back without it (takeBackOrphans()) unless it is kept. That is in the
    /// journal before the first write.
    Result<Change> apply(const std::string &suggestion, const std::vector<Write> &plan, const std::string &who, bool trial = false);

    /// Takes a change back, last write first. Changed, naming the value, where somebody else wrote since; `overwrite`
    /// writes all the same. Where a later change stands on the same knob, that one is made to lead back to this one's
    /// beginning instead, so that changes may be undone in any order.
    Result<Change> undo(const std::string &change, bool overwrite = false);

    /// Marks a change as kept; it is no trial any more.
    Result<void> keep(const std::string &change);

    /// Lets a change outlive a restart of the machine, by a line in a drop-in that undo() removes. Invalid for a change
    /// of a process.
    Result<void> makePermanent(const std::string &change);

    /// After a crash: of each unfinished change finds out which writes stand. One that was made whole is Applied; of one
    /// that was made or taken back in part, the rest is taken back. Returns those that were unfinished, as they are now.
    Result<std::vector<Change>> settle();

    /// Takes back what programs tried that do not run any more: killed, their terminal closed, their window crashed. What somebody
    /// else changed since is theirs (Left). Returns those that ended so, as they are now; one that cannot be taken back now
    /// is tried again by the next call.
    Result<std::vector<Change>> takeBackOrphans();

    Result<std::vector<Change>> changes() const;
    const std::string &path() const { return m_journal.path(); }

private:
    Result<void> note(const Change &change, Phase phase, size_t index);
    Result<void> takeBack(Change &change, size_t index, bool overwrite, const std::vector<Change> &all);

    Journal m_journal;
    std::string m_etc;
};

} // namespace performance::knobs
