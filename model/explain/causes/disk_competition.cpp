// SPDX-License-Identifier: MIT
// Storage is short: one program keeps it busy for which others wait, more is written than it takes, or it is slow by itself.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

#include <algorithm>

namespace performance {

namespace {

constexpr double Blocked = 0.1; ///< of the time: whoever is longer in uninterruptible sleep waits for storage

/// The share of the time that a process was seen waiting for storage.
double blockedShare(const Scene &scene, const Actor &actor)
{
    const qint32 pid = actor.now.identity.pid;
    const ProcessDoing *doing = scene.stacks().of(pid);
    const double byStacks = doing && scene.seconds() > 0 ? std::min(1.0, doing->blocked / scene.seconds()) : 0;
    return std::max(byStacks, scene.blockedShares().value(pid));
}

double blockedShare(const Scene &scene, const Program &program)
{
    double most = 0;
    for (const Actor *member : program.members)
        most = std::max(most, blockedShare(scene, *member));
    return most;
}

struct Waiter {
    const Program *program;
    double share;
};

/// Who else waited for storage, by falling time.
std::vector<Waiter> waitersBeside(const Scene &scene, const Program *culprit)
{
    std::vector<Waiter> waiters;
    for (const Program &program : scene.programs()) {
        const double share = blockedShare(scene, program);
        if (&program != culprit && !program.isKernel() && share >= Blocked)
            waiters.push_back({&program, share});
    }
    std::ranges::stable_sort(waiters, std::greater<>(), &Waiter::share);
    return waiters;
}

void addDisk(const Scene &scene, Cause &cause)
{
    cause.evidence.push_back(diskPressureSeen(scene));
    if (scene.disk().isEmpty())
        return;
    const SeriesFact await = scene.fact(metrics::DiskAwait, {{QStringLiteral("system.device"), scene.disk()}});
    if (await.value && await.usual)
        cause.evidence.push_back(
            shownBy(await,
                    say(QT_TRANSLATE_NOOP("Explain", "An operation of %1 took %2 on average (usually %3)."),
                        {scene.disk(), Message::value(*await.value, u"s"), Message::value(*await.usual, u"s")})));
    const SeriesFact busy = scene.fact(metrics::DiskIoTime, {{QStringLiteral("system.device"), scene.disk()}});
    if (busy.value)
        cause.evidence.push_back(shownBy(busy,
                                         say(QT_TRANSLATE_NOOP("Explain", "%1 was busy %2 of the time."),
                                             {scene.disk(), percent(std::min(1.0, *busy.value))})));
}

void addWaiters(const std::vector<Waiter> &waiters, Cause &cause)
{
    constexpr size_t Most = 3;
    for (size_t i = 0; i < std::min(Most, waiters.size()); ++i)
        cause.evidence.push_back(shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1 waited for storage %2 of the time."),
                                             {waiters[i].program->name, percent(waiters[i].share)})));
}

/// The program with most IO, and its share of all.
std::pair<const Program *, double> busiest(const Scene &scene)
{
    const Program *most = nullptr;
    double all = 0;
    for (const Program &program : scene.programs()) {
        all += program.io();
        if (!program.isKernel() && (!most || program.io() > most->io()))
            most = &program;
    }
    return {most, most && all > 0 ? most->io() / all : 0};
}

/// Whether memory that waits to be written has piled up.
bool isPiledUp(const Scene &scene)
{
    constexpr double Pile = 32 << 20;
    const SeriesFact dirty = scene.fact(metrics::MemoryDirty, "wai.memory.state", "dirty");
    const SeriesFact writing = scene.fact(metrics::MemoryDirty, "wai.memory.state", "writeback");
    return dirty.peak + writing.peak > std::max(Pile, 1.5 * (dirty.before() + writing.before()));
}

void findWriteback(const Scene &scene, const Program &culprit, double share, double hurt,
                   const std::vector<Waiter> &waiters, Causes &causes)
{
    const SeriesFact dirty = scene.fact(metrics::MemoryDirty, "wai.memory.state", "dirty");
    Cause cause = causeOf(
        "disk.writeback", culprit,
        waiters.empty()
            ? say(QT_TRANSLATE_NOOP("Explain", "%1 wrote %2, more than the disk took"),
                  {culprit.name, bytesPerSecond(culprit.written)})
            : say(QT_TRANSLATE_NOOP("Explain", "%1 wrote %2, more than the disk took, and %3 waited for it"),
                  {culprit.name, bytesPerSecond(culprit.written), waiters.front().program->name}),
        share * hurt * sureOfGrowth(culprit.io(), culprit.usualIo()));
    addDisk(scene, cause);
    cause.evidence.push_back(
        shownBy(dirty,
                say(QT_TRANSLATE_NOOP("Explain", "Up to %1 waited in memory to be written (usually %2)."),
                    {Message::value(dirty.peak, u"By"), Message::value(dirty.before(), u"By")})));
    addWaiters(waiters, cause);
    addDoing(scene, culprit, cause.evidence);
    causes.push_back(std::move(cause));
}

void findCompetition(const Scene &scene, const Program &culprit, double share, double hurt,
                     const std::vector<Waiter> &waiters, Causes &causes)
{
    const bool reads = culprit.read >= culprit.written;
    const double amount = reads ? culprit.read : culprit.written;
    Cause cause = causeOf(
        "disk.competition", culprit,
        say(reads ? QT_TRANSLATE_NOOP("Explain", "%1 read %2, and %3 waited for the disk %4 of the time")
                  : QT_TRANSLATE_NOOP("Explain", "%1 wrote %2, and %3 waited for the disk %4 of the time"),
            {culprit.name, bytesPerSecond(amount), waiters.front().program->name, percent(waiters.front().share)}),
        share * hurt * (0.6 + 0.4 * ramp(waiters.front().share, Blocked, 0.5))
            * sureOfGrowth(culprit.io(), culprit.usualIo()));
    addDisk(scene, cause);
    cause.evidence.push_back(shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1 of all bytes read and written were of %2."),
                                         {percent(share), culprit.name})));
    addWaiters(waiters, cause);
    addDoing(scene, culprit, cause.evidence);
    causes.push_back(std::move(cause));
}

/// Nobody else keeps the disk busy: it is slow for what this program asks.
void findSlowStorage(const Scene &scene, const Program *busiest, const std::vector<Waiter> &all, double hurt,
                     Causes &causes)
{
    const Program *program = all.empty() ? busiest : all.front().program;
    if (!program || program->isKernel())
        return;
    const double share = all.empty() ? 0.3 : all.front().share;
    Cause cause = causeOf("wait.storage", *program,
                          say(QT_TRANSLATE_NOOP("Explain", "%1 waited for storage %2 of the time"),
                              {program->name, percent(all.empty() ? scene.pressure("io").now() : share)}),
                          hurt * (0.4 + 0.4 * ramp(share, Blocked, 0.7)));
    addDisk(scene, cause);
    if (program->io() > 0)
        cause.evidence.push_back(
            shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1 read %2 and wrote %3."),
                        {program->name, bytesPerSecond(program->read), bytesPerSecond(program->written)})));
    addDoing(scene, *program, cause.evidence);
    causes.push_back(std::move(cause));
}

} // namespace

void findDiskCompetition(const Scene &scene, Causes &causes)
{
    constexpr double LeastRate = 1e6; // bytes a second: less keeps no disk busy
    constexpr double WritingRate = 8e6;
    constexpr double LeastOfTraffic = 0.4;
    const SeriesFact pressure = scene.pressure("io");
    if (!limits::DiskPressure.isBeyond(pressure.now(), Grade::Notable) || !pressure.grew(1.3))
        return;
    const double hurt = 0.5 + 0.5 * ramp(pressure.now(), limits::DiskPressure.notable, 0.5);
    const auto [culprit, share] = busiest(scene);
    const std::vector<Waiter> waiters = waitersBeside(scene, culprit);
    if (!culprit || culprit->io() < LeastRate || share < LeastOfTraffic) {
        findSlowStorage(scene, nullptr, waitersBeside(scene, nullptr), hurt, causes);
        return;
    }
    if (culprit->written > culprit->read && culprit->written >= WritingRate && isPiledUp(scene))
        findWriteback(scene, *culprit, share, hurt, waiters, causes);
    else if (!waiters.empty())
        findCompetition(scene, *culprit, share, hurt, waiters, causes);
    else
        findSlowStorage(scene, culprit, waitersBeside(scene, nullptr), hurt, causes);
}

} // namespace performance
