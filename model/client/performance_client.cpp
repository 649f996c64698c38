// SPDX-License-Identifier: MIT
#include "performance/client/performance_client.h"

#include "performance/client/local_client.h"
#include "performance/core/log.h"

namespace performance {

PerformanceClient::PerformanceClient(QObject *parent) : QObject(parent) {}
PerformanceClient::~PerformanceClient() = default;

PerformanceError PerformanceClient::whyMissing() const
{
    return {PerformanceErrorCode::Unsupported, QString::fromLatin1(metaObject()->className())};
}

PerformanceClient::Future<PerformanceSnapshot> PerformanceClient::createSnapshot()
{
    return ask(&History::snapshot);
}
PerformanceClient::Future<std::vector<PerformanceMetric>> PerformanceClient::metrics()
{
    return ask(&History::latest);
}
PerformanceClient::Future<PerformanceMetric> PerformanceClient::metric(const QString &id)
{
    return ask(&History::latestOf, id);
}
PerformanceClient::Future<void> PerformanceClient::recordMetric(const PerformanceMetric &metric)
{
    return ask(&Ingest::record, metric);
}
PerformanceClient::Future<PerformanceReport> PerformanceClient::generateReport(const QString &name,
                                                                               nanoseconds duration)
{
    return ask(&Reports::generate, name, duration);
}
PerformanceClient::Future<PerformanceReport> PerformanceClient::report(const QString &id)
{
    return ask(&Reports::report, id);
}
PerformanceClient::Future<std::vector<PerformanceOptimization>> PerformanceClient::optimizations()
{
    return ask(&Advice::suggestions);
}
PerformanceClient::Future<bool> PerformanceClient::applyOptimization(const QString &id, bool measure)
{
    return ask(&Changes::apply, id, measure);
}
PerformanceClient::Future<QStringList> PerformanceClient::recommendations()
{
    return ask(&Advice::recommendations);
}
PerformanceClient::Future<std::vector<UxImprovement>> PerformanceClient::uxImprovements()
{
    return ask(&Experience::improvements);
}
PerformanceClient::Future<bool> PerformanceClient::implementUxImprovement(const QString &id)
{
    return ask(&Experience::implement, id);
}
PerformanceClient::Future<void> PerformanceClient::startProfiling(const ProfilingRequest &request)
{
    return ask(&Sessions::start, request);
}
PerformanceClient::Future<PerformanceReport> PerformanceClient::stopProfiling()
{
    return ask(&Sessions::stop);
}
PerformanceClient::Future<bool> PerformanceClient::isProfiling()
{
    return sessions() ? sessions()->isRunning() : QtFuture::makeReadyFuture(PerformanceResult<bool>(false));
}
PerformanceClient::Future<PerformanceConfig> PerformanceClient::config()
{
    return ask(&Configuration::config);
}
PerformanceClient::Future<void> PerformanceClient::setConfig(const PerformanceConfig &config)
{
    return ask(&Configuration::setConfig, config);
}

std::unique_ptr<PerformanceClient> createPerformanceClient()
{
    return createPerformanceClient(PerformanceConfig());
}

std::unique_ptr<PerformanceClient> createPerformanceClient(const PerformanceConfig &config)
{
    const EnvironmentOverlay overlay = overlaidWithEnvironment(config, QProcessEnvironment::systemEnvironment());
    for (const QString &warning : overlay.warnings)
        qCWarning(lcClient).noquote() << warning;
    return std::make_unique<LocalClient>(overlay.config);
}

} // namespace performance
