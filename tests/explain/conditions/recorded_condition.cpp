// SPDX-License-Identifier: MIT
// Writes a history of what cannot be made real on a test's machine: the collector's own sources read a recorded machine
// (tests/fixtures/machines/hybrid-laptop) whose counters go on from second to second as the kernel's would, ten minutes of
// ordinary work and then a minute of the condition. Says {"since", "until", "checks"} of that minute.
// Usage: recorded_condition steal|thermal|softirq|compaction|reclaim FOLDER
#include "support/machine_copy.h"

#include <performance/series/data_folder.h>
#include <performance/series/series_store.h>
#include <performance/system/sources.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <random>

using namespace performance;
using Qt::operator""_s;

namespace {

constexpr int Cpus = 16;
constexpr int Before = 600;
constexpr int Length = 60;

/// What a second adds to the counters, of all CPUs together.
struct Second {
    double user = 0.10, system = 0.02, steal = 0, softirq = 0.002; ///< shares of the machine's time
    double cpuWaits = 0.01, memoryWaits = 0, memoryStands = 0;     ///< seconds of pressure
    int switches = 4000, stalls = 0, refaults = 0, swappedIn = 0, swappedOut = 0, majorFaults = 1, throttles = 0;
    int celsius = 52;
    int clockMHz = 3400;
    qint64 availableKiB = 9437184;
    double browserWaits = 0.002; ///< seconds that the browser waited for a CPU
    double hoarder = 0;          ///< CPUs that one program takes beside it
    qint64 hoarderBytes = 200 << 20;
};

/// What each condition is like, and where its figures come from.
Second conditionOf(const QString &name)
{
    Second second;
    if (name == u"steal") {
        // A noisy neighbour: proc(5), field 8 of "cpu": time that a hypervisor gave to others; tasks wait meanwhile.
        second.steal = 0.35, second.user = 0.25, second.cpuWaits = 0.45, second.browserWaits = 0.4;
    } else if (name == u"thermal") {
        // therm_throt.c counts each time that a core was slowed down; the clock falls to what the cooler carries off.
        second.throttles = 8, second.celsius = 99, second.clockMHz = 1100, second.user = 0.55, second.cpuWaits = 0.05;
    } else if (name == u"softirq") {
        second.softirq = 0.30, second.switches = 30000, second.cpuWaits = 0.25, second.browserWaits = 0.2;
    } else if (name == u"compaction") {
        // vm/compaction: compact_stall counts each time that an allocation waited for it; it is PSI's memory too.
        second.stalls = 400, second.memoryWaits = 0.25, second.memoryStands = 0.05, second.system = 0.20;
        second.hoarder = 0.8;
    } else {
        second.refaults = 20000, second.majorFaults = 4000, second.memoryWaits = 0.5, second.memoryStands = 0.3;
        second.availableKiB = 180000, second.hoarder = 0.9, second.hoarderBytes = qint64(13) << 30,
        second.system = 0.25;
    }
    return second;
}

/// The machine's counters, and the files that tell them.
class Kernel {
public:
    std::string root() const { return m_machine.path(); }

    void pass(const Second &second, std::mt19937 &random)
    {
        m_chance = std::uniform_real_distribution(0.8, 1.2)(random); // no machine does the same in each second
        writeStat(second);
        writeMemory(second);
        writePressure("cpu", second.cpuWaits, 0);
        writePressure("memory", second.memoryWaits, second.memoryStands);
        writeHeat(second);
    }

private:
    qint64 grown(const QByteArray &name, double by)
    {
        double &value = m_counters[name];
        if (value == 0)
            value = 1e6;
        value += by * m_chance;
        return qint64(value);
    }

    QByteArray cpuLine(const QByteArray &name, const Second &second, int cpus)
    {
        const double ticks = 100.0 * cpus;
        const double busy = second.user + second.system + second.steal + second.softirq;
        const auto mode = [&](const char *which, double share) {
            return ' ' + QByteArray::number(grown(name + which, share * ticks));
        };
        return name + mode(" user", second.user) + " 0" + mode(" system", second.system)
            + mode(" idle", std::max(0.0, 1 - busy)) + " 300 0" + mode(" softirq", second.softirq)
            + mode(" steal", second.steal) + " 0 0\n";
    }

    void writeStat(const Second &second)
    {
        QByteArray text = cpuLine("cpu", second, Cpus);
        for (int i = 0; i < Cpus; ++i)
            text += cpuLine("cpu" + QByteArray::number(i), second, 1);
        text += "ctxt " + QByteArray::number(grown("ctxt", second.switches)) + "\nbtime 1700000000\nprocesses "
            + QByteArray::number(grown("processes", 2)) + "\nprocs_running 2\nprocs_blocked 0\n";
        m_machine.write(u"proc/stat"_s, text);
    }

    void writeMemory(const Second &second)
    {
        QByteArray text = m_machine.read("proc/vmstat");
        for (const auto &[key, by] : std::initializer_list<std::pair<const char *, int>>{
                 {"compact_stall", second.stalls},
                 {"workingset_refault_file", second.refaults},
                 {"pgmajfault", second.majorFaults},
                 {"pswpin", second.swappedIn},
                 {"pswpout", second.swappedOut},
             })
            replace(text, key, " ", grown(key, by));
        m_machine.write(u"proc/vmstat"_s, text);
        text = m_machine.read("proc/meminfo");
        replace(text, "MemAvailable", ": ", second.availableKiB);
        m_machine.write(u"proc/meminfo"_s, text);
    }

    static void replace(QByteArray &text, const QByteArray &key, const QByteArray &gap, qint64 value)
    {
        QByteArrayList lines = text.split('\n');
        for (QByteArray &line : lines) {
            if (line.startsWith(key + gap.left(1)))
                line = key + gap + QByteArray::number(value) + (gap.startsWith(':') ? " kB" : "");
        }
        text = lines.join('\n');
    }

    void writePressure(const QByteArray &resource, double some, double full)
    {
        const auto line = [&](const QByteArray &kind, double seconds) {
            return kind + " avg10=0.00 avg60=0.00 avg300=0.00 total="
                + QByteArray::number(grown(resource + kind, seconds * 1e6)) + '\n';
        };
        m_machine.write(u"proc/pressure/"_s + QString::fromLatin1(resource), line("some", some) + line("full", full));
    }

    void writeHeat(const Second &second)
    {
        for (int i = 0; i < Cpus; ++i) {
            const QString cpu = u"sys/devices/system/cpu/cpu%1/"_s.arg(i);
            m_machine.write(cpu + u"thermal_throttle/core_throttle_count"_s,
                            QByteArray::number(grown("throttle" + QByteArray::number(i), second.throttles)) + '\n');
            m_machine.write(u"sys/devices/system/cpu/cpufreq/policy%1/scaling_cur_freq"_s.arg(i),
                            QByteArray::number(second.clockMHz * 1000) + '\n');
        }
        m_machine.write(u"sys/devices/platform/coretemp.0/hwmon/hwmon4/temp1_input"_s,
                        QByteArray::number(second.celsius * 1000) + '\n');
    }

    MachineCopy m_machine{"hybrid-laptop"};
    std::map<QByteArray, double> m_counters;
    double m_chance = 1;
};

ProcessSample process(qint32 pid, const QString &name, double cpu, double waits, qint64 bytes)
{
    ProcessSample sample;
    sample.identity = {pid, quint64(pid) * 10};
    sample.parent = 1;
    sample.name = name;
    sample.user = u"me"_s;
    sample.unit = u"app-%1.scope"_s.arg(name);
    sample.state = cpu > 0.5 ? 'R' : 'S';
    sample.threads = 4;
    sample.cpu = cpu;
    sample.runDelay = waits;
    sample.residentBytes = bytes;
    sample.readRate = 0;
    sample.writeRate = 0;
    sample.majorFaults = 0;
    return sample;
}

std::shared_ptr<const ProcessTick> processesIn(const Second &second, Timestamp time, double &passed)
{
    auto tick = std::make_shared<ProcessTick>();
    tick->time = time;
    tick->interval = std::chrono::seconds(1);
    tick->processes = {process(2100, u"firefox"_s, second.user * 8, second.browserWaits, qint64(900) << 20),
                       process(2000, u"gnome-shell"_s, 0.1, 0.001, qint64(300) << 20)};
    if (second.hoarder > 0) {
        tick->processes.push_back(process(3100, u"hoarder"_s, second.hoarder, 0.01, second.hoarderBytes));
        tick->processes.back().majorFaults = second.majorFaults * 0.9;
        tick->processes.front().majorFaults = second.majorFaults * 0.1;
    }
    passed += 1;
    for (ProcessSample &sample : tick->processes)
        sample.cpuSeconds = passed * *sample.cpu;
    return tick;
}

void writeHistory(SeriesStore &store, const QString &name, Timestamp end)
{
    Kernel kernel;
    std::mt19937 random(1); // the same history each time
    kernel.pass({}, random);
    const KernelRoot root(kernel.root());
    Sources sources = makeSources(root, store.catalogue());
    double passed = 0;
    for (int i = 0; i < Before + Length; ++i) {
        const Second second = i < Before ? Second() : conditionOf(name);
        kernel.pass(second, random);
        const Timestamp time = end - std::chrono::seconds(Before + Length - 1 - i);
        const Tick tick{time, qint64(1'000'000'000'000) + i * qint64(1'000'000'000), quint64(i), i == 0};
        SampleBatch batch;
        batch.time = time;
        batch.afterGap = i == 0;
        for (const auto &source : sources.all)
            source->sample(tick, batch);
        store.append(batch, {}, processesIn(second, time, passed));
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList names{u"steal"_s, u"thermal"_s, u"softirq"_s, u"compaction"_s, u"reclaim"_s};
    if (argc != 3 || !names.contains(QString::fromLocal8Bit(argv[1])))
        return 2;
    const auto folder = DataFolder::open(QString::fromLocal8Bit(argv[2]));
    if (!folder)
        qFatal("%s", qPrintable(folder.error().message()));
    SeriesStore::Options options;
    options.mode = SeriesStore::Mode::Writer;
    options.file = folder->historyFile();
    const auto store = SeriesStore::open(options);
    if (!store)
        qFatal("%s", qPrintable(store.error().message()));
    const QString name = QString::fromLocal8Bit(argv[1]);
    const Timestamp end = fromNanoseconds(toNanoseconds(now()) / 1'000'000'000 * 1'000'000'000);
    writeHistory(**store, name, end);
    const auto moment = [](Timestamp time) {
        return QDateTime::fromMSecsSinceEpoch(toNanoseconds(time) / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs);
    };
    const QJsonObject told{{u"since"_s, moment(end - std::chrono::seconds(Length))},
                           {u"until"_s, moment(end)},
                           {u"checks"_s, QJsonArray{u"recorded data: the figures stand in recorded_condition.cpp"_s}}};
    std::puts(QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
    return 0;
}
