// SPDX-License-Identifier: MIT
#pragma once

#include "performance/client/answer.h"

#include <QThreadPool>

#include <array>
#include <functional>
#include <memory>
#include <stop_token>

namespace performance {

/// Where the work of a client runs: lanes with threads of their own, so that what takes a moment never waits behind what
/// takes minutes. Thread-safe.
class Lanes {
public:
    enum class Lane {
        Query,      ///< of memory and of the history: milliseconds
        Question,   ///< to the kernel, a disk or another program: seconds, where those are slow
        Suggestion, ///< whatever holds the optimizer's lock, which waits where an administrator is asked
        Job,        ///< imports, reports, the names of a profile: minutes
    };

    Lanes();
    /// finish()
    ~Lanes();
    Q_DISABLE_COPY_MOVE(Lanes)

    /// The future of work that never ran, since finish() came first, is cancelled and has no result.
    template<typename Work>
    auto run(Lane lane, Work work) -> QFuture<decltype(work())>
    {
        using Result = decltype(work());
        const auto answer = std::make_shared<Answer<Result>>();
        const QFuture<Result> future = answer->future();
        pool(lane).start([answer, work = std::move(work)]() mutable { answer->give(work()); });
        return future;
    }
    void start(Lane lane, std::function<void()> work) { pool(lane).start(std::move(work)); }

    /// Requested by finish(): whatever runs long looks at it, or ends what it waits for.
    std::stop_token stopToken() const { return m_stop.get_token(); }
    /// Queries that have not begun are dropped. Everything else is begun, for it may be what the user has just changed, or a
    /// recording that has ended and is kept nowhere yet; it finds stopToken() requested, and so takes no longer than it must.
    /// Returns when nothing runs any more.
    void finish();

private:
    QThreadPool &pool(Lane lane) { return m_pools[size_t(lane)]; }

    std::array<QThreadPool, 4> m_pools;
    std::stop_source m_stop;
};

} // namespace performance
