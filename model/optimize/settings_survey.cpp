// SPDX-License-Identifier: MIT
#include "performance/optimize/settings_survey.h"

#include "performance/knobs/knob.h"
#include "performance/optimize/finders.h"
#include "performance/optimize/placed_on_purpose.h"
#include "performance/optimize/process_group.h"
#include "performance/optimize/runtime_heap.h"
#include "performance/optimize/virtual_disk.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <cerrno>

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace performance {

namespace {

QByteArray contentsOf(const QString &path, qint64 most = 4096)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(most).trimmed() : QByteArray();
}

QString powerSource()
{
    QDir supplies(QStringLiteral("/sys/class/power_supply"));
    for (const QString &name : supplies.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = supplies.filePath(name);
        if (contentsOf(folder + QLatin1String("/type")) == "Battery" && contentsOf(folder + QLatin1String("/scope")) != "Device"
            && contentsOf(folder + QLatin1String("/status")) == "Discharging")
            return QStringLiteral("battery");
    }
    return QStringLiteral("mains");
}

QString swapKind()
{
    const QList<QByteArray> lines = contentsOf(QStringLiteral("/proc/swaps")).split('\n');
    bool zram = false;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines.at(i).startsWith("/dev/zram"))
            zram = true;
        else if (lines.at(i).contains(' '))
            return QStringLiteral("disk");
    }
    return zram ? QStringLiteral("zram") : QStringLiteral("none");
}

bool isDisk(const std::string &name)
{
    return name.rfind("loop", 0) != 0 && name.rfind("zram", 0) != 0 && name.rfind("ram", 0) != 0;
}

/// "used", "offered" where the kernel would take it, or "lost": one that the watchdog found wrong is listed no more
/// (kernel/time/clocksource.c, __clocksource_unstable).
QString tscState()
{
    const QString folder = QStringLiteral("/sys/devices/system/clocksource/clocksource0/");
    if (contentsOf(folder + QLatin1String("current_clocksource")) == "tsc")
        return QStringLiteral("used");
    return contentsOf(folder + QLatin1String("available_clocksource")).split(' ').contains("tsc") ? QStringLiteral("offered") : QStringLiteral("lost");
}

/// "offered", "module" where it is installed but not loaded, or "none".
QString bbrState()
{
    if (contentsOf(QStringLiteral("/proc/sys/net/ipv4/tcp_available_congestion_control")).split(' ').contains("bbr"))
        return QStringLiteral("offered");
    const QDir modules(QStringLiteral("/lib/modules/%1/kernel/net/ipv4").arg(QSysInfo::kernelVersion()));
    return modules.entryList({QStringLiteral("tcp_bbr.ko*")}, QDir::Files).isEmpty() ? QStringLiteral("none") : QStringLiteral("module");
}

/// A service of systemd that ends programs before the kernel must: its group is there while it runs.
bool oomDaemonRuns()
{
    for (const char *service : {"systemd-oomd", "earlyoom", "nohang", "nohang-desktop"}) {
        for (const char *mount : {"/sys/fs/cgroup", "/sys/fs/cgroup/unified", "/sys/fs/cgroup/systemd"}) {
            if (QFile::exists(QStringLiteral("%1/system.slice/%2.service").arg(QLatin1String(mount), QLatin1String(service))))
                return true;
        }
    }
    return false;
}

void addFacts(Settings &settings)
{
    settings.insert(QStringLiteral("fact.power"), powerSource());
    settings.insert(QStringLiteral("fact.swap"), swapKind());
    const qsizetype nodes = QDir(QStringLiteral("/sys/devices/system/node")).entryList({QStringLiteral("node[0-9]*")}, QDir::Dirs).size();
    settings.insert(QStringLiteral("fact.numa_nodes"), QString::number(std::max<qsizetype>(1, nodes)));
    settings.insert(QStringLiteral("fact.cpus"), QString::number(::sysconf(_SC_NPROCESSORS_ONLN)));
    settings.insert(QStringLiteral("fact.online"), QString::fromLatin1(contentsOf(QStringLiteral("/sys/devices/system/cpu/online"))));
    settings.insert(QStringLiteral("fact.zswap"), contentsOf(QStringLiteral("/sys/module/zswap/parameters/enabled")) == "Y" ? QStringLiteral("yes") : QStringLiteral("no"));
    settings.insert(QStringLiteral("fact.tsc"), tscState());
    settings.insert(QStringLiteral("fact.bbr"), bbrState());
    settings.insert(QStringLiteral("fact.oom_daemon"), oomDaemonRuns() ? QStringLiteral("yes") : QStringLiteral("no"));
    bool heeded = false;
    for (const std::string &disk : knobs::devicesOf(*knobs::findKnob("block.scheduler"))) {
        if (!isDisk(disk))
            continue;
        const QString name = QString::fromStdString(disk);
        settings.insert(settingKey(QStringLiteral("fact.rotational"), name), QString::fromLatin1(contentsOf(QStringLiteral("/sys/block/%1/queue/rotational").arg(name))));
        settings.insert(settingKey(QStringLiteral("fact.turning"), name), isTurningDisk(name) ? QStringLiteral("yes") : QStringLiteral("no"));
        const auto scheduler = knobs::readKnob({"block.scheduler", disk, 0, 0});
        heeded = heeded || (scheduler && (*scheduler == "bfq" || *scheduler == "mq-deadline"));
    }
    // Where users have a control group with a weight, no autogroup of theirs counts.
    settings.insert(QStringLiteral("fact.session_weights"), QFile::exists(QStringLiteral("/sys/fs/cgroup/user.slice/cpu.weight")) ? QStringLiteral("groups") : QStringLiteral("autogroup"));
    settings.insert(QStringLiteral("fact.io_priorities"), heeded ? QStringLiteral("yes") : QStringLiteral("no"));
}

void addKnob(Settings &settings, const QString &name)
{
    const knobs::Knob *knob = knobs::findKnob(name.toStdString());
    if (!knob || knob->ofProcess())
        return;
    std::vector<std::string> devices{std::string()};
    if (knob->ofDevice())
        devices = knobs::devicesOf(*knob);
    for (const std::string &device : devices) {
        if (knob->ofDevice() && knob->name.substr(0, 6) == "block." && !isDisk(device))
            continue;
        if (const auto value = knobs::readKnob({std::string(knob->name), device, 0, 0}))
            settings.insert(settingKey(name, QString::fromStdString(device)), QString::fromStdString(*value));
    }
}

/// The unit of the user's systemd whose group it is that has the weight; false where it is none of them.
bool addUnit(Settings &settings, qint32 pid, const QString &group)
{
    // "/user.slice/user-1000.slice/user@1000.service/app.slice/app-editor.scope"
    if (!group.contains(QStringLiteral("/user@%1.service/").arg(::geteuid())))
        return false;
    const QString unit = group.section(u'/', -1);
    const auto weight = knobs::readKnob({"unit.cpu-weight", unit.toStdString(), 0, 0});
    if (!weight)
        return false;
    settings.insert(QStringLiteral("process.unit@%1").arg(pid), unit);
    settings.insert(settingKey(QStringLiteral("unit.cpu-weight"), unit), QString::fromStdString(*weight));
    return true;
}

/// How a runtime with a heap of its own was told to size it, where its group has a limit.
void addHeap(Settings &settings, qint32 pid, const ProcessGroup &group)
{
    if (!group.memoryMax)
        return;
    const auto heap = runtimeHeap(contentsOf(QStringLiteral("/proc/%1/cmdline").arg(pid), 1 << 17));
    if (!heap)
        return;
    settings.insert(groupLimitSetting(pid), QString::number(*group.memoryMax));
    settings.insert(runtimeSetting(pid), heap->runtime);
    settings.insert(heapLimitSetting(pid), QString::number(heap->limit.value_or(0)));
}

} // namespace

Settings surveySettings(const std::vector<Rule> &rules, const std::vector<ProcessSample> &processes, const QStringList &seriesKeys)
{
    Settings settings;
    addFacts(settings);
    QSet<QString> names;
    for (const Rule &rule : rules) {
        for (const SettingWish &wish : rule.settings)
            names.insert(wish.knob);
        for (const Turn &turn : rule.turns)
            names.insert(turn.knob);
    }
    for (const QString &name : names)
        addKnob(settings, name);
    // Where a daemon owns the power profile it is asked, and what it sets is left alone.
    settings.insert(QStringLiteral("fact.power_profiles"), settings.contains(QStringLiteral("power.profile")) ? QStringLiteral("yes") : QStringLiteral("no"));
    for (const ProcessSample &process : processes) {
        const qint32 pid = process.identity.pid;
        // "/autogroup-42 nice 0"; the kernel's own threads are in none.
        const QByteArray group = contentsOf(QStringLiteral("/proc/%1/autogroup").arg(pid));
        const ProcessGroup control = processGroup(pid);
        if (group.isEmpty() && control.path.isEmpty())
            continue; // it has ended
        if (!group.isEmpty()) // not a thread of the kernel
            settings.insert(sessionSetting(pid), control.cpu.isEmpty() ? QString::fromLatin1(group.left(group.indexOf(' '))) : control.cpu);
        settings.insert(groupSetting(pid), control.path);
        addHeap(settings, pid, control);
        errno = 0;
        if (const int nice = ::getpriority(PRIO_PROCESS, id_t(pid)); (errno == 0 && nice > 0) || group.mid(group.lastIndexOf(' ') + 1).toInt() > 0)
            settings.insert(QStringLiteral("process.background@%1").arg(pid), QStringLiteral("yes"));
        if (process.cpu.value_or(0) < 0.5)
            continue;
        settings.insert(weightsSetting(pid), control.cpu.isEmpty() ? QStringLiteral("autogroup") : addUnit(settings, pid, control.cpu) ? QStringLiteral("unit") : QStringLiteral("group"));
        if (!control.cpus.isEmpty())
            settings.insert(reachableSetting(pid), control.cpus);
        cpu_set_t cpus;
        CPU_ZERO(&cpus);
        if (::sched_getaffinity(pid, sizeof cpus, &cpus) == 0)
            settings.insert(cpusSetting(pid), QString::number(CPU_COUNT(&cpus)));
        if (CPU_COUNT(&cpus) > 0 && CPU_COUNT(&cpus) < settings.value(QStringLiteral("fact.cpus")).toInt()) {
            if (const QString placed = placedOnPurpose(control.path, placesOfThreads(pid)); !placed.isEmpty())
                settings.insert(placedSetting(pid), placed);
        }
    }
    static const QRegularExpression named(QStringLiteral("[{,]process\\.pid=(\\d+)[,}]"));
    for (const QString &key : seriesKeys) {
        const auto match = named.match(key);
        const auto start = match.hasMatch() ? knobs::startTimeOf(match.captured(1).toInt()) : std::nullopt;
        if (!start)
            continue; // it is about no process, or about one that ended
        settings.insert(QStringLiteral("process.start@") + match.captured(1), QString::number(*start));
        settings.insert(QStringLiteral("process.name@") + match.captured(1), QString::fromLocal8Bit(contentsOf(QStringLiteral("/proc/%1/comm").arg(match.captured(1)))));
    }
    return settings;
}

void keepEnded(Settings &settings, const Settings &before, const std::vector<ProcessSample> &processes)
{
    for (const ProcessSample &process : processes) {
        const qint32 pid = process.identity.pid;
        const QString session = before.value(sessionSetting(pid));
        if (session.isEmpty() || settings.contains(sessionSetting(pid)))
            continue;
        settings.insert(sessionSetting(pid), session);
        settings.insert(endedSetting(pid), QStringLiteral("yes"));
    }
}

QStringList otherTuners()
{
    static const QSet<QByteArray> known{"tuned", "power-profiles-", "tlp", "gamemoded", "ananicy", "ananicy-cpp", "system76-schedu", "irqbalance",
                                        "scx_loader", "bpftune", "auto-cpufreq", "thermald", "uresourced", "earlyoom", "systemd-oomd"};
    QStringList found;
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
        const QByteArray name = contentsOf(QStringLiteral("/proc/%1/comm").arg(pid));
        if (known.contains(name))
            found << (name == "power-profiles-" ? QStringLiteral("power-profiles-daemon") : name == "system76-schedu" ? QStringLiteral("system76-scheduler") : QString::fromLatin1(name));
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace performance
