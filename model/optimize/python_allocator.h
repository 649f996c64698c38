// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace performance {

/// Which slow allocator a Python uses: "debug" (PYTHONMALLOC=debug and its like, else PYTHONDEVMODE or -X dev) or "malloc"
/// (PYTHONMALLOC=malloc: the C library's for every small object); empty where it uses its own. The environment as
/// /proc/PID/environ gives it, which only the owner and root may read; the command line as /proc/PID/cmdline does; both with
/// words ended by NUL. Of the two, PYTHONMALLOC rules; -E and -I leave the whole environment out.
/// Source: Python's manual, "Command line and environment"; Python/preconfig.c, preconfig_init_allocator().
/// Thread-safety: a pure function.
QString pythonAllocator(const QByteArray &commandLine, const QByteArray &environment);

/// What a survey adds for such a process: "process.allocator@PID".
inline QString allocatorSetting(qint32 pid)
{
    return QStringLiteral("process.allocator@%1").arg(pid);
}

} // namespace performance
