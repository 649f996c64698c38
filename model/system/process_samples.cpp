// SPDX-License-Identifier: MIT
// What the tracker gives out: the parts of a process that are texts, and the samples made of it.
#include "performance/system/process_tracker.h"

#include "performance/core/quoted_text.h"
#include "performance/system/unit_name.h"

#include <algorithm>
#include <utility>

namespace performance {

QString ProcessTracker::printable(std::string_view name)
{
    QString text = QString::fromUtf8(name.data(), qsizetype(name.size()));
    for (QChar &c : text) {
        if (isHidden(c))
            c = QChar(0xfffd);
    }
    return text;
}

ProcessSample ProcessTracker::toSample(const Process &process)
{
    ProcessSample sample;
    sample.identity = process.identity;
    sample.parent = process.parent;
    sample.name = process.name;
    sample.user = m_users.name(process.uid);
    sample.unit = process.unit;
    sample.state = process.state;
    sample.threads = process.threads;
    sample.cpu = process.cpu;
    sample.runDelay = process.runDelay;
    sample.residentBytes = process.residentBytes;
    sample.readRate = process.readRate;
    sample.writeRate = process.writeRate;
    sample.majorFaults = process.majorFaultRate;
    sample.cpuSeconds = double(process.ticks + process.creditedTicks) * TickSeconds;
    return sample;
}

void ProcessTracker::readUnit(Process &process)
{
    if (std::exchange(process.unitKnown, true))
        return;
    char path[32];
    std::snprintf(path, sizeof path, "%d/cgroup", process.identity.pid);
    if (const auto text = m_reader.readAt(m_proc.get(), path))
        process.unit = printable(unitFromCgroup(*text).toStdString());
}

void ProcessTracker::readCommand(Process &process)
{
    if (std::exchange(process.commandKnown, true))
        return;
    char path[32];
    std::snprintf(path, sizeof path, "%d/cmdline", process.identity.pid);
    const auto text = m_reader.readAt(m_proc.get(), path);
    constexpr size_t Longest = 4096;
    // A process whose first thread ended, and a zombie, lost the line with their memory; what it was stays.
    if (!text || (text->empty() && !process.command.isEmpty()))
        return;
    process.command = printable(text->substr(0, Longest)).replace(QChar(0xfffd), u' ').trimmed();
}

std::vector<ProcessSample> ProcessTracker::top()
{
    std::vector<size_t> chosen;
    const auto choose = [&](size_t count, auto key) {
        std::vector<std::pair<double, size_t>> best;
        for (size_t i = 0; i < m_processes.size(); ++i) {
            if (const double value = key(m_processes[i]); value > 0)
                best.emplace_back(value, i);
        }
        const size_t most = std::min(count, best.size());
        std::partial_sort(best.begin(), best.begin() + std::ptrdiff_t(most), best.end(), std::greater<>());
        for (size_t i = 0; i < most; ++i)
            chosen.push_back(best[i].second);
    };
    choose(8, [](const Process &p) { return p.cpu.value_or(0); });
    choose(4, [](const Process &p) { return double(p.residentBytes); });
    choose(3, [](const Process &p) { return p.readRate.value_or(0) + p.writeRate.value_or(0); });
    choose(3, [](const Process &p) { return p.runDelay.value_or(0); });
    std::vector<bool> taken(m_processes.size());
    std::vector<ProcessSample> samples;
    for (const size_t index : chosen) {
        if (taken[index])
            continue;
        readUnit(m_processes[index]);
        samples.push_back(toSample(m_processes[index]));
        taken[index] = true;
    }
    return samples;
}

std::vector<ProcessSample> ProcessTracker::all()
{
    constexpr int MostCommands = 500;
    constexpr int MostRefreshed = 32;
    int commands = 0;
    for (Process &process : m_processes) {
        if (!process.commandKnown && commands++ < MostCommands) {
            readUnit(process);
            readCommand(process);
        }
    }
    // In turns, from the one after the last on: "postgres: idle in transaction" is written by the program itself.
    const auto after = std::upper_bound(m_processes.begin(), m_processes.end(), m_lastRefreshed,
                                        [](qint32 pid, const Process &p) { return pid < p.identity.pid; });
    int left = MostRefreshed;
    auto it = after;
    for (; it != m_processes.end() && left > 0; ++it) {
        m_lastRefreshed = it->identity.pid;
        if (it->command.isEmpty()) // threads of the kernel have none
            continue;
        it->commandKnown = false;
        readCommand(*it);
        --left;
    }
    if (it == m_processes.end())
        m_lastRefreshed = 0;

    std::vector<ProcessSample> samples;
    samples.reserve(m_processes.size());
    for (const Process &process : m_processes) {
        samples.push_back(toSample(process));
        samples.back().command = process.command;
    }
    return samples;
}

} // namespace performance
