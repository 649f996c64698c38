// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/import/event_layouts.h"
#include "performance/symbols/import/perf_data_file.h"

#include <unordered_map>

namespace performance {

/// Reads the samples of a recording, whole: of a chain whose user's part the kernel wrote later (PERF_CONTEXT_USER_DEFERRED)
/// that part too, of a wait what its raw part says, and what a sample counts where neither it nor its event says.
///
/// Thread-safety: const methods from any thread.
class SampleDecoder {
public:
    /// Both must outlive this.
    SampleDecoder(const PerfDataFile &file, const EventLayouts &layouts);

    enum class Result { Read, OfNoEvent, Broken };
    Result read(const PerfRecord &record, PerfSample &sample, size_t &event) const;

private:
    const EventLayouts &m_layouts;
    std::vector<bool> m_offCpu;                                 ///< by event
    std::vector<std::optional<std::uint64_t>> m_assumedPeriods; ///< by event
    std::unordered_map<std::uint64_t, ByteSpan> m_deferred;     ///< chains by their numbers
};

} // namespace performance
