// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"
#include "performance/ux/history_view.h"

#include <array>

namespace performance {

/// Which resources were short on a machine over a time: the share of it in which tasks waited (pressure stall information).
/// Thread-safety: does not change after it was made; any thread.
class MachineState {
public:
    enum class Resource { Cpu, Memory, Io };
    static constexpr std::array<Resource, 3> All{Resource::Cpu, Resource::Memory, Resource::Io};

    /// Queries the range at once.
    MachineState(const QuerySeries &query, const TimeRange &range);

    /// The highest within the 15 s before `time`; nothing where it was not recorded.
    std::optional<double> pressure(Resource resource, Timestamp time) const;

private:
    std::array<std::vector<SeriesPoint>, 3> m_points;
};

/// Moments at which something was measured, and whether it was slow then.
struct SlowMoment {
    Timestamp time;
    bool slow = false;
};

/// How the slow moments depend on the machine: "Slow only while memory was short …", or an empty text. Not empty only
/// where the shares of slow moments with and without pressure differ by more than chance does (p < 0.01).
Message machineSentence(const std::vector<SlowMoment> &moments, const MachineState &state);

} // namespace performance
