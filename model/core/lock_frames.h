// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace performance {

/// How a profile of the history tells who holds a lock: the stack of a wait (StackEvents::Lock) is that of the waiting thread,
/// then a frame of the module "[lock]", whose function is "held by NAME (TID)" or "held by nobody known", then the stack of the
/// thread that held it. A thread that waits for a pipe or a socket has a frame of the module "[peer]", "PROGRAM (PID) at the other
/// end". In a session's profile who ended a wait is told likewise (module "[waker]"): "woken by NAME (TID)", or "woken by an interrupt".
/// These are data, the same in every language; a name may hold anything, its number is what stands in the last brackets.
///
/// Thread-safety: pure functions.
struct LockFrames {
    static constexpr QLatin1String Module{"[lock]"};
    static constexpr QLatin1String PeerModule{"[peer]"};
    static constexpr QLatin1String WakerModule{"[waker]"};
    /// The event of a session's profile whose samples are waits that ended, with their lengths and their wakers.
    static constexpr QLatin1String WakerEvent{"woken"};

    /// Somebody that a frame names.
    struct Party {
        QString name;
        qint32 number = 0; ///< tid of a holder, pid of a process at the other end

        bool operator==(const Party &) const = default;
    };

    static QString heldBy(const QString &name, qint32 thread);
    static QString heldByNobodyKnown();
    static QString atOtherEnd(const QString &program, qint32 process);
    static QString wokenBy(const QString &name, qint32 thread);
    static QString wokenByInterrupt();
    /// Nothing where a function's name says no such thing, "held by nobody known" among them.
    static std::optional<Party> holder(QStringView function);
    static std::optional<Party> peer(QStringView function);
    static std::optional<Party> waker(QStringView function);
};

} // namespace performance
