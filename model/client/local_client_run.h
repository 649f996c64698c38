// SPDX-License-Identifier: MIT
#pragma once

// Part of local_client_p.h: the two templates that start work.

#include <QtConcurrentRun>

namespace performance {

template<typename Work>
auto LocalClient::Private::run(Work work) -> QFuture<decltype(work())>
{
    return QtConcurrent::run(&pool, std::move(work));
}

template<typename Work>
auto LocalClient::Private::runWhenReady(Work work) -> QFuture<decltype(work())>
{
    using Result = decltype(work());
    const auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    const QFuture<Result> future = promise->future();
    const auto start = [this, promise, work = std::move(work)] {
        pool.start([promise, work] {
            promise->addResult(work());
            promise->finish();
        });
    };
    const QMutexLocker lock(&mutex);
    if (ticks >= 2)
        start();
    else
        waiting.push_back(start);
    return future;
}

} // namespace performance
