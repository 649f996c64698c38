// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayList>
#include <QString>

#include <optional>

namespace performance {

// Thread-safety: pure functions, any thread.

/// A program whose runtime manages a heap, and the limit that its options set.
struct RuntimeHeap {
    QString runtime;             ///< "java" or "node"
    std::optional<qint64> limit; ///< in bytes; nothing where it decides by itself
};

/// From a command line as /proc/PID/cmdline gives it, its words ended by NUL. Nothing for other programs, and where the
/// limit is a share of the memory that there is: that follows the group by itself.
///
/// Java: -Xmx and -XX:MaxHeapSize, the last one counts; -XX:MaxRAMPercentage is such a share (java(1), JDK 17).
/// Node: --max-old-space-size in MiB, also with underscores (node(1), V8's flags); what NODE_OPTIONS says is not seen.
std::optional<RuntimeHeap> runtimeHeap(const QByteArray &commandLine);

/// The settings that a survey adds for such processes: "process.runtime@PID", "process.heap-limit@PID" and the memory.max of its
/// group, "process.group-limit@PID", in bytes.
inline QString runtimeSetting(qint32 pid)
{
    return QStringLiteral("process.runtime@%1").arg(pid);
}
inline QString heapLimitSetting(qint32 pid)
{
    return QStringLiteral("process.heap-limit@%1").arg(pid);
}
inline QString groupLimitSetting(qint32 pid)
{
    return QStringLiteral("process.group-limit@%1").arg(pid);
}

} // namespace performance
