// SPDX-License-Identifier: MIT
#include "performance/optimize/program_options.h"

#include "performance/optimize/small_file.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace performance {

namespace {

constexpr qint64 LargestFile = 1 << 20;
constexpr qint64 DefaultCache = qint64(128) << 20; // of PostgreSQL, MySQL and MariaDB alike

QByteArray valueOf(const QByteArrayList &words, const QByteArray &name)
{
    for (const QByteArray &word : words) {
        if (word.startsWith(name + '='))
            return word.mid(name.size() + 1);
    }
    return {};
}

/// Nothing where it cannot be read to its end.
std::optional<QByteArray> readSettings(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > LargestFile)
        return std::nullopt;
    return file.readAll();
}

/// Whether a line, which is no comment, gives the setting a value other than the one that it has anyway.
bool isSized(const QByteArray &text, const QRegularExpression &setting, const QString &usual)
{
    for (auto found = setting.globalMatch(QString::fromUtf8(text)); found.hasNext();) {
        if (found.next().captured(1) != usual)
            return true;
    }
    return false;
}

/// The value of an option in the two ways that getopt(3) takes it: "-D DIR" and "-DDIR".
QByteArray letterOption(const QByteArrayList &words, char letter)
{
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (words[i].size() >= 2 && words[i][0] == '-' && words[i][1] == letter)
            return words[i].size() > 2 ? words[i].mid(2) : words.value(i + 1);
    }
    return {};
}

/// Of "-c NAME=VALUE", "-cNAME=VALUE" and "--NAME=VALUE", in which a dash is as good as an underscore.
QByteArray postgresOption(const QByteArrayList &words, const QByteArray &name)
{
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (!words[i].startsWith("-c") && !words[i].startsWith("--"))
            continue;
        const QByteArray option = words[i] == "-c" ? words.value(i + 1) : words[i].mid(2);
        const qsizetype equals = option.indexOf('=');
        if (equals > 0 && option.left(equals).replace('-', '_') == name)
            return option.mid(equals + 1);
    }
    return {};
}

std::optional<DatabaseCache> postgresCache(const QByteArrayList &words, const QString &root)
{
    if (!letterOption(words, 'B').isEmpty() || !postgresOption(words, "shared_buffers").isEmpty())
        return std::nullopt;
    QString file = QFile::decodeName(postgresOption(words, "config_file"));
    const QString data = QFile::decodeName(letterOption(words, 'D'));
    if (file.isEmpty() && !data.isEmpty())
        file = data + QStringLiteral("/postgresql.conf");
    if (!file.startsWith(u'/'))
        return std::nullopt;
    // "shared_buffers = 128MB   # min 128kB"; initdb writes the default out.
    static const QRegularExpression setting(QStringLiteral("^\\s*shared_buffers\\s*=?\\s*'?([^\\s'#]+)"), QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    const auto main = readSettings(root + file);
    if (!main || isSized(*main, setting, QStringLiteral("128MB")))
        return std::nullopt;
    QDirIterator more(root + QFileInfo(file).path() + QStringLiteral("/conf.d"), {QStringLiteral("*.conf")}, QDir::Files);
    while (more.hasNext()) {
        const auto text = readSettings(more.next());
        if (!text || isSized(*text, setting, QStringLiteral("128MB")))
            return std::nullopt;
    }
    return DatabaseCache{QStringLiteral("shared_buffers"), DefaultCache};
}

std::optional<DatabaseCache> mysqlCache(const QByteArrayList &words, const QString &root)
{
    QStringList files{QStringLiteral("/etc/my.cnf")};
    for (QByteArray word : words) {
        word.replace('_', '-');
        if (word.startsWith("--innodb-buffer-pool-size") || word.startsWith("--no-defaults") || word.startsWith("--defaults-extra-file"))
            return std::nullopt;
    }
    if (const QByteArray only = valueOf(words, "--defaults-file"); !only.isEmpty()) {
        files = {QFile::decodeName(only)};
    } else {
        for (const char *folder : {"/etc/mysql", "/etc/my.cnf.d"}) {
            QDirIterator all(root + QLatin1String(folder), {QStringLiteral("*.cnf")}, QDir::Files, QDirIterator::Subdirectories);
            while (all.hasNext())
                files << all.next().mid(root.size());
        }
    }
    static const QRegularExpression setting(QStringLiteral("^\\s*(?:loose[-_])?innodb[-_]buffer[-_]pool[-_]size\\s*=\\s*(\\S+)"), QRegularExpression::MultilineOption);
    bool isSeen = false;
    for (const QString &file : files) {
        if (!QFileInfo::exists(root + file))
            continue;
        const auto text = readSettings(root + file);
        if (!text || isSized(*text, setting, QStringLiteral("128M")))
            return std::nullopt; // one that cannot be read may say it
        isSeen = true;
    }
    return isSeen ? std::optional(DatabaseCache{QStringLiteral("innodb_buffer_pool_size"), DefaultCache}) : std::nullopt;
}

} // namespace

QString pythonAllocator(const QByteArray &commandLine, const QByteArray &environment)
{
    const QByteArrayList words = commandLine.split('\0');
    for (qsizetype i = 1; i < words.size() && words[i].startsWith('-') && words[i] != "-c" && words[i] != "-m"; ++i) {
        if (words[i] == "-Xdev" || (words[i] == "-X" && words.value(i + 1) == "dev"))
            return QStringLiteral("debug");
        if (words[i] == "-X" || words[i] == "-W")
            ++i; // its value
    }
    const QByteArrayList variables = environment.split('\0');
    const QByteArray allocator = valueOf(variables, "PYTHONMALLOC");
    if (allocator == "malloc")
        return QStringLiteral("malloc");
    if (allocator.endsWith("debug") || (allocator.isEmpty() && !valueOf(variables, "PYTHONDEVMODE").isEmpty()))
        return QStringLiteral("debug");
    return {};
}

std::optional<DatabaseCache> databaseCacheByDefault(const QByteArray &commandLine, const QString &root)
{
    const QByteArrayList words = commandLine.split('\0');
    const QByteArray program = words.constFirst().mid(words.constFirst().lastIndexOf('/') + 1);
    if (program == "postgres")
        return postgresCache(words, root);
    return program == "mysqld" || program == "mariadbd" ? mysqlCache(words, root) : std::nullopt;
}

} // namespace performance
