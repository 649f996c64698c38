// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/lanes.h"
#include "performance/client/process_control.h"

namespace performance {

class Optimizer;

/// Processes of this machine: read and changed through the kernel, or through the privileged helper.
/// Thread-safety: any thread; the lanes do the work, and the optimizer has a lock.
class LocalProcessControl final : public ProcessControl {
public:
    LocalProcessControl(Lanes &lanes, Optimizer &optimizer) : m_lanes(lanes), m_optimizer(optimizer) {}

    Future<ProcessDetails> details(const ProcessIdentity &identity) override;
    Future<void> signal(const ProcessIdentity &identity, ProcessSignal signal) override;
    Future<OptimizationPlan> plan(const ProcessIdentity &identity, const std::vector<ProcessWish> &wishes) override;
    Future<AppliedChange> adjust(const ProcessIdentity &identity, const QString &name,
                                 const std::vector<ProcessWish> &wishes) override;

private:
    Lanes &m_lanes;
    Optimizer &m_optimizer;
};

} // namespace performance
