// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

#include <vector>

namespace performance {

class ProfileBuilder;

/// What is to be known to name the code of a module.
struct ModuleReference {
    QString name;
    QString path; ///< one that the analyser can open
    QString buildId;
    QString problem; ///< why there is no such path
    ModuleKind kind = ModuleKind::Unknown;
    qint32 process = 0; ///< of JIT code

    bool operator==(const ModuleReference &) const = default;
};

/// A function at an address. Where its name is not known, `name` is empty and `reason` says why.
struct ResolvedLocation {
    QString name;
    QString file;
    qint32 line = 0;
    QString reason;
    quint64 start = 0; ///< where a function without a name begins; 0 where not even that is known

    bool operator==(const ResolvedLocation &) const = default;
};

/// What an address turned out to be: the function that was called, those inlined into it after.
struct Resolution {
    qint32 frame = 0;
    std::vector<ResolvedLocation> locations;
};

/// Writes what was found into the profile. A frame without a name gets module+offset, never a blank.
/// Thread-safety: one thread at a time, as the builder; the rest here are values.
void apply(ProfileBuilder &builder, const Resolution &resolution);

} // namespace performance
