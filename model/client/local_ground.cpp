// SPDX-License-Identifier: MIT
#include "performance/client/local_ground.h"

#include "performance/core/log.h"
#include "performance/core/translate.h"

#include <algorithm>

namespace performance {

namespace {

/// Also of what could not be opened this is information only: whoever opens it is told, and says so.
void logOpened(const DataFolder &folder, const SeriesStore &store, const PerformanceConfig &wanted,
               const QString &reason)
{
    const HistoryInfo info = store.info();
    const QString as = info.inMemory ? QStringLiteral("memory")
        : info.readOnly              ? QStringLiteral("follower")
                                     : QStringLiteral("writer");
    qCInfo(lcStore).noquote() << logLine("opened",
                                         {{"folder", folder.path().isEmpty() ? wanted.dataFolder : folder.path()},
                                          {"as", as},
                                          {"bytes", QString::number(info.bytes)},
                                          {"reason", reason}});
}

} // namespace

LocalGround::LocalGround(const PerformanceConfig &wanted, const Listener &listener) : config(wanted)
{
    openStore(listener);
    openStacks(listener);
    openOptimizer(listener);
    openUx(listener);
}

void LocalGround::openStore(const Listener &listener)
{
    const PerformanceConfig wanted = config.get();
    SeriesStore::Options options;
    options.retention = wanted.metricsRetention;
    options.sizeLimit = wanted.historyLimit;
    QString reason;
    if (!wanted.dataFolder.isEmpty()) {
        // A client that does not observe has nothing to write: it looks at what others recorded.
        auto opened = DataFolder::open(wanted.dataFolder,
                                       wanted.enableMetrics ? DataFolder::Wish::Write : DataFolder::Wish::OnlyRead);
        if (opened) {
            folder = std::move(*opened);
            options.file = folder.historyFile();
            options.mode = folder.isWriter() ? SeriesStore::Mode::Writer : SeriesStore::Mode::Reader;
            auto made = SeriesStore::open(options);
            if (made)
                store = std::move(*made);
            else
                reason = made.error().message();
        } else {
            reason = opened.error().message();
        }
    }
    if (!store) {
        options.mode = SeriesStore::Mode::Memory;
        store = std::move(*SeriesStore::open(options));
    }
    logOpened(folder, *store, wanted, reason);
    library = std::make_unique<ReportLibrary>(folder.path().isEmpty() ? QString() : folder.reportsFolder());
    if (!reason.isEmpty())
        listener.problem(translate("Client", "Nothing is kept after the end of this program: %1").arg(reason));
    if (isReader())
        store->refresh();
}

/// Where the stacks of a folder cannot be kept, those of this program are, as long as it runs.
void LocalGround::openStacks(const Listener &listener)
{
    const PerformanceConfig wanted = config.get();
    StacksHistory::Options options;
    options.retention = wanted.metricsRetention;
    if (!store->info().inMemory) {
        options.mode = isReader() ? StacksHistory::Mode::Reader : StacksHistory::Mode::Writer;
        options.file = folder.stacksFile();
        if (auto opened = StacksHistory::open(options)) {
            stacks = std::move(*opened);
            if (isReader())
                stacks->refresh();
            return;
        } else if (!isReader()) {
            listener.problem(translate("Client", "Stacks are not kept after the end of this program: %1")
                                 .arg(opened.error().message()));
        }
    }
    options.mode = StacksHistory::Mode::Memory;
    stacks = std::move(*StacksHistory::open(options));
}

void LocalGround::openOptimizer(const Listener &listener)
{
    const PerformanceConfig wanted = config.get();
    Optimizer::Options options;
    options.folder = folder.path();
    options.automatic = wanted.autoOptimize;
    options.automaticBudget = wanted.autoOptimizeBudget;
    if (wanted.experimentSegment.count() > 0)
        options.experiment = CrossoverDesign::ofStretches(wanted.experimentSegment);
    Optimizer::Listener told;
    told.changed = listener.advised;
    told.marked = [this](Timestamp time, const QString &sentence) {
        timeline.add(TimelineEvent::Kind::Change, time, sentence);
    };
    told.problem = listener.problem;
    told.acted = listener.acted;
    optimizer = std::make_unique<Optimizer>(*store, options, told);
    // What was changed before this program started is marked on its charts as well.
    if (auto changes = optimizer->history()) {
        std::reverse(changes->begin(), changes->end());
        for (const AppliedChange &change : *changes) {
            timeline.add(TimelineEvent::Kind::Change, change.time, translate("Client", "Applied: %1").arg(change.name));
            if (change.endedAt)
                timeline.add(TimelineEvent::Kind::Change, *change.endedAt,
                             translate("Client", "Taken back: %1").arg(change.name));
        }
    }
}

void LocalGround::openUx(const Listener &listener)
{
    UxTracker::Options options;
    if (!folder.path().isEmpty()) {
        options.folder = folder.path() + QLatin1String("/ux");
        options.mode = folder.isWriter() ? UxTracker::Mode::Write : UxTracker::Mode::Follow;
    }
    options.marked = [this](Timestamp time, const QString &sentence) {
        timeline.add(TimelineEvent::Kind::Change, time, sentence);
    };
    options.problem = listener.problem;
    ux = std::make_unique<UxTracker>(*store, options);
}

} // namespace performance
