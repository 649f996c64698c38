// SPDX-License-Identifier: MIT
#pragma once

#include "performance/knobs/target.h"

#include <optional>
#include <vector>

namespace performance::knobs {

/// What happened to one write of one change.
enum class Phase {
    Begun,     ///< it is about to be written
    Applied,   ///< it was written and read back
    Failed,    ///< it was not: what stood there stands there again
    Undoing,   ///< it is about to be taken back
    Undone,    ///< it was taken back and read back
    Left,      ///< it cannot be taken back any more: the process ended, the device went, or somebody else owns it now
    Rebased,   ///< an older change of the same knob was undone: `before` is what undoing leads to now
    Kept,      ///< the user keeps a risky change
    Permanent, ///< it shall outlive a restart of the machine: its line stands in a drop-in
    Temporary, ///< it does not after all: the drop-in could not be written
    Trial,     ///< it is only tried, by the program that `who` names (owner.h): without that program it goes back
};

/// One line of the journal.
struct Entry {
    std::int64_t time = 0; ///< nanoseconds since 1970
    Phase phase = Phase::Begun;
    std::string change;      ///< id of the change; several writes may belong to one
    std::uint32_t index = 0; ///< which of its writes
    std::uint32_t count = 1; ///< how many it has
    std::string suggestion;  ///< what asked for it
    Write write;
    std::string boot; ///< id of the boot (/proc/sys/kernel/random/boot_id): nothing survives it
    std::string who;

    bool operator==(const Entry &) const = default;
};

/// One line without its end, and back; nothing for a line that is torn or was changed (each carries a CRC-32).
std::string toLine(const Entry &entry);
Result<Entry> entryOf(const std::string &line);

/// The journal of what was turned: lines that are only ever appended, each on disk (fdatasync) before append() returns, so
/// that whatever happens afterwards is known. Several programs may share it.
/// Thread-safety: lock() and read() from any thread; append() and reserve() only while the caller holds the Lock, which
/// excludes other threads as well as other programs.
class Journal {
public:
    /// Makes folder and file (0700, 0600) where they are missing. One that may be read but not written is opened all the
    /// same: its lines can be read, and unwritable() returns why none can be added.
    static Result<Journal> open(const std::string &folder);
    const std::optional<Error> &unwritable() const { return m_unwritable; }
    Journal(Journal &&other) noexcept;
    Journal &operator=(Journal &&other) noexcept;
    ~Journal();

    /// Excludes all others who change anything, while it lives (flock). Busy where another holds it for longer than two seconds.
    class Lock {
    public:
        explicit Lock(int fd) : m_fd(fd) {}
        Lock(Lock &&other) noexcept : m_fd(other.m_fd) { other.m_fd = -1; }
        Lock &operator=(Lock &&) = delete;
        ~Lock();

    private:
        int m_fd;
    };
    Result<Lock> lock();

    Result<void> append(const Entry &entry);
    /// Takes room on the disk behind the last line, so that as many bytes can be appended when no other byte is free. Io where
    /// there is no such room; where the filesystem cannot do it (NFS before 4.2, ZFS), nothing is taken.
    Result<void> reserve(size_t bytes);
    /// All lines that are whole, oldest first. Others, which a crash, a full disk or a failing one may leave, are passed over
    /// and counted.
    Result<std::vector<Entry>> read(size_t *damaged = nullptr) const;

    const std::string &path() const { return m_path; }

private:
    Journal(int fd, std::string path, std::optional<Error> unwritable)
        : m_fd(fd), m_path(std::move(path)), m_unwritable(std::move(unwritable))
    {}
    int m_fd = -1;
    std::string m_path;
    std::optional<Error> m_unwritable;
};

std::string currentBoot();

} // namespace performance::knobs
