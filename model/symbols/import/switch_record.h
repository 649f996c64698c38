// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/elf_file.h"

#include <QString>

#include <optional>
#include <string_view>

namespace performance {

// Thread-safety: plain values and pure functions.

/// A context switch as the tracepoint sched:sched_switch tells of it (include/trace/events/sched.h of the kernel).
struct SwitchRecord {
    std::int32_t previous = 0; ///< thread that was switched out; 0: a CPU was idle
    std::int32_t next = 0;     ///< thread that was switched in
    bool preempted = false;    ///< the previous one wanted to go on

    bool operator==(const SwitchRecord &) const = default;
};

/// Where a kernel put the fields, as it says itself (tracing/events/sched/sched_switch/format).
class SwitchFormat {
public:
    /// Nothing where the text does not tell all that is needed.
    static std::optional<SwitchFormat> of(std::string_view format);
    std::optional<SwitchRecord> read(ByteSpan raw) const;

private:
    struct Field {
        size_t offset = 0;
        size_t size = 0;
    };
    static std::optional<Field> fieldOf(std::string_view format, std::string_view name);

    Field m_previous;
    Field m_state;
    Field m_next;
};

/// The same of what perf script prints behind the event's name: "prev_comm=sleep prev_pid=14 … prev_state=S ==> …" or, with
/// the plugin of libtraceevent, "sleep:14 [120] S ==> swapper/1:0 [120]".
std::optional<SwitchRecord> readSwitchText(const QString &fields);

} // namespace performance
