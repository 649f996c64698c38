// SPDX-License-Identifier: MIT
#include "timed_command.h"

#include <performance/core/system_text.h>

#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
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

PerformanceResult<RunMeasurement> runTimed(const QStringList &command, bool quiet,
                                           const std::function<void(qint64 pid)> &held)
{
    std::vector<QByteArray> words;
    if (held)
        words = {"/bin/sh", "-c", "kill -STOP $$; exec \"$@\"", "sh"};
    for (const QString &word : command)
        words.push_back(toSystem(word));
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    if (quiet) {
        for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_RDWR, 0);
    }
    posix_spawnattr_t attributes{};
    posix_spawnattr_init(&attributes);
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGINT);
    sigaddset(&defaults, SIGTERM);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    // Which shares our memory until the program is there: nothing of ours is copied and counted as the command's time.
    pid_t pid = 0;
    double begun = monotonicSeconds();
    const int error = ::posix_spawnp(&pid, arguments.front(), &actions, &attributes, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error != 0)
        return failure(PerformanceError::fromErrno(error, command.constFirst()));
    rusage usage{};
    int status = 0;
    pid_t ended = 0;
    if (held && ::waitpid(pid, &status, WUNTRACED) == pid && WIFSTOPPED(status)) {
        held(pid);
        begun = monotonicSeconds();
        ::kill(pid, SIGCONT);
    }
    do {
        ended = ::wait4(pid, &status, 0, &usage);
    } while (ended < 0 && errno == EINTR);
    RunMeasurement run;
    run.wall = monotonicSeconds() - begun;
    run.user = seconds(usage.ru_utime);
    run.system = seconds(usage.ru_stime);
    run.peakBytes = qint64(usage.ru_maxrss) * 1024;
    rusage own{};
    ::getrusage(RUSAGE_SELF, &own);
    run.isPeakBound = usage.ru_maxrss <= own.ru_maxrss;
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
