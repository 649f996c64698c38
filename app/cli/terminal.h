// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace wai::cli {

/// Standard output: what was asked for, and nothing else. Text is for people, with control and bidirectional characters made
/// visible save newlines and tabs; bytes are data (JSON, CSV) and go out as they are.
void print(const QString &text);
void print(const QByteArray &bytes);
/// Standard error: "wai-performance: …", one line.
void printError(const QString &sentence);
/// Standard error, without the name of the program.
void printNote(const QString &sentence);
/// Standard error: a message of Qt's or of a log category; where the journal reads it, with its priority.
void printLog(QtMsgType type, const QMessageLogContext &context, const QString &message);

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

/// Columns as wide as their contents; a cell that begins like a number stands right, unless most of its column are words.
QString table(const std::vector<QStringList> &cells);

/// SIGINT, SIGTERM and SIGHUP end a command instead of the program, so that what was recorded is written.
class Interruption {
public:
    Interruption();
    ~Interruption();
    static bool requested() { return signal() != 0; }
    /// The number of the signal that came first; 0 while none has.
    static int signal();
};

/// Keeps standard output for ourselves: what a command of ours writes there goes to standard error meanwhile, as
/// perf-record(1) does with -o -.
class ReservedOutput {
public:
    ReservedOutput();
    ~ReservedOutput();
    ReservedOutput(const ReservedOutput &) = delete;
    ReservedOutput &operator=(const ReservedOutput &) = delete;

private:
    int m_output;
};

} // namespace wai::cli
