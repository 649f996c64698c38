// SPDX-License-Identifier: MIT
#include "command_line.h"

#include <performance/core/translate.h>

#include "commands.h"
#include "terminal.h"
#include "version_text.h"

#include <QLoggingCategory>
#include <QStandardPaths>

namespace wai::cli {

using performance::translate;

namespace {

struct Command {
    const char *name;
    const char *usage;
    const char *summary;
    int (*run)(const QStringList &arguments);
};

constexpr Command Commands[] = {
    {"snapshot", "[--json]", QT_TRANSLATE_NOOP("CommandLine", "what the machine does now"), snapshotCommand},
    {"health", "[REPORT] [--json] [--fail-on bad]",
     QT_TRANSLATE_NOOP("CommandLine", "what is short, and what is fine, judged by the limits of the overview"),
     healthCommand},
    {"why", "[REPORT] [--since 5m] [--until T] [--json]",
     QT_TRANSLATE_NOOP("CommandLine", "why a time was slow: causes, ranked, with evidence"), whyCommand},
    {"query", "[SERIES] [--since 1h] [--json|--csv]",
     QT_TRANSLATE_NOOP("CommandLine", "what it did before, from the history"), queryCommand},
    {"stacks", "[--since 14:00] [--process NAME]",
     QT_TRANSLATE_NOOP("CommandLine", "what it was doing then, in stacks, from the history"), stacksCommand},
    {"events", "[--since 7d] [--kind KIND] [--json|--csv]",
     QT_TRANSLATE_NOOP("CommandLine", "what happened to the machine: packages, services, sleep, your notes"),
     eventsCommand},
    {"note", "TEXT [--at TIME]", QT_TRANSLATE_NOOP("CommandLine", "keeps a note at a moment, a mark on every chart"),
     noteCommand},
    {"record", "[--duration 10s] [--output FILE]",
     QT_TRANSLATE_NOOP("CommandLine", "records everything for a while into a report"), recordCommand},
    {"doctor", "[--pid PID | --system | -- COMMAND]",
     QT_TRANSLATE_NOOP("CommandLine", "what profiling can and cannot show here, and the remedy"), doctorCommand},
    {"show", "REPORT", QT_TRANSLATE_NOOP("CommandLine", "the summary of a report"), showCommand},
    {"import", "FILE --output FILE",
     QT_TRANSLATE_NOOP("CommandLine", "a profile of perf, pprof, speedscope … as a report"), importCommand},
    {"export", "REPORT --format html --output FILE", QT_TRANSLATE_NOOP("CommandLine", "a report as json, csv or html"),
     exportCommand},
    {"diff", "A B [--fail-above 5%]", QT_TRANSLATE_NOOP("CommandLine", "compares two reports; a gate for CI"),
     diffCommand},
    {"suggestions", "[--json]", QT_TRANSLATE_NOOP("CommandLine", "what would make this machine faster"),
     suggestionsCommand},
    {"apply", "ID [--dry-run] [--measure]",
     QT_TRANSLATE_NOOP("CommandLine", "applies a suggestion, and measures whether it helps"), applyCommand},
    {"undo", "ID | --all", QT_TRANSLATE_NOOP("CommandLine", "takes it back exactly"), undoCommand},
    {"history", "[--json]", QT_TRANSLATE_NOOP("CommandLine", "what was applied, and what became of it"),
     historyCommand},
    {"run", "[--runs N] [--baseline FILE] -- COMMAND",
     QT_TRANSLATE_NOOP("CommandLine", "times a command; a gate for CI"), runCommand},
    {"metric", "NAME VALUE [--unit U]", QT_TRANSLATE_NOOP("CommandLine", "records a value in the dashboard that runs"),
     metricCommand},
    {"ux", "[--json] [--implemented ID]",
     QT_TRANSLATE_NOOP("CommandLine", "how applications feel to their users, and what would improve it"), uxCommand},
    {"sources", "[--json]",
     QT_TRANSLATE_NOOP("CommandLine", "who sends metrics to the dashboard that runs, and what of it is refused"),
     sourcesCommand},
    {"serve", "[--ingest]", QT_TRANSLATE_NOOP("CommandLine", "keeps recording the history, without a window"),
     serveCommand},
};

const Command *find(const QString &name)
{
    for (const Command &command : Commands) {
        if (name == QLatin1String(command.name))
            return &command;
    }
    return nullptr;
}

} // namespace

QString overview()
{
    std::vector<QStringList> rows{
        {QStringLiteral("  wai-performance"), QString(), translate("CommandLine", "opens the dashboard")}};
    const auto add = [&](const char *name, const char *usage, const char *summary) {
        rows.push_back({QStringLiteral("  wai-performance ") + QLatin1String(name), QString::fromLatin1(usage),
                        translate("CommandLine", summary)});
    };
    for (const Command &command : Commands)
        add(command.name, command.usage, command.summary);
    add("screenshot", "--page PAGE --after 5s --output FILE",
        QT_TRANSLATE_NOOP("CommandLine", "a picture of a page of the dashboard"));
    add("--version", "", QT_TRANSLATE_NOOP("CommandLine", "the version, and what was built"));
    return translate("CommandLine", "WAI Performance: see what is slow, since when, and who did it.")
        + QLatin1String("\n\n") + table(rows) + u'\n'
        + translate(
               "CommandLine",
               "Every command explains itself with --help. All take --data-dir FOLDER and --log-level LEVEL.\n"
               "Exit codes: 0 done, 1 failed (the reason is on standard error), 2 wrong usage; diff, run --baseline and apply --measure add 3 worse, 4 inconclusive; health --fail-on adds 3.\n")
        + u'\n'
        + translate("CommandLine",
                    "Try:\n"
                    "  wai-performance snapshot\n"
                    "  wai-performance record --duration 10s --output before.json\n"
                    "  wai-performance query system.cpu.utilization --since 15m --csv\n");
}

bool isCommand(const QStringList &arguments)
{
    if (arguments.size() < 2)
        return false;
    const QString &first = arguments.at(1);
    return find(first) || first == u"--help" || first == u"-h" || first == u"help" || first == u"--version"
        || first == u"-v";
}

bool isForPrograms(const QStringList &arguments)
{
    // What follows "--" is the command of somebody else.
    const auto own = arguments.first(arguments.contains(QStringLiteral("--")) ? arguments.indexOf(QStringLiteral("--"))
                                                                              : arguments.size());
    return own.contains(QStringLiteral("--json")) || own.contains(QStringLiteral("--csv"));
}

int run(const QStringList &arguments)
{
    qInstallMessageHandler(printLog);
    const QString name = arguments.value(1);
    if (name == u"--version" || name == u"-v") {
        print(versionText());
        return Done;
    }
    if (const Command *command = find(name))
        return command->run(arguments.sliced(2));
    print(overview());
    return Done;
}

QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QLatin1String("/wai-performance");
}

bool setLogLevel(const QString &name)
{
    static const QStringList levels{QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"),
                                    QStringLiteral("error")};
    const qsizetype level = levels.indexOf(name.toLower());
    if (level < 0)
        return false;
    QLoggingCategory::setFilterRules(
        QStringLiteral("wai.*.debug=%1\nwai.*.info=%2\nwai.*.warning=%3")
            .arg(level <= 0 ? u"true" : u"false", level <= 1 ? u"true" : u"false", level <= 2 ? u"true" : u"false"));
    return true;
}

} // namespace wai::cli
