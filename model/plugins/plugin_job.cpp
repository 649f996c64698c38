// SPDX-License-Identifier: MIT
#include "performance/plugins/plugin_job.h"

#include "performance/core/log.h"
#include "performance/core/translate.h"

#include <QFileInfo>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace performance {

namespace {

/// In the child, before the guard, from which the plugin inherits it: nothing there may allocate.
void limit(bool forEver, pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGTERM); // upon which the guard ends all the rest
    if (::getppid() != parent)
        ::_exit(0);
    ::setsid(); // Ctrl+C in a terminal is not for it
    const auto set = [](__rlimit_resource resource, rlim_t value) {
        const rlimit limit{value, value};
        ::setrlimit(resource, &limit);
    };
    set(RLIMIT_AS, rlim_t(PluginJob::MostMemory));
    set(RLIMIT_CORE, 0);
    set(RLIMIT_FSIZE, rlim_t(64) << 20);
    set(RLIMIT_NOFILE, 64);
    if (!forEver)
        set(RLIMIT_CPU, PluginJob::RunTimeoutMs / 2000);
    ::setpriority(PRIO_PROCESS, 0, 10);
}

} // namespace

PluginJob::PluginJob(const QString &file, const Programs &programs, const Hooks &hooks, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_programs(programs)
    , m_name(isQt() ? QFileInfo(file).completeBaseName() : QFileInfo(file).fileName())
    , m_version(pluginVersion(file))
    , m_hooks(hooks)
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([forEver = isQt(), parent = ::getpid()] { limit(forEver, parent); });
    m_again.setSingleShot(true);
    m_again.setInterval(RunEveryMs);
    m_patience.setSingleShot(true);
    m_patience.setInterval(isQt() ? SilenceMs : RunTimeoutMs);
    m_force.setSingleShot(true);
    m_force.setInterval(EndsWithinMs);
    connect(&m_force, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_again, &QTimer::timeout, this, &PluginJob::start);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        kill(isQt() ? translate("Plugins", "it said nothing for fifteen seconds")
                    : translate("Plugins", "it took longer than five seconds"));
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &PluginJob::read);
    connect(&m_process, &QProcess::finished, this, &PluginJob::finished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(m_process.errorString());
    });
    start();
}

PluginJob::~PluginJob()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.waitForStarted(1000);
    m_process.terminate();
    if (!m_process.waitForFinished(EndsWithinMs)) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

void PluginJob::start()
{
    // Looked at again each time: the runner, which looks every two seconds, takes another file for another plugin.
    if (pluginVersion(m_file) != m_version)
        return;
    if (const QString why = pluginRefusal(m_file); !why.isEmpty()) {
        if (m_problem.isEmpty() || m_isLoaded)
            qCInfo(lcPlugins).noquote() << logLine("refused", {{"plugin", m_name}, {"file", m_file}, {"reason", why}});
        m_isLoaded = false;
        m_problem = translate("Plugins", "%1 is not run: %2.").arg(m_file, why);
        m_again.start(RunEveryMs);
        return;
    }
    m_said.clear();
    m_killedFor.clear();
    m_patience.start(); // before the process, whose start may fail at once
    if (!std::exchange(m_isLoaded, true))
        qCInfo(lcPlugins).noquote() << logLine("starts", {{"plugin", m_name}, {"file", m_file}});
    m_process.start(m_programs.guard, isQt() ? QStringList{m_programs.host, m_file} : QStringList{m_file});
}

void PluginJob::read()
{
    m_said += m_process.readAllStandardOutput();
    if (!isQt()) {
        if (m_said.size() > MostBytes)
            kill(translate("Plugins", "it printed more than 4 MiB"));
        return;
    }
    for (qsizetype end = 0; (end = m_said.indexOf('\n')) >= 0;) {
        const QByteArray line = m_said.first(end);
        m_said.remove(0, end + 1);
        m_patience.start();
        if (line.size() > MostBytes || !m_hooks.line(line, m_name)) {
            kill(translate("Plugins", "what it says makes no sense"));
            return;
        }
        // That it was loaded says nothing: one that crashes at its first metric begins as well as any.
        if (line.startsWith("{\"metrics\"")) {
            m_failures = 0;
            m_problem.clear();
        }
    }
    if (m_said.size() > MostBytes)
        kill(translate("Plugins", "it printed more than 4 MiB"));
}

void PluginJob::kill(const QString &why)
{
    if (m_killedFor.isEmpty())
        m_killedFor = why;
    m_said.clear();
    m_process.terminate();
    m_force.start();
}

void PluginJob::finished(int code, QProcess::ExitStatus status)
{
    m_patience.stop();
    m_force.stop();
    if (!m_killedFor.isEmpty()) {
        fail(m_killedFor);
    } else if (status == QProcess::CrashExit) {
        // Beyond its limit of computing the kernel ends it so as well (setrlimit(2)).
        fail(code == SIGXCPU || code == SIGKILL ? translate("Plugins", "it computed for more than two seconds")
                                                : translate("Plugins", "it crashed"));
    } else if (code == 126 || code == 127) { // as of the guard, so of a shell
        fail(translate("Plugins", "it, or a command that it calls, cannot be started (exit code %1)").arg(code));
    } else if (code != 0) {
        fail(translate("Plugins", "it ended with exit code %1").arg(code));
    } else if (isQt()) {
        fail(translate("Plugins", "it ended"));
    } else {
        read();
        if (!m_hooks.page(std::exchange(m_said, {}), m_name)) {
            fail(translate("Plugins", "what it says makes no sense"));
            return;
        }
        m_failures = 0;
        m_problem.clear();
        m_again.start(RunEveryMs);
    }
}

void PluginJob::fail(const QString &why)
{
    m_patience.stop();
    ++m_failures;
    m_isStopped = m_failures >= MostFailures;
    qCInfo(lcPlugins).noquote() << logLine(
        m_isStopped ? "stopped" : "failed",
        {{"plugin", m_name}, {"failures", QString::number(m_failures)}, {"reason", why}});
    m_problem = (m_isStopped
                     ? translate("Plugins", "The plugin %1 was stopped: %2. Mend its file, and it is run again.")
                     : translate("Plugins", "The plugin %1 failed: %2; it is tried again."))
                    .arg(m_name, why);
    if (!m_isStopped)
        m_again.start(std::min(RunEveryMs, 1000 * m_failures));
}

} // namespace performance
