// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>
#include <QString>

#include <initializer_list>
#include <utility>

namespace performance {

// What is logged, by category: what was opened, refused, slow, dropped. Debug and info only where somebody asked for them, so that
// a program that uses this library is silent while all is well; `--log-level`, and QT_LOGGING_RULES, say from which level on.
// Warnings are what went wrong and nobody may have been told; of what is answered with an error to whoever asked, and of what
// stands in a status that the window and `serve` show, info is enough.
//
// Lines are for searching, so they are English in every language of the window, and of one shape (logLine()). What a value quotes
// of a sentence for people is in theirs.
//
// Thread-safety: any thread. Whoever reads standard error may be slow: nothing is written with a lock held (CountedLog).
Q_DECLARE_LOGGING_CATEGORY(lcStore)     // wai.store: the data folder and its history
Q_DECLARE_LOGGING_CATEGORY(lcCollector) // wai.collector: readings of the machine
Q_DECLARE_LOGGING_CATEGORY(lcIngest)    // wai.ingest: metrics of other programs
Q_DECLARE_LOGGING_CATEGORY(lcPlugins)   // wai.plugins
Q_DECLARE_LOGGING_CATEGORY(lcHelper)    // wai.helper: what the privileged helper answers
Q_DECLARE_LOGGING_CATEGORY(lcProfile)   // wai.profile: captures and the analyser
Q_DECLARE_LOGGING_CATEGORY(lcOptimize)  // wai.optimize: changes to the machine
Q_DECLARE_LOGGING_CATEGORY(lcClient)    // wai.client: configuration, alerts

/// Names and values of one line.
using LogValues = std::initializer_list<std::pair<const char *, QString>>;

/// Of more of a value nobody needs to read in a log.
inline constexpr qsizetype LongestLogged = 200;

/// What happened, and to what: `opened folder=/home/a as=writer`. A value that is not one plain word stands in double quotes, in
/// which '"' and '\' are escaped. What a terminal would obey, and what would begin a line of its own, is visible ("\x1b"). A value
/// that is empty is left out.
QString logLine(const char *what, LogValues values = {});

/// Writes one line of a category, if its level is wanted.
void writeLog(const QLoggingCategory &category, QtMsgType level, const QString &line);

} // namespace performance
