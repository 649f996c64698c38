// SPDX-License-Identifier: MIT
#include "commands.h"
#include "found_report.h"
#include "health_survey.h"
#include "terminal.h"

#include <performance/client/report_findings.h>
#include <performance/core/duration_text.h>
#include <performance/core/finding_json.h>
#include <performance/core/format.h>
#include <performance/core/json_writer.h>
#include <performance/core/range_text.h>
#include <performance/core/translate.h>
#include <performance/judgement/limit.h>
#include <performance/judgement/use_cells.h>
#include <performance/texts/health_text.h>

#include <QThread>

using namespace performance;

namespace wai::cli {

namespace {

using Findings = PerformanceResult<std::vector<Finding>>;

/// Each judged figure with where it becomes notable and bad, and by which source: what a reader needs to contradict.
QByteArray toJson(const std::vector<Finding> &findings)
{
    JsonWriter out;
    out.beginArray();
    for (const Finding &finding : findings) {
        out.line();
        write(out, finding, [&] {
            out.key("text").string(findingText(finding));
            const Limit *limit = limitById(finding.limit);
            if (!limit)
                return;
            out.key("limitDirection").string(limit->isAbove ? u"above" : u"below");
            out.key("notable")
                .number(limit->notable)
                .key("bad")
                .number(limit->bad)
                .key("source")
                .string(QString(limit->source));
        });
    }
    return out.endArray().lineEnd().take();
}

/// "above 20 %": where what is judged becomes as bad as it is, or would become worth a look; in the words of what was measured.
QString limitText(const Finding &finding)
{
    const Limit *limit = limitById(finding.limit);
    if (!limit)
        return {};
    const double at = finding.severity == Severity::Bad ? limit->bad : limit->notable;
    const bool isLeft = limit == &limits::MemoryLeft; // what is told is what is used
    const QString value = formatValue(isLeft ? 1 - at : at, QString(limit->unit));
    return (limit->isAbove || isLeft ? translate("CommandLine", "above %1") : translate("CommandLine", "below %1"))
        .arg(value);
}

QString toTable(const std::vector<Finding> &findings)
{
    std::vector<QStringList> rows{{translate("CommandLine", "Judged"), translate("CommandLine", "It is"),
                                   translate("CommandLine", "Measured"), translate("CommandLine", "Limit")}};
    for (const Finding &finding : findings) {
        const QString told = findingText(finding);
        rows.push_back({findingName(finding), severityText(finding.severity), told.isEmpty() ? noValue() : told,
                        limitText(finding)});
    }
    return table(rows);
}

/// Measured now, by a collector of our own.
Findings measuredFor(nanoseconds span)
{
    // Of the slowest figures there is a sample at every tenth tick; the first is one.
    const auto client = createPerformanceClient(
        PerformanceConfig().withProfileInterval(std::chrono::milliseconds(250)));
    const Timestamp begin = now();
    if (const auto first = await(client->createSnapshot()); !first)
        return failure(first.error());
    while (now() - begin < span && !Interruption::requested())
        QThread::msleep(50);
    return surveyHealth(*client->history(), {begin, now()});
}

/// From what the dashboard or serve recorded.
Findings recordedIn(const TimeRange &range, const QString &folder)
{
    const auto client = createPerformanceClient(PerformanceConfig().withDataFolder(folder).withMetrics(false));
    const auto status = await(client->diagnostics()->status());
    if (!status)
        return failure(status.error());
    if (!status->history.readOnly) {
        return failure(PerformanceErrorCode::IoError, folder, translate("CommandLine", "there is no history"),
                       translate("CommandLine", "Start the dashboard or wai-performance serve to record one."));
    }
    return surveyHealth(*client->history(), range);
}

Findings ofReport(const QString &name, const QString &folder)
{
    const auto report = findReport(name, folder);
    if (!report)
        return failure(report.error());
    return report->findings.empty() ? findingsOf(*report) : report->findings; // those of older versions have none
}

} // namespace

int healthCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("health"), QStringLiteral("[REPORT] [--since 1h] [--over 3s] [--json] [--fail-on bad]"),
        translate(
            "CommandLine",
            "Utilisation, saturation and errors of CPU, memory, disk and network, as the overview judges them: measured now, from the history, or of a report.\n"
            "With --json each figure has the limit that it was judged by, and where that comes from.\n\n"
            "Examples:\n  wai-performance health\n  wai-performance health --since 1h\n  wai-performance health --fail-on bad || echo slow\n"
            "  wai-performance health report.json --json"));
    args.addOption(
        QStringLiteral("since"),
        translate("CommandLine",
                  "From the history, since then: a time, a duration back from now, a date, today or yesterday."),
        QStringLiteral("TIME"));
    args.addOption(QStringLiteral("over"), translate("CommandLine", "Measures for so long."),
                   QStringLiteral("DURATION"), QStringLiteral("3s"));
    args.addOption(QStringLiteral("json"), translate("CommandLine", "Prints JSON."));
    args.addOption(QStringLiteral("fail-on"),
                   translate("CommandLine", "Exits with 3 where something is as bad as that, or worse."),
                   QStringLiteral("notable|bad"));
    if (const auto code = args.parse(arguments, 0, 1))
        return *code;
    const auto over = durationFromText(args.value(QStringLiteral("over")));
    if (!over)
        return usageError(QStringLiteral("--over: ") + over.error().message());
    const auto failOn = fromName<Severity>(args.has(QStringLiteral("fail-on")) ? args.value(QStringLiteral("fail-on"))
                                                                               : QStringLiteral("bad"));
    if (!failOn || *failOn < Severity::Notable)
        return usageError(translate("CommandLine", "--fail-on must be notable or bad."));
    const auto since = momentFromText(args.has(QStringLiteral("since")) ? args.value(QStringLiteral("since"))
                                                                        : QStringLiteral("now"),
                                      now(), RangeEnd::Begin);
    if (!since)
        return usageError(QStringLiteral("--since: ") + since.error().message());
    const bool isOfReport = !args.positional().isEmpty();
    const bool isOfHistory = args.has(QStringLiteral("since"));
    if (isOfHistory && *since >= now())
        return usageError(translate("CommandLine", "--since must lie in the past."));
    if (int(isOfReport) + int(isOfHistory) + int(args.has(QStringLiteral("over"))) > 1)
        return usageError(translate("CommandLine", "Choose one of REPORT, --since and --over."));

    const Interruption interruption;
    const Findings findings = isOfReport ? ofReport(args.positional().constFirst(), args.dataFolder())
        : isOfHistory                    ? recordedIn({*since, now()}, args.dataFolder())
                                         : measuredFor(*over);
    if (!findings)
        return fail(findings.error());
    if (args.has(QStringLiteral("json")))
        print(toJson(*findings));
    else
        print(toTable(*findings));
    if (!args.has(QStringLiteral("fail-on")))
        return Done;
    const Severity worst = worstOf(*findings);
    if (worst == Severity::Unknown)
        return fail({PerformanceErrorCode::Other,
                     QStringLiteral("health"),
                     translate("CommandLine", "nothing was measured"),
                     {}});
    return worst >= *failOn ? Worse : Done;
}

} // namespace wai::cli
