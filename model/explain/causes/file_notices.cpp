// SPDX-License-Identifier: MIT
// Files are changed that another program watches: each change costs both.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

void findFileNotices(const Scene &scene, Causes &causes)
{
    constexpr double Least =
        0.05; // of its CPU time: what the kernel's notification costs itself is little of all that follows
    constexpr double LeastCpu = 0.1; // CPUs
    const ProcessDoing *most = nullptr;
    for (const ProcessDoing &doing : scene.stacks().all()) {
        const double in = doing.cpuIn[size_t(CodeClass::Notifying)];
        if (doing.cpuShare(CodeClass::Notifying) >= Least && doing.cpu >= LeastCpu * scene.seconds()
            && (!most || in > most->cpuIn[size_t(CodeClass::Notifying)]))
            most = &doing;
    }
    if (!most)
        return;
    const QString program = scene.nameOf(most->process, most->name);
    const double share = most->cpuShare(CodeClass::Notifying);
    Cause cause = causeOf(
        "inotify.flood", program,
        say(QT_TRANSLATE_NOOP(
                "Explain", "Files were changed so often that telling who watches them took %1 of the CPU time of %2"),
            {percent(share), program}),
        0.65 + 0.3 * ramp(share, Least, 0.25));
    cause.process = most->process;
    for (const ProcessDoing &doing : scene.stacks().all()) {
        if (&doing != most && doing.cpuIn[size_t(CodeClass::Notifying)] > 0)
            cause.evidence.push_back(
                shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1 took part in it: %2 of its CPU time."),
                            {scene.nameOf(doing.process, doing.name), percent(doing.cpuShare(CodeClass::Notifying))})));
    }
    if (!most->function.isEmpty())
        cause.evidence.push_back(shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1: %2 of its CPU time in %3."),
                                             {program, percent(most->functionShare), most->function}),
                                         most->function));
    causes.push_back(std::move(cause));
}

} // namespace performance
