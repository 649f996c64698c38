// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/explanation.h>

#include <QString>

namespace wai {

// An explanation as text for a chat, a ticket or a mail, in the user's language. Names of programs may be anything: none becomes
// markup. Thread: any.

QString toPlainText(const performance::Explanation &explanation);
QString toMarkdown(const performance::Explanation &explanation);
/// A page of HTML, as mail programs and word processors paste it.
QString toHtml(const performance::Explanation &explanation);

/// "Compared with 13:32:10 – 14:02:10."
QString comparedText(const performance::Explanation &explanation);
/// What stands there where there is no cause.
QString nothingUnusualText();

} // namespace wai
