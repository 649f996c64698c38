// SPDX-License-Identifier: MIT
#include "profiler/machine_notice.h"

#include "base/label.h"
#include "charts/chart_scale.h"
#include "theme/theme.h"

#include <performance/core/format.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

using Act = MachineSaying::Act;

constexpr int TextWidth = 500;

/// Whether all of a range lies before the first stacks.
bool isBeforeStacks(const MachineProfile &machine)
{
    const auto &status = machine.status();
    return status && status->oldest && machine.range().to <= *status->oldest;
}

MachineSaying ofNothing(const MachineProfile &machine, bool isOff)
{
    const auto &status = machine.status();
    MachineSaying saying;
    if (isOff) {
        saying.heading = MachineNotice::tr("Stacks are not kept");
        saying.text = MachineNotice::tr(
            "With them, this page shows what every program was doing at any second of the past: function by function, "
            "of the range that the window shows. It samples a few times a second, and takes about half a percent of the "
            "machine at most.");
        saying.acts = {Act::SwitchOn};
    } else {
        saying.heading = MachineNotice::tr("Stacks cannot be sampled here");
        saying.text = status->reason.text();
    }
    if (status->oldest) {
        saying.text += u'\n' + MachineNotice::tr("There are some from %1 on.").arg(clockText(*status->oldest));
        saying.acts.push_back(Act::GoThere);
    }
    return saying;
}

} // namespace

MachineSaying sayingOf(const MachineProfile &machine, std::optional<bool> isKept, const QString &subject)
{
    const auto &status = machine.status();
    if (machine.state() == MachineProfile::State::Loading)
        return {{}, machine.isSlow() ? MachineNotice::tr("Reading the stacks of this range …") : QString(), {}, true};
    const bool isNothing = status && status->reach == StacksStatus::Reach::Nothing;
    if (isNothing && machine.filter().isEmpty())
        return ofNothing(machine, !isKept.value_or(true));
    MachineSaying saying;
    if (isBeforeStacks(machine)) {
        saying.heading = MachineNotice::tr("No stacks of this range");
        saying.text = MachineNotice::tr("There are some from %1 on.").arg(clockText(*status->oldest));
        saying.acts = {Act::GoThere};
    } else if (status && !status->oldest && !isNothing) {
        saying.heading = MachineNotice::tr("The first stacks are on their way");
        saying.text = MachineNotice::tr("Programs are sampled from now on.");
        saying.waits = true;
    } else if (!machine.filter().isEmpty()) {
        saying.heading = MachineNotice::tr("Nothing was sampled of %1").arg(subject);
        saying.text = MachineNotice::tr("In this range it ran too little to be seen, or was not there.");
        saying.acts = {Act::WholeMachine};
    } else {
        saying.heading = MachineNotice::tr("No stacks of this range");
        saying.text = machine.problem() ? machine.problem()->message()
                                        : MachineNotice::tr("Nothing ran long enough to be sampled.");
        if (status && status->oldest)
            saying.acts = {Act::GoThere};
    }
    return saying;
}

QString limitOf(const MachineProfile &machine, std::optional<bool> isKept)
{
    const auto &status = machine.status();
    if (!status)
        return {};
    switch (status->reach) {
    case StacksStatus::Reach::Nothing:
        return isKept.value_or(true)
            ? MachineNotice::tr("Nothing is sampled now. %1").arg(status->reason.text())
            : MachineNotice::tr("Nothing is sampled now: stacks are switched off in the settings.");
    case StacksStatus::Reach::OwnProcesses:
        return MachineNotice::tr("Only your own busy processes are sampled. %1").arg(status->reason.text());
    case StacksStatus::Reach::Elsewhere:
    case StacksStatus::Reach::Machine: break;
    }
    if (status->rate < status->wantedRate)
        return MachineNotice::tr("Sampled %1 times a second instead of %2, to stay within the limit of cost.")
            .arg(formatNumber(status->rate, 2), formatNumber(status->wantedRate, 2));
    return {};
}

MachineNotice::MachineNotice(QWidget *parent)
    : QWidget(parent), m_heading(makeLabel({}, "heading")), m_text(makeLabel({}, "soft")), m_progress(new QProgressBar)
{
    setObjectName(QStringLiteral("machineNotice"));
    m_heading->setAlignment(Qt::AlignHCenter);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setFixedWidth(TextWidth);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(TextWidth / 2, space::Small);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    const auto centred = [layout](QWidget *widget) {
        auto *row = new QHBoxLayout; // an alignment in the column would ask for the height of another width
        row->addStretch(1);
        row->addWidget(widget);
        row->addStretch(1);
        layout->addLayout(row);
    };
    layout->addWidget(m_heading);
    centred(m_text);
    layout->addSpacing(space::Medium);
    centred(m_progress);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    const auto add = [&](Act act, const QString &text, const char *name) {
        auto *button = new QPushButton(text);
        button->setObjectName(QString::fromLatin1(name));
        button->setProperty("accent", act == Act::SwitchOn);
        connect(button, &QPushButton::clicked, this, [this, act] { Q_EMIT wanted(act); });
        m_buttons.push_back(button);
        buttons->addWidget(button);
    };
    add(Act::SwitchOn, tr("Keep stacks from now on"), "machineSwitchOn");
    add(Act::GoThere, tr("Go there"), "machineGoThere");
    add(Act::WholeMachine, tr("The whole machine"), "machineWhole");
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addStretch(2);
}

void MachineNotice::say(const MachineSaying &saying)
{
    m_heading->setText(saying.heading);
    m_heading->setVisible(!saying.heading.isEmpty());
    m_text->setText(saying.text);
    m_text->setVisible(!saying.text.isEmpty());
    m_progress->setVisible(saying.waits && !saying.text.isEmpty());
    for (size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setVisible(std::ranges::find(saying.acts, Act(i + 1)) != saying.acts.end());
}

} // namespace wai
