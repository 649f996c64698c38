// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/lanes.h"
#include "performance/client/process_control.h"

namespace performance {

class Optimizer;

/// Processes of this machine, asked and told through the kernel, or through the privileged helper.
class LocalProcessControl final : public ProcessControl {
public:
    LocalProcessControl(Lanes &lanes, Optimizer &optimizer) : m_lanes(lanes), m_optimizer(optimizer) {}

    Future<ProcessDetails> details(const ProcessIdentity &identity) override;
    Future<void> signal(const ProcessIdentity &identity, ProcessSignal signal) override;
    Future<OptimizationPlan> plan(const ProcessIdentity &identity, const std::vector<ProcessWish> &wishes) override;
    Future<AppliedChange> adjust(const ProcessIdentity &identity, const QString &name, const std::vector<ProcessWish> &wishes) override;

private:
    Lanes &m_lanes;
    Optimizer &m_optimizer;
};

} // namespace performance
