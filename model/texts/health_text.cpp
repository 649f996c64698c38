// SPDX-License-Identifier: MIT
#include "performance/texts/health_text.h"

#include "performance/core/format.h"
#include "performance/core/quoted_text.h"
#include "performance/core/translate.h"

#include <QStringList>

namespace performance {

namespace {

QString share(double value)
{
    return formatValue(value, u"1");
}

/// The figure of a finding in a sentence; empty where it has none.
QString told(const Finding &finding, const char *metric, const char *sentence, QStringView unit, double atLeast = 0)
{
    const auto value = finding.figure(QLatin1String(metric));
    return value && *value >= atLeast
        ? translate("Health", sentence).arg(unit.isEmpty() ? formatNumber(*value, 2) : formatValue(*value, unit))
        : QString();
}

QString joined(std::initializer_list<QString> statements)
{
    QStringList list;
    for (const QString &statement : statements) {
        if (!statement.isEmpty())
            list << statement;
    }
    return list.join(FindingSeparator);
}

QString waiting(const Finding &finding)
{
    return told(finding, "wai.pressure.time", QT_TRANSLATE_NOOP("Health", "some wait %1"), u"1");
}

QString cpuText(const Finding &finding, QStringView row)
{
    if (row == u"utilization") {
        const double used = finding.figure(u"system.cpu.utilization").value_or(0);
        const double cpus = finding.figure(u"system.cpu.logical.count").value_or(0);
        return cpus > 0 ? translate("Health", "%1 of %2 CPUs").arg(share(used), formatNumber(cpus)) : share(used);
    }
    if (row == u"saturation") {
        const auto queue = finding.figure(u"wai.cpu.run_queue");
        const char *sentence = waiting(finding).isEmpty() ? QT_TRANSLATE_NOOP("Health", "run queue %1")
                                                          : QT_TRANSLATE_NOOP("Health", "queue %1");
        return joined({waiting(finding), queue ? translate("Health", sentence).arg(formatNumber(*queue)) : QString()});
    }
    if (finding.figure(u"wai.cpu.throttles"))
        return told(finding, "wai.cpu.throttles", QT_TRANSLATE_NOOP("Health", "throttled %1"), u"/s");
    return finding.severity == Severity::Fine
        ? translate("Health", "not slowed down")
        : told(finding, "system.cpu.time", QT_TRANSLATE_NOOP("Health", "%1 stolen by other machines"), u"1");
}

QString memoryText(const Finding &finding, QStringView row)
{
    if (row == u"utilization")
        return translate("Health", "%1 of %2")
            .arg(share(finding.evidence[0].value),
                 formatValue(finding.figure(u"system.memory.limit").value_or(0), u"By"));
    if (row == u"saturation") {
        const QString whole = joined(
            {waiting(finding),
             told(finding, "system.paging.operations", QT_TRANSLATE_NOOP("Health", "swapping %1"), u"{page}/s", 1)});
        return whole.isEmpty() ? translate("Health", "no swapping") : whole;
    }
    return finding.severity == Severity::Fine ? translate("Health", "no process killed")
                                              : translate("Health", "the kernel kills processes");
}

QString diskText(const Finding &finding, QStringView row)
{
    if (row == u"utilization")
        return share(finding.evidence[0].value);
    if (row == u"saturation")
        return joined(
            {waiting(finding), told(finding, "wai.disk.queue_time", QT_TRANSLATE_NOOP("Health", "queue %1"), u"")});
    return translate("Health", "space used %1").arg(share(finding.evidence[0].value));
}

QString networkText(const Finding &finding, QStringView row)
{
    const double value = finding.evidence[0].value;
    if (row == u"utilization") {
        return translate("Health", "in %1, out %2")
            .arg(formatValue(value, u"By/s"),
                 formatValue(finding.figure(QLatin1String(NetworkSent)).value_or(0), u"By/s"));
    }
    if (row == u"saturation") {
        if (finding.figure(u"wai.tcp.listen_overflows"))
            return translate("Health", "%1 connections refused").arg(formatValue(value, u"/s"));
        return value > 0 ? translate("Health", "dropped %1").arg(formatValue(value, u"{packet}/s"))
                         : translate("Health", "nothing dropped");
    }
    if (finding.figure(u"system.network.errors"))
        return translate("Health", "errors %1").arg(formatValue(value, u"{packet}/s"));
    return value > 0 ? translate("Health", "%1 sent again").arg(share(value))
                     : translate("Health", "nothing sent again");
}

} // namespace

QString findingText(const Finding &finding)
{
    if (finding.evidence.empty())
        return {};
    const qsizetype dot = finding.id.indexOf(u'.');
    const QStringView resource = QStringView(finding.id).first(std::max<qsizetype>(dot, 0));
    const QStringView row = QStringView(finding.id).sliced(dot + 1);
    if (resource == u"cpu")
        return cpuText(finding, row);
    if (resource == u"memory")
        return memoryText(finding, row);
    if (resource == u"disk")
        return diskText(finding, row);
    return resource == u"network" ? networkText(finding, row) : QString();
}

QString findingName(const Finding &finding)
{
    static constexpr std::pair<const char *, const char *> names[] = {
        {"cpu.utilization", QT_TRANSLATE_NOOP("Health", "CPU utilisation")},
        {"cpu.saturation", QT_TRANSLATE_NOOP("Health", "CPU saturation")},
        {"cpu.errors", QT_TRANSLATE_NOOP("Health", "CPU slowed down")},
        {"memory.utilization", QT_TRANSLATE_NOOP("Health", "Memory utilisation")},
        {"memory.saturation", QT_TRANSLATE_NOOP("Health", "Memory saturation")},
        {"memory.errors", QT_TRANSLATE_NOOP("Health", "Memory ran out")},
        {"disk.utilization", QT_TRANSLATE_NOOP("Health", "Disk utilisation")},
        {"disk.saturation", QT_TRANSLATE_NOOP("Health", "Disk saturation")},
        {"disk.errors", QT_TRANSLATE_NOOP("Health", "Fullest filesystem")},
        {"network.utilization", QT_TRANSLATE_NOOP("Health", "Network utilisation")},
        {"network.saturation", QT_TRANSLATE_NOOP("Health", "Network saturation")},
        {"network.errors", QT_TRANSLATE_NOOP("Health", "Network errors")},
    };
    for (const auto &[id, name] : names) {
        if (finding.id == QLatin1String(id))
            return finding.subject.isEmpty()
                ? translate("Health", name)
                : QStringLiteral("%1 (%2)").arg(translate("Health", name), visibleText(finding.subject));
    }
    return visibleText(finding.id);
}

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Fine: return translate("Health", "fine");
    case Severity::Notable: return translate("Health", "worth a look");
    case Severity::Bad: return translate("Health", "bad");
    case Severity::Unknown: break;
    }
    return translate("Health", "not measured");
}

QString findingSentence(const Finding &finding)
{
    const QString told = findingText(finding);
    return told.isEmpty()
        ? QStringLiteral("%1: %2").arg(findingName(finding), severityText(finding.severity))
        : QStringLiteral("%1: %2 (%3)").arg(findingName(finding), told, severityText(finding.severity));
}

} // namespace performance
