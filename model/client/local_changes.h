// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/changes.h"
#include "performance/client/lanes.h"

namespace performance {

class Optimizer;

/// What was changed of this machine: the journal of the optimizer.
/// Thread-safety: any thread; the lanes do the work, and the optimizer has a lock.
class LocalChanges final : public Changes {
public:
    /// `observes`: else nothing can be measured.
    LocalChanges(Lanes &lanes, Optimizer &optimizer, bool observes)
        : m_lanes(lanes), m_optimizer(optimizer), m_observes(observes)
    {}

    Future<std::vector<AppliedChange>> list() override;
    Future<OptimizationPlan> plan(const QString &id) override;
    Future<bool> apply(const QString &id, bool measure) override;
    Future<bool> revert(const QString &id) override;
    Future<void> resolveConflict(const QString &id, ConflictAnswer answer) override;
    Future<void> keep(const QString &id) override;
    Future<void> makePermanent(const QString &id) override;

private:
    Lanes &m_lanes;
    Optimizer &m_optimizer;
    const bool m_observes;
};

} // namespace performance
