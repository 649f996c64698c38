// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/journal.h"
#include "performance/knobs/owner.h"

#include <optional>

namespace performance::knobs {

/// A change as the journal tells it: one or several writes that were made together.
struct Change {
    enum class State {
        Unfinished, ///< a crash came between: nobody knows yet which writes were made
        Applied,
        Undone,
        Failed,
        Left,   ///< what it was made to is gone, or somebody else changed it since
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
    /// Who tries it, until it is kept: without that program it is to go back.
    std::optional<Owner> trial;
    size_t count = 0; ///< how many writes it was to have; after a crash fewer may have been begun
    /// Of a write whose every line is damaged nothing is known but that there was one: its knob has no name.
    std::vector<Write> writes;
    std::vector<Phase> phases; ///< of each write, the last one

    bool isLost(size_t index) const { return writes[index].target.knob.empty(); }
    bool stands() const { return state == State::Applied || state == State::Unfinished; }
};

/// What the journal's lines amount to, oldest first. Every line says all of its write, so that a change is known as long as
/// one of its lines is whole. Changes of an earlier boot are Rebooted unless they
/// had ended or are permanent.
std::vector<Change> changesOf(const std::vector<Entry> &entries, const std::string &boot);

} // namespace performance::knobs
