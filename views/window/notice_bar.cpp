// SPDX-License-Identifier: MIT
#include "window/notice_bar.h"

#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace wai {

NoticeBar::NoticeBar(QWidget *parent) : QFrame(parent), m_label(new QLabel), m_dismiss(new QPushButton(tr("Dismiss")))
{
    setObjectName(QStringLiteral("notice"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::Medium, space::Small, space::Small, space::Small);
    row->addWidget(m_label, 1);
    row->addWidget(m_dismiss);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setAccessibleName(tr("Notice"));
    connect(m_dismiss, &QPushButton::clicked, this, [this] {
        m_sentences.removeLast();
        showNext();
    });
    hide();
}

void NoticeBar::add(const QString &sentence)
{
    m_sentences.removeAll(sentence);
    m_sentences << sentence;
    if (m_sentences.size() > 20)
        m_sentences.removeFirst();
    showNext();
}

QString NoticeBar::current() const
{
    return m_sentences.isEmpty() ? QString() : m_sentences.constLast();
}

void NoticeBar::showNext()
{
    setVisible(!m_sentences.isEmpty());
    m_label->setText(current());
    m_dismiss->setText(m_sentences.size() > 1 ? tr("Dismiss (%1 more)").arg(m_sentences.size() - 1) : tr("Dismiss"));
}

} // namespace wai
