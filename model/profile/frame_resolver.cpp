// SPDX-License-Identifier: MIT
#include "performance/profile/frame_resolver.h"

#include "performance/procfs/small_file.h"
#include "performance/profile/analyser/analyser_process.h"
#include "performance/profile/unwind/code_module.h"

#include <sys/stat.h>
#include <unistd.h>

namespace performance {

namespace {

/// The number that a process has in its own namespace, by which it names its map.
QString ownNumberOf(qint32 process)
{
    const std::string status = smallFile("/proc/" + std::to_string(process) + "/status").value_or("");
    const size_t line = status.find("NSpid:");
    if (line == std::string::npos)
        return QString::number(process);
    const std::string numbers = status.substr(line, status.find('\n', line) - line);
    return QString::fromStdString(numbers.substr(numbers.find_last_of(" \t") + 1));
}

/// In /tmp anybody may write a map of anybody's process. Believed are root and the process's own user; ourselves where it has ended.
bool isOfUserOf(qint32 process, const QString &map)
{
    struct stat file = {};
    if (::lstat(map.toLocal8Bit().constData(), &file) != 0)
        return true; // that there is none is told where it is read
    struct stat folder = {};
    const bool runs = ::stat(QStringLiteral("/proc/%1").arg(process).toLatin1().constData(), &folder) == 0;
    const uid_t user = runs ? folder.st_uid : ::geteuid();
    return S_ISREG(file.st_mode) && (file.st_uid == 0 || file.st_uid == user);
}

ModuleReference referenceTo(const CodeModule &module)
{
    ModuleReference reference;
    reference.name = QString::fromStdString(module.name());
    reference.kind = module.kind();
    reference.process = module.process();
    reference.path = module.kind() == ModuleKind::Jit ? jitMapOf(module.process())
                                                      : QString::fromStdString(module.openablePath());
    reference.buildId = QString::fromStdString(module.buildId());
    reference.problem = module.problem();
    return reference;
}

} // namespace

QString jitMapOf(qint32 process)
{
    const QString plain = QStringLiteral("/tmp/perf-%1.map").arg(process);
    const QString inside = QStringLiteral("/proc/%1/root/tmp/perf-%2.map").arg(process).arg(ownNumberOf(process));
    const QString map = ::access(inside.toLocal8Bit().constData(), R_OK) == 0 ? inside : plain;
    return isOfUserOf(process, map) ? map : QString();
}

void resolveFrames(const Profile &profile, const std::vector<std::shared_ptr<const CodeModule>> &modules,
                   AnalyserProcess &analyser, bool withLines,
                   const std::function<void(const std::vector<Resolution> &)> &found)
{
    std::vector<std::vector<qint32>> wanted(modules.size());
    for (size_t i = 0; i < profile.frames.size(); ++i) {
        const ProfileFrame &frame = profile.frames[i];
        const bool namedItself = frame.locationCount > 0 && frame.address == 0;
        if ((frame.locationCount == 0 || (withLines && !namedItself)) && size_t(frame.module) < modules.size()
            && modules[size_t(frame.module)])
            wanted[size_t(frame.module)].push_back(qint32(i));
    }
    constexpr size_t Batch = 4096; // so that a live view fills while a large program is being read
    for (size_t module = 0; module < modules.size(); ++module) {
        for (size_t from = 0; from < wanted[module].size(); from += Batch) {
            const size_t to = std::min(from + Batch, wanted[module].size());
            analyser::ResolveQuestion question{referenceTo(*modules[module]), withLines, {}};
            for (size_t i = from; i < to; ++i)
                question.addresses.push_back(profile.frames[size_t(wanted[module][i])].address);
            const auto answer = analyser.resolve(question);
            if (!answer && answer.error().code() == PerformanceErrorCode::Cancelled)
                return; // nothing is wrong with the file: somebody may ask again
            if (!answer && withLines)
                break; // the plain names are there; lines are a bonus
            std::vector<Resolution> resolutions;
            for (size_t i = from; i < to; ++i) {
                if (answer)
                    resolutions.push_back({wanted[module][i], (*answer)[i - from]});
                else
                    resolutions.push_back(
                        {wanted[module][i], {ResolvedLocation{{}, {}, 0, answer.error().reason(), 0}}});
            }
            found(resolutions);
        }
    }
}

} // namespace performance
