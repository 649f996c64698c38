// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/facet.h"
#include "performance/core/client_values.h"

namespace performance {

/// What was changed of this machine, and what could be. An id is that of a suggestion or of a change.
///
/// Errors: InvalidOptimization where there is none of this id, or it is not in that state; PermissionDenied; Conflict where
/// somebody else has set the value since.
/// Thread-safety: any thread, as every Facet. madeByItself() is emitted on the thread of the client object.
class Changes : public Facet {
    Q_OBJECT
public:
    /// Everything that was ever changed, newest first.
    virtual Future<std::vector<AppliedChange>> list() = 0;
    /// The literal writes of a suggestion, what they need, and what it was drawn from. Writes nothing.
    virtual Future<OptimizationPlan> plan(const QString &id) = 0;
    /// Applies a suggestion and reads it back: true means that the kernel reports the new value. `measure`: where this client
    /// observes and there is something to measure (OptimizationPlan::proof), an experiment follows. The change is undone unless
    /// the experiment finds an improvement, and also when this program ends before the experiment does, however it ends.
    virtual Future<bool> apply(const QString &id, bool measure) = 0;
    /// Takes back what a suggestion, or one change of list(), has changed.
    virtual Future<bool> revert(const QString &id) = 0;
    /// Ends a change whose value somebody else has set since, which revert() leaves alone with Conflict.
    virtual Future<void> resolveConflict(const QString &id, ConflictAnswer answer) = 0;
    /// Keeps a risky change, which else goes back by itself after half a minute, or one that is being measured, should its
    /// effect not be proven.
    virtual Future<void> keep(const QString &id) = 0;
    /// Lets a change outlive a restart of the machine: a line in a drop-in of sysctl.d or tmpfiles.d, which taking the change
    /// back removes.
    virtual Future<void> makePermanent(const QString &id) = 0;

Q_SIGNALS:
    /// A suggestion was applied without being asked for (PerformanceConfig::autoOptimize); revert() of its id takes it back.
    void madeByItself(const performance::AppliedChange &change);

protected:
    using Facet::Facet;
};

} // namespace performance

Q_DECLARE_METATYPE(performance::AppliedChange)
