// SPDX-License-Identifier: MIT
#include "arguments.h"

#include <performance/core/translate.h>

#include "terminal.h"

#include <algorithm>

namespace wai::cli {

using performance::translate;

namespace {

/// Qt takes "-5" for an option named 5. A negative number goes through its parser with another sign.
constexpr QChar Minus(0xE000); // of private use: nobody types it

bool isNegativeNumber(const QString &argument)
{
    return argument.size() > 1 && argument.front() == u'-'
        && (argument.at(1).isDigit() || (argument.at(1) == u'.' && argument.size() > 2 && argument.at(2).isDigit()));
}

QString withItsSign(QString argument)
{
    if (argument.startsWith(Minus))
        argument.front() = u'-';
    return argument;
}

QStringList withTheirSigns(QStringList arguments)
{
    std::transform(arguments.cbegin(), arguments.cend(), arguments.begin(), withItsSign);
    return arguments;
}

} // namespace

Arguments::Arguments(const QString &command, const QString &usage, const QString &help)
    : m_command(command), m_usage(usage)
{
    m_parser.setApplicationDescription(help);
    m_parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, translate("CommandLine", "Shows this help.")});
    addOption(QStringLiteral("data-dir"), translate("CommandLine", "Folder of history and reports."),
              QStringLiteral("FOLDER"), defaultDataFolder());
    addOption(QStringLiteral("log-level"), translate("CommandLine", "debug, info, warning or error."),
              QStringLiteral("LEVEL"), QStringLiteral("warning"));
}

void Arguments::addOption(const QString &name, const QString &description, const QString &valueName,
                          const QString &fallback)
{
    m_parser.addOption({name, description, valueName, fallback});
}

std::optional<int> Arguments::parse(const QStringList &arguments, int leastPositional, int mostPositional)
{
    QStringList whole = arguments;
    if (const qsizetype end = whole.indexOf(QStringLiteral("--")); m_takesCommand && end >= 0) {
        m_trailing = whole.sliced(end + 1);
        whole.resize(end);
    }
    for (QString &argument : whole) {
        if (isNegativeNumber(argument))
            argument.front() = Minus;
    }
    whole.prepend(QStringLiteral("wai-performance ") + m_command);
    const bool understood = m_parser.parse(whole);
    if (m_parser.isSet(QStringLiteral("help"))) {
        // Qt's help begins with "Usage: PROGRAM [options]"; ours names the command and what it takes.
        QString help = m_parser.helpText();
        help.remove(0, help.indexOf(u'\n') + 1);
        print(translate("CommandLine", "Usage: wai-performance %1 %2").arg(m_command, m_usage) + u'\n' + help);
        return Done;
    }
    const auto wrong = [&](const QString &sentence) {
        return usageError(sentence + u' ' + translate("CommandLine", "See wai-performance %1 --help.").arg(m_command));
    };
    if (!understood)
        return wrong(m_parser.errorText());
    if (!setLogLevel(value(QStringLiteral("log-level"))))
        return wrong(translate("CommandLine", "There is no log level \"%1\".").arg(value(QStringLiteral("log-level"))));
    if (positional().size() < leastPositional)
        return wrong(
            translate("CommandLine", "An argument is missing: wai-performance %1 %2.").arg(m_command, m_usage));
    if (positional().size() > mostPositional)
        return wrong(translate("CommandLine", "\"%1\" is one argument too many.").arg(positional().at(mostPositional)));
    return std::nullopt;
}

QString Arguments::value(const QString &option) const
{
    return withItsSign(m_parser.value(option));
}

QStringList Arguments::values(const QString &option) const
{
    return withTheirSigns(m_parser.values(option));
}

QStringList Arguments::positional() const
{
    return withTheirSigns(m_parser.positionalArguments());
}

QString Arguments::dataFolder() const
{
    return value(QStringLiteral("data-dir"));
}

int fail(const performance::PerformanceError &error)
{
    printError(error.message());
    return Failed;
}

int usageError(const QString &sentence)
{
    printError(sentence);
    return WrongUsage;
}

} // namespace wai::cli
