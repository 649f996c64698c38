// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/profile.h"

#include <optional>

namespace performance {

// Thread-safety: pure functions.

/// The event that formats of a single one hold (folded stacks, the flame graph of a page): that of the name `wanted`, or,
/// where it is empty, the first on the CPU that has samples, else the first that has. Nothing where there is no such.
std::optional<quint8> exportedEvent(const Profile &profile, const QString &wanted = {});

/// The names of the others that have samples: what such a format leaves out.
QStringList otherEvents(const Profile &profile, quint8 exported);

} // namespace performance
