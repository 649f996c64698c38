// SPDX-License-Identifier: MIT
#include "improve/proven_card.h"

#include "base/label.h"
#include "charts/evidence_view.h"

#include <performance/core/duration_text.h>

#include <QFontDatabase>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>

namespace wai {

using namespace performance;

ProvenCard::ProvenCard(const PerformanceOptimization &suggestion, const ThemeSource &themes, QWidget *parent)
    : Card(parent)
    , m_id(suggestion.id)
    , m_name(makeLabel(QString(), "title"))
    , m_state(new QLabel)
    , m_change(makeLabel(QString(), "code"))
    , m_verdict(makeLabel(QString(), "title"))
    , m_progress(new QProgressBar)
    , m_distribution(new DistributionView(themes))
{
    setObjectName(QStringLiteral("applied-") + suggestion.rule);
    m_state->setProperty("role", QStringLiteral("soft"));
    m_change->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the experiment"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_state, 0, Qt::AlignTop);
    box()->addLayout(head);
    auto *body = new QHBoxLayout;
    body->setSpacing(space::Large);
    auto *words = new QVBoxLayout;
    words->addWidget(m_verdict);
    words->addWidget(m_change);
    words->addWidget(m_progress);
    auto *undo = new QPushButton(tr("Undo"));
    undo->setObjectName(QStringLiteral("undo"));
    undo->setToolTip(tr("Writes back exactly the value from before"));
    connect(undo, &QPushButton::clicked, this, [this] { Q_EMIT undoWanted(m_id); });
    words->addStretch(1);
    words->addWidget(undo, 0, Qt::AlignLeft);
    body->addWidget(m_distribution, 2);
    body->addLayout(words, 3);
    box()->addLayout(body);
    m_progress->hide();
    m_distribution->hide();
    setSuggestion(suggestion);
}

void ProvenCard::setSuggestion(const PerformanceOptimization &suggestion)
{
    m_name->setText(suggestion.name.text());
    m_change->setText(suggestion.change.text());
    if (!m_progress->isVisibleTo(this))
        m_state->setText(tr("applied"));
    if (suggestion.verdict.isEmpty() && m_verdict->text().isEmpty())
        m_verdict->setText(tr("Applied; nothing was measured of it."));
    else if (!suggestion.verdict.isEmpty())
        m_verdict->setText(suggestion.verdict.text());
}

void ProvenCard::setResult(const ExperimentResult &result)
{
    const bool running = result.state == ExperimentResult::Verdict::Running;
    m_distribution->setVisible(true);
    m_distribution->setResult(result);
    m_progress->setVisible(running);
    m_progress->setValue(int(result.progress * 1000));
    m_state->setText(
        running
            ? tr("measuring, %1 left").arg(toText(std::chrono::duration_cast<std::chrono::seconds>(result.remaining)))
            : tr("applied"));
    m_verdict->setText(
        running
            ? tr("Measuring %1; the change is %2 now.").arg(result.watched.text(), result.isOn ? tr("on") : tr("off"))
            : result.verdict.text());
    m_verdict->setProperty(
        "role", result.state == ExperimentResult::Verdict::Better ? QStringLiteral("good") : QStringLiteral("title"));
    m_verdict->style()->unpolish(m_verdict);
    m_verdict->style()->polish(m_verdict);
}

} // namespace wai
