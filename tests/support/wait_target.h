// SPDX-License-Identifier: MIT
#pragma once

#include <performance/procfs/small_file.h>
#include <performance/profile/capture/process_family.h>
#include <performance/profile/waits/lock_holder.h>

#include <QProcess>
#include <QTest>

/// A running program of tests/profile/wait_targets.cpp, whose threads wait in a known way; it ends with this.
class WaitTarget {
public:
    explicit WaitTarget(const QStringList &arguments, const QString &program = QStringLiteral("wait_targets"))
    {
        m_process.start(program.startsWith(u'/') ? program : QStringLiteral(WAI_BINARY_FOLDER "/tests/") + program,
                        arguments);
        while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine())
            m_process.waitForReadyRead(100);
    }
    ~WaitTarget()
    {
        m_process.closeWriteChannel();
        m_process.kill();
        m_process.waitForFinished();
    }

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    qint32 pid() const { return qint32(m_process.processId()); }
    /// The thread of that name, once it has it; of several the one with the number `which`. Thread 0: there is none.
    performance::TaskId thread(const char *name, int which = 0) const
    {
        performance::TaskId found;
        (void)QTest::qWaitFor([&] {
            int before = which;
            for (const std::int32_t thread : performance::threadsOf(pid())) {
                if (lineOf({pid(), thread}, "comm") == name && before-- == 0)
                    found = {pid(), thread};
            }
            return found.thread != 0;
        });
        return found;
    }
    /// The system call that a thread is in now.
    static std::optional<performance::BlockedCall> call(const performance::TaskId &task)
    {
        return performance::parseBlockedCall(lineOf(task, "syscall"));
    }
    /// Whether the thread has come to wait in this call.
    static bool waitsIn(const performance::TaskId &task, long number)
    {
        return task.thread != 0 && QTest::qWaitFor([&] {
                   const auto now = call(task);
                   return now && now->number == number;
               });
    }

private:
    static std::string lineOf(const performance::TaskId &task, const char *file)
    {
        return performance::smallFile("/proc/" + std::to_string(task.process) + "/task/" + std::to_string(task.thread)
                                      + '/' + file)
            .value_or("");
    }
    QProcess m_process;
};
