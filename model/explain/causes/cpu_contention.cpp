// SPDX-License-Identifier: MIT
// One program takes the CPUs that others wait for, by one process or by many small ones.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

/// Below this share of the machine a program is not who takes it.
constexpr double LeastShare = 0.15;
constexpr size_t Many = 4;

/// Of what all but the victims used, and of what they used more than before: the victims wait more than before, so who takes more
/// is more likely in their way than who takes as much as always.
double shareOf(const Scene &scene, const Program &program, const std::vector<const Actor *> &victims)
{
    const auto isVictim = [&](const Program &other) {
        return std::ranges::any_of(victims, [&](const Actor *victim) { return victim->now.name == other.name; });
    };
    const auto rise = [](const Program &one) { return std::max(0.0, one.cpu - one.usualCpu); };
    double used = 0;
    double risen = 0;
    for (const Program &other : scene.programs()) {
        if (&other != &program && isVictim(other))
            continue;
        used += other.cpu;
        risen += rise(other);
    }
    const double ofUsed = used > 0 ? program.cpu / used : 0;
    const double ofRise = risen > 0 ? rise(program) / risen : 0;
    return scene.hasBefore() ? 0.5 * (ofUsed + ofRise) : ofUsed;
}

/// A victim whose program uses more than who is said to take it is mostly in its own way: so do the compilers of a build wait for
/// each other, beside the make that is credited with what its short-lived children used.
double inTheWay(const Scene &scene, const Program &program, const Actor &victim)
{
    for (const Program &other : scene.programs()) {
        if (other.name == victim.now.name && other.cpu > program.cpu)
            return std::pow(program.cpu / other.cpu, 2);
    }
    return 1;
}

Message sentenceOf(const Scene &scene, const Program &program, const Actor &victim, bool isMany)
{
    return isMany
        ? say(QT_TRANSLATE_NOOP("Explain",
                                "%1 processes of %2 together took %3 of %4 CPUs, and %5 waited for one %6 of the time"),
              {program.members.size(), program.name, cpuCount(program.cpu), cpuCount(scene.cpus()), victim.now.name,
               percent(victim.waited())})
        : say(QT_TRANSLATE_NOOP("Explain", "%1 took %2 of %3 CPUs, and %4 waited for one %5 of the time"),
              {program.name, cpuCount(program.cpu), cpuCount(scene.cpus()), victim.now.name, percent(victim.waited())});
}

} // namespace

void findCpuContention(const Scene &scene, Causes &causes)
{
    constexpr size_t Most = 3;
    if (scene.cpus() <= 0)
        return;
    size_t looked = 0;
    for (const Program &program : scene.programs()) {
        if (program.isKernel())
            continue;
        if (program.cpu < LeastShare * scene.cpus() || ++looked > Most)
            break;
        const std::vector<const Actor *> victims = scene.cpuVictims(&program);
        if (victims.empty())
            continue;
        const bool isMany = program.members.size() >= Many && program.first().cpu() <= 0.4 * program.cpu;
        const Actor &victim = *victims.front();
        // A victim that waits a third of the time suffers without doubt, and so does one whose work takes half as long again.
        const double slower = victim.waited() / std::max(1e-9, victim.cpu() + victim.waited());
        const double sure = (0.5 + 0.5 * std::max(ramp(victim.waited(), 0.05, 0.3), ramp(slower, 0.1, 0.33)))
            * sureOfGrowth(program.cpu, program.usualCpu);
        Cause cause = causeOf(isMany ? "cpu.many" : "cpu.contention", program,
                              sentenceOf(scene, program, victim, isMany),
                              shareOf(scene, program, victims) * sure * inTheWay(scene, program, victim));
        cause.evidence.push_back(cpuPressureSeen(scene));
        addCpuVictims(victims, cause.evidence);
        cause.evidence.push_back(shownBy(
            scene.hasBefore()
                ? say(QT_TRANSLATE_NOOP("Explain", "%1 used %2 CPUs (before: %3)."),
                      {program.name, cpuCount(program.cpu), cpuCount(program.usualCpu)})
                : say(QT_TRANSLATE_NOOP("Explain", "%1 used %2 CPUs."), {program.name, cpuCount(program.cpu)})));
        addDoing(scene, program, cause.evidence);
        causes.push_back(std::move(cause));
    }
}

} // namespace performance
