// SPDX-License-Identifier: MIT
#include "performance/client/local_process_control.h"

#include "performance/optimize/optimizer.h"
#include "performance/system/process_inspector.h"

namespace performance {

using Lane = Lanes::Lane;

Facet::Future<ProcessDetails> LocalProcessControl::details(const ProcessIdentity &identity)
{
    return m_lanes.run(Lane::Question, [identity] { return inspectProcess(identity); });
}

Facet::Future<void> LocalProcessControl::signal(const ProcessIdentity &identity, ProcessSignal signal)
{
    return m_lanes.run(Lane::Question, [identity, signal] { return signalProcess(identity, signal); });
}

Facet::Future<OptimizationPlan> LocalProcessControl::plan(const ProcessIdentity &identity,
                                                          const std::vector<ProcessWish> &wishes)
{
    return m_lanes.run(Lane::Suggestion,
                       [this, identity, wishes] { return m_optimizer.planProcess(identity, wishes); });
}

Facet::Future<AppliedChange> LocalProcessControl::adjust(const ProcessIdentity &identity, const QString &name,
                                                         const std::vector<ProcessWish> &wishes)
{
    return m_lanes.run(Lane::Suggestion,
                       [this, identity, name, wishes] { return m_optimizer.adjustProcess(identity, name, wishes); });
}

} // namespace performance
