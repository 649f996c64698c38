// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/journal.h"
#include "performance/knobs/owner.h"

#include <optional>

namespace performance::knobs {

/// A change as the journal has it: one or several writes that were made together.
/// Thread-safety: a value.
struct Change {
    enum class State {
        Unfinished, ///< a crash came between: which writes were made is not known yet
        Applied,
        Undone,
        Failed,
        Left,     ///< what it was made to is gone, or somebody else changed it since
        Rebooted, ///< a restart of the machine took it back
        Ended,    ///< with the processes that it was made to: it was of nothing else
    };
    std::string id;
    std::string suggestion;
    std::string who;
    std::int64_t appliedAt = 0; ///< nanoseconds since 1970
    std::int64_t endedAt = 0;   ///< undone, failed or left; 0 while it stands
    State state = State::Unfinished;
    bool kept = false;
    bool permanent = false; ///< it outlives a restart of the machine
    /// The program that tries it, until it is kept: when that program has ended, the change must be undone.
    std::optional<Owner> trial;
    size_t count = 0; ///< how many writes it was to have; after a crash fewer may have been begun
    /// A write of which every line is damaged has a knob without a name: only that it was there is known.
    std::vector<Write> writes;
    std::vector<Phase> phases; ///< of each write, the last one

    bool isLost(size_t index) const { return writes[index].target.knob.empty(); }
    bool stands() const { return state == State::Applied || state == State::Unfinished; }
};

/// The changes that the journal's lines record, oldest first. Every line has all of its write, so that a change is known as
/// long as one of its lines is whole. Changes of an earlier boot are Rebooted unless they had ended or are permanent.
/// Thread-safety: a pure function, any thread.
std::vector<Change> changesOf(const std::vector<Entry> &entries, const std::string &boot);

} // namespace performance::knobs
