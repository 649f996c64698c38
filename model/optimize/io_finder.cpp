// SPDX-License-Identifier: MIT
// Who takes the storage from whom.
#include "performance/optimize/finders_p.h"

#include <algorithm>

namespace performance::finders {

namespace {

/// Share of time in which some task of a control group waited for storage.
constexpr double GroupWaits = 0.1;

double traffic(const ProcessSample &process)
{
    return process.readRate.value_or(0) + process.writeRate.value_or(0);
}

bool isWithin(const QString &group, const QString &outer)
{
    return group == outer || outer == u"/" || group.startsWith(outer + u'/');
}

/// Who takes the storage: one process, or several that are of one unit or are the same program.
struct Taker {
    QString name; ///< of several, what they are together
    double traffic = 0;
    std::vector<const ProcessSample *> members; ///< that can be turned, the busiest first
};

/// Who moves so little of all is not turned with the others.
constexpr double LeastShare = 0.02;
/// A card that turns more is one that nobody can look through.
constexpr size_t MostMembers = 32;

/// The largest of the sets that `keyOf` makes, where it moves more than half of all.
template<typename KeyOf>
std::optional<Taker> largestSet(const Processes &processes, double all, const RuleData &data, KeyOf keyOf)
{
    QHash<QString, Taker> sets;
    for (const ProcessSample &p : processes) {
        const QString key = keyOf(p);
        if (key.isEmpty())
            continue; // the kernel's own
        Taker &set = sets[key];
        set.name = key;
        set.traffic += traffic(p);
        if (traffic(p) >= LeastShare * all && !data.settings().contains(endedSetting(p.identity.pid)))
            set.members.push_back(&p);
    }
    const auto most = std::max_element(sets.begin(), sets.end(),
                                       [](const Taker &a, const Taker &b) { return a.traffic < b.traffic; });
    if (most == sets.end() || most->traffic <= 0.5 * all || most->members.empty())
        return std::nullopt;
    std::ranges::sort(most->members,
                      [](const ProcessSample *a, const ProcessSample *b) { return traffic(*a) > traffic(*b); });
    most->members.resize(std::min(most->members.size(), MostMembers));
    return *most;
}

/// One process that takes most; else one unit, container or session, whose processes take it together; else one program of one
/// user, however it was started.
std::optional<Taker> takerOf(const RuleData &data, const Processes &processes)
{
    double all = 0;
    for (const ProcessSample &p : processes)
        all += traffic(p);
    const auto most = std::max_element(
        processes.cbegin(), processes.cend(),
        [](const ProcessSample &a, const ProcessSample &b) { return traffic(a) < traffic(b); });
    if (most == processes.cend() || all <= 0)
        return std::nullopt;
    if (traffic(*most) > 0.5 * all)
        return Taker{{}, traffic(*most), {&*most}};
    const auto session = [&](const ProcessSample &p) { return data.settings().value(sessionSetting(p.identity.pid)); };
    const auto program = [&](const ProcessSample &p) {
        return session(p).isEmpty() ? QString() : p.user + u':' + p.name;
    };
    auto taker = largestSet(processes, all, data, session);
    return taker ? taker : largestSet(processes, all, data, program);
}

/// The control group, apart from those of the hogs, whose tasks waited most for storage (Documentation/accounting/psi.rst).
QString waitingGroup(const QStringList &hogs, const RuleData &data)
{
    static const QString prefix = QStringLiteral("wai.cgroup.pressure.time{wai.cgroup=");
    static const QString suffix = QStringLiteral(",wai.pressure.kind=some,wai.pressure.resource=io}");
    QString worst;
    double most = GroupWaits;
    for (const QString &key : data.seriesKeys()) {
        if (!key.startsWith(prefix) || !key.endsWith(suffix))
            continue;
        const QString group = key.sliced(prefix.size()).chopped(suffix.size());
        const auto isTheirs = [&](const QString &hog) {
            return isWithin(hog, group) || (hog != u"/" && isWithin(group, hog));
        };
        if (std::ranges::any_of(hogs, isTheirs))
            continue;
        const auto waits = meanOf(Signal::parse(key), data, {data.now() - Window, data.now()});
        // A group around another counts what is waited in it: of two alike the inner one is named.
        if (waits && (*waits > most || (*waits >= most && group.size() > worst.size()))) {
            most = *waits;
            worst = group;
        }
    }
    return worst;
}

/// The process of another session with traffic of its own that waits for storage.
const ProcessSample *waitingProcess(const Taker &taker, const RuleData &data, const Processes &processes)
{
    QStringList sessions;
    for (const ProcessSample *member : taker.members)
        sessions << data.settings().value(sessionSetting(member->identity.pid));
    const ProcessSample *victim = nullptr;
    for (const ProcessSample &p : processes) {
        const QString other = data.settings().value(sessionSetting(p.identity.pid));
        // In uninterruptible sleep, with traffic of its own: it waits for storage (proc(5), state D).
        if (other.isEmpty() || sessions.contains(other) || p.state != 'D' || traffic(p) <= 0)
            continue;
        if (!victim || traffic(p) > traffic(*victim))
            victim = &p;
    }
    return victim;
}

} // namespace

void ioHog(const RuleFinding &seen, const RuleData &data, const Processes &processes, Findings &findings)
{
    const auto taker = takerOf(data, processes);
    if (!taker)
        return;
    double all = 0;
    QStringList groups;
    for (const ProcessSample &p : processes)
        all += traffic(p);
    RuleFinding finding = about(seen, *taker->members.front());
    for (const ProcessSample *member : taker->members) {
        const QString group = data.settings().value(groupSetting(member->identity.pid));
        if (!group.isEmpty() && !groups.contains(group))
            groups << group;
        if (member != taker->members.front())
            finding.others.push_back(*member);
    }
    finding.otherValue = taker->traffic / all;
    if (!taker->name.isEmpty()) {
        // Whichever of them is busiest now, it is the same card.
        finding.id = seen.rule + u':' + taker->name.section(u'/', -1);
        finding.process->readRate = taker->traffic; // of all of them, which is what the change is made to
        finding.process->writeRate = 0;
        finding.variables.insert(QStringLiteral("group"), taker->name);
    }
    // Who is alone on a disk takes it from nobody: somebody else must be seen to wait for it.
    const QString victims = groups.isEmpty() ? QString() : waitingGroup(groups, data);
    if (!victims.isEmpty()) {
        finding.variables.insert(QStringLiteral("victim"), victims);
    } else if (const ProcessSample *victim = waitingProcess(*taker, data, processes)) {
        finding.victim = *victim;
    } else {
        return;
    }
    findings.push_back(std::move(finding));
}

} // namespace performance::finders
