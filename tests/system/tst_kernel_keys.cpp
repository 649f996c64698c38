// SPDX-License-Identifier: MIT
// The tables of the kernel's keys: that the kernel has them, that their metrics are in the table of metrics, and that a source
// gives each of them as the file says it.
#include "world/monitor/registry.h"

#include <performance/procfs/small_file.h>
#include <performance/system/keyed_metrics.h>

#include <QDir>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <map>

using namespace performance;
using Qt::operator""_s;

namespace {

/// What is in no recorded machine: net/ipv6/proc.c, snmp6_udp6_list, and mm/vmstat.c of Linux 5.8.
constexpr const char *Elsewhere = "Udp6InErrors 0\nUdp6RcvbufErrors 0\nUdp6SndbufErrors 0\nworkingset_refault 0\n";

struct Table {
    const char *name;
    std::span<const KernelKey> rows;
    std::vector<const char *> lines, tables; ///< the files that it is of
};

std::vector<Table> tables()
{
    return {{"meminfo", memInfoKernelKeys(), {"/proc/meminfo"}, {}},
            {"vmstat", vmStatKernelKeys(), {"/proc/vmstat"}, {}},
            {"network", networkKernelKeys(), {"/proc/net/snmp6"}, {"/proc/net/snmp", "/proc/net/netstat"}},
            {"limits", limitKernelKeys(), {}, {"/proc/net/netstat"}}};
}

} // namespace

class TestKernelKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rows_data()
    {
        QTest::addColumn<QString>("table");
        for (const Table &table : tables())
            QTest::newRow(table.name) << QString::fromLatin1(table.name);
    }
    void rows()
    {
        QFETCH(QString, table);
        const std::vector<Table> all = tables();
        const Table &wanted = *std::ranges::find_if(all,
                                                    [&](const Table &t) { return table == QLatin1String(t.name); });
        QStringList roots{QString()}; // this machine
        const QDir machines(QStringLiteral(WAI_FIXTURES "/machines"));
        for (const QString &name : machines.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            roots << machines.filePath(name);
        QVERIFY(roots.size() > 3);
        QSet<QString> series;
        for (const KernelKey &row : wanted.rows) {
            // The table of metrics has it, with the name by which it is found there.
            QCOMPARE(builtInMetric(QString::fromLatin1(row.metric.metric)), &row.metric);
            Attributes attributes;
            if (row.attribute)
                attributes.insert(QLatin1String(row.attribute), QLatin1String(row.value));
            const QString key = row.metric.series(attributes).key();
            QVERIFY2(!series.contains(key), qPrintable(key)); // one row a series
            series.insert(key);
            for (const std::string_view name : {row.key, row.other}) {
                if (name.empty())
                    continue;
                KeyedValues values({name});
                values.readLines(Elsewhere);
                for (const QString &root : roots) {
                    for (const char *file : wanted.lines)
                        values.readLines(smallFile(root.toStdString() + file).value_or(""));
                    for (const char *file : wanted.tables)
                        values.readTable(smallFile(root.toStdString() + file).value_or(""));
                }
                QVERIFY2(values.of(name), std::string(name).c_str());
            }
            QCOMPARE(row.otherIs == OtherKey::None, row.other.empty());
        }
    }

    void whatASourceGives()
    {
        Registry registry;
        KeyedMetrics keys(vmStatKernelKeys(), registry);
        keys.values().readLines("nr_dirty 4\npgfault 100\npgmajfault 30\nworkingset_refault 9\noom_kill 2\n");
        SampleBatch batch;
        keys.addTo(batch);
        const auto valueOf = [&](const MetricDefinition &metric,
                                 const Attributes &attributes = {}) -> std::optional<qint64> {
            const SeriesId wanted = registry.idFor(metric.series(attributes));
            for (const Sample &sample : batch.samples) {
                if (sample.series == wanted)
                    return sample.bits;
            }
            return std::nullopt;
        };
        QCOMPARE(valueOf(metrics::PageFaults, {{u"system.paging.fault.type"_s, u"minor"_s}}),
                 std::optional<qint64>(70)); // pgfault counts both
        QCOMPARE(valueOf(metrics::PageFaults, {{u"system.paging.fault.type"_s, u"major"_s}}),
                 std::optional<qint64>(30));
        QCOMPARE(valueOf(metrics::Refaults, {{u"wai.memory.page_type"_s, u"file"_s}}),
                 std::optional<qint64>(9)); // as before Linux 5.9
        QVERIFY(!valueOf(metrics::Refaults, {{u"wai.memory.page_type"_s, u"anonymous"_s}}));
        QCOMPARE(valueOf(metrics::LimitUsage, {{u"wai.limit"_s, u"dirty"_s}}), std::optional<qint64>(4));
        QCOMPARE(valueOf(metrics::OomKills), std::optional<qint64>(2));
        QVERIFY(!valueOf(metrics::CompactionStalls)); // missing is not zero
    }

    /// Each key has a number of its own, and each series must have the one that belongs to it: a swapped row is no error to the
    /// compiler. Meanings: mm/vmstat.c, fs/proc/meminfo.c, net/ipv4/proc.c; metrics and attributes: OpenTelemetry's and ours.
    void eachKeyIsItsOwnSeries()
    {
        const auto seriesOf = [](std::span<const KernelKey> rows, std::string_view lines, std::string_view table) {
            Registry registry;
            KeyedMetrics keys(rows, registry);
            keys.values().readLines(lines);
            keys.values().readTable(table);
            SampleBatch batch;
            keys.addTo(batch);
            std::map<quint32, qint64> values;
            for (const Sample &sample : batch.samples)
                values[sample.series.index()] = sample.bits;
            return [values, registry = std::move(registry)](const MetricDefinition &metric,
                                                            const char *attribute = nullptr,
                                                            const char *value = nullptr) mutable {
                Attributes attributes;
                if (attribute)
                    attributes.insert(QLatin1String(attribute), QLatin1String(value));
                const auto it = values.find(registry.idFor(metric.series(attributes)).index());
                return it == values.end() ? qint64(-1) : it->second;
            };
        };
        auto memory = seriesOf(
            memInfoKernelKeys(),
            "MemTotal: 1 kB\nShmem: 2 kB\nSReclaimable: 3 kB\nSUnreclaim: 4 kB\nDirty: 5 kB\nWriteback: 6 kB\nAnonHugePages: 7 kB\n",
            "");
        QCOMPARE(memory(metrics::MemoryLimit), 1024);
        QCOMPARE(memory(metrics::MemoryShared), 2048);
        QCOMPARE(memory(metrics::MemorySlab, "system.memory.linux.slab.state", "reclaimable"), 3072);
        QCOMPARE(memory(metrics::MemorySlab, "system.memory.linux.slab.state", "unreclaimable"), 4096);
        QCOMPARE(memory(metrics::MemoryDirty, "wai.memory.state", "dirty"), 5120);
        QCOMPARE(memory(metrics::MemoryDirty, "wai.memory.state", "writeback"), 6144);
        QCOMPARE(memory(metrics::TransparentHuge), 7168);
        auto pages = seriesOf(
            vmStatKernelKeys(),
            "pswpin 1\npswpout 2\nworkingset_refault_anon 3\nworkingset_refault_file 4\ncompact_stall 5\nnr_dirty 6\nnr_dirty_threshold 7\n",
            "");
        QCOMPARE(pages(metrics::PagingOperations, "system.paging.direction", "in"), 1);
        QCOMPARE(pages(metrics::PagingOperations, "system.paging.direction", "out"), 2);
        QCOMPARE(pages(metrics::Refaults, "wai.memory.page_type", "anonymous"), 3);
        QCOMPARE(pages(metrics::Refaults, "wai.memory.page_type", "file"), 4);
        QCOMPARE(pages(metrics::CompactionStalls), 5);
        QCOMPARE(pages(metrics::LimitUsage, "wai.limit", "dirty"), 6);
        QCOMPARE(pages(metrics::LimitMaximum, "wai.limit", "dirty"), 7);
        // A heading without its values, as a recording that was cut has it, costs no other table.
        auto network = seriesOf(
            networkKernelKeys(), "",
            "Ip: Forwarding\nTcp: InSegs OutSegs RetransSegs\nTcp: 1 2 3\nTcpExt: ListenOverflows ListenDrops\nTcpExt: 4 5\n");
        QCOMPARE(network(metrics::TcpSegments, "network.io.direction", "receive"), 1);
        QCOMPARE(network(metrics::TcpSegments, "network.io.direction", "transmit"), 2);
        QCOMPARE(network(metrics::TcpRetransmits), 3);
        QCOMPARE(network(metrics::TcpListenOverflows), 4);
        QCOMPARE(network(metrics::TcpListenDrops), 5);
        auto limits = seriesOf(limitKernelKeys(), "",
                               "TcpExt: TCPReqQFullDoCookies TCPReqQFullDrop TCPMemoryPressures\nTcpExt: 1 2 4\n");
        QCOMPARE(limits(metrics::TcpRequestQueueFull), 3);
        QCOMPARE(limits(metrics::TcpMemoryShortages), 4);
        auto half = seriesOf(limitKernelKeys(), "", "TcpExt: TCPReqQFullDoCookies\nTcpExt: 1\n");
        QCOMPARE(half(metrics::TcpRequestQueueFull), -1); // half of a sum is none
    }

    void sumsOfTwoKeys()
    {
        Registry registry;
        KeyedMetrics keys(networkKernelKeys(), registry);
        const auto receiveErrors = [&](std::string_view table, std::string_view lines) -> std::optional<qint64> {
            keys.values().clear();
            keys.values().readTable(table);
            keys.values().readLines(lines);
            SampleBatch batch;
            keys.addTo(batch);
            return batch.samples.empty() ? std::nullopt : std::optional(batch.samples.front().bits);
        };
        QCOMPARE(receiveErrors("Udp: InErrors\nUdp: 5\n", "Udp6InErrors 7\n"), std::optional<qint64>(12));
        QCOMPARE(receiveErrors("Udp: InErrors\nUdp: 5\n", ""), std::optional<qint64>(5)); // IPv6 is switched off
        QCOMPARE(receiveErrors("", "Udp6InErrors 7\n"), std::optional<qint64>(7));
        QVERIFY(!receiveErrors("", ""));
    }
};

QTEST_GUILESS_MAIN(TestKernelKeys)
#include "tst_kernel_keys.moc"
