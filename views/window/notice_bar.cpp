// SPDX-License-Identifier: MIT
#include "window/notice_bar.h"

#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace wai {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent), m_label(new QLabel), m_act(new QPushButton), m_dismiss(new QPushButton(tr("Dismiss")))
{
    setObjectName(QStringLiteral("notice"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::Medium, space::Small, space::Small, space::Small);
    row->addWidget(m_label, 1);
    row->addWidget(m_act);
    row->addWidget(m_dismiss);
    m_act->setObjectName(QStringLiteral("noticeAction"));
    m_dismiss->setObjectName(QStringLiteral("noticeDismiss"));
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setAccessibleName(tr("Notice"));
    connect(m_dismiss, &QPushButton::clicked, this, &NoticeBar::dismiss);
    connect(m_act, &QPushButton::clicked, this, [this] {
        const auto act = m_notices.back().act;
        dismiss();
        act();
    });
    hide();
}

void NoticeBar::add(const QString &sentence)
{
    add(sentence, QString(), {});
}

void NoticeBar::add(const QString &sentence, const QString &action, std::function<void()> act)
{
    std::erase_if(m_notices, [&](const Notice &notice) { return notice.sentence == sentence; });
    m_notices.push_back({sentence, action, std::move(act)});
    if (m_notices.size() > 20)
        m_notices.erase(m_notices.begin());
    showNext();
}

QString NoticeBar::current() const
{
    return m_notices.empty() ? QString() : m_notices.back().sentence;
}

void NoticeBar::dismiss()
{
    m_notices.pop_back();
    showNext();
}

void NoticeBar::showNext()
{
    setVisible(!m_notices.empty());
    m_label->setText(current());
    const QString action = m_notices.empty() ? QString() : m_notices.back().action;
    m_act->setVisible(!action.isEmpty());
    m_act->setText(action);
    m_dismiss->setText(m_notices.size() > 1 ? tr("Dismiss (%1 more)").arg(m_notices.size() - 1) : tr("Dismiss"));
}

} // namespace wai
