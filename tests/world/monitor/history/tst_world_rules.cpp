// SPDX-License-Identifier: MIT
// Alarms that the world complained of. The README beside this has the table.
#include "optimize/rule_fixture.h"

#include <performance/core/metric_table.h>
#include <performance/optimize/evaluate.h>
#include <performance/optimize/rule_reader.h>

#include <QTest>

#include <algorithm>

using namespace performance;

namespace {

const Rule &rule(const char *id)
{
    const auto it = std::find_if(builtinRules().cbegin(), builtinRules().cend(),
                                 [&](const Rule &r) { return r.id == QLatin1String(id); });
    if (it == builtinRules().cend())
        qFatal("%s", id);
    return *it;
}

QString keyOf(const MetricDefinition &metric, const char *device, const char *mount, const char *state)
{
    return metric
        .series({{QStringLiteral("system.device"), QString::fromLatin1(device)},
                 {QStringLiteral("system.filesystem.mountpoint"), QString::fromLatin1(mount)},
                 {QStringLiteral("system.filesystem.state"), QString::fromLatin1(state)}})
        .key();
}

struct Space {
    const char *device;
    const char *mount;
    double used, free, reserved;
};

FixtureData machineWith(const std::vector<Space> &filesystems)
{
    FixtureData data;
    for (const Space &fs : filesystems) {
        data.hold(keyOf(metrics::FilesystemUsage, fs.device, fs.mount, "used"), fs.used);
        data.hold(keyOf(metrics::FilesystemUsage, fs.device, fs.mount, "free"), fs.free);
        data.hold(keyOf(metrics::FilesystemUsage, fs.device, fs.mount, "reserved"), fs.reserved);
        data.hold(keyOf(metrics::FilesystemInodes, fs.device, fs.mount, "used"), fs.used);
        data.hold(keyOf(metrics::FilesystemInodes, fs.device, fs.mount, "free"), fs.free);
    }
    return data;
}

QStringList mountsOf(const std::vector<RuleFinding> &findings)
{
    QStringList mounts;
    for (const RuleFinding &finding : findings)
        mounts << finding.variables.value(QStringLiteral("mount"));
    mounts.sort();
    return mounts;
}

/// A sample at every tenth tick of five seconds, as filesystems have.
class SeldomData : public FixtureData {
public:
    nanoseconds interval() const override { return std::chrono::seconds(5); }
    SeriesData query(const QString &key, const TimeRange &range, int) const override
    {
        SeriesData data;
        const auto it = values.find(key);
        for (Timestamp time = now() - std::chrono::minutes(20) - std::chrono::seconds(7);
             it != values.cend() && time < now(); time += std::chrono::seconds(50)) {
            const double value = it->second(now() - time);
            if (range.contains(time))
                data.points.push_back({time, nanoseconds(0), value, value, value, 1});
        }
        return data;
    }
};

} // namespace

class TestWorldRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Fault 9; inverse-inc/packetfence #3142 (a hundred alarms of one disk), pelican/wings #106.
    void aFullDiskIsOneCard_data()
    {
        QTest::addColumn<std::vector<Space>>("filesystems");
        QTest::addColumn<QStringList>("right");
        QTest::newRow("five containers on one disk")
            << std::vector<Space>{{"/dev/loop1", "/dock", 9.7e9, 2e8, 1e8},
                                  {"overlay", "/dock/merged1", 9.7e9, 2e8, 1e8},
                                  {"overlay", "/dock/merged2", 9.7e9, 2e8, 1e8},
                                  {"overlay", "/dock/merged3", 9.7e9, 2e8, 1e8},
                                  {"overlay", "/dock/merged4", 9.7e9, 2e8, 1e8},
                                  {"overlay", "/dock/merged5", 9.7e9, 2e8, 1e8}}
            << QStringList{QStringLiteral("/dock")};
        // Each is asked a little later than the one before, while something is written.
        QTest::newRow("while it is written to")
            << std::vector<Space>{{"/dev/sda1", "/", 9.7e9, 2e8, 1e8},
                                  {"overlay", "/merged", 9.7e9 + 4096, 2e8 - 4096, 1e8}}
            << QStringList{QStringLiteral("/")};
        QTest::newRow("within a container")
            << std::vector<Space>{{"overlay", "/", 9.7e9, 2e8, 1e8}, {"overlay", "/inner", 9.7e9, 2e8, 1e8}}
            << QStringList{QStringLiteral("/")};
        QTest::newRow("two disks, with overlays on one of them")
            << std::vector<Space>{{"/dev/sda1", "/", 9.7e9, 2e8, 1e8},
                                  {"/dev/sdb1", "/data", 5.7e9, 1e8, 0},
                                  {"overlay", "/merged", 5.7e9, 1e8, 0}}
            << QStringList{QStringLiteral("/"), QStringLiteral("/data")};
        // Two disks of one model are two, however alike.
        QTest::newRow("two disks alike") << std::vector<Space>{{"/dev/sda1", "/a", 9.7e9, 2e8, 1e8},
                                                               {"/dev/sdb1", "/b", 9.7e9, 2e8, 1e8}}
                                         << QStringList{QStringLiteral("/a"), QStringLiteral("/b")};
        QTest::newRow("an overlay on what is not listed")
            << std::vector<Space>{{"/dev/sda1", "/", 9.7e9, 2e8, 1e8}, {"overlay", "/merged", 5.7e9, 1e8, 0}}
            << QStringList{QStringLiteral("/"), QStringLiteral("/merged")};
    }
    void aFullDiskIsOneCard()
    {
        QFETCH(std::vector<Space>, filesystems);
        QFETCH(QStringList, right);
        const FixtureData data = machineWith(filesystems);
        for (const char *id : {"D9", "D10"})
            QCOMPARE(mountsOf(evaluate(rule(id), data, data.seriesKeys(), {})), right);
    }

    // Fault 9; netdata #1350: nothing can be freed on what nobody can write to.
    void whatIsReadOnlyIsNeverFull()
    {
        FixtureData data = machineWith({{"/dev/sda1", "/", 9.7e9, 2e8, 1e8}});
        for (const MetricDefinition *metric : {&metrics::FilesystemUsage, &metrics::FilesystemInodes}) {
            for (const auto &[state, value] : {std::pair("used", 7e8), std::pair("free", 0.0)}) {
                data.hold(metric
                              ->series({{QStringLiteral("system.device"), QStringLiteral("/dev/sr0")},
                                        {QStringLiteral("system.filesystem.mode"), QStringLiteral("ro")},
                                        {QStringLiteral("system.filesystem.mountpoint"), QStringLiteral("/cd")},
                                        {QStringLiteral("system.filesystem.state"), QString::fromLatin1(state)}})
                              .key(),
                          value);
            }
        }
        for (const char *id : {"D9", "D10"})
            QCOMPARE(mountsOf(evaluate(rule(id), data, data.seriesKeys(), {})), QStringList{QStringLiteral("/")});
    }

    // Of the kind of fault 18: at an interval of 5 s filesystems are asked every 50 s, and no third of 30 s was full.
    void aFullDiskIsSeenAtASlowInterval()
    {
        SeldomData data;
        static_cast<FixtureData &>(data) = machineWith({{"/dev/sda1", "/", 9.7e9, 2e8, 1e8}});
        QCOMPARE(mountsOf(evaluate(rule("D9"), data, data.seriesKeys(), {})), QStringList{QStringLiteral("/")});
        SeldomData roomy;
        static_cast<FixtureData &>(roomy) = machineWith({{"/dev/sda1", "/", 5e9, 4.9e9, 1e8}});
        QVERIFY(evaluate(rule("D9"), roomy, roomy.seriesKeys(), {}).empty());
    }
};

QTEST_MAIN(TestWorldRules)
#include "tst_world_rules.moc"
