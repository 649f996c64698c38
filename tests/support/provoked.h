// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QProcess>
#include <QStorageInfo>

#include <signal.h>
#include <unistd.h>

/// A condition that the program `provoke` makes until this goes away. It runs in a session of its own, as a program that
/// somebody started.
class Provoked {
public:
    explicit Provoked(const QStringList &arguments, uid_t user = 0)
    {
        m_process.setChildProcessModifier([user] {
            ::setsid();
            if (user != 0 && (::setgid(user) != 0 || ::setuid(user) != 0))
                ::_exit(1);
        });
        m_process.start(QStringLiteral(WAI_BINARY_FOLDER "/tests/provoke"), arguments);
        m_process.waitForReadyRead(10000);
        m_session = pid_t(m_process.processId());
    }
    ~Provoked()
    {
        ::kill(-m_session, SIGKILL); // its children as well
        m_process.waitForFinished();
    }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// The nice value of its session's autogroup.
    QByteArray autogroup() const
    {
        QFile file(QStringLiteral("/proc/%1/autogroup").arg(m_session));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split(' ').last() : QByteArray();
    }

private:
    QProcess m_process;
    pid_t m_session = 0;
};

/// The disk that a folder lies on, as /sys/block names it; empty where it lies on none of its own.
inline QString diskOf(const QString &folder)
{
    QString device = QString::fromLocal8Bit(QStorageInfo(folder).device()).section(u'/', -1);
    while (!device.isEmpty() && !QFile::exists(QStringLiteral("/sys/block/") + device))
        device.chop(1); // "sda1" is a part of "sda"
    return device;
}
