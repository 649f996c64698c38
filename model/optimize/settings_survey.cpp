// SPDX-License-Identifier: MIT
#include "performance/optimize/settings_survey.h"

#include "performance/knobs/knob.h"

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

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(4096).trimmed() : QByteArray();
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

void addFacts(Settings &settings)
{
    settings.insert(QStringLiteral("fact.power"), powerSource());
    settings.insert(QStringLiteral("fact.swap"), swapKind());
    const qsizetype nodes = QDir(QStringLiteral("/sys/devices/system/node")).entryList({QStringLiteral("node[0-9]*")}, QDir::Dirs).size();
    settings.insert(QStringLiteral("fact.numa_nodes"), QString::number(std::max<qsizetype>(1, nodes)));
    settings.insert(QStringLiteral("fact.cpus"), QString::number(::sysconf(_SC_NPROCESSORS_ONLN)));
    bool heeded = false;
    for (const std::string &disk : knobs::devicesOf(*knobs::findKnob("block.scheduler"))) {
        if (!isDisk(disk))
            continue;
        const QString name = QString::fromStdString(disk);
        settings.insert(settingKey(QStringLiteral("fact.rotational"), name), QString::fromLatin1(contentsOf(QStringLiteral("/sys/block/%1/queue/rotational").arg(name))));
        const auto scheduler = knobs::readKnob({"block.scheduler", disk, 0, 0});
        heeded = heeded || (scheduler && (*scheduler == "bfq" || *scheduler == "mq-deadline"));
    }
    // Where the user's systemd has the CPU handed on to it, its weights rule, and a nice value within says little.
    const QByteArray controllers = contentsOf(QStringLiteral("/sys/fs/cgroup/user.slice/user-%1.slice/user@%1.service/cgroup.subtree_control").arg(::geteuid()));
    settings.insert(QStringLiteral("fact.session_weights"), controllers.split(' ').contains("cpu") ? QStringLiteral("units") : QStringLiteral("autogroup"));
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

/// The unit of the user's systemd that a process belongs to, and its weight.
void addUnit(Settings &settings, qint32 pid)
{
    // "0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-editor.scope"
    const QByteArray group = contentsOf(QStringLiteral("/proc/%1/cgroup").arg(pid));
    const qsizetype own = group.indexOf("/user@" + QByteArray::number(::geteuid()) + ".service/");
    if (own < 0)
        return;
    const QString unit = QString::fromLocal8Bit(group.mid(own).split('\n').constFirst().split('/').constLast());
    const auto weight = knobs::readKnob({"unit.cpu-weight", unit.toStdString(), 0, 0});
    if (!weight)
        return;
    settings.insert(QStringLiteral("process.unit@%1").arg(pid), unit);
    settings.insert(settingKey(QStringLiteral("unit.cpu-weight"), unit), QString::fromStdString(*weight));
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
        if (!group.isEmpty())
            settings.insert(QStringLiteral("process.session@%1").arg(pid), QString::fromLatin1(group.left(group.indexOf(' '))));
        errno = 0;
        if (const int nice = ::getpriority(PRIO_PROCESS, id_t(pid)); (errno == 0 && nice > 0) || group.mid(group.lastIndexOf(' ') + 1).toInt() > 0)
            settings.insert(QStringLiteral("process.background@%1").arg(pid), QStringLiteral("yes"));
        if (process.cpu.value_or(0) < 0.5)
            continue;
        addUnit(settings, pid);
        cpu_set_t cpus;
        CPU_ZERO(&cpus);
        if (::sched_getaffinity(pid, sizeof cpus, &cpus) == 0)
            settings.insert(QStringLiteral("process.cpus@%1").arg(pid), QString::number(CPU_COUNT(&cpus)));
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
