// SPDX-License-Identifier: MIT
#include "performance/core/own_program.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <dlfcn.h>

namespace performance {

namespace {

/// The shared library that this code is in; empty where that is the program itself, whose name dladdr(3) gives as it was called.
QString ownLibrary()
{
    Dl_info info{};
    if (::dladdr(reinterpret_cast<void *>(&ownLibrary), &info) == 0 || !info.dli_fname)
        return {};
    const QFileInfo file(QFile::decodeName(info.dli_fname));
    const bool isLibrary = file.isAbsolute() && file.canonicalFilePath() != QCoreApplication::applicationFilePath();
    return isLibrary ? file.canonicalFilePath() : QString();
}

} // namespace

QStringList programFolders(const QString &applicationFolder, const QString &buildFolder, const QString &library)
{
    const QString installed = QStringLiteral("/libexec/wai-performance");
    QStringList folders{applicationFolder, applicationFolder + QLatin1String("/../") + buildFolder,
                        applicationFolder + QLatin1String("/..") + installed};
    if (!library.isEmpty()) {
        const QString folder = QFileInfo(library).path();
        folders << folder + QLatin1String("/..") + installed << folder + QLatin1String("/../..") + installed;
    }
    return folders;
}

QString ownProgram(const QString &name, const QString &buildFolder, const QString &given)
{
    if (!given.isEmpty() && QFileInfo(given).isExecutable())
        return QFileInfo(given).absoluteFilePath();
    for (const QString &folder : programFolders(QCoreApplication::applicationDirPath(), buildFolder, ownLibrary())) {
        if (const QFileInfo file(folder + u'/' + name); file.isFile() && file.isExecutable())
            return file.absoluteFilePath();
    }
    return {};
}

} // namespace performance
