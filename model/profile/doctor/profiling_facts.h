// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profiling_request.h"

#include <QString>

#include <optional>

namespace performance {

/// What this machine, this user and a target allow of profiling. Thread-safety: a value.
struct ProfilingFacts {
    std::optional<int> paranoid;  ///< kernel.perf_event_paranoid
    int denial = 0;               ///< errno of sampling ourselves; 0: allowed
    bool kernelAllowed = false;   ///< sampling what we do in the kernel
    bool systemAllowed = false;   ///< sampling every process
    bool hardwareCounter = false; ///< cycles can be sampled
    std::optional<int> kptrRestrict;
    bool kernelAddresses = false; ///< /proc/kallsyms shows addresses
    std::optional<int> ptraceScope;
    std::optional<qint64> bufferBytes; ///< that a recording gets for each CPU right now, as tried; 0: none
    bool seesOthersMemory = false;     ///< the code of other users' programs can be found (CAP_SYS_PTRACE)
    std::optional<qint64> mostSamplesPerSecond;

    /// The program, where the target names one.
    struct Program {
        QString path;
        bool exists = false;
        bool isElf = false;
        bool is64 = true;                   ///< of a 32-bit program callers are not found
        bool hasSymbols = false;            ///< names of its own functions, in it or in a separate debug file
        bool hasDebugInfo = false;          ///< inside it, or in a separate debug file
        bool hasSplitDebugInfo = false;     ///< most of it is in .dwo files (-gsplit-dwarf)
        bool missesSharedDebugInfo = false; ///< a file that it shares with others (dwz) is not there
        int percentWithRules = 0;           ///< of its code: .eh_frame, .debug_frame
        QString runtime;                    ///< "node", "python", "java", "dotnet": what runs code that has no file
        bool runtimeTells = false;          ///< it writes a map of what it compiled
        bool changesUser = false; ///< set-user-ID or set-group-ID, and not ours: the kernel ends sampling there
    };
    std::optional<Program> program;
    bool otherUsersProcess = false;
    bool helper = false;   ///< the privileged helper is installed
    bool analyser = false; ///< the program that looks up names is installed
};

/// Looks at /proc, /sys and the program, and asks the kernel for events that are closed at once. May take milliseconds.
/// Thread-safety: any thread.
ProfilingFacts gatherProfilingFacts(const ProfilingTarget &target);

} // namespace performance
