// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/experiments.h"
#include "performance/client/lanes.h"

namespace performance {

class Optimizer;

/// The experiments that run, and ran, on this machine.
/// Thread-safety: any thread; the lanes do the work, and the optimizer has a lock.
class LocalExperiments final : public Experiments {
public:
    LocalExperiments(Lanes &lanes, Optimizer &optimizer) : m_lanes(lanes), m_optimizer(optimizer) {}

    Future<ExperimentResult> result(const QString &id) override;
    Future<void> guard(const QString &id, const std::optional<ExperimentGuard> &guard) override;

private:
    Lanes &m_lanes;
    Optimizer &m_optimizer;
};

} // namespace performance
