// SPDX-License-Identifier: MIT
#include "performance/client/recommendations.h"

#include "performance/core/quoted_text.h"
#include "performance/core/report_processes.h"
#include "performance/judgement/limit.h"

#include <QCoreApplication>
#include <QSet>

#include <functional>

namespace performance {

namespace {

Message say(const char *source, std::vector<Message::Arg> args = {})
{
    return {"Recommendations", source, std::move(args)};
}

/// The process that took most of a quantity over the report.
QString leader(const PerformanceReport &report, const std::function<double(const ProcessSample &)> &amount)
{
    QString best;
    double most = 0;
    for (const ProcessSample &process : processTotals(report)) {
        if (amount(process) > most) {
            most = amount(process);
            best = QStringLiteral("%1 (%2)").arg(process.name).arg(process.identity.pid);
        }
    }
    return best;
}

class Advisor {
public:
    explicit Advisor(const PerformanceReport &report) : m_report(report)
    {
        // What others send by the same names says nothing of this machine.
        for (const RecordedSeries &column : report.recording.series) {
            if (isOurOwn(column.descriptor.origin))
                m_own.insert(column.descriptor.key());
        }
    }

    Messages advise()
    {
        pressure(
            "cpu",
            QT_TRANSLATE_NOOP("Recommendations", "Tasks waited for a CPU during %1 of the time (95th percentile)."),
            QT_TRANSLATE_NOOP("Recommendations",
                              "Tasks waited for a CPU during %1 of the time (95th percentile). Most CPU went to %2."),
            [](const ProcessSample &p) { return p.cpu.value_or(0); }, limits::CpuPressure, Grade::Bad);
        pressure(
            "memory",
            QT_TRANSLATE_NOOP("Recommendations", "Tasks waited for memory during %1 of the time (95th percentile)."),
            QT_TRANSLATE_NOOP(
                "Recommendations",
                "Tasks waited for memory during %1 of the time (95th percentile). The largest process is %2."),
            [](const ProcessSample &p) { return double(p.residentBytes); }, limits::MemoryPressure, Grade::Notable);
        pressure(
            "io",
            QT_TRANSLATE_NOOP("Recommendations", "Tasks waited for storage during %1 of the time (95th percentile)."),
            QT_TRANSLATE_NOOP(
                "Recommendations",
                "Tasks waited for storage during %1 of the time (95th percentile). Most was read and written by %2."),
            [](const ProcessSample &p) { return p.readRate.value_or(0) + p.writeRate.value_or(0); },
            limits::DiskPressure, Grade::Bad);
        memory();
        eachWith("wai.memory.oom_kills", [&](const MetricSummary &m) {
            if (limits::MemoryKills.isBeyond(m.maximum, Grade::Notable))
                add(say(QT_TRANSLATE_NOOP(
                    "Recommendations",
                    "The kernel killed a process because memory ran out. Look at the largest processes, or add memory or swap.")));
        });
        eachWith("system.cpu.time{cpu.mode=steal}", [&](const MetricSummary &m) {
            const double cpus = m_report.machine.logicalCpus.value_or(1);
            if (limits::CpuSteal.isBeyond(m.mean / cpus, Grade::Notable))
                add(say(
                    QT_TRANSLATE_NOOP(
                        "Recommendations",
                        "The hypervisor withheld %1 of the CPU time: this virtual machine's host is overcommitted, which no setting in here can change."),
                    {Message::value(m.mean / cpus, u"1")}));
        });
        eachWith("wai.tcp.listen_overflows", [&](const MetricSummary &m) {
            if (limits::NetworkRefused.isBeyond(m.maximum, Grade::Notable))
                add(say(
                    QT_TRANSLATE_NOOP(
                        "Recommendations",
                        "A server on this machine did not accept connections in time (up to %1 overflows per second)."),
                    {Message::number(m.maximum)}));
        });
        eachWith("wai.cpu.throttles", [&](const MetricSummary &m) {
            if (limits::CpuThrottles.isBeyond(m.maximum, Grade::Notable))
                add(say(QT_TRANSLATE_NOOP(
                    "Recommendations",
                    "A CPU was slowed down to stay cool. Look at its temperature and at what keeps it busy.")));
        });
        eachWith("system.disk.io_time", [&](const MetricSummary &m) {
            if (!limits::DiskUtilization.isBeyond(m.p95, Grade::Bad))
                return;
            const RecordedSeries *column = m_report.recording.find(m.id);
            const QString disk = column
                ? visibleText(column->descriptor.attributes.value(QStringLiteral("system.device")))
                : QString();
            add(say(QT_TRANSLATE_NOOP("Recommendations", "%1 was busy %2 of the time (95th percentile)."),
                    {disk.isEmpty() ? m.name : disk, Message::value(m.p95, u"1")}));
        });
        return m_sentences;
    }

private:
    /// Once, however many CPUs it is true of.
    void add(const Message &sentence)
    {
        if (!m_sentences.contains(sentence))
            m_sentences << sentence;
    }

    /// With the process to look at; without recorded processes only `alone` can be said.
    void add(const char *alone, const char *withCulprit, const Message::Arg &figure, const QString &culprit)
    {
        add(culprit.isEmpty() ? say(alone, {figure}) : say(withCulprit, {figure, culprit}));
    }

    /// The summary of a series of this machine; nullptr where there is none, or it is somebody else's.
    const MetricSummary *own(const QString &key) const
    {
        return m_own.contains(key) ? m_report.metricsSummary.find(key) : nullptr;
    }

    /// Calls `visit` for each series of a metric, or for the one with exactly this key.
    void eachWith(const char *metric, const std::function<void(const MetricSummary &)> &visit)
    {
        const QLatin1String name(metric);
        for (const MetricSummary &m : m_report.metricsSummary.metrics) {
            if (!m_own.contains(m.id))
                continue;
            if (m.id == name || (m.id.startsWith(name) && m.id.size() > name.size() && m.id[name.size()] == u'{'))
                visit(m);
        }
    }

    void pressure(const char *resource, const char *alone, const char *withCulprit,
                  const std::function<double(const ProcessSample &)> &amount, const Limit &limit, Grade grade)
    {
        const MetricSummary *m = own(
            QStringLiteral("wai.pressure.time{wai.pressure.kind=some,wai.pressure.resource=%1}")
                .arg(QLatin1String(resource)));
        if (m && limit.isBeyond(m->p95, grade))
            add(alone, withCulprit, Message::value(m->p95, u"1"), leader(m_report, amount));
    }

    void memory()
    {
        const MetricSummary *available = own(QStringLiteral("system.memory.linux.available"));
        const MetricSummary *total = own(QStringLiteral("system.memory.limit"));
        if (!available || !total || total->maximum <= 0
            || !limits::MemoryLeft.isBeyond(available->minimum / total->maximum, Grade::Notable))
            return;
        add(QT_TRANSLATE_NOOP("Recommendations", "Only %1 of memory were left at the worst moment."),
            QT_TRANSLATE_NOOP("Recommendations",
                              "Only %1 of memory were left at the worst moment. The largest process is %2."),
            Message::value(available->minimum, u"By"),
            leader(m_report, [](const ProcessSample &p) { return double(p.residentBytes); }));
    }

    const PerformanceReport &m_report;
    QSet<QString> m_own; ///< keys
    Messages m_sentences;
};

} // namespace

Messages recommendationsFor(const PerformanceReport &report)
{
    return Advisor(report).advise();
}

} // namespace performance
