// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QString>

#include <utility>

namespace performance {

/// What happened to the points of one request.
struct IntakeResult {
    quint64 accepted = 0;
    quint64 rejected = 0;
    QString reason; ///< of the first that was rejected

    void reject(const QString &why, quint64 count = 1)
    {
        rejected += count;
        if (reason.isEmpty())
            reason = why;
    }
};

/// Results of a request, in all and by sender: a collector passes on what many programs send.
class IntakeTally {
public:
    void setSender(const QString &sender) { m_sender = sender; }
    void accept() { ++m_senders[m_sender].accepted; }
    void reject(const QString &why, quint64 count = 1) { m_senders[m_sender].reject(why, count); }
    /// Makes of several values of one point, counted since `before`, one point again.
    void join(const IntakeResult &before);
    IntakeResult current() const { return m_senders.value(m_sender); }

    QMap<QString, IntakeResult> take() { return std::exchange(m_senders, {}); }
    static IntakeResult sum(const QMap<QString, IntakeResult> &senders);

private:
    QString m_sender;
    QMap<QString, IntakeResult> m_senders;
};

inline void IntakeTally::join(const IntakeResult &before)
{
    IntakeResult &now = m_senders[m_sender];
    if (now.rejected > before.rejected) {
        now.rejected = before.rejected + 1;
        now.accepted = before.accepted;
    } else if (now.accepted > before.accepted) {
        now.accepted = before.accepted + 1;
    }
}

inline IntakeResult IntakeTally::sum(const QMap<QString, IntakeResult> &senders)
{
    IntakeResult sum;
    for (const IntakeResult &one : senders) {
        sum.accepted += one.accepted;
        sum.reject(one.reason, one.rejected);
    }
    return sum;
}

} // namespace performance
