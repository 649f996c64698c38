// SPDX-License-Identifier: MIT
// A program waits for answers of a name server.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

void findNameResolution(const Scene &scene, Causes &causes)
{
    constexpr double Least = 0.15; // of the range
    for (const ProcessDoing &doing : scene.stacks().all()) {
        const double seconds = doing.waitIn[size_t(CodeClass::Resolving)];
        const double share = scene.seconds() > 0 ? seconds / scene.seconds() : 0;
        if (share < Least)
            continue;
        const QString program = scene.nameOf(doing.process, doing.name);
        Cause cause = causeOf("net.dns", program,
                              say(QT_TRANSLATE_NOOP("Explain", "%1 waited for a name server %2 of the time"),
                                  {program, percent(std::min(1.0, share))}),
                              0.5 + 0.4 * ramp(share, Least, 0.8));
        cause.process = doing.process;
        cause.evidence.push_back(
            shownBy(say(QT_TRANSLATE_NOOP("Explain", "Its threads waited %1 in the functions that resolve names."),
                        {Message::value(seconds, u"s")}),
                    QStringLiteral("getaddrinfo")));
        causes.push_back(std::move(cause));
    }
}

} // namespace performance
