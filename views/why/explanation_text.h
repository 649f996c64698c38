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

/// "Looked at 14:02:10 – 14:04:50, compared with 13:32:10 – 14:02:10.": of a second, what is around it was looked at.
QString comparedText(const performance::Explanation &explanation);
/// What stands there where there is no cause.
QString nothingUnusualText();

} // namespace wai
