// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace performance {

/// The broken JSON of a profiler after its repair.
struct RepairedJson {
    QByteArray text;
    bool cut = false; ///< the end was missing: what is whole was kept
};

/// Repairs three errors. Numbers that JSON does not have (NaN, inf, Infinity, as Python and C++ print them) become null. A
/// comma before a closing bracket is dropped. A list that was cut off (at the outermost level, or of an object's member, such
/// as a list of trace events) ends behind its last whole element. Costs one pass.
/// Thread-safety: a pure function.
RepairedJson repairedJson(const QByteArray &broken);

} // namespace performance
