// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <cstdint>
#include <vector>

namespace performance {

// Thread-safety: any thread; each call reads /proc anew.

/// A thread and the process that it belongs to, by their numbers.
struct TaskId {
    std::int32_t process = 0;
    std::int32_t thread = 0;
};

/// Every thread of these processes and of all processes that they started, directly or not. Those that ended meanwhile
/// are left out.
std::vector<TaskId> familyOf(const std::vector<qint64> &processes);
/// The numbers of its threads; none where it has ended.
std::vector<std::int32_t> threadsOf(std::int32_t process);
/// Every thread of the machine.
std::vector<TaskId> everyTask();

} // namespace performance
