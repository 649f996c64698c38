// SPDX-License-Identifier: MIT
// Machines that do their work and want nothing: each rule, on a machine whose settings are all as it would like to change
// them, looks at figures of an idle desktop, of a compiler, of a program that plays video, of a server at 70 %. The figures
// are put together from real ones: those of the recordings idle, compile, video and server (tests/fixtures/conditions), and
// for a load that a machine bears well what queueing gives, where tasks wait 0.4 of the time at 70 % of two processors
// (M/M/2: 0.58 of the requests find both busy).
#include "optimize/firing_rule.h"

#include <performance/optimize/evaluate.h>
#include <performance/optimize/rule_reader.h>

#include <QTest>

using namespace performance;

namespace {

struct Load {
    const char *name;
    double utilization, clock, cpuWaits, switches, softirq;
    double majorFaults, memoryWaits, available, cached;
    double dirty, diskBusy, diskWaits, diskStands, readSize, operations;
    double segments, resent;
};

constexpr Load Loads[] = {
    //                   util  clock cpu   switches sirq  majflt mem   avail cached dirty busy  io    iofull size    ops    segm   resent
    {"idle", 0.02, 0.25, 0.00, 60, 0.00, 0, 0.00, 0.85, 0.30, 0.00, 0.01, 0.00, 0.00, 16384, 5, 20, 0.000},
    {"compile", 0.98, 0.80, 0.70, 2700, 0.01, 5, 0.00, 0.60, 0.40, 0.20, 0.15, 0.05, 0.01, 32768, 200, 50, 0.000},
    {"video", 0.35, 0.45, 0.04, 6000, 0.01, 0, 0.00, 0.55, 0.35, 0.02, 0.02, 0.01, 0.00, 65536, 30, 1500, 0.002},
    {"server at 70 %", 0.70, 0.85, 0.40, 20000, 0.15, 2, 0.00, 0.40, 0.45, 0.10, 0.30, 0.08, 0.02, 16384, 3000, 40000,
     0.003},
};

/// What a condition sees under a load; a new signal has to be given a figure here.
double figureOf(const Load &load, const QString &signal)
{
    const auto has = [&](const char *part) { return signal.contains(QLatin1String(part)); };
    if (has("pressure.time"))
        return has("resource=cpu")   ? load.cpuWaits
            : has("resource=memory") ? load.memoryWaits
            : has("kind=full")       ? load.diskStands
                                     : load.diskWaits;
    if (has("cpu.mode=softirq"))
        return load.softirq;
    if (has("cpu.mode=steal") || has("throttle") || has("oom_kills") || has("refused") || has("memory_shortages")
        || has("refaults") || has("compaction") || has("paging.operations"))
        return 0;
    if (has("cpu.frequency.utilization"))
        return load.clock;
    if (has("cpu.utilization"))
        return load.utilization;
    if (has("context_switches"))
        return load.switches;
    if (has("fault.type=major"))
        return load.majorFaults;
    if (has("linux.available"))
        return load.available;
    if (has("state=cached"))
        return load.cached;
    if (has("slab"))
        return 0.03;
    if (has("wai.limit=dirty"))
        return load.dirty;
    if (has("listener.backlog"))
        return 1;
    if (has("dropped") || has("squeezed") || has("overflows") || has("own_buffer"))
        return 0; // nothing is lost
    if (has("limit.utilization") || has("wai.limit.usage") || has("cgroup.tasks{") || has("cgroup.memory.usage"))
        return 0.3;
    if (has("memory.limit") || has("tasks.limit"))
        return 8e9;
    if (has("disk.io_time"))
        return load.diskBusy;
    if (has("disk.io{"))
        return load.readSize;
    if (has("disk.operations"))
        return load.operations;
    if (has("filesystem.usage") && !has(" / "))
        return 5e10; // free, and as much as an hour ago
    if (has("filesystem"))
        return 0.6;
    if (has("retransmits"))
        return load.resent;
    if (has("tcp.segments"))
        return load.segments;
    qFatal("no figure for %s", qPrintable(signal));
}

/// The devices of the machines in firing.json.
QHash<QString, QString> variablesFor(const Rule &rule)
{
    if (rule.each.isEmpty())
        return {};
    return {{u"device"_s, u"sda"_s}, {u"mount"_s, u"/data"_s},       {u"group"_s, u"/app"_s},
            {u"cpu"_s, u"0"_s},      {u"socket"_s, u"0.0.0.0:80"_s}, {u"pid"_s, QString::number(::getpid())}};
}

/// Sets the series so that the whole signal is `value`.
void holdSignal(FixtureData &data, const Signal &signal, double value)
{
    // Of a sum in the divisor that names a summand of the dividend (used / used + free), the rest is what is left.
    if (signal.below.size() == 2 && signal.below.contains(signal.above.front())) {
        data.hold(signal.above.front(), value);
        data.hold(signal.below.at(1), 1 - value);
        return;
    }
    for (const QString &key : signal.below)
        data.hold(key, 4.0 / double(signal.below.size()));
    for (const QString &key : signal.above)
        data.hold(key, value * (signal.below.isEmpty() ? 1 : 4) / double(signal.above.size()));
}

} // namespace

class TestOrdinaryLoad : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSaid_data()
    {
        QTest::addColumn<int>("load");
        QTest::addColumn<QString>("rule");
        for (int i = 0; i < int(std::size(Loads)); ++i) {
            for (const Rule &rule : builtinRules())
                QTest::addRow("%s %s", Loads[i].name, qPrintable(rule.id)) << i << rule.id;
        }
    }
    void nothingIsSaid()
    {
        QFETCH(int, load);
        QFETCH(QString, rule);
        // These speak of a setting that is wrong, or that wastes the battery, whatever the load; and of who was told wrong.
        // Without boost a machine that works is slower than it was built to be.
        static const QStringList ofSettings{u"P8"_s,  u"P8i"_s, u"P18"_s, u"P18t"_s, u"E5u"_s,
                                            u"P14"_s, u"M12"_s, u"R1"_s,  u"R2"_s,   u"R3"_s};
        if (ofSettings.contains(rule))
            return;
        const Rule &r = *std::find_if(builtinRules().begin(), builtinRules().end(),
                                      [&](const Rule &one) { return one.id == rule; });
        FixtureData data = firing(r);
        for (const Condition &condition : r.when) {
            const Signal signal = condition.signal.with(variablesFor(r));
            const double figure = figureOf(Loads[load], signal.toText());
            holdSignal(data, signal, condition.how == Condition::How::Total ? figure / 3600 : figure);
        }
        // Sums share their parts; a ratio whose parts stand alone as well is of what they are.
        for (const Condition &condition : r.when) {
            const Signal signal = condition.signal.with(variablesFor(r));
            if (signal.below.size() == 1 && signal.above.size() == 1)
                data.hold(signal.above.front(),
                          figureOf(Loads[load], signal.toText())
                              * data.values.at(signal.below.front())(nanoseconds(0)));
        }
        // One program works, of one session, and another of a session of its own waits no longer than can be borne.
        data.processes = {process(100, u"worker"_s, Loads[load].utilization * 2, Loads[load].cpuWaits, qint64(4) << 30,
                                  Loads[load].readSize * Loads[load].operations),
                          process(200, u"shell"_s, 0.05, 0.02)};
        QVERIFY(evaluate(r, data, data.seriesKeys(), {}).empty());
    }
};

QTEST_GUILESS_MAIN(TestOrdinaryLoad)
#include "tst_ordinary_load.moc"
