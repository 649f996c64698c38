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
        const Table &wanted = *std::ranges::find_if(all, [&](const Table &t) { return table == QLatin1String(t.name); });
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
        const auto valueOf = [&](const MetricDefinition &metric, const Attributes &attributes = {}) -> std::optional<qint64> {
            const SeriesId wanted = registry.idFor(metric.series(attributes));
            for (const Sample &sample : batch.samples) {
                if (sample.series == wanted)
                    return sample.bits;
            }
            return std::nullopt;
        };
        QCOMPARE(valueOf(metrics::PageFaults, {{u"system.paging.fault.type"_s, u"minor"_s}}), std::optional<qint64>(70)); // pgfault counts both
        QCOMPARE(valueOf(metrics::PageFaults, {{u"system.paging.fault.type"_s, u"major"_s}}), std::optional<qint64>(30));
        QCOMPARE(valueOf(metrics::Refaults, {{u"wai.memory.page_type"_s, u"file"_s}}), std::optional<qint64>(9)); // as before Linux 5.9
        QVERIFY(!valueOf(metrics::Refaults, {{u"wai.memory.page_type"_s, u"anonymous"_s}}));
        QCOMPARE(valueOf(metrics::LimitUsage, {{u"wai.limit"_s, u"dirty"_s}}), std::optional<qint64>(4));
        QCOMPARE(valueOf(metrics::OomKills), std::optional<qint64>(2));
        QVERIFY(!valueOf(metrics::CompactionStalls)); // missing is not zero
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
