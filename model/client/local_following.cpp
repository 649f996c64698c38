// SPDX-License-Identifier: MIT

// How LocalClient follows the history of another process, and goes on with it when that process has ended.

#include "performance/client/local_client_p.h"
#include "performance/core/log.h"
#include "performance/core/translate.h"

#include <condition_variable>

namespace performance {

namespace {

/// Twice in the shortest usual interval: whoever looks sees what is new at once, and nobody is missed for long.
constexpr std::chrono::milliseconds LookInterval{500};

} // namespace

void LocalClient::Private::follow(const std::stop_token &stop)
{
    Mutex wait;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
        ground.stacks->refresh();
        if (ground.store->refresh()) {
            Q_EMIT q->advanced(now());
            advice.tick(now(), pace.interval());
            alerts.tick(now());
        }
        tellProblems();
        if (takeOver())
            return;
        Locked lock(wait);
        wake.wait_for(lock, stop, LookInterval, [] { return false; });
    }
}

/// The kernel drops the lock of a process that ends, however it ends; of several that follow one gets it.
bool LocalClient::Private::takeOver()
{
    if (!ground.folder.tryToWrite())
        return false;
    if (const auto done = ground.store->becomeWriter(); !done) {
        ground.folder.release(); // it may be a moment too early, or the disk be full
        log.tell(QtWarningMsg, "cannot take over", {{"folder", ground.folder.path()}}, 1, done.error().reason());
        return false;
    }
    qCInfo(lcStore).noquote() << logLine("took over",
                                         {{"folder", ground.folder.path()}, {"as", QStringLiteral("writer")}});
    ground.ux->becomeWriter();
    if (const auto done = ground.stacks->becomeWriter(); !done)
        log.tell(QtWarningMsg, "cannot take over the stacks", {{"folder", ground.folder.path()}}, 1,
                 done.error().reason());
    // Servers and plugins are opened where they would be at the start.
    QMetaObject::invokeMethod(
        q,
        [this] {
            door.open();
            plugins.open();
            Q_EMIT q->problemOccurred(
                translate("Client", "The program that recorded into this folder has ended. This one records now."));
        },
        Qt::QueuedConnection);
    return true;
}

/// A folder that is removed takes the lock and the history with it. Both are begun again, by one of those that look.
void LocalClient::Private::keepFolder()
{
    if (ground.folder.path().isEmpty() || ground.folder.isThere())
        return;
    const bool isBack = ground.folder.tryToWrite(); // the store says what became of the history
    log.tell(QtWarningMsg,
             isBack ? "made the removed folder again" : "the folder was removed, and another program has it",
             {{"folder", ground.folder.path()}});
    if (!isBack && !std::exchange(toldLost, true))
        Q_EMIT q->problemOccurred(
            translate(
                "Client",
                "The data folder was removed (%1), and another program records there now. This one keeps nothing until that one ends.")
                .arg(ground.folder.path()));
    toldLost = toldLost && !isBack;
}

} // namespace performance
