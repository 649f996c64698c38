// SPDX-License-Identifier: MIT
#include "settings/stacks_card.h"

#include "base/label.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>

namespace wai {

using namespace performance;

namespace {

QStringList programsOf(const QString &text)
{
    QStringList programs;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (const QString name = part.trimmed(); !name.isEmpty() && !programs.contains(name))
            programs << name;
    }
    return programs;
}

} // namespace

StacksCard::StacksCard(QWidget *parent)
    : Card(parent)
    , m_keep(new QCheckBox(tr("Sample what programs are doing, a few times a second")))
    , m_excluded(new QLineEdit)
    , m_budget(new QDoubleSpinBox)
    , m_now(makeLabel({}, "soft"))
{
    box()->addWidget(makeLabel(tr("Stacks of all times"), "title"));
    m_keep->setObjectName(QStringLiteral("settingsStacks"));
    m_keep->setToolTip(
        tr("The Profiler page then shows any second of the past, as long as samples are kept. Only this user can "
           "read what is kept."));
    m_excluded->setObjectName(QStringLiteral("settingsStacksExcluded"));
    m_excluded->setPlaceholderText(QStringLiteral("keepassxc, gpg-agent"));
    m_excluded->setMinimumWidth(360);
    m_excluded->setAccessibleName(tr("Never sample"));
    m_excluded->setToolTip(tr("Names of programs, separated by commas"));
    m_budget->setObjectName(QStringLiteral("settingsStacksBudget"));
    m_budget->setRange(0.05, 10);
    m_budget->setDecimals(2);
    m_budget->setSingleStep(0.1);
    m_budget->setSuffix(tr(" % of the machine"));
    m_budget->setAccessibleName(tr("Cost limit"));
    m_budget->setToolTip(tr("Where sampling would take more of all CPUs, it samples less often and says so."));
    m_now->setObjectName(QStringLiteral("settingsStacksNow"));
    m_now->hide(); // until there is something to say
    connect(m_keep, &QCheckBox::toggled, this, [this] {
        if (!m_loading)
            Q_EMIT changed();
    });
    connect(m_excluded, &QLineEdit::editingFinished, this, &StacksCard::changed);
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, [this] {
        if (!m_loading)
            Q_EMIT changed();
    });
}

void StacksCard::fill(const AddRow &addRow)
{
    addRow(tr("Keep"), m_keep, tr("stacks profile sampling always keep flame graph"));
    addRow(tr("Never sample"), m_excluded, tr("stacks exclude programs private sampling"));
    addRow(tr("Cost limit"), m_budget, tr("stacks cost budget overhead sampling"));
    box()->addWidget(m_now);
}

void StacksCard::load(const PerformanceConfig &config)
{
    m_loading = true;
    m_keep->setChecked(config.keepStacks);
    if (programsOf(m_excluded->text()) != config.stacksExcluded) // what is being typed stays as it is
        m_excluded->setText(config.stacksExcluded.join(QStringLiteral(", ")));
    m_budget->setValue(config.stacksBudget * 100);
    m_loading = false;
    if (m_status)
        tell(*m_status);
}

PerformanceConfig StacksCard::applied(const PerformanceConfig &config) const
{
    return config.withKeptStacks(m_keep->isChecked())
        .withStacksExcluded(programsOf(m_excluded->text()))
        .withStacksBudget(m_budget->value() / 100);
}

void StacksCard::tell(const StacksStatus &status)
{
    m_status = status;
    m_now->setText(statusText(status, m_keep->isChecked()));
    m_now->setVisible(!m_now->text().isEmpty());
}

QString StacksCard::statusText(const StacksStatus &status, bool isKept)
{
    QStringList lines;
    if (isKept) {
        if (status.reach == StacksStatus::Reach::Nothing)
            lines << tr("Nothing is sampled now.");
        else if (status.reach == StacksStatus::Reach::Elsewhere)
            lines << tr("The program that records this history samples them.");
        else if (status.reach == StacksStatus::Reach::OwnProcesses)
            lines << tr("Your own busy processes are sampled %1 times a second, for %2 of the machine.")
                         .arg(formatNumber(status.rate, 2), formatValue(status.cost, u"1"));
        else
            lines << tr("Every process and the kernel are sampled %1 times a second and CPU, for %2 of the machine.")
                         .arg(formatNumber(status.rate, 2), formatValue(status.cost, u"1"));
        if (status.reach > StacksStatus::Reach::Elsewhere && status.rate < status.wantedRate)
            lines << tr("That is less often than %1 times, to stay within the cost limit.")
                         .arg(formatNumber(status.wantedRate, 2));
        if (status.reach != StacksStatus::Reach::Machine && !status.reason.isEmpty())
            lines << status.reason.text();
        if (status.lost > 0)
            lines << tr("%1 samples were lost since the start.").arg(QLocale().toString(status.lost));
    }
    if (status.oldest)
        lines << tr("What is kept takes %1 on disk and reaches back %2.")
                     .arg(formatValue(double(status.bytes), u"By"), toText(now() - *status.oldest));
    return lines.join(u'\n');
}

} // namespace wai
