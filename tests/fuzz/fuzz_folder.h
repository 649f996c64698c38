// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QTemporaryDir>

/// A folder of this program's own, which goes with it; in memory where that can be had, since what is written is also synced.
inline const QString &fuzzFolder()
{
    static const QTemporaryDir folder(QFile::exists(QStringLiteral("/dev/shm"))
                                          ? QStringLiteral("/dev/shm/wai-fuzz-XXXXXX")
                                          : QString(QLatin1String("/tmp/wai-fuzz-XXXXXX")));
    static const QString path = folder.path();
    return path;
}

/// A file there that holds exactly these bytes.
inline QString fuzzFile(const char *name, const unsigned char *data, size_t size)
{
    const QString path = fuzzFolder() + u'/' + QLatin1String(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(reinterpret_cast<const char *>(data), qint64(size)) != qint64(size))
        __builtin_trap();
    return path;
}
