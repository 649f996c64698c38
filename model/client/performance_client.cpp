// SPDX-License-Identifier: MIT
#include "performance/client/performance_client.h"

#include "performance/client/local_client.h"

#include <QLoggingCategory>

namespace performance {

Q_LOGGING_CATEGORY(lcClient, "wai.client")

PerformanceClient::PerformanceClient(QObject *parent) : QObject(parent) {}
PerformanceClient::~PerformanceClient() = default;

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
