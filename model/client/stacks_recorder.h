// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/config_in_force.h"
#include "performance/client/lanes.h"
#include "performance/core/mutex.h"
#include "performance/core/snapshot.h"
#include "performance/core/stacks.h"
#include "performance/profile/analyser/analyser_process.h"
#include "performance/profile/watch/stack_watch.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <thread>

namespace performance {

class StacksHistory;

/// Samples stacks all the time and puts them into the history, on a thread of its own: whatever it costs, it costs the
/// collector's tick nothing. While the configuration says so, and while this program writes the history.
/// Thread-safety: any thread (own mutex); end() by its owner.
class StacksRecorder {
public:
    StacksRecorder(Lanes &lanes, StacksHistory &history, const ConfigInForce &config)
        : m_lanes(lanes), m_history(history), m_config(config)
    {}
    ~StacksRecorder() { end(); }
    Q_DISABLE_COPY_MOVE(StacksRecorder)

    /// After a tick of the collector, with the processes that were busy in it.
    void tick(const std::vector<ProcessSample> &busy, bool writes);
    /// Ends the sampling and its thread; what was sampled is in the history.
    void end();

    StacksStatus status() const;

private:
    /// What a tick leaves for the thread.
    struct Tick {
        std::vector<BusyProcess> busy;
        bool writes = false;
    };
    void run(const std::stop_token &stop);
    void record(const Tick &tick);
    void begin(const PerformanceConfig &config);
    void nextEpoch(StackWatch &watch, Timestamp time);
    void close();
    void nameFrames();
    std::shared_ptr<StackWatch> watch() const;

    Lanes &m_lanes;
    StacksHistory &m_history;
    /// One of its own: an import of ten minutes holds up no names, which must be found while the files are there.
    AnalyserProcess m_analyser{AnalyserProcess::defaultProgram(), m_lanes.stopToken()};
    const ConfigInForce &m_config;

    mutable Mutex m_mutex; ///< guards the rest down to the thread
    std::condition_variable_any m_wake;
    std::optional<Tick> m_tick WAI_GUARDED_BY(m_mutex);
    std::shared_ptr<StackWatch> m_watch WAI_GUARDED_BY(m_mutex);
    std::atomic<bool> m_naming = false; ///< names are being looked up
    Timestamp m_epochEnd{};             ///< this and the next two: of the thread's own
    Timestamp m_namedAt{};
    PerformanceConfig m_followed; ///< the configuration that the watch goes by
    std::jthread m_thread;        ///< begun by the first tick
};

} // namespace performance
