// SPDX-License-Identifier: MIT
#include "performance/knobs/knob_p.h"
#include "performance/knobs/process_p.h"
#include "performance/quoting/quoting.h"

#include <cerrno>

#include <sys/syscall.h>
#include <unistd.h>

namespace performance::knobs {

namespace {

constexpr std::int64_t MostCpus = 8192; // CONFIG_NR_CPUS of the largest kernels
constexpr std::int64_t BitsOfWord = 8 * sizeof(unsigned long);
using Mask = std::array<unsigned long, size_t(MostCpus / BitsOfWord)>;

/// "0-3,8" as numbers, in the order in which they stand there.
std::optional<Numbers> cpusOf(const std::string &list)
{
    Numbers cpus;
    for (const std::string &part : split(list, ',')) {
        const size_t dash = part.find('-');
        const auto first = integerOf(part.substr(0, dash));
        const auto last = dash == std::string::npos ? first : integerOf(part.substr(dash + 1));
        // A list that names CPUs again and again is none: it would be as long as somebody wants.
        if (!first || !last || *first < 0 || *last < *first || *last >= MostCpus
            || std::int64_t(cpus.size()) + *last - *first >= MostCpus)
            return std::nullopt;
        for (std::int64_t cpu = *first; cpu <= *last; ++cpu)
            cpus.push_back(cpu);
    }
    return cpus;
}

std::optional<std::string> readCpus(std::int32_t thread)
{
    Mask mask{};
    const long length = ::syscall(SYS_sched_getaffinity, thread, sizeof mask, mask.data());
    if (length < 0)
        return std::nullopt;
    Numbers cpus;
    for (std::int64_t cpu = 0; cpu < length * 8; ++cpu) {
        if (mask[size_t(cpu / BitsOfWord)] >> (cpu % BitsOfWord) & 1)
            cpus.push_back(cpu);
    }
    return cpuList(std::move(cpus));
}

bool isCpuList(const Knob &, const std::string &value)
{
    return cpusOf(value).has_value();
}

bool writeCpus(std::int32_t thread, const std::string &value)
{
    const auto cpus = cpusOf(value);
    if (!cpus) {
        errno = EINVAL;
        return false;
    }
    Mask mask{};
    for (const std::int64_t cpu : *cpus)
        mask[size_t(cpu / BitsOfWord)] |= 1UL << (cpu % BitsOfWord);
    return ::syscall(SYS_sched_setaffinity, thread, sizeof mask, mask.data()) == 0;
}

std::string shellOfAll(const std::string &pid, const std::string &value)
{
    return "taskset --all-tasks --cpu-list -p " + quoting::shellWord(value) + " " + pid;
}

std::string shellOfOne(const std::string &thread, const std::string &value)
{
    return "taskset --cpu-list -p " + quoting::shellWord(value) + " " + thread;
}

std::optional<std::string> decode(const Numbers &numbers)
{
    return !numbers.empty() && numbers.size() <= size_t(MostCpus) ? std::optional(cpuList(numbers)) : std::nullopt;
}

constexpr ThreadFunctions Each{readCpus, isCpuList, writeCpus, shellOfAll, shellOfOne};

} // namespace

constinit const Functions Affinity = ofThreads<Each>(ownersAlone, cpusOf, decode, Count(MostCpus));

std::string cpuList(std::vector<std::int64_t> cpus)
{
    std::sort(cpus.begin(), cpus.end());
    cpus.erase(std::unique(cpus.begin(), cpus.end()), cpus.end());
    std::string list;
    for (size_t i = 0; i < cpus.size();) {
        size_t last = i;
        while (last + 1 < cpus.size() && cpus[last + 1] == cpus[last] + 1)
            ++last;
        list.append(list.empty() ? "" : ",").append(std::to_string(cpus[i]));
        if (last > i)
            list.append(1, '-').append(std::to_string(cpus[last]));
        i = last + 1;
    }
    return list;
}

} // namespace performance::knobs
