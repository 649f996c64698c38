// SPDX-License-Identifier: MIT
#pragma once

#include "performance/plugins/plugin_files.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <functional>

namespace performance {

/// One plugin's process and its limits. It runs below wai-performance-plugin-guard, which ends with it all that it has
/// started, and ends when this thread does. Lives on the runner's thread.
class PluginJob : public QObject {
    Q_OBJECT
public:
    /// An executable is run again and again, and each time given this long, of which it may compute half …
    static constexpr int RunEveryMs = 10'000;
    static constexpr int RunTimeoutMs = 5'000;
    /// … and a Qt plugin must say something at least so often.
    static constexpr int SilenceMs = 15'000;
    static constexpr qint64 MostBytes = qint64(4) << 20;  ///< of one page, or one line
    static constexpr qint64 MostMemory = qint64(1) << 30; ///< address space
    static constexpr int EndsWithinMs = 4'000;            ///< with all that it has started
    static constexpr int MostFailures = 3;                ///< in a row, before it is left

    struct Hooks {
        /// Prometheus' text of an executable; false where none of it makes sense.
        std::function<bool(const QByteArray &page, const QString &name)> page;
        /// A line of a Qt plugin's host, JSON; false where it is nonsense.
        std::function<bool(const QByteArray &line, const QString &name)> line;
    };
    struct Programs {
        QString guard;
        QString host; ///< empty for an executable
    };
    PluginJob(const QString &file, const Programs &programs, const Hooks &hooks, QObject *parent);
    ~PluginJob() override;

    /// Why it is stopped, or what went wrong last; empty while all is well.
    const QString &problem() const { return m_problem; }
    bool isStopped() const { return m_isStopped; }
    /// The file as it was when it was first looked at: only that one is run.
    const PluginVersion &version() const { return m_version; }

private:
    void start();
    void read();
    void finished(int code, QProcess::ExitStatus status);
    void fail(const QString &why);
    void kill(const QString &why);
    bool isQt() const { return !m_programs.host.isEmpty(); }

    QString m_file;
    Programs m_programs;
    QString m_name;
    PluginVersion m_version;
    Hooks m_hooks;
    QProcess m_process;
    QTimer m_again;
    QTimer m_patience;
    QTimer m_force; ///< a guard that does not end
    QByteArray m_said;
    QString m_problem;
    QString m_killedFor;
    int m_failures = 0;
    bool m_isStopped = false;
    bool m_isLoaded = false; ///< that it runs was logged: an executable starts every few seconds
};

} // namespace performance
