// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/code_module.h"

#include <memory>
#include <vector>

namespace performance {

/// A range of memory with code, as the kernel's mmap records and /proc/PID/maps tell it.
struct CodeMapping {
    std::uint64_t start = 0;
    std::uint64_t end = 0;
    std::uint64_t offset = 0; ///< in the file; of JIT code `start`, so that its addresses stay as they are
    std::shared_ptr<const CodeModule> module;
};

/// Where code lies in the memory of one process.
///
/// Thread-safety: a value; const methods may be called from several threads.
class AddressSpace {
public:
    AddressSpace();

    /// A new mapping takes the place of what was there.
    void add(CodeMapping mapping);
    const CodeMapping *find(std::uint64_t address) const;
    bool empty() const { return m_mappings.empty(); }
    const std::vector<CodeMapping> &mappings() const { return m_mappings; }

    /// Never the same for two states of any two spaces: what a cache may use for a key.
    std::uint64_t version() const { return m_version; }

private:
    std::vector<CodeMapping> m_mappings; ///< by address, without overlaps
    std::uint64_t m_version;
};

} // namespace performance
