// SPDX-License-Identifier: MIT
#include "performance/profile/doctor/profiling_facts.h"

#include "performance/procfs/small_file.h"
#include "performance/profile/analyser/analyser_process.h"
#include "performance/profile/capture/launched_program.h"
#include "performance/profile/capture/perf_event.h"
#include "performance/profile/capture/process_family.h"
#include "performance/profile/capture/ring_set.h"
#include "performance/profile/doctor/program_code.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <fstream>

namespace performance {

namespace {

std::optional<qint64> number(const char *path)
{
    const auto text = smallFile(path);
    bool isNumber = false;
    const qint64 value = text ? QByteArray::fromStdString(*text).toLongLong(&isNumber) : 0;
    return isNumber ? std::optional(value) : std::nullopt;
}

std::optional<int> smallNumber(const char *path)
{
    const auto value = number(path);
    return value ? std::optional(int(*value)) : std::nullopt;
}

/// errno of opening such an event, 0 where it is allowed.
int tryEvent(std::uint32_t type, std::uint64_t config, bool kernel, bool system)
{
    perf_event_attr attr = commonAttributes();
    attr.type = type;
    attr.config = config;
    attr.freq = 1;
    attr.sample_freq = 99;
    attr.exclude_kernel = !kernel;
    const long fd = ::syscall(SYS_perf_event_open, &attr, system ? -1 : 0, system ? 0 : -1, -1, PERF_FLAG_FD_CLOEXEC);
    if (fd < 0)
        return errno;
    ::close(int(fd));
    return 0;
}

bool kernelTellsAddresses()
{
    std::ifstream symbols("/proc/kallsyms");
    std::string first;
    return symbols >> first && first.find_first_not_of('0') != std::string::npos;
}

/// Whether code of other users' programs may be looked at: the maps of a process that is always there and root's.
bool canReadMapsOfInit()
{
    return !smallFile("/proc/1/maps").value_or("").empty();
}

/// The program that a process runs; of one whose main thread has ended, by another thread.
QString programOf(qint64 process)
{
    for (const std::int32_t thread : threadsOf(std::int32_t(process))) {
        const QString path = QStringLiteral("/proc/%1/task/%2/exe").arg(process).arg(thread);
        char target = 0;
        if (::readlink(path.toLatin1().constData(), &target, 1) > 0)
            return path;
    }
    return QStringLiteral("/proc/%1/exe").arg(process);
}

QString pathOfProgram(const ProfilingTarget &target)
{
    if (target.kind == ProfilingTarget::Kind::Attach && !target.processes.empty())
        return programOf(target.processes.front());
    if (target.kind != ProfilingTarget::Kind::Launch || target.command.isEmpty())
        return {};
    const QString &name = target.command.front();
    if (!name.contains(u'/'))
        return QStandardPaths::findExecutable(name);
    return QFileInfo(QDir(target.folder), name).absoluteFilePath();
}

/// The options that make a runtime write /tmp/perf-PID.map: Node's and Python's own documentation, .NET's variables.
bool tells(const QString &runtime, const QStringList &command, const std::string &environment,
           const QMap<QString, QString> &variables)
{
    const auto variable = [&](const char *name) -> std::optional<QString> {
        if (const auto it = variables.find(QLatin1String(name)); it != variables.end())
            return *it;
        const std::string start = std::string(name) + '=';
        for (size_t at = 0; at < environment.size();) { // texts that end in zeros
            const size_t end = std::min(environment.find('\0', at), environment.size());
            if (environment.compare(at, start.size(), start) == 0)
                return QString::fromStdString(environment.substr(at + start.size(), end - at - start.size()));
            at = end + 1;
        }
        return std::nullopt;
    };
    const auto isOn = [&](const char *name) {
        return !variable(name).value_or(QString()).isEmpty() && variable(name) != QLatin1String("0");
    };
    const auto hasWord = [&](const char *word) {
        return std::ranges::any_of(command,
                                   [&](const QString &argument) { return argument.startsWith(QLatin1String(word)); });
    };
    if (runtime == u"node")
        return hasWord("--perf-basic-prof")
            || variable("NODE_OPTIONS").value_or(QString()).contains(QLatin1String("--perf-basic-prof"));
    if (runtime == u"python")
        return command.join(u' ').contains(QLatin1String("-X perf")) || hasWord("-Xperf") || isOn("PYTHONPERFSUPPORT");
    if (runtime == u"dotnet")
        return isOn("DOTNET_PerfMapEnabled") || isOn("COMPlus_PerfMapEnabled");
    if (runtime == u"java")
        return hasWord("-XX:+DumpPerfMapAtExit") || hasWord("-agentpath");
    return true;
}

QString runtimeOf(const QString &path)
{
    static const QRegularExpression names(QStringLiteral("^(node|python|java|dotnet)[0-9.]*$"));
    const auto match = names.match(QFileInfo(path).fileName());
    return match.hasMatch() ? match.captured(1) : QString();
}

ProfilingFacts::Program lookAtProgram(const QString &path, const ProfilingTarget &target)
{
    ProfilingFacts::Program program;
    const QFileInfo file(path);
    const QString real = file.isSymLink() ? file.symLinkTarget() : path;
    program.path = file.canonicalFilePath().isEmpty() ? real : file.canonicalFilePath();
    // A process whose program was deleted or replaced, or is another user's, is there all the same.
    program.exists = target.kind == ProfilingTarget::Kind::Attach
        ? !threadsOf(std::int32_t(target.processes.front())).empty()
        : file.exists();
    program.changesUser = target.kind == ProfilingTarget::Kind::Launch && changesUser(program.path);
    program.runtime = runtimeOf(program.path);
    if (program.runtime.isEmpty())
        program.runtime = runtimeOf(path); // a wrapper of its name, as version managers have
    if (!program.runtime.isEmpty()) {
        QStringList command = target.command;
        std::string environment = smallFile("/proc/self/environ").value_or(""); // a launched program inherits ours
        if (target.kind == ProfilingTarget::Kind::Attach) {
            const std::string folder = "/proc/" + std::to_string(target.processes.front());
            command = QString::fromStdString(smallFile(folder + "/cmdline").value_or("")).split(QChar::Null);
            environment = smallFile(folder + "/environ").value_or("");
        }
        program.runtimeTells = tells(program.runtime, command, environment, target.environment);
    }
    lookAtCode(program, path);
    return program;
}

} // namespace

ProfilingFacts gatherProfilingFacts(const ProfilingTarget &target)
{
    ProfilingFacts facts;
    facts.analyser = !AnalyserProcess::defaultProgram().isEmpty();
    facts.paranoid = smallNumber("/proc/sys/kernel/perf_event_paranoid");
    facts.kptrRestrict = smallNumber("/proc/sys/kernel/kptr_restrict");
    facts.ptraceScope = smallNumber("/proc/sys/kernel/yama/ptrace_scope");
    facts.mostSamplesPerSecond = number("/proc/sys/kernel/perf_event_max_sample_rate");
    facts.denial = tryEvent(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK, false, false);
    facts.kernelAllowed = tryEvent(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK, true, false) == 0;
    facts.systemAllowed = tryEvent(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK, facts.kernelAllowed, true) == 0;
    facts.hardwareCounter = tryEvent(PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES, false, false) == 0;
    facts.kernelAddresses = kernelTellsAddresses();
    if (facts.denial == 0) {
        if (const auto bytes = obtainableRingBytes())
            facts.bufferBytes = qint64(*bytes);
    }
    facts.seesOthersMemory = ::geteuid() == 0 || canReadMapsOfInit();
    if (const QString path = pathOfProgram(target); !path.isEmpty() || !target.command.isEmpty())
        facts.program = lookAtProgram(path, target);
    if (target.kind == ProfilingTarget::Kind::Attach && !target.processes.empty() && ::geteuid() != 0) {
        struct stat info {};
        facts.otherUsersProcess =
            ::stat(QStringLiteral("/proc/%1").arg(target.processes.front()).toLatin1().constData(), &info) == 0
            && info.st_uid != ::geteuid();
    }
    return facts;
}

} // namespace performance
