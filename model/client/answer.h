// SPDX-License-Identifier: MIT
#pragma once

#include <QFutureInterface>

namespace performance {

/// Gives a future its answer from another thread. QPromise does the same, but its destructor looks at the future's state:
/// where the receiver has taken the result meanwhile, the state is a new one's, and the continuation would be run again
/// (Qt 6.4). Unanswered when it goes away: the future is cancelled.
/// Thread-safety: one thread at a time; the future that it hands out may be used on any.
template<typename T>
class Answer {
public:
    Answer() { m_future.reportStarted(); }
    ~Answer()
    {
        if (m_given)
            return;
        m_future.reportCanceled();
        m_future.reportFinished();
    }
    Q_DISABLE_COPY_MOVE(Answer)

    QFuture<T> future() { return m_future.future(); }
    void give(T value)
    {
        m_given = true;
        m_future.reportAndMoveResult(std::move(value));
        m_future.reportFinished();
    }

private:
    QFutureInterface<T> m_future;
    bool m_given = false;
};

} // namespace performance
