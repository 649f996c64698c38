// SPDX-License-Identifier: MIT
// Who takes the CPU from whom.
#include "performance/optimize/finders_p.h"

#include <algorithm>

namespace performance::finders {

namespace {

/// A session that uses less than this is no hog.
constexpr double HogCpus = 0.5;
/// A victim's session wants clearly less than the hog's: of two alike neither takes from the other.
constexpr double SmallerSession = 0.8;

struct Session {
    double cpus = 0;
    double demand = 0; ///< CPUs that it would use if it never waited
    const ProcessSample *busiest = nullptr;
};

struct Contest {
    QString hog; ///< its session
    Session session;
    const ProcessSample *smaller = nullptr; ///< the one that waits most, of a session that wants clearly less
    const ProcessSample *alike = nullptr;   ///< the same, of one that wants about as much
};

/// The session that wants most, and who waits beside it. Processes share the CPU within a session: an autogroup, or a
/// control group that has a weight.
std::optional<Contest> contestOf(const RuleData &data, const Processes &processes)
{
    QHash<QString, Session> sessions;
    const auto sessionOf = [&](const ProcessSample &p) {
        return data.settings().value(sessionSetting(p.identity.pid));
    };
    const auto hasEnded = [&](const ProcessSample &p) {
        return data.settings().contains(endedSetting(p.identity.pid));
    };
    for (const ProcessSample &p : processes) {
        const QString name = sessionOf(p);
        if (name.isEmpty())
            continue; // the kernel's own, or it has ended
        Session &session = sessions[name];
        session.cpus += p.cpu.value_or(0);
        session.demand += p.cpu.value_or(0) + p.runDelay.value_or(0);
        if (hasEnded(p))
            continue; // nothing can be set of it any more
        if (!session.busiest || p.cpu.value_or(0) > session.busiest->cpu.value_or(0))
            session.busiest = &p;
    }
    const auto hog = std::max_element(sessions.cbegin(), sessions.cend(),
                                      [](const Session &a, const Session &b) { return a.demand < b.demand; });
    if (hog == sessions.cend() || hog->cpus < HogCpus || !hog->busiest)
        return std::nullopt;
    Contest contest{hog.key(), *hog, nullptr, nullptr};
    for (const ProcessSample &p : processes) {
        const QString name = sessionOf(p);
        // What was made nice, by whoever, waits because somebody wants it to.
        if (name.isEmpty() || name == hog.key() || hasEnded(p)
            || data.settings().contains(backgroundSetting(p.identity.pid)) || p.runDelay.value_or(0) < WaitLimit)
            continue;
        const ProcessSample *&victim = sessions.value(name).demand > hog->demand * SmallerSession ? contest.alike
                                                                                                  : contest.smaller;
        if (!victim || p.runDelay > victim->runDelay)
            victim = &p;
    }
    return contest;
}

RuleFinding findingOf(const RuleFinding &seen, const Contest &contest, const ProcessSample &victim)
{
    RuleFinding finding = about(seen, *contest.session.busiest);
    // It is the session that is turned: whichever process of it is busiest now, it is the same card.
    finding.id = seen.rule + u':' + contest.hog.section(u'/', -1);
    finding.process->cpu = contest.session.cpus; // of its whole session, which is what the change is made to
    finding.victim = victim;
    finding.variables.insert(QStringLiteral("group"), contest.hog);
    return finding;
}

} // namespace

void cpuHog(const QString &weights, const RuleFinding &seen, const RuleData &data, const Processes &processes,
            Findings &findings)
{
    const auto contest = contestOf(data, processes);
    if (!contest || !contest->smaller)
        return;
    const qint32 pid = contest->session.busiest->identity.pid;
    // Each way of sharing has its own remedy: an autogroup's nice value does nothing for a control group.
    if (data.settings().value(weightsSetting(pid), QStringLiteral("autogroup")) != weights)
        return;
    RuleFinding finding = findingOf(seen, *contest, *contest->smaller);
    finding.variables.insert(QStringLiteral("unit"), data.settings().value(QStringLiteral("process.unit@%1").arg(pid)));
    findings.push_back(std::move(finding));
}

void cpuSaturation(const RuleFinding &seen, const RuleData &data, const Processes &processes, Findings &findings)
{
    const auto contest = contestOf(data, processes);
    // Where one session clearly takes from a smaller one, there is a rule with a remedy.
    if (contest && contest->alike && !contest->smaller)
        findings.push_back(findingOf(seen, *contest, *contest->alike));
}

} // namespace performance::finders
