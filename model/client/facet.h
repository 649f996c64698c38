// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QFuture>
#include <QObject>

namespace performance {

/// One side of what a client knows or does: a small interface with signals of its own, which the client hands out and owns.
///
/// Thread: every method may be called from any thread and returns at once; signals are emitted on the client's threads,
/// or by the method itself before it returns.
/// Errors: each question is answered by a value or a PerformanceError, in a QFuture. Continue with `whenDone(future, this, …)`
/// (core/when_done.h), or `co_await` it with QCoro. One that was asked before the client goes, and was not begun, is
/// cancelled. Which codes there are besides stands with the facet.
class Facet : public QObject {
public:
    template<typename T>
    using Future = QFuture<PerformanceResult<T>>;

protected:
    explicit Facet(QObject *parent = nullptr) : QObject(parent) {}
};

} // namespace performance
