// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

#include <QByteArray>

#include <optional>

namespace performance {

/// A closed epoch of stacks as it lies on disk. Each part carries its checksum (XXH64).
///
/// names:  "WS", version 1, then compressed with zstd: startedAt, duration, target, notes (JSON of messages), events, quality,
///         strings, modules, functions.
/// fine:   threads, frames with their locations, stacks, samples; range-coded (stacks_model.h). A stack is coded by where it
///         branches off, and each frame by its rank among those that were called from the frame above lately.
/// coarse: the same of coarsened(): enough for long ranges, at a fraction of the work.
///
/// What is stored is compacted(profile): times are whole milliseconds, what no sample needs is left out.
struct StacksBlock {
    QByteArray names;
    QByteArray fine;
    QByteArray coarse;
};

/// Limits of what is read; a profile beyond them is not written whole by the history (StacksHistory::isFull()).
struct StacksLimits {
    static constexpr quint64 Samples = 8'000'000;
    static constexpr quint64 Stacks = 4'000'000;
    static constexpr quint64 Rows = 2'000'000;         ///< of each other table
    static constexpr quint64 TextBytes = 128ull << 20; ///< of all strings together
    static constexpr quint64 RowsInByte = 4096;        ///< at most so many rows are in a byte of range-coded ones
};

// Thread-safety: pure functions.

StacksBlock encodeStacks(const Profile &profile);
/// The two parts alone. `profile` is compacted, or coarsened from one that is.
QByteArray encodeStackNames(const Profile &profile);
QByteArray encodeStackTree(const Profile &profile);
/// A profile without threads, frames, stacks and samples.
std::optional<Profile> decodeStackNames(QByteArrayView names);
/// Adds those.
bool decodeStackTree(QByteArrayView tree, Profile &profile);
/// Nothing where they are damaged or do not belong together. What is returned has no inconsistency (Profile::firstInconsistency()).
std::optional<Profile> decodeStacks(QByteArrayView names, QByteArrayView tree);

} // namespace performance
