// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/diagnostics.h"
#include "performance/client/lanes.h"

namespace performance {

class Collector;
class IngestDoor;
class LocalIngest;
class PluginDoor;
class SelfCost;
class SeriesStore;

/// The state of this program, collected from its parts.
/// Thread-safety: any thread; everything that it asks has a lock of its own or is atomic.
class LocalDiagnostics final : public Diagnostics {
public:
    struct Sources {
        const SeriesStore &store;
        const SelfCost &cost;
        LocalIngest &ingest;
        const IngestDoor &door;
        const PluginDoor &plugins;
        const Collector *collector; ///< null where nothing is observed
    };
    LocalDiagnostics(Lanes &lanes, const Sources &sources) : m_lanes(lanes), m_sources(sources) {}

    Future<ClientStatus> status() override;

private:
    Lanes &m_lanes;
    const Sources m_sources;
};

} // namespace performance
