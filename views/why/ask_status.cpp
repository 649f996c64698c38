// SPDX-License-Identifier: MIT
#include "why/ask_status.h"

#include "base/label.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>

namespace wai {

namespace {

constexpr int SayAfterMs = 1000;

} // namespace

AskStatus::AskStatus(QWidget *parent)
    : Card(parent)
    , m_label(makeLabel(QString(), "soft"))
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_again(new QPushButton(tr("Ask again")))
    , m_there(new QPushButton)
{
    m_label->setObjectName(QStringLiteral("whyStatus"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Looking for causes"));
    m_cancel->setObjectName(QStringLiteral("whyCancel"));
    m_again->setObjectName(QStringLiteral("whyRetry"));
    m_there->setObjectName(QStringLiteral("whyThere"));
    m_there->setProperty("accent", true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::Small);
    for (QPushButton *button : {m_cancel, m_there, m_again})
        buttons->addWidget(button);
    buttons->addStretch(1);
    box()->addWidget(m_label);
    box()->addWidget(m_progress);
    box()->addLayout(buttons);
    m_soon.setSingleShot(true);
    m_soon.setInterval(SayAfterMs);
    connect(&m_soon, &QTimer::timeout, this,
            [this] { say(tr("Looking for what was unusual then …"), "soft", true, {}); });
    connect(m_cancel, &QPushButton::clicked, this, &AskStatus::cancelWanted);
    connect(m_again, &QPushButton::clicked, this, &AskStatus::againWanted);
    connect(m_there, &QPushButton::clicked, this, &AskStatus::thereWanted);
    hide();
}

void AskStatus::wait()
{
    hide();
    m_soon.start();
}

void AskStatus::done()
{
    m_soon.stop();
    hide();
}

void AskStatus::fail(const QString &sentence, const QString &there)
{
    say(sentence, there.isEmpty() ? "error" : "plain", false, there);
}

void AskStatus::cancelled()
{
    say(tr("This was given up before there was an answer."), "soft", false, {});
}

void AskStatus::say(const QString &sentence, const char *role, bool waits, const QString &there)
{
    m_soon.stop();
    m_label->setText(sentence);
    m_label->setProperty("role", QString::fromLatin1(role));
    m_label->style()->unpolish(m_label);
    m_label->style()->polish(m_label);
    m_progress->setVisible(waits);
    m_cancel->setVisible(waits);
    m_again->setVisible(!waits);
    m_there->setVisible(!there.isEmpty());
    m_there->setText(there);
    show();
}

} // namespace wai
