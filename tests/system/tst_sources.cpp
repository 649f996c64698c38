// SPDX-License-Identifier: MIT
#include "support/machine_copy.h"
#include "support/test_support.h"

#include <performance/system/cgroup_source.h>
#include <performance/system/collector.h>
#include <performance/system/cpu_source.h>
#include <performance/system/filesystem_source.h>
#include <performance/system/hardware_sources.h>
#include <performance/system/machine.h>
#include <performance/system/sources.h>

#include <QElapsedTimer>
#include <QHash>

#include <atomic>

using namespace performance;

namespace {

class Registry : public SeriesRegistry {
public:
    SeriesDescriptor descriptorOf(SeriesId) const override { return {}; }
    SeriesId idFor(const SeriesDescriptor &descriptor) override
    {
        const QString key = descriptor.key();
        if (!m_ids.contains(key)) {
            m_ids.insert(key, quint32(m_series.size()));
            m_series.push_back(descriptor);
        }
        return SeriesId::fromIndex(m_ids.value(key));
    }
    /// The value of a series in a batch, scaled; nothing where it has none.
    std::optional<double> value(const SampleBatch &batch, const QString &key) const
    {
        for (const Sample &sample : batch.samples) {
            if (m_series[sample.series.index()].key() == key)
                return valueOf(m_series[sample.series.index()], sample.bits);
        }
        return std::nullopt;
    }
    QString describe(const SampleBatch &batch) const
    {
        QStringList keys;
        for (const Sample &sample : batch.samples)
            keys << m_series[sample.series.index()].key();
        return keys.join(u'\n');
    }

private:
    QHash<QString, quint32> m_ids;
    std::vector<SeriesDescriptor> m_series;
};

Tick tickAt(quint64 number, bool afterGap = false)
{
    return {fromNanoseconds(1'700'000'000'000'000'000 + qint64(number) * 1'000'000'000),
            1'000'000'000'000 + qint64(number) * 1'000'000'000, number, afterGap};
}

SampleBatch sampleAll(Sources &sources, quint64 number)
{
    SampleBatch batch;
    for (const auto &source : sources.all)
        source->sample(tickAt(number, number == 0), batch);
    return batch;
}

} // namespace

class TestSources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingOfARecordedMachine()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("sys/block/vda/size"), "1\n");
        Registry registry;
        Sources sources = makeSources(KernelRoot(machine.path()), registry);
        sampleAll(sources, 0);
        machine.write(QStringLiteral("proc/stat"), machine.read("proc/stat").replace("cpu  ", "cpu  1"));
        const SampleBatch batch = sampleAll(sources, 1);
        for (const char *key :
             {"system.cpu.time{cpu.mode=user}", "system.cpu.time{cpu.logical_number=1,cpu.mode=idle}",
              "system.cpu.load_average.1m", "wai.cpu.run_queue", "system.memory.limit",
              "system.memory.usage{system.memory.state=used}", "system.paging.faults{system.paging.fault.type=major}",
              "wai.memory.oom_kills", "wai.pressure.time{wai.pressure.kind=full,wai.pressure.resource=io}",
              "system.disk.io{disk.io.direction=read,system.device=vda}",
              "system.network.io{network.interface.name=eth0,network.io.direction=receive}", "wai.tcp.retransmits",
              "wai.tcp.listen_overflows", "system.process.count", "wai.self.cpu.time"})
            QVERIFY2(registry.value(batch, QString::fromLatin1(key)).has_value(),
                     qPrintable(QLatin1String(key) + u'\n' + registry.describe(batch)));
        QCOMPARE(*registry.value(batch, QStringLiteral("system.cpu.logical.count")), 2.0);
        // Loop devices and partitions are no disks of this machine.
        QVERIFY(!registry.describe(batch).contains(QStringLiteral("loop0")));
        for (const auto &source : sources.all)
            source->missing(); // says something or nothing, but always answers
    }

    void ownLossesAreCounted()
    {
        MachineCopy machine;
        Registry registry;
        SelfSource source(KernelRoot(machine.path()), registry);
        source.tell(nanoseconds(0), 3, {17, 61});
        SampleBatch batch;
        source.sample(tickAt(1), batch);
        QCOMPARE(*registry.value(batch, QStringLiteral("wai.self.missed_ticks")), 3.0);
        QCOMPARE(*registry.value(batch, QStringLiteral("wai.self.dropped_samples")), 17.0);
        QCOMPARE(*registry.value(batch, QStringLiteral("wai.self.forgotten_series")), 61.0);
    }

    void utilisationIsOfTheInterval()
    {
        MachineCopy machine;
        Registry registry;
        MachineLoad load;
        CpuSource cpu(KernelRoot(machine.path()), registry, load);
        const auto sample = [&](const char *stat, quint64 number, bool gap = false) {
            machine.write(QStringLiteral("proc/stat"), stat);
            SampleBatch batch;
            cpu.sample(tickAt(number, gap), batch);
            return registry.value(batch, QStringLiteral("system.cpu.utilization"));
        };
        QVERIFY(!sample("cpu 100 0 0 100 0 0 0 0 0 0\n", 0)); // the first sample tells no rate
        QCOMPARE(*sample("cpu 150 0 25 225 0 0 0 0 0 0\n", 1), 0.375);
        QCOMPARE(*sample("cpu 150 0 25 325 0 0 0 0 0 0\n", 2), 0.0);
        QVERIFY(!sample("cpu 150 0 25 325 0 0 0 0 0 0\n", 3)); // no time has passed: not 0 %, not 100 %
        QCOMPARE(*sample("cpu 200 0 25 375 0 0 0 0 0 0\n", 4), 0.5);
        QCOMPARE(*sample("cpu 250 0 25 365 60 0 0 0 0 0\n", 5), 0.4545); // idle ran backwards by 10
        QVERIFY(!sample("cpu 260 0 25 375 60 0 0 0 0 0\n", 6, true));    // the machine slept
    }

    void cpusComeAndGo()
    {
        MachineCopy machine;
        Registry registry;
        MachineLoad load;
        CpuSource cpu(KernelRoot(machine.path()), registry, load);
        const auto sample = [&](const QByteArray &cpus, quint64 number) {
            machine.write(QStringLiteral("proc/stat"), "cpu 1 2 3 4\n" + cpus);
            SampleBatch batch;
            cpu.sample(tickAt(number), batch);
            return std::pair(registry.value(batch, QStringLiteral("system.cpu.logical.count")),
                             registry.value(batch, QStringLiteral("system.cpu.utilization{cpu.logical_number=3}")));
        };
        sample("cpu0 10 0 0 10\ncpu3 10 0 0 10\n", 0);
        QCOMPARE(*sample("cpu0 20 0 0 20\ncpu3 30 0 0 10\n", 1).second, 1.0);
        const auto gone = sample("cpu0 30 0 0 30\n", 2);
        QCOMPARE(*gone.first, 1.0);
        QVERIFY(!gone.second);
        QVERIFY(!sample("cpu0 40 0 0 40\ncpu3 30 0 0 10\n", 3).second); // back: begins anew
        QCOMPARE(*sample("cpu0 50 0 0 50\ncpu3 30 0 0 30\n", 4).second, 0.0);
    }

    void missingFilesAreNamed()
    {
        MachineCopy machine;
        machine.remove(QStringLiteral("proc"));
        machine.write(QStringLiteral("proc/empty"), "");
        Registry registry;
        Sources sources = makeSources(KernelRoot(machine.path()), registry);
        const SampleBatch batch = sampleAll(sources, 0);
        int named = 0;
        for (const auto &source : sources.all) {
            const QString sentence = source->missing().text();
            named += !sentence.isEmpty();
            QVERIFY2(sentence.isEmpty() || sentence.endsWith(u'.') || sentence.endsWith(u'?')
                         || sentence.endsWith(u')'),
                     qPrintable(sentence));
        }
        QVERIFY2(named >= 8, qPrintable(QString::number(named)));
        // Missing is not zero: nothing but what the program knows of itself.
        for (const QString &key : registry.describe(batch).split(u'\n'))
            QVERIFY2(key.startsWith(u"wai.self") || key == u"system.process.count", qPrintable(key));
    }

    void pressureMayBeAbsent()
    {
        MachineCopy machine;
        machine.remove(QStringLiteral("proc/pressure"));
        Registry registry;
        Sources sources = makeSources(KernelRoot(machine.path()), registry);
        QVERIFY(!registry.describe(sampleAll(sources, 0)).contains(QStringLiteral("pressure")));
        QStringList missing;
        for (const auto &source : sources.all)
            missing << source->missing().text();
        QVERIFY(missing.join(u' ').contains(QStringLiteral("psi=1")));
    }

    void sensors()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("sys/class/hwmon/hwmon0/name"), "coretemp\n");
        machine.write(QStringLiteral("sys/class/hwmon/hwmon0/temp1_input"), "48500\n");
        machine.write(QStringLiteral("sys/class/hwmon/hwmon0/temp1_label"), "Package id 0\n");
        machine.write(QStringLiteral("sys/class/hwmon/hwmon0/fan1_input"), "900\n");
        machine.write(QStringLiteral("sys/class/powercap/intel-rapl:0/name"), "package-0\n");
        machine.write(QStringLiteral("sys/class/powercap/intel-rapl:0/energy_uj"), "900000\n");
        machine.write(QStringLiteral("sys/class/powercap/intel-rapl:0/max_energy_range_uj"), "1000000\n");
        machine.write(QStringLiteral("sys/class/power_supply/BAT0/capacity"), "87\n");
        machine.write(QStringLiteral("sys/class/drm/card0/device/gpu_busy_percent"), "42\n");
        Registry registry;
        const KernelRoot root(machine.path());
        TemperatureSource temperature(root, registry);
        PowerSource power(root, registry);
        GpuSource gpu(root, registry);
        SampleBatch first;
        for (Source *source : std::initializer_list<Source *>{&temperature, &power, &gpu}) {
            source->sample(tickAt(0), first);
            QVERIFY(source->missing().isEmpty());
        }
        QCOMPARE(*registry.value(first,
                                 QStringLiteral("hw.temperature{hw.id=coretemp/temp1,hw.name=coretemp Package id 0}")),
                 48.5);
        QCOMPARE(*registry.value(first, QStringLiteral("hw.battery.charge{hw.id=BAT0,hw.name=BAT0}")), 0.87);
        QCOMPARE(*registry.value(first, QStringLiteral("hw.gpu.utilization{hw.id=card0,hw.name=card0}")), 0.42);
        const QString energy = QStringLiteral("hw.energy{hw.id=intel-rapl:0,hw.name=package-0}");
        const double before = *registry.value(first, energy);
        machine.write(QStringLiteral("sys/class/powercap/intel-rapl:0/energy_uj"), "100000\n"); // began anew
        SampleBatch second;
        power.sample(tickAt(2), second);
        QCOMPARE(*registry.value(second, energy) - before, 0.2);
    }

    void cgroupV2()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/self/mountinfo"), "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
        machine.write(QStringLiteral("sys/fs/cgroup/cgroup.controllers"), "cpu io memory\n");
        const QString unit = QStringLiteral("sys/fs/cgroup/system.slice/app.service/");
        for (const QString &group : {QStringLiteral("sys/fs/cgroup/system.slice/"), unit})
            machine.write(group + QStringLiteral("cgroup.procs"), "1\n");
        machine.write(unit + QStringLiteral("cpu.stat"),
                      "usage_usec 5000000\nuser_usec 1\nnr_throttled 3\nthrottled_usec 250000\n");
        machine.write(unit + QStringLiteral("cpu.max"), "150000 100000\n");
        machine.write(unit + QStringLiteral("memory.current"), "1048576\n");
        machine.write(unit + QStringLiteral("memory.max"), "max\n");
        machine.write(unit + QStringLiteral("memory.events"), "low 0\noom 1\noom_kill 2\n");
        machine.write(unit + QStringLiteral("io.stat"),
                      "254:0 rbytes=100 wbytes=200 rios=1 wios=1\n8:0 rbytes=1 wbytes=2\n");
        machine.write(unit + QStringLiteral("cpu.pressure"), "some avg10=0.00 avg60=0.00 avg300=0.00 total=777\n");
        Registry registry;
        CgroupSource source(KernelRoot(machine.path()), registry);
        SampleBatch batch;
        for (quint64 number = 0; number < 5; ++number)
            source.sample(tickAt(number), batch);
        const auto value = [&](const char *metric, const char *more = "") {
            return registry.value(batch,
                                  QStringLiteral("%1{%2wai.cgroup=/system.slice/app.service}")
                                      .arg(QLatin1String(metric), QLatin1String(more)));
        };
        QCOMPARE(*value("wai.cgroup.cpu.time"), 5.0);
        QCOMPARE(*value("wai.cgroup.cpu.throttled_time"), 0.25);
        QCOMPARE(*value("wai.cgroup.cpu.limit"), 1.5);
        QCOMPARE(*value("wai.cgroup.memory.usage"), 1048576.0);
        QVERIFY(!value("wai.cgroup.memory.limit")); // none is set
        QCOMPARE(*value("wai.cgroup.oom_kills"), 2.0);
        QCOMPARE(*value("wai.cgroup.io", "disk.io.direction=write,"), 202.0);
        QVERIFY(source.missing().isEmpty());
    }

    void cgroupV1AndHybrid()
    {
        MachineCopy machine; // the recorded machine is a hybrid one
        machine.write(QStringLiteral("sys/fs/cgroup/unified/cgroup.controllers"), "\n");
        machine.write(QStringLiteral("sys/fs/cgroup/cpuacct/cpuacct.usage"), "1\n");
        machine.write(QStringLiteral("sys/fs/cgroup/cpuacct/docker/abc/cgroup.procs"), "");
        machine.write(QStringLiteral("sys/fs/cgroup/cpuacct/docker/cgroup.procs"), "");
        machine.write(QStringLiteral("sys/fs/cgroup/cpuacct/docker/abc/cpuacct.usage"), "2000000000\n");
        machine.write(QStringLiteral("sys/fs/cgroup/memory/memory.usage_in_bytes"), "1\n");
        machine.write(QStringLiteral("sys/fs/cgroup/memory/box/cgroup.procs"), "");
        machine.write(QStringLiteral("sys/fs/cgroup/memory/box/memory.usage_in_bytes"), "4096\n");
        machine.write(QStringLiteral("sys/fs/cgroup/memory/box/memory.limit_in_bytes"), "9223372036854771712\n");
        Registry registry;
        CgroupSource source(KernelRoot(machine.path()), registry);
        SampleBatch batch;
        for (quint64 number = 0; number < 5; ++number)
            source.sample(tickAt(number), batch);
        QCOMPARE(*registry.value(batch, QStringLiteral("wai.cgroup.cpu.time{wai.cgroup=/docker/abc}")), 2.0);
        QCOMPARE(*registry.value(batch, QStringLiteral("wai.cgroup.memory.usage{wai.cgroup=/box}")), 4096.0);
        QVERIFY(!registry.value(batch, QStringLiteral("wai.cgroup.memory.limit{wai.cgroup=/box}")));
    }

    // A dead network mount: its statvfs() never returns. The tick goes on, the others are measured, the user is told.
    void aDeadMountBlocksNothing()
    {
        MachineCopy machine;
        machine.write(
            QStringLiteral("proc/self/mountinfo"),
            "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 0 0:50 / /mnt/dead rw - nfs4 server:/x rw\n3 0 8:2 / /home rw - ext4 /dev/sda2 rw\n");
        const auto release = std::make_shared<std::atomic<bool>>(false);
        Registry registry;
        FilesystemSource source(KernelRoot(machine.path()), registry,
                                [release](const std::string &point) -> std::optional<FilesystemSpace> {
                                    if (point == "/mnt/dead")
                                        release->wait(false);
                                    return FilesystemSpace{1000, 400, 300, 10, 4};
                                });
        SampleBatch all;
        quint64 number = 0;
        const auto othersAreThere = [&] { // a tick that waited for the dead one would never return
            source.sample(tickAt(number++ * 10), all);
            return registry.describe(all).contains(QStringLiteral("mountpoint=/home"))
                && registry.describe(all).contains(QStringLiteral("mountpoint=/,")) && !source.missing().isEmpty();
        };
        QVERIFY(QTest::qWaitFor(othersAreThere, 60000));
        QVERIFY(source.missing().text().contains(QStringLiteral("/mnt/dead")));
        QVERIFY(!registry.describe(all).contains(QStringLiteral("/mnt/dead")));
        QCOMPARE(
            *registry.value(
                all,
                QStringLiteral(
                    "system.filesystem.usage{system.device=/dev/sda2,system.filesystem.mountpoint=/home,system.filesystem.state=used}")),
            600.0);
        *release = true;
        release->notify_all();
    }

    void theCollectorTicksOnTime()
    {
        Registry registry;
        std::mutex mutex;
        std::vector<Timestamp> times;
        Collector::Options options;
        options.interval = std::chrono::milliseconds(100);
        Collector collector(options, registry, [&](const CollectedTick &tick) {
            const std::lock_guard lock(mutex);
            times.push_back(tick.batch.time);
        });
        collector.start();
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const std::lock_guard lock(mutex);
                return times.size() >= 8;
            }(),
            10000);
        collector.setInterval(std::chrono::milliseconds(60000)); // wakes at once and waits anew
        QElapsedTimer stopping;
        stopping.start();
        collector.stop();
        QVERIFY(stopping.elapsed() < 30000); // not the minute that it was waiting for
        for (size_t i = 1; i < times.size(); ++i)
            QVERIFY(times[i] > times[i - 1]);
        QVERIFY(collector.status().processCount > 0);
        QVERIFY(collector.status().tickCost > nanoseconds(0));
    }

    // Past its budget the collector ticks more slowly, and says so; with room again it goes back.
    void theBudgetIsKept()
    {
        Registry registry;
        Collector::Options options;
        options.interval = std::chrono::milliseconds(100);
        options.cpuBudget = 0.0001; // ten microseconds a tick: no reading of a machine is that cheap
        Collector collector(options, registry, [](const CollectedTick &) {});
        collector.start();
        QTRY_VERIFY_WITH_TIMEOUT(collector.status().slowedDown, 20000);
        QVERIFY(collector.status().interval > std::chrono::milliseconds(100));
        collector.setCpuBudget(1);
        QTRY_VERIFY_WITH_TIMEOUT(!collector.status().slowedDown, 30000);
        QCOMPARE(collector.status().interval, std::chrono::milliseconds(100));
    }

    void thisMachineIsDescribed()
    {
        const MachineInfo machine = describeMachine();
        QVERIFY(!machine.kernel.isEmpty() && !machine.hostName.isEmpty());
        QVERIFY(machine.logicalCpus.value_or(0) > 0 && machine.memoryBytes.value_or(0) > 0);
    }
};

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
