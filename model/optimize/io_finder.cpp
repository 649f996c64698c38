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

/// The control group, apart from the hog's own, whose tasks waited most for storage (Documentation/accounting/psi.rst).
QString waitingGroup(const QString &hogs, const RuleData &data)
{
    static const QString prefix = QStringLiteral("wai.cgroup.pressure.time{wai.cgroup=");
    static const QString suffix = QStringLiteral(",wai.pressure.kind=some,wai.pressure.resource=io}");
    QString worst;
    double most = GroupWaits;
    for (const QString &key : data.seriesKeys()) {
        if (!key.startsWith(prefix) || !key.endsWith(suffix))
            continue;
        const QString group = key.sliced(prefix.size()).chopped(suffix.size());
        if (isWithin(hogs, group) || (hogs != u"/" && isWithin(group, hogs)))
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

} // namespace

void ioHog(const Finding &seen, const RuleData &data, const Processes &processes, Findings &findings)
{
    double all = 0;
    for (const ProcessSample &p : processes)
        all += traffic(p);
    const auto most = std::max_element(processes.cbegin(), processes.cend(), [](const ProcessSample &a, const ProcessSample &b) { return traffic(a) < traffic(b); });
    if (most == processes.cend() || traffic(*most) <= 0.5 * all)
        return;
    Finding finding = about(seen, *most);
    finding.otherValue = traffic(*most) / all;
    // Who is alone on a disk takes it from nobody: somebody else must be seen to wait for it.
    const QString group = data.settings().value(groupSetting(most->identity.pid));
    const QString victims = group.isEmpty() ? QString() : waitingGroup(group, data);
    if (!victims.isEmpty()) {
        finding.variables.insert(QStringLiteral("victim"), victims);
        findings.push_back(std::move(finding));
        return;
    }
    const QString session = data.settings().value(sessionSetting(most->identity.pid));
    const ProcessSample *victim = nullptr;
    for (const ProcessSample &p : processes) {
        const QString other = data.settings().value(sessionSetting(p.identity.pid));
        // In uninterruptible sleep, with traffic of its own: it waits for storage (proc(5), state D).
        if (other.isEmpty() || other == session || p.state != 'D' || traffic(p) <= 0)
            continue;
        if (!victim || traffic(p) > traffic(*victim))
            victim = &p;
    }
    if (!victim)
        return;
    finding.victim = *victim;
    findings.push_back(std::move(finding));
}

} // namespace performance::finders
