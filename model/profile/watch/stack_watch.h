// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/counted_log.h"
#include "performance/core/mutex.h"
#include "performance/core/stacks.h"
#include "performance/profile/watch/cost_limit.h"
#include "performance/profile/watch/thread_looks.h"
#include "performance/profile/watch/watch_events.h"
#include "performance/profile/watch/watch_epoch.h"

#include <atomic>
#include <set>
#include <thread>

namespace performance {

class AnalyserProcess;
class CodeModule;
struct SleeperCopy;

/// Samples stacks all the time at a low rate: of the whole machine where the kernel allows that, else of the busy processes of
/// this user that follow() is told of, else of nobody. Once in a while it tries whether more is allowed by now. Its own cost is
/// limited: above it the rate is halved, and status() says so.
///
/// What it counts as cost is the CPU time of its own work on whatever thread, that of the analyser while it names frames, and of
/// the kernel's sampling an estimate: so many nanoseconds for each sample and each record of a process (stack_watch.cpp).
///
/// Thread-safety: every method may be called from any thread; follow() from one at a time. status() never waits for work.
class StackWatch {
public:
    struct Options {
        double rate = 19;      ///< samples per second and CPU
        double budget = 0.005; ///< of the machine's whole CPU time, 0 to 1
        QStringList excluded;  ///< names of processes that are never sampled
        PerfOpener
            opener; ///< asked where the kernel refuses the whole machine: by start(), and by setOptions() with a new one
    };

    /// Never nothing: where sampling is refused, status() says why. `start`: when the first epoch begins.
    static std::unique_ptr<StackWatch> start(const Options &options, Timestamp start = now());
    /// Ends its thread within a tenth of a second.
    ~StackWatch();
    StackWatch(const StackWatch &) = delete;
    StackWatch &operator=(const StackWatch &) = delete;

    void setOptions(const Options &options);

    /// To be called once a second or so with the processes that used more than nothing in it, or that wait: where single threads are
    /// sampled, those that are busy are from here on, and idle ones no longer; and waits are looked at.
    void follow(std::span<const BusyProcess> processes);

    /// The running epoch, up to about a second ago. Cheap: columns are shared.
    Profile epoch() const;
    /// Ends the running epoch, and gives it as it was up to `start`, at which the next one begins. No sample is in both or in none.
    Profile beginEpoch(Timestamp start);

    /// Names frames that are new since the last call, while their files still exist. Blocks its caller, and nobody else.
    void resolve(AnalyserProcess &analyser);
    /// Names what is left of the epoch that beginEpoch() ended, and gives it for the last time; an empty profile where there is none.
    Profile resolveEnded(AnalyserProcess &analyser);

    /// Without what is on disk, which others know.
    StacksStatus status() const;

private:
    class Cost;

    explicit StackWatch(const Options &options, Timestamp start);
    void run(const std::stop_token &stop);
    void waitForRecords();
    void wakeUp();
    void reopen(const PerfOpener &opener);
    void reconsider();
    void replaceEvents(std::unique_ptr<WatchEvents> events) WAI_REQUIRES(m_mutex);
    void describe() WAI_REQUIRES(m_mutex);
    void drain(std::uint64_t until) WAI_REQUIRES(m_mutex);
    void handle(const PerfRecord &record, Timestamp time) WAI_REQUIRES(m_mutex);
    void addLost(qint64 samples) WAI_REQUIRES(m_mutex);
    void handleTask(const PerfRecord &record) WAI_REQUIRES(m_mutex);
    void handleSample(const PerfRecord &record, Timestamp time) WAI_REQUIRES(m_mutex);
    void limitCost() WAI_REQUIRES(m_mutex);
    void chooseThreads(const std::vector<ThreadLook> &looks) WAI_REQUIRES(m_mutex);
    void addThread(const TaskId &task) WAI_REQUIRES(m_mutex);
    std::vector<SleeperCopy> copySleepers(const std::vector<ThreadLook> &looks) const;
    void addWaits(const std::vector<ThreadLook> &looks, const std::vector<SleeperCopy> &sleepers) WAI_REQUIRES(m_mutex);
    void addLocks(std::span<const BusyProcess> processes, std::uint64_t monotonic) WAI_REQUIRES(m_mutex);
    std::shared_ptr<WatchEpoch> nextEpoch(Timestamp start) WAI_REQUIRES(m_mutex);
    void resolve(const std::shared_ptr<WatchEpoch> &epoch, AnalyserProcess &analyser);

    CountedLog m_log{lcProfile}; ///< written without a lock held
    UniqueFd m_wakeUpEvent;
    std::atomic<std::uint64_t> m_spent = 0; ///< CPU time in nanoseconds, of all threads that do its work

    Mutex m_lookMutex; ///< of follow(); taken before the other
    ThreadLooks m_looks WAI_GUARDED_BY(m_lookMutex);

    mutable Mutex m_mutex;
    Options m_options WAI_GUARDED_BY(m_mutex);
    std::unique_ptr<WatchEvents> m_events WAI_GUARDED_BY(m_mutex); ///< none where nothing may be sampled
    Message m_reason WAI_GUARDED_BY(m_mutex);
    CostLimit m_limit WAI_GUARDED_BY(m_mutex);
    std::shared_ptr<ModuleRegistry> m_modules; ///< has its own mutex
    ProcessTable m_processes WAI_GUARDED_BY(m_mutex);
    TaskBook m_tasks WAI_GUARDED_BY(m_mutex);
    std::shared_ptr<WatchEpoch> m_epoch WAI_GUARDED_BY(m_mutex);
    std::shared_ptr<WatchEpoch> m_ended WAI_GUARDED_BY(m_mutex);                     ///< whose names are not all known
    std::unordered_map<std::int32_t, unsigned> m_idleRounds WAI_GUARDED_BY(m_mutex); ///< by tid of those with events
    std::set<std::int32_t> m_refused WAI_GUARDED_BY(m_mutex);                        ///< processes of others
    std::unordered_map<std::int32_t, std::uint64_t> m_mapsReadAt WAI_GUARDED_BY(m_mutex);
    std::set<std::int32_t> m_unknownCode WAI_GUARDED_BY(m_mutex); ///< processes that ran where nothing was mapped
    qint64 m_lost WAI_GUARDED_BY(m_mutex) = 0;
    std::uint64_t m_locksSeenAt WAI_GUARDED_BY(m_mutex) = 0; ///< CLOCK_MONOTONIC
    bool m_hasReadMuch WAI_GUARDED_BY(m_mutex) = false;      ///< and has left memory that can be given back

    mutable Mutex m_statusMutex; ///< taken last
    StacksStatus m_status WAI_GUARDED_BY(m_statusMutex);

    std::jthread m_thread;
};

} // namespace performance
