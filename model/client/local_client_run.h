// SPDX-License-Identifier: MIT
#pragma once

// Part of local_client_p.h: the template that starts work.

namespace performance {

template<typename Work>
auto LocalClient::Private::runWhenReady(Lane lane, Work work) -> QFuture<decltype(work())>
{
    using Result = decltype(work());
    const auto answer = std::make_shared<Answer<Result>>();
    const QFuture<Result> future = answer->future();
    const auto start = [this, lane, answer, work = std::move(work)] {
        lanes.start(lane, [answer, work] { answer->give(work()); });
    };
    const QMutexLocker lock(&mutex);
    if (ticks >= 2)
        start();
    else
        waiting.push_back(start);
    return future;
}

} // namespace performance
