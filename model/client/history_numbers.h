// SPDX-License-Identifier: MIT
#pragma once

#include "performance/series/series_catalogue.h"

#include <vector>

namespace performance {

/// The collector of a reader, which only follows processes, numbers its series by itself; as a writer's they get their ids of
/// the history. Of the collector's thread.
class HistoryNumbers {
public:
    explicit HistoryNumbers(SeriesCatalogue &history) : m_history(history) {}

    /// Where such a collector puts its series.
    SeriesCatalogue &scratch() { return m_scratch; }
    SampleBatch ofHistory(SampleBatch batch);

private:
    SeriesCatalogue &m_history;
    SeriesCatalogue m_scratch;
    std::vector<SeriesId> m_ids; ///< of the history, by number of the scratch's
    quint64 m_forgotten = 0;     ///< series of the history, when those ids were asked for
};

} // namespace performance
