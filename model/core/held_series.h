// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/series_descriptor.h"

#include <utility>

namespace performance {

/// The series of one thing that may go away: a disk, a unit, a sensor. The destructor releases what idFor() has registered; the
/// registry must outlive it.
/// Thread-safety: one thread at a time; the owner's.
class HeldSeries {
public:
    explicit HeldSeries(SeriesRegistry &registry) : m_registry(&registry) {}
    ~HeldSeries()
    {
        for (const SeriesId series : m_series)
            m_registry->release(series);
    }
    HeldSeries(HeldSeries &&other) noexcept : m_registry(other.m_registry), m_series(std::exchange(other.m_series, {}))
    {}
    HeldSeries &operator=(HeldSeries &&other) noexcept
    {
        std::swap(m_registry, other.m_registry);
        std::swap(m_series, other.m_series);
        return *this;
    }

    SeriesId idFor(const SeriesDescriptor &descriptor)
    {
        const SeriesId series = m_registry->idFor(descriptor);
        if (series.isValid())
            m_series.push_back(series);
        return series;
    }

private:
    SeriesRegistry *m_registry;
    std::vector<SeriesId> m_series;
};

} // namespace performance
