// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QList>
#include <QTemporaryDir>

/// An analyser that takes every question and answers none, in place of the real one while this lives. It writes down who it is.
class SilentAnalyser {
public:
    SilentAnalyser() : m_before(qgetenv(Variable))
    {
        QFile script(m_folder.filePath(QStringLiteral("analyser")));
        if (!script.open(QIODevice::WriteOnly))
            qFatal("no script");
        script.write("#!/bin/sh\necho $$ >>\"" + QFile::encodeName(m_folder.filePath(QStringLiteral("pids")))
                     + "\"\nexec sleep 600\n");
        script.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        script.close();
        qputenv(Variable, QFile::encodeName(script.fileName()));
    }
    ~SilentAnalyser() { qputenv(Variable, m_before); }

    QList<int> pids() const
    {
        QFile file(m_folder.filePath(QStringLiteral("pids")));
        QList<int> list;
        if (file.open(QIODevice::ReadOnly)) {
            for (const QByteArray &line : file.readAll().split('\n')) {
                if (!line.isEmpty())
                    list << line.toInt();
            }
        }
        return list;
    }

    /// A file that only the analyser can tell what it is.
    QString foreignFile() const
    {
        QFile file(m_folder.filePath(QStringLiteral("foreign.data")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write("PERFILE2 and more");
        return file.fileName();
    }

private:
    static constexpr const char *Variable = "WAI_PERFORMANCE_ANALYSER";
    QByteArray m_before;
    QTemporaryDir m_folder;
};
