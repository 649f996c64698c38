// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/profile.h"

#include <QByteArray>

namespace performance {

// Thread-safety: pure functions.

/// A profile as bytes, for the way from the analyser to the program that asked: columns as they lie in memory. Not a
/// format for files; both ends are of one build.
QByteArray toBytes(const Profile &profile);
/// ParseError for anything that is no whole, consistent profile.
PerformanceResult<Profile> profileFromBytes(const QByteArray &bytes, const QString &source);

} // namespace performance
