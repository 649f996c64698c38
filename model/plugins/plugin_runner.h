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
        QString host; ///< wai-performance-plugin-host; empty: Qt plugins are named as problems
    };
    /// The hooks are called on the runner's thread.
    PluginRunner(const Options &options, const PluginJob::Hooks &hooks);
    ~PluginRunner();
    PluginRunner(const PluginRunner &) = delete;
    PluginRunner &operator=(const PluginRunner &) = delete;

    QStringList problems() const;
    QStringList running() const; ///< files

    /// The host that was built or installed with this program; empty where there is none.
    static QString defaultHost();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace performance
