// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/machine_event.h"
#include "performance/machinelog/local_clock.h"

#include <QByteArrayView>

#include <functional>

namespace performance {

// What the logs of this folder are made of. Text that is cut or mangled gives fewer events, never wrong memory.
// Thread-safety: pure functions; the clock on one thread at a time.

/// A longer line is no line of such a log, and passed over.
inline constexpr qsizetype LongestLogLine = 4096;

/// Calls `visit` for each line without its break that is not empty and not too long; a last line without a break counts, for a log
/// may be written at this moment.
void forEachLogLine(QByteArrayView text, const std::function<void(QByteArrayView)> &visit);

/// The next word of a line (blanks separate), taken from its front; empty at the end.
QByteArrayView takeWord(QByteArrayView &line);

/// The moment at the front of a line, which is taken away: "2026-05-09 07:29:30" and "2026-05-09T07:29" by `clock`,
/// "2026-05-09T07:29:30+0200" and "…Z" by their own offset. Nothing for anything else.
std::optional<Timestamp> takeMoment(QByteArrayView &line, LocalClock &clock);

/// Text of a log as it may be kept and shown: printable, at most so many characters.
QString printableText(QByteArrayView bytes, qsizetype most = 200);

/// "1.0 → 1.1"
QString fromTo(const QString &before, const QString &after);

} // namespace performance
