// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QStringList>
#include <QTranslator>

#include <memory>

namespace wai {

// Thread: the one of the window.

// The translations themselves. Ours are part of the program, Qt's own few words lie on the disk. Nothing here needs a display.

/// Languages with a complete translation; English is in the code.
QStringList translatedLanguages();

/// Ours of a locale; null where there is none, and English is spoken.
std::unique_ptr<QTranslator> ownTranslator(const QLocale &locale);
/// Qt's.
std::unique_ptr<QTranslator> qtTranslator(const QLocale &locale);

/// The first of the languages that this program speaks ("de-DE", "zh-Hans-CN", "C"); English where it speaks none. English
/// ends the search: who asks for it before German gets it.
QLocale firstSpoken(const QStringList &languages);

/// What the environment asks messages to be in: the first of LC_ALL, LC_MESSAGES and LANG that is set, or where that is a
/// language, the list in LANGUAGE, as gettext(3) has it. The locale need not be installed.
QLocale messageLocale();

} // namespace wai
