// SPDX-License-Identifier: MIT
#include "commands.h"
#include "found_report.h"
#include "terminal.h"

#include <performance/client/report_client.h>
#include <performance/core/format.h>
#include <performance/core/json_writer.h>
#include <performance/core/quoted_text.h>
#include <performance/core/range_text.h>
#include <performance/core/translate.h>

using namespace performance;

namespace wai::cli {

namespace {

void writeNumber(JsonWriter &out, const char *key, const std::optional<double> &value)
{
    out.key(key);
    if (value)
        out.number(*value);
    else
        out.null();
}

void writeEvidence(JsonWriter &out, const CauseEvidence &evidence)
{
    out.line()
        .beginObject()
        .key("sentence")
        .string(evidence.sentence.inEnglish())
        .key("series")
        .string(evidence.series);
    writeNumber(out, "value", evidence.value);
    writeNumber(out, "usual", evidence.usual);
    out.key("function").string(evidence.function).endObject();
}

void writeCause(JsonWriter &out, const Cause &cause)
{
    out.line().beginObject().key("kind").string(cause.kind).key("subject").string(cause.subject);
    out.key("process").integer(cause.process).key("sentence").string(cause.sentence.inEnglish());
    out.key("score").number(cause.score).key("from").string(toIsoString(cause.range.from));
    out.key("to").string(toIsoString(cause.range.to)).key("suggestion").string(cause.suggestion);
    out.key("evidence").beginArray();
    for (const CauseEvidence &evidence : cause.evidence)
        writeEvidence(out, evidence);
    out.endArray().endObject();
}

/// For programs: in English, whatever language the user speaks.
QByteArray toJson(const Explanation &explanation)
{
    JsonWriter out;
    out.beginObject().line().key("from").string(toIsoString(explanation.range.from));
    out.line().key("to").string(toIsoString(explanation.range.to)).line().key("causes").beginArray();
    for (const Cause &cause : explanation.causes)
        writeCause(out, cause);
    out.endArray().line().key("checked").beginArray();
    for (const CheckedPart &part : explanation.checked) {
        out.line().beginObject().key("kind").string(part.kind).key("sentence").string(part.sentence.inEnglish());
        out.key("series").string(part.series).endObject();
    }
    out.endArray().line().key("notes").beginArray();
    for (const Message &note : explanation.notes)
        out.line().string(note.inEnglish());
    return out.endArray().endObject().lineEnd().take();
}

/// A heading and what stands below it.
QString toText(const Explanation &explanation)
{
    QString out;
    int rank = 0;
    for (const Cause &cause : explanation.causes) {
        out += QStringLiteral("%1. %2 (%3, %4)\n")
                   .arg(QString::number(++rank), cause.sentence.text(), cause.kind, formatValue(cause.score, u"1"));
        for (const CauseEvidence &evidence : cause.evidence)
            out += QStringLiteral("   - ") + evidence.sentence.text() + u'\n';
        if (!cause.suggestion.isEmpty())
            out += QStringLiteral("   ")
                + translate("CommandLine", "It may help to apply: wai-performance apply %1").arg(cause.suggestion)
                + u'\n';
    }
    if (explanation.causes.empty())
        out += translate("CommandLine", "Nothing unusual.") + u'\n';
    QStringList checked;
    for (const CheckedPart &part : explanation.checked)
        checked << part.sentence.text();
    if (!checked.isEmpty())
        out += u'\n' + translate("CommandLine", "Looked at: %1").arg(checked.join(QLatin1String("; "))) + u'\n';
    for (const Message &note : explanation.notes)
        out += note.text() + u'\n';
    return out;
}

PerformanceResult<Explanation> ofHistory(const TimeRange &range, const QString &folder)
{
    const auto client = createPerformanceClient(PerformanceConfig().withDataFolder(folder).withMetrics(false));
    const auto status = await(client->diagnostics()->status());
    if (!status)
        return failure(status.error());
    if (!status->history.readOnly) {
        return failure(PerformanceErrorCode::IoError, folder, translate("CommandLine", "there is no history"),
                       translate("CommandLine", "Start the dashboard or wai-performance serve to record one."));
    }
    return await(client->ask(&Explanations::why, range));
}

PerformanceResult<Explanation> ofReport(const QString &name, const QString &folder, std::optional<TimeRange> range)
{
    const auto report = findReport(name, folder);
    if (!report)
        return failure(report.error());
    ReportClient client(*report);
    return await(client.explanations()->why(range.value_or(client.range())));
}

void addWhyOptions(Arguments &args)
{
    args.addOption(
        QStringLiteral("since"),
        translate("CommandLine", "From then on: a time, a duration back from now, a date, today or yesterday."),
        QStringLiteral("TIME"), QStringLiteral("5m"));
    args.addOption(QStringLiteral("until"), translate("CommandLine", "To then."), QStringLiteral("TIME"),
                   QStringLiteral("now"));
    args.addOption(QStringLiteral("at"), translate("CommandLine", "Of one moment: the seconds around it."),
                   QStringLiteral("TIME"));
    args.addOption(QStringLiteral("json"), translate("CommandLine", "Prints JSON."));
}

/// The range that is asked for, or a sentence about what is wrong with it.
tl::expected<TimeRange, QString> rangeOf(const Arguments &args)
{
    const Timestamp reference = now();
    const auto moment = [&](const QString &option, RangeEnd end) -> tl::expected<Timestamp, QString> {
        const auto read = momentFromText(args.value(option), reference, end);
        if (!read)
            return tl::make_unexpected(QStringLiteral("--%1: %2").arg(option, read.error().message()));
        return *read;
    };
    if (args.has(QStringLiteral("at"))) {
        if (args.has(QStringLiteral("since")) || args.has(QStringLiteral("until")))
            return tl::make_unexpected(translate("CommandLine", "Choose one of --at, and --since with --until."));
        return moment(QStringLiteral("at"), RangeEnd::Begin).map([](Timestamp at) {
            return TimeRange{at, at + std::chrono::seconds(1)};
        });
    }
    const auto from = moment(QStringLiteral("since"), RangeEnd::Begin);
    const auto to = moment(QStringLiteral("until"), RangeEnd::End);
    if (!from || !to)
        return tl::make_unexpected(from ? to.error() : from.error());
    if (*from >= *to)
        return tl::make_unexpected(translate("CommandLine", "--since must lie before --until."));
    return TimeRange{*from, *to};
}

} // namespace

int whyCommand(const QStringList &arguments)
{
    Arguments args(
        QStringLiteral("why"), QStringLiteral("[REPORT] [--since 5m] [--until now] [--at TIME] [--json]"),
        translate(
            "CommandLine",
            "Why a time was slow: at most five causes, the likeliest first, each with what it was seen by; from the history, or of a report.\n"
            "That nothing was unusual is an answer, too.\n\n"
            "Examples:\n  wai-performance why\n  wai-performance why --since 14:00 --until 14:05\n  wai-performance why --at 14:03:20 --json\n"
            "  wai-performance why report.json"));
    addWhyOptions(args);
    if (const auto code = args.parse(arguments, 0, 1))
        return *code;
    const auto range = rangeOf(args);
    if (!range)
        return usageError(range.error());
    const bool isRangeGiven = args.has(QStringLiteral("at")) || args.has(QStringLiteral("since"))
        || args.has(QStringLiteral("until"));
    const auto explanation = args.positional().isEmpty()
        ? ofHistory(*range, args.dataFolder())
        : ofReport(args.positional().constFirst(), args.dataFolder(),
                   isRangeGiven ? std::optional(*range) : std::nullopt);
    if (!explanation)
        return fail(explanation.error());
    if (args.has(QStringLiteral("json")))
        print(toJson(*explanation));
    else
        print(toText(*explanation));
    return Done;
}

} // namespace wai::cli
