// SPDX-License-Identifier: MIT
#include "performance/plugins/plugin_files.h"

#include <QCoreApplication>
#include <QDir>

#include <sys/stat.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr int MostPlugins = 64;

QString text(const char *source)
{
    return QCoreApplication::translate("Plugins", source);
}

/// Why it is not trusted; empty where it is.
QString mistrust(const struct stat &info)
{
    if (info.st_uid != ::geteuid() && info.st_uid != 0)
        return text(QT_TRANSLATE_NOOP("Plugins", "it belongs to somebody else"));
    if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return text(QT_TRANSLATE_NOOP("Plugins", "others may write it (chmod go-w)"));
    return {};
}

} // namespace

QStringList pluginFiles(const QString &folder, QStringList *problems)
{
    const auto refuse = [&](const QString &what, const QString &why) { *problems << text(QT_TRANSLATE_NOOP("Plugins", "%1 is not run: %2.")).arg(what, why); };
    struct stat info {};
    if (::lstat(folder.toLocal8Bit().constData(), &info) != 0)
        return {};
    if (!S_ISDIR(info.st_mode)) {
        refuse(folder, text(QT_TRANSLATE_NOOP("Plugins", "it is no folder")));
        return {};
    }
    if (const QString why = mistrust(info); !why.isEmpty()) {
        refuse(folder, why);
        return {};
    }
    QStringList files;
    for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::System, QDir::Name)) {
        const QString path = folder + u'/' + name;
        if (::lstat(path.toLocal8Bit().constData(), &info) != 0)
            continue;
        if (S_ISLNK(info.st_mode))
            refuse(path, text(QT_TRANSLATE_NOOP("Plugins", "it is a symbolic link")));
        else if (!S_ISREG(info.st_mode) || (!isQtPlugin(path) && (info.st_mode & S_IXUSR) == 0))
            continue; // a note beside them
        else if (const QString why = mistrust(info); !why.isEmpty())
            refuse(path, why);
        else if (files.size() >= MostPlugins)
            refuse(path, text(QT_TRANSLATE_NOOP("Plugins", "there are %1 already")).arg(MostPlugins));
        else
            files << path;
    }
    return files;
}

} // namespace performance
