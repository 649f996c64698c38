// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/machine_event.h"

#include <optional>
#include <vector>

namespace performance {

/// Notices that the machine was suspended between two looks: CLOCK_BOOTTIME goes on then, CLOCK_MONOTONIC stands still
/// (clock_gettime(2)). The wall clock may be set meanwhile and does not matter but for when it was.
/// Thread-safety: one thread at a time.
class SuspendWatch {
public:
    struct Clocks {
        Timestamp wall;
        std::chrono::nanoseconds sinceBoot{0};
        std::chrono::nanoseconds awake{0}; ///< CLOCK_MONOTONIC
    };
    static Clocks clocks();

    /// A Suspended and a Resumed, where it slept for a second or more since the look before; nothing at the first look. It is taken
    /// to have woken up just now: who looks every second is right to a second. The detail of both is how long: "3600 s".
    std::vector<MachineEvent> look(const Clocks &now);

private:
    std::optional<Clocks> m_before;
};

} // namespace performance
