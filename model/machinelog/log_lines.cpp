// SPDX-License-Identifier: MIT
#include "performance/machinelog/log_lines.h"

namespace performance {

namespace {

/// Exactly so many digits from the front; -1 where they are none.
int takeDigits(QByteArrayView &text, qsizetype count)
{
    if (text.size() < count)
        return -1;
    int value = 0;
    for (qsizetype i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    text = text.sliced(count);
    return value;
}

bool takeChar(QByteArrayView &text, char wanted)
{
    if (text.isEmpty() || text.front() != wanted)
        return false;
    text = text.sliced(1);
    return true;
}

/// "Z", "+0200", "+02:00" in seconds; nothing where there is none.
std::optional<int> takeOffset(QByteArrayView &text)
{
    if (takeChar(text, 'Z'))
        return 0;
    if (text.isEmpty() || (text.front() != '+' && text.front() != '-'))
        return std::nullopt;
    const int sign = text.front() == '-' ? -1 : 1;
    QByteArrayView rest = text.sliced(1);
    const int hours = takeDigits(rest, 2);
    takeChar(rest, ':');
    const int minutes = takeDigits(rest, 2);
    if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59)
        return std::nullopt;
    text = rest;
    return sign * (hours * 3600 + minutes * 60);
}

} // namespace

void forEachLogLine(QByteArrayView text, const std::function<void(QByteArrayView)> &visit)
{
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView line = end < 0 ? text : text.first(end);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        if (!line.isEmpty() && line.size() <= LongestLogLine)
            visit(line);
    }
}

QByteArrayView takeWord(QByteArrayView &line)
{
    while (!line.isEmpty() && (line.front() == ' ' || line.front() == '\t'))
        line = line.sliced(1);
    qsizetype end = 0;
    while (end < line.size() && line[end] != ' ' && line[end] != '\t')
        ++end;
    const QByteArrayView word = line.first(end);
    line = line.sliced(end);
    return word;
}

std::optional<Timestamp> takeMoment(QByteArrayView &line, LocalClock &clock)
{
    QByteArrayView text = line;
    const int year = takeDigits(text, 4);
    const bool isDate = year >= 0 && takeChar(text, '-');
    const int month = isDate ? takeDigits(text, 2) : -1;
    const int day = month >= 0 && takeChar(text, '-') ? takeDigits(text, 2) : -1;
    if (day < 0 || !(takeChar(text, ' ') || takeChar(text, 'T')))
        return std::nullopt;
    takeChar(text, ' '); // apt writes two
    const int hour = takeDigits(text, 2);
    const int minute = hour >= 0 && takeChar(text, ':') ? takeDigits(text, 2) : -1;
    if (minute < 0)
        return std::nullopt;
    const int second = takeChar(text, ':') ? takeDigits(text, 2) : 0;
    const auto offset = takeOffset(text);
    LocalClock utc(QTimeZone::utc());
    const auto moment = (offset ? utc : clock).at(year, month, day, hour, minute, second);
    if (!moment)
        return std::nullopt;
    line = text;
    return *moment - std::chrono::seconds(offset.value_or(0));
}

QString printableText(QByteArrayView bytes, qsizetype most)
{
    QString text = QString::fromUtf8(bytes.first(std::min<qsizetype>(bytes.size(), most * 4)));
    for (QChar &each : text) {
        if (!each.isPrint())
            each = QChar::ReplacementCharacter;
    }
    return text.first(std::min(text.size(), most));
}

QString fromTo(const QString &before, const QString &after)
{
    return before + QStringLiteral(" → ") + after;
}

} // namespace performance
