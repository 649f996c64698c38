// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace performance {

// Thread-safety: values and pure functions; now() from any thread.

using std::chrono::nanoseconds;

/// A moment in UTC with nanoseconds, as the kernel's CLOCK_REALTIME gives it.
using Timestamp = std::chrono::sys_time<nanoseconds>;

/// The wall clock now.
Timestamp now();

inline qint64 toNanoseconds(Timestamp time)
{
    return time.time_since_epoch().count();
}
inline Timestamp fromNanoseconds(qint64 ns)
{
    return Timestamp(nanoseconds(ns));
}

/// "2026-11-23T14:05:09.123456789Z": RFC 3339 in UTC, always nine decimals, so that text sorts as time does.
QString toIsoString(Timestamp time);

/// Reads RFC 3339 with 0 to 9 decimals and any offset; nothing on anything else.
std::optional<Timestamp> timestampFromIso(QStringView text);

} // namespace performance
