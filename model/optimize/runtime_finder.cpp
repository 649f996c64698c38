// SPDX-License-Identifier: MIT
// Programs whose runtime manages its memory by options of its own.
#include "performance/optimize/database_cache.h"
#include "performance/optimize/finders_p.h"
#include "performance/optimize/python_allocator.h"
#include "performance/optimize/runtime_heap.h"

#include "performance/core/format.h"

#include <QSet>

namespace performance::finders {

namespace {

/// Beside the heap a runtime needs room for its code, stacks and buffers: a tenth is little for it.
constexpr double MostOfGroup = 0.9;
/// Below, what allocating costs is nobody's trouble.
constexpr double BusyCpus = 0.5;
/// A database that reads less from disks has what it needs in memory.
constexpr double ReadsMuch = 1e6;
constexpr double WorksAtAll = 0.05;

} // namespace

void heap(const QString &finder, const RuleFinding &seen, const RuleData &data, const Processes &processes,
          Findings &findings)
{
    for (const ProcessSample &p : processes) {
        const qint64 group = data.settings().value(groupLimitSetting(p.identity.pid)).toLongLong();
        const QString runtime = data.settings().value(runtimeSetting(p.identity.pid));
        if (group <= 0 || runtime.isEmpty())
            continue;
        const qint64 limit = data.settings().value(heapLimitSetting(p.identity.pid)).toLongLong();
        const bool isTold = limit > 0;
        if (finder == u"heap-limit" ? !isTold || double(limit) < MostOfGroup * double(group)
                                    : isTold || runtime != u"java")
            continue;
        RuleFinding finding = about(seen, p);
        finding.variables.insert(QStringLiteral("heap"), formatValue(double(limit), u"By"));
        finding.variables.insert(QStringLiteral("limit"), formatValue(double(group), u"By"));
        findings.push_back(std::move(finding));
    }
}

void slowAllocator(const RuleFinding &seen, const RuleData &data, const Processes &processes, Findings &findings)
{
    for (const ProcessSample &p : processes) {
        const QString allocator = data.settings().value(allocatorSetting(p.identity.pid));
        if (allocator.isEmpty() || p.cpu.value_or(0) < BusyCpus)
            continue;
        RuleFinding finding = about(seen, p);
        finding.variables.insert(QStringLiteral("allocator"), allocator);
        findings.push_back(std::move(finding));
    }
}

void smallCache(const RuleFinding &seen, const RuleData &data, const Processes &processes, Findings &findings)
{
    QSet<QString> servers;
    for (const ProcessSample &p : processes) {
        // Whose reading nobody may see is taken for one that reads where it works at all.
        const bool reads = p.readRate ? *p.readRate > ReadsMuch : p.cpu.value_or(0) > WorksAtAll;
        const QStringList cache = data.settings().value(cacheSetting(p.identity.pid)).split(u' ');
        if (!reads || cache.size() != 3 || servers.contains(cache[1]))
            continue;
        servers.insert(cache[1]);
        // Of the server, which stays while its connections come and go.
        ProcessSample server = p;
        server.identity = {cache[1].toInt(), cache[2].toULongLong()};
        RuleFinding finding = about(seen, server);
        finding.variables.insert(QStringLiteral("setting"), cache[0]);
        findings.push_back(std::move(finding));
    }
}

} // namespace performance::finders
