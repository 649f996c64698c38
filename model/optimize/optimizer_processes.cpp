// SPDX-License-Identifier: MIT
// What the user wants of a process, without a suggestion.
#include "performance/optimize/knob_errors.h"
#include "performance/core/translate.h"
#include "performance/optimize/optimizer_p.h"

namespace performance {

namespace {

Wishes wishesFor(const ProcessIdentity &identity, const std::vector<ProcessWish> &wishes)
{
    Wishes wanted;
    for (const ProcessWish &wish : wishes)
        wanted.emplace_back(knobs::Target{wish.what.toStdString(), {}, identity.pid, identity.startTime},
                            wish.value.toStdString());
    return wanted;
}

} // namespace

PerformanceResult<OptimizationPlan> Optimizer::planProcess(const ProcessIdentity &identity,
                                                           const std::vector<ProcessWish> &wishes) const
{
    const Locked lock(d->mutex);
    OptimizationPlan plan;
    plan.id = ProcessChangeId{identity}.toText();
    for (const auto &[target, value] : wishesFor(identity, wishes)) {
        if (const auto allowed = knobs::checkValue(target, value); !allowed)
            return failure(toPerformanceError(allowed.error()));
    }
    d->addWrites(plan, wishesFor(identity, wishes));
    return plan;
}

PerformanceResult<AppliedChange> Optimizer::adjustProcess(const ProcessIdentity &identity, const QString &name,
                                                          const std::vector<ProcessWish> &wishes)
{
    const Private::WrittenLog written{*d};
    const QString id = ProcessChangeId{identity}.toText();
    if (!d->hands)
        return failure(PerformanceErrorCode::Unsupported, id, d->noHands);
    const auto plan = d->hands->plan(wishesFor(identity, wishes));
    if (!plan)
        return failure(toPerformanceError(plan.error()));
    if (plan->empty())
        return failure(PerformanceErrorCode::OptimizationFailed, name,
                       translate("Optimizer", "the machine is set like this already"));
    const auto change = d->hands->apply(id.toStdString(), *plan, userName().toStdString(), false);
    if (!change) {
        d->log.note(QtInfoMsg, "not applied", {{"suggestion", id}, {"process", name}}, 1, toLogText(change.error()));
        return failure(toPerformanceError(change.error()));
    }
    d->log.note(QtInfoMsg, "applied",
                {{"change", QString::fromStdString(change->id)}, {"suggestion", id}, {"process", name}});
    AppliedChange described;
    {
        const Locked lock(d->mutex);
        ChangeRecord record;
        record.change = QString::fromStdString(change->id);
        record.suggestion = id;
        record.name = name;
        if (const auto saved = d->records.save(record); !saved)
            d->listener.problem(saved.error().message());
        d->listener.marked(now(), translate("Optimizer", "Applied: %1").arg(name));
        described = d->describe({record.change, id, userName(), {*change}});
    }
    d->listener.changed();
    return described;
}

} // namespace performance
