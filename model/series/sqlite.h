// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/error.h"

#include <QByteArray>

#include <memory>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace performance {

/// SQLite's result codes that callers act upon.
namespace sqlite {
bool isCorruption(int code);
bool isDiskFull(int code);
} // namespace sqlite

/// A prepared statement. Bind, step, read columns; reset() before it is used again.
class Statement {
public:
    Statement() = default;
    explicit operator bool() const { return m_statement != nullptr; }

    Statement &bind(int index, qint64 value);
    Statement &bind(int index, double value);
    Statement &bind(int index, const QString &text);
    /// The bytes must stay alive until the statement is reset.
    Statement &bind(int index, QByteArrayView bytes);

    /// True: there is a row. False: done, or it failed; see failed().
    bool step();
    /// Runs a statement that returns no rows, and resets it.
    bool run();
    void reset();
    bool failed() const { return m_failed; }

    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    /// Valid until the next step.
    QByteArrayView blob(int column) const;

private:
    friend class Database;
    struct Finalizer {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
    bool m_failed = false;
};

/// A connection to one SQLite file. Move-only, used by one thread at a time.
class Database {
public:
    enum class Mode { Create, ReadOnly };

    static PerformanceResult<Database> open(const QString &path, Mode mode);

    bool isOpen() const { return m_handle != nullptr; }
    bool execute(const char *sql);
    Statement prepare(const char *sql);
    /// A slice of a blob without reading the rest of it.
    std::optional<QByteArray> readBlob(const char *table, const char *column, qint64 row, qsizetype offset,
                                       qsizetype size);

    /// The extended code and the text of the last failure.
    int lastCode() const;
    PerformanceError lastError() const;

private:
    struct Closer {
        void operator()(sqlite3 *handle) const;
    };
    std::unique_ptr<sqlite3, Closer> m_handle;
    QString m_path;
};

} // namespace performance
