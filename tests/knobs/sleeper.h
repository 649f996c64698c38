// SPDX-License-Identifier: MIT
#pragma once

#include <performance/knobs/target.h>

#include <QFile>
#include <QProcess>

#include <unistd.h>

/// A process of our own with three threads, which sleeps until it is ended.
class Sleeper {
public:
    Sleeper()
    {
        m_process.setChildProcessModifier(
            [] { ::setsid(); }); // an autogroup is its session's; a runner of tests may be in none
        m_process.start(
            QStringLiteral("python3"),
            {QStringLiteral("-c"),
             QStringLiteral(
                 "import threading,time\nfor i in range(2): threading.Thread(target=time.sleep,args=(600,),daemon=True).start()\nprint('ready',flush=True)\ntime.sleep(600)")});
        m_process.waitForReadyRead(10000);
    }
    ~Sleeper()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Sleeper(const Sleeper &) = delete;
    Sleeper &operator=(const Sleeper &) = delete;
    std::int32_t pid() const { return std::int32_t(m_process.processId()); }
    /// Its start is read here by hand, not by what is tested.
    performance::knobs::Target target(std::string_view knob) const
    {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(pid()));
        if (!stat.open(QIODevice::ReadOnly))
            return {};
        const QByteArray text = stat.readAll();
        return {std::string(knob), {}, pid(), text.mid(text.lastIndexOf(')') + 2).split(' ').at(19).toULongLong()};
    }

private:
    QProcess m_process;
};
