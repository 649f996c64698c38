// SPDX-License-Identifier: MIT
#pragma once

#include "performance/plugins/plugin_job.h"

#include <QStringList>

#include <memory>

namespace performance {

/// Runs the plugins of some folders, on a thread of its own; new ones are found while it runs. Thread-safe.
class PluginRunner {
public:
    struct Options {
        QStringList folders;
        QString guard; ///< wai-performance-plugin-guard; empty: all plugins are named as problems
        QString host;  ///< wai-performance-plugin-host; empty: Qt plugins are
    };
    /// The hooks are called on the runner's thread.
    PluginRunner(const Options &options, const PluginJob::Hooks &hooks);
    ~PluginRunner();
    PluginRunner(const PluginRunner &) = delete;
    PluginRunner &operator=(const PluginRunner &) = delete;

    QStringList problems() const;
    QStringList running() const; ///< files

    /// With the guard and the host that were built or installed with this program, or that stand in the folder of
    /// WAI_PERFORMANCE_PLUGIN_HOST.
    static Options defaultOptions(const QStringList &folders);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace performance
