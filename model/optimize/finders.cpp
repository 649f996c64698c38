// SPDX-License-Identifier: MIT
#include "performance/optimize/finders.h"

#include <algorithm>

namespace performance {

namespace {

constexpr auto Window = std::chrono::seconds(30);
/// A process that waits longer than this of each second is held back noticeably: a hundred milliseconds, the limit of
/// what feels immediate.
constexpr double WaitLimit = 0.1;
/// A session that uses less than this is no hog.
constexpr double HogCpus = 0.5;
/// A victim's session wants clearly less than the hog's: of two alike neither takes from the other.
constexpr double SmallerSession = 0.8;

QString idOf(const QString &rule, const ProcessSample &process)
{
    return QStringLiteral("%1:%2-%3").arg(rule).arg(process.identity.pid).arg(process.identity.startTime);
}

Finding about(const Finding &seen, const ProcessSample &process)
{
    Finding finding = seen;
    finding.id = idOf(seen.rule, process);
    finding.process = process;
    return finding;
}

void findCpuHog(const Finding &seen, const RuleData &data, const std::vector<ProcessSample> &processes, std::vector<Finding> &findings)
{
    struct Session {
        double cpus = 0;
        double demand = 0; ///< CPUs that it would use if it never waited
        const ProcessSample *busiest = nullptr;
    };
    QHash<QString, Session> sessions;
    const auto sessionOf = [&](const ProcessSample &p) { return data.settings().value(sessionSetting(p.identity.pid)); };
    for (const ProcessSample &p : processes) {
        const QString name = sessionOf(p);
        if (name.isEmpty())
            continue; // the kernel's own, or it has ended
        Session &session = sessions[name];
        session.cpus += p.cpu.value_or(0);
        session.demand += p.cpu.value_or(0) + p.runDelay.value_or(0);
        if (!session.busiest || p.cpu.value_or(0) > session.busiest->cpu.value_or(0))
            session.busiest = &p;
    }
    const auto hog = std::max_element(sessions.cbegin(), sessions.cend(), [](const Session &a, const Session &b) { return a.demand < b.demand; });
    if (hog == sessions.cend() || hog->cpus < HogCpus)
        return;
    const ProcessSample *victim = nullptr;
    for (const ProcessSample &p : processes) {
        const QString name = sessionOf(p);
        // What was made nice, by whoever, waits because somebody wants it to.
        if (name.isEmpty() || name == hog.key() || data.settings().contains(backgroundSetting(p.identity.pid)) || sessions.value(name).demand > hog->demand * SmallerSession || p.runDelay.value_or(0) < WaitLimit)
            continue;
        if (!victim || p.runDelay > victim->runDelay)
            victim = &p;
    }
    if (!victim)
        return;
    Finding finding = about(seen, *hog->busiest);
    // It is the session that is turned: whichever process of it is busiest now, it is the same card.
    finding.id = seen.rule + u':' + hog.key().section(u'/', -1);
    finding.process->cpu = hog->cpus; // of its whole session, which is what the change is made to
    finding.victim = *victim;
    finding.variables.insert(QStringLiteral("unit"), data.settings().value(QStringLiteral("process.unit@%1").arg(hog->busiest->identity.pid)));
    findings.push_back(std::move(finding));
}

void findIoHog(const Finding &seen, const std::vector<ProcessSample> &processes, std::vector<Finding> &findings)
{
    const auto traffic = [](const ProcessSample &p) { return p.readRate.value_or(0) + p.writeRate.value_or(0); };
    double all = 0;
    for (const ProcessSample &p : processes)
        all += traffic(p);
    const auto most = std::max_element(processes.cbegin(), processes.cend(), [&](const ProcessSample &a, const ProcessSample &b) { return traffic(a) < traffic(b); });
    if (most == processes.cend() || traffic(*most) <= 0.5 * all)
        return;
    Finding finding = about(seen, *most);
    finding.otherValue = traffic(*most) / all;
    findings.push_back(std::move(finding));
}

void findMemoryHog(const Finding &seen, const RuleData &data, const std::vector<ProcessSample> &processes, std::vector<Finding> &findings)
{
    const auto most = std::max_element(processes.cbegin(), processes.cend(), [](const ProcessSample &a, const ProcessSample &b) { return a.residentBytes < b.residentBytes; });
    const auto installed = meanOf(Signal::parse(QStringLiteral("system.memory.limit")), data, {data.now() - Window, data.now()});
    if (most != processes.cend() && installed && double(most->residentBytes) > *installed / 10)
        findings.push_back(about(seen, *most));
}

void findPinned(const Finding &seen, const RuleData &data, const std::vector<ProcessSample> &processes, std::vector<Finding> &findings)
{
    const int online = data.settings().value(QStringLiteral("fact.cpus")).toInt();
    for (const ProcessSample &p : processes) {
        const int allowed = data.settings().value(cpusSetting(p.identity.pid)).toInt();
        if (allowed == 0 || allowed >= online || p.cpu.value_or(0) < 0.9 * allowed || p.runDelay.value_or(0) < WaitLimit)
            continue;
        Finding finding = about(seen, p);
        finding.variables.insert(QStringLiteral("cpus"), QString::number(allowed));
        finding.variables.insert(QStringLiteral("online"), QString::number(online));
        findings.push_back(std::move(finding));
    }
}

} // namespace

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

void findProcesses(const QString &finder, const Finding &seen, const RuleData &data, std::vector<Finding> &findings)
{
    const std::vector<ProcessSample> processes = data.processTotals({data.now() - Window, data.now()});
    if (finder == u"cpu-hog")
        findCpuHog(seen, data, processes, findings);
    else if (finder == u"io-hog")
        findIoHog(seen, processes, findings);
    else if (finder == u"memory-hog")
        findMemoryHog(seen, data, processes, findings);
    else if (finder == u"pinned")
        findPinned(seen, data, processes, findings);
}

} // namespace performance
