// SPDX-License-Identifier: MIT
// serve, sources: the recorder without a window, and who sends to it.
#include "commands.h"
#include "terminal.h"

#include <performance/core/duration_text.h>
#include <performance/core/translate.h>
#include <performance/ingest/control_client.h>
#include <performance/ingest/source_json.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QThread>

using namespace performance;

namespace wai::cli {

namespace {

std::optional<int> portOf(const Arguments &args, const QString &option)
{
    bool ok = false;
    const int port = args.value(option).toInt(&ok);
    return ok && port >= 0 && port <= 65535 ? std::optional(port) : std::nullopt;
}

/// Says what goes wrong with what is received, each thing once.
class IngestNotes {
public:
    static constexpr qint64 PauseMs = 2000;

    void tell(const IngestStatus &status)
    {
        for (const QString &problem : status.problems) {
            if (isNew(QString(), problem))
                printNote(problem);
        }
        for (const IngestSource &source : status.sources) {
            if (source.refused > 0 && isNew(source.name, source.why))
                printNote(
                    translate("CommandLine", "%1: %2 taken, %3 refused: %4.")
                        .arg(source.name, QString::number(source.taken), QString::number(source.refused), source.why));
        }
    }

private:
    /// Reasons may hold what was sent, ever new: of one sender some are enough.
    static constexpr qsizetype MostOfOne = 10;
    /// Our own, about ports, scrapes and plugins, of which there may be 64: one's do not silence another's.
    static constexpr qsizetype MostOfOurs = 300;
    static constexpr qsizetype MostInAll = 1000;

    bool isNew(const QString &name, const QString &why)
    {
        if (m_told.size() >= MostInAll && !m_told.contains(name))
            return false;
        QSet<QString> &told = m_told[name];
        if (told.size() >= (name.isEmpty() ? MostOfOurs : MostOfOne) || told.contains(why))
            return false;
        told.insert(why);
        return true;
    }

    QHash<QString, QSet<QString>> m_told;
};

void addServeOptions(Arguments &args)
{
    args.addOption(QStringLiteral("interval"), translate("CommandLine", "Time between two readings, 100ms to 60s."),
                   QStringLiteral("TIME"));
    args.addOption(QStringLiteral("no-stacks"), translate("CommandLine", "Samples no stacks for the history."));
    args.addOption(
        QStringLiteral("ingest"),
        translate("CommandLine", "Receives metrics of other programs on loopback: OTLP/HTTP, JSON and StatsD."));
    args.addOption(QStringLiteral("port"),
                   translate("CommandLine", "Port for OTLP/HTTP and JSON; 0: any that is free."),
                   QStringLiteral("PORT"), QStringLiteral("4318"));
    args.addOption(QStringLiteral("statsd-port"), translate("CommandLine", "Port for StatsD."), QStringLiteral("PORT"),
                   QStringLiteral("8125"));
    args.addOption(QStringLiteral("allow-origin"),
                   translate("CommandLine", "Web pages that may send: scheme, host and port, separated by commas."),
                   QStringLiteral("ORIGIN,…"));
    args.addOption(
        QStringLiteral("scrape"),
        translate(
            "CommandLine",
            "Addresses of this machine with metrics in Prometheus' text, separated by commas; asked every five seconds."),
        QStringLiteral("URL,…"));
}

/// What the options ask for; an exit code where they make no sense.
std::optional<int> readServeOptions(const Arguments &args, PerformanceConfig &config)
{
    const auto http = portOf(args, QStringLiteral("port"));
    const auto statsd = portOf(args, QStringLiteral("statsd-port"));
    if (!http || !statsd)
        return usageError(translate("CommandLine", "%1 must be a number from 0 (any port that is free) to 65535.")
                              .arg(http ? QStringLiteral("--statsd-port") : QStringLiteral("--port")));
    config = PerformanceConfig().withDataFolder(args.dataFolder()).withIngest(args.has(QStringLiteral("ingest")));
    const QString origins = args.value(QStringLiteral("allow-origin"));
    config = config.withKeptStacks(!args.has(QStringLiteral("no-stacks")))
                 .withIngestOrigins(origins.split(u',', Qt::SkipEmptyParts))
                 .withIngestPorts(*http, *statsd)
                 .withScrapeTargets(args.value(QStringLiteral("scrape")).split(u',', Qt::SkipEmptyParts));
    if (const auto valid = config.validated(); !valid)
        return usageError(valid.error().message());
    if (args.has(QStringLiteral("interval"))) {
        const auto interval = durationFromText(args.value(QStringLiteral("interval")));
        if (!interval)
            return usageError(QStringLiteral("--interval: ") + interval.error().message());
        config = config.withProfileInterval(std::chrono::duration_cast<std::chrono::milliseconds>(*interval));
        if (const auto valid = config.validated(); !valid)
            return usageError(QStringLiteral("--interval: ") + valid.error().message());
    }
    return std::nullopt;
}

} // namespace

int serveCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("serve"), QStringLiteral("[--data-dir FOLDER]"),
        translate(
            "CommandLine",
            "Records the history without a window until it is stopped by Ctrl+C or SIGTERM. A dashboard that is opened meanwhile follows it live."));
    addServeOptions(args);
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    PerformanceConfig config;
    if (const auto code = readServeOptions(args, config))
        return *code;
    const Interruption interruption;
    const auto client = createPerformanceClient(config);
    const auto status = await(client->diagnostics()->status());
    if (!status)
        return fail(status.error());
    if (status->history.readOnly) {
        return fail({PerformanceErrorCode::LockError, args.dataFolder(),
                     translate("CommandLine", "another program records into it"),
                     translate("CommandLine", "Stop it, or use another folder with --data-dir.")});
    }
    if (status->history.inMemory) {
        return fail({PerformanceErrorCode::IoError, args.dataFolder(),
                     translate("CommandLine", "no history can be written there"),
                     translate("CommandLine", "Choose another folder with --data-dir or make this one writable.")});
    }
    printNote(translate("CommandLine", "Recording into %1. Ctrl+C ends it.").arg(args.dataFolder()));
    if (status->ingest.httpPort > 0)
        printNote(
            translate("CommandLine", "Receiving OTLP and JSON on port %1, StatsD on port %2, of this machine only.")
                .arg(status->ingest.httpPort)
                .arg(status->ingest.statsdPort));
    IngestNotes notes;
    notes.tell(status->ingest);
    QObject::connect(client.get(), &PerformanceClient::problemOccurred, client.get(),
                     [](const QString &sentence) { printError(sentence); });
    QElapsedTimer asked;
    asked.start();
    while (!Interruption::requested()) {
        QCoreApplication::processEvents();
        QThread::msleep(200);
        if (asked.elapsed() < IngestNotes::PauseMs)
            continue;
        asked.restart();
        if (const auto present = await(client->diagnostics()->status()))
            notes.tell(present->ingest);
    }
    return Done;
}

int sourcesCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("sources"), QStringLiteral("[--json]"),
        translate(
            "CommandLine",
            "Who sends metrics to the dashboard (or “wai-performance serve”) that runs: how much of it was taken, how much refused, and why the last of it was.\n\n"
            "Example:\n"
            "  wai-performance sources"));
    args.addOption(QStringLiteral("json"), translate("CommandLine", "Prints JSON."));
    if (const auto code = args.parse(arguments, 0, 0))
        return *code;
    const auto sources = sourcesOfDashboard();
    if (!sources)
        return fail(sources.error());
    if (args.has(QStringLiteral("json"))) {
        print(sourcesToJson(*sources));
        return Done;
    }
    if (sources->empty()) {
        printNote(translate("CommandLine", "Nobody has sent anything yet."));
        return Done;
    }
    std::vector<QStringList> rows{{translate("CommandLine", "Source"), translate("CommandLine", "Taken"),
                                   translate("CommandLine", "Refused"), translate("CommandLine", "Last seen"),
                                   translate("CommandLine", "Why")}};
    for (const IngestSource &source : *sources)
        rows.push_back({source.name, QString::number(source.taken), QString::number(source.refused),
                        toIsoString(source.lastSeen), source.why});
    print(table(rows));
    return Done;
}

} // namespace wai::cli
