// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace performance {

// quoting/quoting.h for QString. Bytes that are not UTF-8, which fromSystem() keeps, arrive as those bytes.
// Thread-safety: pure functions.

/// One word of a POSIX shell: "'m;id>X;'".
QString shellWord(const QString &word);
/// Whether it is a control character or one that turns the direction of writing.
bool isHidden(QChar c);
/// One line for people: control and bidirectional characters stand as "\x1b", "\u202e".
QString visibleText(const QString &text);
/// The same with its newlines and tabs.
QString visibleLines(const QString &text);
/// Content of HTML, and of its attributes in either kind of quotes.
QString htmlText(const QString &text);
/// The body of a desktop notification, which may be read as markup.
QString notificationText(const QString &text);
/// A field of text in CSV, in quotes, which no spreadsheet takes for a formula.
QString csvField(const QString &text);

} // namespace performance
