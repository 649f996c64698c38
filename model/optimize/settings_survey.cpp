// SPDX-License-Identifier: MIT
#include "performance/optimize/settings_survey.h"

#include "performance/knobs/knob.h"
#include "performance/optimize/database_cache.h"
#include "performance/optimize/finders.h"
#include "performance/optimize/machine_facts.h"
#include "performance/optimize/placed_on_purpose.h"
#include "performance/optimize/process_group.h"
#include "performance/optimize/python_allocator.h"
#include "performance/optimize/runtime_heap.h"
#include "performance/optimize/small_file.h"
#include "performance/optimize/virtual_disk.h"
#include "performance/procfs/process_stat.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>

#include <map>

#include <unistd.h>

namespace performance {

namespace {

void addKnob(Settings &settings, const QString &name, const OwnSettings &own, const QString &root)
{
    const knobs::Knob *knob = knobs::findKnob(name.toStdString());
    if (!knob || knob->ofProcess() || (!knob->ofBus() && !own.has(knob->path)))
        return;
    const std::string folder = root.toStdString();
    std::vector<std::string> devices{std::string()};
    if (knob->ofDevice())
        devices = knobs::devicesOf(knob->below(folder));
    for (const std::string &device : devices) {
        if (knob->ofDevice() && knob->name.substr(0, 6) == "block." && !isDisk(device))
            continue;
        if (const auto value = knobs::readKnob({std::string(knob->name), device, 0, 0}, folder))
            settings.insert(settingKey(name, QString::fromStdString(device)), QString::fromStdString(*value));
    }
}

/// The unit of the user's systemd whose group it is that has the weight; false where it is none of them.
bool addUnit(Settings &settings, qint32 pid, const QString &group, const QString &root)
{
    // "/user.slice/user-1000.slice/user@1000.service/app.slice/app-editor.scope"
    if (!group.contains(QStringLiteral("/user@%1.service/").arg(::geteuid())))
        return false;
    const QString unit = group.section(u'/', -1);
    const auto weight = knobs::readKnob({"unit.cpu-weight", unit.toStdString(), 0, 0}, root.toStdString());
    if (!weight)
        return false;
    settings.insert(QStringLiteral("process.unit@%1").arg(pid), unit);
    settings.insert(settingKey(QStringLiteral("unit.cpu-weight"), unit), QString::fromStdString(*weight));
    return true;
}

/// How a runtime with a heap of its own was told to size it, where its group has a limit.
void addHeap(Settings &settings, qint32 pid, const ProcessGroup &group, const QString &root)
{
    if (!group.memoryMax)
        return;
    const auto heap = runtimeHeap(contentsOf(QStringLiteral("%1/proc/%2/cmdline").arg(root).arg(pid), 1 << 17));
    if (!heap)
        return;
    settings.insert(groupLimitSetting(pid), QString::number(*group.memoryMax));
    settings.insert(runtimeSetting(pid), heap->runtime);
    settings.insert(heapLimitSetting(pid), QString::number(heap->limit.value_or(0)));
}

/// A line of /proc/PID/status, in bytes where the kernel says kB.
qint64 statusValue(qint32 pid, const QByteArray &name, const QString &root)
{
    for (const QByteArray &line : contentsOf(QStringLiteral("%1/proc/%2/status").arg(root).arg(pid)).split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).simplified().split(' ').constFirst().toLongLong()
                * (line.endsWith("kB") ? 1024 : 1);
    }
    return 0;
}

/// How its memory is to be allocated, where Python's manual calls that way slow.
void addAllocator(Settings &settings, const ProcessSample &process, const QString &root)
{
    if (!process.name.startsWith(u"python"))
        return;
    const auto text = [&](const char *file) {
        return contentsOf(QStringLiteral("%1/proc/%2/%3").arg(root).arg(process.identity.pid).arg(QLatin1String(file)),
                          1 << 17);
    };
    if (const QString slow = pythonAllocator(text("cmdline"), text("environ")); !slow.isEmpty())
        settings.insert(allocatorSetting(process.identity.pid), slow);
}

/// The databases that are as they were shipped. One for all processes of each server, which may be hundreds.
class Databases {
public:
    explicit Databases(const QString &root) : m_root(root), m_ownPids(pidsOf(QStringLiteral("self"))) {}

    void add(Settings &settings, const ProcessSample &process)
    {
        const bool isPostgres = process.name == u"postgres";
        if (!isPostgres && process.name != u"mysqld" && process.name != u"mariadbd")
            return;
        // The process of a connection calls itself "postgres: user database …"; the server that started it has the options.
        const qint32 pid = process.identity.pid;
        const qint32 server = isPostgres && commandLine(pid).startsWith("postgres: ")
            ? qint32(statusValue(pid, "PPid", m_root))
            : pid;
        auto known = m_servers.find(server);
        if (known == m_servers.end())
            known = m_servers.emplace(server, look(server, isPostgres)).first;
        if (!known->second.isEmpty())
            settings.insert(cacheSetting(pid), known->second);
    }

private:
    QByteArray commandLine(qint32 pid) const
    {
        return contentsOf(QStringLiteral("%1/proc/%2/cmdline").arg(m_root).arg(pid), 1 << 17);
    }
    /// How many numbers a process has: one in each namespace around it.
    qsizetype pidsOf(const QString &process) const
    {
        for (const QByteArray &line :
             contentsOf(QStringLiteral("%1/proc/%2/status").arg(m_root, process)).split('\n')) {
            if (line.startsWith("NSpid:"))
                return line.mid(6).simplified().split(' ').size();
        }
        return 1;
    }
    QString look(qint32 server, bool isPostgres) const
    {
        if (pidsOf(QString::number(server)) != m_ownPids)
            return {}; // in a container, whose files are others
        // What it maps tells whether the files are the whole truth. As shipped, PostgreSQL 15 maps 220 MiB with its 128 MiB, and
        // MySQL and MariaDB hold less than 640 MiB with connections and statistics.
        constexpr qint64 MostOfPostgres = qint64(320) << 20;
        constexpr qint64 MostOfMysql = qint64(640) << 20;
        if (isPostgres ? statusValue(server, "VmSize", m_root) > MostOfPostgres
                       : statusValue(server, "RssAnon", m_root) > MostOfMysql)
            return {};
        const QString setting = cacheLeftAtDefault(commandLine(server), m_root);
        const auto start = startTimeOf(server, m_root.toStdString());
        return setting.isEmpty() || !start ? QString()
                                           : QStringLiteral("%1 %2 %3").arg(setting).arg(server).arg(*start);
    }

    QString m_root;
    qsizetype m_ownPids;
    std::map<qint32, QString> m_servers;
};

int niceOf(qint32 pid, const QString &root)
{
    const auto text = smallFile(QStringLiteral("%1/proc/%2/stat").arg(root).arg(pid).toStdString());
    const auto stat = text ? parseProcessStat(*text) : std::nullopt;
    return stat ? stat->nice : 0;
}

/// How many CPUs it may run on, of those that are online; 0 where it has ended.
int affinityOf(qint32 pid, const QString &online, const QString &root)
{
    static const QRegularExpression allowed(QStringLiteral("^Cpus_allowed_list:\\s*(\\S+)$"),
                                            QRegularExpression::MultilineOption);
    const QString status = QString::fromLocal8Bit(contentsOf(QStringLiteral("%1/proc/%2/status").arg(root).arg(pid)));
    return cpusInBoth(allowed.match(status).captured(1), online);
}

} // namespace

Settings surveySettings(const std::vector<Rule> &rules, const std::vector<ProcessSample> &processes,
                        const QStringList &seriesKeys, const QString &root)
{
    Settings settings;
    addMachineFacts(settings, root);
    QSet<QString> names;
    for (const Rule &rule : rules) {
        for (const SettingWish &wish : rule.settings)
            names.insert(wish.knob);
        for (const Turn &turn : rule.turns)
            names.insert(turn.knob);
    }
    const OwnSettings own(root);
    for (const QString &name : names)
        addKnob(settings, name, own, root);
    // Where a daemon owns the power profile it is asked, and what it sets is left alone.
    settings.insert(QStringLiteral("fact.power_profiles"),
                    settings.contains(QStringLiteral("power.profile")) ? QStringLiteral("yes") : QStringLiteral("no"));
    Databases databases(root);
    for (const ProcessSample &process : processes) {
        const qint32 pid = process.identity.pid;
        // "/autogroup-42 nice 0"; the kernel's own threads are in none.
        const QByteArray group = contentsOf(QStringLiteral("%1/proc/%2/autogroup").arg(root).arg(pid));
        const ProcessGroup control = processGroup(pid, root);
        if (group.isEmpty() && control.path.isEmpty())
            continue;         // it has ended
        if (!group.isEmpty()) // not a thread of the kernel
            settings.insert(sessionSetting(pid),
                            control.cpu.isEmpty() ? QString::fromLatin1(group.left(group.indexOf(' '))) : control.cpu);
        settings.insert(groupSetting(pid), control.path);
        addHeap(settings, pid, control, root);
        addAllocator(settings, process, root);
        databases.add(settings, process);
        if (niceOf(pid, root) > 0 || group.mid(group.lastIndexOf(' ') + 1).toInt() > 0)
            settings.insert(QStringLiteral("process.background@%1").arg(pid), QStringLiteral("yes"));
        if (process.cpu.value_or(0) < 0.5)
            continue;
        settings.insert(weightsSetting(pid),
                        control.cpu.isEmpty()                           ? QStringLiteral("autogroup")
                            : addUnit(settings, pid, control.cpu, root) ? QStringLiteral("unit")
                                                                        : QStringLiteral("group"));
        if (!control.cpus.isEmpty())
            settings.insert(reachableSetting(pid), control.cpus);
        if (const int cpus = affinityOf(pid, settings.value(QStringLiteral("fact.online")), root); cpus > 0) {
            settings.insert(cpusSetting(pid), QString::number(cpus));
            // Of a machine that was recorded nobody can be asked.
            if (root.isEmpty() && cpus < settings.value(QStringLiteral("fact.cpus")).toInt()) {
                if (const QString placed = placedOnPurpose(control.path, placesOfThreads(pid)); !placed.isEmpty())
                    settings.insert(placedSetting(pid), placed);
            }
        }
    }
    static const QRegularExpression named(QStringLiteral("[{,]process\\.pid=(\\d+)[,}]"));
    for (const QString &key : seriesKeys) {
        const auto match = named.match(key);
        const auto start = match.hasMatch() ? startTimeOf(match.captured(1).toInt(), root.toStdString()) : std::nullopt;
        if (!start)
            continue; // it is about no process, or about one that ended
        settings.insert(QStringLiteral("process.start@") + match.captured(1), QString::number(*start));
        settings.insert(
            QStringLiteral("process.name@") + match.captured(1),
            QString::fromLocal8Bit(contentsOf(QStringLiteral("%1/proc/%2/comm").arg(root, match.captured(1)))));
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

QStringList otherTuners(const QString &root)
{
    static const QSet<QByteArray> known{"tuned",        "power-profiles-", "tlp",        "gamemoded",  "ananicy",
                                        "ananicy-cpp",  "system76-schedu", "irqbalance", "scx_loader", "bpftune",
                                        "auto-cpufreq", "thermald",        "uresourced", "earlyoom",   "systemd-oomd"};
    QStringList found;
    for (const QString &pid : QDir(root + QLatin1String("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
        const QByteArray name = contentsOf(QStringLiteral("%1/proc/%2/comm").arg(root, pid));
        if (known.contains(name))
            found << (name == "power-profiles-"       ? QStringLiteral("power-profiles-daemon")
                          : name == "system76-schedu" ? QStringLiteral("system76-scheduler")
                                                      : QString::fromLatin1(name));
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace performance
