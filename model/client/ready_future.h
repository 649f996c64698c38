// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QFuture>
#include <QPromise>

namespace performance {

/// A future that is finished already.
/// Thread-safety: any thread.
template<typename T>
QFuture<PerformanceResult<T>> readyFuture(PerformanceResult<T> result)
{
    QPromise<PerformanceResult<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace performance
