// SPDX-License-Identifier: MIT
// One thread always wants a CPU while others have nothing to do: the program cannot use them.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

void findSingleThread(const Scene &scene, Causes &causes)
{
    constexpr double Always = 0.85; // of the time it runs or wants to
    constexpr double LeastIdle = 0.4;
    const SeriesFact busy = scene.fact(metrics::CpuUtilization);
    const double idle = busy.value ? (1 - *busy.value) * scene.cpus() : 0;
    if (idle < LeastIdle || scene.cpus() < 2)
        return;
    for (const Program &program : scene.programs()) {
        const Actor &actor = program.first();
        const double wanted = actor.cpu() + actor.waited();
        if (actor.cpu() < 0.7)
            break; // the others use less
        const bool isAsAlways = actor.usualCpu() > 0.75 * actor.cpu() && actor.cpu() < 0.95;
        if (actor.isKernel() || isAsAlways || wanted < Always || actor.cpu() > 1.15 || wanted > 1.5)
            continue;
        const double score = 0.75 * ramp(wanted, 0.7, 0.95) * sureOfGrowth(actor.cpu(), actor.usualCpu());
        Cause cause = causeOf(
            "cpu.single-thread", program,
            say(QT_TRANSLATE_NOOP(
                    "Explain",
                    "%1 did everything in one thread, which was busy %2 of the time, while %3 CPUs had nothing to do"),
                {program.name, percent(std::min(1.0, wanted)), cpuCount(idle)}),
            score);
        cause.process = actor.now.identity.pid;
        cause.evidence.push_back(shownBy(
            busy,
            say(QT_TRANSLATE_NOOP("Explain", "All CPUs together were busy %1 of the time."), {percent(busy.now())})));
        addDoing(scene, program, cause.evidence);
        causes.push_back(std::move(cause));
        return; // one is enough: the busiest
    }
}

} // namespace performance
