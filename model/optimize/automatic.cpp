// SPDX-License-Identifier: MIT
#include "performance/optimize/automatic.h"

#include <map>

namespace performance {

namespace {

constexpr auto Lately = std::chrono::seconds(30);
constexpr double BusyCpus = 0.05;
constexpr double BusyDelay = 0.1; // seconds per second spent waiting for a CPU
constexpr double BusyBytes = 1e6; // per second, to and from storage
constexpr double BusyFaults = 1;  // major ones per second
constexpr qint64 MuchMemory = qint64(256) << 20;

/// What a user's processes did together: many small ones count as one that is not.
struct Use {
    double cpus = 0;
    double delay = 0;
    double bytes = 0;
    double faults = 0;
    qint64 memory = 0;

    bool isBusy() const
    {
        return cpus > BusyCpus || delay > BusyDelay || bytes > BusyBytes || faults > BusyFaults || memory > MuchMemory;
    }
};

} // namespace

QStringList strangersBehind(const RuleFinding &finding, const RuleData &data, const QString &user)
{
    if (finding.process) {
        QStringList strangers;
        const auto look = [&](const ProcessSample &process) {
            if (process.user != user && !strangers.contains(process.user))
                strangers << process.user;
        };
        look(*finding.process);
        for (const ProcessSample &other : finding.others)
            look(other);
        // Who waits may do so on purpose. What root runs is the system's own, and root needs no help to change a process.
        if (finding.victim && finding.victim->user != u"root")
            look(*finding.victim);
        // Of a group it is not known who is in it.
        if (const QString group = finding.variables.value(QStringLiteral("victim")); !group.isEmpty())
            strangers << group;
        return strangers;
    }
    std::map<QString, Use> others;
    for (const ProcessSample &process : data.processTotals({data.now() - Lately, data.now()})) {
        if (process.user == user || process.user == u"root")
            continue;
        Use &use = others[process.user];
        use.cpus += process.cpu.value_or(0);
        use.delay += process.runDelay.value_or(0);
        use.bytes += process.readRate.value_or(0) + process.writeRate.value_or(0);
        use.faults += process.majorFaults.value_or(0);
        use.memory += process.residentBytes;
    }
    QStringList strangers;
    for (const auto &[name, use] : others) {
        if (use.isBusy())
            strangers << name;
    }
    return strangers;
}

} // namespace performance
