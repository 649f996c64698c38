// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/timestamp.h"

#include <QTimeZone>

namespace performance {

/// Moments of a log that writes local time without a zone, as dpkg does: line after line of rising time.
///
/// Where the clocks are set back an hour stands twice in a log: the first of the two is taken unless that would be earlier than
/// the line before. A time that the clocks skipped when they were set forward is read with the offset from before.
/// The offsets are those of the zone as the machine has it now; one that has moved to another zone since is not told by its logs.
///
/// Thread-safety: one thread at a time.
class LocalClock {
public:
    explicit LocalClock(QTimeZone zone);

    /// Nothing for what is no date, or none between 1970 and 2261.
    std::optional<Timestamp> at(int year, int month, int day, int hour, int minute, int second);

    /// The zone of the machine below `root`, by its /etc/localtime; UTC where it has none. Empty: this machine's.
    static QTimeZone zoneOf(const QString &root);

private:
    qint64 offsetAt(qint64 utcSeconds);

    QTimeZone m_zone;
    qint64 m_last = std::numeric_limits<qint64>::min(); ///< UTC seconds of the line before
    qint64 m_cachedQuarter = std::numeric_limits<qint64>::min();
    qint64 m_cachedOffset = 0;
};

} // namespace performance
