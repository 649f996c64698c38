// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/change.h"

#include <optional>

namespace performance::knobs {

/// Applies changes and takes them back, with the journal written first. Its program may be killed at any moment: the journal
/// then has what may have been written, and settle() finds out what was.
/// Thread-safety: any thread (the lock of the journal); a call that changes something fails with Busy where another holds it for
/// longer than two seconds.
class Turner {
public:
    /// `root`: below which the machine's folders lie, which is turned; lasting settings are written to ROOT/etc.
    explicit Turner(Journal journal, std::string root = {}) : m_journal(std::move(journal)), m_root(std::move(root)) {}

    /// What `targets` would do: the values that stand there now, and whether those wanted are allowed. Writes nothing.
    Result<std::vector<Write>> plan(const std::vector<std::pair<Target, std::string>> &wanted) const;

    /// Makes the writes in order and reads each back. Where one fails, those before it are taken back, and its error is
    /// returned. Changed where a value is no longer what the plan saw.
    /// `trial`: it is only tried by this program, and goes back without it (takeBackOrphans()) unless it is kept. That is in the
    /// journal before the first write.
    Result<Change> apply(const std::string &suggestion, const std::vector<Write> &plan, const std::string &who,
                         bool trial = false);

    /// Takes a change back, last write first. Changed, naming the value, where somebody else wrote since; `overwrite` writes
    /// all the same. It needs no free byte on the disk. Where a later change of the same knob is applied, nothing is written,
    /// and undoing the later one restores the value before this one instead: changes may be undone in any order.
    Result<Change> undo(const std::string &change, bool overwrite = false);

    /// Ends a change whose value somebody else has set since, and writes nothing: the value is theirs. Invalid where the value
    /// is still this change's: undo() it.
    Result<void> letGo(const std::string &change);

    /// Marks a change as kept; it is no trial any more.
    Result<void> keep(const std::string &change);

    /// Lets a change outlive a restart of the machine, by a line in a drop-in that undo() removes. Invalid for a change
    /// of a process; Overruled, and without that line, where another file of the machine says otherwise and is read later.
    Result<void> makePermanent(const std::string &change);

    /// After a crash: of each unfinished change finds out which writes stand. One that was made whole is Applied; of one
    /// that was made or taken back in part, the rest is taken back. Returns those that were unfinished, as they are now.
    Result<std::vector<Change>> settle();

    /// Takes back what programs tried that do not run any more: killed, their terminal closed, their window crashed. A value
    /// that somebody else set since is left (Left). Returns those that ended so, as they are now; one that cannot be taken back
    /// now is tried again by the next call.
    Result<std::vector<Change>> takeBackOrphans();

    /// `damaged`: how many of the journal's lines could not be read.
    Result<std::vector<Change>> changes(size_t *damaged = nullptr) const;
    /// Why nothing can be changed or taken back; changes() works all the same.
    const std::optional<Error> &unwritable() const { return m_journal.unwritable(); }
    const std::string &path() const { return m_journal.path(); }
    const std::string &root() const { return m_root; }

private:
    Result<void> note(const Change &change, Phase phase, size_t index);
    Result<void> noteBack(Change &change, Phase phase, size_t index);
    Result<void> reserveFor(const Change &fresh);
    std::string etc() const { return m_root + "/etc"; }
    Result<Change> standingChange(const std::string &id) const;
    Result<void> takeBack(Change &change, size_t index, bool overwrite, const std::vector<Change> &all);

    Journal m_journal;
    std::string m_root;
};

} // namespace performance::knobs
