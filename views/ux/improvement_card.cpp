// SPDX-License-Identifier: MIT
#include "ux/improvement_card.h"

#include "base/label.h"
#include "charts/evidence_view.h"

#include <performance/core/client_values.h>

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>

namespace wai {

using namespace performance;

namespace {

QString priorityText(UxPriority priority)
{
    switch (priority) {
    case UxPriority::Low: return ImprovementCard::tr("priority: low");
    case UxPriority::Medium: return ImprovementCard::tr("priority: medium");
    case UxPriority::High: return ImprovementCard::tr("priority: high");
    case UxPriority::Critical: return ImprovementCard::tr("urgent");
    }
    return {};
}

QString impactText(UxImpact impact)
{
    switch (impact) {
    case UxImpact::Low: return ImprovementCard::tr("gain: low");
    case UxImpact::Medium: return ImprovementCard::tr("gain: medium");
    case UxImpact::High: return ImprovementCard::tr("gain: high");
    case UxImpact::Significant: return ImprovementCard::tr("gain: significant");
    }
    return {};
}

} // namespace

ImprovementCard::ImprovementCard(const UxImprovement &improvement, const ThemeSource &themes, QWidget *parent)
    : Card(parent)
    , m_id(improvement.id)
    , m_name(makeLabel(QString(), "title"))
    , m_state(new QLabel)
    , m_why(makeLabel(QString(), "plain"))
    , m_evidence(makeLabel(QString(), "soft"))
    , m_verdict(makeLabel(QString(), "title"))
    , m_progress(new QProgressBar)
    , m_distribution(new DistributionView(themes))
    , m_done(new QPushButton(tr("I changed this: measure it")))
    , m_reopen(new QPushButton(tr("It is not done")))
{
    setObjectName(QStringLiteral("improvement-") + improvement.rule);
    m_state->setProperty("role", QStringLiteral("soft"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Visits since the change"));
    m_done->setObjectName(QStringLiteral("implemented"));
    m_done->setProperty("accent", true);
    m_done->setToolTip(tr("Marks this moment on the charts; visits from now on are compared with those before."));
    m_reopen->setObjectName(QStringLiteral("reopen"));
    m_reopen->setToolTip(tr("Takes the mark back; the suggestion is open again."));
    auto *series = new QPushButton(tr("Show the chart"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_state, 0, Qt::AlignTop);
    box()->addLayout(head);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_evidence, m_why, m_verdict, m_progress, m_distribution})
        box()->addWidget(widget);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::Small);
    for (QPushButton *button : {m_done, m_reopen, series})
        buttons->addWidget(button);
    buttons->addStretch(1);
    box()->addStretch(1);
    box()->addLayout(buttons);
    connect(m_done, &QPushButton::clicked, this, [this] { Q_EMIT implemented(m_id); });
    connect(m_reopen, &QPushButton::clicked, this, [this] { Q_EMIT reopened(m_id); });
    connect(series, &QPushButton::clicked, this,
            [this] { Q_EMIT seriesWanted(m_shown.program, m_shown.route, m_shown.metric); });
    series->setVisible(improvement.metric != u"apdex");
    setImprovement(improvement);
}

void ImprovementCard::setImprovement(const UxImprovement &improvement)
{
    if (improvement == m_shown)
        return;
    m_shown = improvement;
    m_name->setText(improvement.name.text());
    m_evidence->setText(performance::texts(improvement.evidence).join(u'\n'));
    m_why->setText(improvement.description.text());
    const bool done = improvement.implemented;
    const bool judged = improvement.proof != UxImprovement::Proof::NotYet;
    m_state->setText(!done ? priorityText(improvement.priority) + QStringLiteral(" · ") + impactText(improvement.impact)
                           : tr("done %1").arg(QLocale().toString(
                               QDateTime::fromMSecsSinceEpoch(
                                   toNanoseconds(improvement.implementedAt.value_or(Timestamp())) / 1'000'000),
                               QLocale::ShortFormat)));
    m_evidence->setVisible(!done);
    m_why->setVisible(!done);
    m_done->setVisible(!done);
    m_reopen->setVisible(done);
    m_verdict->setVisible(done);
    m_verdict->setText(improvement.verdict.text());
    m_verdict->setProperty(
        "role", improvement.proof == UxImprovement::Proof::Worked ? QStringLiteral("good") : QStringLiteral("title"));
    m_verdict->style()->unpolish(m_verdict);
    m_verdict->style()->polish(m_verdict);
    const int seen = int(improvement.after.size());
    m_progress->setVisible(done && !judged && improvement.visitsNeeded > 0);
    m_progress->setRange(0, std::max(1, seen + improvement.visitsNeeded));
    m_progress->setValue(seen);
    m_distribution->setVisible(done && seen > 0);
    if (done && seen > 0) {
        ExperimentResult result;
        result.watched = improvement.name;
        result.unit = improvement.unit;
        result.without = improvement.before;
        result.with = improvement.after;
        m_distribution->setResult(result);
    }
}

} // namespace wai
