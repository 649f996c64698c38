// SPDX-License-Identifier: MIT
#include "performance/symbols/import/perf_script_line.h"

#include <QRegularExpression>

#include <algorithm>

namespace performance {

namespace {

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t';
}

qsizetype firstSpace(const QString &line)
{
    return std::ranges::find_if(line, isSpace) - line.cbegin();
}

/// A hexadecimal number first. Short words of its letters ("add", "face") are none.
bool startsAsFrame(const QString &line)
{
    constexpr qsizetype LongestWord = 7;
    const qsizetype end = firstSpace(line);
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return end > 0
        && std::all_of(line.cbegin(), line.cbegin() + end,
                       [&](QChar c) { return isDigit(c) || (c >= u'a' && c <= u'f'); })
        && (end > LongestWord || std::any_of(line.cbegin(), line.cbegin() + end, isDigit));
}

/// Behind an event there may be a tracepoint's fields instead, which may begin with a small number.
bool isWholeFrame(const QString &rest)
{
    constexpr qsizetype ShortestAddress = 4;
    return startsAsFrame(rest) && (rest.endsWith(u')') || firstSpace(rest) >= ShortestAddress);
}

/// Where an event's name ends: at the first colon before a space. Names have colons, and spaces, but not one before the
/// other.
qsizetype endOfEvent(const QString &text)
{
    for (qsizetype at = text.indexOf(u':'); at >= 0; at = text.indexOf(u':', at + 1)) {
        if (at + 1 == text.size() || isSpace(text[at + 1]))
            return at;
    }
    return -1;
}

/// Takes what stands behind the time: the period, the event, and what follows.
void readTail(QString tail, ScriptHeader &header)
{
    tail = tail.trimmed();
    static const QRegularExpression number(QStringLiteral("^(\\d+)(?:\\s+(.*))?$"));
    const auto match = number.match(tail);
    QString named = match.hasMatch() ? match.captured(2) : tail;
    qsizetype colon = endOfEvent(named);
    if (colon > 0 && startsAsFrame(named.left(colon)) && named.left(colon).contains(u' '))
        colon = -1; // a function's name has such a colon
    if (match.hasMatch() && colon < 0 && !named.isEmpty() && !isWholeFrame(named))
        named = tail; // the number is the address of a frame
    else if (match.hasMatch())
        header.period = match.captured(1).toLongLong();
    if (colon > 0 && !named.startsWith(u"PERF_RECORD_")) {
        header.event = named.left(colon);
        header.rest = named.mid(colon + 1).trimmed();
    } else {
        header.rest = named;
    }
    if (!header.rest.startsWith(u"PERF_RECORD_") && !isWholeFrame(header.rest)) {
        header.fields = header.rest;
        header.rest.clear();
    }
}

qint64 stampOf(const QString &seconds, const QString &fraction)
{
    constexpr qlonglong MostSeconds = 1'000'000'000;
    return std::min(seconds.toLongLong(), MostSeconds) * 1'000'000'000
        + fraction.left(9).leftJustified(9, u'0').toLongLong();
}

void readNumbers(const QString &process, const QString &thread, ScriptHeader &header)
{
    header.thread = thread.toInt();
    if (!process.isEmpty())
        header.process = process.toInt();
}

/// Where the parenthesis opens that the last character closes; names of files hold some, too: "(/opt/app (deleted))".
qsizetype openingOf(const QString &text)
{
    int depth = 0;
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        depth += text[i] == u')' ? 1 : text[i] == u'(' ? -1 : 0;
        if (depth == 0)
            return i == 0 || isSpace(text[i - 1]) ? i : -1;
    }
    const qsizetype last = text.lastIndexOf(QLatin1String(" (")); // a file with half a pair
    return last < 0 ? -1 : last + 1;
}

} // namespace

std::optional<ScriptHeader> readTimedHeader(const QString &line)
{
    // "comm  123/124 [001] K 5.678901:  10101010 cpu-clock:pppH:", each but the thread and the time may be missing.
    static const QRegularExpression expression(QStringLiteral(
        "^\\s*(?:(\\S.*?)\\s+)?(?:(-?\\d+)/)?(-?\\d+)\\s+(?:\\[\\d+\\]\\s+)?(?:[A-Z+]{1,5}\\s+)?(\\d+)\\.(\\d+):(?:\\s+(.*))?$"));
    const auto match = expression.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    ScriptHeader header;
    header.command = match.captured(1);
    readNumbers(match.captured(2), match.captured(3), header);
    header.time = stampOf(match.captured(4), match.captured(5));
    readTail(match.captured(6), header);
    return header;
}

std::optional<ScriptHeader> readUntimedHeader(const QString &line)
{
    static const QRegularExpression expression(
        QStringLiteral("^\\s*(\\S.*?)\\s+(?:(-?\\d+)/)?(-?\\d+)\\s+(?:\\[\\d+\\]\\s+)?((?:\\d+\\s+)?[A-Za-z_].*)?$"));
    static const QRegularExpression bare(
        QStringLiteral("^(\\S.*?)\\s+(?:(-?\\d+)/)?(-?\\d+)\\s+(?:\\[\\d+\\]\\s+)?(\\d+\\s*)?$"));
    auto match = expression.match(line);
    ScriptHeader header;
    if (match.hasMatch())
        readTail(match.captured(4), header);
    if (header.event.isEmpty()) {
        header = {};
        match = bare.match(line + u' ');
        if (!match.hasMatch())
            return std::nullopt;
        readTail(match.captured(4), header);
    }
    header.command = match.captured(1);
    readNumbers(match.captured(2), match.captured(3), header);
    return header;
}

std::optional<ScriptFrame> readScriptFrame(const QString &line)
{
    const QString text = line.trimmed();
    if (!startsAsFrame(text))
        return std::nullopt;
    ScriptFrame frame;
    const qsizetype end = firstSpace(text);
    frame.address = text.left(end);
    QString rest = text.mid(end).trimmed();
    if (rest.endsWith(u')')) {
        if (const qsizetype open = openingOf(rest); open >= 0) {
            frame.module = rest.mid(open + 1).chopped(1);
            rest = rest.left(open).trimmed();
        }
    }
    constexpr QLatin1String Deleted(" (deleted)"); // the file was replaced while it ran
    if (frame.module.endsWith(Deleted))
        frame.module.chop(Deleted.size());
    static const QRegularExpression version(QStringLiteral("@@?[A-Z_]+[0-9.]+$")); // "@GLIBC_2.2.5"
    static const QRegularExpression offset(QStringLiteral("\\+0x[0-9a-f]+$"));
    rest.remove(offset);
    rest.remove(version);
    frame.inlined = frame.module == u"inlined"; // the file is that of the frame it was put into
    if (frame.inlined)
        frame.module.clear();
    if (rest != u"[unknown]")
        frame.function = rest;
    return frame;
}

bool readSourceLine(const QString &line, ScriptFrame &frame)
{
    static const QRegularExpression expression(QStringLiteral("^\\s+(\\S.*):(\\d+)$"));
    const auto match = expression.match(line);
    if (!match.hasMatch())
        return false;
    frame.file = match.captured(1);
    frame.line = match.captured(2).toInt();
    return true;
}

} // namespace performance
