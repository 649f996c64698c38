// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/snapshot.h"
#include "performance/procfs/process_stat.h"
#include "performance/system/source.h"
#include "performance/system/user_names.h"

namespace performance {

/// What the tracker must know of the machine as a whole; filled by the CPU source in the same tick.
struct MachineLoad {
    std::optional<int64_t> busyTicks; ///< USER_HZ that all CPUs worked since the start
    std::optional<int64_t> created;   ///< processes and threads created since the start
    std::optional<int64_t> lastPid;
};

/// Every process of the machine, at a cost that follows what happens rather than how many there are.
///
/// A process that runs is read at every tick. One that idles is read ever more rarely, at most 5 seconds apart; what
/// it did meanwhile is credited over the true interval between its two readings. Where the processes that were read do
/// not explain how busy the machine was, all others are read in the same tick, so one that wakes up is seen at
/// once. The CPU time of children that ended between two readings is credited to the process that waited for them. New
/// processes are found by the pids that were handed out since the last tick, and by a full look at /proc when those are many
/// and every 10 seconds. Descriptors of /proc/PID/stat stay open as far as the limit allows; such a descriptor can never show
/// another process that got the same pid.
///
/// Thread-safety: the collector's thread.
class ProcessTracker : public Source {
public:
    ProcessTracker(const KernelRoot &root, SeriesRegistry &registry, const MachineLoad &load,
                   UserNames::Lookup users = {});
    ~ProcessTracker() override;
    void sample(const Tick &tick, SampleBatch &batch) override;
    Message missing() const override { return m_missing; }

    static constexpr qint64 LongestPause = 5'000'000'000;

    size_t count() const { return m_processes.size(); }
    /// The processes that used most CPU, memory, IO or waited longest to run: some 16.
    std::vector<ProcessSample> top();
    /// With command lines. Those, and units, are read for each new process and after an exec, some hundred in a tick;
    /// programs also write their state there, so some of the others are read again in each tick, in turns.
    std::vector<ProcessSample> all();
    /// How many processes were read in the last tick.
    size_t readInLastTick() const { return m_reads; }
    /// Every process of user space, by rising pid, and whether it did something in its last three readings.
    struct Mark {
        qint32 pid = 0;
        bool active = false;
    };
    void mark(std::vector<Mark> &marks) const;
    /// A name as it may be shown and kept: a program chooses its own.
    static QString printable(std::string_view name);

private:
    struct Process {
        ProcessIdentity identity;
        qint32 parent = 0;
        std::string kernelName; ///< as the kernel gives it
        QString name;
        quint32 uid = 0;
        uint64_t startCode = 0;
        uint64_t startStack = 0;
        char state = '?';
        int threads = 0;
        qint64 residentBytes = 0;
        UniqueFd statFd;
        UniqueFd schedFd;
        UniqueFd ioFd;
        bool ioRefused = false;

        qint64 readAt = 0; ///< boot time of the last reading
        qint64 dueAt = 0;
        int idleReadings = 0;
        double interval = 0; ///< seconds that the last reading is about
        quint64 ticks = 0;
        quint64 childTicks = 0;    ///< of children that it waited for
        quint64 childDelta = 0;    ///< of that, what is to be credited yet
        quint64 settled = 0;       ///< of what is or will be in childTicks, what was counted of the children themselves
        int settledReadings = 0;   ///< without any of that having come
        quint64 creditedTicks = 0; ///< of children that were not seen
        quint64 majorFaults = 0;
        std::optional<SchedStat> sched;
        std::optional<std::pair<qint64, qint64>> io; ///< bytes read and written
        qint64 detailAt = 0;                         ///< boot time of the last reading of sched and io

        std::optional<double> cpu, runDelay, readRate, writeRate, majorFaultRate;
        QString unit;
        QString command;
        bool unitKnown = false;
        bool commandKnown = false;
        bool seen = false; ///< false: gone, or not known to be there
    };
    struct Ended {
        qint32 pid = 0;
        qint32 parent = 0;
        quint64 ticks = 0; ///< what was counted of it
    };

    static constexpr double TickSeconds = 0.01; // USER_HZ

    void discover(const Tick &tick);
    void scanAll(const Tick &tick);
    void probe(qint32 pid, const Tick &tick);
    std::optional<Process> open(qint32 pid, const Tick &tick);
    /// False where the process is gone. Adds what it ran since the last reading to m_explained.
    bool read(Process &process, const Tick &tick);
    void readDetails(Process &process, const ProcessStat &stat, const Tick &tick, double seconds);
    void readRunDelayOfThreads(Process &process, double seconds);
    void sweepUnexplained(const Tick &tick);
    void leave(const Process &process);
    Process *find(qint32 pid);
    void look(Process &process, const Tick &tick);
    void lookAtChildren(const Tick &tick);
    void removeGone(const Tick &tick);
    void creditChildren(const Tick &tick);
    void settleChildren(const Tick &tick);
    bool mayKeepDescriptor();
    void readOwner(Process &process);
    /// What the line says of its program; true, and its texts are forgotten, where an exec changed it.
    bool takeProgram(Process &process, const ProcessStat &stat);
    void readLiveThread(Process &process, const ProcessStat &stat, bool ran);
    Message whatIsHidden() const;
    void readUnit(Process &process);
    void readCommand(Process &process);
    ProcessSample toSample(const Process &process);

    KernelRoot m_root;
    const MachineLoad &m_load;
    bool m_isRealMachine;
    FileReader m_reader;
    UniqueFd m_proc;
    std::vector<Process> m_processes; ///< by rising pid
    std::vector<char> m_names = std::vector<char>(65536);
    UserNames m_users;
    SeriesId m_countSeries;
    Message m_missing;

    std::optional<int64_t> m_lastCreated, m_lastPid, m_lastBusy;
    qint64 m_scannedAt = 0;
    qint64 m_lastTickAt = 0;
    int64_t m_explained = 0;            ///< ticks that the processes read in this tick ran
    std::optional<int64_t> m_unclaimed; ///< ticks that the machine was busy and no process has explained so far
    std::vector<Ended> m_ended;
    quint64 m_orphaned = 0; ///< what was counted of processes that ended after their parents
    int m_orphanedTicks = 0;
    int64_t m_recentBusy = 0; ///< ticks that the machine was busy in one of the last ones
    int m_sweepPause = 0;     ///< ticks until the next sweep may be tried
    int m_fruitless = 0;      ///< sweeps in a row that explained little
    size_t m_reads = 0;
    qint32 m_lastRefreshed = 0; ///< pid of the process whose command line was read again last
    size_t m_openDescriptors = 0;
    size_t m_descriptorLimit = 0;
    long m_pageSize;
};

} // namespace performance
