// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/performance_client.h"

namespace performance {

/// Observes this machine itself: a collector feeds a store, everything else reads from it. Made by
/// createPerformanceClient().
class LocalClient final : public PerformanceClient {
    Q_OBJECT
public:
    explicit LocalClient(const PerformanceConfig &config);
    ~LocalClient() override;

    Future<PerformanceSnapshot> createSnapshot() override;
    Future<std::vector<PerformanceMetric>> metrics() override;
    Future<PerformanceMetric> metric(const QString &id) override;
    Future<void> recordMetric(const PerformanceMetric &metric) override;
    Future<void> dropMetric(const QString &metric, bool dropped) override;
    MetricRecorder recorder(const QString &id, const QString &unit, MetricCategory category, const Attributes &attributes = {}) override;
    Future<std::vector<SeriesInfo>> series() override;
    Future<SeriesData> query(const QString &key, const TimeRange &range, int maxPoints) override;
    Future<std::vector<SeriesData>> queryAll(const QStringList &keys, const TimeRange &range, int maxPoints) override;
    Future<std::vector<TimelineEvent>> events(const TimeRange &range) override;
    Future<ProcessList> processesAt(Timestamp time) override;
    Future<ProcessList> processesIn(const TimeRange &range) override;
    Future<std::vector<ProcessMoment>> processHistory(const ProcessIdentity &identity, const TimeRange &range) override;
    Future<ProcessDetails> processDetails(const ProcessIdentity &identity) override;
    Future<void> signalProcess(const ProcessIdentity &identity, ProcessSignal signal) override;
    Future<OptimizationPlan> planProcess(const ProcessIdentity &identity, const std::vector<ProcessWish> &wishes) override;
    Future<AppliedChange> adjustProcess(const ProcessIdentity &identity, const QString &name, const std::vector<ProcessWish> &wishes) override;
    Future<ProcessList> processes() override;
    void watchProcesses(bool watched) override;
    Future<PerformanceReport> generateReport(const QString &name, nanoseconds duration) override;
    Future<PerformanceReport> report(const QString &id) override;
    Future<std::vector<ReportInfo>> reports() override;
    Future<void> renameReport(const QString &id, const QString &name) override;
    Future<void> deleteReport(const QString &id) override;
    Future<PerformanceReport> importReport(const QString &path) override;
    Future<PerformanceReport> importProfile(const QString &path) override;
    Future<ReportDiff> diffReports(const QString &idA, const QString &idB) override;
    Future<std::vector<PerformanceOptimization>> optimizations() override;
    Future<bool> applyOptimization(const QString &id, bool measure) override;
    Future<bool> revertOptimization(const QString &id) override;
    Future<void> resolveConflict(const QString &id, ConflictAnswer answer) override;
    Future<OptimizationPlan> planOptimization(const QString &id) override;
    Future<ExperimentResult> experiment(const QString &id) override;
    Future<std::vector<AppliedChange>> history() override;
    Future<void> keepOptimization(const QString &id) override;
    Future<void> makeOptimizationPermanent(const QString &id) override;
    Future<void> guardExperiment(const QString &id, const std::optional<ExperimentGuard> &guard) override;
    Future<void> setRuleThresholds(const QString &rule, const std::vector<double> &values) override;
    Future<void> dismissOptimization(const QString &id, std::optional<Timestamp> until) override;
    Future<OptimizationStatus> optimizationStatus() override;
    Future<QStringList> recommendations() override;
    Future<UxOverview> uxOverview(const TimeRange &range) override;
    Future<std::vector<UxImprovement>> uxImprovements() override;
    Future<bool> implementUxImprovement(const QString &id) override;
    Future<bool> reopenUxImprovement(const QString &id) override;
    Future<AlertSettings> alertSettings() override;
    Future<void> setAlertSettings(const AlertSettings &settings) override;
    Future<std::vector<Alert>> alerts() override;
    Future<void> startProfiling(const ProfilingRequest &request) override;
    Future<PerformanceReport> stopProfiling() override;
    Future<bool> isProfiling() override;
    Future<ProfilingState> profilingState() override;
    Future<Profile> liveProfile() override;
    Future<std::vector<ProfilingCheck>> checkProfiling(const ProfilingTarget &target) override;
    Future<PerformanceConfig> config() override;
    Future<void> setConfig(const PerformanceConfig &config) override;
    Future<ClientStatus> status() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace performance
