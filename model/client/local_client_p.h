// SPDX-License-Identifier: MIT
#pragma once

// Private to model/client: how LocalClient is put together.

#include "performance/client/first_ticks.h"
#include "performance/client/history_numbers.h"
#include "performance/client/ingest_door.h"
#include "performance/client/local_advice.h"
#include "performance/client/local_alerts.h"
#include "performance/client/local_changes.h"
#include "performance/client/local_client.h"
#include "performance/client/local_configuration.h"
#include "performance/client/local_diagnostics.h"
#include "performance/client/local_experience.h"
#include "performance/client/local_experiments.h"
#include "performance/client/local_ground.h"
#include "performance/client/local_explanations.h"
#include "performance/client/local_history.h"
#include "performance/client/local_ingest.h"
#include "performance/client/local_machine_log.h"
#include "performance/client/local_process_control.h"
#include "performance/client/local_processes.h"
#include "performance/client/local_reports.h"
#include "performance/client/local_sessions.h"
#include "performance/client/local_stacks.h"
#include "performance/client/local_suggestion_rules.h"
#include "performance/client/pace.h"
#include "performance/client/plugin_door.h"
#include "performance/client/report_maker.h"
#include "performance/client/self_cost.h"
#include "performance/client/stacks_recorder.h"
#include "performance/core/counted_log.h"
#include "performance/core/mutex.h"
#include "performance/system/collector.h"

#include <thread>

namespace performance {

/// The services, each made of those before it, and the two threads that drive them.
struct LocalClient::Private {
    Private(LocalClient *client, const PerformanceConfig &config);
    /// Ends every thread and every service; nothing is asked of them after.
    void end();

    LocalClient *const q;
    LocalGround ground;
    /// As long as it lives, also when it has become the writer. Where nothing is observed, nothing is put into the history.
    const bool collectsIntoScratch = ground.isReader() || !ground.config.get().enableMetrics;
    HistoryNumbers numbers{ground.store->catalogue()};
    const std::unique_ptr<Collector> collector = makeCollector(); ///< null where nothing is observed
    FirstTicks ticks{ground.lanes};
    LastRecorded last;
    SelfCost cost{registry()};
    Pace pace{collector.get(), ground.config.get().profileInterval};
    LocalExperience experience{ground.lanes, *ground.ux, ground.config};
    IngestDoor door{
        *ground.store, ground.folder, ground.config,
        [this](const PerformanceMetric &metric, SeriesOrigin origin) { return ingest.take(metric, origin); }};
    LocalIngest ingest{*ground.store, door, last, experience, {collector != nullptr, ground.folder.path().isEmpty()},
                       teller()};
    PluginDoor plugins{*ground.store, ground.folder, door, *ground.optimizer, teller()};
    LocalHistory history{ground.lanes, ticks, *ground.store, last, ground.timeline, collector != nullptr};
    LocalProcesses processes{ground.lanes, *ground.store, collector.get()};
    LocalProcessControl processControl{ground.lanes, *ground.optimizer};
    ReportMaker maker{*ground.store, collector.get(), *ground.optimizer, *ground.ux, ground.config};
    LocalReports reports{ground.lanes, ticks, *ground.library, maker, *ground.stacks, teller()};
    LocalSessions sessions{ground.lanes,
                           ground.config,
                           {ground.analyser, pace, ground.timeline, maker, reports, *ground.optimizer},
                           collector != nullptr};
    LocalAdvice advice{ground.lanes, ticks, *ground.optimizer, maker, ground.config};
    LocalChanges changes{ground.lanes, *ground.optimizer, collector != nullptr};
    LocalExperiments experiments{ground.lanes, *ground.optimizer};
    LocalSuggestionRules rules{ground.lanes, *ground.optimizer};
    LocalAlerts alerts{ground.lanes, ground.timeline, alertSources(),
                       ground.folder.path().isEmpty() ? QString()
                                                      : ground.folder.path() + QLatin1String("/alerts.json")};
    LocalConfiguration configuration{
        ground.lanes, ground.config, {pace, *ground.optimizer, *ground.store, *ground.stacks, door, collector.get()}};
    LocalDiagnostics diagnostics{ground.lanes, {*ground.store, cost, ingest, door, plugins, collector.get()}};

    StacksRecorder recorder{ground.lanes, *ground.stacks, ground.config};
    LocalStacks stacks{ground.lanes, *ground.stacks, recorder, *ground.store, ground.analyser};
    /// Notes are kept also where there is no history.
    LocalMachineLog machineLog{ground.lanes, ground.config.get().dataFolder, QString(), logSources()};
    LocalExplanations explanations{ground.lanes, *ground.store, knowledge()};

    CountedLog log{lcStore};                            ///< what becomes of the folder
    OwnerThread ticking;                                ///< the collector's
    bool toldLost = false;                              ///< that the data folder is gone; of the collector's thread
    Mutex telling;                                      ///< guards `toldProblems`
    qsizetype toldProblems WAI_GUARDED_BY(telling) = 0; ///< of the store's
    qsizetype toldOfStacks WAI_GUARDED_BY(telling) = 0; ///< of those of the stacks' history
    std::jthread follower; ///< of a reader: takes in what the writer commits, and takes over when it has gone

    void start();
    void onTick(const CollectedTick &tick);
    void tellProblems();
    void follow(const std::stop_token &stop);
    bool takeOver();
    void keepFolder();

    LocalGround::Listener listener();
    std::function<void(const QString &)> teller();
    AlertEngine::Sources alertSources();
    LocalMachineLog::Sources logSources();
    LocalExplanations::Knowledge knowledge();
    SeriesRegistry &registry();
    std::unique_ptr<Collector> makeCollector();
};

} // namespace performance
