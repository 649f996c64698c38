// SPDX-License-Identifier: MIT
#include "performance/client/history_numbers.h"

#include <utility>

namespace performance {

SampleBatch HistoryNumbers::ofHistory(SampleBatch batch)
{
    // What the history forgot may be named anew there, under another id.
    if (const quint64 forgotten = m_history.forgotten(); std::exchange(m_forgotten, forgotten) != forgotten)
        m_ids.clear();
    for (Sample &sample : batch.samples) {
        const size_t index = sample.series.index();
        if (index >= m_ids.size())
            m_ids.resize(index + 1);
        if (!m_ids[index].isValid())
            m_ids[index] = m_history.idForNow(m_scratch.descriptor(sample.series));
        sample.series = m_ids[index];
    }
    m_scratch.forgetReleased();
    return batch;
}

} // namespace performance
