// SPDX-License-Identifier: MIT
#include "performance/client/session_name.h"

#include <QCoreApplication>

namespace performance {

namespace {

constexpr int Longest = 80;

QString commandName(QStringList words)
{
    if (!words.isEmpty())
        words.front() = words.front().section(u'/', -1);
    return words.join(u' ').simplified();
}

QString processNames(const std::vector<qint64> &processes, const std::function<QString(qint64)> &nameOf)
{
    QStringList names;
    qsizetype length = 0;
    for (const qint64 pid : processes) {
        const QString name = nameOf(pid).simplified();
        names << (name.isEmpty() ? QStringLiteral("PID %1").arg(pid)
                                 : QStringLiteral("%1 (%2)").arg(name, QString::number(pid)));
        length += names.back().size();
        if (length > Longest)
            break; // the rest would be cut off
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

QString sessionName(const ProfilingTarget &target, const std::function<QString(qint64)> &nameOf)
{
    switch (target.kind) {
    case ProfilingTarget::Kind::Launch: return commandName(target.command).left(Longest);
    case ProfilingTarget::Kind::Attach: return processNames(target.processes, nameOf).left(Longest);
    case ProfilingTarget::Kind::System: return QCoreApplication::translate("Client", "Whole system");
    case ProfilingTarget::Kind::MetricsOnly: break;
    }
    return {};
}

} // namespace performance
