// SPDX-License-Identifier: MIT
// A program waits for answers of a name server.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

namespace performance {

namespace {

constexpr double Least = 0.15; // of the range

/// What answers such questions, and asks others while it does.
bool isNameServer(const QString &program)
{
    static const QStringList known{
        QStringLiteral("systemd-resolve"), QStringLiteral("dnsmasq"), QStringLiteral("unbound"),
        QStringLiteral("named"),           QStringLiteral("nscd"),    QStringLiteral("dnscrypt-proxy")};
    return known.contains(program);
}

Cause waiting(const QString &program, qint32 process, double share, double sure)
{
    Cause cause = causeOf("net.dns", program,
                          say(QT_TRANSLATE_NOOP("Explain", "%1 waited for a name server %2 of the time"),
                              {program, percent(std::min(1.0, share))}),
                          sure * (0.5 + 0.4 * ramp(share, Least, 0.8)));
    cause.process = process;
    return cause;
}

/// Of processes that always ask, as mail servers do, it is nothing new.
void findOpenQuestions(const Scene &scene, Causes &causes)
{
    for (const SeriesDescriptor &series : scene.ownSeries(metrics::NameServerWaiting)) {
        const SeriesFact fact = scene.fact(series.key());
        const qint32 process = series.attributes.value(QStringLiteral("process.pid")).toInt();
        // Who only waits uses nothing, and need not be among the processes that are recorded.
        const QString program = series.attributes.value(QStringLiteral("process.executable.name"));
        if (fact.now() < Least || isNameServer(program))
            continue;
        Cause cause = waiting(program, process, fact.now(), sureOfGrowth(fact.now(), fact.before()));
        cause.evidence.push_back(
            shownBy(fact,
                    say(QT_TRANSLATE_NOOP("Explain", "A question of it to a name server was open %1 of the time."),
                        {percent(fact.now())})));
        causes.push_back(std::move(cause));
    }
}

/// Where its threads were looked at while they waited.
void findResolving(const Scene &scene, Causes &causes)
{
    for (const ProcessDoing &doing : scene.stacks().all()) {
        const double seconds = doing.waitIn[size_t(CodeClass::Resolving)];
        const double share = scene.seconds() > 0 ? seconds / scene.seconds() : 0;
        if (share < Least)
            continue;
        Cause cause = waiting(scene.nameOf(doing.process, doing.name), doing.process, share, 1);
        cause.evidence.push_back(
            shownBy(say(QT_TRANSLATE_NOOP("Explain", "Its threads waited %1 in the functions that resolve names."),
                        {Message::value(seconds, u"s")}),
                    QStringLiteral("getaddrinfo")));
        causes.push_back(std::move(cause));
    }
}

} // namespace

void findNameResolution(const Scene &scene, Causes &causes)
{
    findOpenQuestions(scene, causes);
    findResolving(scene, causes);
}

} // namespace performance
