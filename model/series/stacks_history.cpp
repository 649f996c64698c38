// SPDX-License-Identifier: MIT
#include "performance/series/stacks_history_p.h"
#include "performance/core/translate.h"

#include "performance/series/stacks_tables.h"

#include <QDateTime>
#include <QFile>

#include <sys/stat.h>

namespace performance {

namespace {

/// So many that cannot be written are held: two hours of a full disk.
constexpr size_t MostClosing = 8;

} // namespace

void StacksHistory::Private::problem(const QString &sentence, const char *logged, LogValues values, QtMsgType level)
{
    log.note(level, logged, values);
    const Locked lock(problemsLock);
    problems << sentence;
    if (problems.size() > 20)
        problems.removeFirst();
}

void StacksHistory::append(const Profile &epoch)
{
    if (d->mode == Mode::Reader)
        return;
    const WrittenAfter logged(d->log);
    const Locked lock(d->writing);
    if (d->open && !StacksTailEncoder::continues(*d->open, epoch))
        d->closeOpen();
    if (!d->isTooLarge(epoch))
        d->put(std::make_shared<const Profile>(epoch));
    d->commitTail();
    d->writeClosing();
}

bool StacksHistory::isFull() const
{
    const Locked lock(d->stateLock);
    return d->open
        && (d->open->sampleCount() > StacksLimits::Samples / 2 || d->open->stacks.size() > StacksLimits::Stacks / 2
            || d->open->frames.size() > StacksLimits::Rows / 2 || d->open->strings.size() > StacksLimits::Rows / 2);
}

void StacksHistory::closeEpoch()
{
    if (d->mode == Mode::Reader)
        return;
    const WrittenAfter logged(d->log);
    const Locked lock(d->writing);
    d->commitTail();
    d->closeOpen();
    d->writeClosing();
}

/// The epoch as queries see it from here on.
void StacksHistory::Private::put(Epoch epoch)
{
    const Locked lock(stateLock);
    open = std::move(epoch);
}

bool StacksHistory::Private::isTooLarge(const Profile &epoch)
{
    const bool isTooLarge = epoch.sampleCount() > StacksLimits::Samples || epoch.stacks.size() > StacksLimits::Stacks
        || epoch.frames.size() > StacksLimits::Rows || epoch.locations.size() > StacksLimits::Rows
        || epoch.strings.size() > StacksLimits::Rows || epoch.functions.size() > StacksLimits::Rows
        || epoch.threads.size() > StacksLimits::Rows;
    if (isTooLarge && !std::exchange(toldFull, true))
        problem(translate("History", "There are more stacks in a quarter of an hour than can be kept."),
                "an epoch of stacks is too large", {{"file", options.file}});
    return isTooLarge;
}

/// The tail of what is open, as one record with all that could not be written before.
void StacksHistory::Private::commitTail()
{
    Q_ASSERT(writing.isHeld());
    if (!open || inMemory() || !isFileThere())
        return;
    const QByteArray record = encoder.encode(*open);
    const bool ok = writer->begin() && writer->addTail(sequence + 1, record) && writer->commit();
    if (!ok) {
        commitFailed();
        return;
    }
    ++sequence;
    encoder.written(*open);
    if (!std::exchange(committing, true))
        problem(translate("History", "The history of stacks can be written again; nothing was lost."),
                "can write the history of stacks again", {{"file", options.file}});
}

bool StacksHistory::Private::isFileThere()
{
    Q_ASSERT(writing.isHeld());
    if (inodeOfFile() == fileInode)
        return true;
    // What is written to a file that was removed is lost without a word.
    beginAnew();
    if (committing)
        problem(
            translate("History", "The history of stacks was removed while it was written (%1); a new one was begun.")
                .arg(options.file),
            "began the history of stacks anew: it was removed", {{"file", options.file}});
    committing = inodeOfFile() == fileInode && fileInode != 0;
    return committing;
}

void StacksHistory::Private::commitFailed()
{
    Q_ASSERT(writing.isHeld());
    const PerformanceError error = writer->connection().lastError();
    const int code = writer->connection().lastCode();
    writer->rollback();
    if (sqlite::isCorruption(code) && !inMemory()) {
        setAside(error); // while it is open: closing it would write to it
        beginAnew();
        return;
    }
    if (std::exchange(committing, false))
        problem(sqlite::isDiskFull(code)
                    ? translate("History",
                                "The disk is full: new stacks stay in memory and are written once there is space (%1).")
                          .arg(options.file)
                    : translate("History",
                                "The history of stacks cannot be written at the moment (%1): new ones stay in memory.")
                          .arg(error.reason()),
                "cannot write the history of stacks: they stay in memory",
                {{"file", options.file}, {"reason", error.reason()}});
}

quint64 StacksHistory::Private::inodeOfFile() const
{
    struct stat info = {};
    return ::stat(QFile::encodeName(options.file).constData(), &info) == 0 ? quint64(info.st_ino) : 0;
}

/// In a new file; what is in memory goes into it.
void StacksHistory::Private::beginAnew()
{
    Q_ASSERT(writing.isHeld());
    const Locked readLock(reading);
    auto opened = StacksDatabase::open(options.file, Database::Mode::Create);
    auto readable = StacksDatabase::open(options.file, Database::Mode::ReadOnly);
    if (opened && readable) {
        writer = std::move(*opened);
        reader = std::move(*readable);
        fileInode = inodeOfFile();
        QFile::setPermissions(options.file, QFile::ReadOwner | QFile::WriteOwner);
    }
    encoder.reset();
    const Locked cacheGuard(cacheLock);
    cache.clear();
}

void StacksHistory::Private::closeOpen()
{
    Q_ASSERT(writing.isHeld());
    const Locked lock(stateLock);
    if (open && !open->empty())
        closing.push_back({open, sequence, {}});
    open.reset();
}

/// Writes what is over into blocks, oldest first.
void StacksHistory::Private::writeClosing()
{
    Q_ASSERT(writing.isHeld());
    while (!closing.empty() && writeBlock(closing.front())) {
        keepWithinSize();
        updateNumbers();
    }
    keepWithinMemory();
}

bool StacksHistory::Private::writeBlock(Closing &done)
{
    Q_ASSERT(writing.isHeld());
    if (!done.encoded) {
        const Profile month = compacted(coarsened(*done.epoch, StacksForMonth));
        done.encoded = {encodeStacks(*done.epoch), {encodeStackNames(month), encodeStackTree(month)}};
    }
    const Profile &epoch = *done.epoch;
    const qint64 start = toNanoseconds(epoch.startedAt);
    const auto at = [&](qint64 time) { return start + roundedDown(time, StacksTimeStep); };
    const qint64 newest = toNanoseconds(now());

    // In memory queries use this very connection; else they see the epoch or the block, never both.
    std::unique_lock readGuard(reading, std::defer_lock);
    if (inMemory())
        readGuard.lock();
    bool ok = writer->begin()
        && writer->addBlock(at(epoch.sampleTimes[0]), at(epoch.sampleTimes.back()), done.encoded->first,
                            done.encoded->second)
        && writer->clearTail(done.lastTail)
        && writer->prune(newest - nanoseconds(options.retention).count(),
                         newest - nanoseconds(options.rollupRetention).count());
    if (ok) {
        if (!readGuard.owns_lock())
            readGuard.lock();
        ok = writer->commit();
        if (ok) {
            const Locked lock(stateLock);
            closing.pop_front();
        }
    }
    if (!ok && inMemory())
        commitFailed(); // while nobody reads in the middle of what is rolled back
    if (readGuard.owns_lock())
        readGuard.unlock();
    if (!ok && !inMemory())
        commitFailed();
    return ok;
}

/// What cannot be written is held for two hours.
void StacksHistory::Private::keepWithinMemory()
{
    Q_ASSERT(writing.isHeld());
    while (closing.size() > MostClosing) {
        problem(translate("History",
                          "Stacks of a quarter of an hour were lost because they could not be written for too long."),
                "lost stacks that could not be written for too long", {{"file", options.file}});
        const Locked lock(stateLock);
        closing.pop_front();
    }
}

void StacksHistory::Private::keepWithinSize()
{
    Q_ASSERT(writing.isHeld());
    if (inMemory())
        return;
    bool dropped = false;
    // Pages that are freed are used again, so a few blocks at a time bring the size down without a long pause.
    for (int i = 0; i < 8 && writer->bytesOfData() > options.sizeLimit && writer->dropOldestBlock(); ++i) {
        writer->releaseFreePages();
        dropped = true;
    }
    writer->releaseFreePages();
    if (dropped)
        problem(translate("History", "The history of stacks reached its size limit: the oldest were dropped."),
                "dropped the oldest stacks: the size limit is reached",
                {{"file", options.file}, {"limit", QString::number(options.sizeLimit)}},
                QtInfoMsg); // as the user set it
}

void StacksHistory::Private::updateNumbers()
{
    const Locked readGuard(reading); // in memory, queries share the connection
    StacksDatabase &database = reader ? *reader : *writer;
    bytesOnDisk = inMemory() ? 0 : database.bytesUsed();
    oldestStored = database.oldestMoment().value_or(0);
}

bool StacksHistory::refresh()
{
    if (d->mode != Mode::Reader)
        return false;
    const WrittenAfter logged(d->log);
    const Locked writeLock(d->writing);
    const Locked lock(d->reading);
    if (const quint64 inode = d->inodeOfFile(); inode != 0 && inode != d->fileInode) {
        // The writer began another file.
        if (auto opened = StacksDatabase::open(d->options.file, Database::Mode::ReadOnly)) {
            d->reader = std::move(*opened);
            d->fileInode = inode;
            d->followedFirst = -1;
            const Locked cacheGuard(d->cacheLock);
            d->cache.clear();
        }
    }
    if (!d->reader)
        return false; // the writer keeps no stacks yet
    // One read transaction until the next refresh: queries see one state of the history, whatever is written meanwhile.
    d->reader->connection().execute("ROLLBACK");
    d->reader->connection().execute("BEGIN");
    const qint64 first = d->reader->firstTail();
    if (first != d->followedFirst) {
        d->followedFirst = first;
        d->decoder.reset();
        d->sequence = 0;
        const Locked stateGuard(d->stateLock);
        d->open.reset();
        d->closing.clear();
    }
    const qint64 before = d->sequence;
    (void)d->replayTail(*d->reader);
    d->bytesOnDisk = d->reader->bytesUsed();
    d->oldestStored = d->reader->oldestMoment().value_or(0);
    return d->sequence != before;
}

PerformanceResult<void> StacksHistory::becomeWriter()
{
    if (d->mode != Mode::Reader)
        return {};
    (void)refresh(); // what was committed last
    const WrittenAfter logged(d->log);
    const Locked writeLock(d->writing);
    {
        const Locked readLock(d->reading);
        auto opened = StacksDatabase::open(d->options.file, Database::Mode::Create);
        if (!opened)
            return failure(opened.error());
        auto readable = StacksDatabase::open(d->options.file, Database::Mode::ReadOnly);
        if (!readable)
            return failure(readable.error());
        d->writer = std::move(*opened);
        d->reader = std::move(*readable);
        d->fileInode = d->inodeOfFile();
        d->sequence = std::max(d->sequence, QDateTime::currentMSecsSinceEpoch());
        d->mode = Mode::Writer;
    }
    d->writeClosing();
    return {};
}

void StacksHistory::setRetention(std::chrono::seconds retention, qint64 sizeLimit)
{
    const Locked lock(d->writing);
    d->options.retention = retention;
    d->options.sizeLimit = sizeLimit;
}

} // namespace performance
