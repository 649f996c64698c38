// SPDX-License-Identifier: MIT
// A program waits for another one at the other end of a pipe or a socket.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

namespace {

double secondsBefore(const Scene &scene, const PeerWait &wait)
{
    for (const PeerWait &before : scene.stacksBefore().peers()) {
        if (before.process == wait.process && before.peer == wait.peer) {
            const double span = double(scene.before().length().count()) * 1e-9;
            return span > 0 ? before.seconds / span * scene.seconds() : 0;
        }
    }
    return 0;
}

} // namespace

void findSlowPeers(const Scene &scene, Causes &causes)
{
    constexpr double Least = 0.4;     // of the range
    constexpr double Working = 0.004; // CPUs: who does nothing at all waits for work, and not for an answer
    for (const PeerWait &wait : scene.stacks().peers()) {
        const double share = scene.seconds() > 0 ? wait.seconds / scene.seconds() : 0;
        if (share < Least)
            break; // they are sorted
        const Actor *waiter = scene.actor(wait.process);
        const ProcessDoing *doing = scene.stacks().of(wait.process);
        const double cpu = std::max(waiter ? waiter->cpu() : 0, doing ? doing->cpu / scene.seconds() : 0);
        const double before = secondsBefore(scene, wait);
        if (cpu < Working || wait.seconds < 1.5 * before)
            continue;
        const QString waiterName = scene.nameOf(wait.process, wait.name);
        const QString peerName = scene.nameOf(wait.peer, wait.peerName);
        const Actor *peer = scene.actor(wait.peer);
        // One that computes is slow for a reason that is told of by itself.
        const double idle = 1 - ramp(peer ? peer->cpu() : 0, 0.3, 0.9);
        Cause cause = causeOf("wait.peer", peerName,
                              say(QT_TRANSLATE_NOOP("Explain", "%1 waited %2 of the time for answers of %3"),
                                  {waiterName, percent(std::min(1.0, share)), peerName}),
                              (0.4 + 0.4 * ramp(share, Least, 0.9)) * (0.6 + 0.4 * idle)
                                  * sureOfGrowth(wait.seconds, before));
        cause.process = wait.peer;
        cause.evidence.push_back(
            shownBy(say(QT_TRANSLATE_NOOP("Explain", "Threads of %1 (%2) waited %3 for %4 (%5)."),
                        {waiterName, wait.process, Message::value(wait.seconds, u"s"), peerName, wait.peer})));
        if (peer)
            cause.evidence.push_back(
                shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1 used %2 CPUs."), {peerName, cpuCount(peer->cpu())})));
        causes.push_back(std::move(cause));
    }
}

} // namespace performance
