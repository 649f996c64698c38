// SPDX-License-Identifier: MIT
#include "performance/core/timestamp.h"

#include <QRegularExpression>

namespace performance {

using namespace std::chrono;

Timestamp now()
{
    return time_point_cast<nanoseconds>(system_clock::now());
}

QString toIsoString(Timestamp time)
{
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%09lldZ", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                  int(clock.seconds().count()), static_cast<long long>(clock.subseconds().count()));
    return QString::fromLatin1(text);
}

std::optional<Timestamp> timestampFromIso(QStringView text)
{
    static const QRegularExpression pattern(QStringLiteral(
        R"(^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:([Zz])|([+-])(\d\d):(\d\d))$)"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&](int group) { return match.capturedView(group).toInt(); };
    const year_month_day date{year(number(1)), month(unsigned(number(2))), day(unsigned(number(3)))};
    if (!date.ok() || number(4) > 23 || number(5) > 59 || number(6) > 60 || number(10) > 23 || number(11) > 59)
        return std::nullopt;
    // Years outside what 64-bit nanoseconds hold (1678 to 2261) cannot be represented.
    if (number(1) < 1678 || number(1) > 2261)
        return std::nullopt;

    const QString fraction = match.captured(7).leftJustified(9, u'0');
    Timestamp time = sys_days(date);
    time += hours(number(4)) + minutes(number(5)) + seconds(number(6)) + nanoseconds(fraction.toLongLong());
    const auto offset = hours(number(10)) + minutes(number(11));
    return match.capturedView(9) == u"-" ? time + offset : time - offset;
}

} // namespace performance
