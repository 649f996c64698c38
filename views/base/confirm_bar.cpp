// SPDX-License-Identifier: MIT
#include "base/confirm_bar.h"

#include "theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace wai {

ConfirmBar::ConfirmBar(QWidget *parent)
    : QFrame(parent), m_question(new QLabel), m_yes(new QPushButton), m_no(new QPushButton(tr("Cancel")))
{
    setObjectName(QStringLiteral("confirm"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::Medium, space::Small, space::Small, space::Small);
    m_question->setWordWrap(true);
    m_yes->setProperty("danger", true);
    m_yes->setObjectName(QStringLiteral("confirmYes"));
    row->addWidget(m_question, 1);
    row->addWidget(m_no);
    row->addWidget(m_yes);
    connect(m_no, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        hide();
        std::exchange(m_confirmed, {})();
    });
    hide();
}

void ConfirmBar::ask(const QString &question, const QString &yes, std::function<void()> confirmed)
{
    m_confirmed = std::move(confirmed);
    m_question->setText(question);
    m_yes->setText(yes);
    show();
    m_no->setFocus();
}

void ConfirmBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace wai
