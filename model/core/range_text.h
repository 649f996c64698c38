// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"
#include "performance/core/query.h"

#include <QString>

#include <optional>

namespace performance {

// Thread-safety: any thread.

/// A range as somebody types or pastes it.
struct TypedRange {
    nanoseconds span{0};
    /// Its end; empty: it follows the newest sample.
    std::optional<Timestamp> end;

    bool operator==(const TypedRange &) const = default;
};

/// Understands spans ("2h", "last 15 min", "now-6h", "90 s"), clock times of today or yesterday ("14:00–14:20",
/// "14:00:30 - 14:01"), one moment ("14:03", shown with some minutes around it), dates ("2026-11-23",
/// "2026-11-23 14:00 to 15:30"), and "today", "yesterday" in the user's language and in English. Nothing where it makes no
/// sense. Times without a zone are local.
std::optional<TypedRange> rangeFromText(const QString &text, Timestamp now);

/// A range as text that rangeFromText() understands: "Last 15 minutes", "14:00:00 – 14:20:00".
QString rangeToText(const TypedRange &range);

/// Which end of a range a moment is, for words that name more than a moment.
enum class RangeEnd { Begin, End };

/// Reads one end of a range, in the same words: RFC 3339, "now", a span that is counted back from `reference` ("15m", "2h"; a bare
/// number is seconds), a clock time or a date, "today", "yesterday". Other text is a ParseError that says what was expected.
PerformanceResult<Timestamp> momentFromText(QStringView text, Timestamp reference, RangeEnd end);

} // namespace performance
