// SPDX-License-Identifier: MIT
#include "performance/client/plugin_door.h"

#include "performance/core/log.h"
#include "performance/ingest/metric_json.h"
#include "performance/optimize/optimizer.h"
#include "performance/optimize/rule_reader.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace performance {

namespace {

#ifndef WAI_PLUGINS
#define WAI_PLUGINS "/usr/lib/wai-performance/plugins"
#endif

} // namespace

PluginDoor::PluginDoor(const SeriesStore &store, const DataFolder &folder, const IngestDoor &door, Optimizer &optimizer,
                       std::function<void(const QString &)> tell)
    : m_store(store), m_folder(folder), m_door(door), m_optimizer(optimizer), m_tell(std::move(tell))
{}

void PluginDoor::open()
{
    if (m_folder.path().isEmpty() || !m_folder.isWriter() || m_store.info().readOnly)
        return;
    PluginJob::Hooks hooks;
    hooks.page = [this](const QByteArray &page, const QString &name) {
        const auto server = m_door.current();
        if (!server)
            return true;
        const IntakeResult taken = server->takePluginPage(page, name);
        return taken.accepted > 0 || taken.rejected == 0;
    };
    hooks.line = [this](const QByteArray &line, const QString &name) { return takeLine(line, name); };
    auto runner = std::make_shared<PluginRunner>(
        PluginRunner::defaultOptions({m_folder.path() + QLatin1String("/plugins"), QStringLiteral(WAI_PLUGINS)}),
        hooks);
    const Locked lock(m_mutex);
    m_runner = std::move(runner);
}

void PluginDoor::close()
{
    std::shared_ptr<PluginRunner> last;
    const Locked lock(m_mutex);
    last.swap(m_runner);
}

QStringList PluginDoor::problems() const
{
    std::shared_ptr<PluginRunner> runner;
    {
        const Locked lock(m_mutex);
        runner = m_runner;
    }
    return runner ? runner->problems() : QStringList();
}

bool PluginDoor::takeLine(const QByteArray &line, const QString &name)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (object.contains(QLatin1String("rules"))) {
        const QByteArray rules = object.value(QLatin1String("rules")).toString().toUtf8();
        if (rules.isEmpty())
            return true;
        auto read = rulesFromJson(rules, name);
        if (!read) {
            qCWarning(lcPlugins).noquote()
                << logLine("refused rules", {{"plugin", name}, {"reason", read.error().reason()}});
            m_tell(read.error().message());
            return false;
        }
        for (Rule &rule : *read)
            rule.plugin = name;
        m_optimizer.addRules(std::move(*read));
        return true;
    }
    const auto metrics = metricsFromJson(line, now());
    const auto server = m_door.current();
    if (!metrics || !server)
        return metrics.has_value();
    for (PerformanceMetric metric : *metrics) {
        metric.attributes.insert(QStringLiteral("service.name"), name); // whatever it says of itself
        (void)server->recordOfPlugin(metric);                           // what is wrong with one is in the counters
    }
    return true;
}

} // namespace performance
