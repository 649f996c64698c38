// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/performance_client.h"

namespace performance {

/// Observes this machine itself: a collector feeds a store, everything else reads from it. It has every facet, each a service
/// of its own (local_*.h); here they are put together. Made by createPerformanceClient().
/// Thread-safety: any thread; the facets stay the same. It must be destroyed on the thread that made it.
class LocalClient final : public PerformanceClient {
    Q_OBJECT
public:
    explicit LocalClient(const PerformanceConfig &config);
    ~LocalClient() override;

    History *history() override;
    Processes *processes() override;
    ProcessControl *processControl() override;
    Ingest *ingest() override;
    Reports *reports() override;
    Sessions *sessions() override;
    Advice *advice() override;
    Changes *changes() override;
    Experiments *experiments() override;
    SuggestionRules *suggestionRules() override;
    Experience *experience() override;
    Alerts *alerts() override;
    Configuration *configuration() override;
    Diagnostics *diagnostics() override;
    Stacks *stacks() override;
    MachineLog *machineLog() override;
    Explanations *explanations() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace performance
