// SPDX-License-Identifier: MIT
#pragma once

// What the kernel's files say, without any file: pure functions of text, so that every odd machine is a test.
// The formats are those of Documentation/filesystems/proc.rst, Documentation/admin-guide/iostats.rst and
// Documentation/accounting/psi.rst. Text that is cut or mangled gives fewer values, never wrong memory.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace performance {

/// Walks over words and lines of text.
class TextCursor {
public:
    explicit TextCursor(std::string_view text) : m_text(text) {}

    bool atEnd() const { return m_text.empty(); }
    /// The next line without its break.
    std::string_view line();
    /// The next word of this text (blanks and tabs separate); empty at the end.
    std::string_view word();
    /// The next word as a number; nothing where it is none.
    std::optional<int64_t> number();
    std::string_view rest() const { return m_text; }

private:
    std::string_view m_text;
};

/// A decimal number that fills the whole word.
std::optional<int64_t> toNumber(std::string_view word);
/// "1.25" as 125.
std::optional<int64_t> toHundredths(std::string_view word);

/// Counters of one CPU (or of all) in USER_HZ. `user` and `nice` do not contain guests' time, which the kernel counts
/// twice.
struct CpuTimes {
    enum Mode { User, Nice, System, Idle, IoWait, Interrupt, SoftInterrupt, Steal, Guest, ModeCount };
    std::array<int64_t, ModeCount> modes{};

    int64_t total() const;
    /// All but idling and waiting for IO.
    int64_t busy() const;
};

struct ProcStat {
    std::optional<CpuTimes> all;
    std::vector<std::pair<int, CpuTimes>> cpus; ///< by logical number; only those that are online
    std::optional<int64_t> contextSwitches;
    std::optional<int64_t> interrupts;
    std::optional<int64_t> processesCreated;
    std::optional<int64_t> running;
    std::optional<int64_t> blocked;
};
ProcStat parseProcStat(std::string_view text);

struct LoadAverage {
    int64_t hundredths1 = 0;
    int64_t hundredths5 = 0;
    int64_t hundredths15 = 0;
    int64_t runnable = 0;
    int64_t tasks = 0;
    int64_t lastPid = 0;
};
std::optional<LoadAverage> parseLoadAverage(std::string_view text);

/// /proc/meminfo in bytes ("kB" there is 1,024 bytes); page counts without unit as they are.
struct MemInfo {
    std::optional<int64_t> total, free, available, buffers, cached, shmem, slabReclaimable, slabUnreclaimable, swapTotal,
        swapFree, swapCached, dirty, writeback, anonHuge, hugeTotal, hugeFree;
};
MemInfo parseMemInfo(std::string_view text);

struct VmStat {
    std::optional<int64_t> faults, majorFaults, swapIn, swapOut, refaultAnon, refaultFile, oomKills, compactionStalls;
    std::optional<int64_t> dirtyPages, dirtyThreshold;
};
VmStat parseVmStat(std::string_view text);

/// Total stall time in microseconds.
struct Pressure {
    std::optional<int64_t> some, full;
};
Pressure parsePressure(std::string_view text);

struct DiskStats {
    std::string_view name;
    int64_t reads = 0, readsMerged = 0, sectorsRead = 0, msReading = 0;
    int64_t writes = 0, writesMerged = 0, sectorsWritten = 0, msWriting = 0;
    int64_t inFlight = 0, msBusy = 0, msWeighted = 0;
};
/// Lines with fewer than eleven counters are left out.
std::vector<DiskStats> parseDiskStats(std::string_view text);

struct NetworkDevice {
    std::string_view name;
    int64_t receivedBytes = 0, receivedPackets = 0, receiveErrors = 0, receiveDropped = 0;
    int64_t sentBytes = 0, sentPackets = 0, sendErrors = 0, sendDropped = 0;
};
std::vector<NetworkDevice> parseNetDev(std::string_view text);

/// A counter of /proc/net/snmp or netstat, where a line of names is followed by a line of values: ("Tcp", "RetransSegs").
std::optional<int64_t> netCounter(std::string_view text, std::string_view protocol, std::string_view name);
/// "TCP: inuse 4 …" of /proc/net/sockstat.
std::optional<int64_t> socketsInUse(std::string_view text, std::string_view protocol);

/// /proc/PID/stat. The name may contain anything, also ") S 1 (": it ends at the last parenthesis of the line.
struct ProcessStat {
    int32_t pid = 0;
    std::string_view name;
    char state = '?';
    int32_t parent = 0;
    uint64_t majorFaults = 0;
    uint64_t userTicks = 0;
    uint64_t systemTicks = 0;
    uint64_t childTicks = 0; ///< user and system time of children that ended and were waited for
    int32_t threads = 0;
    uint64_t startTime = 0;
    int64_t residentPages = 0;
    /// Where its code and its stack begin: others after an exec, as addresses are random. 0 and 1 where the kernel does
    /// not show them to us.
    uint64_t startCode = 0;
    uint64_t startStack = 0;
};
std::optional<ProcessStat> parseProcessStat(std::string_view text);

/// /proc/PID/schedstat: nanoseconds on a CPU and waiting for one.
struct SchedStat {
    int64_t onCpu = 0;
    int64_t waited = 0;
};
std::optional<SchedStat> parseSchedStat(std::string_view text);

/// A value of a file with "key value" lines: cpu.stat, memory.events, /proc/PID/io ("read_bytes:").
std::optional<int64_t> keyedValue(std::string_view text, std::string_view key);

/// A value of a file with "name type data" lines, as OpenZFS writes its kstats: arcstats.
std::optional<int64_t> kstatValue(std::string_view text, std::string_view name);

} // namespace performance
