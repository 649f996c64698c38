// SPDX-License-Identifier: MIT

// How LocalClient follows the history of another process, and goes on with it when that process has ended.

#include "performance/client/local_client_p.h"

#include <QCoreApplication>

#include <condition_variable>

namespace performance {

namespace {

/// Twice in the shortest usual interval: whoever looks sees what is new at once, and nobody is missed for long.
constexpr std::chrono::milliseconds LookInterval{500};

QString text(const char *source)
{
    return QCoreApplication::translate("Client", source);
}

} // namespace

void LocalClient::Private::follow(const std::stop_token &stop)
{
    std::mutex wait;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
        if (store->refresh()) {
            Q_EMIT q->advanced(now());
            tickOptimizer(now());
            tickAlerts(now());
        }
        tellProblems();
        if (takeOver())
            return;
        std::unique_lock lock(wait);
        wake.wait_for(lock, stop, LookInterval, [] { return false; });
    }
}

/// The kernel drops the lock of a process that ends, however it ends; of several that follow one gets it.
bool LocalClient::Private::takeOver()
{
    if (!folder.tryToWrite())
        return false;
    if (!store->becomeWriter()) {
        folder.release(); // it may be a moment too early, or the disk be full
        return false;
    }
    ux->becomeWriter();
    // Servers and plugins are opened where they would be at the start.
    QMetaObject::invokeMethod(q, [this] {
        openIngest();
        openPlugins();
        Q_EMIT q->problemOccurred(text(QT_TRANSLATE_NOOP("Client", "The program that recorded into this folder has ended. This one records now.")));
    }, Qt::QueuedConnection);
    return true;
}

/// A folder that is removed takes the lock and the history with it. Both are begun again, by one of those that look.
void LocalClient::Private::keepFolder()
{
    if (folder.path().isEmpty() || folder.isThere())
        return;
    const bool isBack = folder.tryToWrite(); // the store says what became of the history
    if (!isBack && !std::exchange(toldLost, true))
        Q_EMIT q->problemOccurred(text(QT_TRANSLATE_NOOP("Client", "The data folder was removed (%1), and another program records there now. This one keeps nothing until that one ends.")).arg(folder.path()));
    toldLost = toldLost && !isBack;
}

/// The collector of a reader numbered its series by itself.
SampleBatch LocalClient::Private::ofHistory(SampleBatch batch)
{
    // What the history forgot may be named anew there, under another id.
    if (const quint64 forgotten = store->catalogue().forgotten(); std::exchange(forgottenInHistory, forgotten) != forgotten)
        inHistory.clear();
    for (Sample &sample : batch.samples) {
        const size_t index = sample.series.index();
        if (index >= inHistory.size())
            inHistory.resize(index + 1);
        if (!inHistory[index].isValid())
            inHistory[index] = store->catalogue().idForNow(scratch.descriptor(sample.series));
        sample.series = inHistory[index];
    }
    scratch.forgetReleased();
    return batch;
}

} // namespace performance
