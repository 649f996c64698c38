// SPDX-License-Identifier: MIT
#include "performance/profile/waits/process_memory.h"

#include <sys/uio.h>

namespace performance {

bool readMemory(std::int32_t process, std::uint64_t address, std::span<std::uint8_t> into)
{
    const iovec local{into.data(), into.size()};
    const iovec remote{reinterpret_cast<void *>(address), into.size()};
    return ::process_vm_readv(process, &local, 1, &remote, 1, 0) == ssize_t(into.size());
}

} // namespace performance
