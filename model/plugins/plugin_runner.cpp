// SPDX-License-Identifier: MIT
#include "performance/plugins/plugin_runner.h"

#include "performance/plugins/plugin_files.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QThread>

#include <map>
#include <mutex>

namespace performance {

namespace {

constexpr int LookEveryMs = 2000;

QString text(const char *source)
{
    return QCoreApplication::translate("Plugins", source);
}

} // namespace

struct PluginRunner::Private {
    Options options;
    PluginJob::Hooks hooks;
    QThread thread;
    QObject *worker = nullptr;
    /// One that was changed is another: it begins anew.
    struct Running {
        PluginJob *job = nullptr;
        QDateTime changed;
        qint64 size = 0;
    };
    std::map<QString, Running> jobs; ///< by file; of the thread
    mutable std::mutex mutex;
    QStringList problems;
    QStringList running;

    void look()
    {
        QStringList found;
        QStringList said;
        for (const QString &folder : options.folders)
            found += pluginFiles(folder, &said);
        for (auto it = jobs.begin(); it != jobs.end();) {
            const QFileInfo file(it->first);
            if (found.contains(it->first) && file.lastModified() == it->second.changed && file.size() == it->second.size) {
                ++it;
                continue;
            }
            delete it->second.job;
            it = jobs.erase(it);
        }
        QStringList well;
        for (const QString &file : found) {
            if (isQtPlugin(file) && options.host.isEmpty()) {
                said << text(QT_TRANSLATE_NOOP("Plugins", "%1 is not run: wai-performance-plugin-host is missing.")).arg(file);
                continue;
            }
            PluginJob *&job = jobs[file].job;
            if (!job) {
                job = new PluginJob(file, isQtPlugin(file) ? options.host : QString(), hooks, worker);
                jobs[file].changed = QFileInfo(file).lastModified();
                jobs[file].size = QFileInfo(file).size();
            }
            if (!job->problem().isEmpty())
                said << job->problem();
            if (!job->isStopped())
                well << file;
        }
        const std::lock_guard lock(mutex);
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
    const std::lock_guard lock(d->mutex);
    return d->problems;
}

QStringList PluginRunner::running() const
{
    const std::lock_guard lock(d->mutex);
    return d->running;
}

QString PluginRunner::defaultHost()
{
    const QString name = QStringLiteral("wai-performance-plugin-host");
    const QString folder = QCoreApplication::applicationDirPath();
    for (const QString &path : {qEnvironmentVariable("WAI_PERFORMANCE_PLUGIN_HOST"), folder + u'/' + name, folder + QStringLiteral("/../plugin-host/") + name, folder + QStringLiteral("/../libexec/wai-performance/") + name}) {
        if (!path.isEmpty() && QFileInfo(path).isExecutable())
            return QFileInfo(path).absoluteFilePath();
    }
    return {};
}

} // namespace performance
