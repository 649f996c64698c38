// SPDX-License-Identifier: MIT
#include "performance/ingest/otlp.h"

#include <QCoreApplication>

#include <algorithm>

namespace performance {

namespace {

/// Semantic conventions, resource, "service": these three name an instance of a service.
constexpr std::array Identity{"service.name", "service.namespace", "service.instance.id"};
/// What is of no program is of a machine: an OpenTelemetry collector sends its host's metrics so (hostmetrics receiver, with
/// host.name of the resource detection; semantic conventions, resource, "host").
constexpr std::array Host{"host.name", "host.id"};
/// Of programs that give themselves no instance id.
constexpr std::array Apart{"container.id", "deployment.environment.name",
                           "host.id",      "host.name",
                           "k8s.pod.name", "k8s.pod.uid",
                           "process.pid",  "service.version"};

template<typename Names>
bool contains(const Names &names, const QString &name)
{
    return std::any_of(names.begin(), names.end(), [&](const char *one) { return name == QLatin1String(one); });
}

} // namespace

std::shared_ptr<const IncomingSender> senderOf(const Attributes &resource)
{
    auto sender = std::make_shared<IncomingSender>();
    const bool isProgram = !resource.value(QStringLiteral("service.name")).isEmpty();
    for (auto it = resource.cbegin(); it != resource.cend(); ++it) {
        const bool identifies = contains(Identity, it.key()) || (!isProgram && contains(Host, it.key()));
        if (!identifies && !contains(Apart, it.key()))
            continue;
        (identifies ? sender->attributes : sender->apart).insert(it.key(), *it);
        sender->fingerprint = fingerprintOf((it.key() + u'=' + *it).toStdString(), sender->fingerprint);
    }
    if (isProgram && !resource.value(QStringLiteral("service.version")).isEmpty()) {
        for (const char *name : {"service.version", "deployment.environment.name", "host.name"}) {
            if (const auto it = resource.constFind(QLatin1String(name)); it != resource.cend())
                sender->described.insert(it.key(), *it);
        }
    }
    for (const char *name : {"service.name", "host.name", "host.id"}) {
        if (sender->name.isEmpty())
            sender->name = sender->attributes.value(QLatin1String(name));
    }
    if (sender->name.isEmpty())
        sender->name = QStringLiteral("OTLP");
    return sender;
}

QString noTemporality()
{
    return QCoreApplication::translate("Ingest", "the aggregation temporality is neither delta nor cumulative");
}

} // namespace performance
