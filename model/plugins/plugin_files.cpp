// SPDX-License-Identifier: MIT
#include "performance/plugins/plugin_files.h"

#include "performance/core/translate.h"

#include "performance/plugins/safe_path.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace performance {

namespace {

constexpr int MostPlugins = 64;

/// Why nothing in a folder may be run; empty where it may.
QString folderRefusal(const QString &folder, const struct stat &info)
{
    if (!S_ISDIR(info.st_mode))
        return translate("Plugins", "it is no folder");
    if (const QString why = foreignWriter(folder, info); !why.isEmpty())
        return why;
    const UnsafeFolder unsafe = unsafeFolder(folder);
    return unsafe.folder.isEmpty()
        ? QString()
        : translate("Plugins", "somebody else could put another in its place at %1: %2").arg(unsafe.folder, unsafe.why);
}

/// Of what may be run where its folder may.
QString fileRefusal(const QString &file, const struct stat &info)
{
    return S_ISLNK(info.st_mode) ? translate("Plugins", "it is a symbolic link (copy the file)")
                                 : foreignWriter(file, info);
}

bool look(const QString &path, struct stat *info)
{
    return ::lstat(QFile::encodeName(path).constData(), info) == 0;
}

bool isRunnable(const QString &path, const struct stat &info)
{
    return S_ISREG(info.st_mode) && (isQtPlugin(path) || (info.st_mode & S_IXUSR) != 0);
}

} // namespace

QStringList pluginFiles(const QString &folder, QStringList *problems)
{
    const auto refuse = [&](const QString &what, const QString &why) {
        *problems << translate("Plugins", "%1 is not run: %2.").arg(what, why);
    };
    struct stat info {};
    if (!look(folder, &info))
        return {};
    if (const QString why = folderRefusal(folder, info); !why.isEmpty()) {
        refuse(folder, why);
        return {};
    }
    QStringList files;
    for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::System, QDir::Name)) {
        const QString path = folder + u'/' + name;
        if (!look(path, &info) || !(S_ISLNK(info.st_mode) || isRunnable(path, info)))
            continue; // a note beside them
        if (const QString why = fileRefusal(path, info); !why.isEmpty())
            refuse(path, why);
        else if (files.size() >= MostPlugins)
            refuse(path, translate("Plugins", "there are %1 already").arg(MostPlugins));
        else
            files << path;
    }
    return files;
}

QString pluginRefusal(const QString &file)
{
    struct stat info {};
    const QString folder = QFileInfo(file).path();
    if (!look(folder, &info))
        return translate("Plugins", "it is gone");
    if (QString why = folderRefusal(folder, info); !why.isEmpty())
        return why;
    if (!look(file, &info) || !(S_ISLNK(info.st_mode) || isRunnable(file, info)))
        return translate("Plugins", "it is gone");
    return fileRefusal(file, info);
}

PluginVersion pluginVersion(const QString &file)
{
    struct stat info {};
    if (!look(file, &info))
        return {};
    const auto nanoseconds = [](const timespec &time) {
        return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    };
    return {std::uint64_t(info.st_dev), std::uint64_t(info.st_ino), std::int64_t(info.st_size),
            nanoseconds(info.st_mtim), nanoseconds(info.st_ctim)};
}

} // namespace performance
