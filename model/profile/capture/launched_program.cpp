// SPDX-License-Identifier: MIT
#include "performance/profile/capture/launched_program.h"

#include "performance/core/own_program.h"
#include "performance/core/system_text.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
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

/// The variables of this process, in its own bytes, with others set on top.
std::vector<QByteArray> environmentWith(const QMap<QString, QString> &changes)
{
    std::vector<QByteArray> variables;
    for (char **variable = environ; variable && *variable; ++variable) {
        const QByteArrayView text(*variable);
        const QByteArrayView name = text.first(std::max<qsizetype>(0, text.indexOf('=')));
        if (!changes.contains(fromSystem(name)) && text != QByteArrayView(BusErrorsAreHarmless))
            variables.push_back(text.toByteArray());
    }
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        variables.push_back(toSystem(it.key()) + '=' + toSystem(it.value()));
    return variables;
}

/// Runs in the child between fork and exec: only what is safe there (signal-safety(7)). `script`: the arguments for a shell
/// that runs the program where it is a script without "#!", as execvp(3) does.
[[noreturn]] void becomeProgram(const char *program, char *const *arguments, char *const *script,
                                char *const *environment, const char *folder, int gate, int report)
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
    if (errno == ENOEXEC) {
        ::execve(script[0], script, environment);
        errno = ENOEXEC;
    }
    const int error = errno;
    [[maybe_unused]] const ssize_t told = ::write(report, &error, sizeof(error));
    ::_exit(127);
}

} // namespace

bool changesUser(const QString &program)
{
    const QByteArray path = toSystem(program);
    struct stat info = {};
    struct statvfs mount = {};
    if (::geteuid() == 0 || ::stat(path.constData(), &info) != 0
        || (::statvfs(path.constData(), &mount) == 0 && (mount.f_flag & ST_NOSUID)))
        return false;
    const bool otherUser = (info.st_mode & S_ISUID) && info.st_uid != ::geteuid();
    const bool otherGroup = (info.st_mode & S_ISGID) && (info.st_mode & S_IXGRP) && info.st_gid != ::getegid();
    return otherUser || otherGroup || ::getxattr(path.constData(), "security.capability", nullptr, 0) > 0;
}

PerformanceResult<SuspendedProgram> SuspendedProgram::start(const ProfilingTarget &target)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("Profile", source); };
    if (target.command.isEmpty() || target.command.front().isEmpty())
        return failure(PerformanceErrorCode::InvalidArgument,
                       text(QT_TRANSLATE_NOOP("Profile", "the command to profile")),
                       text(QT_TRANSLATE_NOOP("Profile", "it is empty")));
    const QString &name = target.command.front();
    const QString folder = target.folder.isEmpty() ? QString() : QFileInfo(target.folder).absoluteFilePath();
    if (!folder.isEmpty() && !QFileInfo(folder).isDir())
        return failure(PerformanceErrorCode::IoError, folder,
                       text(QT_TRANSLATE_NOOP("Profile", "there is no such folder")));
    QString program = name;
    if (!name.contains(u'/'))
        program = QStandardPaths::findExecutable(name);
    else if (!name.startsWith(u'/'))
        program = (folder.isEmpty() ? QDir::currentPath() : folder) + u'/' + name;
    struct stat info = {};
    if (program.isEmpty() || ::stat(toSystem(program).constData(), &info) != 0 || !S_ISREG(info.st_mode))
        return failure(PerformanceErrorCode::IoError, name,
                       text(QT_TRANSLATE_NOOP("Profile", "there is no such program")));

    const QByteArray path = toSystem(program);
    const QByteArray where = toSystem(folder);
    std::vector<QByteArray> arguments;
    std::vector<QByteArray> scriptArguments{"/bin/sh", path};
    for (const QString &argument : target.command)
        arguments.push_back(toSystem(argument));
    scriptArguments.insert(scriptArguments.end(), arguments.begin() + 1, arguments.end());
    std::vector<QByteArray> environment = environmentWith(target.environment);
    const std::vector<char *> argumentPointers = pointersTo(arguments);
    const std::vector<char *> scriptPointers = pointersTo(scriptArguments);
    const std::vector<char *> environmentPointers = pointersTo(environment);

    auto gate = makePipe();
    auto report = makePipe();
    if (!gate || !report)
        return failure(PerformanceError::fromErrno(errno, name));
    const pid_t child = ::fork();
    if (child < 0)
        return failure(PerformanceError::fromErrno(errno, name));
    if (child == 0) {
        ::close(gate->writer.get()); // or it would wait for itself
        becomeProgram(path.constData(), argumentPointers.data(), scriptPointers.data(), environmentPointers.data(),
                      where.constData(), gate->reader.get(), report->writer.get());
    }
    SuspendedProgram suspended;
    suspended.m_process = child;
    suspended.m_gate = std::move(gate->writer);
    suspended.m_report = std::move(report->reader);
    suspended.m_name = name;
    suspended.m_changesUser = performance::changesUser(program);
    return suspended;
}

SuspendedProgram::SuspendedProgram(SuspendedProgram &&other) noexcept
    : m_process(std::exchange(other.m_process, -1))
    , m_gate(std::move(other.m_gate))
    , m_report(std::move(other.m_report))
    , m_name(std::move(other.m_name))
    , m_changesUser(other.m_changesUser)
{}

SuspendedProgram::~SuspendedProgram()
{
    if (m_process <= 0)
        return;
    m_gate.reset(); // it reads the end and exits
    int status = 0;
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
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
    rusage used{};
    if (!m_status && ::wait4(m_process, &status, WNOHANG, &used) == m_process) {
        m_status = status;
        const auto ns = [](const timeval &time) {
            return std::int64_t(time.tv_sec) * 1'000'000'000 + std::int64_t(time.tv_usec) * 1000;
        };
        m_cpuTime = ns(used.ru_utime) + ns(used.ru_stime);
    }
    return m_status;
}

} // namespace performance
