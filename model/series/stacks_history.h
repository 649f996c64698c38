// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"
#include "performance/core/query.h"
#include "performance/core/stacks.h"

#include <chrono>
#include <memory>

namespace performance {

/// The stacks that are sampled all the time, in memory and on disk, in a database of its own beside the history.
///
/// The running epoch lies open: each append() also writes what is new in it to the tail of the database, so a killed process loses
/// nothing that append() has accepted. When another epoch begins, the one before is closed: compressed into a block
/// (stacks_codec.h), with a coarse version for long ranges, and a small one that stays for the month. A restart within a quarter of
/// an hour makes two epochs of it.
///
/// One thread appends; queries come from any thread, and hold no lock for longer than it takes to read one block's bytes. A
/// reader's history follows a writer in another process.
class StacksHistory {
public:
    enum class Mode {
        Memory, ///< nothing on disk
        Writer, ///< the only writer of its file
        Reader, ///< sees what a writer commits, at each refresh()
    };
    struct Options {
        Mode mode = Mode::Memory;
        QString file;
        std::chrono::seconds retention{86400};
        std::chrono::seconds rollupRetention{30 * 86400};
        qint64 sizeLimit = qint64(512) << 20;
    };
    /// In ranges longer than this, epochs that lie in them as a whole come coarse (StacksForLongRanges): stacks by function and not by
    /// address, weights summed up over five minutes, of each program the ways that are under 2 % of its quarter of an hour counted
    /// for the last caller above that, and processes of less than a second by their program alone, with the process 0. A note of the
    /// profile says so. What each program took is exact.
    static constexpr std::chrono::hours LongRange{2};

    /// A damaged file is set aside and a new one begun (see info().problems); an error means that there can be no history of
    /// stacks here. A reader whose file is not there yet finds it at a later refresh().
    static PerformanceResult<std::unique_ptr<StacksHistory>> open(const Options &options);
    ~StacksHistory();

    /// Takes the running epoch as it is now: it is looked up what is new since it was last passed. It may have grown rows, named
    /// frames that had no locations, and renamed threads; with another startedAt (or fewer rows) it is another one, and that before
    /// is closed, which takes some tenths of a second. What cannot be written (a full disk) stays in memory and is written
    /// as soon as that succeeds; info().problems says so. Not for readers.
    void append(const Profile &epoch);
    /// Whether the running epoch is so large that another should begin, whatever the time. Beyond it nothing is taken.
    bool isFull() const;
    /// Closes the running epoch, as for a sampler that is switched off.
    void closeEpoch();
    /// Takes over what the writer committed since. Returns whether there was anything. Readers only.
    bool refresh();
    /// A reader whose writer has gone goes on with its history. The caller holds the lock of the folder. An error leaves it a reader.
    PerformanceResult<void> becomeWriter();
    void setRetention(std::chrono::seconds retention, qint64 sizeLimit);

    /// The samples of a range. Of `filter` the processes and the program count: its unit is for the caller to translate. Times are
    /// whole milliseconds from the begin of the range. What is older than the retention comes from the month: by program and
    /// minute, told by a note. Unsupported where nothing was kept of the range.
    PerformanceResult<Profile> in(const TimeRange &range, const StacksFilter &filter = {}) const;
    /// What each process was mostly doing (stacks_activity.h), by falling CPU time. Of what is older than the retention only the
    /// programs are known, with the process 0.
    std::vector<ProcessActivity> activities(const TimeRange &range) const;

    struct Info {
        qint64 bytes = 0;
        std::optional<Timestamp> oldest;
        /// Sentences about what went wrong and what was done about it, oldest first.
        QStringList problems;
    };
    Info info() const;

private:
    struct Private;
    explicit StacksHistory(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace performance
