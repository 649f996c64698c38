// SPDX-License-Identifier: MIT
#include "performance/system/parsers.h"

#include <charconv>
#include <numeric>

namespace performance {

std::string_view TextCursor::line()
{
    const size_t end = m_text.find('\n');
    const std::string_view found = m_text.substr(0, end);
    m_text.remove_prefix(end == std::string_view::npos ? m_text.size() : end + 1);
    return found;
}

std::string_view TextCursor::word()
{
    size_t start = 0;
    while (start < m_text.size() && (m_text[start] == ' ' || m_text[start] == '\t'))
        ++start;
    size_t end = start;
    while (end < m_text.size() && m_text[end] != ' ' && m_text[end] != '\t' && m_text[end] != '\n')
        ++end;
    const std::string_view found = m_text.substr(start, end - start);
    m_text.remove_prefix(end);
    return found;
}

std::optional<int64_t> TextCursor::number()
{
    return toNumber(word());
}

std::optional<int64_t> toNumber(std::string_view word)
{
    int64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error == std::errc::result_out_of_range) {
        // Counters are unsigned in the kernel; beyond 2^63 they keep their bits, and differences stay right.
        uint64_t wide = 0;
        const auto again = std::from_chars(word.data(), word.data() + word.size(), wide);
        if (again.ec == std::errc() && again.ptr == word.data() + word.size())
            return int64_t(wide);
        return std::nullopt;
    }
    if (error != std::errc() || end != word.data() + word.size())
        return std::nullopt;
    return value;
}

std::optional<int64_t> toHundredths(std::string_view word)
{
    const size_t point = word.find('.');
    const auto whole = toNumber(word.substr(0, point));
    if (!whole || point == std::string_view::npos || word.size() != point + 3)
        return std::nullopt;
    const auto fraction = toNumber(word.substr(point + 1));
    return fraction ? std::optional(*whole * 100 + *fraction) : std::nullopt;
}

int64_t CpuTimes::total() const
{
    return std::accumulate(modes.cbegin(), modes.cend(), int64_t(0));
}

int64_t CpuTimes::busy() const
{
    return total() - modes[Idle] - modes[IoWait];
}

namespace {

/// Old kernels have fewer columns; what is missing counts as zero because those times did not exist.
std::optional<CpuTimes> parseCpuTimes(TextCursor cursor)
{
    std::array<int64_t, 10> columns{};
    size_t count = 0;
    for (; count < columns.size(); ++count) {
        const auto value = cursor.number();
        if (!value)
            break;
        columns[count] = *value;
    }
    if (count < 4)
        return std::nullopt;
    CpuTimes times;
    for (size_t i = 0; i < 8; ++i)
        times.modes[i] = columns[i];
    times.modes[CpuTimes::Guest] = columns[8] + columns[9];
    times.modes[CpuTimes::User] -= columns[8];
    times.modes[CpuTimes::Nice] -= columns[9];
    return times;
}

} // namespace

ProcStat parseProcStat(std::string_view text)
{
    ProcStat stat;
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        const std::string_view key = line.word();
        if (key == "cpu") {
            stat.all = parseCpuTimes(line);
        } else if (key.starts_with("cpu")) {
            const auto number = toNumber(key.substr(3));
            const auto times = parseCpuTimes(line);
            if (number && times)
                stat.cpus.emplace_back(int(*number), *times);
        } else if (key == "ctxt") {
            stat.contextSwitches = line.number();
        } else if (key == "intr") {
            stat.interrupts = line.number();
        } else if (key == "processes") {
            stat.processesCreated = line.number();
        } else if (key == "procs_running") {
            stat.running = line.number();
        } else if (key == "procs_blocked") {
            stat.blocked = line.number();
        }
    }
    return stat;
}

std::optional<LoadAverage> parseLoadAverage(std::string_view text)
{
    TextCursor cursor(text);
    const auto one = toHundredths(cursor.word());
    const auto five = toHundredths(cursor.word());
    const auto fifteen = toHundredths(cursor.word());
    const std::string_view tasks = cursor.word();
    const auto lastPid = cursor.number();
    const size_t slash = tasks.find('/');
    if (!one || !five || !fifteen || slash == std::string_view::npos)
        return std::nullopt;
    return LoadAverage{*one, *five, *fifteen, toNumber(tasks.substr(0, slash)).value_or(0),
                       toNumber(tasks.substr(slash + 1)).value_or(0), lastPid.value_or(0)};
}

namespace {

template<typename Values>
struct Key {
    std::string_view name;
    std::optional<int64_t> Values::*field;
};

template<typename Values, size_t N>
void assign(Values &values, const Key<Values> (&keys)[N], std::string_view name, std::optional<int64_t> value)
{
    for (const Key<Values> &key : keys) {
        if (key.name == name) {
            values.*key.field = value;
            return;
        }
    }
}

} // namespace

MemInfo parseMemInfo(std::string_view text)
{
    static constexpr Key<MemInfo> keys[] = {
        {"MemTotal:", &MemInfo::total},
        {"MemFree:", &MemInfo::free},
        {"MemAvailable:", &MemInfo::available},
        {"Buffers:", &MemInfo::buffers},
        {"Cached:", &MemInfo::cached},
        {"SwapCached:", &MemInfo::swapCached},
        {"SwapTotal:", &MemInfo::swapTotal},
        {"SwapFree:", &MemInfo::swapFree},
        {"Dirty:", &MemInfo::dirty},
        {"Writeback:", &MemInfo::writeback},
        {"Shmem:", &MemInfo::shmem},
        {"SReclaimable:", &MemInfo::slabReclaimable},
        {"SUnreclaim:", &MemInfo::slabUnreclaimable},
        {"AnonHugePages:", &MemInfo::anonHuge},
        {"HugePages_Total:", &MemInfo::hugeTotal},
        {"HugePages_Free:", &MemInfo::hugeFree},
    };
    MemInfo info;
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        const std::string_view name = line.word();
        auto value = line.number();
        if (value && line.word() == "kB")
            value = *value * 1024;
        assign(info, keys, name, value);
    }
    return info;
}

VmStat parseVmStat(std::string_view text)
{
    static constexpr Key<VmStat> keys[] = {
        {"pgfault", &VmStat::faults},
        {"pgmajfault", &VmStat::majorFaults},
        {"pswpin", &VmStat::swapIn},
        {"pswpout", &VmStat::swapOut},
        {"workingset_refault_anon", &VmStat::refaultAnon},
        {"workingset_refault_file", &VmStat::refaultFile},
        {"workingset_refault", &VmStat::refaultFile}, // before Linux 5.9
        {"oom_kill", &VmStat::oomKills},
        {"compact_stall", &VmStat::compactionStalls},
        {"nr_dirty", &VmStat::dirtyPages},
        {"nr_dirty_threshold", &VmStat::dirtyThreshold},
    };
    VmStat stat;
    TextCursor lines(text);
    while (!lines.atEnd()) {
        const std::string_view whole = lines.line();
        // Most of the 180 lines are of no interest; the first letter tells.
        if (whole.empty() || std::string_view("pwocn").find(whole[0]) == std::string_view::npos || whole.starts_with("nr_zone"))
            continue;
        TextCursor line(whole);
        const std::string_view name = line.word();
        assign(stat, keys, name, line.number());
    }
    return stat;
}

Pressure parsePressure(std::string_view text)
{
    Pressure pressure;
    TextCursor lines(text);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        const size_t total = line.find("total=");
        if (total == std::string_view::npos)
            continue;
        const auto value = toNumber(line.substr(total + 6));
        if (line.starts_with("some "))
            pressure.some = value;
        else if (line.starts_with("full "))
            pressure.full = value;
    }
    return pressure;
}

std::vector<DiskStats> parseDiskStats(std::string_view text)
{
    std::vector<DiskStats> disks;
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        line.word();
        line.word();
        DiskStats d;
        d.name = line.word();
        std::array<int64_t, 11> values{};
        size_t count = 0;
        for (; count < values.size(); ++count) {
            const auto value = line.number();
            if (!value)
                break;
            values[count] = *value;
        }
        if (d.name.empty() || count < values.size())
            continue;
        d.reads = values[0];
        d.readsMerged = values[1];
        d.sectorsRead = values[2];
        d.msReading = values[3];
        d.writes = values[4];
        d.writesMerged = values[5];
        d.sectorsWritten = values[6];
        d.msWriting = values[7];
        d.inFlight = values[8];
        d.msBusy = values[9];
        d.msWeighted = values[10];
        disks.push_back(d);
    }
    return disks;
}

std::vector<NetworkDevice> parseNetDev(std::string_view text)
{
    std::vector<NetworkDevice> devices;
    TextCursor lines(text);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        // Names may contain anything, also '|' and colons (aliases); the counters begin after the last colon. The two
        // lines of headings have none.
        const size_t colon = line.rfind(':');
        if (colon == std::string_view::npos)
            continue;
        NetworkDevice device;
        device.name = TextCursor(line.substr(0, colon)).word();
        TextCursor cursor(line.substr(colon + 1));
        std::array<int64_t, 12> values{};
        size_t count = 0;
        for (; count < values.size(); ++count) {
            const auto value = cursor.number();
            if (!value)
                break;
            values[count] = *value;
        }
        if (device.name.empty() || count < values.size())
            continue;
        device.receivedBytes = values[0];
        device.receivedPackets = values[1];
        device.receiveErrors = values[2];
        device.receiveDropped = values[3];
        device.sentBytes = values[8];
        device.sentPackets = values[9];
        device.sendErrors = values[10];
        device.sendDropped = values[11];
        devices.push_back(device);
    }
    return devices;
}

std::optional<int64_t> netCounter(std::string_view text, std::string_view protocol, std::string_view name)
{
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor names(lines.line());
        const std::string_view head = names.word();
        if (head.size() != protocol.size() + 1 || !head.starts_with(protocol) || head.back() != ':')
            continue;
        TextCursor values(lines.line());
        values.word();
        for (std::string_view column = names.word(); !column.empty(); column = names.word()) {
            const auto value = values.number();
            if (column == name)
                return value;
        }
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<int64_t> socketsInUse(std::string_view text, std::string_view protocol)
{
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        const std::string_view head = line.word();
        if (head.size() == protocol.size() + 1 && head.starts_with(protocol) && head.back() == ':' && line.word() == "inuse")
            return line.number();
    }
    return std::nullopt;
}

std::optional<ProcessStat> parseProcessStat(std::string_view text)
{
    const size_t open = text.find('(');
    const size_t close = text.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return std::nullopt;
    ProcessStat stat;
    const auto pid = toNumber(TextCursor(text.substr(0, open)).word());
    stat.name = text.substr(open + 1, close - open - 1);
    TextCursor cursor(text.substr(close + 1));
    const std::string_view state = cursor.word();
    if (!pid || state.size() != 1)
        return std::nullopt;
    stat.pid = int32_t(*pid);
    stat.state = state[0];

    std::array<int64_t, 21> fields{}; // fields 4 (ppid) to 24 (rss)
    for (int64_t &field : fields) {
        const auto value = cursor.number();
        if (!value)
            return std::nullopt;
        field = *value;
    }
    stat.parent = int32_t(fields[0]);
    stat.majorFaults = uint64_t(fields[8]);
    stat.userTicks = uint64_t(fields[10]);
    stat.systemTicks = uint64_t(fields[11]);
    stat.childTicks = uint64_t(fields[12] + fields[13]);
    stat.threads = int32_t(fields[16]);
    stat.startTime = uint64_t(fields[18]);
    stat.residentPages = fields[20];
    cursor.word(); // 25, rsslim
    stat.startCode = uint64_t(cursor.number().value_or(0));
    cursor.word(); // 27, endcode
    stat.startStack = uint64_t(cursor.number().value_or(0));
    return stat;
}

std::optional<SchedStat> parseSchedStat(std::string_view text)
{
    TextCursor cursor(text);
    const auto onCpu = cursor.number();
    const auto waited = cursor.number();
    if (!onCpu || !waited)
        return std::nullopt;
    return SchedStat{*onCpu, *waited};
}

std::optional<int64_t> kstatValue(std::string_view text, std::string_view name)
{
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        if (line.word() != name)
            continue;
        line.word(); // the type
        return line.number();
    }
    return std::nullopt;
}

std::optional<int64_t> keyedValue(std::string_view text, std::string_view key)
{
    TextCursor lines(text);
    while (!lines.atEnd()) {
        TextCursor line(lines.line());
        if (line.word() == key)
            return line.number();
    }
    return std::nullopt;
}

} // namespace performance
