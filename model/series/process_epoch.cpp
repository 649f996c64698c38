// SPDX-License-Identifier: MIT
#include "performance/series/process_epoch.h"

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

constexpr double CpuScale = 1e4;
constexpr double FaultScale = 1e3;
constexpr qint64 NsPerCentisecond = 10'000'000;

// A file that lies may hold any numbers: sums of them wrap.
qint64 total(qint64 a, qint64 b)
{
    return qint64(quint64(a) + quint64(b));
}
qint64 difference(qint64 a, qint64 b)
{
    return qint64(quint64(a) - quint64(b));
}
qint64 product(qint64 a, qint64 b)
{
    return qint64(quint64(a) * quint64(b));
}

/// Pids stay below 2^22; with it, the start times of 13,000 years fit.
quint64 keyOf(const ProcessIdentity &identity)
{
    return identity.startTime << 22 ^ quint64(identity.pid);
}

qint64 packed(std::optional<double> value, double scale)
{
    // Nothing that the kernel counts comes near the limit; nonsense must not overflow.
    return value ? 1 + std::llround(std::clamp(*value * scale, 0.0, 1e15)) : 0;
}

std::optional<double> unpacked(qint64 value, double scale)
{
    return value > 0 ? std::optional(double(value - 1) / scale) : std::nullopt;
}

ProcessEpoch::Values valuesOf(const ProcessSample &p)
{
    ProcessEpoch::Values values{};
    values[ProcessEpoch::State] = uchar(p.state);
    values[ProcessEpoch::Threads] = p.threads;
    values[ProcessEpoch::Resident] = p.residentBytes;
    values[ProcessEpoch::CpuTime] = std::llround(p.cpuSeconds * 100);
    values[ProcessEpoch::Cpu] = packed(p.cpu, CpuScale);
    values[ProcessEpoch::RunDelay] = packed(p.runDelay, CpuScale);
    values[ProcessEpoch::Read] = packed(p.readRate, 1);
    values[ProcessEpoch::Write] = packed(p.writeRate, 1);
    values[ProcessEpoch::MajorFaults] = packed(p.majorFaults, FaultScale);
    return values;
}

ProcessSample named(const ProcessEpoch::Entry &entry)
{
    ProcessSample p;
    p.identity = entry.identity;
    p.parent = entry.parent;
    p.name = entry.name;
    p.user = entry.user;
    p.unit = entry.unit;
    return p;
}

} // namespace

quint32 ProcessEpoch::addEntry(Entry entry)
{
    m_latest.insert(keyOf(entry.identity), quint32(m_entries.size()));
    m_entries.push_back(std::move(entry));
    return quint32(m_entries.size() - 1);
}

void ProcessEpoch::beginTick(qint64 time, qint64 interval)
{
    m_ticks.push_back({time, interval, quint32(m_rows.size()), 0});
}

void ProcessEpoch::addRow(const Row &row)
{
    Q_ASSERT(!m_ticks.empty() && row.entry < m_entries.size());
    m_rows.push_back(row);
    ++m_ticks.back().count;
}

void ProcessEpoch::forgetTicks()
{
    m_ticks.clear();
    m_rows.clear();
}

void ProcessEpoch::append(const ProcessTick &tick)
{
    // A clock that was set back would break the order that look-ups rely on.
    if (!m_ticks.empty() && toNanoseconds(tick.time) <= m_ticks.back().time)
        return;
    beginTick(toNanoseconds(tick.time), tick.interval.count());
    for (const ProcessSample &p : tick.processes) {
        Entry entry{p.identity, p.parent, p.name, p.user, p.unit};
        const auto known = m_latest.constFind(keyOf(p.identity));
        const quint32 index = known != m_latest.cend() && m_entries[*known] == entry ? *known
                                                                                     : addEntry(std::move(entry));
        addRow({index, valuesOf(p)});
    }
}

std::shared_ptr<const ProcessTick> ProcessEpoch::at(Timestamp time) const
{
    const qint64 wanted = toNanoseconds(time);
    const auto it = std::lower_bound(m_ticks.cbegin(), m_ticks.cend(), wanted,
                                     [](const Tick &tick, qint64 t) { return tick.time < t; });
    if (it == m_ticks.cend() || it->time - it->interval > wanted)
        return nullptr;
    return std::make_shared<ProcessTick>(expand(size_t(it - m_ticks.cbegin())));
}

std::shared_ptr<const ProcessTick> ProcessEpoch::lastJustBefore(Timestamp time) const
{
    if (m_ticks.empty())
        return nullptr;
    const qint64 later = toNanoseconds(time) - m_ticks.back().time;
    if (later < 0 || later > std::max<qint64>(2 * m_ticks.back().interval, 2'000'000'000))
        return nullptr;
    return std::make_shared<ProcessTick>(expand(m_ticks.size() - 1));
}

ProcessTick ProcessEpoch::expand(size_t index) const
{
    const Tick &tick = m_ticks[index];
    Q_ASSERT(size_t(tick.first) + tick.count <= m_rows.size());
    ProcessTick result{fromNanoseconds(tick.time), nanoseconds(tick.interval), {}};
    result.processes.reserve(tick.count);
    for (quint32 i = tick.first; i < tick.first + tick.count; ++i) {
        const Values &values = m_rows[i].values;
        ProcessSample p = named(m_entries[m_rows[i].entry]);
        p.state = char(values[State]);
        p.threads = int(values[Threads]);
        p.residentBytes = values[Resident];
        p.cpuSeconds = double(values[CpuTime]) / 100;
        p.cpu = unpacked(values[Cpu], CpuScale);
        p.runDelay = unpacked(values[RunDelay], CpuScale);
        p.readRate = unpacked(values[Read], 1);
        p.writeRate = unpacked(values[Write], 1);
        p.majorFaults = unpacked(values[MajorFaults], FaultScale);
        result.processes.push_back(std::move(p));
    }
    return result;
}

void ProcessEpoch::addTo(ProcessTotals &totals, const TimeRange &range) const
{
    for (const Tick &tick : m_ticks) {
        if (!range.contains(fromNanoseconds(tick.time)))
            continue;
        for (quint32 i = tick.first; i < tick.first + tick.count; ++i)
            totals.add(m_entries[m_rows[i].entry], m_rows[i].values, tick.interval);
    }
}

ProcessTotals::Sum &ProcessTotals::sumOf(const ProcessEpoch::Entry &entry, bool &fresh)
{
    const auto it = m_index.constFind(keyOf(entry.identity));
    fresh = it == m_index.cend();
    if (fresh) {
        m_index.insert(keyOf(entry.identity), quint32(m_sums.size()));
        m_sums.emplace_back(entry, Sum());
        return m_sums.back().second;
    }
    m_sums[*it].first = entry; // its last name
    return m_sums[*it].second;
}

void ProcessTotals::add(const ProcessEpoch::Entry &entry, const ProcessEpoch::Values &values, qint64 interval)
{
    const auto over = [&](ProcessEpoch::Field field) { return values[field] > 0 ? values[field] - 1 : 0; };
    const double seconds = double(interval) * 1e-9;
    Sum sum;
    sum.lastCpu = values[ProcessEpoch::CpuTime];
    sum.firstCpu = difference(sum.lastCpu,
                              product(over(ProcessEpoch::Cpu), interval / NsPerCentisecond) / qint64(CpuScale));
    sum.waited = qint64(double(over(ProcessEpoch::RunDelay)) / CpuScale * seconds * 1e6);
    sum.read = qint64(double(over(ProcessEpoch::Read)) * seconds);
    sum.written = qint64(double(over(ProcessEpoch::Write)) * seconds);
    sum.faults = qint64(double(over(ProcessEpoch::MajorFaults)) * seconds);
    sum.resident = values[ProcessEpoch::Resident];
    sum.threads = values[ProcessEpoch::Threads];
    sum.state = values[ProcessEpoch::State];
    for (int field = ProcessEpoch::Cpu; field < ProcessEpoch::FieldCount; ++field)
        sum.known |= qint64(values[size_t(field)] > 0) << field;
    add(entry, sum);
}

void ProcessTotals::add(const ProcessEpoch::Entry &entry, const Sum &later)
{
    bool fresh = false;
    Sum &sum = sumOf(entry, fresh);
    if (fresh) {
        sum = later;
        return;
    }
    // CPU time is a counter: what a process used while it was not among the top is in the difference.
    sum.lastCpu = std::max(sum.lastCpu, later.lastCpu);
    sum.waited = total(sum.waited, later.waited);
    sum.read = total(sum.read, later.read);
    sum.written = total(sum.written, later.written);
    sum.faults = total(sum.faults, later.faults);
    sum.resident = std::max(sum.resident, later.resident);
    sum.threads = std::max(sum.threads, later.threads);
    sum.state = later.state;
    sum.known |= later.known;
}

std::vector<ProcessSample> ProcessTotals::over(nanoseconds span) const
{
    const double seconds = std::max(1e-3, double(span.count()) * 1e-9);
    std::vector<ProcessSample> list;
    for (const auto &[entry, sum] : m_sums) {
        const auto rate = [&, &sum = sum](ProcessEpoch::Field field, double amount) {
            return sum.known >> field & 1 ? std::optional(amount / seconds) : std::nullopt;
        };
        ProcessSample p = named(entry);
        p.state = char(sum.state);
        p.threads = int(sum.threads);
        p.residentBytes = sum.resident;
        p.cpuSeconds = double(sum.lastCpu) / 100;
        p.cpu = rate(ProcessEpoch::Cpu, double(difference(sum.lastCpu, sum.firstCpu)) / 100);
        p.runDelay = rate(ProcessEpoch::RunDelay, double(sum.waited) * 1e-6);
        p.readRate = rate(ProcessEpoch::Read, double(sum.read));
        p.writeRate = rate(ProcessEpoch::Write, double(sum.written));
        p.majorFaults = rate(ProcessEpoch::MajorFaults, double(sum.faults) / FaultScale);
        list.push_back(std::move(p));
    }
    std::sort(list.begin(), list.end(),
              [](const auto &a, const auto &b) { return a.cpu.value_or(0) > b.cpu.value_or(0); });
    return list;
}

} // namespace performance
