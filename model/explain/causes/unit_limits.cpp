// SPDX-License-Identifier: MIT
// A unit or container is held back by its own limits.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

namespace {

SeriesFact ofUnit(const Scene &scene, const MetricDefinition &metric, const QString &unit)
{
    return scene.fact(metric, {{QStringLiteral("wai.cgroup"), unit}});
}

void findQuota(const Scene &scene, Causes &causes)
{
    constexpr double FeltThrottling = 0.1; // seconds a second
    for (const SeriesDescriptor &series : scene.ownSeries(metrics::CgroupThrottledTime)) {
        const SeriesFact throttled = scene.fact(series.key());
        if (throttled.now() < FeltThrottling || !throttled.grew(1.5))
            continue;
        const QString unit = series.attributes.value(QStringLiteral("wai.cgroup"));
        const SeriesFact used = ofUnit(scene, metrics::CgroupCpuTime, unit);
        const SeriesFact limit = ofUnit(scene, metrics::CgroupCpuLimit, unit);
        Cause cause = causeOf("cgroup.quota", unit,
                              limit.value
                                  ? say(QT_TRANSLATE_NOOP("Explain", "%1 was held back by its limit of %2 CPUs"),
                                        {unit, cpuCount(*limit.value)})
                                  : say(QT_TRANSLATE_NOOP("Explain", "%1 was held back by its limit of CPU"), {unit}),
                              0.5 + 0.5 * ramp(throttled.now(), FeltThrottling, 0.6));
        cause.evidence.push_back(
            shownBy(throttled,
                    say(QT_TRANSLATE_NOOP("Explain", "Held back for %1 of each second (usually %2)."),
                        {Message::value(throttled.now(), u"s"), Message::value(throttled.before(), u"s")})));
        if (used.value)
            cause.evidence.push_back(
                shownBy(used, say(QT_TRANSLATE_NOOP("Explain", "It got %1 CPUs."), {cpuCount(*used.value)})));
        causes.push_back(std::move(cause));
    }
}

/// A group is often at its limit with files that it once read, which costs nothing until they come back.
void findMemoryLimit(const Scene &scene, Causes &causes)
{
    constexpr double Full = 0.9;
    constexpr double Returning = 100; // pages a second
    const SeriesFact files = scene.fact(metrics::Refaults, "wai.memory.page_type", "file");
    const SeriesFact anonymous = scene.fact(metrics::Refaults, "wai.memory.page_type", "anonymous");
    const SeriesFact faults = scene.fact(metrics::PageFaults, "system.paging.fault.type", "major");
    const double returned = std::max(files.now() + anonymous.now(), faults.now());
    const double usual = std::max(files.before() + anonymous.before(), faults.before());
    for (const SeriesDescriptor &series : scene.ownSeries(metrics::CgroupMemoryLimit)) {
        const QString unit = series.attributes.value(QStringLiteral("wai.cgroup"));
        const SeriesFact limit = scene.fact(series.key());
        const SeriesFact used = ofUnit(scene, metrics::CgroupMemoryUsage, unit);
        const SeriesFact pressure = scene.fact(metrics::CgroupPressure,
                                               {{QStringLiteral("wai.cgroup"), unit},
                                                {QStringLiteral("wai.pressure.kind"), QStringLiteral("some")},
                                                {QStringLiteral("wai.pressure.resource"), QStringLiteral("memory")}});
        const bool suffers = pressure.value ? *pressure.value > limits::MemoryPressure.felt && pressure.grew(1.5)
                                            : returned > Returning && returned > 1.5 * usual;
        if (limit.now() <= 0 || std::max(used.now(), used.peak) < Full * limit.now() || !suffers)
            continue;
        const double hurt = pressure.value ? ramp(*pressure.value, limits::MemoryPressure.felt, 0.2)
                                           : ramp(returned, Returning, 1000);
        Cause cause = causeOf(
            "cgroup.memory", unit,
            say(QT_TRANSLATE_NOOP("Explain", "%1 has used up its limit of %2 of memory, and waits for what comes back"),
                {unit, Message::value(limit.now(), u"By")}),
            0.6 + 0.4 * hurt);
        cause.evidence.push_back(
            shownBy(used,
                    say(QT_TRANSLATE_NOOP("Explain", "%1 used of %2."),
                        {Message::value(std::max(used.now(), used.peak), u"By"), Message::value(limit.now(), u"By")})));
        if (pressure.value)
            cause.evidence.push_back(shownBy(
                pressure,
                say(QT_TRANSLATE_NOOP("Explain", "It waited for memory %1 of the time."), {percent(*pressure.value)})));
        cause.evidence.push_back(
            shownBy(faults.now() > files.now() ? faults : files,
                    say(QT_TRANSLATE_NOOP("Explain", "%1 pages a second had to be read again (usually %2)."),
                        {Message::number(returned), Message::number(usual)})));
        causes.push_back(std::move(cause));
    }
}

} // namespace

void findUnitLimits(const Scene &scene, Causes &causes)
{
    findQuota(scene, causes);
    findMemoryLimit(scene, causes);
}

} // namespace performance
