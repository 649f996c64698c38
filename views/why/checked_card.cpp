// SPDX-License-Identifier: MIT
#include "why/checked_card.h"

#include "base/label.h"
#include "why/explanation_text.h"
#include "why/paragraph.h"

#include <performance/core/duration_text.h>
#include <performance/core/quoted_text.h>

#include <QLabel>

namespace wai {

using namespace performance;

CheckedCard::CheckedCard(const ThemeSource &themes, QWidget *parent)
    : Card(parent)
    , m_themes(themes)
    , m_count(new QLabel)
    , m_checked(new Paragraph)
    , m_compared(makeLabel(QString(), "soft"))
    , m_notesTitle(makeLabel(tr("Could not be looked at"), "title"))
    , m_notes(makeLabel(QString(), "soft"))
{
    m_count->setProperty("role", QStringLiteral("soft"));
    m_count->setObjectName(QStringLiteral("checkCount"));
    m_checked->setObjectName(QStringLiteral("checked"));
    m_notes->setObjectName(QStringLiteral("whyNotes"));
    m_notesTitle->setContentsMargins(0, space::Small, 0, 0);
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Looked at and not it"), "title"), 1);
    head->addWidget(m_count);
    box()->addLayout(head);
    for (QLabel *label : std::initializer_list<QLabel *>{m_checked, m_compared, m_notesTitle, m_notes})
        box()->addWidget(label);
    connect(m_checked, &QLabel::linkActivated, this, [this](const QString &link) {
        if (const auto index = size_t(link.toULongLong()); index < m_parts.size())
            Q_EMIT seriesWanted(m_parts[index].series);
    });
    connect(&themes, &ThemeSource::changed, this, &CheckedCard::showParts);
}

void CheckedCard::setExplanation(const Explanation &explanation, nanoseconds took)
{
    m_parts = explanation.checked;
    showParts();
    const size_t checks = explanation.checked.size() + explanation.causes.size();
    m_count->setText(checks == 1 ? tr("1 check, %1").arg(toText(took))
                                 : tr("%1 checks, %2").arg(QString::number(checks), toText(took)));
    m_compared->setText(comparedText(explanation));
    m_compared->setVisible(!explanation.before.isEmpty());
    QStringList notes;
    for (const Message &note : explanation.notes)
        notes << visibleText(note.text());
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    m_notesTitle->setVisible(!notes.isEmpty());
}

void CheckedCard::showParts()
{
    QStringList parts;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        const QString text = htmlText(visibleText(m_parts[i].sentence.text()));
        parts << (m_parts[i].series.isEmpty()
                      ? text
                      : QStringLiteral("<a href=\"%1\" style=\"color:%2;text-decoration:none\">%3</a>")
                            .arg(QString::number(i), m_themes.theme().accent.name(), text));
    }
    m_checked->setHtml(parts.join(QStringLiteral(" · ")));
    m_checked->setVisible(!parts.isEmpty());
}

} // namespace wai
