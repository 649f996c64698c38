// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/ingest_door.h"
#include "performance/core/mutex.h"
#include "performance/plugins/plugin_runner.h"

namespace performance {

class Optimizer;

/// Where plugins come in: their metrics go through the other programs' door, their rules to the optimizer. Whoever writes the
/// history runs them: those of the user, and those that were installed. Thread-safe.
class PluginDoor {
public:
    /// `tell` gets sentences for the user, on the runner's thread.
    PluginDoor(const SeriesStore &store, const DataFolder &folder, const IngestDoor &door, Optimizer &optimizer,
               std::function<void(const QString &)> tell);

    void open();
    void close();
    /// Of those that do not run as they should, a sentence each.
    QStringList problems() const;

private:
    bool takeLine(const QByteArray &line, const QString &name);

    const SeriesStore &m_store;
    const DataFolder &m_folder;
    const IngestDoor &m_door;
    Optimizer &m_optimizer;
    const std::function<void(const QString &)> m_tell;
    mutable Mutex m_mutex; ///< guards `m_runner`
    std::shared_ptr<PluginRunner> m_runner WAI_GUARDED_BY(m_mutex);
};

} // namespace performance
