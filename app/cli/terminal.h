// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace wai::cli {

/// Standard output: what was asked for, and nothing else.
void print(const QString &text);
void print(const QByteArray &bytes);
/// Standard error: "wai-performance: …", one line.
void printError(const QString &sentence);
/// Standard error, without the name of the program.
void printNote(const QString &sentence);

/// One line on a terminal that is written over again and again; nothing where standard error is no terminal.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine();
    void show(const QString &text);

private:
    bool m_isTerminal;
    bool m_shown = false;
};

/// Columns as wide as their contents; a cell that begins like a number stands right.
QString table(const std::vector<QStringList> &rows);

/// SIGINT and SIGTERM end a command instead of the program, so that what was recorded is written.
class Interruption {
public:
    Interruption();
    ~Interruption();
    static bool requested();
};

} // namespace wai::cli
