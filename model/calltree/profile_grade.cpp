// SPDX-License-Identifier: MIT
#include "performance/calltree/profile_grade.h"

#include "performance/calltree/percent.h"
#include "performance/core/profile_notes.h"
#include "performance/core/duration_text.h"
#include "performance/core/stacks.h"

#include <QCoreApplication>

#include <algorithm>

namespace performance {

namespace {

/// From which share on a fault takes how much: B from the first, C from the second, D from the third.
constexpr double Steps[] = {0.01, 0.05, 0.20};

int stepsOf(double share)
{
    return int(std::ranges::count_if(Steps, [&](double step) { return share > step; }));
}

/// Which part of the CPU time that was used the samples stand for; nothing where one of them is not known.
std::optional<double> coverageOf(const Profile &profile)
{
    if (profile.quality.cpuTimeNs <= 0 || profile.events.empty()
        || profile.events.front().kind != ProfileEvent::Kind::OnCpu)
        return std::nullopt;
    const ProfileEvent &event = profile.events.front();
    double ns = 0;
    for (size_t i = 0; i < profile.sampleTimes.size(); ++i) {
        if (profile.sampleEvents[i] == 0)
            ns += event.unit == u"ns" ? double(profile.sampleWeights[i]) : event.rate > 0 ? 1e9 / event.rate : 0;
    }
    // Below some periods of sampling, what is missing is chance.
    constexpr double FewPeriods = 50;
    if (event.rate <= 0 || double(profile.quality.cpuTimeNs) < FewPeriods * 1e9 / event.rate)
        return std::nullopt;
    return std::min(1.0, ns / double(profile.quality.cpuTimeNs));
}

/// Whether nothing says how many samples there were: of a format without times a row is all that has one stack. Of what was
/// counted and not sampled (allocations, instructions of callgrind), there were none.
bool hasUnknownSamples(const Profile &profile)
{
    const auto tells = [](const ProfileEvent &event) { return event.countsSamples() || event.rate > 0; };
    return profile.sampleCount() > 1 && profile.sampleTimes[profile.sampleCount() - 1] == 0
        && std::ranges::none_of(profile.events, tells);
}

/// What the samples of a profile are worth, counted; the judgement follows.
struct SampleCounts {
    qint64 sampled = 0; ///< waits are measured from end to end: few of them are no small sample
    qint64 waits = 0;
    qint64 weight = 0;     ///< of the first event
    qint64 unresolved = 0; ///< of it
};

SampleCounts countsOf(const Profile &profile)
{
    SampleCounts counts;
    std::vector<bool> unnamed(profile.frames.size());
    for (size_t i = 0; i < profile.frames.size(); ++i) {
        const ProfileFrame &frame = profile.frames[i];
        unnamed[i] = frame.locationCount == 0
            || !profile
                    .functions[size_t(
                        profile.locations[size_t(frame.firstLocation + frame.locationCount - 1)].function)]
                    .known;
    }
    for (size_t chunk = 0; chunk < profile.sampleTimes.chunkCount(); ++chunk) {
        const auto stacks = profile.sampleStacks.chunk(chunk);
        const auto weights = profile.sampleWeights.chunk(chunk);
        const auto events = profile.sampleEvents.chunk(chunk);
        for (size_t i = 0; i < stacks.size(); ++i) {
            const ProfileEvent &event = profile.events[events[i]];
            (event.kind == ProfileEvent::Kind::OffCpu ? counts.waits
                                                      : counts.sampled) += event.countsSamples() ? weights[i] : 1;
            if (events[i] != 0)
                continue;
            counts.weight += weights[i];
            if (stacks[i] < 0 || unnamed[size_t(profile.stacks[size_t(stacks[i])].frame)])
                counts.unresolved += weights[i];
        }
    }
    return counts;
}

} // namespace

ProfileGrade gradeOf(const Profile &profile)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("Profile", source); };
    ProfileGrade grade;
    const ProfileQuality &q = profile.quality;
    const SampleCounts counts = countsOf(profile);
    grade.samples = counts.sampled + counts.waits;
    const double samples = double(grade.samples);
    if (samples + double(q.lost) > 0)
        grade.lostShare = double(q.lost) / (samples + double(q.lost));
    if (q.stacks > 0) {
        grade.truncatedShare = double(q.truncated) / double(q.stacks);
        grade.brokenShare = double(q.broken) / double(q.stacks);
    }
    if (counts.weight > 0)
        grade.unresolvedShare = double(counts.unresolved) / double(counts.weight);

    int worst = 0;
    const auto judge = [&](int steps, const QString &sentence) {
        worst = std::max(worst, steps);
        if (steps > 0)
            grade.reasons << sentence;
    };
    // What is sampled all the time is as it is: nobody is asked to record otherwise.
    const bool isKept = profile.events.size() == 4 && profile.events.front().name == StackEvents::Cpu
        && profile.events.back().name == StackEvents::Runnable;
    grade.coverage = coverageOf(profile);
    judge((counts.sampled == 0 && counts.waits > 0) || hasUnknownSamples(profile) ? 0
              : samples >= 1000                                                   ? 0
              : samples >= 200                                                    ? 1
              : samples >= 50                                                     ? 2
                                                                                  : 3,
          text(isKept
                   ? QT_TRANSLATE_NOOP("Profile", "There are only %1 samples.")
                   : QT_TRANSLATE_NOOP("Profile", "There are only %1 samples: record for longer, or at a higher rate."))
              .arg(grade.samples));
    judge(stepsOf(grade.lostShare),
          text(QT_TRANSLATE_NOOP("Profile", "%1 % of the samples were lost because a buffer was full."))
              .arg(percentText(grade.lostShare)));
    judge(
        stepsOf(grade.truncatedShare),
        text(
            isKept
                ? QT_TRANSLATE_NOOP(
                    "Profile",
                    "%1 % of the stacks are deeper than what was copied of them: their outer callers are missing.")
                : QT_TRANSLATE_NOOP(
                    "Profile",
                    "%1 % of the stacks are deeper than what was copied of them: their outer callers are missing. Copy more of each (--stack-size), or sample more rarely."))
            .arg(percentText(grade.truncatedShare)));
    if (grade.coverage) {
        judge(
            stepsOf(1 - *grade.coverage),
            text(
                QT_TRANSLATE_NOOP(
                    "Profile",
                    "Of %1 of CPU time, %2 % was sampled. The rest ran in threads too short-lived for this rate (--rate), in the kernel where it may not be sampled, or in samples that were lost."))
                .arg(toText(nanoseconds(q.cpuTimeNs)), percentText(*grade.coverage)));
    }
    judge(stepsOf(grade.brokenShare),
          text(QT_TRANSLATE_NOOP("Profile", "%1 % of the stacks end where code has no unwind rules."))
              .arg(percentText(grade.brokenShare)));
    if (profile.notes.contains(namesNotLookedUp())) {
        judge(std::min(2, stepsOf(grade.unresolvedShare)), namesNotLookedUp().text());
    } else {
        judge(std::min(2, stepsOf(grade.unresolvedShare)),
              text(QT_TRANSLATE_NOOP("Profile",
                                     "%1 % of the cost is in functions without a name: install their debug symbols."))
                  .arg(percentText(grade.unresolvedShare)));
    }
    judge(!profile.events.empty() && profile.events.front().name == ProfileEvent::Polled ? 3 : 0,
          text(QT_TRANSLATE_NOOP("Profile",
                                 "It has no stacks: threads and what they wait for are shown, not functions.")));
    judge(q.throttled > 0 ? 1 : 0,
          text(QT_TRANSLATE_NOOP("Profile",
                                 "The kernel slowed sampling down %1 times (kernel.perf_cpu_time_max_percent)."))
              .arg(q.throttled));
    grade.letter = char('A' + worst);
    return grade;
}

} // namespace performance
