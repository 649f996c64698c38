// SPDX-License-Identifier: MIT
#include "performance/client/same_work.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace performance {

namespace {

bool isCommand(const QString &target)
{
    static const QRegularExpression attached(QStringLiteral("^.* \\(\\d+\\)$"));
    // Before, it was kept in the language of whoever recorded it.
    const bool isSystem = target == Profile::WholeSystem
        || target == QCoreApplication::translate("Profile", "the whole system");
    return !target.isEmpty() && !isSystem && !attached.match(target).hasMatch();
}

QString program(const QString &target)
{
    return target.section(u' ', 0, 0).section(u'/', -1);
}

} // namespace

bool isSameWork(const Profile &a, const Profile &b, bool renamedProgram)
{
    return isCommand(a.target) && isCommand(b.target) && a.target.section(u' ', 1) == b.target.section(u' ', 1)
        && (program(a.target) == program(b.target) || renamedProgram);
}

} // namespace performance
