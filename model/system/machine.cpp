// SPDX-License-Identifier: MIT
#include "performance/system/machine.h"

#include "performance/procfs/machine_stat.h"
#include "performance/procfs/memory_info.h"
#include "performance/procfs/text_cursor.h"
#include "performance/system/container_memory.h"
#include "performance/system/cpu_model.h"

namespace performance {

namespace {

/// The value of a line such as `PRETTY_NAME="Debian"`.
QString valueOf(std::string_view text, std::string_view key)
{
    TextCursor lines(text);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        const size_t at = line.find('=');
        if (at == std::string_view::npos)
            continue;
        const QString name = QString::fromUtf8(line.data(), qsizetype(at)).trimmed();
        if (name != QLatin1String(key.data(), qsizetype(key.size())))
            continue;
        QString value = QString::fromUtf8(line.data() + at + 1, qsizetype(line.size() - at - 1)).trimmed();
        if (value.size() >= 2 && value.startsWith(u'"') && value.endsWith(u'"'))
            value = value.sliced(1, value.size() - 2);
        return value;
    }
    return {};
}

} // namespace

MachineInfo describeMachine(const KernelRoot &root)
{
    MachineInfo machine;
    FileReader reader;
    const auto line = [&](const char *path) {
        return QString::fromStdString(readLine(reader, root.path(path)).value_or(std::string()));
    };
    machine.hostName = line("/proc/sys/kernel/hostname");
    machine.kernel = line("/proc/sys/kernel/osrelease");
    if (const auto text = reader.read(root.path("/etc/os-release")))
        machine.operatingSystem = valueOf(*text, "PRETTY_NAME");
    if (const auto text = reader.read(root.path("/proc/cpuinfo")))
        machine.cpuModel = cpuModel(*text);
    if (const auto text = reader.read(root.path("/proc/stat"))) {
        if (const auto cpus = parseProcStat(*text).cpus.size())
            machine.logicalCpus = int(cpus);
    }
    if (const auto text = reader.read(root.path("/proc/meminfo"))) {
        const MemInfo host = parseMemInfo(*text);
        machine.memoryBytes = ContainerMemory(root).of(host).value_or(host).total;
    }
    return machine;
}

} // namespace performance
