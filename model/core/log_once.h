// SPDX-License-Identifier: MIT
#pragma once

#include <QSet>
#include <QStringList>

namespace performance {

/// Of what lasts and is asked for again and again, what is new: it is logged once, and once more where it went and came back.
/// It remembers the last list only. Thread-safety: one thread at a time.
class LogOnce {
public:
    QStringList fresh(const QStringList &present)
    {
        QStringList list;
        for (const QString &one : present) {
            if (!m_told.contains(one))
                list << one;
        }
        m_told = QSet<QString>(present.cbegin(), present.cend());
        return list;
    }

private:
    QSet<QString> m_told;
};

} // namespace performance
