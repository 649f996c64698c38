// SPDX-License-Identifier: MIT
#pragma once

// Private to model/client: what the parts of LocalClient share.

#include "performance/alerts/alert_engine.h"
#include "performance/client/lanes.h"
#include "performance/client/local_client.h"
#include "performance/client/ready_future.h"
#include "performance/client/report_builder.h"
#include "performance/client/report_library.h"
#include "performance/core/mutex.h"
#include "performance/core/owner_thread.h"
#include "performance/ingest/ingest_server.h"
#include "performance/optimize/optimizer.h"
#include "performance/plugins/plugin_runner.h"
#include "performance/profile/analyser/analyser_process.h"
#include "performance/profile/capture/capture.h"
#include "performance/publish/program_feed.h"
#include "performance/publish/program_publisher.h"
#include "performance/series/data_folder.h"
#include "performance/system/collector.h"
#include "performance/ux/ux_tracker.h"

#include <QMutex>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <span>
#include <thread>

namespace performance {

struct LocalClient::Private {
    explicit Private(LocalClient *client) : q(client) {}

    LocalClient *q;
    Lanes lanes;
    AnalyserProcess analyser{AnalyserProcess::defaultProgram(), lanes.stopToken()};
    DataFolder folder;
    std::unique_ptr<SeriesStore> store;
    std::shared_ptr<RecorderHub> recorders = std::make_shared<RecorderHub>();
    std::unique_ptr<ReportLibrary> library;
    std::unique_ptr<Optimizer> optimizer;
    std::unique_ptr<UxTracker> ux;
    std::unique_ptr<AlertEngine> alerts;
    std::atomic<bool> visited = false; ///< a visit came since the last tick
    std::atomic<bool> optimizing = false; ///< a tick of it waits or runs
    /// Where a reader's collector, which only follows processes, puts its series; as a writer's they get their ids of the
    /// history (by number of the scratch's).
    SeriesCatalogue scratch;
    bool collectsIntoScratch = false;
    std::vector<SeriesId> inHistory; ///< of the collector's thread
    quint64 forgottenInHistory = 0;  ///< series, when those ids were asked for; likewise
    quint64 forgottenRecorded = 0;   ///< series, when it was last looked which of `lastRecorded` are known; likewise
    bool toldLost = false;           ///< likewise

    mutable OwnedMutex<QMutex> mutex; ///< guards everything down to `collector`
    PerformanceConfig config;
    std::vector<EventSample> recorded;            ///< by recordMetric since the last tick
    std::vector<EventSample> publishing;          ///< those of them that other programs shall see
    QHash<QString, PerformanceMetric> lastRecorded; ///< with metadata, by id
    std::vector<std::function<void()>> waiting;   ///< run once there are two ticks
    int ticks = 0;
    struct Session {
        ProfilingState state;
        std::optional<std::chrono::milliseconds> interval;
        std::shared_ptr<Capture> capture; ///< null where only metrics are recorded
        bool starting = false;            ///< the capture is being opened
    };
    std::optional<Session> session;
    std::deque<TimelineEvent> events;
    ProcessList allProcesses;
    int processWatchers = 0;
    qsizetype toldProblems = 0;
    std::optional<MachineInfo> machine;
    // What this very program costs; in a reader the store holds that of another one.
    std::optional<double> selfCpu;
    std::optional<qint64> selfMemory;
    qint64 selfCpuBits = 0;
    SeriesId selfCpuSeries;
    SeriesId selfMemorySeries;

    QThreadPool sending; ///< of metrics with metadata, to the dashboard; one thread
    std::atomic<int> unsent = 0;
    std::atomic<quint64> notSent = 0; ///< that the dashboard did not get although one runs
    QString whyNotSent;               ///< of the first of them, until it was told; guarded by `mutex`
    std::shared_ptr<ProgramFeed> programs; ///< what programs publish, through all servers
    std::mutex ingestOpening; ///< held while `ingest` is exchanged
    std::mutex retentionSetting; ///< held while the store takes over what the configuration says
    std::shared_ptr<IngestServer> ingest; ///< null in a reader, and where nothing is written
    std::unique_ptr<PluginRunner> plugins; ///< tells the server above and the optimizer
    OwnerThread ticking; ///< the collector's
    std::unique_ptr<ProgramPublisher> publisher; ///< of the collector's thread
    bool publisherTried = false;
    std::unique_ptr<Collector> collector;
    std::jthread follower; ///< of a reader: takes in what the writer commits, and takes over when it has gone

    void open();
    void openOptimizer();
    /// Whether this is a client in an application, which keeps nothing itself.
    bool publishes() const { return folder.path().isEmpty(); }
    void publish(std::span<const EventSample> samples);
    PerformanceResult<void> record(const PerformanceMetric &metric, SeriesOrigin origin);
    void send(const PerformanceMetric &metric);
    void openUx();
    void openPlugins();
    bool takePluginLine(const QByteArray &line, const QString &name);
    void follow(const std::stop_token &stop);
    bool takeOver();
    void keepFolder();
    SampleBatch ofHistory(SampleBatch batch);
    void openAlerts();
    void tickAlerts(Timestamp time);
    void openIngest();
    IngestStatus ingestStatus() const;
    std::shared_ptr<IngestServer> currentIngest() const
    {
        const QMutexLocker lock(&mutex);
        return ingest;
    }
    nanoseconds apdexTarget() const
    {
        const QMutexLocker lock(&mutex);
        return config.apdexTarget;
    }
    void tickOptimizer(Timestamp time);
    void onTick(const CollectedTick &tick);
    void tellProblems();
    void addEvent(TimelineEvent::Kind kind, Timestamp time, const QString &text);
    std::chrono::milliseconds wantedInterval() const;
    static PerformanceError switchedOff();
    PerfOpener helperOpener(const ProfilingRequest &request) const;
    PerformanceResult<void> startCapture(const ProfilingRequest &request);
    std::shared_ptr<Capture> currentCapture() const;
    bool isReader() const { return store && store->info().readOnly; }

    using Lane = Lanes::Lane;
    /// Runs on the lane as soon as two ticks have been seen; no thread waits for them.
    template<typename Work>
    auto runWhenReady(Lane lane, Work work) -> QFuture<decltype(work())>;

    PerformanceSnapshot makeSnapshot() const;
    std::vector<PerformanceMetric> makeMetrics() const;
    PerformanceReport makeReport(const QString &name, const TimeRange &range, nanoseconds spacing);
};

} // namespace performance

#include "performance/client/local_client_run.h"
