// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/config_in_force.h"
#include "performance/client/lanes.h"
#include "performance/client/local_reports.h"
#include "performance/client/pace.h"
#include "performance/client/sessions.h"
#include "performance/client/timeline.h"
#include "performance/core/mutex.h"
#include "performance/profile/capture/capture.h"

namespace performance {

class AnalyserProcess;
class Optimizer;

/// The session of this program: its capture, and the report that it becomes.
/// Thread-safety: any thread (own mutex).
class LocalSessions final : public Sessions {
public:
    /// What a session is made with.
    struct Tools {
        AnalyserProcess &analyser; ///< finds names
        Pace &pace;
        Timeline &timeline;
        ReportMaker &maker;
        LocalReports &reports;
        Optimizer &optimizer; ///< hears what the profile advises
    };
    /// `observes`: else nothing can be recorded.
    LocalSessions(Lanes &lanes, const ConfigInForce &config, const Tools &tools, bool observes)
        : m_lanes(lanes), m_config(config), m_tools(tools), m_observes(observes)
    {}

    Future<void> start(const ProfilingRequest &request) override;
    Future<PerformanceReport> stop() override;
    Future<bool> isRunning() override;
    Future<ProfilingState> state() override;
    Future<Profile> liveProfile() override;
    Future<std::vector<ProfilingCheck>> check(const ProfilingTarget &target) override;

    /// Counts a snapshot of the running session.
    void tick();
    /// Ends the capture, whose thread calls back here. What was recorded is not kept.
    void end();

private:
    struct Session {
        ProfilingState state;
        std::optional<std::chrono::milliseconds> interval;
        std::shared_ptr<Capture> capture; ///< null where only metrics are recorded
        bool starting = false;            ///< the capture is being opened
    };
    PerfOpener helperOpener(const ProfilingRequest &request) const;
    PerformanceResult<void> startCapture(const ProfilingRequest &request);
    void begin(Timestamp startedAt);
    PerformanceResult<PerformanceReport> finish(const Session &session, const TimeRange &range);
    std::shared_ptr<Capture> currentCapture() const;

    Lanes &m_lanes;
    const ConfigInForce &m_config;
    const Tools m_tools;
    const bool m_observes;
    mutable Mutex m_mutex; ///< guards `m_session`
    std::optional<Session> m_session WAI_GUARDED_BY(m_mutex);
};

} // namespace performance
