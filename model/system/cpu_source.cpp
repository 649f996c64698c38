// SPDX-License-Identifier: MIT
#include "performance/system/cpu_source.h"

#include "performance/procfs/text_cursor.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <unistd.h>

namespace performance {

namespace {

constexpr std::array ModeNames{"user", "nice", "system", "idle", "iowait", "interrupt", "softirq", "steal", "guest"};

void addKnown(SampleBatch &batch, SeriesId series, std::optional<int64_t> value)
{
    if (value)
        batch.addInteger(series, *value);
}

} // namespace

CpuSource::CpuSource(const KernelRoot &root, SeriesRegistry &registry, MachineLoad &load)
    : m_root(root)
    , m_registry(registry)
    , m_machineLoad(load)
    , m_stat(root.path("/proc/stat"))
    , m_load(root.path("/proc/loadavg"))
    , m_all(makeCpu({}))
    , m_count(registry.idFor(metrics::CpuCount.series()))
    , m_frequencyUtilization(registry.idFor(metrics::CpuFrequencyUtilization.series()))
    , m_throttles(registry.idFor(metrics::CpuThrottles.series()))
    , m_switches(registry.idFor(metrics::ContextSwitches.series()))
    , m_interrupts(registry.idFor(metrics::Interrupts.series()))
    , m_running(registry.idFor(metrics::RunQueue.series()))
    , m_blocked(registry.idFor(metrics::BlockedTasks.series()))
    , m_created(registry.idFor(metrics::ProcessCreated.series()))
    , m_load1(registry.idFor(metrics::CpuLoad1.series()))
    , m_load5(registry.idFor(metrics::CpuLoad5.series()))
    , m_load15(registry.idFor(metrics::CpuLoad15.series()))
{}

CpuSource::Cpu CpuSource::makeCpu(const Attributes &attributes)
{
    Cpu cpu;
    cpu.utilization = m_registry.idFor(metrics::CpuUtilization.series(attributes));
    for (size_t mode = 0; mode < ModeNames.size(); ++mode) {
        Attributes withMode = attributes;
        withMode.insert(QStringLiteral("cpu.mode"), QString::fromLatin1(ModeNames[mode]));
        cpu.time[mode] = m_registry.idFor(metrics::CpuTime.series(withMode));
    }
    return cpu;
}

void CpuSource::sampleTimes(Cpu &cpu, const CpuTimes &times, const Tick &tick, SampleBatch &batch)
{
    for (size_t mode = 0; mode < times.modes.size(); ++mode)
        batch.addInteger(cpu.time[mode], times.modes[mode]);
    if (cpu.last && !tick.afterGap) {
        // proc(5): iowait "may decrease" and, with it, idle; a mode that ran backwards counts as no time.
        int64_t total = 0;
        int64_t busy = 0;
        for (size_t mode = 0; mode < times.modes.size(); ++mode) {
            const int64_t passed = std::max<int64_t>(0, times.modes[mode] - cpu.last->modes[mode]);
            total += passed;
            if (mode != CpuTimes::Idle && mode != CpuTimes::IoWait)
                busy += passed;
        }
        if (total > 0)
            batch.addInteger(cpu.utilization, std::llround(double(busy) / double(total) * 1e4));
    }
    cpu.last = times;
}

CpuSource::Cpu CpuSource::makeNumbered(int number)
{
    const Attributes attributes{{QStringLiteral("cpu.logical_number"), QString::number(number)}};
    const std::string folder = m_root.path("/sys/devices/system/cpu/cpu" + std::to_string(number));
    Cpu cpu = makeCpu(attributes);
    cpu.frequencyFile = KernelFile(folder + "/cpufreq/scaling_cur_freq");
    cpu.throttleFile = KernelFile(folder + "/thermal_throttle/core_throttle_count");
    cpu.hasFrequency = ::access(cpu.frequencyFile.path().c_str(), R_OK) == 0;
    cpu.hasThrottles = ::access(cpu.throttleFile.path().c_str(), R_OK) == 0;
    if (cpu.hasFrequency) {
        cpu.highest = readNumber(m_reader, folder + "/cpufreq/cpuinfo_max_freq").value_or(0);
        cpu.frequency = m_registry.idFor(metrics::CpuFrequency.series(attributes));
    }
    if (cpu.hasThrottles) {
        cpu.throttles = m_registry.idFor(metrics::CpuThrottles.series(attributes));
        // Documentation/admin-guide/cputopology.rst: "0-1", "0,8"; before Linux 5.4 it had the other name.
        auto siblings = readNumber(m_reader, folder + "/topology/core_cpus_list");
        if (!siblings)
            siblings = readNumber(m_reader, folder + "/topology/thread_siblings_list");
        cpu.isFirstOfCore = siblings.value_or(number) == number;
    }
    return cpu;
}

void CpuSource::sample(const Tick &tick, SampleBatch &batch)
{
    const auto text = m_stat.read(m_reader);
    if (!text) {
        m_missing = Message("Source",
                            QT_TRANSLATE_NOOP("Source", "CPU figures are missing: /proc/stat cannot be read."));
        return;
    }
    m_missing = {};
    const ProcStat stat = parseProcStat(*text);
    sampleMachine(stat, tick, batch);
    for (const auto &[number, times] : stat.cpus) {
        auto it = m_cpus.find(number);
        if (it == m_cpus.end())
            it = m_cpus.emplace(number, makeNumbered(number)).first;
        sampleTimes(it->second, times, tick, batch);
    }
    sampleClocks(stat, tick, batch);
    sampleLoad(batch);
}

void CpuSource::sampleMachine(const ProcStat &stat, const Tick &tick, SampleBatch &batch)
{
    if (stat.all)
        sampleTimes(m_all, *stat.all, tick, batch);
    if (!stat.cpus.empty())
        batch.addInteger(m_count, qint64(stat.cpus.size()));
    addKnown(batch, m_switches, stat.contextSwitches);
    addKnown(batch, m_interrupts, stat.interrupts);
    addKnown(batch, m_created, stat.processesCreated);
    addKnown(batch, m_running, stat.running);
    addKnown(batch, m_blocked, stat.blocked);
    m_machineLoad.created = stat.processesCreated;
    if (stat.all) {
        // What processes can explain: not the time of interrupts, nor that which a hypervisor took.
        const auto &modes = stat.all->modes;
        m_machineLoad.busyTicks = modes[CpuTimes::User] + modes[CpuTimes::Nice] + modes[CpuTimes::System]
            + modes[CpuTimes::Guest];
    }
}

void CpuSource::sampleClocks(const ProcStat &stat, const Tick &tick, SampleBatch &batch)
{
    double shares = 0;
    int known = 0;
    std::optional<int64_t> throttles;
    // A CPU that was taken offline begins anew when it comes back: its counters stood still meanwhile.
    for (auto &[number, cpu] : m_cpus) {
        const bool online = std::any_of(stat.cpus.cbegin(), stat.cpus.cend(),
                                        [n = number](const auto &c) { return c.first == n; });
        if (!online) {
            cpu.last.reset();
            continue;
        }
        // Asking a CPU for its clock may wake it up, so this is done more rarely than the rest.
        if (cpu.hasFrequency && tick.every(2)) {
            if (const auto value = cpu.frequencyFile.read(m_reader)) {
                if (const auto kHz = TextCursor(*value).number()) {
                    batch.addInteger(cpu.frequency, *kHz);
                    if (cpu.highest > 0) {
                        shares += double(*kHz) / double(cpu.highest);
                        ++known;
                    }
                }
            }
        }
        if (cpu.hasThrottles && tick.every(5)) {
            const auto value = cpu.throttleFile.read(m_reader);
            const auto count = value ? TextCursor(*value).number() : std::nullopt;
            addKnown(batch, cpu.throttles, count);
            if (count && cpu.isFirstOfCore)
                throttles = throttles.value_or(0) + *count;
        }
    }
    addKnown(batch, m_throttles, throttles);
    if (known > 0)
        batch.addInteger(m_frequencyUtilization, std::llround(shares / known * 1e4));
}

void CpuSource::sampleLoad(SampleBatch &batch)
{
    const auto load = m_load.read(m_reader);
    const auto average = load ? parseLoadAverage(*load) : std::nullopt;
    if (!average)
        return;
    batch.addInteger(m_load1, average->hundredths1);
    batch.addInteger(m_load5, average->hundredths5);
    batch.addInteger(m_load15, average->hundredths15);
    m_machineLoad.lastPid = average->lastPid;
}

} // namespace performance
