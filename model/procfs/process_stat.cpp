// SPDX-License-Identifier: MIT
#include "performance/procfs/process_stat.h"

#include "performance/procfs/small_file.h"
#include "performance/procfs/text_cursor.h"

#include <array>

namespace performance {

namespace {

constexpr int64_t KernelThread = 0x00200000; // PF_KTHREAD of linux/sched.h

} // namespace

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
    stat.ofKernel = (fields[5] & KernelThread) != 0;
    stat.majorFaults = uint64_t(fields[8]);
    stat.userTicks = uint64_t(fields[10]);
    stat.systemTicks = uint64_t(fields[11]);
    stat.childTicks = uint64_t(fields[12] + fields[13]);
    stat.nice = int32_t(fields[15]);
    stat.threads = int32_t(fields[16]);
    stat.startTime = uint64_t(fields[18]);
    stat.residentPages = fields[20];
    cursor.word(); // 25, rsslim
    stat.startCode = uint64_t(cursor.number().value_or(0));
    cursor.word(); // 27, endcode
    stat.startStack = uint64_t(cursor.number().value_or(0));
    return stat;
}

uint64_t storageTicks(std::string_view stat)
{
    const size_t close = stat.rfind(')');
    TextCursor cursor(close == std::string_view::npos ? std::string_view() : stat.substr(close + 1));
    for (int field = 3; field < 42; ++field)
        cursor.word();
    return uint64_t(cursor.number().value_or(0));
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

std::optional<uint64_t> startTimeOf(int32_t pid, const std::string &root)
{
    const auto text = smallFile(root + "/proc/" + std::to_string(pid) + "/stat");
    const auto stat = text ? parseProcessStat(*text) : std::nullopt;
    return stat ? std::optional(stat->startTime) : std::nullopt;
}

} // namespace performance
