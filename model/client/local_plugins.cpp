// SPDX-License-Identifier: MIT
// What plugins tell LocalClient.
#include "performance/client/local_client_p.h"

#include "performance/ingest/metric_json.h"
#include "performance/optimize/rule_reader.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace performance {

namespace {

#ifndef WAI_PLUGINS
#define WAI_PLUGINS "/usr/lib/wai-performance/plugins"
#endif

} // namespace

/// Whoever writes the history runs the plugins: those of the user, and those that were installed.
void LocalClient::Private::openPlugins()
{
    if (folder.path().isEmpty() || !folder.isWriter() || isReader())
        return;
    PluginJob::Hooks hooks;
    hooks.page = [this](const QByteArray &page, const QString &name) {
        const auto server = currentIngest();
        if (!server)
            return true;
        const IntakeResult taken = server->takePluginPage(page, name);
        return taken.accepted > 0 || taken.rejected == 0;
    };
    hooks.line = [this](const QByteArray &line, const QString &name) { return takePluginLine(line, name); };
    plugins = std::make_unique<PluginRunner>(PluginRunner::defaultOptions({folder.path() + QLatin1String("/plugins"), QStringLiteral(WAI_PLUGINS)}), hooks);
}

bool LocalClient::Private::takePluginLine(const QByteArray &line, const QString &name)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (object.contains(QLatin1String("rules"))) {
        const QByteArray rules = object.value(QLatin1String("rules")).toString().toUtf8();
        if (rules.isEmpty())
            return true;
        auto read = rulesFromJson(rules, name);
        if (!read) {
            Q_EMIT q->problemOccurred(read.error().message());
            return false;
        }
        for (Rule &rule : *read)
            rule.plugin = name;
        optimizer->addRules(std::move(*read));
        return true;
    }
    const auto metrics = metricsFromJson(line, now());
    const auto server = currentIngest();
    if (!metrics || !server)
        return metrics.has_value();
    for (PerformanceMetric metric : *metrics) {
        metric.attributes.insert(QStringLiteral("service.name"), name); // whatever it says of itself
        (void)server->recordOfPlugin(metric); // what is wrong with one is in the counters
    }
    return true;
}

} // namespace performance
