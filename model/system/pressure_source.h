// SPDX-License-Identifier: MIT
#pragma once

#include "performance/system/source.h"

#include <array>

namespace performance {

/// /proc/pressure/{cpu,memory,io}: the total stall times, from which any interval's share follows.
///
/// Thread-safety: the collector's thread.
class PressureSource : public Source {
public:
    PressureSource(const KernelRoot &root, SeriesRegistry &registry);
    void sample(const Tick &tick, SampleBatch &batch) override;
    Message missing() const override { return m_missing; }

private:
    struct Resource {
        KernelFile file;
        SeriesId some, full;
    };
    FileReader m_reader;
    std::array<Resource, 3> m_resources;
    Message m_missing;
};

} // namespace performance
