// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <map>
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

/// Results of a request by sender: a collector passes on what many programs send.
///
/// Thread-safety: one thread at a time; IntakeResult is a plain value.
class IntakeTally {
public:
    using Results = std::map<QString, IntakeResult>;

    void setSender(const QString &sender)
    {
        m_sender = sender;
        m_its = nullptr;
    }
    void accept() { ++its().accepted; }
    void reject(const QString &why, quint64 count = 1) { its().reject(why, count); }
    IntakeResult current() { return its(); }
    /// Counts the values of one point, which were counted one by one since `before`, as one point.
    void join(const IntakeResult &before)
    {
        IntakeResult &now = its();
        const bool isRejected = now.rejected > before.rejected;
        const bool isAccepted = !isRejected && now.accepted > before.accepted;
        now.rejected = before.rejected + (isRejected ? 1 : 0);
        now.accepted = before.accepted + (isAccepted ? 1 : 0);
    }

    Results take()
    {
        m_its = nullptr;
        return std::exchange(m_senders, {});
    }
    static IntakeResult sum(const Results &senders)
    {
        IntakeResult sum;
        for (const auto &[sender, one] : senders) {
            sum.accepted += one.accepted;
            sum.reject(one.reason, one.rejected);
        }
        return sum;
    }

private:
    /// Looked up once for many points.
    IntakeResult &its()
    {
        if (!m_its)
            m_its = &m_senders[m_sender];
        return *m_its;
    }

    QString m_sender;
    IntakeResult *m_its = nullptr; ///< into the map, whose places stay where they are
    Results m_senders;
};

} // namespace performance
