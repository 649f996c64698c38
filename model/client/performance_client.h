// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/alert.h"
#include "performance/core/client_values.h"
#include "performance/core/config.h"
#include "performance/core/profiling_check.h"
#include "performance/core/recorder.h"
#include "performance/core/ux_values.h"
#include "performance/core/when_done.h"

#include <QFuture>
#include <QObject>

namespace performance {

/// The one door to the model.
///
/// Every method is asynchronous: it returns at once with a future of a value or a PerformanceError, and may be called
/// from any thread. Continue with `whenDone(future, this, …)` on a thread with an event loop, or `co_await` it with QCoro;
/// QFuture::then() is not safe with Qt 6.4 (core/when_done.h says why). Signals are emitted on the client's threads;
/// connections to objects of other threads are queued as usual.
class PerformanceClient : public QObject {
    Q_OBJECT
public:
    template<typename T>
    using Future = QFuture<PerformanceResult<T>>;

    ~PerformanceClient() override;

    /// What the machine does now: CPU, memory, all metrics, top processes. Resolved as soon as there are two readings,
    /// which rates need.
    virtual Future<PerformanceSnapshot> createSnapshot() = 0;

    /// The last value of every metric (of a counter its rate), of one, and recording one. Recording validates:
    /// InvalidMetric names the field.
    virtual Future<std::vector<PerformanceMetric>> metrics() = 0;
    virtual Future<PerformanceMetric> metric(const QString &id) = 0;
    virtual Future<void> recordMetric(const PerformanceMetric &metric) = 0;
    /// Takes nothing more of a metric that other programs send, or takes it again.
    virtual Future<void> dropMetric(const QString &metric, bool dropped) = 0;
    /// A handle for a hot path. Not asynchronous: it only names a series. Invalid (and silent) where the name is.
    virtual MetricRecorder recorder(const QString &id, const QString &unit, MetricCategory category, const Attributes &attributes = {}) = 0;

    /// History: which series there are, and what one did in a range in at most `maxPoints` columns.
    virtual Future<std::vector<SeriesInfo>> series() = 0;
    virtual Future<SeriesData> query(const QString &key, const TimeRange &range, int maxPoints) = 0;
    /// Several series at once, in the order of their keys; one that does not exist is an empty answer. For charts: one
    /// task instead of one for each line.
    virtual Future<std::vector<SeriesData>> queryAll(const QStringList &keys, const TimeRange &range, int maxPoints) = 0;
    virtual Future<std::vector<TimelineEvent>> events(const TimeRange &range) = 0;

    /// The top processes of a moment of the history; what they did in a range, as mean rates; what one of them did.
    virtual Future<ProcessList> processesAt(Timestamp time) = 0;
    virtual Future<ProcessList> processesIn(const TimeRange &range) = 0;
    virtual Future<std::vector<ProcessMoment>> processHistory(const ProcessIdentity &identity, const TimeRange &range) = 0;
    /// Every process of now, with command lines, while they are being watched; nothing until the first tick after that.
    virtual Future<ProcessList> processes() = 0;
    /// Watchers are counted: the processes are watched until each true has had its false.
    virtual void watchProcesses(bool watched) = 0;
    /// Everything about one process of now, and signals to it. PermissionDenied where it belongs to another user.
    virtual Future<ProcessDetails> processDetails(const ProcessIdentity &identity) = 0;
    virtual Future<void> signalProcess(const ProcessIdentity &identity, ProcessSignal signal) = 0;
    /// Sets something about a process through the same journal as suggestions: revertOptimization() of the change takes it
    /// back. The plan says beforehand what would be written and whether this user could.
    virtual Future<OptimizationPlan> planProcess(const ProcessIdentity &identity, const std::vector<ProcessWish> &wishes) = 0;
    virtual Future<AppliedChange> adjustProcess(const ProcessIdentity &identity, const QString &name, const std::vector<ProcessWish> &wishes) = 0;

    /// A report of the last `duration`; it is kept among the reports.
    virtual Future<PerformanceReport> generateReport(const QString &name, nanoseconds duration) = 0;
    virtual Future<PerformanceReport> report(const QString &id) = 0;
    virtual Future<std::vector<ReportInfo>> reports() = 0;
    virtual Future<void> renameReport(const QString &id, const QString &name) = 0;
    virtual Future<void> deleteReport(const QString &id) = 0;
    /// Takes a report from a file into the reports.
    virtual Future<PerformanceReport> importReport(const QString &path) = 0;
    virtual Future<PerformanceReport> importProfile(const QString &path) = 0;
    virtual Future<ReportDiff> diffReports(const QString &idA, const QString &idB) = 0;

    /// Suggestions from this machine's data, those that are applied among them; the most worth first.
    virtual Future<std::vector<PerformanceOptimization>> optimizations() = 0;
    /// The literal writes of a suggestion, what they need, and what it was drawn from. Writes nothing.
    virtual Future<OptimizationPlan> planOptimization(const QString &id) = 0;
    /// Applies a suggestion and reads it back: true means that the kernel says so. `measure`: where this client observes and there
    /// is something to measure (OptimizationPlan::proof), an experiment follows, which takes it back unless it makes things better;
    /// so does the end of this program before it is over, however it ends.
    virtual Future<bool> applyOptimization(const QString &id, bool measure = true) = 0;
    /// Takes back what a suggestion, or one change of history(), has changed.
    virtual Future<bool> revertOptimization(const QString &id) = 0;
    /// Ends a change whose value somebody else has set since, which revertOptimization() leaves alone with Conflict.
    virtual Future<void> resolveConflict(const QString &id, ConflictAnswer answer) = 0;
    /// Keeps a risky change, which else goes back by itself after half a minute, or one that is being measured, should nothing be
    /// proven of it.
    virtual Future<void> keepOptimization(const QString &id) = 0;
    /// Lets a change, by its suggestion's id or its own, outlive a restart of the machine: a line in a drop-in of
    /// sysctl.d or tmpfiles.d, which taking the change back removes.
    virtual Future<void> makeOptimizationPermanent(const QString &id) = 0;
    /// Not to be suggested until then (Timestamp::max(): never again); nothing: it may be again. Also a rule's id.
    virtual Future<void> dismissOptimization(const QString &id, std::optional<Timestamp> until) = 0;
    /// From where on a rule speaks, one value for each of its thresholds; empty: as it is built in.
    virtual Future<void> setRuleThresholds(const QString &rule, const std::vector<double> &values) = 0;
    /// How the experiment of a suggestion stands, or what it found.
    virtual Future<ExperimentResult> experiment(const QString &id) = 0;
    /// Guards a running experiment with a metric of the user's choice; nothing: with the built-in guards alone.
    virtual Future<void> guardExperiment(const QString &id, const std::optional<ExperimentGuard> &guard) = 0;
    /// Everything that was ever changed, newest first.
    virtual Future<std::vector<AppliedChange>> history() = 0;
    virtual Future<OptimizationStatus> optimizationStatus() = 0;
    virtual Future<QStringList> recommendations() = 0;

    /// How applications feel to their users, in a range: Web Vitals of each page, event loops and frames of windows, Apdex
    /// of operations against the configured target.
    virtual Future<UxOverview> uxOverview(const TimeRange &range) = 0;
    /// What would make them feel faster, computed from the last week; then what was implemented, and whether it worked.
    virtual Future<std::vector<UxImprovement>> uxImprovements() = 0;
    /// Says that an improvement is made: from now on its proof runs, against the visits before. It is the user who changes
    /// the program. InvalidOptimization where there is none of this id, or it is marked already.
    virtual Future<bool> implementUxImprovement(const QString &id) = 0;
    /// Takes that mark back.
    virtual Future<bool> reopenUxImprovement(const QString &id) = 0;

    /// When to be told of a series. Rules are kept in the data folder; Other names a field that makes no sense.
    virtual Future<AlertSettings> alertSettings() = 0;
    virtual Future<void> setAlertSettings(const AlertSettings &settings) = 0;
    /// What rang since this program started, newest first.
    virtual Future<std::vector<Alert>> alerts() = 0;

    /// A session records until it is stopped; its report is kept among the reports.
    virtual Future<void> startProfiling(const ProfilingRequest &request) = 0;
    virtual Future<PerformanceReport> stopProfiling() = 0;
    virtual Future<bool> isProfiling() = 0;
    virtual Future<ProfilingState> profilingState() = 0;
    /// What the running session has sampled so far, with names as far as they are known: a snapshot that costs little.
    /// Empty where the session records metrics only.
    virtual Future<Profile> liveProfile() = 0;
    /// What of a target's profile will be there, what will be missing, and why.
    virtual Future<std::vector<ProfilingCheck>> checkProfiling(const ProfilingTarget &target) = 0;

    virtual Future<PerformanceConfig> config() = 0;
    /// Takes effect at once. Other names the field that is out of range.
    virtual Future<void> setConfig(const PerformanceConfig &config) = 0;
    virtual Future<ClientStatus> status() = 0;

Q_SIGNALS:
    /// There are new samples up to `time`.
    void advanced(performance::Timestamp time);
    void profilingChanged(bool running);
    /// What is being profiled has ended by itself; stopProfiling() gives the report.
    void profiledProgramEnded();
    void reportsChanged();
    void configChanged();
    /// There may be other suggestions, or one was applied, measured or taken back.
    void optimizationsChanged();
    /// A suggestion was applied without being asked for (PerformanceConfig::autoOptimize); revertOptimization() of its id takes
    /// it back.
    void changedByItself(const performance::AppliedChange &change);
    /// A series passed what an alert rule says. Not in the quiet hours.
    void alerted(const performance::Alert &alert);
    /// Visits came, or an improvement was marked; at most once a tick.
    void uxChanged();
    /// Something went wrong that the user should know, a sentence.
    void problemOccurred(const QString &sentence);

protected:
    explicit PerformanceClient(QObject *parent = nullptr);
};

/// A client that observes this machine. Everything stays in memory unless `config` names a data folder; the variables
/// PERFORMANCE_ENABLED, PERFORMANCE_PROFILE_INTERVAL and PERFORMANCE_RETENTION overlay it. Where the data folder cannot
/// be used, the client says so (problemOccurred, status().history.problems) and works in memory.
std::unique_ptr<PerformanceClient> createPerformanceClient();
std::unique_ptr<PerformanceClient> createPerformanceClient(const PerformanceConfig &config);

} // namespace performance

Q_DECLARE_METATYPE(performance::Timestamp)
Q_DECLARE_METATYPE(performance::Alert)
Q_DECLARE_METATYPE(performance::AppliedChange)
