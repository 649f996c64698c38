// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/machine_event.h"
#include "performance/core/profile.h"
#include "performance/core/query.h"
#include "performance/core/snapshot.h"

#include <vector>

namespace performance {

/// What explain() may ask: of the live history, of a report, of anything recorded. Where something is not kept the answer is empty,
/// which is no error. Ranges are half-open, [from, to).
/// Thread-safety: explain() asks from its own thread, one question at a time.
class ExplainSource {
public:
    /// Something that can be applied, as far as a cause points to it.
    struct Suggestion {
        QString id;
        QString name;
        QString rule; ///< "M4"
    };

    virtual ~ExplainSource() = default;

    virtual std::vector<SeriesInfo> series() const = 0;
    /// At most `maxPoints` columns; of a counter its rate. Nothing for a key that is not known.
    virtual SeriesData query(const QString &key, const TimeRange &range, int maxPoints) const = 0;
    /// How far a counter grew.
    virtual double growth(const QString &key, const TimeRange &range) const = 0;
    /// What the top processes did: mean rates over the range, the most memory and threads.
    virtual std::vector<ProcessSample> processTotals(const TimeRange &range) const = 0;
    /// The top processes of the tick that covers a moment.
    virtual std::vector<ProcessSample> processesAt(Timestamp time) const = 0;
    /// With the events of StackEvents; without samples where none were kept.
    virtual Profile stacks(const TimeRange &range) const = 0;
    /// By rising time.
    virtual std::vector<MachineEvent> events(const TimeRange &range) const = 0;
    /// Those that stand now.
    virtual std::vector<Suggestion> suggestions() const = 0;
    /// 0: not known.
    virtual int cpus() const = 0;
};

} // namespace performance
