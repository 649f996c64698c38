// SPDX-License-Identifier: MIT
#include "recording/target_form.h"

#include "base/form_row.h"
#include "recording/process_choice.h"
#include "theme/theme.h"

#include <performance/client/session_name.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QProcess>

namespace wai {

using namespace performance;
using Kind = ProfilingTarget::Kind;

TargetForm::TargetForm(PerformanceClient &client, QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_target(new QComboBox)
    , m_command(new QLineEdit)
    , m_folder(new QLineEdit)
    , m_process(new ProcessChoice(client))
    , m_rate(new QComboBox)
    , m_stacks(new QComboBox)
    , m_waits(new QCheckBox(tr("Also where and how long threads wait")))
    , m_faults(new QCheckBox(tr("Also where memory is touched first (page faults)")))
    , m_permission(new QCheckBox(tr("With an administrator's permission: everything")))
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setSpacing(space::Medium);
    m_target->addItem(tr("A command, from its start"), int(Kind::Launch));
    m_target->addItem(tr("A running process"), int(Kind::Attach));
    m_target->addItem(tr("The whole system"), int(Kind::System));
    m_target->addItem(tr("Metrics only, no flame graph"), int(Kind::MetricsOnly));
    m_target->setAccessibleName(tr("Profile"));
    m_target->setObjectName(QStringLiteral("profilingTarget"));
    m_command->setPlaceholderText(tr("./my-program --its-option"));
    m_command->setAccessibleName(tr("Command"));
    m_command->setObjectName(QStringLiteral("profilingCommand"));
    m_folder->setPlaceholderText(tr("Where the dashboard was started"));
    m_folder->setAccessibleName(tr("Folder"));
    m_process->lineEdit()->setPlaceholderText(tr("Name or number"));
    m_process->setAccessibleName(tr("Process"));
    m_process->setObjectName(QStringLiteral("profilingProcess"));
    for (const int rate : {99, 499, 999, 4999, 9999})
        m_rate->addItem(tr("%1 per second and CPU").arg(QLocale().toString(rate)), rate);
    m_rate->setCurrentIndex(2);
    m_rate->setAccessibleName(tr("Samples"));
    m_rate->setToolTip(tr(
        "More show finer detail and cost more. Odd numbers, so that sampling does not run in step with what it looks at."));
    m_stacks->addItem(tr("Found automatically"), int(StackMode::Auto));
    m_stacks->addItem(tr("By unwind rules (.eh_frame)"), int(StackMode::Dwarf));
    m_stacks->addItem(tr("By frame pointers"), int(StackMode::FramePointers));
    m_stacks->addItem(tr("Not recorded"), int(StackMode::None));
    m_stacks->setAccessibleName(tr("Callers"));
    m_stacks->setObjectName(QStringLiteral("profilingStacks"));
    m_stacks->setToolTip(tr(
        "For experts. Frame pointers cost less where every program and library was compiled with them; elsewhere callers are missing."));
    m_waits->setToolTip(tr("Off-CPU profiling: locks, disks, the network, timers"));
    addFormRow(m_form, tr("Profile"), m_target, LabelWidth);
    addFormRow(m_form, tr("Command"), m_command, LabelWidth);
    addFormRow(m_form, tr("Folder"), m_folder, LabelWidth);
    addFormRow(m_form, tr("Process"), m_process, LabelWidth);
    addFormRow(m_form, tr("Samples"), m_rate, LabelWidth);
    addFormRow(m_form, tr("Callers"), m_stacks, LabelWidth);
    addFormRow(m_form, QString(), m_waits, LabelWidth);
    addFormRow(m_form, QString(), m_faults, LabelWidth);
    addFormRow(m_form, QString(), m_permission, LabelWidth);
    m_permission->setToolTip(tr(
        "The privileged helper then opens what you may not sample yourself: the kernel, and programs of others. Nothing else changes, and it ends with the recording."));
    m_permission->setObjectName(QStringLiteral("profilingPermission"));
    connect(m_target, &QComboBox::currentIndexChanged, this, &TargetForm::showRows);
    connect(m_command, &QLineEdit::textChanged, this, &TargetForm::changed);
    connect(m_process, &ProcessChoice::chosen, this, &TargetForm::changed);
    showRows();
    m_started = choice();
}

Kind TargetForm::kind() const
{
    return Kind(m_target->currentData().toInt());
}

void TargetForm::showRows()
{
    const Kind chosen = kind();
    const auto show = [this](QWidget *field, bool visible) {
        field->setVisible(visible);
        if (QWidget *label = m_form->labelForField(field))
            label->setVisible(visible);
    };
    show(m_command, chosen == Kind::Launch);
    show(m_folder, chosen == Kind::Launch);
    show(m_process, chosen == Kind::Attach);
    for (QWidget *field : std::initializer_list<QWidget *>{m_rate, m_stacks, m_waits, m_faults})
        show(field, chosen != Kind::MetricsOnly);
    show(m_permission, m_permissionOffered && chosen != Kind::MetricsOnly);
    Q_EMIT changed();
}

void TargetForm::offerPermission(bool offered)
{
    if (m_permissionOffered == offered)
        return;
    m_permissionOffered = offered;
    m_permission->setVisible(offered && kind() != Kind::MetricsOnly);
}

TargetForm::Choice TargetForm::choice() const
{
    return {m_target->currentIndex(), m_rate->currentIndex(), m_stacks->currentIndex(),
            m_waits->isChecked(),     m_faults->isChecked(),  m_permission->isChecked()};
}

void TargetForm::remember()
{
    m_started = choice();
}

void TargetForm::restore()
{
    m_rate->setCurrentIndex(m_started.rate);
    m_stacks->setCurrentIndex(m_started.stacks);
    m_waits->setChecked(m_started.waits);
    m_faults->setChecked(m_started.faults);
    m_permission->setChecked(m_started.permission);
    m_process->chooseNone();
    m_target->setCurrentIndex(m_started.target);
}

void TargetForm::attachTo(const ProcessSample &process)
{
    m_process->choose(process.identity.pid, process.name);
    m_target->setCurrentIndex(m_target->findData(int(Kind::Attach)));
}

QString TargetForm::sessionName() const
{
    return performance::sessionName(request().target, [this](qint64 pid) { return m_process->nameOf(pid); });
}

ProfilingRequest TargetForm::request() const
{
    ProfilingRequest request;
    request.target.kind = kind();
    if (request.target.kind == Kind::Launch) {
        request.target.command = QProcess::splitCommand(m_command->text());
        request.target.folder = m_folder->text().trimmed();
    } else if (request.target.kind == Kind::Attach) {
        if (const auto process = m_process->process())
            request.target.processes = {*process};
    }
    request.rate = m_rate->currentData().toDouble();
    request.stacks = StackMode(m_stacks->currentData().toInt());
    request.offCpu = m_waits->isChecked();
    request.pageFaults = m_faults->isChecked();
    request.withHelper = m_permissionOffered && m_permission->isChecked();
    return request;
}

bool TargetForm::isComplete() const
{
    const ProfilingTarget target = request().target;
    switch (target.kind) {
    case Kind::Launch: return !target.command.isEmpty();
    case Kind::Attach: return !target.processes.empty();
    default: return true;
    }
}

} // namespace wai
