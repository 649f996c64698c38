// SPDX-License-Identifier: MIT
#include "window/page.h"

#include "theme/theme.h"

#include <QLabel>

namespace wai {

Card::Card(QWidget *parent) : QFrame(parent), m_box(new QVBoxLayout(this))
{
    setProperty("card", true);
    m_box->setContentsMargins(space::Medium, space::Medium, space::Medium, space::Medium);
    m_box->setSpacing(space::Small);
}

void addFormRow(QFormLayout *rows, const QString &text, QWidget *field, int labelWidth)
{
    auto *name = new QLabel(text);
    name->setMinimumSize(labelWidth, field->sizeHint().height());
    name->setBuddy(field);
    rows->addRow(name, field);
}

} // namespace wai
