// SPDX-License-Identifier: MIT
#include "why/paragraph.h"

#include <QEvent>

namespace wai {

Paragraph::Paragraph(QWidget *parent) : QLabel(parent)
{
    setProperty("role", QStringLiteral("soft"));
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
}

void Paragraph::setHtml(const QString &html)
{
    if (html == text())
        return;
    m_heights.clear();
    setText(html);
}

int Paragraph::heightForWidth(int width) const
{
    const auto known = m_heights.constFind(width);
    return known != m_heights.cend() ? *known : *m_heights.insert(width, QLabel::heightForWidth(width));
}

void Paragraph::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_heights.clear();
    QLabel::changeEvent(event);
}

} // namespace wai
