// SPDX-License-Identifier: MIT
#include "terminal.h"

#include <performance/core/log_output.h>
#include <performance/core/quoted_text.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace performance;

namespace wai::cli {

namespace {

std::atomic<int> s_signal{0};

void interrupt(int number)
{
    int none = 0;
    s_signal.compare_exchange_strong(none, number);
}

constexpr int Signals[] = {SIGINT, SIGTERM, SIGHUP};

} // namespace

void print(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

void print(const QString &text)
{
    print(visibleLines(text).toUtf8());
}

void printNote(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", visibleLines(sentence).toUtf8().constData());
}

void printError(const QString &sentence)
{
    std::fprintf(stderr, "wai-performance: %s\n", visibleText(sentence.simplified()).toUtf8().constData());
}

void printLog(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // In one piece: threads write at the same time.
    const QByteArray lines = logOutput(type, qFormatLogMessage(type, context, message), isJournal(STDERR_FILENO));
    std::fwrite(lines.constData(), 1, size_t(lines.size()), stderr);
}

ProgressLine::ProgressLine() : m_isTerminal(::isatty(STDERR_FILENO)) {}

ProgressLine::~ProgressLine()
{
    if (m_shown)
        std::fputs("\r\033[K", stderr);
}

void ProgressLine::show(const QString &text)
{
    if (!m_isTerminal)
        return;
    m_shown = true;
    std::fprintf(stderr, "\r\033[K%s", visibleText(text).toUtf8().constData());
    std::fflush(stderr);
}

namespace {

bool beginsLikeANumber(const QString &cell)
{
    return !cell.isEmpty()
        && (cell.front().isDigit() || cell.front() == u'–' || cell.front() == u'-' || cell.front() == u'+');
}

/// Of a table, with its heads.
struct Column {
    qsizetype width = 0;
    int numbers = 0;
    int others = 0;

    void add(const QString &cell)
    {
        width = std::max(width, cell.size());
        ++(beginsLikeANumber(cell) ? numbers : others);
    }
    /// Where most cells are words, a number among them is one of them.
    bool isOfNumbers() const { return numbers + 1 >= others; }
};

} // namespace

QString table(const std::vector<QStringList> &cells)
{
    // A name with a newline must not make a row of its own.
    std::vector<QStringList> rows = cells;
    for (QStringList &row : rows)
        std::transform(row.begin(), row.end(), row.begin(), visibleText);
    std::vector<Column> columns;
    for (const QStringList &row : rows) {
        columns.resize(std::max(columns.size(), size_t(row.size())));
        for (qsizetype i = 0; i < row.size(); ++i)
            columns[size_t(i)].add(row[i]);
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString &cell = row[i];
            const Column &column = columns[size_t(i)];
            const bool standsRight = i > 0 && column.isOfNumbers() && beginsLikeANumber(cell);
            line += standsRight ? cell.rightJustified(column.width) : cell.leftJustified(column.width);
            line += QLatin1String("  ");
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

Interruption::Interruption()
{
    s_signal = 0;
    for (const int number : Signals)
        std::signal(number, interrupt);
}

Interruption::~Interruption()
{
    for (const int number : Signals)
        std::signal(number, SIG_DFL);
}

int Interruption::signal()
{
    return s_signal;
}

ReservedOutput::ReservedOutput() : m_output(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1))
{
    std::fflush(stdout);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
}

ReservedOutput::~ReservedOutput()
{
    std::fflush(stdout);
    if (m_output < 0)
        return;
    ::dup2(m_output, STDOUT_FILENO);
    ::close(m_output);
}

} // namespace wai::cli
