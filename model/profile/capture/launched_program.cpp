// SPDX-License-Identifier: MIT
#include "performance/profile/capture/launched_program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <cerrno>
#include <vector>

namespace performance {

namespace {

struct Pipe {
    UniqueFd reader;
    UniqueFd writer;
};

std::optional<Pipe> makePipe()
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return std::nullopt;
    return Pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
}

std::vector<char *> pointersTo(std::vector<QByteArray> &texts)
{
    std::vector<char *> pointers;
    for (QByteArray &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Runs in the child between fork and exec: only what is safe there (signal-safety(7)).
[[noreturn]] void becomeProgram(const char *program, char *const *arguments, char *const *environment, const char *folder, int gate, int report)
{
    char go = 0;
    ssize_t got = 0;
    do {
        got = ::read(gate, &go, 1);
    } while (got < 0 && errno == EINTR);
    if (got != 1)
        ::_exit(127); // thrown away before it ran
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    if (!*folder || ::chdir(folder) == 0)
        ::execve(program, arguments, environment);
    const int error = errno;
    [[maybe_unused]] const ssize_t told = ::write(report, &error, sizeof(error));
    ::_exit(127);
}

} // namespace

PerformanceResult<SuspendedProgram> SuspendedProgram::start(const ProfilingTarget &target)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("Profile", source); };
    if (target.command.isEmpty() || target.command.front().isEmpty())
        return failure(PerformanceErrorCode::Other, text(QT_TRANSLATE_NOOP("Profile", "the command to profile")), text(QT_TRANSLATE_NOOP("Profile", "it is empty")));
    const QString &name = target.command.front();
    const QString folder = target.folder.isEmpty() ? QString() : QFileInfo(target.folder).absoluteFilePath();
    if (!folder.isEmpty() && !QFileInfo(folder).isDir())
        return failure(PerformanceErrorCode::IoError, folder, text(QT_TRANSLATE_NOOP("Profile", "there is no such folder")));
    QString program = name;
    if (!name.contains(u'/'))
        program = QStandardPaths::findExecutable(name);
    else if (QFileInfo(name).isRelative())
        program = QFileInfo(folder.isEmpty() ? name : folder + u'/' + name).absoluteFilePath();
    if (program.isEmpty() || !QFileInfo(program).isFile())
        return failure(PerformanceErrorCode::IoError, name, text(QT_TRANSLATE_NOOP("Profile", "there is no such program")));

    std::vector<QByteArray> arguments;
    for (const QString &argument : target.command)
        arguments.push_back(argument.toLocal8Bit());
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (auto it = target.environment.cbegin(); it != target.environment.cend(); ++it)
        variables.insert(it.key(), it.value());
    std::vector<QByteArray> environment;
    for (const QString &variable : variables.toStringList())
        environment.push_back(variable.toLocal8Bit());
    const std::vector<char *> argumentPointers = pointersTo(arguments);
    const std::vector<char *> environmentPointers = pointersTo(environment);
    const QByteArray path = program.toLocal8Bit();
    const QByteArray where = folder.toLocal8Bit();

    auto gate = makePipe();
    auto report = makePipe();
    if (!gate || !report)
        return failure(PerformanceError::fromErrno(errno, name));
    const pid_t child = ::fork();
    if (child < 0)
        return failure(PerformanceError::fromErrno(errno, name));
    if (child == 0) {
        ::close(gate->writer.get()); // or it would wait for itself
        becomeProgram(path.constData(), argumentPointers.data(), environmentPointers.data(), where.constData(), gate->reader.get(), report->writer.get());
    }
    SuspendedProgram suspended;
    suspended.m_process = child;
    suspended.m_gate = std::move(gate->writer);
    suspended.m_report = std::move(report->reader);
    suspended.m_name = name;
    return suspended;
}

SuspendedProgram::SuspendedProgram(SuspendedProgram &&other) noexcept
    : m_process(std::exchange(other.m_process, -1))
    , m_gate(std::move(other.m_gate))
    , m_report(std::move(other.m_report))
    , m_name(std::move(other.m_name))
{
}

SuspendedProgram::~SuspendedProgram()
{
    if (m_process <= 0)
        return;
    m_gate.reset(); // it reads the end and exits
    int status = 0;
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) { }
}

PerformanceResult<LaunchedProgram> SuspendedProgram::run(SuspendedProgram program)
{
    LaunchedProgram launched;
    launched.m_process = program.m_process;
    launched.m_descriptor = UniqueFd(int(::syscall(SYS_pidfd_open, program.m_process, 0)));
    if (::write(program.m_gate.get(), "g", 1) != 1)
        return failure(PerformanceError::fromErrno(errno, program.m_name));
    int error = 0;
    ssize_t got = 0;
    do {
        got = ::read(program.m_report.get(), &error, sizeof(error));
    } while (got < 0 && errno == EINTR);
    if (got == ssize_t(sizeof(error)))
        return failure(PerformanceError::fromErrno(error, program.m_name));
    program.m_process = -1; // it runs, and is no longer ours to throw away
    return launched;
}

std::optional<int> LaunchedProgram::poll()
{
    int status = 0;
    if (!m_status && ::waitpid(m_process, &status, WNOHANG) == m_process)
        m_status = status;
    return m_status;
}

} // namespace performance
