// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/query.h>

#include <QString>

#include <optional>

namespace wai {

/// A range as somebody types or pastes it.
struct TypedRange {
    performance::nanoseconds span{0};
    /// Its end; empty: it follows the newest sample.
    std::optional<performance::Timestamp> end;

    bool operator==(const TypedRange &) const = default;
};

/// Understands spans ("2h", "last 15 min", "now-6h", "90 s"), clock times of today or yesterday ("14:00–14:20",
/// "14:00:30 - 14:01"), one moment ("14:03", shown with some minutes around it), dates ("2026-11-23",
/// "2026-11-23 14:00 to 15:30"), and "today", "yesterday" in the user's language and in English. Nothing where it makes no
/// sense.
std::optional<TypedRange> rangeFromText(const QString &text, performance::Timestamp now);

/// A range as text that rangeFromText() understands: "Last 15 minutes", "14:00:00 – 14:20:00".
QString rangeToText(const TypedRange &range);

} // namespace wai
