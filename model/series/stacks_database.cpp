// SPDX-License-Identifier: MIT
#include "performance/series/stacks_database.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace performance {

namespace {

constexpr char StacksSchema[] =
    "CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "INSERT OR IGNORE INTO meta VALUES('layout', '1');"
    "CREATE TABLE IF NOT EXISTS tail(seq INTEGER PRIMARY KEY, data BLOB NOT NULL);"
    "CREATE TABLE IF NOT EXISTS block(id INTEGER PRIMARY KEY, t0 INTEGER NOT NULL, t1 INTEGER NOT NULL,"
    "    names BLOB NOT NULL, coarse BLOB NOT NULL, fine BLOB NOT NULL);"
    "CREATE INDEX IF NOT EXISTS block_time ON block(t0, t1);"
    "CREATE TABLE IF NOT EXISTS month(id INTEGER PRIMARY KEY, t0 INTEGER NOT NULL, t1 INTEGER NOT NULL,"
    "    names BLOB NOT NULL, tree BLOB NOT NULL);"
    "CREATE INDEX IF NOT EXISTS month_time ON month(t0, t1);";

constexpr char Rows[] =
    "SELECT id, t0, t1, 0 FROM block WHERE t0<=?1 AND t1>=?2 UNION ALL "
    "SELECT id, t0, t1, 1 FROM month WHERE t0<=?1 AND t1>=?2 AND NOT EXISTS(SELECT 1 FROM block WHERE block.id=month.id) "
    "ORDER BY 2";

} // namespace

PerformanceResult<StacksDatabase> StacksDatabase::open(const QString &path, Database::Mode mode)
{
    auto database = Database::open(path, mode);
    if (!database)
        return failure(database.error());
    StacksDatabase stacks;
    stacks.m_database = std::move(*database);
    stacks.m_path = path;
    Database &connection = stacks.m_database;

    bool ready = true;
    if (mode == Database::Mode::Create) {
        // NORMAL: a killed process loses nothing; a power cut may lose the commits since the last checkpoint.
        ready = connection.execute("PRAGMA auto_vacuum=INCREMENTAL") && connection.execute("PRAGMA journal_mode=WAL")
            && connection.execute("PRAGMA synchronous=NORMAL") && connection.execute("PRAGMA wal_autocheckpoint=512")
            && connection.execute("PRAGMA journal_size_limit=4194304") && connection.execute(StacksSchema);
    }
    connection.execute("PRAGMA cache_size=-1024");
    if (!ready || !stacks.prepareAll(mode))
        return failure(connection.lastError());

    Statement layout = connection.prepare("SELECT value FROM meta WHERE name='layout'");
    if (!layout.step() || layout.text(0) != u"1") {
        if (layout.failed())
            return failure(connection.lastError());
        return failure(PerformanceErrorCode::Unsupported, path,
                       QCoreApplication::translate("History", "it was written by a later version of this program"));
    }
    return stacks;
}

bool StacksDatabase::prepareAll(Database::Mode mode)
{
    bool ok = true;
    const auto prepare = [&](Statement &statement, const char *sql) {
        statement = m_database.prepare(sql);
        ok = ok && bool(statement);
    };
    if (mode == Database::Mode::Create) {
        prepare(m_addTail, "INSERT OR REPLACE INTO tail VALUES(?,?)");
        prepare(m_clearTail, "DELETE FROM tail WHERE seq<=?");
        // An id is never given again: what is left of a block that was dropped has it.
        prepare(m_addBlock,
                "INSERT INTO block(id,t0,t1,names,coarse,fine) VALUES("
                "1+max(coalesce((SELECT max(id) FROM block),0),coalesce((SELECT max(id) FROM month),0)),?,?,?,?,?)");
        prepare(m_addMonth, "INSERT INTO month VALUES((SELECT max(id) FROM block),?,?,?,?)");
    }
    prepare(m_visitTail, "SELECT seq,data FROM tail WHERE seq>? ORDER BY seq");
    prepare(m_firstTail, "SELECT coalesce(min(seq),0) FROM tail");
    prepare(m_rows, Rows);
    prepare(m_fine, "SELECT names,fine FROM block WHERE id=?");
    prepare(m_coarse, "SELECT names,coarse FROM block WHERE id=?");
    prepare(m_month, "SELECT names,tree FROM month WHERE id=?");
    prepare(m_oldest, "SELECT min(t) FROM (SELECT min(t0) AS t FROM block UNION ALL SELECT min(t0) FROM month)");
    return ok;
}

bool StacksDatabase::addTail(qint64 sequence, const QByteArray &record)
{
    return m_addTail.bind(1, sequence).bind(2, QByteArrayView(record)).run();
}

bool StacksDatabase::visitTail(qint64 after, const std::function<void(qint64, QByteArrayView)> &visit)
{
    m_visitTail.bind(1, after);
    while (m_visitTail.step())
        visit(m_visitTail.integer(0), m_visitTail.blob(1));
    const bool ok = !m_visitTail.failed();
    m_visitTail.reset();
    return ok;
}

qint64 StacksDatabase::firstTail()
{
    const qint64 first = m_firstTail.step() ? m_firstTail.integer(0) : 0;
    m_firstTail.reset();
    return first;
}

bool StacksDatabase::clearTail(qint64 upTo)
{
    return m_clearTail.bind(1, upTo).run();
}

bool StacksDatabase::addBlock(qint64 from, qint64 to, const StacksBlock &block, const Month &month)
{
    m_addBlock.bind(1, from).bind(2, to).bind(3, QByteArrayView(block.names));
    m_addMonth.bind(1, from).bind(2, to).bind(3, QByteArrayView(month.names)).bind(4, QByteArrayView(month.tree));
    return m_addBlock.bind(4, QByteArrayView(block.coarse)).bind(5, QByteArrayView(block.fine)).run()
        && m_addMonth.run();
}

std::vector<StacksDatabase::Row> StacksDatabase::rowsBetween(qint64 from, qint64 to)
{
    std::vector<Row> rows;
    m_rows.bind(1, to).bind(2, from);
    while (m_rows.step())
        rows.push_back({m_rows.integer(0), m_rows.integer(1), m_rows.integer(2), m_rows.integer(3) != 0});
    m_rows.reset();
    return rows;
}

std::optional<std::pair<QByteArray, QByteArray>> StacksDatabase::read(const Row &row, Detail detail)
{
    Statement &statement = row.isMonth ? m_month : detail == Detail::Fine ? m_fine : m_coarse;
    std::optional<std::pair<QByteArray, QByteArray>> parts;
    if (statement.bind(1, row.id).step())
        parts.emplace(statement.blob(0).toByteArray(), statement.blob(1).toByteArray());
    statement.reset();
    return parts;
}

std::optional<qint64> StacksDatabase::oldestMoment()
{
    std::optional<qint64> oldest;
    if (m_oldest.step() && m_oldest.integer(0) != 0)
        oldest = m_oldest.integer(0);
    m_oldest.reset();
    return oldest;
}

bool StacksDatabase::prune(qint64 blocksBefore, qint64 monthsBefore)
{
    Statement blocks = m_database.prepare("DELETE FROM block WHERE t1<?");
    // Where samples are kept for longer than the month, its row stands for nothing, and its id must stay.
    Statement months = m_database.prepare("DELETE FROM month WHERE t1<? AND id NOT IN (SELECT id FROM block)");
    return blocks && blocks.bind(1, blocksBefore).run() && months && months.bind(1, monthsBefore).run();
}

bool StacksDatabase::dropOldestBlock()
{
    Statement oldest = m_database.prepare("SELECT id FROM block ORDER BY t0 LIMIT 1");
    if (!oldest || !oldest.step())
        return false;
    const qint64 id = oldest.integer(0);
    oldest.reset();
    Statement drop = m_database.prepare("DELETE FROM block WHERE id=?");
    return drop && drop.bind(1, id).run();
}

void StacksDatabase::releaseFreePages()
{
    m_database.execute("PRAGMA incremental_vacuum(256)");
}

qint64 StacksDatabase::bytesOfData()
{
    const auto number = [this](const char *sql) {
        Statement statement = m_database.prepare(sql);
        return statement && statement.step() ? statement.integer(0) : 0;
    };
    return (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * number("PRAGMA page_size");
}

qint64 StacksDatabase::bytesUsed() const
{
    return QFileInfo(m_path).size() + QFileInfo(m_path + QLatin1String("-wal")).size();
}

} // namespace performance
