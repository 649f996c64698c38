// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace performance {

/// Where the files lie that name the code of a recording of another machine: perf's --symfs and --kallsyms. What is given
/// is used instead of what this machine has, see perf-report(1).
/// Thread-safety: a value.
struct SymbolFiles {
    QString root;     ///< a folder that holds the other machine's files under their own paths
    QString kallsyms; ///< a copy of its /proc/kallsyms, or a System.map of its kernel

    bool empty() const { return root.isEmpty() && kallsyms.isEmpty(); }
    bool operator==(const SymbolFiles &) const = default;
};

} // namespace performance
