// SPDX-License-Identifier: MIT
#include "performance/core/whole_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace performance {

PerformanceResult<void> writeWholeFile(const QString &path, const QByteArray &bytes)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("File", source); };
    const QFileInfo info(path);
    if (info.isDir())
        return failure(PerformanceErrorCode::IoError, path, text(QT_TRANSLATE_NOOP("File", "it is a folder")),
                       text(QT_TRANSLATE_NOOP("File", "Name a file in it.")));
    if (info.exists() && !info.isFile()) { // a pipe, a terminal, /dev/null: there is nothing to keep
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write(bytes) != bytes.size())
            return failure(PerformanceErrorCode::IoError, path, file.errorString());
        return {};
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return failure(PerformanceErrorCode::IoError, path, file.errorString(),
                       text(QT_TRANSLATE_NOOP("File", "Choose another place or free some space.")));
    }
    return {};
}

QString setAside(const QString &path)
{
    const QString aside = path + QLatin1String(".damaged-")
        + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    return QFile::rename(path, aside) ? aside : QString();
}

} // namespace performance
