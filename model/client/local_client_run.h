// SPDX-License-Identifier: MIT
#pragma once

// Part of local_client_p.h: the two templates that start work.

#include "performance/client/answer.h"

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
    const auto answer = std::make_shared<Answer<Result>>();
    const QFuture<Result> future = answer->future();
    const auto start = [this, answer, work = std::move(work)] {
        pool.start([answer, work] { answer->give(work()); });
    };
    const QMutexLocker lock(&mutex);
    if (ticks >= 2)
        start();
    else
        waiting.push_back(start);
    return future;
}

} // namespace performance
