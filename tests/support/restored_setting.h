// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>

#include <cstdio>

/// Puts a setting of the kernel (a file under /proc/sys) back when it goes away: also where the test fails, and where the
/// test program is killed, for which a shell waits that hears of its end.
class RestoredSetting {
public:
    explicit RestoredSetting(const QString &path) : m_path(path)
    {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            m_before = file.readAll().trimmed();
        m_watcher = ::popen(
            ("trap '' INT TERM HUP; read line || echo '" + m_before + "' > " + path.toLocal8Bit()).constData(), "we");
    }
    RestoredSetting(const RestoredSetting &) = delete;
    RestoredSetting &operator=(const RestoredSetting &) = delete;
    ~RestoredSetting()
    {
        if (set(m_before) && m_watcher)
            std::fputs("done\n", m_watcher);
        if (m_watcher)
            ::pclose(m_watcher);
    }
    bool set(const QByteArray &value) const
    {
        QFile file(m_path);
        return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(value) == value.size();
    }

private:
    QString m_path;
    QByteArray m_before;
    std::FILE *m_watcher = nullptr;
};
