// SPDX-License-Identifier: MIT
#include "performance/explain/checked.h"

#include "performance/explain/cause_words.h"

#include <algorithm>

namespace performance {

namespace {

/// A figure that says by itself that something is fine.
struct Check {
    const char *id;   ///< of the part that is checked
    const char *kind; ///< where a cause begins so, this was not fine
    const char *withUsual;
    const char *alone;
};

void addFigure(const SeriesFact &fact, const Check &check, const char *unit, Explanation &explanation)
{
    const bool isCause = std::ranges::any_of(
        explanation.causes, [&](const Cause &cause) { return cause.kind.startsWith(QLatin1String(check.kind)); });
    if (!fact.value || isCause)
        return;
    const QString of = QLatin1String(unit);
    explanation.checked.push_back(
        {QLatin1String(check.kind),
         fact.usual ? say(check.withUsual, {Message::value(*fact.value, of), Message::value(*fact.usual, of)})
                    : say(check.alone, {Message::value(*fact.value, of)}),
         fact.key});
}

void addPressures(const Scene &scene, Explanation &explanation)
{
    addFigure(scene.fact(metrics::CpuUtilization),
              {"cpu.utilization", "cpu.", QT_TRANSLATE_NOOP("Explain", "CPUs busy %1 (usually %2)"),
               QT_TRANSLATE_NOOP("Explain", "CPUs busy %1")},
              "1", explanation);
    addFigure(scene.pressure("cpu"),
              {"cpu.saturation", "cpu.", QT_TRANSLATE_NOOP("Explain", "CPU pressure %1 (usually %2)"),
               QT_TRANSLATE_NOOP("Explain", "CPU pressure %1")},
              "1", explanation);
    addFigure(scene.pressure("memory"),
              {"memory.saturation", "memory.", QT_TRANSLATE_NOOP("Explain", "memory pressure %1 (usually %2)"),
               QT_TRANSLATE_NOOP("Explain", "memory pressure %1")},
              "1", explanation);
    addFigure(scene.pressure("io"),
              {"disk.saturation", "disk.", QT_TRANSLATE_NOOP("Explain", "disk pressure %1 (usually %2)"),
               QT_TRANSLATE_NOOP("Explain", "disk pressure %1")},
              "1", explanation);
}

/// Whose work it was that the CPUs were busy with: no cause where nobody else waited for it, and still what is asked.
void addMostCpu(const Scene &scene, Explanation &explanation)
{
    constexpr double Busy = 0.5; // of the machine
    constexpr double Most = 0.3; // of what all programs took
    if (!explanation.causes.empty() || scene.fact(metrics::CpuUtilization).now() < Busy)
        return;
    double all = 0;
    const Program *most = nullptr;
    for (const Program &program : scene.programs()) {
        all += program.cpu;
        if (!most || program.cpu > most->cpu)
            most = &program;
    }
    if (!most || most->cpu < Most * all)
        return;
    explanation.checked.push_back(
        {QStringLiteral("cpu.most"),
         say(QT_TRANSLATE_NOOP("Explain", "%1 of the CPU time went to %2"), {percent(most->cpu / all), most->name}),
         {}});
}

void addRates(const Scene &scene, Explanation &explanation)
{
    addFigure(scene.fact(metrics::CpuThrottles),
              {"cpu.thermal", "cpu.thermal", QT_TRANSLATE_NOOP("Explain", "slowed down by heat %1 (usually %2)"),
               QT_TRANSLATE_NOOP("Explain", "slowed down by heat %1")},
              "{event}/s", explanation);
    addFigure(scene.fact(metrics::TcpRetransmits),
              {"net.retransmits", "net.retransmits", QT_TRANSLATE_NOOP("Explain", "retransmits %1 (usually %2)"),
               QT_TRANSLATE_NOOP("Explain", "retransmits %1")},
              "{segment}/s", explanation);
    addFigure(scene.fact(metrics::TcpListenOverflows),
              {"net.listen-overflow", "net.listen-overflow",
               QT_TRANSLATE_NOOP("Explain", "refused connections %1 (usually %2)"),
               QT_TRANSLATE_NOOP("Explain", "refused connections %1")},
              "{connection}/s", explanation);
    addFigure(scene.fact(metrics::ProcessCreated),
              {"cpu.short-lived", "cpu.short-lived", QT_TRANSLATE_NOOP("Explain", "started processes %1 (usually %2)"),
               QT_TRANSLATE_NOOP("Explain", "started processes %1")},
              "{process}/s", explanation);
    addFigure(scene.fact(metrics::ContextSwitches),
              {"timer.wakeups", "timer.wakeups", QT_TRANSLATE_NOOP("Explain", "context switches %1 (usually %2)"),
               QT_TRANSLATE_NOOP("Explain", "context switches %1")},
              "{context_switch}/s", explanation);
    addFigure(scene.fact(metrics::OomKills),
              {"memory.oom", "memory.oom", QT_TRANSLATE_NOOP("Explain", "ended for want of memory %1 (usually %2)"),
               QT_TRANSLATE_NOOP("Explain", "ended for want of memory %1")},
              "{kill}/s", explanation);
}

} // namespace

void addChecked(const Scene &scene, Explanation &explanation)
{
    addPressures(scene, explanation);
    addMostCpu(scene, explanation);
    addRates(scene, explanation);
    if (std::ranges::none_of(scene.events(), [&](const MachineEvent &event) { return event.time < scene.range().to; }))
        explanation.checked.push_back(
            {QStringLiteral("change.before"),
             say(QT_TRANSLATE_NOOP("Explain", "no change of packages, services or settings is known")),
             {}});
    if (scene.stacks().empty())
        explanation.notes.push_back(say(
            QT_TRANSLATE_NOOP("Explain", "No stacks were kept of this time: what programs were doing is not known.")));
    if (scene.actors().empty())
        explanation.notes.push_back(
            say(QT_TRANSLATE_NOOP("Explain", "No processes were recorded in this time: who did it is not known.")));
    if (!scene.hasBefore())
        explanation.notes.push_back(
            say(QT_TRANSLATE_NOOP("Explain", "Nothing was recorded before it: what is usual is not known.")));
    if (!scene.pressure("cpu").value)
        explanation.notes.push_back(
            say(QT_TRANSLATE_NOOP("Explain", "This kernel tells no pressure: who waits is known less surely.")));
}

} // namespace performance
