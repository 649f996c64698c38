// SPDX-License-Identifier: MIT
#include "performance/procfs/machine_stat.h"

#include "performance/procfs/text_cursor.h"

#include <numeric>

namespace performance {

int64_t CpuTimes::total() const
{
    return std::accumulate(modes.cbegin(), modes.cend(), int64_t(0));
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
    return LoadAverage{*one,
                       *five,
                       *fifteen,
                       toNumber(tasks.substr(0, slash)).value_or(0),
                       toNumber(tasks.substr(slash + 1)).value_or(0),
                       lastPid.value_or(0)};
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

} // namespace performance
