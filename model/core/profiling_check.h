// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace performance {

/// One requirement of profiling, and how far it is met on this machine now.
/// Thread-safety: a value.
struct ProfilingCheck {
    enum class Level {
        Good,    ///< as it should be
        Limited, ///< something will be missing
        Blocked, ///< what was asked for is not possible
    };
    QString
        id; ///< "sampling", "kernel", "system", "counter", "kernelSymbols", "buffers", "rate", "ptrace", "symbols", "unwinding", "runtime"
    Level level = Level::Good;
    QString finding;          ///< what is, and what it costs: a sentence
    QString remedy;           ///< what the user can do, a sentence; empty where nothing is to be done
    QString command;          ///< what to type for it; empty where there is none
    bool helperHelps = false; ///< the privileged helper is installed and mends it (ProfilingRequest::withHelper)

    bool operator==(const ProfilingCheck &) const = default;
};

} // namespace performance
