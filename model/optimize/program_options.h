// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace performance {

// The memory options of known programs, where their own documentation calls an option slow or small.
//
// What cannot be read is not reported: the environment of another user's process, a file of settings that is missing,
// unreadable or in another mount namespace.
// Thread-safety: any thread; each call reads the files anew.

/// Which slow allocator a Python uses: "debug" (PYTHONMALLOC=debug and its like, PYTHONDEVMODE, -X dev) or "malloc"
/// (PYTHONMALLOC=malloc: the C library's for every small object); empty where it uses its own. The environment as
/// /proc/PID/environ gives it, the command line as /proc/PID/cmdline does, both with words ended by NUL.
/// Source: Python's manual, "Command line and environment", PYTHONMALLOC and -X dev.
QString pythonAllocator(const QByteArray &commandLine, const QByteArray &environment);

/// A database whose cache is as small as its maker ships it.
struct DatabaseCache {
    QString setting;  ///< "shared_buffers", "innodb_buffer_pool_size"
    qint64 bytes = 0; ///< the default
};

/// From the command line of a database's own process (PostgreSQL's first, mysqld, mariadbd) and the files that it names or
/// reads. `root` stands before every path. Nothing where the cache was sized, and where that cannot be seen.
///
/// PostgreSQL: -B and -c shared_buffers=; -c config_file= or -D, then conf.d beside it. What ALTER SYSTEM set lies in a folder
/// that only the server reads: the finder also looks at how much its processes share.
/// MySQL, MariaDB: --innodb-buffer-pool-size=, --defaults-file=, /etc/my.cnf and every *.cnf below /etc/mysql and /etc/my.cnf.d.
/// Sources: PostgreSQL's manual, 20.4.1 (128 MB, "25% of the memory in your system" as a start); MySQL's and MariaDB's
/// innodb_buffer_pool_size (134,217,728).
std::optional<DatabaseCache> databaseCacheByDefault(const QByteArray &commandLine, const QString &root = {});

/// The settings that a survey adds for such processes: pythonAllocator() as "process.allocator@PID", and "process.cache@PID",
/// the setting of databaseCacheByDefault() with the pid of the server behind it ("shared_buffers 812").
inline QString allocatorSetting(qint32 pid) { return QStringLiteral("process.allocator@%1").arg(pid); }
inline QString cacheSetting(qint32 pid) { return QStringLiteral("process.cache@%1").arg(pid); }

} // namespace performance
