// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/timestamp.h"

#include <QStringList>

#include <vector>

namespace performance {

// Thread-safety: values.

/// When the user wants an alert about a series.
struct AlertRule {
    QString id;           ///< given when it is saved first
    QString series;       ///< its key
    bool isAbove = true;  ///< rings above the threshold, else below
    double threshold = 0; ///< in the unit of the chart: of a counter its rate
    /// The alert ends once the value is back by this share of the threshold: one near it must not ring again and again.
    double hysteresis = 0.1;
    std::chrono::seconds duration{60}; ///< how long the value must be beyond it, and to end the alert away from it

    bool operator==(const AlertRule &) const = default;
};

/// The rules, and when they are not to ring: from one minute of the day to another, over midnight where it ends earlier.
struct AlertSettings {
    std::vector<AlertRule> rules;
    bool hasQuietHours = false;
    int quietFrom = 22 * 60;
    int quietTo = 7 * 60;

    bool operator==(const AlertSettings &) const = default;
};

/// One time that a rule rang.
struct Alert {
    QString rule;
    QString series;
    QString name; ///< of the series, for people
    Timestamp since;
    std::optional<Timestamp> endedAt;
    double value = 0; ///< the farthest so far
    QString unit;
    QStringList processes; ///< the three most responsible: "cc1plus (4711), 182 %"
    QString sentence;      ///< what the user reads
    bool isQuiet = false;  ///< it began in the quiet hours: shown, and nobody is disturbed

    bool operator==(const Alert &) const = default;
};

} // namespace performance
