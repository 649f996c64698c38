// SPDX-License-Identifier: MIT
// How a history of stacks is opened: what is damaged is set aside, what was written last is read back.
#include "performance/series/stacks_history_p.h"
#include "performance/core/translate.h"
#include "performance/core/whole_file.h"

#include <QDateTime>
#include <QFile>

namespace performance {

namespace {

/// Blocks that were read last are kept up to this many bytes, so that a range can be moved and filtered without reading them again.
constexpr qsizetype CacheKiB = 24 * 1024;

} // namespace

PerformanceResult<std::unique_ptr<StacksHistory>> StacksHistory::open(const Options &options)
{
    auto p = std::make_unique<Private>();
    p->options = options;
    p->mode = options.mode;
    {
        const Locked lock(p->cacheLock);
        p->cache.setMaxCost(CacheKiB);
    }
    const WrittenAfter logged(p->log);
    if (auto opened = options.mode == Mode::Reader ? p->openReader() : p->openWriter(); !opened)
        return failure(opened.error());
    return std::unique_ptr<StacksHistory>(new StacksHistory(std::move(p)));
}

StacksHistory::StacksHistory(std::unique_ptr<Private> p) : d(std::move(p)) {}
StacksHistory::~StacksHistory() = default;

PerformanceResult<void> StacksHistory::Private::openWriter()
{
    const QString file = inMemory() ? QStringLiteral(":memory:") : options.file;
    const Locked lock(writing);
    for (int attempt = 0;; ++attempt) {
        auto opened = StacksDatabase::open(file, Database::Mode::Create);
        if (opened && replayTail(*opened)) {
            writer = std::move(*opened);
            break;
        }
        const PerformanceError error = opened ? opened->connection().lastError() : opened.error();
        // Only what is damaged is set aside: a history that cannot be read for other reasons is left alone.
        const bool damaged = error.code() == PerformanceErrorCode::ParseError || opened;
        if (inMemory() || !damaged || attempt > 0)
            return failure(error);
        opened = failure(error); // closes the file
        setAside(error);
        decoder.reset();
        closing.clear();
        open.reset();
        sequence = 0;
    }
    sequence = std::max(sequence, QDateTime::currentMSecsSinceEpoch());
    if (!inMemory()) {
        QFile::setPermissions(options.file, QFile::ReadOwner | QFile::WriteOwner);
        auto opened = StacksDatabase::open(file, Database::Mode::ReadOnly);
        if (!opened)
            return failure(opened.error());
        reader = std::move(*opened);
        fileInode = inodeOfFile();
    }
    updateNumbers();
    return {};
}

PerformanceResult<void> StacksHistory::Private::openReader()
{
    if (!QFile::exists(options.file))
        return {}; // refresh() looks for it
    auto opened = StacksDatabase::open(options.file, Database::Mode::ReadOnly);
    if (!opened)
        return failure(opened.error());
    reader = std::move(*opened);
    fileInode = inodeOfFile();
    return {};
}

void StacksHistory::Private::setAside(const PerformanceError &error)
{
    const QString aside = performance::setAside(options.file);
    QFile::rename(options.file + QLatin1String("-wal"), aside + QLatin1String("-wal"));
    QFile::remove(options.file + QLatin1String("-shm"));
    problem(translate("History", "The history of stacks was damaged (%1). It was set aside as %2 and a new one begun.")
                .arg(error.reason(), aside),
            "set a damaged history of stacks aside",
            {{"file", options.file}, {"aside", aside}, {"reason", error.reason()}});
}

/// What was committed after `sequence`. False where the file is damaged.
bool StacksHistory::Private::replayTail(StacksDatabase &database)
{
    bool damaged = false;
    const bool isRead = database.visitTail(sequence, [&](qint64 at, QByteArrayView bytes) {
        const auto result = decoder.decode(bytes);
        damaged = damaged || result == StacksTailDecoder::Result::Damaged;
        auto finished = std::make_shared<const Profile>(decoder.takeFinished());
        if (!finished->empty()) {
            const Locked lock(stateLock);
            closing.push_back({std::move(finished), sequence, {}});
        }
        sequence = at;
    });
    if (!decoder.isEmpty())
        put(std::make_shared<const Profile>(decoder.profile()));
    // A writer goes on from there, unless something is missing that its next record would lean on.
    if (damaged)
        encoder.reset();
    else if (!decoder.isEmpty() && mode != Mode::Memory)
        encoder.written(decoder.profile());
    if (damaged)
        problem(translate("History", "Some of the last stacks before the restart were damaged and left out."),
                "left out damaged last stacks", {{"file", options.file}});
    return isRead && !sqlite::isCorruption(database.connection().lastCode());
}

} // namespace performance
