// SPDX-License-Identifier: MIT
// Control groups as they are out in the world. The sources of the right values stand in the README beside this file.
#include "registry.h"
#include "support/machine_copy.h"

#include <performance/core/metric_table.h>
#include <performance/system/cgroup_source.h>
#include <performance/system/memory_source.h>

using namespace performance;

namespace {

QString keyOf(const char *metric, const QString &group)
{
    return QStringLiteral("%1{wai.cgroup=%2}").arg(QLatin1String(metric), group);
}

/// Five ticks, after which every group was read.
SampleBatch sampleAll(CgroupSource &source, quint64 from = 0)
{
    SampleBatch batch;
    for (quint64 number = from; number < from + 5; ++number)
        source.sample(tickAt(number), batch);
    return batch;
}

} // namespace

class TestWorldCgroups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Fault 8: a group may be called like a file of the kernel's.
    void anyNameIsAGroup_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"cpu-burner.service", "cpupower.service", "memory.service", "io.example.App.scope",
                                 "pids.service", "cgroup.slice", ".hidden"})
            QTest::addRow("%s", name) << QString::fromLatin1(name);
    }
    void anyNameIsAGroup()
    {
        QFETCH(QString, name);
        MachineCopy machine;
        machine.write(QStringLiteral("proc/self/mountinfo"), "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        machine.write(QStringLiteral("sys/fs/cgroup/cgroup.controllers"), "cpu io memory\n");
        machine.write(QStringLiteral("sys/fs/cgroup/system.slice/%1/cpu.stat").arg(name), "usage_usec 2710000\n");
        Registry registry;
        CgroupSource source(KernelRoot(machine.path()), registry);
        QCOMPARE(
            registry.value(sampleAll(source), keyOf("wai.cgroup.cpu.time", QStringLiteral("/system.slice/") + name))
                .value_or(-1),
            2.71);
    }

    /// A plugin that runs every ten seconds in a group of its own does not make series each time.
    void runsOfPluginsAreNoGroups()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/self/mountinfo"), "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        machine.write(QStringLiteral("sys/fs/cgroup/cgroup.controllers"), "cpu io memory\n");
        machine.write(QStringLiteral("sys/fs/cgroup/app.slice/wai.scope/cpu.stat"), "usage_usec 1000000\n");
        machine.write(QStringLiteral("sys/fs/cgroup/app.slice/wai.scope/wai-plugin-4711/cpu.stat"),
                      "usage_usec 500000\n");
        Registry registry;
        CgroupSource source(KernelRoot(machine.path()), registry);
        SampleBatch batch = sampleAll(source);
        machine.write(QStringLiteral("sys/fs/cgroup/app.slice/wai.scope/wai-plugin-4712/cpu.stat"),
                      "usage_usec 500000\n"); // told by inotify
        batch = sampleAll(source, 5);
        QCOMPARE(
            registry.value(batch, keyOf("wai.cgroup.cpu.time", QStringLiteral("/app.slice/wai.scope"))).value_or(-1),
            1.0);
        for (const char *group : {"4711", "4712"})
            QVERIFY(!registry.value(batch,
                                    keyOf("wai.cgroup.cpu.time",
                                          QStringLiteral("/app.slice/wai.scope/wai-plugin-") + QLatin1String(group))));
    }

    // Fault 10; nextcloud/serverinfo #1118, canonical/lxd #2109: in a cgroup namespace the root is the container.
    void aContainerIsItsRoot_data()
    {
        QTest::addColumn<bool>("v2");
        QTest::newRow("v2") << true;
        QTest::newRow("v1") << false;
    }
    void aContainerIsItsRoot()
    {
        QFETCH(bool, v2);
        MachineCopy machine;
        machine.write(QStringLiteral("proc/self/mountinfo"),
                      v2 ? "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n"
                         : "30 23 0:26 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n");
        const QString folder = v2 ? QStringLiteral("sys/fs/cgroup/") : QStringLiteral("sys/fs/cgroup/memory/");
        machine.write(folder + QStringLiteral("cgroup.controllers"), "cpu io memory\n");
        machine.write(folder + (v2 ? QStringLiteral("memory.max") : QStringLiteral("memory.limit_in_bytes")),
                      "314572800\n");
        machine.write(folder + (v2 ? QStringLiteral("memory.current") : QStringLiteral("memory.usage_in_bytes")),
                      "228589568\n");
        machine.write(folder + QStringLiteral("memory.stat"),
                      v2 ? "file 1048576\nshmem 0\n" : "total_cache 1048576\ntotal_shmem 0\n");
        Registry registry;
        CgroupSource source(KernelRoot(machine.path()), registry);
        const SampleBatch batch = sampleAll(source);
        QCOMPARE(registry.value(batch, keyOf("wai.cgroup.memory.limit", QStringLiteral("/"))).value_or(-1),
                 314572800.0);
        QCOMPARE(registry.value(batch, keyOf("wai.cgroup.memory.usage", QStringLiteral("/"))).value_or(-1),
                 228589568.0);
        // And this is how much memory there is: nobody may have more of the host's.
        MemorySource memory(KernelRoot(machine.path()), registry);
        SampleBatch ofMemory;
        memory.sample(tickAt(0), ofMemory);
        QCOMPARE(registry.value(ofMemory, metrics::MemoryLimit.series().key()).value_or(-1), 314572800.0);
    }
    void theRootOfAMachineIsNoGroup()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/self/mountinfo"),
                      "30 23 0:26 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n");
        machine.write(QStringLiteral("sys/fs/cgroup/memory/release_agent"),
                      "\n"); // cgroup-v1/cgroups.rst, 1.4: in the root only
        machine.write(QStringLiteral("sys/fs/cgroup/memory/memory.usage_in_bytes"), "1\n");
        Registry registry;
        CgroupSource source(KernelRoot(machine.path()), registry);
        QVERIFY(sampleAll(source).samples.empty());
        QVERIFY(source.missing().isEmpty());
    }

    // Fault 20: OpenRC mounts cpu and cpuacct apart (the recorded machine does, too).
    void controllersMountedApart()
    {
        MachineCopy machine;
        machine.write(
            QStringLiteral("proc/self/mountinfo"),
            "32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n33 31 0:30 / /sys/fs/cgroup/cpuacct rw - cgroup cgroup rw,cpuacct\n");
        machine.write(QStringLiteral("sys/fs/cgroup/cpuacct/box/cpuacct.usage"), "2000000000\n");
        machine.write(QStringLiteral("sys/fs/cgroup/cpu/box/cpu.cfs_quota_us"), "50000\n");
        machine.write(QStringLiteral("sys/fs/cgroup/cpu/box/cpu.cfs_period_us"), "100000\n");
        machine.write(QStringLiteral("sys/fs/cgroup/cpu/box/cpu.stat"),
                      "nr_periods 9\nnr_throttled 4\nthrottled_time 3000000000\n");
        Registry registry;
        CgroupSource source(KernelRoot(machine.path()), registry);
        const SampleBatch batch = sampleAll(source);
        QCOMPARE(registry.value(batch, keyOf("wai.cgroup.cpu.time", QStringLiteral("/box"))).value_or(-1), 2.0);
        QCOMPARE(registry.value(batch, keyOf("wai.cgroup.cpu.limit", QStringLiteral("/box"))).value_or(-1), 0.5);
        QCOMPARE(registry.value(batch, keyOf("wai.cgroup.cpu.throttled_time", QStringLiteral("/box"))).value_or(-1),
                 3.0);
    }

    // Fault 19: a unit that lives for some seconds is seen, also in a group that is new itself.
    void shortLivedUnitsAreSeen()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/self/mountinfo"), "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        machine.write(QStringLiteral("sys/fs/cgroup/cgroup.controllers"), "cpu io memory\n");
        machine.write(QStringLiteral("sys/fs/cgroup/old.slice/cpu.stat"), "usage_usec 1\n");
        Registry registry;
        CgroupSource source(KernelRoot(machine.path()), registry);
        sampleAll(source);
        machine.write(QStringLiteral("sys/fs/cgroup/new.slice/run-1.scope/cpu.stat"), "usage_usec 500000\n");
        SampleBatch batch;
        source.sample(tickAt(6), batch);
        QCOMPARE(
            registry.value(batch, keyOf("wai.cgroup.cpu.time", QStringLiteral("/new.slice/run-1.scope"))).value_or(-1),
            0.5);
        machine.remove(QStringLiteral("sys/fs/cgroup/new.slice"));
        QVERIFY(!registry.value(sampleAll(source, 7),
                                keyOf("wai.cgroup.cpu.time", QStringLiteral("/new.slice/run-1.scope"))));
    }

    // The groups beyond the limit are told of, also where they come later.
    void tooManyAreTold()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/self/mountinfo"), "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        machine.write(QStringLiteral("sys/fs/cgroup/cgroup.controllers"), "cpu io memory\n");
        for (size_t i = 0; i < CgroupSource::Limit; ++i)
            machine.write(QStringLiteral("sys/fs/cgroup/%1.scope/cpu.stat").arg(i), "usage_usec 1\n");
        Registry registry;
        CgroupSource source(KernelRoot(machine.path()), registry);
        sampleAll(source);
        QVERIFY(source.missing().isEmpty());
        machine.write(QStringLiteral("sys/fs/cgroup/more.scope/cpu.stat"), "usage_usec 1\n");
        sampleAll(source, 26); // with the look at everything, at tick 30
        QVERIFY(source.missing().text().contains(QString::number(CgroupSource::Limit)));
    }
};

QTEST_GUILESS_MAIN(TestWorldCgroups)
#include "tst_world_cgroups.moc"
