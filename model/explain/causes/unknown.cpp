// SPDX-License-Identifier: MIT
// Something was short, and nothing explains it: who took most of it is named.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

#include <algorithm>

namespace performance {

namespace {

/// Whether a cause of one of these families is there already, so that the shortage is explained.
bool isExplained(const Causes &causes, std::initializer_list<const char *> families)
{
    constexpr double Enough = 0.2;
    return std::ranges::any_of(causes, [&](const Cause &cause) {
        return cause.score >= Enough && std::ranges::any_of(families, [&](const char *family) {
                   return cause.kind.startsWith(QLatin1String(family));
               });
    });
}

void addCpu(const Scene &scene, Causes &causes)
{
    // Without a victim a full CPU is what it was bought for.
    const auto &programs = scene.programs();
    const Program *most = programs.empty() ? nullptr : &programs.front();
    const bool takesMuch = most
        && most->cpu > 0.15 * scene.cpus(); // that its processes wait for each other is its own matter
    const auto victims = scene.cpuVictims(takesMuch ? most : nullptr);
    if (victims.empty() || !limits::CpuPressure.isBeyond(scene.pressure("cpu").now(), Grade::Bad)
        || isExplained(causes, {"cpu.", "cgroup.quota", "background.", "timer.", "code.", "inotify."}))
        return;
    Cause cause = causeOf(
        "unknown.cpu", most ? most->name : QString(),
        say(QT_TRANSLATE_NOOP("Explain", "%1 waited for a CPU %2 of the time, and no one program took it"),
            {victims.front()->now.name, percent(victims.front()->waited())}),
        0.35);
    cause.evidence.push_back(cpuPressureSeen(scene));
    addCpuVictims(victims, cause.evidence);
    causes.push_back(std::move(cause));
}

void addMemory(const Scene &scene, Causes &causes)
{
    if (!limits::MemoryPressure.isBeyond(scene.pressure("memory").now(), Grade::Bad)
        || isExplained(causes, {"memory.", "cgroup.memory"}))
        return;
    const Program *taker = memoryTaker(scene);
    Cause cause = causeOf(
        "unknown.memory", taker ? taker->name : QString(),
        say(QT_TRANSLATE_NOOP("Explain", "Programs waited for memory %1 of the time, as they did before"),
            {percent(scene.pressure("memory").now())}),
        0.35);
    cause.evidence.push_back(memoryPressureSeen(scene));
    causes.push_back(std::move(cause));
}

void addDisk(const Scene &scene, Causes &causes)
{
    const SeriesFact pressure = scene.pressure("io");
    if (!limits::DiskPressure.isBeyond(pressure.now(), Grade::Bad) || !pressure.grew(1.3)
        || isExplained(causes, {"disk.", "wait.storage", "memory.", "cgroup.memory", "lock.over-io", "background."}))
        return;
    const Program *most = nullptr;
    for (const Program &program : scene.programs()) {
        if (program.io() > (most ? most->io() : 0))
            most = &program;
    }
    Cause cause = causeOf(
        "unknown.disk", most ? most->name : QString(),
        say(QT_TRANSLATE_NOOP(
                "Explain",
                "Programs waited for storage %1 of the time, and none of them is seen to read or write much"),
            {percent(pressure.now())}),
        0.35);
    cause.evidence.push_back(diskPressureSeen(scene));
    causes.push_back(std::move(cause));
}

} // namespace

void addUnknown(const Scene &scene, Causes &causes)
{
    addCpu(scene, causes);
    addMemory(scene, causes);
    addDisk(scene, causes);
}

} // namespace performance
