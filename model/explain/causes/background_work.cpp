// SPDX-License-Identifier: MIT
// An update, an index or a backup of the system runs, which nobody asked for at that moment.
#include "performance/explain/cause_words.h"
#include "performance/explain/causes/causes.h"

#include <algorithm>
#include <array>

namespace performance {

namespace {

/// Names as the kernel has them: cut after fifteen characters. Package managers, indexers, backups, scanners.
constexpr std::array Programs{
    "apt",
    "apt-get",
    "aptd",
    "dpkg",
    "dpkg-deb",
    "unattended-upgr",
    "packagekitd",
    "dnf",
    "dnf5",
    "yum",
    "rpm",
    "zypper",
    "pacman",
    "snapd",
    "flatpak",
    "fwupd",
    "fwupdmgr",
    "updatedb",
    "updatedb.mlocat",
    "updatedb.plocat",
    "mandb",
    "tracker-miner-f",
    "tracker-extract",
    "localsearch-3",
    "baloo_file",
    "baloo_file_extr",
    "restic",
    "borg",
    "duplicity",
    "deja-dup",
    "timeshift",
    "rsnapshot",
    "snapper",
    "btrbk",
    "clamscan",
    "freshclam",
    "clamd",
    "fstrim",
    "e2scrub",
    "debsums",
    "rkhunter",
    "aide",
    "update-initramf",
    "mkinitramfs",
    "dkms",
    "ldconfig",
    "logrotate",
};
/// Beginnings and ends of units' names.
constexpr std::array Units{"apt-daily",
                           "dnf-makecache",
                           "packagekit",
                           "unattended-upgrades",
                           "man-db",
                           "plocate-updatedb",
                           "mlocate",
                           "fstrim",
                           "fwupd",
                           "snapd",
                           "tracker-",
                           "localsearch",
                           "app-org.freedesktop.Tracker",
                           "app-org.kde.baloo",
                           "kde-baloo",
                           "btrfs-scrub",
                           "e2scrub",
                           "backup"};

bool isBackground(const ProcessSample &sample)
{
    if (std::ranges::any_of(Programs, [&](const char *name) { return sample.name == QLatin1String(name); }))
        return true;
    return std::ranges::any_of(Units, [&](const char *unit) { return sample.unit.startsWith(QLatin1String(unit)); })
        || sample.unit.endsWith(QLatin1String("backup.service"));
}

/// All of its kind together: a package manager is several programs.
struct Work {
    const Program *most = nullptr;
    double cpu = 0;
    double usualCpu = 0;
    double io = 0;
    double usualIo = 0;
};

Work workIn(const Scene &scene)
{
    Work work;
    for (const Program &program : scene.programs()) {
        if (!std::ranges::any_of(program.members, [](const Actor *actor) { return isBackground(actor->now); }))
            continue;
        if (!work.most || program.cpu + program.io() * 1e-8 > work.most->cpu + work.most->io() * 1e-8)
            work.most = &program;
        work.cpu += program.cpu;
        work.usualCpu += program.usualCpu;
        work.io += program.io();
        work.usualIo += program.usualIo();
    }
    return work;
}

double allIo(const Scene &scene)
{
    double io = 0;
    for (const Program &program : scene.programs())
        io += program.io();
    return io;
}

} // namespace

void findBackgroundWork(const Scene &scene, Causes &causes)
{
    constexpr double LeastShare = 0.15;
    constexpr double LeastRate = 2e6; // bytes a second
    const Work work = workIn(scene);
    if (!work.most || scene.cpus() <= 0)
        return;
    const double ofCpu = work.cpu / scene.cpus();
    const double io = allIo(scene);
    const double ofIo = io > LeastRate ? work.io / io : 0;
    const auto victims = scene.cpuVictims(work.most);
    const SeriesFact pressure = scene.pressure("io");
    // As with any load: it is a cause where somebody waits, for a CPU or for storage.
    const double byCpu = ofCpu >= LeastShare && !victims.empty()
        ? ramp(ofCpu, 0, 0.4) * (0.6 + 0.4 * ramp(victims.front()->waited(), 0.05, 0.3))
        : 0;
    const double byIo = ofIo >= 0.3 && limits::DiskPressure.isBeyond(pressure.now(), Grade::Notable)
        ? ofIo * (0.5 + 0.5 * ramp(pressure.now(), 0.1, 0.5))
        : 0;
    if (byCpu <= 0 && byIo <= 0)
        return;
    const QString &unit = work.most->first().now.unit;
    Cause cause = causeOf(
        "background.update", *work.most,
        unit.isEmpty() ? say(QT_TRANSLATE_NOOP("Explain", "%1 ran in the background and took %2 CPUs"),
                             {work.most->name, cpuCount(work.cpu)})
                       : say(QT_TRANSLATE_NOOP("Explain", "%1 (%2) ran in the background and took %3 CPUs"),
                             {work.most->name, unit, cpuCount(work.cpu)}),
        std::max(byCpu, byIo) * sureOfGrowth(work.cpu + work.io * 1e-8, work.usualCpu + work.usualIo * 1e-8));
    if (byCpu > 0) {
        cause.evidence.push_back(cpuPressureSeen(scene));
        addCpuVictims(victims, cause.evidence);
    }
    if (byIo > 0) {
        cause.evidence.push_back(diskPressureSeen(scene));
        cause.evidence.push_back(
            shownBy(say(QT_TRANSLATE_NOOP("Explain", "%1 of all bytes read and written were of %2."),
                        {percent(ofIo), work.most->name})));
    }
    addDoing(scene, *work.most, cause.evidence);
    causes.push_back(std::move(cause));
}

} // namespace performance
