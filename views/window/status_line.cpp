// SPDX-License-Identifier: MIT
#include "window/status_line.h"

#include <performance/client/report_client.h>
#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/when_done.h>

#include <QLabel>
#include <QLocale>
#include <QStatusBar>

namespace wai {

using namespace performance;

StatusLine::StatusLine(PerformanceClient &client, bool ofReport, QStatusBar *bar)
    : QObject(bar)
    , m_client(client)
    , m_ofReport(ofReport)
    , m_cost(new QLabel)
    , m_extent(new QLabel)
    , m_history(new QLabel)
    , m_stacks(new QLabel)
    , m_sampling(new QLabel)
{
    bar->setSizeGripEnabled(false);
    m_cost->setToolTip(
        tr("CPU time of this program over the last interval, in percent of one CPU, and its resident memory."));
    m_cost->setObjectName(QStringLiteral("cost"));
    m_sampling->setObjectName(QStringLiteral("samplingCost"));
    m_sampling->setToolTip(
        tr("CPU time that reading, unwinding and counting the samples takes, in percent of one CPU."));
    m_sampling->hide();
    m_stacks->setObjectName(QStringLiteral("stacksCost"));
    m_stacks->hide();
    for (QLabel *label : {m_cost, m_extent, m_history, m_stacks, m_sampling})
        bar->addWidget(label);
}

void StatusLine::update()
{
    if (m_client.stacks()) {
        whenDone(m_client.ask(&Stacks::status), this, [this](const PerformanceResult<StacksStatus> &stacks) {
            if (stacks)
                show(*stacks);
        });
    }
    whenDone(m_client.ask(&Diagnostics::status), this, [this](const PerformanceResult<ClientStatus> &status) {
        if (!status)
            return;
        show(*status);
        Q_EMIT recordedSince(status->history.oldest);
    });
}

void StatusLine::show(const ClientStatus &status)
{
    const HistoryInfo &history = status.history;
    if (m_ofReport) {
        const PerformanceReport &report = static_cast<ReportClient &>(m_client).recorded();
        m_cost->setText(tr("Recorded on %1").arg(report.machine.hostName));
        m_extent->setText(tr("%1 series").arg(history.seriesCount));
        m_history->setText(toText(report.duration));
        return;
    }
    const QString cpu = status.cpuShare ? formatValue(*status.cpuShare, u"1") : noValue();
    const QString memory = status.memoryBytes ? formatValue(double(*status.memoryBytes), u"By") : noValue();
    m_cost->setText(tr("This dashboard: %1 CPU, %2").arg(cpu, memory));
    QString interval = toText(status.interval);
    if (status.slowedDown)
        interval = tr("slowed down to %1").arg(interval);
    m_extent->setText(tr("%1 series, %2").arg(QString::number(history.seriesCount), interval));
    m_extent->setToolTip(
        history.forgottenSeries == 0
            ? QString()
            : tr("%1 series of things that are gone (containers, disks, programs that ended) were forgotten since the start. What was recorded of them is kept as long as everything else.")
                  .arg(QLocale().toString(history.forgottenSeries)));
    QString text = history.oldest ? tr("History: %1").arg(toText(now() - *history.oldest)) : tr("No history yet");
    if (!history.inMemory)
        text += QStringLiteral(", ") + formatValue(double(history.bytes), u"By");
    if (history.readOnly)
        text += QStringLiteral(", ") + tr("followed");
    if (history.inMemory)
        text += QStringLiteral(", ") + tr("in memory only");
    m_history->setText(text);
    m_history->setToolTip(
        history.readOnly ? tr("Another program records into this folder; this window follows it live.") : QString());
}

void StatusLine::show(const StacksStatus &stacks)
{
    m_stacks->setVisible(stacks.reach > StacksStatus::Reach::Elsewhere);
    m_stacks->setText(tr("Stacks: %1 Hz, %2").arg(formatNumber(stacks.rate, 2), formatValue(stacks.cost, u"1")));
    m_stacks->setToolTip(tr(
        "How often the stacks of programs are sampled, and how much of the machine's CPU time that takes. The settings can "
        "switch it off."));
}

void StatusLine::showSampling(const PerformanceResult<ProfilingState> &state)
{
    const bool samples = state && state->target.kind != ProfilingTarget::Kind::MetricsOnly;
    m_sampling->setVisible(samples);
    if (!samples)
        return;
    const double elapsed = std::max(0.001, double((now() - state->startedAt).count()));
    QString text = tr("Sampling: %1 CPU, %2 samples")
                       .arg(formatValue(double(state->cost.count()) / elapsed, u"1"),
                            QLocale().toString(state->samples));
    if (state->lost > 0)
        text += QStringLiteral(", ") + tr("%1 lost").arg(QLocale().toString(state->lost));
    m_sampling->setText(text);
}

} // namespace wai
