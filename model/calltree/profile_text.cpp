// SPDX-License-Identifier: MIT
#include "performance/calltree/profile_text.h"

#include "performance/calltree/function_table.h"
#include "performance/calltree/profile_grade.h"
#include "performance/core/duration_text.h"
#include "performance/core/format.h"
#include "performance/core/translate.h"

#include <QStringList>

namespace performance {

QString weightText(qint64 weight, const QString &unit)
{
    if (unit == u"ns")
        return formatValue(double(weight) * 1e-9, u"s");
    return formatValue(double(weight), unit == u"By" ? QStringView(unit) : QStringView(u"{count}"));
}

QStringList costliestFunctions(const Profile &profile, int functions)
{
    QStringList lines;
    for (size_t event = 0; event < profile.events.size(); ++event) {
        ProfileFilter filter;
        filter.events = {quint8(event)};
        const CallTree tree = buildCallTree(profile, filter);
        if (tree.total() == 0)
            continue;
        lines << QStringLiteral("  %1: %2")
                     .arg(profile.events[event].name, weightText(tree.total(), profile.events[event].unit));
        lines << translate("Profile", "      self    total  function");
        const auto share = [&](qint64 weight) {
            return (QString::number(double(weight) * 100 / double(tree.total()), 'f', 1) + QStringLiteral(" %"))
                .rightJustified(8);
        };
        int shown = 0;
        for (const FunctionCost &cost : functionCosts(tree)) {
            if (shown++ >= functions || cost.self == 0)
                break;
            const QString name = cost.function < 0 ? translate("Profile", "(not named yet)")
                                                   : profile.functionName(cost.function);
            const QString module = cost.function < 0 ? QString() : profile.moduleName(cost.function);
            // "[kernel]" and the like bring their brackets along.
            const QString place = module.isEmpty() ? QString()
                : module.startsWith(u'[')          ? QStringLiteral("  ") + module
                                                   : QStringLiteral("  [%1]").arg(module);
            lines << QStringLiteral("  %1 %2  %3%4").arg(share(cost.self), share(cost.total), name, place);
        }
    }
    return lines;
}

QString profileSummary(const Profile &profile, int functions)
{
    const ProfileGrade grade = gradeOf(profile);
    const QString samples = QString::number(grade.samples);
    const QChar letter = QChar::fromLatin1(grade.letter);
    QStringList lines;
    lines << (profile.duration.count() > 0 ? translate("Profile", "Profile of %1: %2 samples in %3, quality %4")
                                                 .arg(profile.targetText(), samples, toText(profile.duration), letter)
                                           : translate("Profile", "Profile of %1: %2 samples, quality %3")
                                                 .arg(profile.targetText(), samples, letter));
    lines << costliestFunctions(profile, functions);
    for (const QString &reason : grade.reasons)
        lines << QStringLiteral("  ! ") + reason;
    for (const QString &note : texts(profile.notes))
        lines << QStringLiteral("  ! ") + note;
    return lines.join(u'\n');
}

} // namespace performance
