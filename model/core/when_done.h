// SPDX-License-Identifier: MIT
#pragma once

#include <QFutureWatcher>
#include <QThread>

#include <utility>

namespace performance {

/// Continues with the answer of a future in the event loop of `context`: exactly once, never before this function
/// returns, and not at all where `context` goes away first or the future was given up. The answer is taken, not copied:
/// it may be long. Call it on the thread of `context`.
///
/// This stands in for QFuture::then(context, …), which must not be used on work that is running: with Qt 6.4 the
/// continuation is run twice where the work ends just while it is attached, and the second run crashes.
template<typename T, typename Continue>
void whenDone(const QFuture<T> &future, QObject *context, Continue continueWith)
{
    Q_ASSERT(context->thread() == QThread::currentThread());
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, continueWith = std::move(continueWith)]() mutable {
                         watcher->deleteLater();
                         QFuture<T> done = watcher->future();
                         if (done.resultCount() > 0)
                             continueWith(done.takeResult());
                     });
    watcher->setFuture(future);
}

} // namespace performance
