// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

#include <QByteArray>

#include <utility>

namespace performance {

/// Writes what a growing profile has gained since it was written last, as small as it can be read back after a crash.
///
/// A record is sealed and compressed with zstd: whether it begins an epoch, the header, how many rows each table had before (so
/// that one that is missing is noticed), the new rows, then what changed in old ones: modules, threads (their names), frames that
/// have been named since. Other rows never change.
///
/// Thread-safety: one thread at a time, like the decoder.
class StacksTailEncoder {
public:
    /// What is new in `profile` since written(); all of it where it is another epoch.
    QByteArray encode(const Profile &profile);
    /// The record of this profile is on disk: the next leans on it.
    void written(const Profile &profile);
    void reset();

    /// Whether `profile` is `before`, grown.
    static bool continues(const Profile &before, const Profile &profile);

private:
    Profile m_last;
    bool m_begun = false;
    std::vector<qint32> m_unnamed; ///< frames of m_last without locations
};

/// Puts a profile together again from records in the order in which they were written.
class StacksTailDecoder {
public:
    enum class Result {
        Grown,   ///< profile() has what the record told
        Began,   ///< and it is a new one
        Damaged, ///< the record was left out, and so will be those after it up to the next beginning
    };
    /// A record whose checksum holds and that makes no sense all the same costs the epoch that it is of.
    Result decode(QByteArrayView record);
    /// Has no inconsistency.
    const Profile &profile() const { return m_profile; }
    bool isEmpty() const { return !m_begun; }
    /// The one before profile(), after `Began`; empty where profile() is the same epoch, written once more as a whole.
    Profile takeFinished() { return std::exchange(m_finished, Profile()); }
    void reset();

private:
    Profile m_profile;
    Profile m_finished;
    bool m_begun = false;
    bool m_damaged = false; ///< a record is missing
};

} // namespace performance
