// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QSet>
#include <QString>

#include <limits>

namespace performance {

/// Numbers for the ids of processes or threads that other tools write, which are numbers, texts ("stream 7") or a number
/// with something behind it ("1234.1", a process that comes a second time). Different ids never share a number.
///
/// Thread-safety: one thread.
class ForeignIds {
public:
    /// An id that is a number keeps it, where it is one of ours (32 bits, not negative) and free.
    qint32 numberOf(const QString &id)
    {
        if (const auto known = m_numbers.constFind(id); known != m_numbers.cend())
            return *known;
        bool isNumber = false;
        const qlonglong value = id.toLongLong(&isNumber);
        const bool keeps = isNumber && value >= 0 && value <= std::numeric_limits<qint32>::max()
            && !m_taken.contains(qint32(value));
        while (!keeps && m_taken.contains(m_next))
            ++m_next;
        const qint32 number = keeps ? qint32(value) : m_next;
        m_taken.insert(number);
        m_numbers.insert(id, number);
        return number;
    }

private:
    QHash<QString, qint32> m_numbers;
    QSet<qint32> m_taken;
    qint32 m_next = 4'194'305; ///< beyond the largest pid of Linux (PID_MAX_LIMIT, include/linux/threads.h)
};

} // namespace performance
