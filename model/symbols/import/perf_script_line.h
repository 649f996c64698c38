// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace performance {

// Thread-safety: plain values and pure functions.

/// What the first line of a sample says, in the order in which perf prints it (perf_sample__fprintf_start() and
/// process_event() of tools/perf/builtin-script.c); -F leaves any of them out.
struct ScriptHeader {
    QString command;
    std::optional<qint32> process;
    qint32 thread = 0;
    std::optional<qint64> time; ///< nanoseconds
    std::optional<qint64> period;
    QString event;
    QString fields; ///< of a tracepoint
    QString rest;   ///< the frame where no stacks were recorded; a record that is no sample
};

struct ScriptFrame {
    QString function; ///< empty where perf knew none
    QString module;
    QString file;
    qint32 line = 0;
    QString address;
    bool inlined = false; ///< into the frame that follows
};

/// A header with a time, which no other line has; or one without, which needs at least an event, or nothing more than a
/// command and a number from the first column on.
std::optional<ScriptHeader> readTimedHeader(const QString &line);
std::optional<ScriptHeader> readUntimedHeader(const QString &line);

/// "55d0 name+0x12 (/bin/prog)": a hexadecimal address first.
std::optional<ScriptFrame> readScriptFrame(const QString &line);

/// A line "  file.c:12" behind a frame (-F +srcline); false where it is none.
bool readSourceLine(const QString &line, ScriptFrame &frame);

} // namespace performance
