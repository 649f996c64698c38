// SPDX-License-Identifier: MIT
// wai-performance-plugin-guard: runs one program and ends with it whatever it has started, also what made itself a session
// or a child of init. It does so too when it is told to end, and when whoever started it is gone. No Qt: it is started anew
// for each run of a plugin, and takes a millisecond.
// Usage: wai-performance-plugin-guard PROGRAM [ARGUMENT…]
// It ends as the program did, by exit code or signal; 126 and 127 where that cannot be started, as of a shell.
#include "guard_group.h"

#include "performance/procfs/process_stat.h"
#include "performance/procfs/small_file.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include <dirent.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace performance;

namespace {

constexpr time_t EndsWithinSeconds = 3;

/// The signals that it waits for instead of being ended by them.
sigset_t awaited()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGCHLD, SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, number);
    return set;
}

[[noreturn]] void become(char **command, const GuardGroup &group, pid_t guard, const sigset_t &signals)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != guard)
        ::_exit(126);
    ::setsid();
    group.enter();
    ::sigprocmask(SIG_UNBLOCK, &signals, nullptr);
    ::execv(command[0], command);
    ::_exit(errno == ENOENT ? 127 : 126);
}

/// Its parent; 0 where it has ended.
pid_t parentOf(const std::string &pid)
{
    const auto text = smallFile("/proc/" + pid + "/stat");
    const auto stat = text ? parseProcessStat(*text) : std::nullopt;
    return stat ? stat->parent : 0;
}

std::vector<pid_t> children()
{
    std::vector<pid_t> found;
    DIR *dir = ::opendir("/proc");
    if (!dir)
        return found;
    while (const dirent *entry = ::readdir(dir)) {
        const pid_t pid = pid_t(std::atoi(entry->d_name));
        if (pid > 0 && parentOf(entry->d_name) == ::getpid())
            found.push_back(pid);
    }
    ::closedir(dir);
    return found;
}

/// Waits until the program ends; false where it is told to end first.
bool waitFor(pid_t program, const sigset_t &signals, int *status)
{
    for (;;) {
        const int number = ::sigwaitinfo(&signals, nullptr);
        if (number < 0)
            continue; // stopped and continued
        if (number != SIGCHLD)
            return false;
        int ended = 0;
        for (pid_t pid = 0; (pid = ::waitpid(-1, &ended, WNOHANG)) > 0;) {
            if (pid == program) {
                *status = ended;
                return true;
            }
        }
    }
}

/// Ends all children until there is none: those of a child that ends become this process's own (PR_SET_CHILD_SUBREAPER).
void endChildren(const sigset_t &signals)
{
    const time_t until = ::time(nullptr) + EndsWithinSeconds;
    do {
        pid_t pid = 0;
        while ((pid = ::waitpid(-1, nullptr, WNOHANG)) > 0) {
        }
        if (pid < 0)
            return;
        for (const pid_t child : children())
            ::kill(child, SIGKILL);
        const timespec moment{0, 20'000'000};
        ::sigtimedwait(&signals, nullptr, &moment);
    } while (::time(nullptr) <= until);
}

} // namespace

int main(int count, char **arguments)
{
    if (count < 2) {
        std::fputs("Usage: wai-performance-plugin-guard PROGRAM [ARGUMENT...]\n", stderr);
        return 2;
    }
    const sigset_t signals = awaited();
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    const pid_t starter = ::getppid();
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    if (::getppid() != starter)
        return 126; // whoever started it is gone already
    int status = 0;
    bool ended = false;
    {
        const GuardGroup group;
        const pid_t guard = ::getpid();
        const pid_t program = ::fork();
        if (program < 0)
            return 126;
        if (program == 0)
            become(arguments + 1, group, guard, signals);
        ended = waitFor(program, signals, &status);
        group.kill();
        endChildren(signals);
    }
    if (!ended)
        return 128 + SIGTERM;
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    std::signal(WTERMSIG(status), SIG_DFL);
    ::sigprocmask(SIG_UNBLOCK, &signals, nullptr);
    ::raise(WTERMSIG(status));
    return 128 + WTERMSIG(status);
}
