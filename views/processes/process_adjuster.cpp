// SPDX-License-Identifier: MIT
#include "processes/process_adjuster.h"

#include "base/confirm_bar.h"

#include <performance/core/when_done.h>

#include <QMenu>
#include <QThread>

namespace wai {

using namespace performance;
using What = ProcessWish::What;

ProcessAdjuster::ProcessAdjuster(PerformanceClient &client, ConfirmBar *confirm, QObject *parent)
    : QObject(parent), m_client(client), m_confirm(confirm)
{}

void ProcessAdjuster::fill(QMenu *menu, const ProcessSample &process)
{
    const auto add = [&](QMenu *where, const QString &text, const QString &name,
                         const std::vector<ProcessWish> &wishes) {
        where->addAction(text, this, [this, process, name, wishes] { wish(process, name, wishes); });
    };
    QAction *efficiency = menu->addAction(tr("Efficiency mode"), this, [this, process] {
        wish(process, tr("%1 in efficiency mode").arg(process.name),
             {{What::Scheduler, QStringLiteral("batch")},
              {What::IoPriority, QStringLiteral("idle")},
              {What::Autogroup, QStringLiteral("10")}});
    });
    efficiency->setToolTip(
        tr("Longer turns on the CPU, the disk when nobody else wants it, and a smaller share for its session"));
    add(menu, tr("Focus"), tr("%1 in focus").arg(process.name),
        {{What::Autogroup, QStringLiteral("-5")}, {What::IoPriority, QStringLiteral("best-effort:0")}});

    QMenu *nice = menu->addMenu(tr("Nice"));
    for (const int value : {-5, 0, 5, 10, 19})
        add(nice, value == 0 ? tr("0, as usual") : QString::number(value),
            tr("%1: nice %2").arg(process.name, QString::number(value)), {{What::Nice, QString::number(value)}});
    QMenu *disk = menu->addMenu(tr("Disk priority"));
    for (const auto &[text, value] : {std::pair(tr("As its nice says"), QStringLiteral("none")),
                                      std::pair(tr("First"), QStringLiteral("best-effort:0")),
                                      std::pair(tr("Last"), QStringLiteral("best-effort:7")),
                                      std::pair(tr("Only when nobody else wants it"), QStringLiteral("idle"))})
        add(disk, text, tr("%1: disk priority %2").arg(process.name, value), {{What::IoPriority, value}});
    const int cpus = QThread::idealThreadCount();
    if (cpus > 1) {
        QMenu *where = menu->addMenu(tr("CPUs"));
        add(where, tr("All"), tr("%1: all CPUs").arg(process.name),
            {{What::Affinity, QStringLiteral("0-%1").arg(cpus - 1)}});
        if (cpus > 2) {
            add(where, tr("First half"), tr("%1: the first half of the CPUs").arg(process.name),
                {{What::Affinity, QStringLiteral("0-%1").arg(cpus / 2 - 1)}});
            add(where, tr("Second half"), tr("%1: the second half of the CPUs").arg(process.name),
                {{What::Affinity, QStringLiteral("%1-%2").arg(cpus / 2).arg(cpus - 1)}});
        }
        for (int cpu = 0; cpu < std::min(cpus, 16); ++cpu)
            add(where, tr("Only CPU %1").arg(cpu), tr("%1: CPU %2").arg(process.name, QString::number(cpu)),
                {{What::Affinity, QString::number(cpu)}});
    }
    QMenu *memory = menu->addMenu(tr("When memory runs out"));
    add(memory, tr("End it first"), tr("%1: ended first when memory runs out").arg(process.name),
        {{What::OomScore, QStringLiteral("500")}});
    add(memory, tr("As usual"), tr("%1: as usual when memory runs out").arg(process.name),
        {{What::OomScore, QStringLiteral("0")}});
    add(menu, process.state == 'T' ? tr("Go on") : tr("Pause"),
        process.state == 'T' ? tr("%1 goes on").arg(process.name) : tr("%1 paused").arg(process.name),
        {{What::RunState, process.state == 'T' ? QStringLiteral("running") : QStringLiteral("stopped")}});
    menu->addSeparator();
    menu->addAction(tr("Undo what was set"), this, [this, process] { takeBack(process); });
}

void ProcessAdjuster::wish(const ProcessSample &process, const QString &name, const std::vector<ProcessWish> &wishes)
{
    whenDone(
        m_client.ask(&ProcessControl::plan, process.identity, wishes), this,
        [this, process, name, wishes](const PerformanceResult<OptimizationPlan> &plan) {
            if (!plan) {
                Q_EMIT told(plan.error().message());
            } else if (!plan->canApply) {
                Q_EMIT told(tr("%1 cannot be set: %2. As root: %3")
                                .arg(name, plan->obstacle, plan->commands.join(QStringLiteral("; "))));
            } else if (!plan->canUndo) {
                m_confirm->ask(
                    tr("%1? You cannot take it back: %2.").arg(plan->writes.join(QStringLiteral(", ")), plan->obstacle),
                    tr("Set"), [this, process, name, wishes] { apply(process, name, wishes); });
            } else {
                apply(process, name, wishes);
            }
        });
}

void ProcessAdjuster::apply(const ProcessSample &process, const QString &name, const std::vector<ProcessWish> &wishes)
{
    whenDone(m_client.ask(&ProcessControl::adjust, process.identity, name, wishes), this,
             [this](const PerformanceResult<AppliedChange> &change) {
                 Q_EMIT told(change ? tr("Set and read back: %1. “Undo what was set” in its menu takes it back.")
                                          .arg(change->writes.join(QStringLiteral(", ")))
                                    : change.error().message());
             });
}

void ProcessAdjuster::takeBack(const ProcessSample &process)
{
    const QString id = ProcessChangeId{process.identity}.toText();
    whenDone(
        m_client.ask(&Changes::list), this, [this, id](const PerformanceResult<std::vector<AppliedChange>> &changes) {
            if (!changes) {
                Q_EMIT told(changes.error().message());
                return;
            }
            bool any = false;
            for (const AppliedChange &change : *changes) {
                if (change.suggestion != id || change.state != AppliedChange::State::Stands)
                    continue;
                any = true;
                whenDone(m_client.ask(&Changes::revert, change.id), this,
                         [this, name = change.name](const PerformanceResult<bool> &done) {
                             Q_EMIT told(done ? tr("Taken back and read back: %1.").arg(name) : done.error().message());
                         });
            }
            if (!any)
                Q_EMIT told(tr("None of the changes to this process is in effect."));
        });
}

} // namespace wai
