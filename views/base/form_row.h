// SPDX-License-Identifier: MIT
#pragma once

class QFormLayout;
class QString;
class QWidget;

namespace wai {

// Thread: the one of the window.

/// A row of a form whose label stands at the middle of its field.
void addFormRow(QFormLayout *rows, const QString &text, QWidget *field, int labelWidth = 0);

} // namespace wai
