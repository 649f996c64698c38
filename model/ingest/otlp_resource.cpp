// SPDX-License-Identifier: MIT
#include "performance/ingest/otlp.h"

#include <QCoreApplication>

#include <algorithm>

namespace performance {

namespace {

/// Semantic conventions, resource, "service": these three name an instance of a service.
constexpr std::array Identity{"service.name", "service.namespace", "service.instance.id"};
/// Of programs that give themselves no instance id.
constexpr std::array Apart{"container.id", "deployment.environment.name", "host.id", "host.name", "k8s.pod.name", "k8s.pod.uid", "process.pid", "service.version"};

template<typename Names>
bool contains(const Names &names, const QString &name)
{
    return std::any_of(names.begin(), names.end(), [&](const char *one) { return name == QLatin1String(one); });
}

} // namespace

std::shared_ptr<const IncomingSender> senderOf(const Attributes &resource)
{
    auto sender = std::make_shared<IncomingSender>();
    for (auto it = resource.cbegin(); it != resource.cend(); ++it) {
        const bool identifies = contains(Identity, it.key());
        if (!identifies && !contains(Apart, it.key()))
            continue;
        (identifies ? sender->attributes : sender->apart).insert(it.key(), *it);
        sender->fingerprint = fingerprintOf((it.key() + u'=' + *it).toStdString(), sender->fingerprint);
    }
    sender->name = resource.value(QStringLiteral("service.name"), QStringLiteral("OTLP"));
    return sender;
}

QString noTemporality()
{
    return QCoreApplication::translate("Ingest", QT_TRANSLATE_NOOP("Ingest", "the aggregation temporality is neither delta nor cumulative"));
}

} // namespace performance
