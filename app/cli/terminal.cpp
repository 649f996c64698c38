// SPDX-License-Identifier: MIT
#include "terminal.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace wai::cli {

namespace {

std::atomic<bool> s_interrupted{false};

void interrupt(int)
{
    s_interrupted = true;
}

} // namespace

void print(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

void print(const QString &text)
{
    print(text.toUtf8());
}

void printNote(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
}

void printError(const QString &sentence)
{
    std::fprintf(stderr, "wai-performance: %s\n", sentence.simplified().toUtf8().constData());
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
    std::fprintf(stderr, "\r\033[K%s", text.toUtf8().constData());
    std::fflush(stderr);
}

QString table(const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), size_t(row.size())));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[size_t(i)] = std::max(widths[size_t(i)], row[i].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString &cell = row[i];
            const bool number = !cell.isEmpty() && (cell.front().isDigit() || cell.front() == u'–' || cell.front() == u'-' || cell.front() == u'+');
            line += number && i > 0 ? cell.rightJustified(widths[size_t(i)]) : cell.leftJustified(widths[size_t(i)]);
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
    s_interrupted = false;
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
}

Interruption::~Interruption()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool Interruption::requested()
{
    return s_interrupted;
}

} // namespace wai::cli
