// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ux/history_view.h"

#include <array>

namespace performance {

/// What is short on a machine, over a time: the share of it in which tasks waited (pressure stall information).
class MachineState {
public:
    enum class Resource { Cpu, Memory, Io };
    static constexpr std::array<Resource, 3> All{Resource::Cpu, Resource::Memory, Resource::Io};

    /// Looks the range up at once, at 5 s or coarser.
    MachineState(const QuerySeries &query, const TimeRange &range);

    /// Within the last seconds before `time`; nothing where it was not recorded.
    std::optional<double> pressure(Resource resource, Timestamp time) const;

private:
    std::array<std::vector<SeriesPoint>, 3> m_points;
};

/// Moments at which something was measured, and whether it was slow then.
struct SlowMoment {
    Timestamp time;
    bool slow = false;
};

/// What the slow moments have to do with the machine: "Slow only while memory was short …", or nothing. Says something only
/// where the shares of slow moments with and without pressure differ by more than chance does (p < 0.01).
QString machineSentence(const std::vector<SlowMoment> &moments, const MachineState &state);

} // namespace performance
