// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

/// A copy of a recorded machine (tests/fixtures/machines) in a folder of its own, to be changed by a test.
class MachineCopy {
public:
    explicit MachineCopy(const std::string &machine = "vm")
    {
        namespace fs = std::filesystem;
        // Links are kept: a sensor is told by the device that its folder leads to.
        fs::copy(WAI_FIXTURES "/machines/" + machine, path(),
                 fs::copy_options::recursive | fs::copy_options::copy_symlinks);
        for (const auto &entry : fs::recursive_directory_iterator(path())) {
            if (!entry.is_symlink())
                fs::permissions(entry.path(), fs::perms::owner_all, fs::perm_options::add);
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
