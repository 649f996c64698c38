// SPDX-License-Identifier: MIT
#include "performance/machinelog/local_clock.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace performance {

namespace {
constexpr qint64 Day = 86400;
}

LocalClock::LocalClock(QTimeZone zone) : m_zone(zone.isValid() ? std::move(zone) : QTimeZone::utc()) {}

qint64 LocalClock::offsetAt(qint64 utcSeconds)
{
    // Offsets change at whole quarters of an hour.
    const qint64 quarter = utcSeconds / 900 - (utcSeconds % 900 < 0 ? 1 : 0);
    if (quarter != m_cachedQuarter) {
        m_cachedQuarter = quarter;
        m_cachedOffset = m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utcSeconds, Qt::UTC));
    }
    return m_cachedOffset;
}

std::optional<Timestamp> LocalClock::at(int year, int month, int day, int hour, int minute, int second)
{
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                           std::chrono::day(unsigned(day))};
    if (year < 1971 || year > 2261 || month < 1 || day < 1 || !date.ok() || hour < 0 || hour > 23 || minute < 0
        || minute > 59 || second < 0 || second > 60)
        return std::nullopt;
    const qint64 local = std::chrono::sys_days(date).time_since_epoch().count() * Day + hour * 3600 + minute * 60
        + second;
    // What the offset was before and after: between the two it changes once at most.
    const qint64 before = offsetAt(local - Day);
    const qint64 after = offsetAt(local + Day);
    qint64 found = local - before;
    if (before != after) {
        std::array<qint64, 2> moments{local - before, local - after};
        std::sort(moments.begin(), moments.end());
        std::array<bool, 2> valid{};
        for (size_t i = 0; i < 2; ++i)
            valid[i] = moments[i] + offsetAt(moments[i]) == local;
        if (valid[0] && valid[1])
            found = moments[0] >= m_last ? moments[0] : moments[1];
        else if (valid[0] || valid[1])
            found = moments[valid[0] ? 0 : 1];
    }
    m_last = found;
    return Timestamp(std::chrono::seconds(found));
}

QTimeZone LocalClock::zoneOf(const QString &root)
{
    if (root.isEmpty())
        return QTimeZone::systemTimeZone();
    // A link to ".../zoneinfo/Europe/Berlin": the name is what counts, the rules are this machine's.
    const QString target = QFileInfo(root + QLatin1String("/etc/localtime")).symLinkTarget();
    const qsizetype at = target.indexOf(QLatin1String("/zoneinfo/"));
    const QTimeZone zone(at < 0 ? QByteArray() : target.sliced(at + 10).toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace performance
