// SPDX-License-Identifier: MIT
#include "performance/series/history_database.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace performance {

namespace {

constexpr char Schema[] = R"(
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO meta VALUES('layout', '1');
CREATE TABLE IF NOT EXISTS series(
    id INTEGER PRIMARY KEY, metric TEXT NOT NULL, attributes TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL,
    category INTEGER NOT NULL, instrument INTEGER NOT NULL, storage INTEGER NOT NULL, scale REAL NOT NULL);
CREATE TABLE IF NOT EXISTS series_origin(id INTEGER PRIMARY KEY, origin INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS tail(seq INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS block(id INTEGER PRIMARY KEY, t0 INTEGER NOT NULL, t1 INTEGER NOT NULL,
    head BLOB NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS block_time ON block(t0, t1);
CREATE TABLE IF NOT EXISTS rollup(series INTEGER NOT NULL, level INTEGER NOT NULL, period INTEGER NOT NULL,
    data BLOB NOT NULL, PRIMARY KEY(series, level, period)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS process_block(id INTEGER PRIMARY KEY, t0 INTEGER NOT NULL, t1 INTEGER NOT NULL,
    head BLOB NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS process_block_time ON process_block(t0, t1);
CREATE TABLE IF NOT EXISTS gone(id INTEGER PRIMARY KEY, since INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS forgotten(
    id INTEGER PRIMARY KEY, metric TEXT NOT NULL, attributes TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL,
    category INTEGER NOT NULL, instrument INTEGER NOT NULL, storage INTEGER NOT NULL, scale REAL NOT NULL,
    since INTEGER NOT NULL, key TEXT NOT NULL, pruned INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS forgotten_key ON forgotten(key);
CREATE INDEX IF NOT EXISTS forgotten_since ON forgotten(pruned, since);
)";

} // namespace

PerformanceResult<HistoryDatabase> HistoryDatabase::open(const QString &path, Database::Mode mode)
{
    auto database = Database::open(path, mode);
    if (!database)
        return failure(database.error());
    HistoryDatabase history;
    history.m_database = std::move(*database);
    history.m_path = path;
    Database &connection = history.m_database;

    bool ready = true;
    if (mode == Database::Mode::Create) {
        // NORMAL: a killed process loses nothing; a power cut may lose the commits since the last checkpoint.
        ready = connection.execute("PRAGMA auto_vacuum=INCREMENTAL") && connection.execute("PRAGMA journal_mode=WAL")
            && connection.execute("PRAGMA synchronous=NORMAL") && connection.execute("PRAGMA wal_autocheckpoint=512")
            && connection.execute("PRAGMA journal_size_limit=4194304") && history.createSchema();
    }
    connection.execute("PRAGMA cache_size=-4096");
    ready = ready && history.prepareAll(mode);
    if (!ready)
        return failure(connection.lastError());

    Statement layout = connection.prepare("SELECT value FROM meta WHERE name='layout'");
    if (!layout.step() || (layout.text(0) != u"1" && layout.text(0) != u"2")) {
        if (layout.failed())
            return failure(connection.lastError());
        return failure(PerformanceErrorCode::Unsupported, path,
                       QCoreApplication::translate("History", "it was written by a later version of this program"));
    }
    return history;
}

bool HistoryDatabase::createSchema()
{
    return m_database.execute(Schema);
}

bool HistoryDatabase::prepareAll(Database::Mode mode)
{
    bool ok = true;
    const auto prepare = [&](Statement &statement, const char *sql) {
        statement = m_database.prepare(sql);
        ok = ok && bool(statement);
    };
    if (mode == Database::Mode::Create) {
        prepare(m_addTail, "INSERT OR REPLACE INTO tail VALUES(?,?)");
        prepare(m_addBlock, "INSERT INTO block(t0,t1,head,body) VALUES(?,?,?,?)");
        prepare(m_addProcesses, "INSERT INTO process_block(t0,t1,head,body) VALUES(?,?,?,?)");
        prepare(m_putRollup, "INSERT OR REPLACE INTO rollup VALUES(?,?,?,?)");
    }
    ok = ok && prepareSeries(mode);
    prepare(m_visitTail, "SELECT seq,data FROM tail WHERE seq>? ORDER BY seq");
    prepare(m_firstTail, "SELECT min(seq) FROM tail");
    prepare(m_blocks, "SELECT id,t0,t1 FROM block WHERE t0<=? AND t1>=? ORDER BY t0");
    prepare(m_oldestBlock, "SELECT t0 FROM block ORDER BY t0 LIMIT 1");
    prepare(m_head, "SELECT head FROM block WHERE id=?");
    prepare(m_processBlocks, "SELECT id,t0,t1 FROM process_block WHERE t0<=? AND t1>=? ORDER BY t0");
    prepare(m_processHead, "SELECT head FROM process_block WHERE id=?");
    prepare(m_processBody, "SELECT body FROM process_block WHERE id=?");
    prepare(m_rollup, "SELECT data FROM rollup WHERE series=? AND level=? AND period=?");
    prepare(m_rollups, "SELECT period,data FROM rollup WHERE series=? AND level=? AND period BETWEEN ? AND ?");
    return ok;
}

bool HistoryDatabase::addTail(qint64 sequence, const QByteArray &record)
{
    return m_addTail.bind(1, sequence).bind(2, QByteArrayView(record)).run();
}

bool HistoryDatabase::visitTail(qint64 after, const std::function<void(qint64, QByteArrayView)> &visit)
{
    m_visitTail.bind(1, after);
    while (m_visitTail.step())
        visit(m_visitTail.integer(0), m_visitTail.blob(1));
    const bool ok = !m_visitTail.failed();
    m_visitTail.reset();
    return ok;
}

std::optional<qint64> HistoryDatabase::firstTail()
{
    std::optional<qint64> first;
    if (m_firstTail.step() && m_firstTail.integer(0) > 0)
        first = m_firstTail.integer(0);
    m_firstTail.reset();
    return first;
}

bool HistoryDatabase::clearTail(qint64 upTo)
{
    Statement statement = m_database.prepare("DELETE FROM tail WHERE seq<=?");
    return statement && statement.bind(1, upTo).run();
}

bool HistoryDatabase::addBlock(qint64 from, qint64 to, const Block &block)
{
    return m_addBlock.bind(1, from)
        .bind(2, to)
        .bind(3, QByteArrayView(block.head))
        .bind(4, QByteArrayView(block.body))
        .run();
}

std::vector<HistoryDatabase::BlockRow> HistoryDatabase::blocksBetween(qint64 from, qint64 to)
{
    return rowsOf(m_blocks, from, to);
}

std::vector<HistoryDatabase::BlockRow> HistoryDatabase::rowsOf(Statement &blocks, qint64 from, qint64 to)
{
    std::vector<BlockRow> rows;
    blocks.bind(1, to).bind(2, from);
    while (blocks.step())
        rows.push_back({blocks.integer(0), blocks.integer(1), blocks.integer(2)});
    blocks.reset();
    return rows;
}

bool HistoryDatabase::addProcesses(qint64 from, qint64 to, const ProcessBlock &block)
{
    return m_addProcesses.bind(1, from)
        .bind(2, to)
        .bind(3, QByteArrayView(block.head))
        .bind(4, QByteArrayView(block.body))
        .run();
}

std::vector<HistoryDatabase::BlockRow> HistoryDatabase::processBlocksBetween(qint64 from, qint64 to)
{
    return rowsOf(m_processBlocks, from, to);
}

namespace {

std::optional<QByteArray> blobOf(Statement &statement, qint64 id)
{
    std::optional<QByteArray> bytes;
    if (statement.bind(1, id).step())
        bytes = statement.blob(0).toByteArray();
    statement.reset();
    return bytes;
}

} // namespace

std::optional<QByteArray> HistoryDatabase::processHead(qint64 id)
{
    return blobOf(m_processHead, id);
}
std::optional<QByteArray> HistoryDatabase::processBody(qint64 id)
{
    return blobOf(m_processBody, id);
}

std::optional<BlockHead> HistoryDatabase::blockHead(qint64 id)
{
    std::optional<BlockHead> head;
    if (m_head.bind(1, id).step())
        head = decodeHead(m_head.blob(0));
    m_head.reset();
    return head;
}

std::optional<QByteArray> HistoryDatabase::bodyPart(qint64 id, qsizetype offset, qsizetype size)
{
    return m_database.readBlob("block", "body", id, offset, size);
}

std::optional<qint64> HistoryDatabase::oldestBlock()
{
    std::optional<qint64> oldest;
    if (m_oldestBlock.step())
        oldest = m_oldestBlock.integer(0);
    m_oldestBlock.reset();
    return oldest;
}

std::optional<QByteArray> HistoryDatabase::rollup(SeriesId series, int level, qint64 period)
{
    std::optional<QByteArray> row;
    if (m_rollup.bind(1, qint64(series.index())).bind(2, qint64(level)).bind(3, period).step())
        row = m_rollup.blob(0).toByteArray();
    m_rollup.reset();
    return row;
}

bool HistoryDatabase::putRollup(SeriesId series, int level, qint64 period, const QByteArray &row)
{
    m_putRollup.bind(1, qint64(series.index())).bind(2, qint64(level)).bind(3, period);
    return m_putRollup.bind(4, QByteArrayView(row)).run();
}

void HistoryDatabase::visitRollups(SeriesId series, int level, qint64 from, qint64 to,
                                   const std::function<void(qint64, QByteArrayView)> &visit)
{
    m_rollups.bind(1, qint64(series.index())).bind(2, qint64(level)).bind(3, from).bind(4, to);
    while (m_rollups.step())
        visit(m_rollups.integer(0), m_rollups.blob(1));
    m_rollups.reset();
}

std::optional<qint64> HistoryDatabase::oldestRollup()
{
    // Each series is one seek of the primary key; the first ones are those of the collector and as old as any.
    Statement statement = m_database.prepare(
        "SELECT period,data FROM rollup WHERE series=? AND level=2 ORDER BY period LIMIT 1");
    const RollupLevel &level = RollupLevels[2];
    std::optional<qint64> oldest;
    for (qint64 series = 0; statement && series < 16; ++series) {
        if (statement.bind(1, series).step()) {
            qint64 first = -1;
            visitRow(statement.blob(1), level.slots(), [&](int slot, double, double, double, quint32) {
                if (first < 0)
                    first = statement.integer(0) + slot * level.slot;
            });
            if (first >= 0 && (!oldest || first < *oldest))
                oldest = first;
        }
        statement.reset();
    }
    return oldest;
}

std::optional<qint64> HistoryDatabase::oldestMoment()
{
    const auto rollup = oldestRollup();
    const auto block = oldestBlock();
    if (!rollup || !block)
        return rollup ? rollup : block;
    // A slot begins on the clock, before its first sample; where that is still there, it counts.
    return *block < *rollup + RollupLevels[2].slot ? block : rollup;
}

bool HistoryDatabase::pruneBlocks(qint64 before)
{
    Statement blocks = m_database.prepare("DELETE FROM block WHERE t1<?");
    Statement processes = m_database.prepare("DELETE FROM process_block WHERE t1<?");
    return blocks && blocks.bind(1, before).run() && processes && processes.bind(1, before).run();
}

std::optional<qint64> HistoryDatabase::dropOldestBlock()
{
    Statement oldest = m_database.prepare("SELECT id, t1 FROM block ORDER BY t0 LIMIT 1");
    if (!oldest || !oldest.step())
        return std::nullopt;
    const qint64 id = oldest.integer(0);
    const qint64 end = oldest.integer(1);
    oldest.reset();
    Statement drop = m_database.prepare("DELETE FROM block WHERE id=?");
    Statement processes = m_database.prepare("DELETE FROM process_block WHERE t1<=?");
    const bool dropped = drop && drop.bind(1, id).run() && processes && processes.bind(1, end).run();
    return dropped ? std::optional(end) : std::nullopt;
}

void HistoryDatabase::releaseFreePages()
{
    m_database.execute("PRAGMA incremental_vacuum(256)");
}

qint64 HistoryDatabase::bytesUsed()
{
    return QFileInfo(m_path).size() + QFileInfo(m_path + QLatin1String("-wal")).size();
}

} // namespace performance
