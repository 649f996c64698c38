// SPDX-License-Identifier: MIT
#include "timed_command.h"

#include <array>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

namespace wai::cli {

using namespace performance;

namespace {

double monotonicSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) * 1e-6;
}

} // namespace

PerformanceResult<RunMeasurement> runTimed(const QStringList &command, bool quiet)
{
    std::vector<QByteArray> words;
    for (const QString &word : command)
        words.push_back(word.toLocal8Bit());
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return failure(PerformanceError::fromErrno(errno, command.constFirst()));
    const double begun = monotonicSeconds();
    // vfork would be faster by microseconds, and may run nothing but exec; the tenth of a millisecond is not worth it.
    const pid_t pid = ::fork();
    if (pid < 0)
        return failure(PerformanceError::fromErrno(errno, command.constFirst()));
    if (pid == 0) {
        ::signal(SIGINT, SIG_DFL);
        ::signal(SIGTERM, SIG_DFL);
        if (quiet) {
            const int nowhere = ::open("/dev/null", O_RDWR);
            ::dup2(nowhere, STDIN_FILENO);
            ::dup2(nowhere, STDOUT_FILENO);
            ::dup2(nowhere, STDERR_FILENO);
        }
        ::execvp(arguments.front(), arguments.data());
        const int error = errno;
        if (::write(pipe[1], &error, sizeof error) != ssize_t(sizeof error))
            ::_exit(126);
        ::_exit(127);
    }
    ::close(pipe[1]);
    int error = 0;
    const bool failed = ::read(pipe[0], &error, sizeof error) == ssize_t(sizeof error);
    ::close(pipe[0]);
    rusage usage{};
    int status = 0;
    pid_t ended = 0;
    do {
        ended = ::wait4(pid, &status, 0, &usage);
    } while (ended < 0 && errno == EINTR);
    RunMeasurement run;
    run.wall = monotonicSeconds() - begun;
    if (failed)
        return failure(PerformanceError::fromErrno(error, command.constFirst()));
    run.user = seconds(usage.ru_utime);
    run.system = seconds(usage.ru_stime);
    run.peakBytes = qint64(usage.ru_maxrss) * 1024;
    run.minorFaults = usage.ru_minflt;
    run.majorFaults = usage.ru_majflt;
    run.readBlocks = usage.ru_inblock;
    run.writtenBlocks = usage.ru_oublock;
    run.voluntarySwitches = usage.ru_nvcsw;
    run.involuntarySwitches = usage.ru_nivcsw;
    run.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return run;
}

} // namespace wai::cli
