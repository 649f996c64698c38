// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/query.h"
#include "performance/series/rollup.h"

namespace performance {

/// The width of a column for a range: zero (each sample for itself) or a round time, a multiple of the pyramid's
/// slots where it is wider than they are, so that a column never splits a slot.
qint64 stepFor(qint64 length, int maxPoints, qint64 sampleInterval);

/// The coarsest level of the pyramid that serves a step, or nullptr where only samples do.
const RollupLevel *levelFor(qint64 step);

/// Gathers samples and slots into columns of equal width, in any order.
///
/// Thread-safety: one thread; the functions above are pure.
class PointCollector {
public:
    /// Columns begin at multiples of `step`; 0 keeps samples as they are.
    PointCollector(const TimeRange &range, qint64 step);
    /// The first column begins at `first`, which is not after the range's beginning.
    PointCollector(const TimeRange &range, qint64 step, qint64 first);

    void add(qint64 time, double value);
    void add(qint64 time, double minimum, double maximum, double mean, quint32 count);
    std::vector<SeriesPoint> take();

private:
    qint64 m_from;
    qint64 m_to;
    qint64 m_step;
    qint64 m_first; ///< start of the first column
    std::vector<RollupEntry> m_columns;
    std::vector<SeriesPoint> m_samples;
};

} // namespace performance
