// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/machine_event.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <vector>

namespace performance {

/// One entry of systemd's journal, as far as it is of interest here. systemd.journal-fields(7) and sd-messages.h name the fields.
struct JournalEntry {
    Timestamp time;
    QByteArray boot;      ///< _BOOT_ID
    QByteArray messageId; ///< MESSAGE_ID, 32 hexadecimal digits; empty for the kernel's
    QByteArray unit;      ///< UNIT or USER_UNIT
    QByteArray result;    ///< UNIT_RESULT
    QByteArray jobType;   ///< JOB_TYPE
    QByteArray restarts;  ///< N_RESTARTS
    QByteArray operation; ///< of flatpak: OPERATION, REF, OLD_COMMIT, COMMIT
    QByteArray reference;
    QByteArray before;
    QByteArray after;
    QByteArray message;
    bool isOfKernel = false;
};

/// What a journal tells of the machine, entry by entry in rising time: services that appeared, restarted or failed, programs that
/// were ended for want of memory, sleep, starts with the time they took, and what flatpak installed.
///
/// A service "appeared" when its first start in what is read lies a day or more after the beginning of what is read; those of
/// units whose names hold a number of their own (run-r4711…, user@1000) are not told. Of one unit a kind is told once in ten
/// minutes: of a service that fails every five seconds nobody needs each.
/// Thread-safety: one thread at a time.
class JournalStory {
public:
    /// `beginning`: of the first entry that the journal has, or of what is read.
    explicit JournalStory(Timestamp beginning) : m_beginning(beginning) {}

    void take(const JournalEntry &entry);
    const std::vector<MachineEvent> &events() const { return m_events; }

    /// The MESSAGE_IDs that it understands.
    static const std::vector<QByteArray> &messageIds();

private:
    void add(MachineEvent::Kind kind, const JournalEntry &entry, const QString &subject, const QString &detail);
    void takeStart(const JournalEntry &entry);
    void takeFlatpak(const JournalEntry &entry);

    Timestamp m_beginning;
    std::vector<MachineEvent> m_events;
    QSet<QString> m_known;              ///< services that were started
    QHash<QString, Timestamp> m_toldAt; ///< by kind and subject
};

/// "Linux version 6.1.0-13-amd64 (debian-kernel@…" to "6.1.0-13-amd64"; empty for any other message.
QString kernelOfFirstMessage(QByteArrayView message);

} // namespace performance
