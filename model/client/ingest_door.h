// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/config_in_force.h"
#include "performance/core/mutex.h"
#include "performance/ingest/ingest_server.h"
#include "performance/publish/program_feed.h"
#include "performance/series/data_folder.h"
#include "performance/series/series_store.h"

namespace performance {

/// Where other programs' metrics come in: to whoever writes the history, and to nobody else. Thread-safe.
class IngestDoor {
public:
    using Record = std::function<PerformanceResult<void>(const PerformanceMetric &, SeriesOrigin)>;

    /// `record` takes a metric in our own form; called from the server's threads.
    IngestDoor(SeriesStore &store, const DataFolder &folder, const ConfigInForce &config, Record record);

    /// Opens the server as the configuration says, in the place of the one before.
    void open();
    void close();
    /// Null where nothing is received.
    std::shared_ptr<IngestServer> current() const;
    IngestStatus status() const;

private:
    SeriesStore &m_store;
    const DataFolder &m_folder;
    const ConfigInForce &m_config;
    const Record m_record;
    Mutex m_opening;                         ///< held while `m_server` is exchanged
    std::shared_ptr<ProgramFeed> m_programs; ///< what programs publish, through all servers
    mutable Mutex m_mutex;                   ///< guards `m_server`
    std::shared_ptr<IngestServer> m_server WAI_GUARDED_BY(m_mutex);
};

} // namespace performance
