// SPDX-License-Identifier: MIT
#pragma once

#include "performance/series/history_database.h"

#include <QCache>

#include <functional>

namespace performance {

/// Closed epochs of processes in the database. Keeps those that were read last: a user who looks back in time stays within
/// the same quarter of an hour for a while. Used under the lock of the connection that is passed.
///
/// Thread-safety: one thread at a time; its owner holds the lock. What it returns may be read on any thread.
class ProcessHistory {
public:
    static bool store(HistoryDatabase &database, const ProcessEpoch &epoch);

    std::shared_ptr<const ProcessTick> at(HistoryDatabase &database, Timestamp time);
    /// Blocks that lie in the range as a whole are added from their heads, without their rows.
    void addTo(HistoryDatabase &database, ProcessTotals &totals, const TimeRange &range);
    /// Every block that touches a range, oldest first.
    void visit(HistoryDatabase &database, const TimeRange &range, const std::function<void(const ProcessEpoch &)> &use);
    void clear() { m_epochs.clear(); }

private:
    std::shared_ptr<const ProcessEpoch> load(HistoryDatabase &database, qint64 id);

    QCache<qint64, std::shared_ptr<const ProcessEpoch>> m_epochs{3};
};

} // namespace performance
