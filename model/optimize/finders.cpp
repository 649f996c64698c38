// SPDX-License-Identifier: MIT
#include "performance/optimize/finders.h"

#include "performance/optimize/finders_p.h"
#include "performance/optimize/process_group.h"

#include <algorithm>

namespace performance {

namespace finders {

RuleFinding about(const RuleFinding &seen, const ProcessSample &process)
{
    RuleFinding finding = seen;
    finding.id = QStringLiteral("%1:%2-%3").arg(seen.rule).arg(process.identity.pid).arg(process.identity.startTime);
    finding.process = process;
    return finding;
}

namespace {

void memoryHog(const RuleFinding &seen, const RuleData &data, const Processes &processes, Findings &findings)
{
    const auto most = std::max_element(
        processes.cbegin(), processes.cend(),
        [](const ProcessSample &a, const ProcessSample &b) { return a.residentBytes < b.residentBytes; });
    const auto installed = meanOf(Signal::parse(QStringLiteral("system.memory.limit")), data,
                                  {data.now() - Window, data.now()});
    if (most != processes.cend() && installed && double(most->residentBytes) > *installed / 10)
        findings.push_back(about(seen, *most));
}

void pinned(const RuleFinding &seen, const RuleData &data, const Processes &processes, Findings &findings)
{
    const int online = data.settings().value(QStringLiteral("fact.cpus")).toInt();
    for (const ProcessSample &p : processes) {
        const int allowed = data.settings().value(cpusSetting(p.identity.pid)).toInt();
        // What a cpuset keeps from it no affinity can give it: sched_setaffinity(2), "restricted by the cpuset".
        const QString reachable = data.settings().value(reachableSetting(p.identity.pid));
        const int most = reachable.isEmpty() ? online : std::min(online, cpusIn(reachable));
        if (data.settings().contains(placedSetting(p.identity.pid)))
            continue;
        if (allowed == 0 || allowed >= most || p.cpu.value_or(0) < 0.9 * allowed || p.runDelay.value_or(0) < WaitLimit)
            continue;
        RuleFinding finding = about(seen, p);
        finding.variables.insert(QStringLiteral("cpus"), QString::number(allowed));
        finding.variables.insert(QStringLiteral("online"), QString::number(most));
        findings.push_back(std::move(finding));
    }
}

} // namespace

} // namespace finders

std::optional<ProcessSample> processOf(qint32 pid, const RuleData &data)
{
    const QString start = data.settings().value(QStringLiteral("process.start@%1").arg(pid));
    if (start.isEmpty())
        return std::nullopt;
    ProcessSample process;
    process.identity = {pid, start.toULongLong()};
    process.name = data.settings().value(QStringLiteral("process.name@%1").arg(pid));
    return process;
}

void findProcesses(const QString &finder, const RuleFinding &seen, const RuleData &data,
                   std::vector<RuleFinding> &findings)
{
    const finders::Processes processes = data.processTotals({data.now() - finders::Window, data.now()});
    if (finder == u"cpu-hog")
        finders::cpuHog(QStringLiteral("autogroup"), seen, data, processes, findings);
    else if (finder == u"cpu-hog-unit")
        finders::cpuHog(QStringLiteral("unit"), seen, data, processes, findings);
    else if (finder == u"cpu-hog-group")
        finders::cpuHog(QStringLiteral("group"), seen, data, processes, findings);
    else if (finder == u"cpu-saturation")
        finders::cpuSaturation(seen, data, processes, findings);
    else if (finder == u"io-hog")
        finders::ioHog(seen, data, processes, findings);
    else if (finder == u"memory-hog")
        finders::memoryHog(seen, data, processes, findings);
    else if (finder == u"pinned")
        finders::pinned(seen, data, processes, findings);
    else if (finder == u"heap-limit" || finder == u"heap-default")
        finders::heap(finder, seen, data, processes, findings);
    else if (finder == u"slow-allocator")
        finders::slowAllocator(seen, data, processes, findings);
    else if (finder == u"small-cache")
        finders::smallCache(seen, data, processes, findings);
}

} // namespace performance
