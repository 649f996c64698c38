// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

namespace performance {

// Thread-safety: pure functions.

/// What code is for, by the names that everybody's functions have.
enum class CodeClass : quint8 {
    Collecting,  ///< garbage
    Matching,    ///< regular expressions
    Compressing, ///< or unpacking
    Parsing,     ///< JSON, XML
    Hashing,     ///< and encrypting
    Allocating,
    Faulting,   ///< the kernel gives memory that is touched for the first time
    LookingUp,  ///< the kernel follows paths of files
    Notifying,  ///< the kernel tells who watches files
    Sleeping,   ///< until a time
    Resolving,  ///< names of hosts
    Storing,    ///< waits for storage, or asks that something is there
    Reclaiming, ///< the kernel looks for memory
    Compacting, ///< the kernel puts memory together
    Spawning,   ///< processes begin and end
};
inline constexpr int CodeClassCount = 15;

/// A bit for each class.
using CodeClasses = quint32;
constexpr CodeClasses bitOf(CodeClass one)
{
    return CodeClasses(1) << int(one);
}

/// `kind`: of the function's module.
CodeClasses classesOf(const QString &function, ModuleKind kind);

} // namespace performance
