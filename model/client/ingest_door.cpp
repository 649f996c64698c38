// SPDX-License-Identifier: MIT
#include "performance/client/ingest_door.h"

#include <thread>
#include <utility>

namespace performance {

IngestDoor::IngestDoor(SeriesStore &store, const DataFolder &folder, const ConfigInForce &config, Record record)
    : m_store(store), m_folder(folder), m_config(config), m_record(std::move(record))
{}

void IngestDoor::open()
{
    if (m_folder.path().isEmpty() || !m_folder.isWriter() || m_store.info().readOnly)
        return;
    const Locked oneAtATime(m_opening);
    const PerformanceConfig config = m_config.get();
    const IngestServer::Options options{config.ingest,        config.ingestPort,  config.statsdPort,
                                        config.ingestOrigins, config.apdexTarget, config.scrapeTargets};
    std::shared_ptr<IngestServer> old;
    {
        const Locked lock(m_mutex);
        old.swap(m_server);
    }
    const QStringList dropped = old ? old->status().dropped : QStringList();
    // The ports and the socket must be free again: whoever holds it for a moment lets it go soon.
    while (old && old.use_count() > 1)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    old.reset();
    IngestServer::Hooks hooks;
    hooks.expose = [this] {
        // What got nothing for as long as Prometheus looks back has ended; shown on, it would never go stale there.
        constexpr auto Lookback = std::chrono::minutes(5);
        const Timestamp oldest = now() - Lookback;
        std::vector<ExposedSample> samples;
        for (const SeriesStore::Latest &latest : m_store.latest()) {
            if (latest.time >= oldest)
                samples.push_back({m_store.catalogue().descriptor(latest.series), latest.raw});
        }
        return samples;
    };
    hooks.record = m_record;
    hooks.since = m_store.info().newest.value_or(Timestamp());
    if (!m_programs)
        m_programs = std::make_shared<ProgramFeed>(m_store.info().newest.value_or(Timestamp()));
    hooks.programs = m_programs;
    auto server = std::make_shared<IngestServer>(m_store.catalogue(), options, std::move(hooks));
    for (const QString &metric : dropped)
        server->setDropped(metric, true);
    const Locked lock(m_mutex);
    m_server = std::move(server);
}

void IngestDoor::close()
{
    std::shared_ptr<IngestServer> last;
    const Locked lock(m_mutex);
    last.swap(m_server);
}

std::shared_ptr<IngestServer> IngestDoor::current() const
{
    const Locked lock(m_mutex);
    return m_server;
}

IngestStatus IngestDoor::status() const
{
    const auto server = current();
    if (!server)
        return {};
    const IngestServer::Status told = server->status();
    IngestStatus status{told.httpPort,
                        told.statsdPort,
                        told.socket,
                        told.problems,
                        told.accepted,
                        told.rejected,
                        told.refused,
                        told.datagramsDropped + told.programsLost,
                        {},
                        told.dropped,
                        told.sources};
    for (const SeriesAdmission::Culprit &culprit : told.overflowing)
        status.overflowing << culprit.metric;
    return status;
}

} // namespace performance
