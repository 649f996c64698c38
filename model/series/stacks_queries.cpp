// SPDX-License-Identifier: MIT
// The reading half of StacksHistory.
#include "performance/series/stacks_history_p.h"

#include "performance/series/stacks_activity.h"
#include "performance/series/stacks_merge.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <future>
#include <thread>

namespace performance {

namespace {

/// A span of time with which sums of nanoseconds do not overflow.
TimeRange sensible(const TimeRange &range)
{
    constexpr qint64 Latest = std::numeric_limits<qint64>::max() / 4;
    const auto within = [=](Timestamp time) {
        return fromNanoseconds(std::clamp<qint64>(toNanoseconds(time), 0, Latest));
    };
    return {within(range.from), within(range.to)};
}

/// Roughly what a profile takes in memory.
qsizetype kibOf(const Profile &profile)
{
    constexpr size_t BytesOfText = 96;
    return qsizetype((profile.strings.size() * BytesOfText + profile.functions.size() * sizeof(ProfileFunction)
                      + profile.locations.size() * sizeof(ProfileLocation)
                      + profile.frames.size() * sizeof(ProfileFrame) + profile.stacks.size() * sizeof(ProfileStack)
                      + profile.sampleCount() * 25)
                     / 1024);
}

bool touches(const Profile &epoch, const TimeRange &range)
{
    if (epoch.empty())
        return false;
    return epoch.startedAt + nanoseconds(epoch.sampleTimes[0]) < range.to
        && epoch.startedAt + nanoseconds(epoch.sampleTimes.back()) >= range.from;
}

} // namespace

std::vector<StacksHistory::Private::Piece> StacksHistory::Private::piecesOf(const TimeRange &range) const
{
    std::vector<Piece> pieces;
    const Locked lock(reading);
    if (!inMemory() && !reader)
        return pieces;
    StacksDatabase &database = inMemory() ? *writer : *reader;
    const bool isLong = range.length() > LongRange;
    for (const StacksDatabase::Row &row :
         database.rowsBetween(toNanoseconds(range.from), toNanoseconds(range.to) - 1)) {
        const bool isWhole = row.from >= toNanoseconds(range.from) && row.to < toNanoseconds(range.to);
        pieces.push_back(
            {nullptr, row, isLong && isWhole ? StacksDatabase::Detail::Coarse : StacksDatabase::Detail::Fine});
    }
    const Locked stateGuard(stateLock);
    for (const Closing &done : closing) {
        if (touches(*done.epoch, range))
            pieces.push_back({done.epoch, {}});
    }
    if (open && touches(*open, range))
        pieces.push_back({open, {}});
    return pieces;
}

StacksHistory::Private::Epoch StacksHistory::Private::load(const Piece &piece) const
{
    if (piece.epoch)
        return piece.epoch;
    const bool isCached = piece.detail == StacksDatabase::Detail::Fine && !piece.row.isMonth;
    if (isCached) {
        const Locked lock(cacheLock);
        if (const Epoch *known = cache.object(piece.row.id))
            return *known;
    }
    std::optional<std::pair<QByteArray, QByteArray>> parts;
    {
        const Locked lock(reading);
        StacksDatabase &database = inMemory() ? *writer : *reader;
        parts = database.read(piece.row, piece.detail);
    }
    if (!parts)
        return nullptr; // dropped meanwhile
    auto profile = decodeStacks(parts->first, parts->second);
    if (!profile) {
        log.note(QtWarningMsg, "skipped damaged stacks", {{"file", options.file}});
        return nullptr;
    }
    auto epoch = std::make_shared<const Profile>(std::move(*profile));
    if (isCached) {
        const Locked lock(cacheLock);
        cache.insert(piece.row.id, new Epoch(epoch), kibOf(*epoch));
    }
    return epoch;
}

void StacksHistory::Private::forEach(const std::vector<Piece> &pieces,
                                     const std::function<void(const Piece &, const Epoch &)> &use) const
{
    // So many are in memory at once.
    const size_t ahead = std::clamp<size_t>(std::thread::hardware_concurrency(), 1, 4);
    if (pieces.size() < 4 || ahead == 1) {
        for (const Piece &piece : pieces)
            use(piece, load(piece));
        return;
    }
    std::deque<std::future<Epoch>> loading;
    size_t next = 0;
    for (const Piece &piece : pieces) {
        for (; next < pieces.size() && loading.size() < ahead; ++next)
            loading.push_back(std::async(std::launch::async, [this, &of = pieces[next]] { return load(of); }));
        const Epoch epoch = loading.front().get();
        loading.pop_front();
        use(piece, epoch);
    }
}

PerformanceResult<Profile> StacksHistory::in(const TimeRange &wanted, const StacksFilter &filter) const
{
    const TimeRange range = sensible(wanted);
    const WrittenAfter logged(d->log);
    StacksMerge merge(range, filter);
    bool isKept = false;
    bool isCoarse = false;
    bool isMonth = false;
    int damaged = 0;
    d->forEach(d->piecesOf(range), [&](const Private::Piece &piece, const Private::Epoch &epoch) {
        isKept = true;
        damaged += epoch ? 0 : 1;
        if (!epoch)
            return;
        isCoarse = isCoarse || (piece.detail == StacksDatabase::Detail::Coarse && !piece.row.isMonth);
        isMonth = isMonth || piece.row.isMonth;
        merge.add(*epoch);
    });
    if (!isKept) {
        const auto oldest = info().oldest;
        return failure(
            PerformanceErrorCode::Unsupported, QString(),
            oldest ? QCoreApplication::translate("Stacks", "no stacks were kept then; the first are of %1")
                         .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(toNanoseconds(*oldest) / 1'000'000),
                                                 QLocale::ShortFormat))
                   : QCoreApplication::translate("Stacks", "no stacks were kept yet"));
    }
    Profile profile = merge.take();
    if (isMonth)
        profile.notes << Message(
            "Stacks",
            QT_TRANSLATE_NOOP(
                "Stacks",
                "What is older than the samples that are kept is by minute and program: what took less than 5 % of a program's quarter of an hour counts for its callers."));
    if (isCoarse)
        profile.notes << Message(
            "Stacks",
            QT_TRANSLATE_NOOP(
                "Stacks",
                "Over a long range stacks are by function: what took less than 2 % of a program's quarter of an hour counts for its callers, and processes of less than a second for their program."));
    if (damaged > 0)
        profile.notes << Message(
            "Stacks", QT_TRANSLATE_NOOP("Stacks", "Stacks of %1 quarters of an hour are damaged and left out."),
            {damaged});
    return profile;
}

std::vector<ProcessActivity> StacksHistory::activities(const TimeRange &wanted) const
{
    const TimeRange range = sensible(wanted);
    const WrittenAfter logged(d->log);
    StacksActivity activity(range);
    d->forEach(d->piecesOf(range), [&](const Private::Piece &, const Private::Epoch &epoch) {
        if (epoch)
            activity.add(*epoch);
    });
    return activity.take();
}

StacksHistory::Info StacksHistory::info() const
{
    Info info;
    info.bytes = d->bytesOnDisk;
    qint64 oldest = d->oldestStored;
    {
        const Locked lock(d->stateLock);
        const auto consider = [&](const Private::Epoch &epoch) {
            if (!epoch || epoch->empty())
                return;
            const qint64 first = toNanoseconds(epoch->startedAt) + epoch->sampleTimes[0];
            oldest = oldest == 0 ? first : std::min(oldest, first);
        };
        for (const auto &done : d->closing)
            consider(done.epoch);
        consider(d->open);
    }
    if (oldest != 0)
        info.oldest = fromNanoseconds(oldest);
    const Locked lock(d->problemsLock);
    info.problems = d->problems;
    return info;
}

} // namespace performance
