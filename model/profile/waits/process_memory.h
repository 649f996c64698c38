// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

namespace performance {

/// Reads from the memory of another process, which is not stopped for it (process_vm_readv(2)); asks for the right to trace
/// it (ptrace(2), PTRACE_MODE_ATTACH_REALCREDS). False where not all of it could be read. Thread-safety: any thread.
bool readMemory(std::int32_t process, std::uint64_t address, std::span<std::uint8_t> into);

/// A value that lies there, as it is laid out for this architecture.
template<typename T>
std::optional<T> valueAt(std::int32_t process, std::uint64_t address)
{
    T value;
    if (!readMemory(process, address, {reinterpret_cast<std::uint8_t *>(&value), sizeof value}))
        return std::nullopt;
    return value;
}

} // namespace performance
