// SPDX-License-Identifier: MIT
// What changed shortly before. It is told beside a cause and is never said to be one.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

#include "performance/core/duration_text.h"

namespace performance {

namespace {

bool isChange(MachineEvent::Kind kind)
{
    using enum MachineEvent::Kind;
    switch (kind) {
    case PackageInstalled:
    case PackageUpgraded:
    case PackageRemoved:
    case KernelChanged:
    case ServiceStarted:
    case ServiceRestarted:
    case ServiceFailed:
    case SettingChanged: return true;
    case Boot:
    case Suspended:
    case Resumed:
    case OutOfMemory:
    case ChangePoint:
    case Note: break;
    }
    return false;
}

/// Whether a change names what a cause is about, as "postgresql-15" and "postgres".
bool concerns(const MachineEvent &event, const Causes &causes)
{
    constexpr qsizetype Least = 4; // shorter names stand in too many others
    return std::ranges::any_of(causes, [&](const Cause &cause) {
        return cause.subject.size() >= Least
            && (event.subject.contains(cause.subject, Qt::CaseInsensitive)
                || (event.subject.size() >= Least && cause.subject.contains(event.subject, Qt::CaseInsensitive)));
    });
}

} // namespace

void addChanges(const Scene &scene, Causes &causes)
{
    constexpr double Little = 0.12; // below any cause that is worth telling: it stands last
    if (causes.empty())
        return;
    const MachineEvent *best = nullptr;
    bool bestConcerns = false;
    qint64 others = -1;
    for (const MachineEvent &event : scene.events()) { // by rising time: of equals the last
        if (!isChange(event.kind) || event.time >= scene.range().from)
            continue;
        ++others;
        const bool fits = concerns(event, causes);
        if (!best || fits >= bestConcerns) {
            best = &event;
            bestConcerns = fits;
        }
    }
    if (!best)
        return;
    const nanoseconds earlier = scene.range().from - best->time;
    Cause cause = causeOf(
        "change.before", best->subject,
        say(QT_TRANSLATE_NOOP("Explain", "Before it: %1, %2 earlier"), {best->sentence(), Message::span(earlier)}),
        bestConcerns ? 1.5 * Little : Little);
    cause.range = {best->time, best->time + nanoseconds(1)};
    cause.evidence.push_back(
        shownBy(say(QT_TRANSLATE_NOOP("Explain", "Not shown to be the cause. It was read in %1."), {best->source})));
    if (others > 0)
        cause.evidence.push_back(
            shownBy(say(QT_TRANSLATE_NOOP("Explain", "Other changes in the twelve hours before: %1."), {others})));
    causes.push_back(std::move(cause));
}

} // namespace performance
