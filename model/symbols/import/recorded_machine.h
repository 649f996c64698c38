// SPDX-License-Identifier: MIT
#pragma once

#include "performance/symbols/import/perf_data_header.h"

namespace performance {

// Thread-safety: any thread; thisKernel() asks the kernel, the other functions are pure.

/// What is known of a kernel: the one that a recording was made under, or that of this machine.
struct KernelFacts {
    PerfDataHeader::Machine machine;
    std::uint64_t text = 0;   ///< where the kernel's code begins; 0: not known
    std::int64_t seconds = 0; ///< since 1970: when the file was written; of this machine: when it was started
};

/// The kernel of this machine. `text`: where its code begins, as /proc/kallsyms has it.
/// Sources: uname(2), /sys/kernel/notes (the build id), CLOCK_BOOTTIME.
KernelFacts thisKernel(std::uint64_t text);

/// Whether the addresses of a recorded kernel are those of this one, so that its symbols name them. A kernel lies
/// elsewhere after each start, and other kernels have other functions: without evidence the answer is no.
bool isSameKernel(const KernelFacts &recorded, const KernelFacts &here);

/// Whether nothing says that it was another build of the kernel: what it maps into programs (the vDSO) is the same then.
bool maybeSameBuild(const PerfDataHeader::Machine &recorded, const PerfDataHeader::Machine &here);
/// Whether a recording was made elsewhere, by what it says: on another architecture, whose files are none of this
/// machine's; on a machine of another name.
bool isOtherArchitecture(const PerfDataHeader::Machine &recorded, const PerfDataHeader::Machine &here);
bool isOtherHost(const PerfDataHeader::Machine &recorded, const PerfDataHeader::Machine &here);

} // namespace performance
