// SPDX-License-Identifier: MIT
#include "performance/core/range_text.h"

#include "performance/core/duration_text.h"
#include "performance/core/translate.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

namespace performance {

namespace {

Timestamp toTimestamp(const QDateTime &time)
{
    return fromNanoseconds(time.toMSecsSinceEpoch() * 1'000'000);
}

QDateTime toLocal(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toNanoseconds(time) / 1'000'000);
}

/// Seconds of a unit by its beginning: "m", "min", "minutes", "Minuten", "分钟".
std::optional<double> unitSeconds(const QString &unit)
{
    static const std::pair<const char *, double> units[] = {
        {"ms", 0.001},  {"s", 1},      {"sec", 1},       {"second", 1},     {"sek", 1},     {"sekunde", 1},
        {"秒", 1},      {"秒钟", 1},   {"m", 60},        {"min", 60},       {"minute", 60}, {"分", 60},
        {"分钟", 60},   {"h", 3600},   {"hour", 3600},   {"hr", 3600},      {"std", 3600},  {"stunde", 3600},
        {"小时", 3600}, {"d", 86400},  {"day", 86400},   {"t", 86400},      {"tag", 86400}, {"天", 86400},
        {"日", 86400},  {"w", 604800}, {"week", 604800}, {"woche", 604800}, {"周", 604800}};
    QString plain = unit.toLower();
    for (int attempt = 0; attempt < 3; ++attempt) {
        for (const auto &[name, seconds] : units) {
            if (plain == QString::fromUtf8(name))
                return seconds;
        }
        // Plurals: "hours", "Minuten", "Tagen".
        if (plain.size() > 1 && (plain.endsWith(u's') || plain.endsWith(u'n') || plain.endsWith(u'e')))
            plain.chop(1);
    }
    return std::nullopt;
}

/// "90 s", "1 h 30 min", "last 15 minutes".
std::optional<nanoseconds> spanFromText(QString text)
{
    static const QRegularExpression before(
        QStringLiteral(R"(^(last|past|now\s*-|letzten?|letzter|vergangenen?|最近|过去)\s*)"),
        QRegularExpression::CaseInsensitiveOption);
    text.remove(before);
    static const QRegularExpression pieces(QStringLiteral(R"((\d+(?:[.,]\d+)?)\s*(\p{L}+))"));
    double seconds = 0;
    qsizetype covered = 0;
    for (auto it = pieces.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (!text.mid(covered, match.capturedStart() - covered).trimmed().isEmpty())
            return std::nullopt;
        covered = match.capturedEnd();
        const auto unit = unitSeconds(match.captured(2));
        if (!unit)
            return std::nullopt;
        seconds += match.captured(1).replace(u',', u'.').toDouble() * *unit;
    }
    if (covered == 0 || !text.mid(covered).trimmed().isEmpty() || !(seconds > 0) || seconds > 366.0 * 86400)
        return std::nullopt;
    return nanoseconds(qint64(seconds * 1e9));
}

/// One end: a date, a time, or both. `day` is what a time alone is of.
struct Moment {
    QDateTime time;
    bool hasTime = false;
};
std::optional<Moment> clockMoment(const QString &text, const QDate &day)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^(?:(\d{4})-(\d{1,2})-(\d{1,2}))?[ T]*(?:(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z)?$)"));
    const auto match = form.match(text.trimmed());
    const bool hasDate = !match.captured(1).isEmpty();
    const bool hasTime = !match.captured(4).isEmpty();
    if (!match.hasMatch() || (!hasDate && !hasTime))
        return std::nullopt;
    const QDate date = hasDate ? QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt())
                               : day;
    // 24:00 is the end of a day.
    const bool midnight = match.captured(4) == u"24" && match.captured(5).toInt() == 0;
    const QTime time = hasTime && !midnight
        ? QTime(match.captured(4).toInt(), match.captured(5).toInt(), match.captured(6).toInt())
        : QTime(0, 0);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return Moment{
        QDateTime(midnight ? date.addDays(1) : date, time, match.captured(7).isEmpty() ? Qt::LocalTime : Qt::UTC),
        hasTime};
}

bool is(const QString &typed, const char *word)
{
    return typed.compare(QLatin1String(word), Qt::CaseInsensitive) == 0
        || typed.compare(translate("Range", word), Qt::CaseInsensitive) == 0;
}

QDateTime startOf(const QDate &day)
{
    return QDateTime(day, QTime(0, 0));
}

/// Times of today that are still to come were meant of yesterday.
QDateTime notAhead(const QDateTime &time, const QString &typed, const QDateTime &local)
{
    return time > local && !typed.contains(u'-') ? time.addDays(-1) : time;
}

/// A day, a span back or a clock time, as rangeFromText() takes them.
std::optional<QDateTime> endFromText(const QString &plain, const QDateTime &local, RangeEnd end)
{
    const bool isBegin = end == RangeEnd::Begin;
    if (is(plain, "today"))
        return isBegin ? startOf(local.date()) : local;
    if (is(plain, "yesterday"))
        return startOf(isBegin ? local.date().addDays(-1) : local.date());
    if (const auto span = spanFromText(plain))
        return local.addMSecs(-span->count() / 1'000'000);
    const auto moment = clockMoment(plain, local.date());
    if (!moment)
        return std::nullopt;
    return moment->hasTime ? notAhead(moment->time, plain, local) : isBegin ? moment->time : moment->time.addDays(1);
}

std::optional<TypedRange> between(const QDateTime &from, const QDateTime &to)
{
    if (!from.isValid() || !to.isValid() || to <= from || from.daysTo(to) > 366)
        return std::nullopt;
    return TypedRange{toTimestamp(to) - toTimestamp(from), toTimestamp(to)};
}

} // namespace

std::optional<TypedRange> rangeFromText(const QString &typed, Timestamp now)
{
    const QString plain = typed.simplified();
    const QDateTime local = toLocal(now);
    const QDate today = local.date();
    if (is(plain, QT_TRANSLATE_NOOP("Range", "today")))
        return between(startOf(today), local);
    if (is(plain, QT_TRANSLATE_NOOP("Range", "yesterday")))
        return between(startOf(today.addDays(-1)), startOf(today));
    if (const auto span = spanFromText(plain))
        return TypedRange{*span, std::nullopt};

    // Two moments: a dash of any kind, "to", "bis", "至".
    static const QRegularExpression separator(
        QStringLiteral(R"(\s*(?:[–—]|\s-\s|(?<=:\d\d)-|\.\.|/|\bto\b|\bbis\b|至|到)\s*)"),
        QRegularExpression::CaseInsensitiveOption);
    const QStringList ends = plain.split(separator, Qt::SkipEmptyParts);
    if (ends.size() == 2) {
        const auto from = clockMoment(ends[0], today);
        const bool untilNow = ends[1].compare(u"now", Qt::CaseInsensitive) == 0
            || ends[1].compare(translate("Range", "now"), Qt::CaseInsensitive) == 0;
        auto to = untilNow ? std::optional(Moment{local, true})
                           : clockMoment(ends[1], from ? from->time.date() : today);
        if (!from || !to)
            return std::nullopt;
        if (!to->hasTime)
            to->time = to->time.addDays(1); // a date is meant as a whole
        QDateTime begin = from->time;
        if (to->time <= begin && !ends[1].contains(u'-'))
            to->time = to->time.addDays(1); // over midnight
        // Times of today that are still to come were meant of yesterday.
        if (begin > local && !ends[0].contains(u'-')) {
            begin = begin.addDays(-1);
            to->time = to->time.addDays(-1);
        }
        return between(begin, to->time);
    }
    if (ends.size() == 1) {
        const auto moment = clockMoment(plain, today);
        if (!moment)
            return std::nullopt;
        if (!moment->hasTime)
            return between(moment->time, moment->time.addDays(1));
        const QDateTime middle = notAhead(moment->time, plain, local);
        return between(middle.addSecs(-150), middle.addSecs(150));
    }
    return std::nullopt;
}

PerformanceResult<Timestamp> momentFromText(QStringView typed, Timestamp reference, RangeEnd end)
{
    const QString plain = typed.toString().simplified();
    if (is(plain, QT_TRANSLATE_NOOP("Range", "now")))
        return reference;
    if (const auto time = timestampFromIso(plain))
        return *time;
    if (const auto back = durationFromText(plain))
        return reference - *back;
    if (const auto time = endFromText(plain, toLocal(reference), end))
        return toTimestamp(*time);
    return failure(
        PerformanceErrorCode::ParseError, QStringLiteral("\"%1\"").arg(typed),
        QCoreApplication::translate("Duration", "not a moment"),
        QCoreApplication::translate(
            "Duration",
            "Write a time such as 2026-11-23T14:00:00Z or 14:00, a duration back from now such as 15m or 2h, "
            "a date, today, yesterday, or now."));
}

QString rangeToText(const TypedRange &range)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(range.span).count();
    if (!range.end)
        return translate("Range", "Last %1").arg(toText(range.span));
    const QDateTime to = toLocal(*range.end);
    const QDateTime from = toLocal(*range.end - range.span);
    const bool today = from.date() == QDate::currentDate() && to.date() == from.date();
    const QString clock = seconds < 3600 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    const QString dated = QStringLiteral("yyyy-MM-dd ") + clock;
    const QString end = from.date() == to.date() ? to.toString(clock) : to.toString(dated);
    return QStringLiteral("%1 – %2").arg(from.toString(today ? clock : dated), end);
}

} // namespace performance
