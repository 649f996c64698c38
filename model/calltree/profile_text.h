// SPDX-License-Identifier: MIT
#pragma once

#include "performance/calltree/profile_filter.h"

#include <QString>
#include <QStringList>

namespace performance {

// Thread-safety: any thread.

/// A profile for a terminal: what was sampled, how good it is, and the functions that cost most.
QString profileSummary(const Profile &profile, int functions = 15);

/// Of each event that has samples its weight, then a heading and a line for each of its costliest functions.
QStringList costliestFunctions(const Profile &profile, int functions);

/// A weight for people: "1.2 s" of nanoseconds, "12.3 M" of cycles, "1,234" of counts.
QString weightText(qint64 weight, const QString &unit);

} // namespace performance
