// SPDX-License-Identifier: MIT
#include "performance/series/sqlite.h"

#include <QFile>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace performance {

bool sqlite::isCorruption(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

bool sqlite::isDiskFull(int code)
{
    return (code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC
        || code == SQLITE_IOERR_SHMSIZE || code == SQLITE_IOERR_TRUNCATE;
}

void Statement::Finalizer::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement &Statement::bind(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
    return *this;
}

Statement &Statement::bind(int index, double value)
{
    sqlite3_bind_double(m_statement.get(), index, value);
    return *this;
}

Statement &Statement::bind(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text(m_statement.get(), index, utf8.constData(), int(utf8.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(int index, QByteArrayView bytes)
{
    sqlite3_bind_blob64(m_statement.get(), index, bytes.data(), sqlite3_uint64(bytes.size()), SQLITE_STATIC);
    return *this;
}

bool Statement::step()
{
    const int code = m_statement ? sqlite3_step(m_statement.get()) : SQLITE_MISUSE;
    m_failed = code != SQLITE_ROW && code != SQLITE_DONE;
    return code == SQLITE_ROW;
}

bool Statement::run()
{
    step();
    const bool ok = !m_failed;
    reset();
    return ok;
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}
double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

QString Statement::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement.get(), column));
}

QByteArrayView Statement::blob(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return {data, qsizetype(sqlite3_column_bytes(m_statement.get(), column))};
}

void Database::Closer::operator()(sqlite3 *handle) const
{
    sqlite3_close_v2(handle);
}

PerformanceResult<Database> Database::open(const QString &path, Mode mode)
{
    const int flags = SQLITE_OPEN_NOMUTEX
        | (mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    // SQLite gives a new file, and from then on the log beside it, the rights that the umask leaves: to nobody else. One that exists
    // is not opened: closing it would let go of the locks of every other connection of this process (sqlite.org/howtocorrupt.html).
    if (mode == Mode::Create && path != u":memory:") {
        const int made = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (made >= 0)
            ::close(made);
    }
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(QFile::encodeName(path).constData(), &handle, flags, nullptr);
    Database database;
    database.m_handle.reset(handle);
    database.m_path = path;
    if (code != SQLITE_OK)
        return failure(database.lastError());
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 2000);
    // Debian 12's SQLite 3.40.1 can corrupt a WAL database when two connections write or checkpoint at the same
    // moment (the "WAL-reset bug", fixed in 3.51.3). So exactly one connection ever does either: readers neither
    // checkpoint by themselves nor when they close.
    if (mode == Mode::ReadOnly) {
        sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        sqlite3_wal_autocheckpoint(handle, 0);
    }
    return database;
}

bool Database::execute(const char *sql)
{
    return sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

Statement Database::prepare(const char *sql)
{
    Statement statement;
    sqlite3_stmt *raw = nullptr;
    if (sqlite3_prepare_v3(m_handle.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr) == SQLITE_OK)
        statement.m_statement.reset(raw);
    return statement;
}

std::optional<QByteArray> Database::readBlob(const char *table, const char *column, qint64 row, qsizetype offset,
                                             qsizetype size)
{
    sqlite3_blob *blob = nullptr;
    if (sqlite3_blob_open(m_handle.get(), "main", table, column, row, 0, &blob) != SQLITE_OK)
        return std::nullopt;
    std::optional<QByteArray> bytes;
    if (offset >= 0 && size >= 0 && offset + size <= sqlite3_blob_bytes(blob)) {
        bytes.emplace(size, Qt::Uninitialized);
        if (sqlite3_blob_read(blob, bytes->data(), int(size), int(offset)) != SQLITE_OK)
            bytes.reset();
    }
    sqlite3_blob_close(blob);
    return bytes;
}

int Database::lastCode() const
{
    return m_handle ? sqlite3_extended_errcode(m_handle.get()) : SQLITE_NOMEM;
}

PerformanceError Database::lastError() const
{
    const int code = lastCode();
    const QString reason = m_handle ? QString::fromUtf8(sqlite3_errmsg(m_handle.get())) : QString();
    if (sqlite::isCorruption(code))
        return {PerformanceErrorCode::ParseError, m_path, reason};
    if ((code & 0xff) == SQLITE_READONLY || (code & 0xff) == SQLITE_PERM)
        return {PerformanceErrorCode::PermissionDenied, m_path, reason};
    return {PerformanceErrorCode::IoError, m_path, reason};
}

} // namespace performance
