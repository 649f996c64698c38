// SPDX-License-Identifier: MIT
#include "performance/explain/cause_words.h"

#include <algorithm>

namespace performance {

Message say(const char *source, std::vector<Message::Arg> args)
{
    return {"Explain", source, std::move(args)};
}

Message::Arg percent(double share)
{
    return Message::value(share, u"1");
}

Message::Arg cpuCount(double cpus)
{
    return Message::number(cpus, 2);
}

Message::Arg bytesPerSecond(double rate)
{
    return Message::value(rate, u"By/s");
}

CauseEvidence shownBy(const SeriesFact &fact, Message sentence)
{
    return {std::move(sentence), fact.key, fact.value, fact.usual, {}};
}

CauseEvidence shownBy(Message sentence, const QString &function)
{
    return {std::move(sentence), {}, {}, {}, function};
}

namespace {

CauseEvidence pressureSeen(const SeriesFact &fact, const char *withUsual, const char *alone)
{
    return shownBy(fact,
                   fact.usual ? say(withUsual, {percent(fact.now()), percent(*fact.usual)})
                              : say(alone, {percent(fact.now())}));
}

} // namespace

CauseEvidence cpuPressureSeen(const Scene &scene)
{
    return pressureSeen(scene.pressure("cpu"),
                        QT_TRANSLATE_NOOP("Explain", "Somebody waited for a CPU %1 of the time (usually %2)."),
                        QT_TRANSLATE_NOOP("Explain", "Somebody waited for a CPU %1 of the time."));
}

CauseEvidence memoryPressureSeen(const Scene &scene)
{
    return pressureSeen(scene.pressure("memory"),
                        QT_TRANSLATE_NOOP("Explain", "Somebody waited for memory %1 of the time (usually %2)."),
                        QT_TRANSLATE_NOOP("Explain", "Somebody waited for memory %1 of the time."));
}

CauseEvidence diskPressureSeen(const Scene &scene)
{
    return pressureSeen(scene.pressure("io"),
                        QT_TRANSLATE_NOOP("Explain", "Somebody waited for storage %1 of the time (usually %2)."),
                        QT_TRANSLATE_NOOP("Explain", "Somebody waited for storage %1 of the time."));
}

void addDoing(const Scene &scene, const Program &program, std::vector<CauseEvidence> &evidence)
{
    constexpr double Worth = 0.1; // a smaller share says little of what a program does
    const ProcessDoing *most = nullptr;
    for (const Actor *member : program.members) {
        const ProcessDoing *doing = scene.stacks().of(member->now.identity.pid);
        if (doing && (!most || doing->cpu > most->cpu))
            most = doing;
    }
    if (!most || most->function.isEmpty() || most->functionShare < Worth)
        return;
    evidence.push_back(shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1: %2 of its CPU time in %3."),
                                   {program.name, percent(most->functionShare), most->function}),
                               most->function));
}

void addCpuVictims(const std::vector<const Actor *> &victims, std::vector<CauseEvidence> &evidence)
{
    constexpr size_t Most = 3;
    for (size_t i = 0; i < std::min(Most, victims.size()); ++i) {
        const Actor &victim = *victims[i];
        evidence.push_back(shownBy(
            victim.usual ? say(
                QT_TRANSLATE_NOOP("Explain", "%1 (%2) waited for a CPU for %3 of the time (usually %4)."),
                {victim.now.name, victim.now.identity.pid, percent(victim.waited()), percent(victim.usualWaited())})
                         : say(QT_TRANSLATE_NOOP("Explain", "%1 (%2) waited for a CPU for %3 of the time."),
                               {victim.now.name, victim.now.identity.pid, percent(victim.waited())})));
    }
}

Cause causeOf(const char *kind, const QString &subject, Message sentence, double score)
{
    Cause cause;
    cause.kind = QLatin1String(kind);
    cause.subject = subject;
    cause.sentence = std::move(sentence);
    cause.score = std::clamp(score, 0.0, 1.0);
    return cause;
}

Cause causeOf(const char *kind, const Program &program, Message sentence, double score)
{
    Cause cause = causeOf(kind, program.name, std::move(sentence), score);
    cause.process = program.pid();
    return cause;
}

const Program *memoryTaker(const Scene &scene)
{
    constexpr qint64 Grown = qint64(16) << 20;
    const Program *grown = nullptr;
    const Program *largest = nullptr;
    const auto growth = [](const Program &program) { return program.resident - program.usualResident; };
    for (const Program &program : scene.programs()) {
        if (!grown || growth(program) > growth(*grown))
            grown = &program;
        if (!largest || program.resident > largest->resident)
            largest = &program;
    }
    return grown && growth(*grown) >= Grown ? grown : largest;
}

} // namespace performance
