// SPDX-License-Identifier: MIT
// Memory is short: the kernel looks for some, moves it to swap and back, or puts it together, and programs wait for that.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

namespace {

/// Who has the memory, and how far it grew.
void addTaker(const Scene &scene, Cause &cause)
{
    const Program *taker = memoryTaker(scene);
    if (!taker)
        return;
    cause.evidence.push_back(shownBy(taker->usualResident > 0
                                         ? say(QT_TRANSLATE_NOOP("Explain", "%1 has %2 of memory (before: %3)."),
                                               {taker->name, Message::value(double(taker->resident), u"By"),
                                                Message::value(double(taker->usualResident), u"By")})
                                         : say(QT_TRANSLATE_NOOP("Explain", "%1 has %2 of memory."),
                                               {taker->name, Message::value(double(taker->resident), u"By")})));
    addDoing(scene, *taker, cause.evidence);
}

/// Who waits for pages: the most major faults, where somebody has some.
const Program *faulterIn(const Scene &scene)
{
    constexpr double Least = 20;
    const Program *most = nullptr;
    for (const Program &program : scene.programs()) {
        if (!most || program.faults > most->faults)
            most = &program;
    }
    return most && most->faults >= Least ? most : nullptr;
}

void addLeft(const Scene &scene, Cause &cause)
{
    const SeriesFact available = scene.fact(metrics::MemoryAvailable);
    if (available.value)
        cause.evidence.push_back(shownBy(
            available,
            say(QT_TRANSLATE_NOOP("Explain", "%1 of memory were left."), {Message::value(*available.value, u"By")})));
}

void findSwapping(const Scene &scene, Causes &causes)
{
    const SeriesFact in = scene.fact(metrics::PagingOperations, "system.paging.direction", "in");
    const SeriesFact out = scene.fact(metrics::PagingOperations, "system.paging.direction", "out");
    const double pages = in.now() + out.now();
    if (!limits::MemorySwapping.isBeyond(pages, Grade::Notable) || pages < 1.5 * (in.before() + out.before()))
        return;
    const Program *faulter = faulterIn(scene);
    const Program *taker = faulter ? faulter : memoryTaker(scene);
    // What comes back is waited for; what only goes out hardly hurts.
    const double score = 0.4 + 0.35 * ramp(in.now(), 50, 1000) + 0.25 * ramp(scene.pressure("memory").now(), 0.02, 0.2);
    const Message sentence = taker
        ? say(QT_TRANSLATE_NOOP("Explain", "Memory was moved to swap and back, %1 pages a second, most of it for %2"),
              {Message::number(pages), taker->name})
        : say(QT_TRANSLATE_NOOP("Explain", "Memory was moved to swap and back, %1 pages a second"),
              {Message::number(pages)});
    Cause cause = taker ? causeOf("memory.swap", *taker, sentence, score)
                        : causeOf("memory.swap", QString(), sentence, score);
    cause.evidence.push_back(shownBy(in,
                                     say(QT_TRANSLATE_NOOP("Explain", "Swapped in: %1 pages a second (usually %2)."),
                                         {Message::number(in.now()), Message::number(in.before())})));
    cause.evidence.push_back(shownBy(
        out, say(QT_TRANSLATE_NOOP("Explain", "Swapped out: %1 pages a second."), {Message::number(out.now())})));
    cause.evidence.push_back(memoryPressureSeen(scene));
    addLeft(scene, cause);
    addTaker(scene, cause);
    causes.push_back(std::move(cause));
}

void findCompaction(const Scene &scene, Causes &causes)
{
    constexpr double Felt = 20; // a stall takes about a millisecond (mm/compaction.c works by page blocks)
    const SeriesFact stalls = scene.fact(metrics::CompactionStalls);
    if (stalls.now() < Felt || !stalls.grew(3))
        return;
    const Program *taker = memoryTaker(scene);
    const Message sentence = say(
        QT_TRANSLATE_NOOP("Explain",
                          "Programs waited while the kernel put memory together for huge pages, %1 times a second"),
        {Message::number(stalls.now())});
    const double score = 0.5 + 0.5 * ramp(stalls.now(), Felt, 200);
    Cause cause = taker ? causeOf("memory.compaction", *taker, sentence, score)
                        : causeOf("memory.compaction", QString(), sentence, score);
    cause.evidence.push_back(shownBy(stalls,
                                     say(QT_TRANSLATE_NOOP("Explain", "Compaction stalls: %1 a second (usually %2)."),
                                         {Message::number(stalls.now()), Message::number(stalls.before())})));
    cause.evidence.push_back(memoryPressureSeen(scene));
    addTaker(scene, cause);
    causes.push_back(std::move(cause));
}

void findReclaim(const Scene &scene, Causes &causes)
{
    const SeriesFact pressure = scene.pressure("memory");
    const SeriesFact files = scene.fact(metrics::Refaults, "wai.memory.page_type", "file");
    if (!limits::MemoryPressure.isBeyond(pressure.now(), Grade::Notable) || !pressure.grew(1.5))
        return;
    const Program *taker = memoryTaker(scene);
    const Message sentence = taker
        ? say(
            QT_TRANSLATE_NOOP(
                "Explain",
                "Memory was short, most of it taken by %1, and programs waited %2 of the time while the kernel looked for some"),
            {taker->name, percent(pressure.now())})
        : say(QT_TRANSLATE_NOOP("Explain", "Memory was short, and programs waited for it %1 of the time"),
              {percent(pressure.now())});
    const double score = 0.45 + 0.5 * ramp(pressure.now(), 0.05, 0.25);
    Cause cause = taker ? causeOf("memory.reclaim", *taker, sentence, score)
                        : causeOf("memory.reclaim", QString(), sentence, score);
    cause.evidence.push_back(memoryPressureSeen(scene));
    if (files.now() > 1)
        cause.evidence.push_back(shownBy(
            files,
            say(QT_TRANSLATE_NOOP("Explain",
                                  "%1 pages a second had to be read again soon after they were dropped (usually %2)."),
                {Message::number(files.now()), Message::number(files.before())})));
    addLeft(scene, cause);
    addTaker(scene, cause);
    causes.push_back(std::move(cause));
}

} // namespace

void findMemoryShortage(const Scene &scene, Causes &causes)
{
    findSwapping(scene, causes);
    findCompaction(scene, causes);
    findReclaim(scene, causes);
}

} // namespace performance
