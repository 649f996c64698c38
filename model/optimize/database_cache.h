// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace performance {

/// Which setting of a database's files and command line leaves its cache at the 128 MB that it is shipped with:
/// "shared_buffers" (PostgreSQL), "innodb_buffer_pool_size" (MySQL, MariaDB). Empty where somebody sized it, and wherever that
/// cannot be seen: a file that is missing or unreadable, one that includes others, a server that sizes itself.
///
/// The command line is the server's as /proc/PID/cmdline gives it, and may be a stranger's: only regular files below /etc,
/// /opt, /srv, /usr and /var are read, without waiting for any, and no more than a mebibyte of each. `root` stands before paths.
///
/// PostgreSQL: -B, -c and --NAME=VALUE; -c config_file= or -D; conf.d beside the file. MySQL, MariaDB: options with and without
/// "loose-"; --defaults-file=, else /etc/my.cnf and every *.cnf below /etc/mysql and /etc/my.cnf.d. What ALTER SYSTEM or SET PERSIST
/// changed lies where only the server reads.
/// Sources: PostgreSQL's manual, 20.4.1 (128 MB; a quarter of the memory is a start); MySQL's and MariaDB's innodb_buffer_pool_size
/// (134,217,728) and innodb_dedicated_server.
/// Thread-safety: any thread; each call reads the files anew.
QString cacheLeftAtDefault(const QByteArray &commandLine, const QString &root);

/// What a survey adds for each process of such a server: "process.cache@PID", with the setting, the server's pid and its start
/// ("shared_buffers 812 4711").
inline QString cacheSetting(qint32 pid)
{
    return QStringLiteral("process.cache@%1").arg(pid);
}

} // namespace performance
