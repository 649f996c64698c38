// SPDX-License-Identifier: MIT
#include "performance/profile/analyser/analyser_process.h"

#include "performance/core/own_program.h"
#include "performance/profile/analyser/analyser_notes.h"
#include "performance/profile/analyser/message_pipe.h"
#include "performance/profile/profile_stream.h"
#include "performance/core/mutex.h"
#include "performance/core/translate.h"

#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>

#include <string_view>
#include <vector>

namespace performance {

namespace {

constexpr std::chrono::milliseconds ResolveTimeout = std::chrono::seconds(60);
constexpr std::chrono::milliseconds ImportTimeout = std::chrono::minutes(10);

/// The environment of the analyser: ours, and where the user has set nothing else glibc's heap in huge pages. An import takes
/// dozens of megabytes at once, and half of what the kernel did for one was to fault them in by 4 KiB. Only the environment
/// can ask for it (GNU C Library manual, "Memory Allocation Tunables").
std::vector<char *> environmentOfAnalyser()
{
    static constexpr std::string_view Name = "GLIBC_TUNABLES=";
    static char hugePages[] = "GLIBC_TUNABLES=glibc.malloc.hugetlb=1";
    std::vector<char *> variables;
    bool hasOwn = false;
    for (char **variable = environ; variable && *variable; ++variable) {
        hasOwn = hasOwn || std::string_view(*variable).starts_with(Name);
        variables.push_back(*variable);
    }
    if (!hasOwn)
        variables.push_back(hugePages);
    variables.push_back(nullptr);
    return variables;
}

} // namespace

QString AnalyserProcess::defaultProgram()
{
    return ownProgram(QStringLiteral("wai-performance-analyser"), QStringLiteral("analyser"),
                      qEnvironmentVariable("WAI_PERFORMANCE_ANALYSER"));
}

AnalyserProcess::AnalyserProcess(QString program, std::stop_token stop)
    : m_program(std::move(program)), m_stop(std::move(stop))
{}

AnalyserProcess::~AnalyserProcess()
{
    end();
}

PerformanceResult<void> AnalyserProcess::start()
{
    if (m_process > 0)
        return {};
    if (m_program.isEmpty()) {
        return failure(PerformanceErrorCode::IoError, QStringLiteral("wai-performance-analyser"),
                       translate("Profile", "it is not installed next to this program"),
                       translate("Profile", "Install the program as a whole."));
    }
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return failure(PerformanceError::fromErrno(errno, m_program));
    UniqueFd ours(ends[0]);
    const UniqueFd theirs(ends[1]);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, theirs.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, theirs.get(), STDOUT_FILENO);
    QByteArray program = m_program.toLocal8Bit();
    char *const arguments[] = {program.data(), nullptr};
    pid_t child = -1;
    const int error = ::posix_spawn(&child, program.constData(), &actions, nullptr, arguments,
                                    environmentOfAnalyser().data());
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
        return failure(PerformanceError::fromErrno(error, m_program));
    m_process = child;
    m_socket = std::move(ours);
    return {};
}

void AnalyserProcess::end()
{
    m_socket.reset();
    if (m_process <= 0)
        return;
    ::kill(m_process, SIGKILL);
    int status = 0;
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_process = -1;
}

void AnalyserProcess::endIfUnaskedFor(std::chrono::steady_clock::duration time)
{
    if (!m_mutex.try_lock())
        return;
    if (m_process > 0 && std::chrono::steady_clock::now() - m_askedAt >= time)
        end();
    m_mutex.unlock();
}

std::chrono::nanoseconds AnalyserProcess::cpuTime()
{
    const Locked lock(m_mutex);
    clockid_t clock{};
    timespec used{};
    if (m_process <= 0 || ::clock_getcpuclockid(m_process, &clock) != 0 || ::clock_gettime(clock, &used) != 0)
        return std::chrono::nanoseconds(0);
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

PerformanceResult<QByteArray> AnalyserProcess::ask(const QByteArray &question, const QString &subject,
                                                   std::chrono::milliseconds timeout)
{
    const WrittenAfter written(m_log);
    const Locked lock(m_mutex);
    if (m_stop.stop_requested())
        return failure(PerformanceErrorCode::Cancelled, subject);
    if (auto started = start(); !started) {
        m_log.note(QtWarningMsg, "the analyser cannot be started", {{"program", m_program}}, 1,
                   started.error().reason());
        return failure(started.error());
    }
    const auto answer = [&, socket = m_socket.get()] {
        // Whoever waits for the answer is woken, and ends the child. No longer than the descriptor is ours.
        const std::stop_callback whenStopped(m_stop, [socket] { ::shutdown(socket, SHUT_RDWR); });
        return analyser::send(socket, question).and_then([&] { return analyser::receive(socket, timeout); });
    }();
    m_askedAt = std::chrono::steady_clock::now();
    if (answer)
        return answer;
    end();
    if (m_stop.stop_requested())
        return failure(PerformanceErrorCode::Cancelled, subject);
    const bool isLate = answer.error().code() == PerformanceErrorCode::Timeout;
    m_log.note(QtWarningMsg, isLate ? "the analyser took too long and was ended" : "the analyser broke down",
               {{"file", subject}});
    if (isLate)
        return failure(PerformanceErrorCode::Timeout, subject,
                       translate("Profile", "reading it took too long and was given up"));
    return failure(PerformanceErrorCode::ParseError, subject,
                   translate("Profile", "the analyser broke down while it read this file; the rest is not affected"));
}

PerformanceResult<analyser::ResolveAnswer> AnalyserProcess::resolve(const analyser::ResolveQuestion &question)
{
    const QString subject = question.module.path.isEmpty() ? question.module.name : question.module.path;
    const auto answer = ask(analyser::encode(question), subject, ResolveTimeout);
    if (!answer)
        return failure(answer.error());
    return analyser::decodeResolveAnswer(*answer, question.addresses.size());
}

PerformanceResult<Profile> AnalyserProcess::importProfile(const QString &path, const SymbolFiles &files)
{
    const auto answer = ask(analyser::encode(analyser::ImportQuestion{path, files}), path, ImportTimeout);
    if (!answer)
        return failure(answer.error());
    if (const auto error = analyser::decodeError(*answer)) {
        return failure(error->code(), error->subject(), translatedNote(error->reason()), error->remedy());
    }
    return profileFromBytes(*answer, path);
}

} // namespace performance
