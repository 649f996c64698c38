// SPDX-License-Identifier: MIT
#include "window/hint_bar.h"

#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace wai {

HintBar::HintBar(Settings &settings, QWidget *parent) : QFrame(parent), m_settings(settings), m_label(new QLabel)
{
    setObjectName(QStringLiteral("hint"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_label->setProperty("role", QStringLiteral("soft"));
    m_label->setWordWrap(true);
    auto *dismiss = new QPushButton(tr("Got it"));
    dismiss->setProperty("flat", true);
    dismiss->setObjectName(QStringLiteral("hintDismiss"));
    row->addWidget(m_label, 1);
    row->addWidget(dismiss);
    connect(dismiss, &QPushButton::clicked, this, [this] {
        if (!m_hints.empty())
            done(QString(m_hints.front().first));
    });
    hide();
}

void HintBar::add(const QString &id, const QString &text)
{
    if (!m_settings.isHintDone(id))
        m_hints.emplace_back(id, text);
    showNext();
}

void HintBar::done(const QString &id)
{
    if (std::erase_if(m_hints, [&](const auto &hint) { return hint.first == id; }) == 0)
        return;
    m_settings.setHintDone(id);
    showNext();
}

void HintBar::setRelevant(bool relevant)
{
    m_relevant = relevant;
    showNext();
}

void HintBar::showNext()
{
    setVisible(m_relevant && !m_hints.empty());
    m_label->setText(m_hints.empty() ? QString() : m_hints.front().second);
}

} // namespace wai
