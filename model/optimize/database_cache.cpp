// SPDX-License-Identifier: MIT
#include "performance/optimize/database_cache.h"

#include "performance/procfs/unique_fd.h"

#include <QByteArrayList>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr size_t LargestFile = 1 << 20;
constexpr int MostFiles = 64;

/// A file's settings in their order: the name in small letters with underscores, "!" for what includes another file.
using Lines = std::vector<std::pair<QByteArray, QByteArray>>;

bool isWhereSettingsAre(const QString &path)
{
    constexpr std::array Folders{"/etc/", "/opt/", "/srv/", "/usr/", "/var/"};
    return QDir::cleanPath(path) == path && std::any_of(Folders.begin(), Folders.end(), [&](const char *folder) {
               return path.startsWith(QLatin1String(folder));
           });
}

QByteArray normalName(QByteArray name)
{
    name = std::move(name).toLower().replace('-', '_');
    return name.startsWith("loose_") ? name.mid(6) : name;
}

/// "name = 'value' # why", "name value" and "name".
Lines linesOf(const QByteArray &text)
{
    Lines lines;
    for (const QByteArray &raw : text.split('\n')) {
        const QByteArray line = raw.trimmed();
        if (line.isEmpty() || line[0] == '#' || line[0] == ';' || line[0] == '[')
            continue;
        qsizetype end = 0;
        while (end < line.size() && line[end] != '=' && line[end] != ' ' && line[end] != '\t')
            ++end;
        QByteArray value = line.mid(end).trimmed();
        if (value.startsWith('='))
            value = value.mid(1).trimmed();
        if (value.startsWith('\''))
            value = value.mid(1, value.indexOf('\'', 1) - 1);
        else
            value = value.left(std::min(value.size(), value.indexOf('#') < 0 ? value.size() : value.indexOf('#')))
                        .trimmed();
        lines.emplace_back(normalName(line.left(end)), value);
    }
    return lines;
}

/// Nothing where it is no regular file, too large, or may not be read. A FIFO or a terminal is not waited for.
std::optional<Lines> readSettings(const QString &path, const QString &root)
{
    if (!isWhereSettingsAre(path))
        return std::nullopt;
    const UniqueFd file(
        ::open(QFile::encodeName(root + path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat info {};
    if (!file || ::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode) || size_t(info.st_size) > LargestFile)
        return std::nullopt;
    QByteArray text(qsizetype(LargestFile) + 1, Qt::Uninitialized);
    size_t length = 0;
    for (ssize_t got = 1; got > 0 && length <= LargestFile; length += got > 0 ? size_t(got) : 0)
        got = ::read(file.get(), text.data() + length, LargestFile + 1 - length);
    if (length > LargestFile)
        return std::nullopt; // it grows
    text.truncate(qsizetype(length));
    return linesOf(text);
}

/// The settings of every file of a kind in a folder; nothing where one of them cannot be read.
bool addFolder(Lines &lines, const QString &folder, const QString &pattern, const QString &root, bool withFolders)
{
    int count = 0;
    QDirIterator files(root + folder, {pattern}, QDir::Files,
                       withFolders ? QDirIterator::Subdirectories : QDirIterator::NoIteratorFlags);
    while (files.hasNext()) {
        const auto more = readSettings(files.next().mid(root.size()), root);
        if (!more || ++count > MostFiles)
            return false;
        lines.insert(lines.end(), more->begin(), more->end());
    }
    return true;
}

/// What the command line says: "--name=value", "--name value" is none, "-c name=value", "-D folder" (as "D").
Lines optionsOf(const QByteArrayList &words)
{
    Lines options;
    const auto add = [&](const QByteArray &text) {
        const qsizetype equals = text.indexOf('=');
        options.emplace_back(normalName(text.left(equals < 0 ? text.size() : equals)),
                             equals < 0 ? QByteArray() : text.mid(equals + 1));
    };
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QByteArray &word = words[i];
        if (word.startsWith("--"))
            add(word.mid(2));
        else if (word.startsWith("-c"))
            add(word.size() > 2 ? word.mid(2) : words.value(++i));
        else if (word.startsWith("-D") || word.startsWith("-B"))
            options.emplace_back(word.mid(1, 1), word.size() > 2 ? word.mid(2) : words.value(++i));
    }
    return options;
}

bool has(const Lines &lines, const char *name)
{
    return std::any_of(lines.begin(), lines.end(), [&](const auto &line) { return line.first == name; });
}

QString pathOf(const Lines &lines, const char *name)
{
    const auto it = std::find_if(lines.begin(), lines.end(), [&](const auto &line) { return line.first == name; });
    return it == lines.end() ? QString() : QFile::decodeName(it->second);
}

/// A name that is given another value than the one that is shipped.
bool isSized(const Lines &lines, const char *name, std::initializer_list<const char *> shipped)
{
    return std::any_of(lines.begin(), lines.end(), [&](const auto &line) {
        return line.first == name
            && std::none_of(shipped.begin(), shipped.end(), [&](const char *value) { return line.second == value; });
    });
}

bool isPostgresDefault(const Lines &options, const QString &root)
{
    if (has(options, "B") || has(options, "shared_buffers"))
        return false;
    QString file = pathOf(options, "config_file");
    if (file.isEmpty())
        file = pathOf(options, "D") + QLatin1String("/postgresql.conf");
    auto lines = readSettings(file, root);
    if (!lines)
        return false;
    bool hasFolder = false;
    for (const auto &[name, value] : *lines) {
        if (!name.startsWith("include"))
            continue;
        if (name != "include_dir" || value != "conf.d")
            return false; // others may say it
        hasFolder = true;
    }
    if (hasFolder
        && !addFolder(*lines, QFileInfo(file).path() + QLatin1String("/conf.d"), QStringLiteral("*.conf"), root, false))
        return false;
    return !isSized(*lines, "shared_buffers", {"128MB"});
}

bool isMysqlDefault(const Lines &options, const QString &root)
{
    if (has(options, "innodb_buffer_pool_size") || has(options, "innodb_dedicated_server")
        || has(options, "no_defaults") || has(options, "defaults_extra_file"))
        return false;
    Lines lines;
    if (const QString only = pathOf(options, "defaults_file"); !only.isEmpty()) {
        const auto read = readSettings(only, root);
        if (!read)
            return false;
        lines = *read;
    } else {
        const QString main = QStringLiteral("/etc/my.cnf");
        if (QFileInfo::exists(root + main)) {
            const auto read = readSettings(main, root);
            if (!read)
                return false;
            lines = *read;
        }
        for (const char *folder : {"/etc/mysql", "/etc/my.cnf.d"}) {
            if (!addFolder(lines, QLatin1String(folder), QStringLiteral("*.cnf"), root, true))
                return false;
        }
    }
    const bool isElsewhere = std::any_of(lines.begin(), lines.end(), [](const auto &line) {
        return line.first.startsWith("!include") && !line.second.startsWith("/etc/mysql/")
            && line.second != "/etc/my.cnf.d";
    });
    return !lines.empty() && !isElsewhere && !has(lines, "innodb_dedicated_server")
        && !isSized(lines, "innodb_buffer_pool_size", {"128M", "134217728"});
}

} // namespace

QString cacheLeftAtDefault(const QByteArray &commandLine, const QString &root)
{
    const QByteArrayList words = commandLine.split('\0');
    const QByteArray program = words.constFirst().mid(words.constFirst().lastIndexOf('/') + 1);
    if (program == "postgres")
        return isPostgresDefault(optionsOf(words), root) ? QStringLiteral("shared_buffers") : QString();
    if (program == "mysqld" || program == "mariadbd")
        return isMysqlDefault(optionsOf(words), root) ? QStringLiteral("innodb_buffer_pool_size") : QString();
    return {};
}

} // namespace performance
