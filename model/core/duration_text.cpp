// SPDX-License-Identifier: MIT
#include "performance/core/duration_text.h"

#include "performance/core/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace performance {

PerformanceResult<nanoseconds> durationFromText(QStringView text)
{
    struct Unit {
        QLatin1String name;
        double seconds;
    };
    static constexpr Unit units[] = {{QLatin1String("ns"), 1e-9}, {QLatin1String("us"), 1e-6},
                                     {QLatin1String("ms"), 1e-3}, {QLatin1String("s"), 1},
                                     {QLatin1String("min"), 60},  {QLatin1String("m"), 60},
                                     {QLatin1String("h"), 3600},  {QLatin1String("d"), 86400}};
    static const QRegularExpression pattern(QStringLiteral(R"(^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$)"));
    const auto match = pattern.match(text);
    double factor = match.hasMatch() && match.capturedLength(2) == 0 ? 1 : 0;
    for (const Unit &unit : units) {
        if (match.hasMatch() && match.capturedView(2) == unit.name)
            factor = unit.seconds;
    }
    const double seconds = match.capturedView(1).toDouble() * factor;
    if (factor == 0 || seconds > 100.0 * 365 * 86400) {
        return failure(
            PerformanceErrorCode::ParseError, QStringLiteral("\"%1\"").arg(text),
            QCoreApplication::translate("Duration", "not a duration"),
            QCoreApplication::translate("Duration", "Write a number and a unit, such as 500ms, 10s, 15m, 2h or 1d."));
    }
    return nanoseconds(std::llround(seconds * 1e9));
}

namespace {

QString durationText(nanoseconds duration, const QLocale &locale, QString (*say)(const char *source))
{
    const double seconds = double(duration.count()) / 1e9;
    const auto whole = std::llround(seconds);
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    if (duration.count() == 0)
        return QStringLiteral("—"); // nothing here lasts no time: what was imported may not say how long it took
    if (seconds < 1)
        return say(QT_TRANSLATE_NOOP("Duration", "%1 ms")).arg(locale.toString(seconds * 1000, 'f', 0));
    if (seconds < 60)
        return say(QT_TRANSLATE_NOOP("Duration", "%1 s")).arg(locale.toString(seconds, 'f', seconds < 9.95 ? 1 : 0));
    if (whole < 3600 && whole % 60 == 0)
        return say(QT_TRANSLATE_NOOP("Duration", "%1 min")).arg(whole / 60);
    if (whole < 3600)
        return say(QT_TRANSLATE_NOOP("Duration", "%1 min %2 s")).arg(whole / 60).arg(two(whole % 60));
    if (whole < 86400 && whole % 3600 < 60)
        return say(QT_TRANSLATE_NOOP("Duration", "%1 h")).arg(whole / 3600);
    if (whole < 86400)
        return say(QT_TRANSLATE_NOOP("Duration", "%1 h %2 min")).arg(whole / 3600).arg(two(whole % 3600 / 60));
    if (whole % 86400 < 3600)
        return say(QT_TRANSLATE_NOOP("Duration", "%1 d")).arg(whole / 86400);
    return say(QT_TRANSLATE_NOOP("Duration", "%1 d %2 h")).arg(whole / 86400).arg(whole % 86400 / 3600);
}

} // namespace

QString toText(nanoseconds duration)
{
    return durationText(duration, textLocale(),
                        [](const char *source) { return QCoreApplication::translate("Duration", source); });
}

QString toEnglishText(nanoseconds duration)
{
    return durationText(duration, QLocale::c(), [](const char *source) { return QString::fromUtf8(source); });
}

} // namespace performance
