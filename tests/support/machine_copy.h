// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// A copy of the recorded machine in a folder of its own, to be changed by a test.
class MachineCopy {
public:
    MachineCopy()
    {
        const QString source = QStringLiteral(WAI_FIXTURES "/machines/vm");
        QDirIterator files(source, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QString target = m_folder.path() + path.mid(source.size());
            QDir().mkpath(QFileInfo(target).path());
            QFile::copy(path, target);
            QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
        }
    }
    std::string path() const { return m_folder.path().toStdString(); }
    QByteArray read(const char *name) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString &name, const QByteArray &text)
    {
        const QString target = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(target).path());
        QFile file(target);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(target));
        file.write(text);
    }
    void remove(const QString &name)
    {
        const QString target = m_folder.filePath(name);
        QFile::remove(target);
        QDir(target).removeRecursively();
    }

private:
    QTemporaryDir m_folder;
};
