// SPDX-License-Identifier: MIT
#include "performance/core/wait_chain.h"

#include <algorithm>

namespace performance {

namespace {

Message say(const char *source, std::vector<Message::Arg> args = {})
{
    return {"Waiting", source, std::move(args)};
}

QString plain(const std::string &text)
{
    return QString::fromStdString(text);
}

/// "audit (1240)", "audit (1240) of shop (1234)" where that is another name.
Message partyOf(const WaitLink &link)
{
    const qint32 number = link.thread != 0 ? link.thread : link.process;
    const QString name = plain(link.threadName.empty() ? link.processName : link.threadName);
    if (link.thread == 0 || link.thread == link.process || link.threadName == link.processName)
        return Message(QStringLiteral("%1 (%2)").arg(name, QString::number(number)));
    return say(QT_TRANSLATE_NOOP("Waiting", "%1 (%2) of %3 (%4)"),
               {name, QString::number(number), plain(link.processName), QString::number(link.process)});
}

Message callOn(const WaitLink &link)
{
    if (link.object.empty())
        return Message(plain(link.call));
    return link.call.empty() ? Message(plain(link.object))
                             : say(QT_TRANSLATE_NOOP("Waiting", "%1 on %2"), {plain(link.call), plain(link.object)});
}

Message aloneText(const WaitLink &link, const Message &who)
{
    using What = WaitLink::What;
    switch (link.what) {
    case What::Lock: return say(QT_TRANSLATE_NOOP("Waiting", "%1 waits for a lock whose holder is not known"), {who});
    case What::Thread:
    case What::Child: return say(QT_TRANSLATE_NOOP("Waiting", "%1 waits for others of its program to end"), {who});
    case What::Pipe:
    case What::UnixSocket:
    case What::Connection:
        return say(QT_TRANSLATE_NOOP("Waiting", "%1 waits for another program (%2)"), {who, callOn(link)});
    case What::Storage: return say(QT_TRANSLATE_NOOP("Waiting", "%1 waits for storage (%2)"), {who, callOn(link)});
    case What::Condition:
        return say(
            QT_TRANSLATE_NOOP("Waiting", "%1 waits for a condition, or for a lock that does not tell its holder"),
            {who});
    case What::Other: return say(QT_TRANSLATE_NOOP("Waiting", "%1 waits for: %2"), {who, link.reason});
    case What::CanRun: return say(QT_TRANSLATE_NOOP("Waiting", "%1 runs"), {who});
    case What::ManyThreads:
        return say(QT_TRANSLATE_NOOP("Waiting", "%1 has several threads: which of them will do it is not known"),
                   {who});
    case What::Ended: return say(QT_TRANSLATE_NOOP("Waiting", "%1 has ended, or may not be looked at"), {who});
    }
    return {};
}

} // namespace

bool WaitChain::isDeadlock() const
{
    using What = WaitLink::What;
    return circle && std::all_of(links.begin() + std::ptrdiff_t(*circle), links.end(), [](const WaitLink &link) {
               return link.what == What::Lock || link.what == What::Thread;
           });
}

Message textOf(const WaitLink &link, const WaitLink *next)
{
    using What = WaitLink::What;
    const Message who = partyOf(link);
    if (!next)
        return aloneText(link, who);
    const Message whom = partyOf(*next);
    switch (link.what) {
    case What::Lock: return say(QT_TRANSLATE_NOOP("Waiting", "%1 waits for a lock that %2 holds"), {who, whom});
    case What::Thread: return say(QT_TRANSLATE_NOOP("Waiting", "%1 waits for the thread %2 to end"), {who, whom});
    case What::Child: return say(QT_TRANSLATE_NOOP("Waiting", "%1 waits for its child %2 to end"), {who, whom});
    case What::Pipe:
        return say(QT_TRANSLATE_NOOP("Waiting", "%1 waits for %2 at the other end of a pipe"), {who, whom});
    case What::UnixSocket:
        return say(QT_TRANSLATE_NOOP("Waiting", "%1 waits for %2 at the other end of a local socket"), {who, whom});
    case What::Connection:
        return say(QT_TRANSLATE_NOOP("Waiting", "%1 waits for %2 at the other end of a connection"), {who, whom});
    default: return aloneText(link, who);
    }
}

Messages textOf(const WaitChain &chain)
{
    Messages sentences;
    for (size_t i = 0; i < chain.links.size(); ++i) {
        const WaitLink *next = i + 1 < chain.links.size() ? &chain.links[i + 1]
            : chain.circle                                ? &chain.links[*chain.circle]
                                                          : nullptr;
        Message sentence = textOf(chain.links[i], next);
        if (chain.links[i].others > 0)
            sentence = Message::joined(
                {sentence, say(QT_TRANSLATE_NOOP("Waiting", "(and %1 more processes)"), {chain.links[i].others})});
        sentences << sentence;
    }
    if (chain.isDeadlock())
        sentences << say(
            QT_TRANSLATE_NOOP("Waiting", "They wait for each other: none of them can go on (a deadlock)."));
    else if (chain.circle)
        sentences << say(QT_TRANSLATE_NOOP("Waiting", "They wait for each other in a circle."));
    return sentences;
}

} // namespace performance
