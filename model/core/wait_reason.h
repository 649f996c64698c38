// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/message.h"

#include <optional>
#include <string_view>

namespace performance {

/// What a thread waits for, from /proc/PID/task/TID/wchan (the kernel function it sleeps in) and …/syscall (the number
/// of the call and its arguments). `target` is asked for the name of a descriptor. Empty where neither is told.
/// Thread-safety: a pure function; `target` is called on the same thread.
template<typename Target>
Message waitReason(std::string_view wchan, std::string_view syscall, Target target);

namespace detail {
struct BlockingCall {
    Message reason; ///< "a lock or another thread"
    QString name;   ///< "futex"
    bool onDescriptor = false;
};
std::optional<BlockingCall> blockingCall(long number);
Message reasonOfKernelFunction(std::string_view wchan);
/// The number of the call and its first argument, which is a descriptor for many.
std::optional<std::pair<long, long>> parseSyscall(std::string_view text);
Message joined(const BlockingCall &call, const QString &target);
} // namespace detail

template<typename Target>
Message waitReason(std::string_view wchan, std::string_view syscall, Target target)
{
    if (const auto call = detail::parseSyscall(syscall)) {
        if (const auto known = detail::blockingCall(call->first))
            return detail::joined(*known, known->onDescriptor ? target(int(call->second)) : QString());
    }
    return detail::reasonOfKernelFunction(wchan);
}

} // namespace performance
