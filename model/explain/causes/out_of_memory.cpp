// SPDX-License-Identifier: MIT
// The kernel ended processes for want of memory: of the machine, or of a unit that reached its limit.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

namespace {

/// The unit of which most were ended, and its series.
std::pair<QString, SeriesFact> unitOf(const Scene &scene)
{
    std::pair<QString, SeriesFact> most;
    double kills = 0;
    for (const SeriesDescriptor &series : scene.ownSeries(metrics::CgroupOomKills)) {
        const double grown = scene.growth(series.key());
        if (grown <= kills)
            continue;
        kills = grown;
        most = {series.attributes.value(QStringLiteral("wai.cgroup")), scene.fact(series.key())};
    }
    return most;
}

QString namedBy(const std::vector<MachineEvent> &events, const TimeRange &range)
{
    for (const MachineEvent &event : events) {
        if (event.kind == MachineEvent::Kind::OutOfMemory && range.contains(event.time))
            return event.subject;
    }
    return {};
}

} // namespace

void findOutOfMemory(const Scene &scene, Causes &causes)
{
    const SeriesFact all = scene.fact(metrics::OomKills);
    const double kills = all.now() > 0 ? scene.growth(all.key) : 0;
    const auto [unit, ofUnit] = unitOf(scene);
    const QString ended = namedBy(scene.events(), scene.range());
    if (kills < 0.5 && unit.isEmpty() && ended.isEmpty())
        return;
    const double count = std::max(1.0, kills > 0 ? kills : ended.isEmpty() ? scene.growth(ofUnit.key) : 1.0);
    const QString subject = unit.isEmpty() ? ended : unit;
    Cause cause = causeOf(
        "memory.oom", subject,
        unit.isEmpty() ? say(QT_TRANSLATE_NOOP("Explain", "The kernel ended processes for want of memory: %1"),
                             {Message::number(count)})
                       : say(QT_TRANSLATE_NOOP(
                                 "Explain", "%1 reached its limit of memory, and the kernel ended processes of it: %2"),
                             {unit, Message::number(count)}),
        0.95);
    if (kills > 0)
        cause.evidence.push_back(shownBy(
            all,
            say(QT_TRANSLATE_NOOP("Explain", "Processes ended for want of memory: %1."), {Message::number(kills)})));
    if (!unit.isEmpty())
        cause.evidence.push_back(shownBy(
            ofUnit,
            say(QT_TRANSLATE_NOOP("Explain", "Of %1: %2."), {unit, Message::number(scene.growth(ofUnit.key))})));
    if (!ended.isEmpty())
        cause.evidence.push_back(shownBy(say(QT_TRANSLATE_NOOP("Explain", "The kernel's log names %1."), {ended})));
    causes.push_back(std::move(cause));
}

} // namespace performance
