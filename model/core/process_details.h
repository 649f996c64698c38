// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/snapshot.h"

#include <QStringList>

namespace performance {

// Thread-safety: values.

/// What a process is asked to do.
enum class ProcessSignal { Terminate, Kill, Stop, Continue, Interrupt, HangUp };

/// Something about a process that can be set, and back. Of threads, all of them are meant.
struct ProcessWish {
    /// Names of the table of knobs (model/knobs/catalogue.cpp), which says what values each takes. Any knob of processes may be
    /// wished, also one that has no name here; one that the table lacks is an error.
    struct What {
        static constexpr QLatin1String Nice{"process.nice"};           ///< "-20" to "19"
        static constexpr QLatin1String Scheduler{"process.scheduler"}; ///< "other", "batch", "idle"
        static constexpr QLatin1String IoPriority{
            "process.io-priority"}; ///< "none", "best-effort:0" to "best-effort:7", "idle"
        static constexpr QLatin1String Affinity{"process.affinity"};   ///< CPUs, "0-3,6"
        static constexpr QLatin1String Autogroup{"process.autogroup"}; ///< nice of its whole session
        /// "-1000" to "1000": the higher, the sooner it is ended when memory runs out
        static constexpr QLatin1String OomScore{"process.oom-score"};
        static constexpr QLatin1String FileLimit{
            "process.file-limit"}; ///< how many files it may have open, up to its hard limit
        static constexpr QLatin1String RunState{"process.run-state"}; ///< "running", "stopped"
    };
    QString what;
    QString value;
};

/// What a change is filed under, as its suggestion, that the user made to a process without one: "process:PID-START".
struct ProcessChangeId {
    ProcessIdentity process;

    QString toText() const;
    /// Nothing for the id of anything else.
    static std::optional<ProcessChangeId> parse(QStringView text);
    bool operator==(const ProcessChangeId &) const = default;
};

/// One thread of a process.
struct ThreadDetails {
    qint32 id = 0;
    QString name;
    char state = '?';
    double cpuSeconds = 0;
    /// What it waits for in plain words, "a lock or another thread (futex)"; empty where it runs or where that is not told.
    QString waitsFor;

    bool operator==(const ThreadDetails &) const = default;
};

struct OpenFile {
    int descriptor = -1;
    /// A path, or "TCP 127.0.0.1:8080 → 127.0.0.1:40312 (established)", or what the kernel calls it ("pipe:[1234]").
    QString target;
    bool isSocket = false;

    bool operator==(const OpenFile &) const = default;
};

struct MemoryMapping {
    QString path; ///< "[heap]", "[anonymous]"
    QString permissions;
    qint64 bytes = 0;

    bool operator==(const MemoryMapping &) const = default;
};

struct ResourceLimit {
    QString name;
    QString soft;
    QString hard;
    QString unit;

    bool operator==(const ResourceLimit &) const = default;
};

/// Everything that the kernel reports of one process, read when it is asked for. What the user may not see is empty,
/// and `missing` says so.
struct ProcessDetails {
    ProcessIdentity identity;
    Timestamp time;
    QString name;
    QString commandLine;
    QString executable;
    QString workingDirectory;
    QString unit;
    QStringList environment; ///< "NAME=value"
    std::vector<ThreadDetails> threads;
    std::vector<OpenFile> files;
    std::vector<MemoryMapping> mappings; ///< largest first, pieces of one file together
    std::vector<ResourceLimit> limits;
    std::optional<qint64> proportionalBytes; ///< resident memory, shared pages divided by who shares them
    std::optional<qint64> swappedBytes;
    /// Sums over all threads since they began, nanoseconds: differences between two readings say what it did meanwhile.
    qint64 ranNs = 0;
    qint64 runnableNs = 0;
    /// Waited for storage, where the kernel counts that (delay accounting), nanoseconds.
    std::optional<qint64> storageNs;
    QStringList missing;
};

} // namespace performance
