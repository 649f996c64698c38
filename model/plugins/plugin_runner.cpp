// SPDX-License-Identifier: MIT
#include "performance/plugins/plugin_runner.h"

#include "performance/core/own_program.h"
#include "performance/plugins/plugin_files.h"
#include "performance/core/log.h"
#include "performance/core/log_once.h"
#include "performance/core/mutex.h"
#include "performance/core/translate.h"

#include <QFileInfo>
#include <QThread>

#include <map>
#include <mutex>

namespace performance {

namespace {

constexpr int LookEveryMs = 2000;

} // namespace

struct PluginRunner::Private {
    Options options;
    PluginJob::Hooks hooks;
    QThread thread;
    QObject *worker = nullptr;
    std::map<QString, PluginJob *> jobs; ///< by file; of the thread
    LogOnce logged;                      ///< which are refused; of the thread
    mutable Mutex mutex;
    QStringList problems WAI_GUARDED_BY(mutex);
    QStringList running WAI_GUARDED_BY(mutex);

    void look()
    {
        QStringList found;
        QStringList said;
        for (const QString &folder : options.folders)
            found += pluginFiles(folder, &said);
        for (auto it = jobs.begin(); it != jobs.end();) {
            // One that was changed is another: it begins anew.
            if (found.contains(it->first) && pluginVersion(it->first) == it->second->version()) {
                ++it;
                continue;
            }
            qCInfo(lcPlugins).noquote() << logLine("ends: its file is gone, or another", {{"file", it->first}});
            delete it->second;
            it = jobs.erase(it);
        }
        QStringList well;
        QStringList refused = said; // of what fails the job logs each time
        for (const QString &file : found) {
            if (options.guard.isEmpty()) {
                said << translate("Plugins", "%1 is not run: wai-performance-plugin-guard is missing.").arg(file);
                refused << said.constLast();
                continue;
            }
            if (isQtPlugin(file) && options.host.isEmpty()) {
                said << translate("Plugins", "%1 is not run: wai-performance-plugin-host is missing.").arg(file);
                refused << said.constLast();
                continue;
            }
            PluginJob *&job = jobs[file];
            if (!job)
                job = new PluginJob(file, {options.guard, isQtPlugin(file) ? options.host : QString()}, hooks, worker);
            if (!job->problem().isEmpty())
                said << job->problem();
            if (!job->isStopped())
                well << file;
        }
        for (const QString &refusal : logged.fresh(refused))
            qCInfo(lcPlugins).noquote() << logLine("refused", {{"reason", refusal}});
        const Locked lock(mutex);
        problems = said;
        running = well;
    }
};

PluginRunner::PluginRunner(const Options &options, const PluginJob::Hooks &hooks) : d(std::make_unique<Private>())
{
    d->options = options;
    d->hooks = hooks;
    d->worker = new QObject;
    d->worker->moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    QObject::connect(&d->thread, &QThread::started, d->worker, [p = d.get()] {
        auto *timer = new QTimer(p->worker);
        QObject::connect(timer, &QTimer::timeout, p->worker, [p] { p->look(); });
        timer->start(LookEveryMs);
        p->look();
    });
    d->thread.setObjectName(QStringLiteral("plugins"));
    d->thread.start();
}

PluginRunner::~PluginRunner()
{
    d->thread.quit();
    d->thread.wait();
}

QStringList PluginRunner::problems() const
{
    const Locked lock(d->mutex);
    return d->problems;
}

QStringList PluginRunner::running() const
{
    const Locked lock(d->mutex);
    return d->running;
}

PluginRunner::Options PluginRunner::defaultOptions(const QStringList &folders)
{
    const QString buildFolder = QStringLiteral("plugin-host");
    const QString host = qEnvironmentVariable("WAI_PERFORMANCE_PLUGIN_HOST");
    const auto find = [&](const QString &name) {
        return ownProgram(name, buildFolder, host.isEmpty() ? QString() : QFileInfo(host).path() + u'/' + name);
    };
    return {folders, find(QStringLiteral("wai-performance-plugin-guard")),
            find(QStringLiteral("wai-performance-plugin-host"))};
}

} // namespace performance
