// SPDX-License-Identifier: MIT
#include "improve/suggestion_card.h"

#include "base/label.h"
#include "charts/evidence_view.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace wai {

using namespace performance;

namespace {

/// Lines that are written as they stand, in a box.
QLabel *makeCode()
{
    auto *label = makeLabel(QString(), "code");
    label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return label;
}

QLabel *makeChip(const QString &text, const char *kind, const QString &explanation)
{
    auto *chip = new QLabel(text);
    chip->setProperty("chip", QString::fromLatin1(kind));
    chip->setToolTip(explanation);
    return chip;
}

} // namespace

QString impactText(OptimizationImpact impact)
{
    switch (impact) {
    case OptimizationImpact::Low: return SuggestionCard::tr("gain: low");
    case OptimizationImpact::Medium: return SuggestionCard::tr("gain: medium");
    case OptimizationImpact::High: return SuggestionCard::tr("gain: high");
    case OptimizationImpact::Critical: return SuggestionCard::tr("urgent");
    }
    return {};
}

SuggestionCard::SuggestionCard(const PerformanceOptimization &suggestion, const ThemeSource &themes, QWidget *parent)
    : Card(parent)
    , m_id(suggestion.id)
    , m_name(makeLabel(QString(), "title"))
    , m_gain(new QLabel)
    , m_why(makeLabel(QString(), "soft"))
    , m_evidence(new EvidenceView(themes))
    , m_then(makeLabel(QString(), "plain"))
    , m_change(makeCode())
    , m_chips(new QWidget)
    , m_obstacle(makeLabel(QString(), "soft"))
    , m_commands(makeCode())
    , m_apply(new QPushButton(tr("Apply and measure")))
    , m_show(new QPushButton(tr("Show commands")))
    , m_copy(new QPushButton(tr("Copy")))
{
    setObjectName(QStringLiteral("suggestion-") + suggestion.rule);
    m_gain->setProperty("role", QStringLiteral("soft"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_gain, 0, Qt::AlignTop);
    box()->addLayout(head);
    box()->addWidget(m_why);
    box()->addWidget(m_evidence);
    box()->addWidget(m_then);
    box()->addWidget(m_change);
    box()->addWidget(m_chips);
    box()->addWidget(m_obstacle);
    box()->addWidget(m_commands);

    m_apply->setProperty("accent", true);
    m_apply->setObjectName(QStringLiteral("apply"));
    m_show->setCheckable(true);
    m_show->setToolTip(tr("The same for a shell"));
    auto *later = new QPushButton(tr("Not now"));
    later->setProperty("menu", true);
    later->setObjectName(QStringLiteral("notNow"));
    auto *menu = new QMenu(later);
    for (const auto &[text, span] : {std::pair(tr("For an hour"), nanoseconds(std::chrono::hours(1))),
                                     std::pair(tr("For a day"), nanoseconds(std::chrono::hours(24))),
                                     std::pair(tr("Never suggest this again"), nanoseconds(0))}) {
        QAction *action = menu->addAction(text);
        connect(action, &QAction::triggered, this, [this, span = span] { Q_EMIT dismissWanted(m_id, span); });
    }
    later->setMenu(menu);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::Small);
    for (QPushButton *button : {m_apply, m_show, m_copy, later})
        buttons->addWidget(button);
    buttons->addStretch(1);
    box()->addStretch(1);
    box()->addLayout(buttons);

    connect(m_apply, &QPushButton::clicked, this, [this] { Q_EMIT applyWanted(m_id); });
    connect(m_show, &QPushButton::toggled, this, [this](bool on) {
        m_commands->setVisible(on);
        m_copy->setVisible(on);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_commands->text()); });
    for (QWidget *widget : std::initializer_list<QWidget *>{m_evidence, m_change, m_chips, m_obstacle, m_commands,
                                                            m_apply, m_show, m_copy})
        widget->hide();
    auto *chips = new QHBoxLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(space::Small);
    setSuggestion(suggestion);
}

void SuggestionCard::setSuggestion(const PerformanceOptimization &suggestion)
{
    m_name->setText(suggestion.name.text());
    m_gain->setText(impactText(suggestion.impact));
    m_why->setText(suggestion.description.text());
    m_why->setToolTip(performance::texts(suggestion.evidence).join(u'\n'));
    // The writes stand in a box of their own; what remains says what they are good for.
    const QString change = suggestion.change.text();
    const qsizetype sentence = change.lastIndexOf(QStringLiteral(" → "));
    const qsizetype end = sentence < 0 ? -1 : change.indexOf(QStringLiteral(". "), sentence);
    m_then->setText(end < 0 ? change : change.sliced(end + 2));
}

void SuggestionCard::setPlan(const OptimizationPlan &plan)
{
    m_evidence->setVisible(!plan.evidence.empty());
    if (!plan.evidence.empty())
        m_evidence->setEvidence(plan.evidence.front());
    const bool advice = plan.writes.isEmpty();
    m_change->setText(plan.writes.join(u'\n'));
    m_change->setVisible(!advice);
    m_commands->setText(plan.commands.join(u'\n'));
    m_show->setVisible(!plan.commands.isEmpty());
    m_commands->setVisible(m_show->isChecked() && !plan.commands.isEmpty());
    m_copy->setVisible(m_commands->isVisibleTo(this));
    m_apply->setVisible(!advice);
    m_apply->setEnabled(plan.canApply);
    m_apply->setText(plan.experimentLength.count() == 0                     ? tr("Apply")
                         : plan.proof == OptimizationPlan::Proof::Crossover ? tr("Apply and measure")
                                                                            : tr("Apply and watch"));
    m_apply->setToolTip(plan.proofText);
    m_obstacle->setText(plan.canApply
                            ? plan.canUndo ? QString() : tr("It cannot be taken back: %1.").arg(plan.obstacle)
                            : tr("It cannot be applied here: %1. The commands can be run as root.").arg(plan.obstacle));
    m_obstacle->setVisible(!advice && !m_obstacle->text().isEmpty());
    showChips(plan);
}

void SuggestionCard::showChips(const OptimizationPlan &plan)
{
    // Made anew only where they say something else: they are clicked and have tooltips.
    const QString said = QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
                             .arg(int(plan.risk))
                             .arg(plan.canApply)
                             .arg(plan.canUndo)
                             .arg(plan.asksPermission)
                             .arg(plan.writes.isEmpty())
                             .arg(plan.obstacle, plan.source);
    if (said == m_chipsSay)
        return;
    m_chipsSay = said;
    auto *layout = static_cast<QHBoxLayout *>(m_chips->layout());
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_chips->setVisible(true);
    if (plan.writes.isEmpty()) {
        layout->addWidget(
            makeChip(tr("advice"), "plain", tr("No setting of the machine fixes this; the text says what does.")));
    } else {
        layout->addWidget(plan.canUndo || !plan.canApply ? makeChip(
                              tr("undo: exact"), "good",
                              tr("The value there now is written to a journal first; undo writes it back from it."))
                                                         : makeChip(tr("undo: not by you"), "warning", plan.obstacle));
        const bool low = plan.risk == OptimizationPlan::Risk::Low;
        layout->addWidget(
            makeChip(low                                               ? tr("risk: low")
                         : plan.risk == OptimizationPlan::Risk::Medium ? tr("risk: medium")
                                                                       : tr("risk: high"),
                     low ? "good" : "warning",
                     low ? QString() : tr("It is undone automatically after half a minute unless you keep it.")));
        layout->addWidget(!plan.canApply ? makeChip(tr("needs root"), "warning", plan.obstacle)
                              : plan.asksPermission
                              ? makeChip(tr("asks for permission"), "plain",
                                         tr("The privileged helper does it, once an administrator has allowed it."))
                              : makeChip(tr("no password"), "plain", tr("You may do this.")));
    }
    auto *source = new QPushButton(tr("why this threshold?"));
    source->setObjectName(QStringLiteral("thresholds"));
    source->setProperty("flat", true);
    source->setToolTip(tr("Thresholds: %1").arg(plan.source) + u'\n' + tr("Click to see and change them."));
    source->setAccessibleDescription(plan.source);
    source->setEnabled(!plan.writes.isEmpty() || !plan.evidence.empty()); // advice from a profile has no rule behind it
    connect(source, &QPushButton::clicked, this, [this] { Q_EMIT thresholdsWanted(m_id); });
    layout->addWidget(source);
    layout->addStretch(1);
}

} // namespace wai
