// SPDX-License-Identifier: MIT
// Threads of a program wait for one lock.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

namespace {

/// All waits of one process, the longest first.
struct Convoy {
    const LockWait *most = nullptr;
    double seconds = 0;
    int threads = 0;
};

std::vector<Convoy> convoysIn(const std::vector<LockWait> &waits)
{
    std::vector<Convoy> convoys;
    for (const LockWait &wait : waits) { // by falling time
        auto known = std::ranges::find_if(convoys,
                                          [&](const Convoy &one) { return one.most->process == wait.process; });
        if (known == convoys.end())
            known = convoys.insert(convoys.end(), Convoy{&wait, 0, 0});
        known->seconds += wait.seconds;
        known->threads = std::max(known->threads, wait.threads);
    }
    return convoys;
}

double secondsBefore(const Scene &scene, qint32 process)
{
    double seconds = 0;
    for (const LockWait &wait : scene.stacksBefore().locks())
        seconds += wait.process == process ? wait.seconds : 0;
    const double span = double(scene.before().length().count()) * 1e-9;
    return span > 0 ? seconds / span * scene.seconds() : 0;
}

Message sentenceOf(const LockWait &wait, const QString &program, bool overStorage)
{
    const Message holder = wait.holder.isEmpty()
        ? say(QT_TRANSLATE_NOOP("Explain", "one of its threads"))
        : say(QT_TRANSLATE_NOOP("Explain", "its thread %1 (%2)"), {wait.holder, wait.holderThread});
    return overStorage
        ? say(QT_TRANSLATE_NOOP("Explain",
                                "Threads of %1 waited for one lock, which %2 held while it waited for storage in %3"),
              {program, holder, wait.holderFunction})
        : wait.holderFunction.isEmpty()
        ? say(QT_TRANSLATE_NOOP("Explain", "Threads of %1 waited for one lock, which %2 held"), {program, holder})
        : say(QT_TRANSLATE_NOOP("Explain", "Threads of %1 waited for one lock, which %2 held in %3"),
              {program, holder, wait.holderFunction});
}

} // namespace

void findLocks(const Scene &scene, Causes &causes)
{
    constexpr double LeastShare = 0.2; // of the range, in which one thread waited on average
    for (const Convoy &convoy : convoysIn(scene.stacks().locks())) {
        const LockWait &wait = *convoy.most;
        const double share = scene.seconds() > 0 ? convoy.seconds / scene.seconds() : 0;
        if (share < LeastShare)
            break;
        const double before = secondsBefore(scene, wait.process);
        if (convoy.seconds < 1.3 * before)
            continue;
        const QString program = scene.nameOf(wait.process, wait.processName);
        const bool overStorage = scene.stacks().heldOverStorage(wait.process) > 0.3;
        // Of its threads that waited at all, how much of the time; a convoy of several is surer than one that had to wait.
        const double waited = std::min(1.0, share / std::max(1, convoy.threads));
        Cause cause = causeOf(overStorage ? "lock.over-io" : "lock.convoy", program,
                              sentenceOf(wait, program, overStorage),
                              (0.55 + 0.3 * ramp(share, LeastShare, 1.5) + 0.15 * ramp(waited, 0.1, 0.7))
                                  * sureOfGrowth(convoy.seconds, before));
        cause.process = wait.process;
        cause.evidence.push_back(shownBy(
            wait.function.isEmpty()
                ? say(QT_TRANSLATE_NOOP("Explain", "%1 threads waited %2 of the time each on average."),
                      {convoy.threads, percent(waited)})
                : say(QT_TRANSLATE_NOOP("Explain", "%1 threads waited %2 of the time each on average, mostly in %3."),
                      {convoy.threads, percent(waited), wait.function}),
            wait.function));
        if (!wait.holderFunction.isEmpty())
            cause.evidence.push_back(
                shownBy(say(QT_TRANSLATE_NOOP("Explain", "The holder was in %1."), {wait.holderFunction}),
                        wait.holderFunction));
        if (overStorage)
            cause.evidence.push_back(diskPressureSeen(scene));
        causes.push_back(std::move(cause));
    }
}

} // namespace performance
