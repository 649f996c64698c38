// SPDX-License-Identifier: MIT
#include "performance/optimize/enclosing_groups.h"

#include <algorithm>

namespace performance {

void dropEnclosingGroups(std::vector<RuleFinding> &findings)
{
    QStringList groups;
    for (const RuleFinding &finding : findings)
        groups << finding.variables.value(QStringLiteral("group"));
    std::erase_if(findings, [&](const RuleFinding &finding) {
        const QString own = finding.variables.value(QStringLiteral("group"));
        const QString inner = own.endsWith(u'/') ? own : own + u'/';
        return !own.isEmpty() && std::any_of(groups.cbegin(), groups.cend(), [&](const QString &group) {
            return group != own && group.startsWith(inner);
        });
    });
}

} // namespace performance
