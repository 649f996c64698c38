// SPDX-License-Identifier: MIT
// CPU time that no program of this machine got: stolen, lost to heat, or spent on interrupts.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

namespace {

void findSteal(const Scene &scene, Causes &causes)
{
    const SeriesFact steal = scene.fact(metrics::CpuTime, "cpu.mode", "steal");
    const double share = steal.now() / scene.cpus();
    if (!limits::CpuSteal.isBeyond(share, Grade::Notable) || !steal.grew(1.3))
        return;
    Cause cause = causeOf(
        "cpu.steal", QString(),
        say(QT_TRANSLATE_NOOP("Explain", "The hypervisor gave %1 of the CPU time to other machines"), {percent(share)}),
        0.45 + 0.55 * ramp(share, 0.05, 0.3));
    cause.evidence.push_back(shownBy(steal,
                                     say(QT_TRANSLATE_NOOP("Explain", "Stolen: %1 CPUs (usually %2)."),
                                         {cpuCount(steal.now()), cpuCount(steal.before())})));
    cause.evidence.push_back(cpuPressureSeen(scene));
    addCpuVictims(scene.cpuVictims(nullptr), cause.evidence);
    causes.push_back(std::move(cause));
}

void findHeat(const Scene &scene, Causes &causes)
{
    const SeriesFact throttles = scene.fact(metrics::CpuThrottles);
    const SeriesFact clock = scene.fact(metrics::CpuFrequencyUtilization);
    if (throttles.now() <= 0 || !throttles.grew(1.5))
        return;
    const double slowed = clock.before() > 0 ? std::max(0.0, 1 - clock.now() / clock.before()) : 0;
    Cause cause = causeOf("cpu.thermal", QString(),
                          say(QT_TRANSLATE_NOOP("Explain", "The CPUs were slowed down to stay cool, %1 times a second"),
                              {Message::number(throttles.now())}),
                          0.4 + 0.3 * ramp(throttles.now(), 0, limits::CpuThrottles.bad) + 0.3 * ramp(slowed, 0, 0.4));
    cause.evidence.push_back(shownBy(
        throttles,
        say(QT_TRANSLATE_NOOP("Explain", "Slowed down %1 times a second."), {Message::number(throttles.now())})));
    if (clock.value && clock.usual) {
        cause.evidence.push_back(
            shownBy(clock,
                    say(QT_TRANSLATE_NOOP("Explain", "The clock was at %1 of the highest (usually %2)."),
                        {percent(*clock.value), percent(*clock.usual)})));
    }
    SeriesFact hottest;
    for (const SeriesDescriptor &sensor : scene.ownSeries(metrics::Temperature)) {
        if (const SeriesFact heat = scene.fact(sensor.key()); heat.now() > hottest.now())
            hottest = heat;
    }
    if (hottest.value)
        cause.evidence.push_back(shownBy(
            hottest,
            say(QT_TRANSLATE_NOOP("Explain", "The hottest sensor: %1."), {Message::value(*hottest.value, u"Cel")})));
    causes.push_back(std::move(cause));
}

/// Time in interrupts, of a CPU or of all: in CPUs.
SeriesFact interruptTime(const Scene &scene, const QString &cpu)
{
    Attributes attributes{{QStringLiteral("cpu.mode"), QStringLiteral("softirq")}};
    if (!cpu.isEmpty())
        attributes.insert(QStringLiteral("cpu.logical_number"), cpu);
    return scene.fact(metrics::CpuTime, attributes);
}

/// The CPU with most of it.
std::pair<QString, SeriesFact> busiestCpu(const Scene &scene)
{
    std::pair<QString, SeriesFact> most;
    for (const SeriesDescriptor &series : scene.ownSeries(metrics::CpuUtilization)) {
        const QString cpu = series.attributes.value(QStringLiteral("cpu.logical_number"));
        if (cpu.isEmpty())
            continue;
        if (const SeriesFact fact = interruptTime(scene, cpu); fact.now() > most.second.now())
            most = {cpu, fact};
    }
    return most;
}

void findInterrupts(const Scene &scene, Causes &causes)
{
    constexpr double OfMachine = 0.12; // a desktop's network and disk need a few percent
    constexpr double OfOneCpu = 0.5;
    const SeriesFact all = interruptTime(scene, QString());
    const double share = all.now() / scene.cpus();
    const auto [cpu, one] = busiestCpu(scene);
    const bool isOne = one.now() > OfOneCpu && one.grew(1.5) && one.now() > 2 * share;
    if (!isOne && (share < OfMachine || !all.grew(1.5)))
        return;
    const QString subject = isOne ? QStringLiteral("CPU %1").arg(cpu) : QString();
    Cause cause = causeOf(
        "cpu.irq", subject,
        isOne
            ? say(QT_TRANSLATE_NOOP("Explain", "CPU %1 spent %2 of its time on interrupts"), {cpu, percent(one.now())})
            : say(QT_TRANSLATE_NOOP("Explain", "The CPUs spent %1 of their time on interrupts"), {percent(share)}),
        isOne ? 0.4 + 0.5 * ramp(one.now(), OfOneCpu, 0.9) : 0.5 + 0.5 * ramp(share, OfMachine, 0.3));
    cause.evidence.push_back(
        shownBy(isOne ? one : all,
                say(QT_TRANSLATE_NOOP("Explain", "Soft interrupts: %1 CPUs (usually %2)."),
                    {cpuCount((isOne ? one : all).now()), cpuCount((isOne ? one : all).before())})));
    cause.evidence.push_back(cpuPressureSeen(scene));
    addCpuVictims(scene.cpuVictims(nullptr), cause.evidence);
    causes.push_back(std::move(cause));
}

} // namespace

void findCpuLoss(const Scene &scene, Causes &causes)
{
    if (scene.cpus() <= 0)
        return;
    findSteal(scene, causes);
    findHeat(scene, causes);
    findInterrupts(scene, causes);
}

} // namespace performance
