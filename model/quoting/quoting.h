// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace performance::quoting {

// Names of processes, mount points, devices, units and series are chosen by whoever makes them, and may hold any byte
// but NUL. Each function here takes such bytes and gives text that means just them to one kind of reader. Nothing else
// in this program may put a foreign word into what a shell, a browser, a desktop, a spreadsheet, a terminal or the
// machine's own settings read. All are pure; any thread.

/// One word of a POSIX shell: after expansion by sh(1), bash(1) or zsh(1) the program gets exactly these bytes. The text
/// itself holds no control and no bidirectional character, so that it may stand in a comment, be shown and be pasted: a
/// newline would end the comment, an ESC is a key to the shell that it is pasted into. A leading dash is not taken
/// away: where an option may be read, "--" has to stand before it.
std::string shellWord(std::string_view bytes);

/// Whether a character changes how the text around it is shown: control characters, ends of lines and paragraphs, the explicit
/// marks, embeddings, overrides and isolates of UAX #9.
bool isHidden(std::uint32_t code);

/// One line for people, in a terminal, a label or a dialog: control characters (ISO 6429's C0 and C1), the characters
/// that turn the direction of writing (UAX #9) and what ends a line stand as "\x1b", "\n", "\u202e"; bytes that are not UTF-8
/// as "\xff".
std::string visibleText(std::string_view bytes);

/// The same for text of several lines: newlines and tabs stay.
std::string visibleLines(std::string_view bytes);

/// Text for HTML, as content and in attributes in either kind of quotes; visible as of visibleLines().
std::string htmlText(std::string_view bytes);

/// The body of a desktop notification, which the specification lets servers read as markup.
std::string notificationText(std::string_view bytes);

/// A field of text in CSV (RFC 4180), always in quotes. What a spreadsheet would take for a formula (OWASP, CSV
/// Injection: = + - @, tab, return, newline, and the full-width ones) gets an apostrophe before it.
std::string csvField(std::string_view bytes);

/// A value or a path for a line of sysctl.d(5) or tmpfiles.d(5), or nothing where it holds a character that one of them
/// could read as more than itself: they know quotes, escapes, specifiers, globs, comments and ends of lines.
std::optional<std::string> dropInValue(std::string_view bytes);

} // namespace performance::quoting
