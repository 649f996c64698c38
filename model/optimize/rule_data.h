// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"
#include "performance/core/snapshot.h"

#include <QHash>

namespace performance {

/// The settings of the machine: knobs and facts by name, those of devices by "name@device". Read once for each evaluation;
/// rules see only this.
using Settings = QHash<QString, QString>;

inline QString settingKey(const QString &knob, const QString &device)
{
    return device.isEmpty() ? knob : knob + u'@' + device;
}

/// What rules may look at: the history and the settings, of this machine or of a recording. Of the history only what this
/// program measured itself: what others sent must not lead to a suggestion.
/// Thread-safety: as each implementation says; one thread at a time where it says nothing.
class RuleData {
public:
    virtual ~RuleData() = default;
    virtual Timestamp now() const = 0;
    /// Time between two samples: conditions look at no less than a few of them.
    virtual nanoseconds interval() const { return std::chrono::seconds(1); }
    virtual QStringList seriesKeys() const = 0;
    /// A range of a series in at most so many columns; empty where there is no such series.
    virtual SeriesData query(const QString &key, const TimeRange &range, int columns) const = 0;
    /// Mean rates of the processes of a range.
    virtual std::vector<ProcessSample> processTotals(const TimeRange &range) const = 0;
    virtual const Settings &settings() const = 0;
};

} // namespace performance
