// SPDX-License-Identifier: MIT
// Processes are started and end again, so many that starting them is the work.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

#include <algorithm>

namespace performance {

namespace {

/// What a process costs to start and end is about a millisecond (fork, exec, exit), so that thirty a second are 3 % of a CPU.
constexpr double Felt = 30;
constexpr double Bad = 150;

/// CPUs that a program used by starting others: children that ended too soon to be listed are credited to whoever waited for them,
/// and no sample is its own. Of one without samples, what it used more than before.
double startedBy(const Scene &scene, const Program &program)
{
    double own = 0;
    double starting = 0;
    bool sampled = false;
    for (const Actor *member : program.members) {
        if (const ProcessDoing *doing = scene.stacks().of(member->now.identity.pid)) {
            own += doing->cpu / scene.seconds();
            starting += doing->cpuIn[size_t(CodeClass::Spawning)] / scene.seconds();
            sampled = true;
        }
    }
    const double rise = program.cpu - program.usualCpu;
    return sampled ? std::min(rise, std::max(0.0, program.cpu - own) + starting) : rise;
}

const Program *starterIn(const Scene &scene)
{
    constexpr double LeastStorm = 0.05;
    const Program *most = nullptr;
    double amount = LeastStorm;
    for (const Program &program : scene.programs()) {
        const double started = program.isKernel() ? 0 : startedBy(scene, program);
        if (started > amount) {
            most = &program;
            amount = started;
        }
    }
    return most;
}

} // namespace

void findShortLived(const Scene &scene, Causes &causes)
{
    const SeriesFact created = scene.fact(metrics::ProcessCreated);
    const double perCpu = created.now() / std::max(1.0, scene.cpus());
    if (perCpu < Felt || !created.grew(3, Felt))
        return;
    const Program *starter = starterIn(scene);
    const QString subject = starter ? starter->name : QString();
    Cause cause = causeOf(
        "cpu.short-lived", subject,
        starter ? say(
            QT_TRANSLATE_NOOP("Explain", "%1 processes a second were started and ended again, most of them by %2"),
            {Message::number(created.now()), subject})
                : say(QT_TRANSLATE_NOOP("Explain", "%1 processes a second were started and ended again"),
                      {Message::number(created.now())}),
        0.4 + 0.55 * ramp(perCpu, Felt, Bad));
    cause.process = starter ? starter->pid() : 0;
    cause.evidence.push_back(shownBy(created,
                                     say(QT_TRANSLATE_NOOP("Explain", "Started processes: %1 a second (usually %2)."),
                                         {Message::number(created.now()), Message::number(created.before())})));
    if (starter) {
        cause.evidence.push_back(shownBy(
            say(QT_TRANSLATE_NOOP("Explain", "%1 and its children used %2 CPUs."), {subject, cpuCount(starter->cpu)})));
        addDoing(scene, *starter, cause.evidence);
    }
    causes.push_back(std::move(cause));
}

} // namespace performance
