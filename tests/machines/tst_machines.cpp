// SPDX-License-Identifier: MIT
// Machines that this program was not written on, as tests/fixtures/machines/README.md tells of them: what the collector
// measures there, what the survey of settings finds, and that no rule suggests what is not for such a machine.
#include "support/recorded_machine.h"
#include "support/test_support.h"

#include <performance/optimize/finders.h>
#include <performance/optimize/runtime_heap.h>
#include <performance/system/cpu_model.h>
#include <performance/system/machine.h>
#include <performance/system/process_inspector.h>

using namespace performance;
using Qt::operator""_s;

namespace {

constexpr double KiB = 1024;
constexpr double MiB = 1024 * KiB;

QString pressure(const char *kind, const char *resource)
{
    return u"wai.pressure.time{wai.pressure.kind=%1,wai.pressure.resource=%2}"_s.arg(QLatin1String(kind),
                                                                                     QLatin1String(resource));
}

QString ofDevice(const char *metric, const QString &device, const char *more = "")
{
    return u"%1{%2system.device=%3}"_s.arg(QLatin1String(metric), QLatin1String(more), device);
}

/// As bad as it gets, whichever machine it is: all that a rule could look at for what its settings are.
std::map<QString, double> hardship(const QStringList &disks)
{
    std::map<QString, double> values{{u"system.cpu.utilization"_s, 0.95},
                                     {u"wai.cpu.frequency.utilization"_s, 0.5},
                                     {u"wai.cpu.throttles"_s, 5},
                                     {pressure("some", "cpu"), 0.3},
                                     {pressure("some", "io"), 0.5},
                                     {pressure("full", "io"), 0.3},
                                     {pressure("some", "memory"), 0.2},
                                     {pressure("full", "memory"), 0.15},
                                     {u"system.paging.faults{system.paging.fault.type=major}"_s, 100},
                                     {u"system.paging.operations{system.paging.direction=in}"_s, 100},
                                     {u"system.paging.operations{system.paging.direction=out}"_s, 50},
                                     {u"wai.memory.workingset_refaults{wai.memory.page_type=file}"_s, 5000},
                                     {u"wai.memory.compaction_stalls"_s, 20},
                                     {u"wai.memory.machine_oom_kills"_s, 3.0 / 3600}};
    for (const QString &disk : disks) {
        values[ofDevice("system.disk.io_time", disk)] = 0.95;
        values[ofDevice("system.disk.io", disk, "disk.io.direction=read,")] = 80e6;
        values[ofDevice("system.disk.operations", disk, "disk.io.direction=read,")] = 100;
        values[ofDevice("system.disk.operations", disk, "disk.io.direction=write,")] = 60000;
    }
    return values;
}

/// A process as the collector lists it, but busy.
std::vector<ProcessSample> busy(const RecordedMachine &machine, qint32 pid)
{
    for (ProcessSample process : machine.processes()) {
        if (process.identity.pid == pid) {
            process.cpu = 0.9;
            return {process};
        }
    }
    return {};
}

} // namespace

class TestMachines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Two clusters of different cores, an eMMC, no firmware of x86.
    void anArm64Board()
    {
        RecordedMachine machine("arm64-board");
        machine.tick(6);
        const MachineInfo info = describeMachine(KernelRoot(machine.path()));
        QCOMPARE(info.cpuModel, u"Cortex-A53 + Cortex-A72"_s);
        QCOMPARE(info.logicalCpus.value_or(0), 6);
        QCOMPARE(machine.value(u"system.cpu.logical.count"_s).value_or(0), 6.0);
        QCOMPARE(machine.value(u"system.cpu.utilization{cpu.logical_number=5}"_s).value_or(0), 0.5);
        QCOMPARE(machine.value(u"system.cpu.frequency{cpu.logical_number=0}"_s).value_or(0), 708e6);
        QCOMPARE(machine.value(u"system.cpu.frequency{cpu.logical_number=5}"_s).value_or(0), 1800e6);
        // Each of its own highest: four at 708 of 1,416 MHz, two at 1,800 of 1,800.
        QCOMPARE(machine.value(u"wai.cpu.frequency.utilization"_s).value_or(0), 0.6667);
        QCOMPARE(machine.value(u"system.memory.limit"_s).value_or(0), 3912704 * KiB);
        // The zone of the CPU is shown by hwmon as well, as cpu_thermal.
        QCOMPARE(machine.keysOf(u"hw.temperature"_s).size(), 2);
        QCOMPARE(machine.value(u"hw.temperature{hw.id=cpu_thermal/temp1,hw.name=cpu_thermal temp1}"_s).value_or(0),
                 52.777);
        QCOMPARE(machine.value(u"hw.temperature{hw.id=gpu-thermal,hw.name=gpu-thermal}"_s).value_or(0), 51.111);
        // The boot areas of the chip are no disks.
        QCOMPARE(machine.keysOf(u"system.disk.io_time"_s), QStringList{ofDevice("system.disk.io_time", u"mmcblk1"_s)});
        QCOMPARE(machine.value(u"wai.network.default_route{network.interface.name=end0}"_s).value_or(0), 1.0);
        QVERIFY(!machine.value(u"wai.cpu.throttles"_s));

        const Settings settings = machine.survey(busy(machine, 900));
        QCOMPARE(settings.value(u"fact.cpus"_s), u"6"_s);
        QCOMPARE(settings.value(u"fact.turning@mmcblk1"_s), u"no"_s);
        QVERIFY(!settings.contains(u"block.scheduler@mmcblk1boot0"_s));
        QVERIFY(!settings.contains(u"fact.tsc"_s)); // what is lost was there once
        QCOMPARE(settings.value(u"clocksource"_s), u"arch_sys_counter"_s);
        QCOMPARE(settings.value(u"cpu.governor@policy4"_s), u"schedutil"_s);
        QCOMPARE(settings.value(u"fact.power"_s), u"mains"_s);
        QCOMPARE(settings.value(cpusSetting(900)), u"4"_s); // the small cores
        QCOMPARE(settings.value(backgroundSetting(900)), u"yes"_s);

        // On an eMMC nothing is said of heads that move, on ARM nothing of the TSC, turbo or an energy preference.
        QCOMPARE(machine.suggestions(hardship({u"mmcblk1"_s})).join(u' '), u"M6 M7a P5"_s);
    }

    /// P and E cores, of which the first have two threads each, NVMe, zram, and a battery that is being emptied.
    void aLaptopWithHybridCores()
    {
        RecordedMachine machine("hybrid-laptop");
        machine.tick(6);
        const MachineInfo info = describeMachine(KernelRoot(machine.path()));
        QCOMPARE(info.cpuModel, u"12th Gen Intel(R) Core(TM) i7-1260P"_s);
        QCOMPARE(info.memoryBytes.value_or(0), qint64(16082532 * KiB));
        QCOMPARE(machine.value(u"system.cpu.logical.count"_s).value_or(0), 16.0);
        QCOMPARE(machine.value(u"system.cpu.frequency{cpu.logical_number=0}"_s).value_or(0), 2350e6);
        QCOMPARE(machine.value(u"system.cpu.frequency{cpu.logical_number=8}"_s).value_or(0), 850e6);
        // Eight at a half of 4.7 GHz, eight at a quarter of 3.4 GHz.
        QCOMPARE(machine.value(u"wai.cpu.frequency.utilization"_s).value_or(0), 0.375);
        // Two threads of a core show the same count: 12 of the one, 3 of another.
        QCOMPARE(machine.value(u"wai.cpu.throttles{cpu.logical_number=1}"_s).value_or(0), 12.0);
        QCOMPARE(machine.value(u"wai.cpu.throttles"_s).value_or(0), 15.0);
        QCOMPARE(machine.value(u"hw.temperature{hw.id=nvme@0000:01:00.0/temp1,hw.name=nvme Composite}"_s).value_or(0),
                 41.85);
        QCOMPARE(machine.value(u"hw.temperature{hw.id=coretemp@coretemp.0/temp1,hw.name=coretemp Package id 0}"_s)
                     .value_or(0),
                 61.0);
        QCOMPARE(machine.keysOf(u"hw.temperature"_s).size(), 5); // x86_pkg_temp is coretemp's package once more
        QCOMPARE(machine.value(u"hw.battery.charge{hw.id=BAT0,hw.name=BAT0}"_s).value_or(0), 0.74);
        QCOMPARE(machine.value(u"hw.power"_s).value_or(0), 9.12);
        QCOMPARE(machine.value(u"hw.energy{hw.id=intel-rapl:0,hw.name=package-0}"_s).value_or(0), 5.0);
        QCOMPARE(machine.value(u"system.paging.usage{system.paging.state=used}"_s).value_or(0),
                 (8041264 - 7786496) * KiB);
        QVERIFY(machine.value(ofDevice("system.disk.io_time", u"nvme0n1"_s)));
        QVERIFY(!machine.value(ofDevice("system.disk.io_time", u"nvme0n1p2"_s)));
        QCOMPARE(
            machine
                .value(
                    u"wai.cgroup.pressure.time{wai.cgroup=/user.slice,wai.pressure.kind=some,wai.pressure.resource=cpu}"_s)
                .value_or(0),
            0.123456);

        const Settings settings = machine.survey(busy(machine, 2100));
        QCOMPARE(settings.value(u"fact.power"_s), u"battery"_s);
        QCOMPARE(settings.value(u"fact.swap"_s), u"zram"_s);
        QCOMPARE(settings.value(u"fact.tsc"_s), u"used"_s);
        QCOMPARE(settings.value(u"fact.bbr"_s), u"offered"_s);
        QCOMPARE(settings.value(u"fact.turning@nvme0n1"_s), u"no"_s);
        QCOMPARE(settings.value(u"cpu.energy_performance_preference@policy15"_s), u"balance_power"_s);
        QCOMPARE(settings.value(cpusSetting(2100)), u"16"_s);
        QCOMPARE(settings.value(weightsSetting(2100)),
                 u"group"_s); // its unit's, of which a recorded machine cannot be asked

        // On battery no clock is raised; what turns is no NVMe.
        QCOMPARE(machine.suggestions(hardship({u"nvme0n1"_s})).join(u' '), u"M3 M5 M7a P17"_s);
        QCOMPARE(machine.suggestions({{u"system.cpu.utilization"_s, 0.05}}).join(u' '), u"M12 P14"_s);

        const auto details = inspectProcess({2100, 500}, KernelRoot(machine.path()));
        QVERIFY(details.has_value());
        QCOMPARE(details->commandLine, u"/usr/lib64/firefox/firefox"_s);
        QCOMPARE(details->unit, u"app-firefox-2100.scope"_s);
        QCOMPARE(details->threads.size(), size_t(2));
        QCOMPARE(details->threads[1].name, u"Compositor"_s);
        QCOMPARE(details->threads[1].cpuSeconds, 3.2);
    }

    /// Two sockets with memory of their own; a disk that turns beside one that does not.
    void aServerOfTwoNodes()
    {
        RecordedMachine machine("numa-server");
        machine.tick(6);
        QCOMPARE(machine.value(u"system.cpu.logical.count"_s).value_or(0), 16.0);
        QCOMPARE(machine.value(u"system.memory.limit"_s).value_or(0), 131923456 * KiB);
        QCOMPARE(machine.value(u"system.memory.linux.hugepages.usage{system.memory.linux.hugepages.state=used}"_s)
                     .value_or(0),
                 384.0);
        QCOMPARE(machine.value(u"wai.cpu.frequency.utilization"_s).value_or(0), 0.9);
        QCOMPARE(machine.value(u"hw.temperature{hw.id=coretemp@coretemp.0/temp1,hw.name=coretemp Package id 0}"_s)
                     .value_or(0),
                 48.0);
        QCOMPARE(machine.value(u"hw.temperature{hw.id=coretemp@coretemp.1/temp1,hw.name=coretemp Package id 1}"_s)
                     .value_or(0),
                 53.0);
        QCOMPARE(machine.keysOf(u"hw.energy"_s).size(), 2);
        QVERIFY(machine.value(ofDevice("system.disk.io_time", u"sda"_s))
                && !machine.value(ofDevice("system.disk.io_time", u"sda1"_s)));

        const Settings settings = machine.survey(busy(machine, 4000));
        QCOMPARE(settings.value(u"fact.numa_nodes"_s), u"2"_s);
        QCOMPARE(settings.value(u"fact.swap"_s), u"disk"_s);
        QCOMPARE(settings.value(u"fact.turning@sda"_s), u"yes"_s);
        QCOMPARE(settings.value(u"fact.turning@sdb"_s), u"no"_s);
        QCOMPARE(settings.value(u"fact.turning@dm-0"_s), u"no"_s);
        QCOMPARE(settings.value(u"fact.io_priorities"_s), u"yes"_s);
        QCOMPARE(settings.value(cpusSetting(4000)), u"8"_s); // those of the second node
        QCOMPARE(settings.value(reachableSetting(4000)), u"8-15"_s);

        // Its governor is as it shall be; only of the disk that turns is said what is for such.
        QCOMPARE(machine.suggestions(hardship({u"sda"_s, u"sdb"_s, u"dm-0"_s})).join(u' '), u"D4:sda M4 M7a P17"_s);
    }

    /// Without lxcfs: its /proc tells of the host, whose settings are not its own.
    void anLxcContainer()
    {
        RecordedMachine machine("lxc-container");
        machine.tick(6);
        QCOMPARE(describeMachine(KernelRoot(machine.path())).memoryBytes.value_or(0), qint64(2048 * MiB));
        QCOMPARE(machine.value(u"system.memory.limit"_s).value_or(0), 2048 * MiB);
        const auto memory = [&](const char *state) {
            return machine.value(u"system.memory.usage{system.memory.state=%1}"_s.arg(QLatin1String(state)))
                       .value_or(-1)
                / MiB;
        };
        // 1,600 are held; of them 380 are pages of files and 40 of slab that can be dropped.
        QCOMPARE(memory("free"), 448.0);
        QCOMPARE(machine.value(u"system.memory.linux.available"_s).value_or(0), 868 * MiB);
        QCOMPARE(memory("used"), 1180.0);
        QCOMPARE(memory("cached"), 420.0);
        QCOMPARE(machine.value(u"system.memory.linux.shared"_s).value_or(0), 20 * MiB);
        QCOMPARE(machine.value(u"system.paging.usage{system.paging.state=free}"_s).value_or(-1), 0.0); // none for it
        QCOMPARE(machine.value(u"wai.cgroup.cpu.limit{wai.cgroup=/}"_s).value_or(0), 2.0);
        QCOMPARE(machine.value(u"wai.cgroup.memory.limit{wai.cgroup=/}"_s).value_or(0), 2048 * MiB);
        QVERIFY2(!machine.missing().contains(u"host"_s), qPrintable(machine.missing()));

        const Settings settings = machine.survey(busy(machine, 180));
        for (const QString &key : settings.keys())
            QVERIFY2(!key.startsWith(u"vm.") && !key.startsWith(u"cpu.") && !key.startsWith(u"block.")
                         && !key.startsWith(u"kernel.") && key != u"clocksource",
                     qPrintable(key));
        QVERIFY(!settings.contains(u"fact.swap"_s));
        QCOMPARE(settings.value(u"net.core.somaxconn"_s), u"4096"_s); // of its own network
        QCOMPARE(settings.value(cpusSetting(180)), u"2"_s);
        QCOMPARE(settings.value(reachableSetting(180)), u"2-3"_s);
        QCOMPARE(settings.value(groupLimitSetting(180)), QString::number(qint64(2) << 30));
        QCOMPARE(settings.value(heapLimitSetting(180)), QString::number(qint64(4) << 30));

        // A slow clock, boost that is off, swap, schedulers: all of it the host's. What its Java may grow to is its own.
        QStringList rules;
        for (const QString &id : machine.suggestions(hardship({u"nvme0n1"_s, u"sda"_s})))
            rules << id.section(u':', 0, 0);
        QCOMPARE(rules, QStringList{u"R1"_s});
    }

    /// With lxcfs /proc/meminfo is the container's already, and the limit is the same once more.
    void anLxcContainerWithLxcfs()
    {
        RecordedMachine machine("lxc-container");
        machine.write(
            u"proc/meminfo"_s,
            "MemTotal: 2097152 kB\nMemFree: 458752 kB\nMemAvailable: 888832 kB\nCached: 409600 kB\nSReclaimable: 40960 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n");
        machine.tick();
        QCOMPARE(machine.value(u"system.memory.limit"_s).value_or(0), 2048 * MiB);
        QCOMPARE(machine.value(u"system.memory.linux.available"_s).value_or(0), 868 * MiB);
    }

    /// Version 1 of control groups, as in containers on older hosts: the names are others, and what has no limit has a number.
    void aContainerOfVersion1()
    {
        RecordedMachine machine("vm");
        machine.write(u"sys/fs/cgroup/memory/memory.limit_in_bytes"_s, "9223372036854771712\n");
        machine.write(u"sys/fs/cgroup/memory/memory.usage_in_bytes"_s, "314572800\n");
        machine.write(
            u"sys/fs/cgroup/memory/memory.stat"_s,
            "total_cache 104857600\ntotal_inactive_file 52428800\ntotal_active_file 52428800\ntotal_shmem 0\n");
        QCOMPARE(describeMachine(KernelRoot(machine.path())).memoryBytes.value_or(0), qint64(24683656 * KiB));
        machine.write(u"sys/fs/cgroup/memory/memory.limit_in_bytes"_s, "1073741824\n");
        machine.tick();
        QCOMPARE(machine.value(u"system.memory.limit"_s).value_or(0), 1024 * MiB);
        QCOMPARE(machine.value(u"system.memory.linux.available"_s).value_or(0), 824 * MiB); // 724 free, 100 of files
    }

    /// A privileged container on a machine of which it may set everything is asked as that machine is: what counts is who can
    /// change a setting. Docker mounts /proc/sys and /sys for reading only.
    void aSettingIsOnesOwnWhereItCanBeChanged()
    {
        RecordedMachine machine("numa-server");
        QVERIFY(machine.survey().contains(u"vm.swappiness"_s));
        const QByteArray mounts = machine.read("proc/self/mountinfo");
        machine.write(u"proc/self/mountinfo"_s, mounts + "40 25 0:22 /sys /proc/sys ro,nosuid - proc proc rw\n");
        QVERIFY(!machine.survey().contains(u"vm.swappiness"_s));
        QVERIFY(machine.survey().contains(u"block.scheduler@sda"_s));
        machine.write(u"proc/self/mountinfo"_s, mounts + "41 24 0:23 / /sys ro,nosuid - sysfs sysfs rw\n");
        QVERIFY(machine.survey().contains(u"vm.swappiness"_s));
        QVERIFY(!machine.survey().contains(u"block.scheduler@sda"_s));
    }

    void processorsWithoutAModelName_data()
    {
        QTest::addColumn<QByteArray>("cpuinfo");
        QTest::addColumn<QString>("model");
        // arch/arm64/kernel/cpuinfo.c; arch/arm/kernel/setup.c; arch/powerpc/kernel/setup-common.c; arch/riscv/kernel/cpu.c
        QTest::newRow("a server on ARM") << QByteArray(
            "processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n\nprocessor\t: 1\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n")
                                         << u"Neoverse-N1"_s;
        QTest::newRow("of a maker that is not known")
            << QByteArray("CPU implementer\t: 0x70\nCPU part\t: 0x662\n") << u"ARM 0x70, part 0x662"_s;
        QTest::newRow("32-bit ARM") << QByteArray(
            "processor\t: 0\nmodel name\t: ARMv7 Processor rev 3 (v7l)\nCPU implementer\t: 0x41\nCPU part\t: 0xd08\n")
                                    << u"Cortex-A72"_s;
        QTest::newRow("POWER") << QByteArray("processor\t: 0\ncpu\t\t: POWER9, altivec supported\n")
                               << u"POWER9, altivec supported"_s;
        QTest::newRow("RISC-V") << QByteArray("processor\t: 0\nhart\t\t: 1\nuarch\t\t: sifive,u74-mc\n")
                                << u"sifive,u74-mc"_s;
        QTest::newRow("x86") << QByteArray("cpu family\t: 6\nmodel\t\t: 79\nmodel name\t: Intel(R) Xeon(R)\n")
                             << u"Intel(R) Xeon(R)"_s;
        QTest::newRow("nothing") << QByteArray("processor\t: 0\n") << QString();
        QTest::newRow("nonsense") << QByteArray("CPU implementer\t: x\nCPU part\n: :\n") << QString();
    }
    void processorsWithoutAModelName()
    {
        QFETCH(QByteArray, cpuinfo);
        QFETCH(QString, model);
        QCOMPARE(cpuModel(std::string_view(cpuinfo.constData(), size_t(cpuinfo.size()))), model);
    }
};

QTEST_GUILESS_MAIN(TestMachines)
#include "tst_machines.moc"
