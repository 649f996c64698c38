// SPDX-License-Identifier: MIT
// Memory, disks and network as they are out in the world. The sources of the right values stand in the README beside
// this file.
#include "registry.h"
#include "support/machine_copy.h"

#include <performance/system/disk_source.h>
#include <performance/system/memory_source.h>
#include <performance/system/memory_states.h>
#include <performance/system/network_source.h>
#include <performance/system/route_table.h>

using namespace performance;

namespace {

constexpr int64_t GiB = int64_t(1) << 30;

template<typename Kind>
SampleBatch sampleOnce(Kind &source)
{
    SampleBatch batch;
    source.sample(tickAt(0), batch);
    return batch;
}

} // namespace

class TestWorldMonitor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Fault 12; pdns #10808, collectd #2184, node_exporter #1534.
    void udpErrorsOfBothVersions()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/net/snmp"),
                      "Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors\nUdp: 9 0 5 9 4 1\n");
        machine.write(
            QStringLiteral("proc/net/snmp6"),
            "Udp6InDatagrams                 \t9\nUdp6InErrors                    \t1500\nUdp6RcvbufErrors                \t1497\nUdp6SndbufErrors                \t2\nUdpLite6InErrors                \t7\n");
        Registry registry;
        NetworkSource source(KernelRoot(machine.path()), registry);
        const SampleBatch batch = sampleOnce(source);
        QCOMPARE(registry.value(batch, QStringLiteral("wai.udp.errors{wai.udp.cause=receive_buffer}")).value_or(-1),
                 1501.0);
        QCOMPARE(registry.value(batch, QStringLiteral("wai.udp.errors{wai.udp.cause=receive}")).value_or(-1), 1505.0);
        QCOMPARE(registry.value(batch, QStringLiteral("wai.udp.errors{wai.udp.cause=send_buffer}")).value_or(-1), 3.0);
        machine.remove(QStringLiteral("proc/net/snmp6")); // a kernel without IPv6
        NetworkSource alone(KernelRoot(machine.path()), registry);
        QCOMPARE(registry.value(sampleOnce(alone), QStringLiteral("wai.udp.errors{wai.udp.cause=receive_buffer}"))
                     .value_or(-1),
                 4.0);
    }

    // Fault 24: dev_valid_name() in net/core/dev.c refuses '/', ':' and blanks only.
    void interfacesMayHaveAnyName()
    {
        MachineCopy machine;
        machine.write(
            QStringLiteral("proc/net/dev"),
            "Inter-|   Receive                                                |  Transmit\n face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n"
            "  a|b:  100       1    0    0    0     0          0         0      200       2    0    0    0     0       0          0\n");
        Registry registry;
        NetworkSource source(KernelRoot(machine.path()), registry);
        const SampleBatch batch = sampleOnce(source);
        QCOMPARE(
            registry
                .value(batch,
                       QStringLiteral("system.network.io{network.interface.name=a|b,network.io.direction=transmit}"))
                .value_or(-1),
            200.0);
        QCOMPARE(registry.keys(batch).filter(QStringLiteral("interface.name")).size(), 8); // and none of the headings
    }

    // Fault 22: the paths of an NVMe namespace are hidden block devices (Documentation/ABI/stable/sysfs-block, "hidden").
    void aNamespaceIsCountedOnce()
    {
        MachineCopy machine;
        machine.write(
            QStringLiteral("proc/diskstats"),
            "259 0 nvme0n1 10 0 80 1 5 0 40 1 0 1 2\n259 1 nvme0c0n1 10 0 80 1 5 0 40 1 0 1 2\n259 2 nvme0c12n1 10 0 80 1 5 0 40 1 0 1 2\n8 0 secret 10 0 80 1 5 0 40 1 0 1 2\n");
        for (const char *name : {"nvme0n1", "nvme0c0n1", "nvme0c12n1", "secret"})
            machine.write(QStringLiteral("sys/block/%1/size").arg(QLatin1String(name)), "1\n");
        machine.write(QStringLiteral("sys/block/nvme0n1/hidden"), "0\n");
        machine.write(QStringLiteral("sys/block/secret/hidden"), "1\n");
        Registry registry;
        DiskSource source(KernelRoot(machine.path()), registry);
        for (const QString &key : registry.keys(sampleOnce(source)))
            QVERIFY2(key.contains(QStringLiteral("system.device=nvme0n1")), qPrintable(key));
        QVERIFY(source.missing().isEmpty());
    }

    // Fault 26: without /sys nothing tells a disk from a partition.
    void disksWithoutSys()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/diskstats"), "8 0 sda 10 0 80 1 5 0 40 1 0 1 2\n");
        machine.remove(QStringLiteral("sys"));
        Registry registry;
        DiskSource source(KernelRoot(machine.path()), registry);
        QVERIFY(sampleOnce(source).samples.empty());
        QVERIFY(source.missing().text().contains(QStringLiteral("/sys/block")));
        machine.write(QStringLiteral("sys/block/sda/size"), "1\n"); // mounted later
        QVERIFY(!sampleOnce(source).samples.empty());
        QVERIFY(source.missing().isEmpty());
    }

    // Fault 14; OpenTelemetry, system.memory.usage: "The sum over all system.memory.state values SHOULD equal the total
    // memory available on the system". htop #556; lxcfs #84, #115.
    void memoryStatesSumToTheLimit_data()
    {
        QTest::addColumn<QByteArray>("meminfo");
        QTest::addColumn<qint64>("used");
        QTest::newRow("2 GiB in a tmpfs") << QByteArray(
            "MemTotal: 16777216 kB\nMemFree: 8388608 kB\nMemAvailable: 11534336 kB\nBuffers: 1048576 kB\nCached: 4194304 kB\nShmem: 2097152 kB\n")
                                          << qint64(5 * GiB);
        QTest::newRow("more available than there is") << QByteArray(
            "MemTotal: 1048576 kB\nMemFree: 524288 kB\nMemAvailable: 9999999 kB\nBuffers: 0 kB\nCached: 262144 kB\n")
                                                      << qint64(GiB / 4);
        QTest::newRow("no estimate") << QByteArray("MemTotal: 1048576 kB\nMemFree: 524288 kB\nCached: 262144 kB\n")
                                     << qint64(GiB / 4);
        QTest::newRow("more free than available") << QByteArray(
            "MemTotal: 1048576 kB\nMemFree: 524288 kB\nMemAvailable: 262144 kB\nBuffers: 1024 kB\nCached: 2048 kB\n")
                                                  << qint64(GiB / 2);
        QTest::newRow("nonsense") << QByteArray(
            "MemTotal: 1024 kB\nMemFree: 99999 kB\nMemAvailable: 5 kB\nBuffers: 7777 kB\nCached: -3 kB\n")
                                  << qint64(0);
    }
    void memoryStatesSumToTheLimit()
    {
        QFETCH(QByteArray, meminfo);
        QFETCH(qint64, used);
        const MemInfo info = parseMemInfo({meminfo.constData(), size_t(meminfo.size())});
        const auto states = memoryStates(info);
        QVERIFY(states);
        QCOMPARE(qint64(states->used), used);
        QCOMPARE(states->used + states->free + states->buffers + states->cached, *info.total);
        QVERIFY(states->used >= 0 && states->free >= 0 && states->buffers >= 0 && states->cached >= 0);
        QVERIFY(states->available >= 0 && states->available <= *info.total);
    }
    void swapIsNeverNegative()
    {
        const auto swap = swapStates(parseMemInfo("SwapTotal: 1000 kB\nSwapFree: 12712 kB\n"));
        QVERIFY(swap);
        QCOMPARE(swap->used, 0);
        QCOMPARE(swap->free, 1000 * 1024);
    }

    // Fault 4; netdata #1358, Vitals #557: a container's interface takes 8 series and a disk 11, which were held for ever.
    void whatIsGoneIsReleased()
    {
        const QByteArray heads =
            "Inter-|   Receive |  Transmit\n face |bytes packets errs drop fifo frame compressed multicast|bytes packets errs drop fifo colls carrier compressed\n";
        const QByteArray eth = "  eth0:  100 1 0 0 0 0 0 0 200 2 0 0 0 0 0 0\n";
        MachineCopy machine;
        machine.write(QStringLiteral("proc/net/dev"), heads + eth + "  veth7:  100 1 0 0 0 0 0 0 200 2 0 0 0 0 0 0\n");
        machine.write(QStringLiteral("proc/diskstats"),
                      " 8 0 sda 1 0 8 1 1 0 8 1 0 1 1\n 7 0 loop0 1 0 8 1 1 0 8 1 0 1 1\n");
        machine.write(QStringLiteral("sys/block/sda/size"), "1000\n");
        machine.write(QStringLiteral("sys/block/loop0/size"), "1000\n");
        Registry registry;
        NetworkSource network(KernelRoot(machine.path()), registry);
        DiskSource disks(KernelRoot(machine.path()), registry);
        sampleOnce(network);
        sampleOnce(disks);
        QVERIFY(registry.released().isEmpty());
        machine.write(QStringLiteral("proc/net/dev"), heads + eth);
        machine.write(QStringLiteral("proc/diskstats"), " 8 0 sda 2 0 8 1 1 0 8 1 0 1 1\n");
        sampleOnce(network);
        sampleOnce(disks);
        QCOMPARE(registry.released().filter(QStringLiteral("veth7")).size(), 8);
        QCOMPARE(registry.released().filter(QStringLiteral("loop0")).size(), 11);
        QCOMPARE(registry.released().size(), 19);
    }

    // nokyan/resources #84, btop #394: which interface is "the network". route(8), proc(5): the lowest metric counts.
    void theDefaultRouteIsTold()
    {
        const QByteArray heads =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";
        const QByteArray wireless = "wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n";
        const QByteArray wired = "eth0\t00000000\t0100A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n";
        const QByteArray others =
            "eth0\t0000A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\ntun0\t00000000\t00000000\t0001\t0\t0\t0\t00000080\t0\t0\t0\n*\t00000000\t00000000\t0200\t0\t0\t0\t00000000\t0\t0\t0\n";
        const auto told = [](const QByteArray &text) {
            return defaultRouteInterface({text.constData(), size_t(text.size())});
        };
        QCOMPARE(told(heads + wireless + wired + others), std::optional<std::string>("eth0"));
        QCOMPARE(told(heads + wireless + others), std::optional<std::string>("wlan0"));
        QCOMPARE(told(heads + others), std::nullopt);
        QCOMPARE(told(QByteArray("eth0\t0000")), std::nullopt);
        MachineCopy machine;
        Registry registry;
        NetworkSource source(KernelRoot(machine.path()), registry);
        const auto key = [](const char *interface) {
            return QStringLiteral("wai.network.default_route{network.interface.name=%1}").arg(QLatin1String(interface));
        };
        QVERIFY(registry.keys(sampleOnce(source)).filter(QStringLiteral("default_route")).isEmpty());
        machine.write(QStringLiteral("proc/net/route"), heads + wired + wireless);
        QCOMPARE(registry.value(sampleOnce(source), key("eth0")).value_or(-1), 1.0);
        machine.write(QStringLiteral("proc/net/route"), heads + wireless); // the cable is out
        const SampleBatch batch = sampleOnce(source);
        QCOMPARE(registry.value(batch, key("wlan0")).value_or(-1), 1.0);
        QVERIFY(!registry.value(batch, key("eth0")));
        QCOMPARE(registry.released(), QStringList{key("eth0")});
    }

    // Lines as net/ipv6/route.c, rt6_info_route() writes them; "!n" of lo is on every machine (fib6's null entry).
    void theDefaultRouteOfAMachineWithIpv6Alone()
    {
        const QByteArray zero(32, '0');
        const auto line = [&](const QByteArray &destination, const char *length, const char *metric, const char *flags,
                              const char *device) {
            return destination + ' ' + length + ' ' + zero + " 00 fe800000000000000000000000000001 " + metric
                + " 00000001 00000000 " + flags + ' ' + QByteArray(device).rightJustified(8) + '\n';
        };
        const QByteArray nowhere = line(zero, "00", "ffffffff", "00200200", "lo");
        const QByteArray local = line("fe80" + QByteArray(28, '0'), "40", "00000100", "00000001", "eth0");
        const QByteArray wireless = line(zero, "00", "00000258", "00000003", "wlan0");
        const QByteArray wired = line(zero, "00", "00000064", "00000003", "eth0");
        const auto told = [](const QByteArray &text) {
            return defaultRouteInterface6({text.constData(), size_t(text.size())});
        };
        QCOMPARE(told(local + wireless + wired + nowhere), std::optional<std::string>("eth0"));
        QCOMPARE(told(nowhere + local + wireless), std::optional<std::string>("wlan0"));
        QCOMPARE(told(nowhere + local), std::nullopt);
        QCOMPARE(told(line(zero, "01", "00000001", "00000003", "tun0")), std::nullopt); // half of all is not all
        QCOMPARE(told(wired.left(60)), std::nullopt);
        MachineCopy machine;
        Registry registry;
        NetworkSource source(KernelRoot(machine.path()), registry);
        const auto key = [](const char *interface) {
            return QStringLiteral("wai.network.default_route{network.interface.name=%1}").arg(QLatin1String(interface));
        };
        machine.write(QStringLiteral("proc/net/route"),
                      "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n");
        machine.write(QStringLiteral("proc/net/ipv6_route"), local + wireless + nowhere);
        QCOMPARE(registry.value(sampleOnce(source), key("wlan0")).value_or(-1), 1.0);
        // Where there is one of IPv4 as well, that is the one.
        machine.write(
            QStringLiteral("proc/net/route"),
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\neth0\t00000000\t0100A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n");
        QCOMPARE(registry.value(sampleOnce(source), key("eth0")).value_or(-1), 1.0);
    }

    // Fault 15; htop #1002, btop #150, openzfs #10255: of 8 GiB ARC 7 can be had.
    void theArcIsCache()
    {
        MachineCopy machine;
        machine.write(
            QStringLiteral("proc/meminfo"),
            "MemTotal: 16777216 kB\nMemFree: 4194304 kB\nMemAvailable: 5242880 kB\nBuffers: 0 kB\nCached: 1048576 kB\n");
        machine.write(
            QStringLiteral("proc/spl/kstat/zfs/arcstats"),
            "13 1 0x01 147 39984 5400000000 123456\nname                            type data\nhits                            4    99\nc_min                           4    1073741824\nsize                            4    8589934592\n");
        Registry registry;
        MemorySource source(KernelRoot(machine.path()), registry);
        const SampleBatch batch = sampleOnce(source);
        const auto state = [&](const char *name) {
            return registry
                .value(batch, QStringLiteral("system.memory.usage{system.memory.state=%1}").arg(QLatin1String(name)))
                .value_or(-1);
        };
        QCOMPARE(state("used"), double(4 * GiB)); // 16 − 5 − 7
        QCOMPARE(state("cached"), double(8 * GiB));
        QCOMPARE(registry.value(batch, QStringLiteral("system.memory.linux.available")).value_or(-1), double(12 * GiB));
        QCOMPARE(droppableArc("size 4 5\nc_min 4 9\n"), 0);
        QCOMPARE(droppableArc("size"), 0);
    }
};

QTEST_GUILESS_MAIN(TestWorldMonitor)
#include "tst_world_monitor.moc"
