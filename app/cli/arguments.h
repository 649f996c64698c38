// SPDX-License-Identifier: MIT
#pragma once

#include "command_line.h"

#include <performance/core/error.h>

#include <QCommandLineParser>

#include <optional>

namespace wai::cli {

/// The arguments of one command, with the options that every command has.
class Arguments {
public:
    /// `usage` follows the command's name in the help; `help` teaches, with examples.
    Arguments(const QString &command, const QString &usage, const QString &help);

    void addOption(const QString &name, const QString &description, const QString &valueName = {},
                   const QString &fallback = {});

    /// Empty where the command shall go on; otherwise the exit code (help was printed, or the usage was wrong).
    std::optional<int> parse(const QStringList &arguments, int leastPositional, int mostPositional);

    /// What stands after "--" is a command of its own: it is kept apart. To be called before parse().
    void takeCommand() { m_takesCommand = true; }
    QStringList command() const { return m_trailing; }

    bool has(const QString &option) const { return m_parser.isSet(option); }
    QString value(const QString &option) const;
    QStringList values(const QString &option) const;
    QStringList positional() const;
    QString dataFolder() const;

private:
    QString m_command;
    QString m_usage;
    QCommandLineParser m_parser;
    bool m_takesCommand = false;
    QStringList m_trailing;
};

/// Prints one clear line on standard error and gives the exit code.
int fail(const performance::PerformanceError &error);
int usageError(const QString &sentence);

} // namespace wai::cli
