// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

namespace performance {

/// One present process: everything about it, signals to it, and settings of it.
///
/// Units: as ProcessDetails says; wishes are in the kernel's own (nice, oom_score_adj).
/// Errors: PermissionDenied where it belongs to another user; Other where it has ended.
/// Thread-safety: any thread, as every Facet.
class ProcessControl : public Facet {
    Q_OBJECT
public:
    virtual Future<ProcessDetails> details(const ProcessIdentity &identity) = 0;
    virtual Future<void> signal(const ProcessIdentity &identity, ProcessSignal signal) = 0;
    /// What adjust() would write, and whether this user could.
    virtual Future<OptimizationPlan> plan(const ProcessIdentity &identity, const std::vector<ProcessWish> &wishes) = 0;
    /// Sets something about a process through the same journal as suggestions: Changes::revert() takes it back.
    virtual Future<AppliedChange> adjust(const ProcessIdentity &identity, const QString &name,
                                         const std::vector<ProcessWish> &wishes) = 0;

protected:
    using Facet::Facet;
};

} // namespace performance
