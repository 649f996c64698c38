// SPDX-License-Identifier: MIT
#pragma once

#include "performance/procfs/keyed_values.h"
#include "performance/system/kernel_keys.h"
#include "performance/system/source.h"

namespace performance {

/// The series of a table of the kernel's keys. A source reads its files into the values and adds them to its batch.
///
/// Thread-safety: one thread, that of its source.
class KeyedMetrics {
public:
    /// `more`: keys that the source wants to know the values of besides.
    KeyedMetrics(std::span<const KernelKey> rows, SeriesRegistry &registry, std::vector<std::string_view> more = {});

    KeyedValues &values() { return m_values; }
    /// A sample of each row whose keys had values; what is missing is left out.
    void addTo(SampleBatch &batch) const;

private:
    std::span<const KernelKey> m_rows;
    KeyedValues m_values;
    std::vector<SeriesId> m_series; ///< of each row
};

} // namespace performance
