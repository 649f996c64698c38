// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/config_in_force.h"
#include "performance/client/configuration.h"
#include "performance/client/lanes.h"
#include "performance/core/mutex.h"

namespace performance {

class Collector;
class IngestDoor;
class Optimizer;
class Pace;
class SeriesStore;
class StacksHistory;

/// The configuration in force, and the parts that must be informed of a new one.
/// Thread-safety: any thread; everything that it holds has a lock of its own.
class LocalConfiguration final : public Configuration {
public:
    struct Hearers {
        Pace &pace;
        Optimizer &optimizer;
        SeriesStore &store;
        StacksHistory &stacks;
        IngestDoor &door;
        Collector *collector; ///< null where nothing is observed
    };
    LocalConfiguration(Lanes &lanes, ConfigInForce &config, const Hearers &hearers)
        : m_lanes(lanes), m_config(config), m_hearers(hearers)
    {}

    Future<PerformanceConfig> config() override;
    Future<void> setConfig(const PerformanceConfig &config) override;

private:
    Lanes &m_lanes;
    ConfigInForce &m_config;
    const Hearers m_hearers;
    Mutex m_retaining; ///< held while store and optimizer take over what the configuration says
};

} // namespace performance
