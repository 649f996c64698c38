// SPDX-License-Identifier: MIT
// A program wakes far more often than there is work.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

namespace {

constexpr double FeltPerCpu =
    6000; ///< switches a second; each costs some microseconds with what follows, so 3 % of a CPU
constexpr double BadPerCpu = 25000;

/// Who is seen going to sleep and waking again, by stacks; else whose CPU time rose most.
const Program *wakerIn(const Scene &scene, bool &byStacks)
{
    const Program *most = nullptr;
    double amount = 0;
    for (const Program &program : scene.programs()) {
        double asleep = 0;
        for (const Actor *member : program.members) {
            if (const ProcessDoing *doing = scene.stacks().of(member->now.identity.pid))
                asleep += doing->cpuIn[size_t(CodeClass::Sleeping)];
        }
        if (asleep > amount) {
            most = &program;
            amount = asleep;
        }
    }
    byStacks = amount > 0.1 * scene.seconds();
    if (byStacks)
        return most;
    most = nullptr;
    for (const Program &program : scene.programs()) {
        const double rise = program.cpu - program.usualCpu;
        if (!program.isKernel() && rise > 0.1 && (!most || rise > most->cpu - most->usualCpu))
            most = &program;
    }
    return most;
}

} // namespace

void findWakeups(const Scene &scene, Causes &causes)
{
    const SeriesFact switches = scene.fact(metrics::ContextSwitches);
    const SeriesFact interrupts = scene.fact(metrics::Interrupts);
    const double cpus = std::max(1.0, scene.cpus());
    const double perCpu = switches.now() / cpus;
    if (perCpu < FeltPerCpu || !switches.grew(2.5, FeltPerCpu * cpus / 2))
        return;
    bool byStacks = false;
    const Program *waker = wakerIn(scene, byStacks);
    // Timers interrupt; programs that wake each other only switch.
    const bool byTimers = interrupts.now() > 0.3 * switches.now() && interrupts.grew(2);
    const double score = (0.4 + 0.5 * ramp(perCpu, FeltPerCpu, BadPerCpu)) * (byStacks ? 1 : byTimers ? 0.9 : 0.6);
    const Message sentence = waker
        ? say(
            QT_TRANSLATE_NOOP("Explain", "The CPUs changed from one task to another %1 times a second, mostly for %2"),
            {Message::number(switches.now()), waker->name})
        : say(QT_TRANSLATE_NOOP("Explain", "The CPUs changed from one task to another %1 times a second"),
              {Message::number(switches.now())});
    Cause cause = waker ? causeOf("timer.wakeups", *waker, sentence, score)
                        : causeOf("timer.wakeups", QString(), sentence, score);
    cause.evidence.push_back(shownBy(switches,
                                     say(QT_TRANSLATE_NOOP("Explain", "Context switches: %1 a second (usually %2)."),
                                         {Message::number(switches.now()), Message::number(switches.before())})));
    cause.evidence.push_back(shownBy(interrupts,
                                     say(QT_TRANSLATE_NOOP("Explain", "Interrupts: %1 a second (usually %2)."),
                                         {Message::number(interrupts.now()), Message::number(interrupts.before())})));
    if (waker)
        addDoing(scene, *waker, cause.evidence);
    causes.push_back(std::move(cause));
}

} // namespace performance
