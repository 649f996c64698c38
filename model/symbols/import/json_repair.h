// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace performance {

/// JSON as profilers write it that is none, made one.
struct RepairedJson {
    QByteArray text;
    bool cut = false; ///< the end was missing: what is whole was kept
};

/// Mends what is wrong in the open: numbers that JSON does not have (NaN, inf, Infinity, as Python and C++ print them)
/// become null, a comma before a closing bracket goes, and a list that was cut off (at the outermost level, or of an
/// object's member: a list of trace events) ends behind its last whole element. A pure function; costs one pass.
RepairedJson repairedJson(const QByteArray &broken);

} // namespace performance
