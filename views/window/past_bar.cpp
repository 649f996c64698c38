// SPDX-License-Identifier: MIT
#include "window/past_bar.h"

#include "charts/chart_scale.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace wai {

using namespace performance;

PastBar::PastBar(ViewState &state, QWidget *parent) : QFrame(parent), m_state(state), m_label(new QLabel)
{
    setObjectName(QStringLiteral("pastBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_label->setWordWrap(true);
    auto *button = new QPushButton(tr("Go there"));
    button->setObjectName(QStringLiteral("goToRecords"));
    button->setToolTip(tr("Shows the first that was recorded"));
    row->addWidget(m_label, 1);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, &PastBar::goThere);
    connect(&state, &ViewState::rangeChanged, this, &PastBar::refresh);
    connect(&state, &ViewState::recordedSinceChanged, this, &PastBar::refresh);
    hide();
}

void PastBar::setRelevant(bool relevant)
{
    m_relevant = relevant;
    refresh();
}

void PastBar::refresh()
{
    const bool before = m_relevant && m_state.isBeforeRecords();
    if (before)
        m_label->setText(tr("Nothing was recorded then. Recorded since %1.").arg(clockText(*m_state.recordedSince())));
    setVisible(before);
}

void PastBar::goThere()
{
    const Timestamp from = *m_state.recordedSince();
    const nanoseconds recorded = m_state.newest() - from;
    if (recorded < ViewState::ShortestSpan)
        m_state.follow();
    else
        m_state.show({from, from + std::min(m_state.intent().span, recorded)});
}

} // namespace wai
