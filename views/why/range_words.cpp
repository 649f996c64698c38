// SPDX-License-Identifier: MIT
#include "why/range_words.h"

#include "charts/chart_scale.h"

#include <performance/core/duration_text.h>

#include <QCoreApplication>
#include <QDateTime>

namespace wai {

using namespace performance;

namespace {

constexpr auto AMoment = std::chrono::seconds(1);
constexpr auto JustNow = std::chrono::seconds(10);

QDate dayOf(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(toNanoseconds(time) / 1'000'000).date();
}

/// Of a long time nobody wants to know the seconds.
nanoseconds rounded(nanoseconds time)
{
    using namespace std::chrono;
    if (time >= hours(48))
        return round<hours>(time);
    return time >= minutes(2) ? nanoseconds(round<minutes>(time)) : nanoseconds(round<seconds>(time));
}

} // namespace

QString rangeText(const TimeRange &range)
{
    const QString from = clockText(range.from);
    if (range.length() <= AMoment)
        return from;
    // The day is said once where both ends are of it.
    const QDateTime to = QDateTime::fromMSecsSinceEpoch(toNanoseconds(range.to) / 1'000'000);
    return QStringLiteral("%1 – %2").arg(
        from, dayOf(range.from) == to.date() ? to.toString(QStringLiteral("HH:mm:ss")) : clockText(range.to));
}

QString lengthText(const TimeRange &range)
{
    const nanoseconds length = range.length();
    return toText(length >= std::chrono::seconds(10) ? nanoseconds(std::chrono::round<std::chrono::seconds>(length))
                                                     : length);
}

QString agoText(const TimeRange &range, Timestamp now)
{
    const nanoseconds since = now - range.to;
    return since < JustNow ? QCoreApplication::translate("RangeWords", "just now")
                           : QCoreApplication::translate("RangeWords", "%1 ago").arg(toText(rounded(since)));
}

} // namespace wai
