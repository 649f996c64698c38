// SPDX-License-Identifier: MIT
// The network loses what is sent, or a program does not take what arrives.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

namespace {

/// The socket of which most was lost: the program that holds it where that is known, else its address.
struct Loser {
    SeriesFact fact;
    QString subject;
    QString socket;
    qint32 process = 0;
};

Loser loserIn(const Scene &scene, const MetricDefinition &metric)
{
    Loser most;
    for (const SeriesDescriptor &series : scene.ownSeries(metric)) {
        const SeriesFact fact = scene.fact(series.key());
        if (fact.now() <= most.fact.now())
            continue;
        most.fact = fact;
        most.socket = series.attributes.value(QStringLiteral("wai.socket"));
        most.process = series.attributes.value(QStringLiteral("process.pid")).toInt();
        const Actor *actor = most.process > 0 ? scene.actor(most.process) : nullptr;
        const ProcessDoing *doing = scene.stacks().of(most.process);
        most.subject = actor ? actor->now.name : doing ? doing->name : most.socket;
    }
    return most;
}

void addLoser(const Loser &loser, Cause &cause)
{
    cause.process = loser.process;
    if (loser.fact.value)
        cause.evidence.push_back(shownBy(loser.fact,
                                         say(QT_TRANSLATE_NOOP("Explain", "The socket %1: %2 a second."),
                                             {loser.socket, Message::number(*loser.fact.value)})));
}

void findRetransmits(const Scene &scene, Causes &causes)
{
    constexpr double LeastAgain = 1; // a second: of a few segments one that is lost is no share worth naming
    const SeriesFact again = scene.fact(metrics::TcpRetransmits);
    const SeriesFact sent = scene.fact(metrics::TcpSegments, "network.io.direction", "transmit");
    const double share = sent.now() > 0 ? again.now() / sent.now() : 0;
    if (again.now() < LeastAgain || share < limits::NetworkRetransmits.felt / 4 || !again.grew(3, LeastAgain))
        return;
    Cause cause = causeOf(
        "net.retransmits", QString(),
        say(QT_TRANSLATE_NOOP("Explain", "The network lost packets: %1 of the segments had to be sent again"),
            {percent(share)}),
        0.45 + 0.5 * ramp(share, limits::NetworkRetransmits.felt / 4, limits::NetworkRetransmits.notable));
    cause.evidence.push_back(shownBy(again,
                                     say(QT_TRANSLATE_NOOP("Explain", "Sent again: %1 segments a second (usually %2)."),
                                         {Message::number(again.now()), Message::number(again.before())})));
    causes.push_back(std::move(cause));
}

void findListenOverflow(const Scene &scene, Causes &causes)
{
    const SeriesFact overflows = scene.fact(metrics::TcpListenOverflows);
    if (!limits::NetworkRefused.isBeyond(overflows.now(), Grade::Notable) || !overflows.grew(1.5))
        return;
    const Loser loser = loserIn(scene, metrics::TcpListenerDropped);
    Cause cause = causeOf(
        "net.listen-overflow", loser.subject,
        loser.subject.isEmpty()
            ? say(QT_TRANSLATE_NOOP("Explain",
                                    "A server did not accept its connections in time: %1 a second were refused"),
                  {Message::number(overflows.now())})
            : say(QT_TRANSLATE_NOOP("Explain", "%1 did not accept its connections in time: %2 a second were refused"),
                  {loser.subject, Message::number(overflows.now())}),
        0.55 + 0.4 * ramp(overflows.now(), 0, 5));
    cause.evidence.push_back(shownBy(overflows,
                                     say(QT_TRANSLATE_NOOP("Explain", "Listen overflows: %1 a second (usually %2)."),
                                         {Message::number(overflows.now()), Message::number(overflows.before())})));
    addLoser(loser, cause);
    causes.push_back(std::move(cause));
}

void findDatagramOverflow(const Scene &scene, Causes &causes)
{
    constexpr double Felt = 1; // datagrams a second
    const SeriesFact lost = scene.fact(metrics::UdpErrors, "wai.udp.cause", "receive_buffer");
    if (lost.now() < Felt || !lost.grew(1.5))
        return;
    const Loser loser = loserIn(scene, metrics::UdpSocketDropped);
    Cause cause = causeOf(
        "net.udp-overflow", loser.subject,
        loser.subject.isEmpty()
            ? say(QT_TRANSLATE_NOOP("Explain", "A program did not take its datagrams in time: %1 a second were lost"),
                  {Message::number(lost.now())})
            : say(QT_TRANSLATE_NOOP("Explain", "%1 did not take its datagrams in time: %2 a second were lost"),
                  {loser.subject, Message::number(lost.now())}),
        0.5 + 0.4 * ramp(lost.now(), Felt, 50));
    cause.evidence.push_back(shownBy(lost,
                                     say(QT_TRANSLATE_NOOP("Explain", "Lost datagrams: %1 a second (usually %2)."),
                                         {Message::number(lost.now()), Message::number(lost.before())})));
    addLoser(loser, cause);
    causes.push_back(std::move(cause));
}

} // namespace

void findNetworkLosses(const Scene &scene, Causes &causes)
{
    findRetransmits(scene, causes);
    findListenOverflow(scene, causes);
    findDatagramOverflow(scene, causes);
}

} // namespace performance
