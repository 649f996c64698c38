// SPDX-License-Identifier: MIT
#include "performance/optimize/machine_facts.h"

#include "performance/knobs/knob.h"
#include "performance/optimize/process_group.h"
#include "performance/optimize/small_file.h"
#include "performance/optimize/virtual_disk.h"

#include <QDir>

namespace performance {

namespace {

QString powerSource(const QString &root)
{
    const QDir supplies(root + QLatin1String("/sys/class/power_supply"));
    for (const QString &name : supplies.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = supplies.filePath(name);
        if (contentsOf(folder + QLatin1String("/type")) == "Battery"
            && contentsOf(folder + QLatin1String("/scope")) != "Device"
            && contentsOf(folder + QLatin1String("/status")) == "Discharging")
            return QStringLiteral("battery");
    }
    return QStringLiteral("mains");
}

QString swapKind(const QString &root)
{
    const QList<QByteArray> lines = contentsOf(root + QLatin1String("/proc/swaps")).split('\n');
    bool zram = false;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines.at(i).startsWith("/dev/zram"))
            zram = true;
        else if (lines.at(i).contains(' '))
            return QStringLiteral("disk");
    }
    return zram ? QStringLiteral("zram") : QStringLiteral("none");
}

/// "used", "offered" where the kernel would take it, or "lost": one that the watchdog found wrong is listed no more
/// (kernel/time/clocksource.c, __clocksource_unstable). Empty on processors that have none: those that are not x86.
QString tscState(const QString &root)
{
    bool has = false;
    for (const QByteArray &line : contentsOf(root + QLatin1String("/proc/cpuinfo"), 8192).split('\n'))
        has = has || (line.startsWith("flags") && line.split(' ').contains("tsc"));
    if (!has)
        return {};
    const QString folder = root + QLatin1String("/sys/devices/system/clocksource/clocksource0/");
    if (contentsOf(folder + QLatin1String("current_clocksource")) == "tsc")
        return QStringLiteral("used");
    return contentsOf(folder + QLatin1String("available_clocksource")).split(' ').contains("tsc")
        ? QStringLiteral("offered")
        : QStringLiteral("lost");
}

/// "offered", "module" where it is installed but not loaded, or "none".
QString bbrState(const QString &root)
{
    if (contentsOf(root + QLatin1String("/proc/sys/net/ipv4/tcp_available_congestion_control"))
            .split(' ')
            .contains("bbr"))
        return QStringLiteral("offered");
    const QString kernel = QString::fromLatin1(contentsOf(root + QLatin1String("/proc/sys/kernel/osrelease")));
    const QDir modules(QStringLiteral("%1/lib/modules/%2/kernel/net/ipv4").arg(root, kernel));
    return modules.entryList({QStringLiteral("tcp_bbr.ko*")}, QDir::Files).isEmpty() ? QStringLiteral("none")
                                                                                     : QStringLiteral("module");
}

/// A service of systemd that ends programs before the kernel must: its group is there while it runs.
bool oomDaemonRuns(const QString &root)
{
    for (const char *service : {"systemd-oomd", "earlyoom", "nohang", "nohang-desktop"}) {
        for (const char *mount : {"/sys/fs/cgroup", "/sys/fs/cgroup/unified", "/sys/fs/cgroup/systemd"}) {
            if (QFile::exists(QStringLiteral("%1%2/system.slice/%3.service")
                                  .arg(root, QLatin1String(mount), QLatin1String(service))))
                return true;
        }
    }
    return false;
}

QString yesNo(bool is)
{
    return is ? QStringLiteral("yes") : QStringLiteral("no");
}

/// What its disks are, and whether one of them heeds priorities.
void addDisks(Settings &settings, const QString &root)
{
    const std::string folder = root.toStdString();
    bool heeded = false;
    for (const std::string &disk : knobs::devicesOf(knobs::findKnob("block.scheduler")->below(folder))) {
        if (!isDisk(disk))
            continue;
        const QString name = QString::fromStdString(disk);
        settings.insert(
            settingKey(QStringLiteral("fact.rotational"), name),
            QString::fromLatin1(contentsOf(QStringLiteral("%1/sys/block/%2/queue/rotational").arg(root, name))));
        settings.insert(settingKey(QStringLiteral("fact.turning"), name), yesNo(isTurningDisk(name, root)));
        const auto scheduler = knobs::readKnob({"block.scheduler", disk, 0, 0}, folder);
        heeded = heeded || (scheduler && (*scheduler == "bfq" || *scheduler == "mq-deadline"));
    }
    settings.insert(QStringLiteral("fact.io_priorities"), yesNo(heeded));
}

} // namespace

void addMachineFacts(Settings &settings, const QString &root)
{
    const auto at = [&](const char *path) { return contentsOf(root + QLatin1String(path)); };
    settings.insert(QStringLiteral("fact.power"), powerSource(root));
    // Swap, and who is killed when memory runs out, are for him to set up who may also say how much is swapped.
    if (OwnSettings(root).has("/proc/sys/vm/swappiness")) {
        settings.insert(QStringLiteral("fact.swap"), swapKind(root));
        settings.insert(QStringLiteral("fact.oom_daemon"), yesNo(oomDaemonRuns(root)));
    }
    const qsizetype nodes = QDir(root + QLatin1String("/sys/devices/system/node"))
                                .entryList({QStringLiteral("node[0-9]*")}, QDir::Dirs)
                                .size();
    settings.insert(QStringLiteral("fact.numa_nodes"), QString::number(std::max<qsizetype>(1, nodes)));
    const QString online = QString::fromLatin1(at("/sys/devices/system/cpu/online"));
    settings.insert(QStringLiteral("fact.online"), online);
    if (const int cpus = cpusIn(online); cpus > 0)
        settings.insert(QStringLiteral("fact.cpus"), QString::number(cpus));
    settings.insert(QStringLiteral("fact.zswap"), yesNo(at("/sys/module/zswap/parameters/enabled") == "Y"));
    if (const QString tsc = tscState(root); !tsc.isEmpty())
        settings.insert(QStringLiteral("fact.tsc"), tsc);
    settings.insert(QStringLiteral("fact.bbr"), bbrState(root));
    // Where users have a control group with a weight, no autogroup of theirs counts.
    settings.insert(QStringLiteral("fact.session_weights"),
                    QFile::exists(root + QLatin1String("/sys/fs/cgroup/user.slice/cpu.weight"))
                        ? QStringLiteral("groups")
                        : QStringLiteral("autogroup"));
    addDisks(settings, root);
}

} // namespace performance
