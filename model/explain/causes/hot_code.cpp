// SPDX-License-Identifier: MIT
// A program that always wants a CPU, and what it does with what it gets: it waits for itself.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

#include "performance/calltree/filtered_profile.h"
#include "performance/calltree/profile_advice.h"

namespace performance {

namespace {

constexpr qint64 LeastSamples = 40; ///< a share of a half is then known to a sixth (shareInterval)

/// What a program does where no one function has most of it, and where that is worth a name.
struct HotWork {
    CodeClass code;
    const char *text;
};
constexpr HotWork Works[] = {
    {CodeClass::Matching, QT_TRANSLATE_NOOP("Explain", "matching regular expressions")},
    {CodeClass::Compressing, QT_TRANSLATE_NOOP("Explain", "compressing and unpacking")},
    {CodeClass::Parsing, QT_TRANSLATE_NOOP("Explain", "parsing")},
    {CodeClass::Hashing, QT_TRANSLATE_NOOP("Explain", "hashing and encrypting")},
    {CodeClass::Allocating, QT_TRANSLATE_NOOP("Explain", "allocating memory")},
    {CodeClass::Faulting, QT_TRANSLATE_NOOP("Explain", "page faults")},
    {CodeClass::LookingUp, QT_TRANSLATE_NOOP("Explain", "looking up files")},
    {CodeClass::Reclaiming, QT_TRANSLATE_NOOP("Explain", "looking for memory")},
};

const HotWork *mostOf(const ProcessDoing &doing)
{
    const HotWork *most = nullptr;
    for (const HotWork &work : Works) {
        if (!most || doing.cpuShare(work.code) > doing.cpuShare(most->code))
            most = &work;
    }
    return most;
}

/// The share of a process' CPU time in functions that an optimising compiler leaves none of.
std::optional<ProfileFinding> unoptimised(const Scene &scene, qint32 process)
{
    const Profile &profile = scene.stacks().profile();
    ProfileFilter filter;
    filter.processes = {process};
    for (size_t i = 0; i < profile.events.size(); ++i) {
        if (profile.events[i].kind == ProfileEvent::Kind::OnCpu)
            filter.events.insert(quint8(i));
    }
    std::vector<ProfileFinding> findings;
    addBuildAdvice(filtered(profile, filter), findings);
    return findings.empty() ? std::nullopt : std::optional(findings.front());
}

bool alwaysWantsCpu(const Actor &actor)
{
    constexpr double LeastCpu = 0.3; // where others want it too
    const double wanted = actor.cpu() + actor.waited();
    const bool isSteady = actor.usualCpu() > 0.75 * actor.cpu();
    return actor.cpu() >= LeastCpu && wanted >= (isSteady ? 0.97 : 0.9);
}

Cause hotCause(const Actor &actor, const ProcessDoing &doing, const HotWork *work, double share)
{
    const double sure = ramp(double(doing.cpuSamples), 20, 150) * 0.4 + 0.6;
    const double score = 0.85 * ramp(share, 0.1, 0.6) * sure * sureOfGrowth(actor.cpu(), actor.usualCpu());
    const Message sentence = work ? say(QT_TRANSLATE_NOOP("Explain", "%1 used %2 CPUs, %3 of that for %4"),
                                        {actor.now.name, cpuCount(actor.cpu()), percent(share), say(work->text)})
                                  : say(QT_TRANSLATE_NOOP("Explain", "%1 used %2 CPUs, %3 of that in %4"),
                                        {actor.now.name, cpuCount(actor.cpu()), percent(share), doing.function});
    Cause cause = causeOf("code.hot", actor.now.name, sentence, score);
    if (!doing.function.isEmpty())
        cause.evidence.push_back(shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1: %2 of its CPU time in %3."),
                                             {actor.now.name, percent(doing.functionShare), doing.function}),
                                         doing.function));
    if (doing.kernelShare > 0.3)
        cause.evidence.push_back(
            shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1 of its CPU time was spent in the kernel."),
                        {percent(doing.kernelShare)})));
    return cause;
}

/// What one busy process was doing; nothing where it did many things.
std::optional<Cause> causeFrom(const Scene &scene, const Actor &actor, const ProcessDoing &doing)
{
    constexpr double Collects = 0.25;
    constexpr double Hot = 0.35;
    const double sure = sureOfGrowth(actor.cpu(), actor.usualCpu());
    if (const double share = doing.cpuShare(CodeClass::Collecting); share >= Collects) {
        Cause cause = causeOf("gc.pause", actor.now.name,
                              say(QT_TRANSLATE_NOOP("Explain", "%1 spent %2 of its CPU time collecting garbage"),
                                  {actor.now.name, percent(share)}),
                              (0.5 + 0.45 * ramp(share, Collects, 0.7)) * sure);
        cause.evidence.push_back(
            shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1 used %2 CPUs."), {actor.now.name, cpuCount(actor.cpu())}),
                    doing.function));
        return cause;
    }
    if (const auto finding = unoptimised(scene, actor.now.identity.pid)) {
        Cause cause = causeOf(
            "build.debug", actor.now.name,
            say(QT_TRANSLATE_NOOP(
                    "Explain",
                    "%1 was built without optimisation: %2 of its CPU time is in functions that an optimised build has none of"),
                {actor.now.name, percent(finding->share)}),
            (0.6 + 0.35 * ramp(finding->share, 0.05, 0.3)) * sure);
        cause.evidence.push_back(shownBy(finding->sentence, scene.stacks().profile().functionName(finding->function)));
        return cause;
    }
    const HotWork *work = mostOf(doing);
    const double ofWork = work ? doing.cpuShare(work->code) : 0;
    const double share = std::max(ofWork, doing.functionShare);
    if (share < Hot)
        return std::nullopt;
    return hotCause(actor, doing, ofWork >= doing.functionShare ? work : nullptr, share);
}

} // namespace

void findHotCode(const Scene &scene, Causes &causes)
{
    constexpr size_t Most = 5;
    size_t looked = 0;
    for (const Actor &actor : scene.actors()) {
        if (actor.isKernel() || !alwaysWantsCpu(actor))
            continue;
        const ProcessDoing *doing = scene.stacks().of(actor.now.identity.pid);
        if (!doing || doing->cpuSamples < LeastSamples)
            continue;
        if (auto cause = causeFrom(scene, actor, *doing)) {
            cause->process = actor.now.identity.pid;
            causes.push_back(std::move(*cause));
        }
        if (++looked == Most)
            return;
    }
}

} // namespace performance
