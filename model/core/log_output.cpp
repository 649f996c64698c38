// SPDX-License-Identifier: MIT
#include "performance/core/log_output.h"

#include "performance/core/quoted_text.h"

#include <QStringList>

#include <sys/stat.h>

namespace performance {

namespace {

/// Of syslog(3).
char priorityOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return '7';
    case QtInfoMsg: return '6';
    case QtWarningMsg: return '4';
    case QtCriticalMsg: return '3';
    case QtFatalMsg: break;
    }
    return '2';
}

} // namespace

QByteArray logOutput(QtMsgType type, const QString &message, bool forJournal)
{
    QByteArray out;
    for (const QString &line : visibleLines(message).split(u'\n')) {
        if (forJournal)
            out.append('<').append(priorityOf(type)).append('>');
        out.append(line.toUtf8()).append('\n');
    }
    return out;
}

bool isJournal(int descriptor, const QByteArray &journalStream)
{
    struct stat info {};
    if (journalStream.isEmpty() || ::fstat(descriptor, &info) != 0)
        return false;
    return journalStream == QByteArray::number(quint64(info.st_dev)) + ':' + QByteArray::number(quint64(info.st_ino));
}

} // namespace performance
