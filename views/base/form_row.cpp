// SPDX-License-Identifier: MIT
#include "base/form_row.h"

#include <QFormLayout>
#include <QLabel>

namespace wai {

void addFormRow(QFormLayout *rows, const QString &text, QWidget *field, int labelWidth)
{
    auto *name = new QLabel(text);
    name->setMinimumSize(labelWidth, field->sizeHint().height());
    name->setBuddy(field);
    rows->addRow(name, field);
}

} // namespace wai
