// SPDX-License-Identifier: MIT
#include "performance/machinelog/kernel_messages.h"

#include "performance/machinelog/log_lines.h"

namespace performance {

namespace {

using Kind = MachineEvent::Kind;

/// The number that follows a word in a text; nothing where there is none.
std::optional<qint64> numberAfter(QByteArrayView text, QByteArrayView word)
{
    const qsizetype at = text.indexOf(word);
    if (at < 0)
        return std::nullopt;
    qsizetype end = at + word.size();
    const qsizetype begin = end;
    while (end < text.size() && end - begin < 18 && text[end] >= '0' && text[end] <= '9')
        ++end;
    return end == begin ? std::nullopt : std::optional(text.sliced(begin, end - begin).toLongLong());
}

std::optional<MachineEvent> killed(QByteArrayView message)
{
    qsizetype at = message.indexOf("illed process ");
    if (at < 0)
        return std::nullopt;
    const QByteArrayView rest = message.sliced(at);
    const auto pid = numberAfter(rest, "process ");
    const qsizetype open = rest.indexOf('(');
    // A name may hold parentheses; what follows it is always the same.
    qsizetype close = rest.indexOf(") total-vm:");
    if (close < 0)
        close = rest.lastIndexOf(')');
    if (!pid || open < 0 || close <= open + 1)
        return std::nullopt;
    MachineEvent event;
    event.kind = Kind::OutOfMemory;
    event.subject = printableText(rest.sliced(open + 1, close - open - 1), 64);
    event.detail = QStringLiteral("PID %1").arg(*pid);
    if (const auto kib = numberAfter(rest, "anon-rss:"))
        event.detail += QStringLiteral(", %1 MiB").arg(*kib / 1024);
    if (message.indexOf("emory cgroup out of memory") >= 0)
        event.detail += QStringLiteral(", cgroup");
    return event;
}

std::optional<MachineEvent> slept(QByteArrayView message)
{
    if (!message.startsWith("PM: "))
        return std::nullopt;
    MachineEvent event;
    if (message.startsWith("PM: suspend entry") || message.startsWith("PM: hibernation: hibernation entry")
        || message.startsWith("PM: hibernation entry"))
        event.kind = Kind::Suspended;
    else if (message.startsWith("PM: suspend exit") || message.startsWith("PM: hibernation: hibernation exit")
             || message.startsWith("PM: hibernation exit"))
        event.kind = Kind::Resumed;
    else
        return std::nullopt;
    return event;
}

} // namespace

std::optional<MachineEvent> kernelEvent(QByteArrayView message)
{
    if (message.size() > LongestLogLine)
        message = message.first(LongestLogLine);
    if (message.indexOf("ut of memory") >= 0)
        return killed(message);
    return slept(message);
}

std::vector<MachineEvent> parseKmsg(QByteArrayView text, Timestamp startedAt, const QString &source)
{
    std::vector<MachineEvent> events;
    forEachLogLine(text, [&](QByteArrayView line) {
        const qsizetype at = line.indexOf(';');
        if (at < 0)
            return;
        auto event = kernelEvent(line.sliced(at + 1));
        const QList<QByteArray> head = event ? line.first(at).toByteArray().split(',') : QList<QByteArray>();
        bool ok = false;
        const qint64 microseconds = head.size() >= 3 ? head[2].toLongLong(&ok) : 0;
        if (!ok || microseconds < 0 || microseconds > qint64(100) * 366 * 86400 * 1'000'000)
            return;
        event->time = startedAt + std::chrono::microseconds(microseconds);
        event->source = source;
        events.push_back(std::move(*event));
    });
    return events;
}

} // namespace performance
